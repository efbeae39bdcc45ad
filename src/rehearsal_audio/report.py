"""Stage 6: measures that the recording cannot support are withheld with the reason, not guessed.

Rule: three families stand on ever more. *Times* need who speaks when; *turn-taking*
(interruptions, backchannels, overlaps) needs the exact edges of both voices too; *words* (all
other measures) need what was said. Each family has limits, see ``quality.Settings``; beyond
one of them its measures have no value and no components. Nor do they say then that something
did not happen: "no advice given" would be a claim about words as well.

Source of the limits: ``benchmarks/degraded.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import Quality
from rehearsal_audio.quality import Settings

TIMES = frozenset(
    {
        "talk_time_ratio",
        "talk_time_ratio_exclusive",
        "floor_time_ratio",
        "scene_share",
        "leader_speech_s",
        "actor_speech_s",
        "overlap_s",
        "silence_s",
        "longest_leader_turn_s",
        "longest_actor_turn_s",
        "response_latency_s",
        "held_silences",
    }
)
"""Measures that stand on who speaks when alone."""

TURN_TAKING = frozenset(
    {
        "interruptions_by_leader",
        "interruptions_by_actor",
        "interruption_rate_by_leader",
        "possible_interruptions_by_leader",
        "backchannels_by_leader",
        "backchannels_by_actor",
        "cooperative_overlaps_by_leader",
        "time_to_first_interruption_s",
    }
)
"""Measures that stand on overlaps and on the edges of speech; every other one needs words."""


def withhold(
    measures: Iterable[Measure], quality: Quality, settings: Settings = Settings()
) -> tuple[Measure, ...]:
    """Take back what the recording cannot support, each measure with its reason.

    Parameters
    ----------
    measures
        All measures of an iteration.
    quality
        What its recording can support.
    settings
        Limits of ``quality.py``.

    Returns
    -------
    tuple of Measure
        The same measures in the same order.
    """
    times = _against_times(quality, settings)
    turn_taking = times or _against_turn_taking(quality, settings)
    words = times or _against_words(quality, settings)
    kept = []
    for measure in measures:
        if measure.name in TIMES:
            reason = times
        elif measure.name in TURN_TAKING:
            reason = turn_taking
        else:
            reason = words
        if reason is None:
            kept.append(measure)
        else:
            kept.append(Measure(measure.name, None, measure.unit, reason=f"withheld: {reason}"))
    return tuple(kept)


def _against_times(quality: Quality, settings: Settings) -> str | None:
    """What speaks against every measure; None if nothing does."""
    if quality.snr_db is not None and quality.snr_db < settings.withhold_snr_db:
        return f"speech is only {quality.snr_db:.0f} dB above the noise"
    separation = quality.voice_separation
    if separation is not None and separation < settings.withhold_voice_separation:
        return "the two voices cannot be told apart"
    if (quality.unassigned_words_share or 0) > settings.withhold_unassigned_words_share:
        return "too much of the speech could not be given to a speaker"
    if (quality.overlap_share or 0) > settings.withhold_overlap_share:
        return "there is more speech at the same time than two people make"
    if _confidence_below(settings.withhold_asr_confidence, quality):
        return "hardly anything that is said can be understood"
    return None


def _against_turn_taking(quality: Quality, settings: Settings) -> str | None:
    """What speaks against measures of overlaps; None if nothing does."""
    if quality.snr_db is not None and quality.snr_db < settings.withhold_turn_taking_snr_db:
        return f"speech is only {quality.snr_db:.0f} dB above the noise, overlaps are not certain"
    return None


def _against_words(quality: Quality, settings: Settings) -> str | None:
    """What speaks against measures of words; None if nothing does."""
    if _confidence_below(settings.withhold_words_asr_confidence, quality):
        return "too many words could not be recognised with confidence"
    return None


def _confidence_below(limit: float, quality: Quality) -> bool:
    return quality.asr_confidence is not None and quality.asr_confidence < limit
