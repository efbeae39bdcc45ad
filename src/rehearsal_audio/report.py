"""Stage 6: measures, events and quality to one report, measures withheld where they must be.

Rule: a measure that the recording cannot support is withheld with its reason, not guessed.
Below ``withhold_snr_db`` nothing is shown; below ``withhold_asr_confidence`` nothing that
needs words; with one voice nothing that compares two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import Quality
from rehearsal_audio.quality import Settings

NEEDS_TIMES_ONLY = frozenset(
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
"""Measures that stand on who speaks when alone; every other one needs words too."""


def withhold(
    measures: Iterable[Measure], quality: Quality, settings: Settings = Settings()
) -> tuple[Measure, ...]:
    """Take back the values that the recording cannot support, each with its reason.

    Parameters
    ----------
    measures
        All measures of an iteration.
    quality
        What its recording can support.
    settings
        Limits of ``quality.py``.
    """
    too_noisy = quality.snr_db is not None and quality.snr_db < settings.withhold_snr_db
    unsure_words = (
        quality.asr_confidence is not None
        and quality.asr_confidence < settings.withhold_asr_confidence
    )
    kept = []
    for measure in measures:
        reason = None
        if too_noisy:
            reason = f"withheld: speech is only {quality.snr_db:.0f} dB above the noise"
        elif unsure_words and measure.name not in NEEDS_TIMES_ONLY:
            reason = "withheld: too many words could not be recognised with confidence"
        if reason is None or measure.value is None:
            kept.append(measure)
        else:
            kept.append(replace(measure, value=None, low=None, high=None, reason=reason))
    return tuple(kept)
