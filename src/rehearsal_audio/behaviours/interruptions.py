"""Interruptions by leader and actor, clear and possible.

Rule: the classes of :mod:`rehearsal_audio.behaviours.overlaps`. Clear interruptions are
``interruption`` events, all others, with the silent ones, ``possible_interruption``.

Units: seconds; every event says by whom, over whom, for how long, over which words, with which
outcome and what decided.

Source and known weaknesses: see there. In 94 consultations two thirds of overlapping starts were
backchannels (Mulder-Vos et al. 2023): telling them apart is what makes the number worth reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rehearsal_audio.behaviours.overlaps import (
    Overlap,
    OverlapKind,
    Settings,
    classify_overlaps,
)
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import Behaviour, Detail, Event

SOURCE = "overlaps.interruption"


class InterruptionDetector:
    """Finds who cuts in on whom.

    Parameters
    ----------
    settings
        Parameters of the classes.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self._settings = settings

    def detect(self, conversation: Conversation) -> tuple[Event, ...]:
        """Interruptions of both roles, in order of start."""
        events: list[Event] = []
        numbers = {Behaviour.INTERRUPTION: 0, Behaviour.POSSIBLE_INTERRUPTION: 0}
        for overlap in classify_overlaps(conversation, self._settings):
            if overlap.kind not in (OverlapKind.INTERRUPTION, OverlapKind.SILENT):
                continue
            behaviour = (
                Behaviour.INTERRUPTION if overlap.is_clear else Behaviour.POSSIBLE_INTERRUPTION
            )
            numbers[behaviour] += 1
            events.append(_event(overlap, behaviour, numbers[behaviour]))
        return tuple(events)


def _event(overlap: Overlap, behaviour: Behaviour, number: int) -> Event:
    return Event(
        id=f"{behaviour.value}-{number}",
        behaviour=behaviour,
        role=overlap.by,
        start_s=overlap.start_s,
        end_s=overlap.end_s,
        quote=overlap.said,
        confidence=overlap.confidence,
        source=SOURCE,
        details=_details(overlap),
    )


def _details(overlap: Overlap) -> Mapping[str, Detail]:
    return MappingProxyType(
        {
            "over_role": overlap.over.value,
            "overlap_s": round(overlap.overlap_s, 3),
            "talked_over": overlap.talked_over,
            "outcome": overlap.outcome,
            "kind": overlap.kind.value,
            "rule": overlap.decided_by,
        }
    )
