"""Tables for spreadsheets and statistics: events.csv, measures.csv.

A text cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP
advises against CSV injection. Numbers are written as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from rehearsal_audio.files import write_whole
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport

Cell = str | float | int | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters by which a spreadsheet may take a cell for a formula."""

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
    writer.writerows([_safe(cell) for cell in row] for row in rows)
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


def _safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe in front where a spreadsheet would run it.

    Examples
    --------
    >>> _safe("=1+1")
    "'=1+1"
    >>> _safe(-1.5)
    -1.5
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
