"""The leader's labelled sentences among the events, and why they cannot be counted."""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.features.intervals import count_interval, rate_interval
from rehearsal_audio.features.timing import NO_TIMES, NO_WORDS, NOBODY_SPEAKS
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Seconds


def said_by_leader(
    events: Sequence[Event],
    *behaviours: Behaviour,
    min_confidence: float = LISTED_CONFIDENCE,
) -> list[Event]:
    """Events of the leader of one of the behaviours, sure enough to count, as they came."""
    return [
        one
        for one in events
        if one.role is Role.LEADER
        and one.behaviour in behaviours
        and one.confidence >= min_confidence
    ]


def no_words_reason(conversation: Conversation) -> str | None:
    """Why what was said cannot be counted, None if it can."""
    if any(
        one.role is not Role.FACILITATOR and one.text.strip() for one in conversation.utterances
    ):
        return None
    only_times = bool(conversation.ipus) and not conversation.has_words
    return NO_WORDS if only_times else NOBODY_SPEAKS


def counted(name: str, count: int, reason: str | None, components: dict[str, float]) -> Measure:
    """A count with its exact Poisson interval, or None with the reason."""
    if reason is not None:
        return Measure(name, None, "count", reason=reason)
    low, high = count_interval(count)
    return Measure(name, count, "count", low, high, components=components)


def rated(
    name: str, count: int, exposure_s: Seconds, reason: str | None, components: dict[str, float]
) -> Measure:
    """A rate per minute of exposure with its exact Poisson interval, or None with the reason."""
    if reason is None and exposure_s <= 0:
        reason = NO_TIMES
    if reason is not None:
        return Measure(name, None, "per_min", reason=reason)
    low, high = rate_interval(count, exposure_s / 60)
    return Measure(name, count / (exposure_s / 60), "per_min", low, high, components=components)
