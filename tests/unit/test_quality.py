import numpy as np
import pytest

from rehearsal_audio.conversation.attribution import Attribution
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio
from rehearsal_audio.model.report import Quality
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.quality import assess_quality
from rehearsal_audio.report import withhold

TURNS = (SpeakerTurn("A", 1.0, 4.0), SpeakerTurn("B", 3.0, 7.0))


def audio_with_noise(snr_db: float) -> Audio:
    """Ten seconds: a tone where somebody speaks, noise throughout."""
    rng = np.random.default_rng(7)
    times_s = np.arange(10 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    spoken = (times_s >= 1.0) & (times_s < 7.0)
    tone = 0.1 * np.sqrt(2) * np.sin(2 * np.pi * 220 * times_s) * spoken
    noise = rng.normal(0, 0.1 * 10 ** (-snr_db / 20), len(times_s))
    samples = (tone + noise).astype(np.float32)
    return Audio(samples, samples[:, None])


def assessed(audio: Audio, confidence: float = 0.9, unassigned: float = 0.0) -> Quality:
    words = Transcript((Word("a", 1.0, 1.2, confidence), Word("b", 3.0, 3.2, confidence)))
    return assess_quality(audio, words, Diarisation(TURNS, 0.6), Attribution({}, unassigned))


@pytest.mark.parametrize("snr_db", [0.0, 10.0, 30.0])
def test_the_snr_is_that_of_the_mixture(snr_db: float) -> None:
    assert assessed(audio_with_noise(snr_db)).snr_db == pytest.approx(snr_db, abs=0.5)


def test_overlap_is_a_share_of_all_speech() -> None:
    assert assessed(audio_with_noise(20)).overlap_share == pytest.approx(1 / 6)


def test_a_clean_recording_has_no_warnings() -> None:
    assert assessed(audio_with_noise(30)).warnings == ()


@pytest.mark.parametrize(
    ("quality", "warning"),
    [
        (lambda: assessed(audio_with_noise(5)), "noisy"),
        (lambda: assessed(audio_with_noise(30), confidence=0.6), "hard to recognise"),
        (lambda: assessed(audio_with_noise(30), unassigned=0.2), "could not be given to a speaker"),
    ],
)
def test_each_fault_is_told_in_words(quality, warning: str) -> None:
    (told,) = quality().warnings
    assert warning in told


def test_clipping_is_told() -> None:
    audio = audio_with_noise(30)
    clipped = np.clip(audio.mix * 20, -1, 1)
    assert any("clipped" in told for told in assessed(Audio(clipped, clipped[:, None])).warnings)


def test_without_silence_there_is_no_noise_estimate() -> None:
    audio = audio_with_noise(30).cut(1.2, 6.8)
    assert (
        assess_quality(
            audio, Transcript(()), Diarisation((SpeakerTurn("A", 0.0, 5.6),)), Attribution({}, None)
        ).snr_db
        is None
    )


MEASURES = (
    Measure("talk_time_ratio", 0.5, "ratio", 0.4, 0.6),
    Measure("questions", 3, "count", 1.0, 8.0),
    Measure("time_to_first_advice_s", None, "s", reason="no advice given in 4:10"),
)


def quality(snr_db: float, asr_confidence: float) -> Quality:
    return Quality(snr_db, 0.1, 0.6, asr_confidence, 0.0, 0.0)


def test_a_good_recording_keeps_every_measure() -> None:
    assert withhold(MEASURES, quality(25, 0.9)) == MEASURES


def test_unsure_words_withhold_what_needs_words() -> None:
    talk, questions, advice = withhold(MEASURES, quality(25, 0.3))
    assert talk.value == 0.5
    assert questions.value is None
    assert "withheld: too many words" in (questions.reason or "")
    assert advice.reason == "no advice given in 4:10"


def test_noise_withholds_everything() -> None:
    measures = withhold(MEASURES, quality(1.0, 0.9))
    assert all(measure.value is None and measure.low is None for measure in measures)
    assert "1 dB above the noise" in (measures[0].reason or "")
