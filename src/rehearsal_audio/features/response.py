"""Response: how long the leader waits before speaking, and the silences that the leader holds.

Rule: ``response_latency_s`` is the median gap from the end of an actor turn of 3 s or more to the
leader's next turn; answers that start in overlap have no gap and are counted in the components.
``held_silences`` counts mutual silences of 2.0 s or more after the actor's speech, whoever ends
them.

Units: seconds, counts. Intervals: order statistics of the gaps for their median, from six gaps
on; exact Poisson for counts.

Source: the measures' definitions; Levinson and Torreira (2015) for usual gaps of about 0.2 s.

Known weaknesses: reverberation shortens gaps by 0.1 to 0.3 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rehearsal_audio.features.intervals import count_interval, median_interval
from rehearsal_audio.features.timing import no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Seconds


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the response measures.

    Parameters
    ----------
    answered_turn_min_s
        Only turns of the actor this long ask for a considered answer.
    """

    answered_turn_min_s: Seconds = 3.0


class ResponseExtractor:
    """Response latency and held silences.

    Parameters
    ----------
    settings
        See :class:`Settings`.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self._settings = settings

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """``response_latency_s``, then ``held_silences``."""
        reason = no_speech_reason(conversation)
        return (
            _latency(conversation, self._settings, reason),
            _held(events, reason),
        )


def _latency(conversation: Conversation, settings: Settings, reason: str | None) -> Measure:
    name = "response_latency_s"
    offsets_s = [
        after.start_s - before.end_s
        for before, after in pairwise(conversation.turns)
        if before.role is Role.ACTOR
        and after.role is Role.LEADER
        and before.segment.duration_s >= settings.answered_turn_min_s
    ]
    gaps_s = [offset_s for offset_s in offsets_s if offset_s >= 0]
    if reason is None and not gaps_s:
        reason = "no answer of the leader after a gap to an actor turn of 3 s or more"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    counts = {"gaps": len(gaps_s), "overlapped": len(offsets_s) - len(gaps_s)}
    low, high = median_interval(gaps_s) or (None, None)
    return Measure(name, median(gaps_s), "s", low, high, components=counts)


def _held(events: Sequence[Event], reason: str | None) -> Measure:
    name = "held_silences"
    if reason is not None:
        return Measure(name, None, "count", reason=reason)
    held = [one for one in events if one.behaviour is Behaviour.HELD_SILENCE]
    low, high = count_interval(len(held))
    ended_by = [one.details.get("ended_by") for one in held]
    components = {
        "ended_by_leader": ended_by.count(Role.LEADER.value),
        "ended_by_actor": ended_by.count(Role.ACTOR.value),
        "silence_s": sum(one.segment.duration_s for one in held),
    }
    return Measure(name, len(held), "count", low, high, components=components)
