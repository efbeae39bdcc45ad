"""A report as tiers for annotation programs: speech, events, and if asked for what was said.

For every role that does anything: ``<role> speech`` (its inter-pausal units, marked ``speech`` or
``backchannel``), ``<role> utterances`` and ``<role> words`` with text, ``<role> events`` with the
behaviours that count. What overlaps within a tier goes to a further lane. These are the very names
by which a corrected file is read back.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.annotation.tiers import Interval, Tier, lanes
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import LABELS, Event
from rehearsal_audio.model.report import IterationReport


def tiers_of(report: IterationReport, with_text: bool) -> tuple[Tier, ...]:
    """All tiers of a report, those of a role together.

    Parameters
    ----------
    report
        What to draw.
    with_text
        Whether the tiers of utterances and words are drawn.
    """
    tiers: list[Tier] = []
    for role in Role:
        rows = {"speech": _speech(report, role)}
        if with_text:
            rows["utterances"] = _utterances(report, role)
            rows["words"] = _words(report, role)
        rows["events"] = [
            Interval(one.start_s, one.end_s, one.behaviour.value)
            for one in counted_events(report.events)
            if one.role is role
        ]
        for kind, intervals in rows.items():
            tiers += lanes(f"{role.value} {kind}", intervals, role.value)
    return tuple(tiers)


def counted_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that stand on tiers: labels that are sure enough to count, and all others."""
    return tuple(
        one for one in events if one.behaviour not in LABELS or one.confidence >= LISTED_CONFIDENCE
    )


def _speech(report: IterationReport, role: Role) -> list[Interval]:
    return [
        Interval(one.start_s, one.end_s, "backchannel" if one.is_backchannel else "speech")
        for one in report.ipus
        if one.role is role
    ]


def _utterances(report: IterationReport, role: Role) -> list[Interval]:
    return [
        Interval(one.start_s, max(one.start_s, one.end_s or 0.0), one.text)
        for one in report.utterances
        if one.role is role and one.start_s is not None
    ]


def _words(report: IterationReport, role: Role) -> list[Interval]:
    return [
        Interval(word.start_s, max(word.start_s, word.end_s), word.text)
        for one in report.utterances
        if one.role is role
        for word in one.words
    ]
