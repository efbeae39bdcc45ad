"""Backchannels: how often each side shows that it listens.

Rule: counts of the events, by role, generic and specific ones in the components; rates are per
minute of the other's time on the floor.

Units: counts, per minute. Intervals: exact Poisson.

Source: the detector.

Known weaknesses: those of the detector; from audio, faint "mm" are missed.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.conversation.turns import floor_of
from rehearsal_audio.features.intervals import count_interval, rate_interval
from rehearsal_audio.features.timing import no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import total_s

_SIDES = (Role.LEADER, Role.ACTOR)


class BackchannelExtractor:
    """Counts and rates of backchannels."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Counts by leader and actor, then rates."""
        reason = no_speech_reason(conversation)
        found = {
            role: [
                one for one in events if one.behaviour is Behaviour.BACKCHANNEL and one.role is role
            ]
            for role in _SIDES
        }
        return (
            *(_count(role, found[role], reason) for role in _SIDES),
            *(_rate(role, len(found[role]), conversation, reason) for role in _SIDES),
        )


def _count(role: Role, found: Sequence[Event], reason: str | None) -> Measure:
    name = f"backchannels_by_{role.value}"
    if reason is not None:
        return Measure(name, None, "count", reason=reason)
    low, high = count_interval(len(found))
    specific = sum(one.details.get("kind") == "specific" for one in found)
    return Measure(
        name,
        len(found),
        "count",
        low,
        high,
        components={"generic": len(found) - specific, "specific": specific},
    )


def _rate(role: Role, count: int, conversation: Conversation, reason: str | None) -> Measure:
    name = f"backchannel_rate_by_{role.value}"
    other_floor_s = total_s(floor_of(conversation.turns, role.other))
    if reason is None and other_floor_s <= 0:
        reason = f"the {role.other.value} never holds the floor"
    if reason is not None:
        return Measure(name, None, "per_min", reason=reason)
    low, high = rate_interval(count, other_floor_s / 60)
    return Measure(
        name,
        count / (other_floor_s / 60),
        "per_min",
        low,
        high,
        components={"backchannels": count, f"{role.other.value}_floor_s": other_floor_s},
    )
