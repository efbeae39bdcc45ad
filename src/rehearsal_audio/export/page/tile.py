"""A tile: one headline number in words, with its range, its denominator and a quote."""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal_audio.export.page.moments import Moment
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


def withheld_tile(name: str, measure: Measure) -> Tile:
    """A tile that says why there is no number."""
    return Tile(name, "", "", "", withheld=measure.reason or "")


def measure_of(report: IterationReport, name: str) -> Measure:
    """The measure, or one that says that the report lacks it."""
    for measure in report.measures:
        if measure.name == name:
            return measure
    return Measure(name, None, "count", reason="not in this report")


def value_of(report: IterationReport, name: str) -> float:
    """The measure's value; 0 where it has none."""
    return measure_of(report, name).value or 0.0
