"""The five tiles at the head of a report: value, unit, range, what it is made of, a quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from rehearsal_audio.export.page.figures import ceiling, clock, number, percent, shown, shown_range
from rehearsal_audio.export.page.moments import (
    GOOD,
    KIND_OF,
    Moment,
    is_counted,
    moment_of,
    unspoilt,
)
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval on a scale, in percent of its width."""

    low_percent: float
    value_percent: float
    high_percent: float


@dataclass(frozen=True, slots=True)
class Wait:
    """How much of a run went by until something happened, in percent of its length."""

    percent: float
    is_open: bool
    """Whether it had not happened by the end."""
    text: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline number, in words.

    Parameters
    ----------
    name
        Key of the tile in the wording file.
    value, unit, made_of
        The number, what it counts, and its denominator.
    range
        Both bounds; None where there is no interval.
    bar
        The interval drawn.
    wait
        A time drawn, with or without an end.
    cell
        The number as a table says it; empty where ``value`` does.
    quote_title, quote
        One moment to listen to; None where there is none.
    withheld
        Why there is no value; None where there is one.
    """

    name: str
    value: str
    unit: str
    made_of: str
    range: tuple[str, str] | None = None
    bar: Bar | None = None
    wait: Wait | None = None
    cell: str = ""
    quote_title: str = ""
    quote: Moment | None = None
    withheld: str | None = None


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
    measure = _measure(report, "talk_time_ratio")
    if measure.value is None:
        return _withheld("talk_time", measure)
    tile = Tile(
        name="talk_time",
        value=percent(measure.value),
        unit=words.text(section, "unit"),
        made_of=words.text(
            section,
            "made_of",
            leader=clock(_value(report, "leader_speech_s")),
            actor=clock(_value(report, "actor_speech_s")),
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
    measure = _measure(report, "interruption_rate_by_leader")
    if measure.value is None:
        return _withheld("interruptions", measure)
    count = _value(report, "interruptions_by_leader")
    made_of = words.text(
        section,
        "made_of_one" if count == 1 else "made_of",
        count=number(count, 0),
        floor=clock(_exposure_s(measure, count)),
    )
    return _rate_tile(report, words, ("interruptions", measure, made_of), Behaviour.INTERRUPTION)


def _first_advice(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.first_advice"
    measure = _measure(report, "time_to_first_advice_s")
    if measure.value is None:
        observed_s = measure.censored_at_s
        if observed_s is None:
            return _withheld("first_advice", measure)
        return Tile(
            name="first_advice",
            value=words.text(section, "never"),
            unit=words.text(section, "never_unit", observed=clock(observed_s)),
            made_of=words.text(section, "never_made_of", observed=clock(observed_s)),
            wait=Wait(100.0, True, words.text(section, "never_place")),
            cell=words.text(section, "cell", observed=clock(observed_s)),
        )
    event = _event_of_first_advice(report, measure.value)
    return Tile(
        name="first_advice",
        value=clock(measure.value),
        unit=words.text(section, "unit"),
        made_of=_before_advice(report, measure, words),
        wait=_wait(measure, words.text(section, "place")),
        quote_title=words.text(section, "quote"),
        quote=None if event is None else moment_of(event, words),
    )


def _wait(measure: Measure, text: str) -> Wait | None:
    """Where in the run the moment lies."""
    observed_s = measure.components.get("observed_s")
    if measure.value is None or not observed_s:
        return None
    return Wait(round(100 * min(1.0, measure.value / observed_s), 2), False, text)


def _event_of_first_advice(report: IterationReport, after_s: float) -> Event | None:
    """The unsolicited advice that lies next to the measured time."""
    spoken = [ipu.start_s for ipu in report.ipus if ipu.role is not Role.FACILITATOR]
    at_s = min(spoken, default=report.scene.start_s) + after_s
    events = [one for one in report.events if one.behaviour is Behaviour.ADVICE_UNSOLICITED]
    return min(filter(is_counted, events), key=lambda one: abs(one.start_s - at_s), default=None)


def _before_advice(report: IterationReport, measure: Measure, words: Wording) -> str:
    """How long the actor was heard by then, and what the leader had done."""
    sentences = []
    heard = _measure(report, "actor_speech_before_first_advice_s").value
    if heard is not None:
        sentences.append(words.text("tiles.first_advice", "made_of", heard=clock(heard)))
    asked = measure.components.get("open_question_before")
    reflected = measure.components.get("reflection_before")
    if asked is not None and reflected is not None:
        key = {(1, 1): "both", (1, 0): "question", (0, 1): "reflection", (0, 0): "none"}
        came = key[(int(bool(asked)), int(bool(reflected)))]
        sentences.append(words.text("tiles.first_advice", f"before_{came}"))
    return " ".join(sentences)


def _open_questions(report: IterationReport, words: Wording) -> Tile:
    section = "tiles.open_questions"
    share = _measure(report, "open_question_ratio")
    questions = _measure(report, "questions")
    if questions.value is None:
        return _withheld("open_questions", questions)
    if share.value is None:
        return Tile(
            "open_questions", words.text(section, "none"), words.text(section, "none_unit"), ""
        )
    opened = share.components.get("open", _value(report, "open_questions"))
    closed = share.components.get("closed", _value(report, "closed_questions"))
    rate = _measure(report, "open_question_rate_per_min").value
    sentences = [] if rate is None else [words.text(section, "made_of", rate=number(rate))]
    if opened + closed < _value(report, "open_questions") + _value(report, "closed_questions"):
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
    measure = _measure(report, "reflections_per_min")
    if measure.value is None:
        return _withheld("reflections", measure)
    count = _value(report, "reflections")
    key = {0: "none", 1: "made_of_one"}.get(round(count), "made_of")
    made_of = words.text(section, key, count=number(count, 0))
    return _rate_tile(report, words, ("reflections", measure, made_of), Behaviour.REFLECTION)


_TILES: tuple[Callable[[IterationReport, Wording], Tile], ...] = (
    _talk_time,
    _interruptions,
    _first_advice,
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


def _withheld(name: str, measure: Measure) -> Tile:
    return Tile(name, "", "", "", withheld=measure.reason or "")


def _measure(report: IterationReport, name: str) -> Measure:
    """The measure, or one that says that the report lacks it."""
    for measure in report.measures:
        if measure.name == name:
            return measure
    return Measure(name, None, "count", reason="not in this report")


def _value(report: IterationReport, name: str) -> float:
    return _measure(report, name).value or 0.0


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
