"""The gate: each limit takes back its family of measures, and nothing within the limit."""

from dataclasses import replace

import pytest

from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import Quality
from rehearsal_audio.quality import Settings
from rehearsal_audio.report import TIMES, TURN_TAKING, withhold

LIMITS = Settings()
GOOD = Quality(
    snr_db=25.0,
    overlap_share=0.05,
    voice_separation=0.5,
    asr_confidence=0.9,
    unassigned_words_share=0.0,
    clipped_share=0.0,
)
MEASURES = (
    Measure("talk_time_ratio", 0.5, "ratio", 0.4, 0.6),
    Measure("interruptions_by_leader", 2, "count", 0.2, 7.2),
    Measure("questions", 3, "count", 0.6, 8.8),
    Measure("time_to_first_advice_s", None, "s", reason="no advice given in 4:10"),
)
NAMES = tuple(measure.name for measure in MEASURES)


def withheld(**facts: float | None) -> dict[str, str]:
    """Names and reasons of the measures that a recording with these facts loses."""
    taken = withhold(MEASURES, replace(GOOD, **facts))
    assert tuple(measure.name for measure in taken) == NAMES
    lost = [measure for measure in taken if (measure.reason or "").startswith("withheld: ")]
    assert all(measure.value is measure.low is measure.high is None for measure in lost)
    return {measure.name: measure.reason or "" for measure in lost}


def test_a_good_recording_keeps_every_measure() -> None:
    assert withhold(MEASURES, GOOD) == MEASURES


def test_a_recording_of_which_nothing_is_known_keeps_every_measure() -> None:
    assert withhold(MEASURES, Quality(None, None, None, None, None, None)) == MEASURES


WORDS = ("questions", "time_to_first_advice_s")


@pytest.mark.parametrize(
    ("fact", "limit", "worse", "lost", "reason"),
    [
        ("snr_db", LIMITS.withhold_snr_db, -0.1, NAMES, "3 dB above the noise"),
        (
            "snr_db",
            LIMITS.withhold_turn_taking_snr_db,
            -0.1,
            ("interruptions_by_leader",),
            "overlaps are not certain",
        ),
        (
            "voice_separation",
            LIMITS.withhold_voice_separation,
            -0.01,
            NAMES,
            "cannot be told apart",
        ),
        (
            "unassigned_words_share",
            LIMITS.withhold_unassigned_words_share,
            0.01,
            NAMES,
            "could not be given to a speaker",
        ),
        (
            "overlap_share",
            LIMITS.withhold_overlap_share,
            0.01,
            NAMES,
            "than two people make",
        ),
        (
            "asr_confidence",
            LIMITS.withhold_words_asr_confidence,
            -0.01,
            WORDS,
            "recognised with confidence",
        ),
        (
            "asr_confidence",
            LIMITS.withhold_asr_confidence,
            -0.01,
            NAMES,
            "can be understood",
        ),
    ],
)
def test_each_limit_takes_back_its_family(
    fact: str, limit: float, worse: float, lost: tuple[str, ...], reason: str
) -> None:
    found = withheld(**{fact: limit + worse})
    assert tuple(found) == lost
    assert all(reason in told for told in found.values())
    assert set(withheld(**{fact: limit})) < set(lost)


def test_that_nothing_happened_is_withheld_too_where_words_are_not_certain() -> None:
    assert "no advice" not in withheld(asr_confidence=0.3)["time_to_first_advice_s"]


def test_a_withheld_measure_tells_nothing_of_what_it_was_made_of() -> None:
    waited = Measure(
        "time_to_first_advice_s", None, "s", components={"observed_s": 250.0}, reason="no advice"
    )
    (found,) = withhold([waited], replace(GOOD, asr_confidence=0.1))
    assert found.reason is not None
    assert found.reason.startswith("withheld: ")
    assert (dict(found.components), found.censored_at_s) == ({}, None)


def test_every_limit_warns_before_it_withholds() -> None:
    assert LIMITS.warn_snr_db > LIMITS.withhold_turn_taking_snr_db > LIMITS.withhold_snr_db
    assert LIMITS.warn_voice_separation > LIMITS.withhold_voice_separation
    assert LIMITS.warn_overlap_share < LIMITS.withhold_overlap_share
    assert LIMITS.warn_unassigned_words_share < LIMITS.withhold_unassigned_words_share
    assert LIMITS.warn_asr_confidence > LIMITS.withhold_words_asr_confidence
    assert LIMITS.withhold_words_asr_confidence > LIMITS.withhold_asr_confidence


def test_the_families_do_not_share_a_measure() -> None:
    assert not TIMES & TURN_TAKING
