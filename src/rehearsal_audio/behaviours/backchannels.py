"""Backchannels of leader and actor: listener tokens that do not take the floor.

Rule: the units that :mod:`rehearsal_audio.conversation.backchannels` marked; neighbours without
1.0 s of silence between them are one backchannel. Generic ones are tokens alone ("mm", "yeah")
or voiced without a recognised word, specific ones say more ("oh dear, right").

Units: seconds; one event a backchannel.

Source: there, and Bavelas, Coates and Johnson (2000), Journal of Personality and Social Psychology
79, for generic and specific.

Known weaknesses: a cough or a short laugh without a word counts as a voiced backchannel.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from types import MappingProxyType

from rehearsal_audio.conversation.backchannels import plain_words, stretches
from rehearsal_audio.model.conversation import Conversation, Ipu, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.segment import intersection, total_s

SOURCE = "backchannels.token"

_SPECIFIC_WORDS = frozenset(("oh", "ah", "aw", "gosh", "wow", "god", "dear", "goodness", "really"))
_JOIN_MAX_PAUSE_S = 1.0


class BackchannelDetector:
    """Turns marked units into events."""

    def detect(self, conversation: Conversation) -> tuple[Event, ...]:
        """Backchannels of both roles, in order of start."""
        found: list[tuple[Sequence[Ipu], float]] = []
        for role in (Role.LEADER, Role.ACTOR):
            tokens = [ipu for ipu in conversation.ipus_of(role) if ipu.is_backchannel]
            overlapped = intersection(
                [ipu.segment for ipu in tokens], conversation.activity_of(role.other)
            )
            starts = [segment.start_s for segment in overlapped]
            for group in stretches(tokens, _JOIN_MAX_PAUSE_S):
                first = bisect_left(starts, group[0].start_s)
                last = bisect_left(starts, group[-1].end_s)
                found.append((group, total_s(overlapped[first:last])))
        found.sort(key=lambda one: (one[0][0].start_s, one[0][-1].end_s))
        return tuple(
            _event(number, group, overlap_s)
            for number, (group, overlap_s) in enumerate(found, start=1)
        )


def _event(number: int, group: Sequence[Ipu], overlap_s: float) -> Event:
    role = group[0].role
    quote = " ".join(ipu.text for ipu in group if ipu.words)
    words = plain_words(quote)
    is_specific = any(word in _SPECIFIC_WORDS for word in words)
    return Event(
        id=f"{Behaviour.BACKCHANNEL.value}-{number}",
        behaviour=Behaviour.BACKCHANNEL,
        role=role,
        start_s=group[0].start_s,
        end_s=group[-1].end_s,
        quote=quote,
        confidence=0.9 if words else 0.6,
        source=SOURCE,
        details=MappingProxyType(
            {
                "over_role": role.other.value,
                "overlap_s": round(overlap_s, 3),
                "kind": "specific" if is_specific else "generic",
                "rule": "tokens" if words else "voiced, no word recognised",
            }
        ),
    )
