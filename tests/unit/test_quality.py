"""Each fault is told in words, at its limit and not before; the gate takes back what it must."""

from collections.abc import Callable

import numpy as np
import pytest

from rehearsal_audio.conversation.attribution import Attribution
from rehearsal_audio.model.conversation import Role, SpeakerRole
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio
from rehearsal_audio.model.report import Quality
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.quality import Settings, assess_quality, note_roles

TURNS = (SpeakerTurn("A", 1.0, 4.0), SpeakerTurn("B", 3.0, 7.0))
LIMITS = Settings()


def audio_with_noise(snr_db: float = 30.0, seconds: float = 10.0) -> Audio:
    """A tone where somebody speaks, noise throughout."""
    rng = np.random.default_rng(7)
    times_s = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    spoken = (times_s >= 1.0) & (times_s < 7.0)
    tone = 0.1 * np.sqrt(2) * np.sin(2 * np.pi * 220 * times_s) * spoken
    noise = rng.normal(0, 0.1 * 10 ** (-snr_db / 20), len(times_s))
    samples = (tone + noise).astype(np.float32)
    return Audio(samples, samples[:, None])


def words(confidence: float = 0.95, end_s: float = 7.0) -> Transcript:
    """Two words a second from 1 s on."""
    starts_s = np.arange(1.0, end_s, 0.5)
    return Transcript(tuple(Word("a", s, s + 0.4, confidence) for s in map(float, starts_s)))


def told(
    audio: Audio | None = None,
    transcript: Transcript | None = None,
    diarisation: Diarisation = Diarisation(TURNS, 0.6),
    unassigned: float = 0.0,
) -> tuple[str, ...]:
    return assess_quality(
        audio or audio_with_noise(),
        transcript or words(),
        diarisation,
        Attribution({}, unassigned),
    ).warnings


def channels(*levels: float) -> Audio:
    """65 s of noise at these levels, one for each channel."""
    noise = np.random.default_rng(7).normal(0, 1, (65 * SAMPLE_RATE_HZ, len(levels)))
    samples = (noise * levels).astype(np.float32)
    return Audio(samples.mean(axis=1), samples)


def clipped(share: float) -> Audio:
    audio = audio_with_noise()
    limit = np.quantile(np.abs(audio.mix), 1 - share)
    samples = np.clip(audio.mix, -limit, limit)
    return Audio(samples, samples[:, None])


def overlapping(share: float) -> Diarisation:
    end_s = 1.0 + 6.0 * share
    return Diarisation((SpeakerTurn("A", 1.0, 7.0), SpeakerTurn("B", 1.0, end_s)), 0.6)


FAULTS: list[tuple[str, Callable[[], tuple[str, ...]], Callable[[], tuple[str, ...]]]] = [
    # what is told; beyond the limit; within it
    (
        "noisy",
        lambda: told(audio_with_noise(LIMITS.warn_snr_db - 1)),
        lambda: told(audio_with_noise(LIMITS.warn_snr_db + 1)),
    ),
    ("overdriven", lambda: told(clipped(0.004)), lambda: told(clipped(0.0001))),
    (
        "with --num-speakers 3 (or auto)",
        lambda: told(diarisation=Diarisation(TURNS, 0.6, voices_heard=3)),
        lambda: told(diarisation=Diarisation(TURNS, 0.6)),
    ),
    (
        "sound alike",
        lambda: told(diarisation=Diarisation(TURNS, LIMITS.warn_voice_separation - 0.01)),
        lambda: told(diarisation=Diarisation(TURNS, LIMITS.warn_voice_separation)),
    ),
    (
        "Only one voice",
        lambda: told(diarisation=Diarisation((SpeakerTurn("A", 1.0, 7.0),))),
        lambda: told(diarisation=Diarisation(TURNS)),
    ),
    (
        "at the same time",
        lambda: told(diarisation=overlapping(LIMITS.warn_overlap_share + 0.05)),
        lambda: told(diarisation=overlapping(LIMITS.warn_overlap_share - 0.05)),
    ),
    (
        "hard to recognise",
        lambda: told(transcript=words(LIMITS.warn_asr_confidence - 0.01)),
        lambda: told(transcript=words(LIMITS.warn_asr_confidence + 0.01)),
    ),
    (
        "No words could be recognised in 3",
        lambda: told(transcript=words(end_s=5.0)),
        lambda: told(transcript=words(end_s=5.5)),
    ),
    (
        "given to a speaker",
        lambda: told(unassigned=LIMITS.warn_unassigned_words_share + 0.01),
        lambda: told(unassigned=LIMITS.warn_unassigned_words_share),
    ),
]


@pytest.mark.parametrize(("fault", "beyond", "within"), FAULTS, ids=[one[0] for one in FAULTS])
def test_each_fault_is_told_beyond_its_limit_and_not_before(fault, beyond, within) -> None:
    (warning,) = beyond()
    assert fault in warning
    assert within() == ()


def test_a_silent_channel_is_told() -> None:
    assert any("Channel 2 is silent" in one for one in told(channels(0.1, 0.0001)))
    assert not any("Channel" in one for one in told(channels(0.1, 0.01)))


def test_a_channel_that_is_muted_for_a_minute_is_told() -> None:
    audio = channels(0.1, 0.1)
    audio.channels[: 61 * SAMPLE_RATE_HZ, 0] = 0.0
    assert any("Channel 1 is dead for 60 s" in one for one in told(audio))


@pytest.mark.parametrize(("first_s", "is_told"), [(45, True), (50, False)])
def test_a_channel_that_never_comes_back_is_told(first_s: int, is_told: bool) -> None:
    audio = channels(0.1, 0.1)
    audio.channels[first_s * SAMPLE_RATE_HZ :, 1] = 0.0
    warnings = told(audio)
    assert (
        any("Channel 2 is dead for 20 s at the start or end" in one for one in warnings) is is_told
    )


def test_a_good_recording_has_no_warnings() -> None:
    assert told() == ()


def test_overlap_is_a_share_of_all_speech() -> None:
    quality = assess_quality(
        audio_with_noise(), words(), Diarisation(TURNS, 0.6), Attribution({}, 0.0)
    )
    assert quality.overlap_share == pytest.approx(1 / 6)


def test_nobody_speaks() -> None:
    quality = assess_quality(
        audio_with_noise(), Transcript(()), Diarisation(()), Attribution({}, None)
    )
    assert quality.snr_db is quality.overlap_share is quality.asr_confidence is None


QUALITY = Quality(25.0, 0.1, 0.6, 0.9, 0.0, 0.0, ("earlier",))


def roles(confidence: float) -> tuple[SpeakerRole, ...]:
    return (
        SpeakerRole("A", Role.LEADER, 3.0, confidence),
        SpeakerRole("B", Role.ACTOR, 4.0, confidence),
    )


def test_a_guessed_leader_is_told_after_the_other_warnings() -> None:
    first, guessed = note_roles(QUALITY, roles(0.69)).warnings
    assert first == "earlier"
    assert "--leader" in guessed


@pytest.mark.parametrize("certain", [roles(0.7), roles(0.5)[:1], ()])
def test_a_leader_beyond_doubt_is_not_told(certain: tuple[SpeakerRole, ...]) -> None:
    assert note_roles(QUALITY, certain) == QUALITY
