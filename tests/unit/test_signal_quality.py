import numpy as np
import pytest

from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.signal_quality import channel_levels_db, clipped_share, dead_s, snr_db

SPEECH = (Segment(1.0, 7.0),)


def mono(samples: np.ndarray) -> Audio:
    samples = samples.astype(np.float32)
    return Audio(samples, samples[:, None])


def noise(seconds: float, level: float) -> np.ndarray:
    return np.random.default_rng(7).normal(0, level, round(seconds * SAMPLE_RATE_HZ))


def voice(seconds: float) -> np.ndarray:
    """A tone in syllables of 0.2 s with 0.05 s of silence between them."""
    times_s = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return 0.2 * np.sin(2 * np.pi * 220 * times_s) * (times_s % 0.25 < 0.2)


def in_room(snr: float) -> Audio:
    """Ten seconds with speech from 1 to 7 s."""
    spoken = np.zeros(10 * SAMPLE_RATE_HZ)
    spoken[SAMPLE_RATE_HZ : 7 * SAMPLE_RATE_HZ] = voice(6)
    level = np.sqrt(np.mean(voice(6) ** 2)) * 10 ** (-snr / 20)
    return mono(spoken + noise(10, level))


@pytest.mark.parametrize("snr", [0.0, 10.0, 30.0])
def test_the_snr_is_that_of_the_mixture(snr: float) -> None:
    assert snr_db(in_room(snr), SPEECH) == pytest.approx(snr, abs=0.5)


@pytest.mark.parametrize("snr", [5.0, 20.0])
def test_without_silence_the_quietest_frames_stand_for_the_noise(snr: float) -> None:
    part = in_room(snr).cut(1.2, 6.8)
    assert snr_db(part, [Segment(0.0, 5.6)]) == pytest.approx(snr, abs=1.5)


def test_reverberation_right_after_speech_is_not_noise() -> None:
    audio = in_room(40)
    tail = slice(7 * SAMPLE_RATE_HZ, round(7.3 * SAMPLE_RATE_HZ))
    audio.mix[tail] += 0.05
    assert snr_db(audio, SPEECH) == pytest.approx(40, abs=0.5)


def test_nobody_speaks() -> None:
    assert snr_db(in_room(10), []) is None


@pytest.mark.parametrize("level", [1.0, 0.3])
def test_clipping_is_counted_at_the_peak_at_any_level(level: float) -> None:
    loud = np.clip(4 * voice(5), -0.5, 0.5) * 2 * level
    share = clipped_share(mono(loud))
    assert share == pytest.approx(np.mean(np.abs(loud) >= level * 0.995))
    assert share > 0.1


def test_a_recording_that_is_only_clipped_on_one_side_is_clipped() -> None:
    assert clipped_share(mono(np.clip(4 * voice(5), -0.9, 0.5))) > 0.1


def test_clean_and_very_soft_recordings_are_not_clipped() -> None:
    assert clipped_share(in_room(20)) < 0.001
    assert clipped_share(mono(np.round(voice(5) * 20) / 32768)) == 0.0


def test_levels_and_dead_time_are_told_for_each_channel() -> None:
    live = noise(40, 0.1)
    muted = live.copy()
    muted[12 * SAMPLE_RATE_HZ : 31 * SAMPLE_RATE_HZ] = 0.0
    both = np.stack([live, muted], axis=1).astype(np.float32)
    audio = Audio(both.mean(axis=1), both)
    assert channel_levels_db(audio)[0] == pytest.approx(-20, abs=0.2)
    assert dead_s(audio) == ((0.0, 0.0), (15.0, 0.0))


def test_a_recording_shorter_than_a_step_has_levels() -> None:
    assert channel_levels_db(mono(noise(1, 0.1))) == (pytest.approx(-20, abs=0.2),)
