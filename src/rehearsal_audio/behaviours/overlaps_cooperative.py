"""Cooperative overlaps: starts that help the other's unit along.

Rule: the class *cooperative overlap* of :mod:`rehearsal_audio.behaviours.overlaps`: the end of the
other's phrase, the word that the other searches for, the same words at the same time, the
other's words given back, or agreement and thanks, while the other's unit is not cut off. A
terminal overlap without such words is neither an interruption nor cooperative.

Units: seconds.

Source: Lerner (1996), On the "semi-permeable" character of grammatical units; Schegloff (2000).

Known weaknesses: told from words alone, so there are none where no words are known.
"""

from __future__ import annotations

from types import MappingProxyType

from rehearsal_audio.behaviours.overlaps import OverlapKind, Settings, classify_overlaps
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import Behaviour, Event

SOURCE = "overlaps.cooperative"


class CooperativeOverlapDetector:
    """Finds overlaps that are no contest.

    Parameters
    ----------
    settings
        Parameters of the classes.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self._settings = settings

    def detect(self, conversation: Conversation) -> tuple[Event, ...]:
        """Cooperative overlaps of both roles, in order of start."""
        found = [
            overlap
            for overlap in classify_overlaps(conversation, self._settings)
            if overlap.kind is OverlapKind.COOPERATIVE
        ]
        return tuple(
            Event(
                id=f"{Behaviour.COOPERATIVE_OVERLAP.value}-{number}",
                behaviour=Behaviour.COOPERATIVE_OVERLAP,
                role=overlap.by,
                start_s=overlap.start_s,
                end_s=overlap.end_s,
                quote=overlap.said,
                confidence=overlap.confidence,
                source=SOURCE,
                details=MappingProxyType(
                    {
                        "over_role": overlap.over.value,
                        "overlap_s": round(overlap.overlap_s, 3),
                        "talked_over": overlap.talked_over,
                        "kind": overlap.decided_by,
                        "rule": "words",
                    }
                ),
            )
            for number, overlap in enumerate(found, start=1)
        )
