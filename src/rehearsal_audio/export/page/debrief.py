"""The four behaviours of compassionate leadership, and what to take into the next run.

Attending, understanding, empathising, helping are Michael West's (2021). They are shown as
counts and quotes, good moves beside moments worth another look, and never as a score.
"""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal_audio.export.page.moments import Moment, is_counted, moment_of, unspoilt
from rehearsal_audio.export.page.wording import Wording, capital
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.report import IterationReport

B = Behaviour

EXAMPLE_CONFIDENCE = 0.75
"""A moment that is held up as an example should be right three times in four (own choice)."""

QUOTES_SHOWN = 2
"""Quotes of a behaviour that are shown at once; the others fold out."""

FOUR: dict[str, tuple[tuple[Behaviour, ...], ...]] = {
    "attending": ((B.NOTICING, B.PERSON_FOCUS), (), (B.TASK_FOCUS,)),
    "understanding": (
        (B.OPEN_QUESTION, B.REFLECTION, B.CHECKING_UNDERSTANDING, B.HELD_SILENCE),
        (),
        (B.INTERRUPTION, B.MINIMISING, B.NORMALISING, B.ADVICE_UNSOLICITED),
    ),
    "empathising": ((B.EMPATHY,), (B.ACKNOWLEDGEMENT,), ()),
    "helping": (
        (B.ASKS_NEED, B.OFFER_SPECIFIC, B.SIGNPOST_SPECIFIC, B.FOLLOW_THROUGH, B.NAMES_STANDARD),
        (),
        (B.OFFER_GENERIC, B.SIGNPOST_GENERIC, B.FALSE_REASSURANCE),
    ),
}
"""Good moves, neutral ones and counter-markers of each behaviour."""

KEEP_ORDER = (
    B.EMPATHY,
    B.REFLECTION,
    B.ASKS_NEED,
    B.NOTICING,
    B.OFFER_SPECIFIC,
    B.FOLLOW_THROUGH,
    B.SIGNPOST_SPECIFIC,
    B.OPEN_QUESTION,
    B.HELD_SILENCE,
)
"""One to keep: the first of these that occurred, rarest in poor conversations first."""

AGAIN_ORDER = (
    B.INTERRUPTION,
    B.ADVICE_UNSOLICITED,
    B.MINIMISING,
    B.NORMALISING,
    B.FALSE_REASSURANCE,
    B.SIGNPOST_GENERIC,
    B.OFFER_GENERIC,
)
"""One to try again: the one of these that occurred most often, the first of equals."""


@dataclass(frozen=True, slots=True)
class Found:
    """A behaviour that occurred: how often, its first quotes and the others."""

    behaviour: str
    name: str
    count: int
    quotes: tuple[Moment, ...]
    more: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the four behaviours."""

    name: str
    good: tuple[Found, ...]
    neutral: tuple[Found, ...]
    miss: tuple[Found, ...]
    note: str
    """A sentence on order, such as the task before the person; empty where none applies."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A moment to keep, or to try again, with how often it was heard."""

    moment: Moment
    name: str
    count: int
    suggestion: str
    """Why to keep it, or what to try instead."""


def four_behaviours(report: IterationReport, words: Wording) -> tuple[Aspect, ...]:
    """Attending, understanding, empathising, helping."""
    notes = {
        "attending": _comes_first(report, B.TASK_FOCUS, (B.PERSON_FOCUS, B.NOTICING)),
        "understanding": _comes_first(
            report, B.ADVICE_UNSOLICITED, (B.OPEN_QUESTION, B.REFLECTION)
        ),
    }
    texts = {"attending": "opened_with_task", "understanding": "advice_before_picture"}
    return tuple(
        Aspect(
            name=name,
            good=_found(report, words, good),
            neutral=_found(report, words, neutral),
            miss=_found(report, words, miss),
            note=words.text("behaviours_section", texts[name]) if notes.get(name) else "",
        )
        for name, (good, neutral, miss) in FOUR.items()
    )


def one_to_keep(report: IterationReport, words: Wording) -> Choice | None:
    """The clearest example of the first good move in order that occurred.

    A moment that is also worth another look, or about the task, is not held up.
    """
    for behaviour in KEEP_ORDER:
        events = unspoilt(report, _events(report, behaviour))
        if _has_example(events):
            return _choice(events, words, "why")
    return None


def one_to_try_again(report: IterationReport, words: Wording) -> Choice | None:
    """The clearest example of what occurred most often among the misses."""
    found = [
        events
        for events in (_events(report, behaviour) for behaviour in AGAIN_ORDER)
        if _has_example(events)
    ]
    return _choice(max(found, key=len), words, "try") if found else None


def _has_example(events: list[Event]) -> bool:
    return any(event.confidence >= EXAMPLE_CONFIDENCE for event in events)


def _choice(events: list[Event], words: Wording, reason: str) -> Choice:
    best = max(events, key=lambda one: (round(one.confidence, 2), len(one.quote), -one.start_s))
    behaviour = best.behaviour.value
    return Choice(
        moment=moment_of(best, words),
        name=capital(words.behaviour(behaviour)),
        count=len(events),
        suggestion=str(words.sections["behaviours"][behaviour][reason]),
    )


def _found(
    report: IterationReport, words: Wording, behaviours: tuple[Behaviour, ...]
) -> tuple[Found, ...]:
    rows = []
    for behaviour in behaviours:
        events = _events(report, behaviour)
        moments = tuple(moment_of(event, words) for event in events)
        if moments:
            rows.append(
                Found(
                    behaviour.value,
                    capital(words.behaviour(behaviour.value)),
                    len(moments),
                    moments[:QUOTES_SHOWN],
                    moments[QUOTES_SHOWN:],
                )
            )
    return tuple(rows)


def _events(report: IterationReport, behaviour: Behaviour) -> list[Event]:
    found = [event for event in report.events if event.behaviour is behaviour and is_counted(event)]
    return sorted(found, key=lambda one: one.start_s)


def _comes_first(report: IterationReport, early: Behaviour, late: tuple[Behaviour, ...]) -> bool:
    """Whether the first event of one behaviour comes before the first of the others."""
    first = min((event.start_s for event in _events(report, early)), default=None)
    others = min(
        (event.start_s for behaviour in late for event in _events(report, behaviour)),
        default=float("inf"),
    )
    return first is not None and first < others
