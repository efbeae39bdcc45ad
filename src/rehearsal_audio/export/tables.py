"""Tables for spreadsheets and statistics: events.csv, measures.csv.

A text cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP
advises against CSV injection. Numbers are written as they are, truths as ``true`` and ``false``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from rehearsal_audio.files import write_whole
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport

Cell = str | float | int | bool | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters by which a spreadsheet may take a cell for a formula, full-width ones too."""

EVENT_COLUMNS = (
    "recording",
    "iteration",
    "participant",
    "id",
    "behaviour",
    "role",
    "start_s",
    "end_s",
    "quote",
    "confidence",
    "source",
)
ITERATION_COLUMNS = (
    "recording",
    "iteration",
    "participant",
    "scenario",
    "duration_s",
    "analysis_id",
)


class EventsTable:
    """Exporter of events.csv: one row an event, in order of start."""

    file_name = "events.csv"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        rows = [
            (
                report.recording,
                report.iteration,
                report.participant,
                event.id,
                event.behaviour.value,
                event.role.value,
                round(event.start_s, 3),
                round(event.end_s, 3),
                event.quote,
                round(event.confidence, 3),
                event.source,
            )
            for event in sorted(report.events, key=lambda one: (one.start_s, one.end_s, one.id))
        ]
        write_whole(path, csv_text(EVENT_COLUMNS, rows))


def write_measures(reports: Sequence[IterationReport], path: Path) -> None:
    """Write measures.csv: one row an iteration, four columns a measure.

    A measure ``x`` has the columns ``x`` (its value, empty where there is none), ``x_low``
    and ``x_high`` (its interval) and ``x_reason`` (why there is no value).
    """
    names = tuple(dict.fromkeys(measure.name for report in reports for measure in report.measures))
    columns = (
        *ITERATION_COLUMNS,
        *(column for name in names for column in (name, *(_parts(name)))),
    )
    write_whole(path, csv_text(columns, (_measures_row(report, names) for report in reports)))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Comma-separated values with a header; text cells are made safe for spreadsheets."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _parts(name: str) -> tuple[str, str, str]:
    return f"{name}_low", f"{name}_high", f"{name}_reason"


def _measures_row(report: IterationReport, names: Sequence[str]) -> list[Cell]:
    by_name = {measure.name: measure for measure in report.measures}
    row: list[Cell] = [
        report.recording,
        report.iteration,
        report.participant,
        report.scenario,
        round(report.duration_s, 3),
        report.provenance.analysis_id,
    ]
    for name in names:
        row.extend(_measure_cells(by_name.get(name)))
    return row


def _measure_cells(measure: Measure | None) -> tuple[Cell, Cell, Cell, Cell]:
    if measure is None:
        return None, None, None, "not in this report"
    value, low, high = (
        None if number is None else round(number, 6)
        for number in (measure.value, measure.low, measure.high)
    )
    return value, low, high, measure.reason


def _cell(cell: Cell) -> Cell:
    """A cell as it stands in the file."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return spreadsheet_safe(cell) if isinstance(cell, str) else cell


def spreadsheet_safe(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would run it.

    Nothing is lost: a text that begins with an apostrophe and then like a formula gets another,
    so that one apostrophe less is the text again (see :func:`unescaped`).

    Examples
    --------
    >>> spreadsheet_safe("=1+1"), spreadsheet_safe("'=1+1"), spreadsheet_safe("it's")
    ("'=1+1", "''=1+1", "it's")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def unescaped(text: str) -> str:
    """The text that :func:`spreadsheet_safe` was given.

    Examples
    --------
    >>> unescaped("'=1+1"), unescaped("'tis")
    ('=1+1', "'tis")
    """
    is_escaped = text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS)
    return text[1:] if is_escaped else text
