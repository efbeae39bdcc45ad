"""Interruptions: how often each side cuts in, how soon, how it ends.

Rule: counts of the events, by role; rates are per minute of the *other's* time on the floor, for
only then can one interrupt. ``interruptions_*`` are the clear ones; possible ones, cooperative and
terminal overlaps are counted apart and enter no rate. ``time_to_first_interruption_s`` runs from
the first speech of leader or actor to the leader's first clear interruption, and is None if there
is none: the observed length is then its lower bound.

Units: counts, per minute, seconds, ratios in [0, 1]. Intervals: exact Poisson, Wilson.

Source: the detectors; Mulder-Vos et al. (2023) for the split from backchannels.

Known weaknesses: without words, short overlaps are merely possible interruptions: where a side
has any, its number of clear ones is not known and None, with the reason; cooperative overlaps are
not known at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.overlaps import OverlapKind, classify_overlaps
from rehearsal_audio.conversation.turns import floor_of
from rehearsal_audio.features.intervals import count_interval, proportion_interval, rate_interval
from rehearsal_audio.features.timing import NO_WORDS, first_speech_s, no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import total_s

_SIDES = (Role.LEADER, Role.ACTOR)
_NONE_FOUND = "no interruption by the leader"


class InterruptionExtractor:
    """Counts, rates and first time of interruptions."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Clear ones, rates, possible ones, cooperative and terminal overlaps, first time, ends."""
        reason = no_speech_reason(conversation)
        floor_s = {role: total_s(floor_of(conversation.turns, role)) for role in _SIDES}
        clear = {role: _of(events, Behaviour.INTERRUPTION, role) for role in _SIDES}
        wordless = reason or (None if conversation.has_words else NO_WORDS)
        why = {role: reason or _undecided(conversation, events, role) for role in _SIDES}
        measures = [
            *(
                _count(f"interruptions_by_{role.value}", len(clear[role]), why[role])
                for role in _SIDES
            ),
            *(_rate(role, len(clear[role]), floor_s[role.other], why[role]) for role in _SIDES),
            *_counts("possible_interruptions", Behaviour.POSSIBLE_INTERRUPTION, events, reason),
            *_counts("cooperative_overlaps", Behaviour.COOPERATIVE_OVERLAP, events, wordless),
            *_terminal(conversation, wordless),
            _first(conversation, clear[Role.LEADER], why[Role.LEADER]),
            _successful(clear[Role.LEADER], why[Role.LEADER]),
        ]
        measures += [
            _talked_over(f"talked_over_by_{role.value}_s", clear[role], why[role])
            for role in _SIDES
        ]
        return tuple(measures)


def _undecided(conversation: Conversation, events: Sequence[Event], role: Role) -> str | None:
    """Why the clear interruptions of a role cannot be counted, None if they can."""
    possible = len(_of(events, Behaviour.POSSIBLE_INTERRUPTION, role))
    if conversation.has_words or not possible:
        return None
    return f"needs words to decide {possible} possible interruption(s); only times are known"


def _of(events: Sequence[Event], behaviour: Behaviour, role: Role) -> list[Event]:
    return [one for one in events if one.behaviour is behaviour and one.role is role]


def _counts(
    name: str, behaviour: Behaviour, events: Sequence[Event], reason: str | None
) -> list[Measure]:
    return [
        _count(f"{name}_by_{role.value}", len(_of(events, behaviour, role)), reason)
        for role in _SIDES
    ]


def _count(name: str, count: int, reason: str | None) -> Measure:
    if reason is not None:
        return Measure(name, None, "count", reason=reason)
    low, high = count_interval(count)
    return Measure(name, count, "count", low, high)


def _rate(role: Role, count: int, other_floor_s: float, reason: str | None) -> Measure:
    name = f"interruption_rate_by_{role.value}"
    if reason is None and other_floor_s <= 0:
        reason = f"the {role.other.value} never holds the floor"
    if reason is not None:
        return Measure(name, None, "per_min", reason=reason)
    exposure_min = other_floor_s / 60
    low, high = rate_interval(count, exposure_min)
    return Measure(
        name,
        count / exposure_min,
        "per_min",
        low,
        high,
        components={"interruptions": count, f"{role.other.value}_floor_s": other_floor_s},
    )


def _terminal(conversation: Conversation, reason: str | None) -> list[Measure]:
    """Starts at the other's last words, neither interruptions nor cooperative."""
    found = () if reason else classify_overlaps(conversation)
    terminal = [one.by for one in found if one.kind is OverlapKind.TERMINAL]
    return [
        _count(f"terminal_overlaps_by_{role.value}", terminal.count(role), reason)
        for role in _SIDES
    ]


def _first(conversation: Conversation, clear: Sequence[Event], reason: str | None) -> Measure:
    name = "time_to_first_interruption_s"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    from_s = first_speech_s(conversation)
    observed = {"observed_s": conversation.scene.end_s - from_s}
    if not clear:
        return Measure(name, None, "s", components=observed, reason=_NONE_FOUND)
    first_s = min(one.start_s for one in clear) - from_s
    return Measure(name, first_s, "s", components=observed)


def _successful(clear: Sequence[Event], reason: str | None) -> Measure:
    name = "interruptions_successful_share"
    if reason is None and not clear:
        reason = _NONE_FOUND
    if reason is not None:
        return Measure(name, None, "ratio", reason=reason)
    outcomes = [one.details.get("outcome") for one in clear]
    successful = outcomes.count("successful")
    low, high = proportion_interval(successful, len(clear))
    counts = {
        outcome: float(outcomes.count(outcome))
        for outcome in ("successful", "resumed", "completed", "unsuccessful")
    }
    return Measure(name, successful / len(clear), "ratio", low, high, components=counts)


def _talked_over(name: str, clear: Sequence[Event], reason: str | None) -> Measure:
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    overlaps_s = [one.details.get("overlap_s") for one in clear]
    talked_over_s = sum((one for one in overlaps_s if isinstance(one, (int, float))), 0.0)
    return Measure(name, talked_over_s, "s", components={"interruptions": len(clear)})
