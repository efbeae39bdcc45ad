"""Moments that one can listen to: the leader's events, each with its kind of mark.

A kind has a shape and a colour of its own, so that the page can be read without colour; the
colours are those of Okabe & Ito (2008), darkened for contrast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.export.page.figures import clock
from rehearsal_audio.export.page.wording import Wording, capital
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import union

GOOD, MISS, NEUTRAL = "good", "miss", "neutral"


@dataclass(frozen=True, slots=True)
class MarkKind:
    """One kind of mark.

    Parameters
    ----------
    name
        Its key in the wording file and the name of its shape.
    side
        ``good`` stands above the voices, ``miss`` and ``neutral`` below.
    behaviours
        What it stands for.
    """

    name: str
    side: str
    behaviours: tuple[Behaviour, ...]


B = Behaviour
KINDS = (
    MarkKind("open_question", GOOD, (B.OPEN_QUESTION,)),
    MarkKind("reflection", GOOD, (B.REFLECTION, B.CHECKING_UNDERSTANDING)),
    MarkKind("empathy", GOOD, (B.EMPATHY,)),
    MarkKind("attention", GOOD, (B.NOTICING, B.PERSON_FOCUS)),
    MarkKind(
        "help",
        GOOD,
        (B.ASKS_NEED, B.OFFER_SPECIFIC, B.SIGNPOST_SPECIFIC, B.FOLLOW_THROUGH, B.NAMES_STANDARD),
    ),
    MarkKind("silence", GOOD, (B.HELD_SILENCE,)),
    MarkKind("interruption", MISS, (B.INTERRUPTION,)),
    MarkKind("advice", MISS, (B.ADVICE_UNSOLICITED,)),
    MarkKind("minimising", MISS, (B.MINIMISING, B.NORMALISING, B.FALSE_REASSURANCE)),
    MarkKind("vague", MISS, (B.OFFER_GENERIC, B.SIGNPOST_GENERIC)),
    MarkKind("closed_question", NEUTRAL, (B.CLOSED_QUESTION, B.LEADING_QUESTION)),
    MarkKind("task", NEUTRAL, (B.TASK_FOCUS,)),
    MarkKind(
        "other",
        NEUTRAL,
        (
            B.ACKNOWLEDGEMENT,
            B.PERMISSION_QUESTION,
            B.ADVICE_WITH_PERMISSION,
            B.ADVICE_SOLICITED,
            B.INFORMATION,
            B.POSSIBLE_INTERRUPTION,
            B.COOPERATIVE_OVERLAP,
        ),
    ),
)
"""All kinds in the order of the filter. Listening sounds show in the lanes, not as marks."""

KIND_OF = {behaviour: kind for kind in KINDS for behaviour in kind.behaviours}


@dataclass(frozen=True, slots=True)
class Moment:
    """A behaviour at a time, ready to be shown and played."""

    id: str
    kind: str
    side: str
    behaviours: tuple[Behaviour, ...]
    name: str
    """What it is called, with a capital."""
    start_s: float
    end_s: float
    quote: str
    confidence: float

    @property
    def time(self) -> str:
        """Its start as minutes and seconds."""
        return clock(self.start_s)


def is_counted(event: Event) -> bool:
    """Whether the event is the leader's and certain enough to count, as in the measures."""
    return event.role is Role.LEADER and event.confidence >= LISTED_CONFIDENCE


def unspoilt(report: IterationReport, events: Sequence[Event]) -> list[Event]:
    """The events that are not at the same time about the task or worth another look."""
    doubtful = union(
        one.segment
        for one in report.events
        if is_counted(one)
        and one.behaviour in KIND_OF
        and (KIND_OF[one.behaviour].side == MISS or one.behaviour is Behaviour.TASK_FOCUS)
    )
    starts_s = [one.start_s for one in doubtful]

    def is_clear(event: Event) -> bool:
        last = bisect_left(starts_s, event.end_s) - 1
        return last < 0 or doubtful[last].overlap_s(event.segment) <= 0

    return [event for event in events if is_clear(event)]


def moments_of(report: IterationReport, words: Wording) -> tuple[Moment, ...]:
    """The leader's moments in order of start; same kind and same start count as one."""
    groups: dict[tuple[str, float], list[Event]] = {}
    for event in sorted(report.events, key=lambda one: (one.start_s, one.end_s, one.id)):
        kind = KIND_OF.get(event.behaviour)
        if is_counted(event) and kind is not None:
            groups.setdefault((kind.name, round(event.start_s, 1)), []).append(event)
    return tuple(_moment(events, words) for events in groups.values())


def moment_of(event: Event, words: Wording) -> Moment:
    """One event alone as a moment."""
    return _moment([event], words)


def _moment(events: list[Event], words: Wording) -> Moment:
    first = events[0]
    kind = KIND_OF.get(first.behaviour)
    behaviours = tuple(dict.fromkeys(event.behaviour for event in events))
    return Moment(
        id=first.id,
        kind=kind.name if kind else "other",
        side=kind.side if kind else NEUTRAL,
        behaviours=behaviours,
        name=capital(", ".join(words.behaviour(one.value) for one in behaviours)),
        start_s=first.start_s,
        end_s=max(event.end_s for event in events),
        quote=max((event.quote for event in events), key=len),
        confidence=max(event.confidence for event in events),
    )
