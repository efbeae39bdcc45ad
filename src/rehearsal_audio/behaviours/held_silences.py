"""Held silences: both are silent after the actor has spoken, and who ends it.

Rule: nobody speaks for 2.0 s or more, and the last who spoke, backchannels aside, was the actor.
The leader holds the silence; either side may end it. The time before the first and after the
last speech of the scene is no silence in a conversation.

::

    actor   |------|            |-----|
    leader            (2.5 s)            held silence, ended by the actor

Units: seconds.

Source: Levinson and Torreira (2015), Frontiers in Psychology 6: gaps between turns are about
0.2 s, so that 2 s is a choice and not a slow answer; Back et al. (2009), Journal of Palliative
Medicine 12, on compassionate silence.

Known weaknesses: speech that the voice detector missed makes a silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from rehearsal_audio.model.conversation import Conversation, Ipu, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.segment import Seconds, union

SOURCE = "held_silences.gap"


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of held silences.

    Parameters
    ----------
    held_silence_min_s
        Shortest held silence.
    """

    held_silence_min_s: Seconds = 2.0


class HeldSilenceDetector:
    """Finds the silences that the leader leaves to the actor.

    Parameters
    ----------
    settings
        See :class:`Settings`.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self._settings = settings

    def detect(self, conversation: Conversation) -> tuple[Event, ...]:
        """Held silences in order of start; the role is the leader's."""
        speech = union(ipu.segment for ipu in conversation.ipus)
        events: list[Event] = []
        ipus, place, last = conversation.ipus, 0, None
        for before, after in pairwise(speech):
            while place < len(ipus) and ipus[place].start_s < after.start_s:
                last = _later(last, ipus[place])
                place += 1
            silence_s = after.start_s - before.end_s
            if silence_s < self._settings.held_silence_min_s or last is None:
                continue
            if last.role is Role.ACTOR:
                events.append(_event(len(events) + 1, before.end_s, ipus[place]))
        return tuple(events)


def _later(last: Ipu | None, ipu: Ipu) -> Ipu | None:
    """The unit that held the floor last, backchannels aside."""
    if ipu.is_backchannel:
        return last
    return ipu if last is None or ipu.end_s >= last.end_s else last


def _event(number: int, start_s: Seconds, ended_by: Ipu) -> Event:
    return Event(
        id=f"{Behaviour.HELD_SILENCE.value}-{number}",
        behaviour=Behaviour.HELD_SILENCE,
        role=Role.LEADER,
        start_s=start_s,
        end_s=ended_by.start_s,
        quote="",
        confidence=0.9,
        source=SOURCE,
        details=MappingProxyType({"ended_by": ended_by.role.value, "rule": "mutual silence"}),
    )
