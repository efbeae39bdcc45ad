"""What ``analyse`` prints at its end: a table of the iterations, and what failed."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.faults import Failure
    from rehearsal_audio.model.measure import Measure
    from rehearsal_audio.model.report import IterationReport

HEADLINES = (
    ("talk time", "talk_time_ratio"),
    ("interruptions", "interruptions_by_leader"),
    ("first advice", "time_to_first_advice_s"),
    ("open questions", "open_question_ratio"),
)
"""Column for people and measure of the leader."""

FILE_WIDTH = 200
"""Characters a line where no terminal says how many it has."""


def print_table(reports: Sequence[tuple[Path, IterationReport]], out: Path) -> None:
    """One row an iteration, on stdout.

    Parameters
    ----------
    reports
        Each iteration's folder and report.
    out
        Folder of results; the last column is relative to it.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else FILE_WIDTH
    table = Table(box=box.SIMPLE_HEAD if is_terminal else None, pad_edge=False)
    for heading in ("recording", "iteration", *(name for name, _ in HEADLINES), "report"):
        table.add_column(heading, overflow="fold")
    for folder, report in reports:
        values = (_plain(report.measure(measure)) for _, measure in HEADLINES)
        path = (folder / "report.html").relative_to(out)
        cells = (report.recording, report.iteration, *values, str(path))
        table.add_row(*(Text(cell) for cell in cells))
    stream = io.StringIO()
    Console(file=stream, width=width, legacy_windows=False).print(table)
    for line in stream.getvalue().splitlines():
        click.echo(line.rstrip())


def print_failures(failures: Sequence[Failure], total: int, out: Path) -> None:
    """One line a recording that failed, on stderr, and ``failures.csv``.

    The file of an earlier run goes where all is well now.
    """
    from rehearsal_audio.faults import reason_of, write_failures

    for failure in failures:
        click.echo(f"failed: {failure.reason}", err=True)
    try:
        path = write_failures(failures, out)
    except OSError as error:
        path = None
        click.echo(f"failures.csv is missing: {reason_of(error, out)}", err=True)
    if failures:
        where = f"; see {path}" if path else ""
        click.echo(f"{len(failures)} of {total} recordings failed{where}", err=True)


def _plain(measure: Measure) -> str:
    """The value for a person, or the reason why there is none."""
    if measure.value is None:
        return measure.reason or ""
    if measure.unit == "ratio":
        return f"{measure.value:.0%}"
    if measure.unit == "s":
        minutes, seconds = divmod(round(measure.value), 60)
        return f"{minutes}:{seconds:02d}"
    return f"{measure.value:g}"
