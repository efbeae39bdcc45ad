"""Turns: how many, how long, and how they meet.

Rule: a turn lasts from its first to its last speech, pauses included, backchannels not.
``floor_transfer_offset_s`` is the median over all passages of the floor of the next turn's start
minus the previous turn's end: above 0 a gap, below 0 an overlap.

Units: seconds, counts. Interval of the median offset: order statistics. An extreme, such as the
longest turn, has none.

Source: Heldner and Edlund (2010), Journal of Phonetics 38; Levinson and Torreira (2015),
Frontiers in Psychology 6: usual offsets lie about +0.2 s, and some 40 % of passages overlap.

Known weaknesses: a failed attempt at the floor is a turn, and cuts the other's turn in the count.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rehearsal_audio.features.intervals import median_interval
from rehearsal_audio.features.timing import no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Event
from rehearsal_audio.model.measure import Measure

_SIDES = (Role.LEADER, Role.ACTOR)


class TurnExtractor:
    """Longest turns, numbers of turns, offsets."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Longest turns by leader and actor, their numbers, the offset."""
        reason = no_speech_reason(conversation)
        return (
            *(_longest(conversation, role, reason) for role in _SIDES),
            *(_number(conversation, role, reason) for role in _SIDES),
            _offset(conversation, reason),
        )


def _longest(conversation: Conversation, role: Role, reason: str | None) -> Measure:
    name = f"longest_{role.value}_turn_s"
    turns = conversation.turns_of(role)
    if reason is None and not turns:
        reason = f"the {role.value} takes no turn"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    longest = max(turns, key=lambda turn: turn.segment.duration_s)
    return Measure(name, longest.segment.duration_s, "s", components={"start_s": longest.start_s})


def _number(conversation: Conversation, role: Role, reason: str | None) -> Measure:
    name = f"{role.value}_turns"
    if reason is not None:
        return Measure(name, None, "count", reason=reason)
    return Measure(name, len(conversation.turns_of(role)), "count")


def _offset(conversation: Conversation, reason: str | None) -> Measure:
    name = "floor_transfer_offset_s"
    offsets_s = [one.floor_transfer_offset_s for one in conversation.transitions]
    if reason is None and not offsets_s:
        reason = "the floor never passes"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    overlapped = sum(offset_s < 0 for offset_s in offsets_s)
    components = {"transitions": len(offsets_s), "overlapped": overlapped}
    low, high = median_interval(offsets_s) or (None, None)
    return Measure(name, median(offsets_s), "s", low, high, components=components)
