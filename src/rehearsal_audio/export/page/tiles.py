"""The five tiles at the head of a report: value, unit, range, what it is made of, a quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rehearsal_audio.export.page.figures import ceiling, clock, number, percent, shown, shown_range
from rehearsal_audio.export.page.first_advice_tile import first_advice_tile
from rehearsal_audio.export.page.moments import (
    GOOD,
    KIND_OF,
    Moment,
    is_counted,
    moment_of,
    unspoilt,
)
from rehearsal_audio.export.page.tile import Bar, Tile, measure_of, value_of, withheld_tile
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport


def headline_tiles(report: IterationReport, words: Wording) -> tuple[Tile, ...]:
    """The tiles in their order."""
    return tuple(build(report, words) for build in _TILES)


def clearest(report: IterationReport, behaviour: Behaviour) -> Event | None:
    """The leader's surest event of a behaviour; among equals the longest quote.

    A good move that is at the same time worth another look is shown only where there is no
    other.
    """
    events = [one for one in report.events if one.behaviour is behaviour and is_counted(one)]
    if KIND_OF[behaviour].side == GOOD:
        events = unspoilt(report, events) or events
    return max(
        events,
        key=lambda one: (round(one.confidence, 2), len(one.quote), -one.start_s),
        default=None,
    )


def _talk_time(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.talk_time"
    measure = measure_of(report, "talk_time_ratio")
    if measure.value is None:
        return withheld_tile("talk_time", measure)
    tile = Tile(
        name="talk_time",
        value=percent(measure.value),
        unit=words.text(section, "unit"),
        made_of=words.text(
            section,
            "made_of",
            leader=clock(value_of(report, "leader_speech_s")),
            actor=clock(value_of(report, "actor_speech_s")),
        ),
        range=shown_range(measure, "percent"),
        bar=_bar(measure, 1.0),
    )
    longest = _longest_utterance(report)
    if longest is None:
        return tile
    return replace(
        tile, quote_title=words.text(section, "quote"), quote=_utterance_moment(longest, words)
    )


def _interruptions(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.interruptions"
    measure = measure_of(report, "interruption_rate_by_leader")
    if measure.value is None:
        return withheld_tile("interruptions", measure)
    count = value_of(report, "interruptions_by_leader")
    made_of = words.text(
        section,
        "made_of_one" if count == 1 else "made_of",
        count=number(count, 0),
        floor=clock(_exposure_s(measure, count)),
    )
    return _rate_tile(report, words, ("interruptions", measure, made_of), Behaviour.INTERRUPTION)


def _open_questions(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.open_questions"
    share = measure_of(report, "open_question_ratio")
    questions = measure_of(report, "questions")
    if questions.value is None:
        return withheld_tile("open_questions", questions)
    if share.value is None:
        return Tile(
            "open_questions", words.text(section, "none"), words.text(section, "none_unit"), ""
        )
    opened = share.components.get("open", value_of(report, "open_questions"))
    closed = share.components.get("closed", value_of(report, "closed_questions"))
    rate = measure_of(report, "open_question_rate_per_min").value
    sentences = [] if rate is None else [words.text(section, "made_of", rate=number(rate))]
    if opened + closed < value_of(report, "open_questions") + value_of(report, "closed_questions"):
        sentences.append(words.text(section, "in_a_row"))
    event = clearest(report, Behaviour.OPEN_QUESTION)
    closed_event = clearest(report, Behaviour.CLOSED_QUESTION)
    chosen = event or closed_event
    return Tile(
        name="open_questions",
        value=words.text(section, "value", open=number(opened, 0), all=number(opened + closed, 0)),
        unit=words.text(section, "unit", share=percent(share.value)),
        made_of=" ".join(sentences),
        range=shown_range(share, "percent"),
        bar=_bar(share, 1.0),
        quote_title=words.text(section, "quote" if event else "quote_closed"),
        quote=None if chosen is None else moment_of(chosen, words),
    )


def _reflections(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.reflections"
    measure = measure_of(report, "reflections_per_min")
    if measure.value is None:
        return withheld_tile("reflections", measure)
    count = value_of(report, "reflections")
    key = {0: "none", 1: "made_of_one"}.get(round(count), "made_of")
    made_of = words.text(section, key, count=number(count, 0))
    return _rate_tile(report, words, ("reflections", measure, made_of), Behaviour.REFLECTION)


_TILES: tuple[Callable[[IterationReport, Wording], Tile], ...] = (
    _talk_time,
    _interruptions,
    first_advice_tile,
    _open_questions,
    _reflections,
)


def _rate_tile(
    report: IterationReport,
    words: Wording,
    what: tuple[str, Measure, str],
    behaviour: Behaviour,
) -> Tile:
    name, measure, made_of = what
    event = clearest(report, behaviour)
    return Tile(
        name=name,
        value=shown(measure.value or 0.0, "rate"),
        unit=words.text(f"tiles.{name}", "unit"),
        made_of=made_of,
        range=shown_range(measure, "rate"),
        bar=_bar(measure, ceiling(max(4.0, measure.high or 0.0))),
        quote_title=words.text(f"tiles.{name}", "quote"),
        quote=None if event is None else moment_of(event, words),
    )


def _exposure_s(measure: Measure, count: float) -> float:
    """Seconds that a rate was observed over: from its components, else count over rate."""
    for name, value in measure.components.items():
        if name.endswith("_s"):
            return value
    return 60 * count / measure.value if measure.value else 0.0


def _bar(measure: Measure, end: float) -> Bar | None:
    if measure.value is None or measure.low is None or measure.high is None:
        return None
    low, value, high = (
        round(100 * min(max(one / end, 0.0), 1.0), 2)
        for one in (measure.low, measure.value, measure.high)
    )
    return Bar(low, value, high)


def _longest_utterance(report: IterationReport) -> Utterance | None:
    spoken = [
        one
        for one in report.utterances
        if one.role is Role.LEADER and one.start_s is not None and one.text
    ]
    return max(spoken, key=lambda one: (one.end_s or 0.0) - (one.start_s or 0.0), default=None)


def _utterance_moment(utterance: Utterance, words: Wording) -> Moment:
    return Moment(
        id=f"utterance-{utterance.index}",
        kind="",
        side="",
        behaviours=(),
        name=words.text("tiles.talk_time", "quote"),
        start_s=utterance.start_s or 0.0,
        end_s=utterance.end_s or 0.0,
        quote=utterance.text,
        confidence=1.0,
    )
