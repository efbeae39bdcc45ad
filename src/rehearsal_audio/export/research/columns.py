"""What a column of a research table is: the one place that tables, codebook and package share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rehearsal_audio.model.report import IterationReport

Cell = str | float | int | bool | None

NEVER = "never missing"
"""Missing-value rule of a column that always has a value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and its meaning.

    Parameters
    ----------
    name
        Its name, with its unit where it has one.
    kind
        ``"string"``, ``"number"``, ``"integer"`` or ``"boolean"``, as Table Schema calls them.
    meaning
        What stands in it.
    unit
        Unit of numbers; ``"1"`` for shares and other numbers without one.
    minimum, maximum
        Bounds that no value leaves; None for none.
    values
        The only values there are; empty for any.
    missing
        When a cell is empty.
    holds_text
        Whether it holds what was said; such columns are left out unless text is asked for.
    """

    name: str
    kind: str
    meaning: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[str, ...] = ()
    missing: str = NEVER
    holds_text: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table over all iterations.

    Parameters
    ----------
    name
        Its file's name without the ending.
    meaning
        What a row is.
    key
        Columns that together name a row.
    columns
        In order.
    rows
        The rows of one iteration, each with a cell for every column.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[IterationReport], Iterable[Sequence[Cell]]]


def without_text(table: Table) -> Table:
    """The table without the columns that hold what was said."""
    kept = [place for place, column in enumerate(table.columns) if not column.holds_text]

    def rows(report: IterationReport) -> Iterable[Sequence[Cell]]:
        for row in table.rows(report):
            yield [row[place] for place in kept]

    columns = tuple(table.columns[place] for place in kept)
    return Table(table.name, table.meaning, table.key, columns, rows)


def text(name: str, meaning: str, **facts: object) -> Column:
    """A column of text."""
    return Column(name, "string", meaning, **facts)  # type: ignore[arg-type]


def seconds(name: str, meaning: str, missing: str = NEVER) -> Column:
    """A column of seconds from the iteration's start, or of a length."""
    return Column(name, "number", meaning, "s", 0.0, missing=missing)


def share(name: str, meaning: str, missing: str = NEVER) -> Column:
    """A column of numbers in [0, 1]."""
    return Column(name, "number", meaning, "1", 0.0, 1.0, missing=missing)


def number(name: str, meaning: str, missing: str = NEVER, unit: str = "") -> Column:
    """A column of numbers without bounds."""
    return Column(name, "number", meaning, unit, missing=missing)


def count(name: str, meaning: str, missing: str = NEVER) -> Column:
    """A column of whole numbers from 0."""
    return Column(name, "integer", meaning, "1", 0.0, missing=missing)


def flag(name: str, meaning: str) -> Column:
    """A column of true or false."""
    return Column(name, "boolean", meaning)
