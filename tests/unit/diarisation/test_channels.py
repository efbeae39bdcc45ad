import logging
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.diarisation import channels, onnx, segmentation
from rehearsal_audio.diarisation.channels import ChannelsDiariser, Settings, crosstalk_db
from rehearsal_audio.diarisation.segmentation import WINDOW_FRAMES
from rehearsal_audio.errors import AudioError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

RATE = 16_000


class _HearsSpeechEverywhere:
    """The network at its least helpful: cross-talk and noise count as speech, too."""

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        logs = np.full((1, WINDOW_FRAMES, 7), -20.0, dtype=np.float32)
        logs[:, :, 1] = 0.0
        return [logs]


@pytest.fixture
def diariser(monkeypatch: pytest.MonkeyPatch) -> ChannelsDiariser:
    monkeypatch.setattr(segmentation, "open_session", lambda _: _HearsSpeechEverywhere())
    monkeypatch.setattr(channels, "onnx_path", Path)
    return ChannelsDiariser(Settings())


def _speech(spans: list[tuple[float, float]], duration_s: float, seed: int) -> np.ndarray:
    samples = np.zeros(round(duration_s * RATE), dtype=np.float32)
    noise = np.random.default_rng(seed).standard_normal(len(samples)).astype(np.float32)
    for start_s, end_s in spans:
        part = slice(round(start_s * RATE), round(end_s * RATE))
        samples[part] = 0.1 * noise[part]
    return samples


def _audio(*tracks: np.ndarray) -> Audio:
    both = np.stack(tracks, axis=1)
    both = both + 1e-4 * np.random.default_rng(0).standard_normal(both.shape).astype(np.float32)
    return Audio(both.mean(axis=1), both.astype(np.float32))


LEADER = _speech([(1.0, 5.0), (8.0, 12.0), (15.0, 16.0)], 20.0, 1)
ACTOR = _speech([(5.5, 8.5), (12.5, 14.5), (16.5, 19.0)], 20.0, 2)


def _turns(found: Diarisation, speaker: str) -> list[tuple[float, float]]:
    return [(round(s.start_s, 1), round(s.end_s, 1)) for s in found.segments_of(speaker)]


@pytest.mark.parametrize("gain", [1.0, 0.25])
def test_crosstalk_is_no_speech_of_ones_own(diariser: ChannelsDiariser, gain: float) -> None:
    leak = 10 ** (-18 / 20)
    audio = _audio(LEADER + leak * ACTOR, gain * (ACTOR + leak * LEADER))
    found = diariser.diarise(audio)
    assert found.speakers == ("CHANNEL_1", "CHANNEL_2")
    first, second = _turns(found, "CHANNEL_1"), _turns(found, "CHANNEL_2")
    assert first == pytest.approx(np.array([(1, 5), (8, 12), (15, 16)]), abs=0.15)
    assert second == pytest.approx(np.array([(5.5, 8.5), (12.5, 14.5), (16.5, 19)]), abs=0.15)


def test_labels_go_by_the_channel_not_by_who_speaks_first(diariser: ChannelsDiariser) -> None:
    found = diariser.diarise(_audio(0.1 * LEADER + ACTOR, LEADER + 0.1 * ACTOR))
    assert found.speakers == ("CHANNEL_2", "CHANNEL_1")


@pytest.mark.parametrize("gain", [1.0, 0.5, 0.0])
def test_mono_in_two_channels_or_a_dead_microphone_is_told_apart_by_voice(
    diariser: ChannelsDiariser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    gain: float,
) -> None:
    by_voice = Diarisation((SpeakerTurn("SPEAKER_00", 0, 1),))

    class _ByVoice:
        def __init__(self, _: onnx.Settings) -> None: ...

        def diarise(self, *_: object) -> Diarisation:
            return by_voice

    monkeypatch.setattr(onnx, "OnnxDiariser", _ByVoice)
    mono = LEADER + ACTOR
    both = np.stack([mono, gain * mono], axis=1)
    with caplog.at_level(logging.WARNING):
        assert diariser.diarise(Audio(both.mean(axis=1), both)) == by_voice
    assert "the 2 channels hold the same sound or one is dead: treated as mono" in caplog.text


def test_one_channel_is_an_error(diariser: ChannelsDiariser) -> None:
    audio = Audio(LEADER, LEADER[:, None])
    with pytest.raises(AudioError, match="found 1 channel, expected one microphone per speaker"):
        diariser.diarise(audio)


def test_crosstalk_is_measured_from_the_recording() -> None:
    leak = 10 ** (-12 / 20)
    audio = _audio(LEADER + leak * ACTOR, ACTOR + leak * LEADER)
    measured = crosstalk_db(channels._levels(audio, 0.1))
    assert measured[0, 1] == pytest.approx(-12, abs=1)
    assert measured[1, 0] == pytest.approx(-12, abs=1)
