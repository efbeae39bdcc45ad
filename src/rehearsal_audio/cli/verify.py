"""``rehearsal-audio verify``: whether reports can be made again here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.verification import Verdict


@click.command(name="verify")
@click.argument("reports", metavar="REPORT.json|OUT", type=click.Path(path_type=Path))
@click.option(
    "--audio",
    type=click.Path(path_type=Path),
    help="The recording, or a folder that holds it under any name: the models listen once more.",
)
@click.pass_context
def command(context: click.Context, reports: Path, audio: Path | None) -> None:
    """Check a report, or every report below the folder OUT, and say whether it holds here.

    Of the report alone: it fits its schema, its id is that of its settings, weights and files, and
    its events and measures follow to the last digit from the words and times in it. With --audio
    the recording is analysed again with the report's settings, and every difference is named.

    One line a report. Exit code 1 if one does not hold.
    """
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.verification import verify

    paths = [reports]
    if reports.is_dir():
        paths = sorted(reports.rglob("report.json"))
        if not paths:
            raise InputError(f"found no report.json below {reports}; give the folder of analyse")
    held = True
    for path in paths:
        try:
            verdict = verify(path, audio)
        except InputError as error:
            click.echo(f"{path}: not checked: {error}")
            held = False
            continue
        click.echo(_line(verdict))
        held = held and verdict.is_reproducible
    if not held:
        context.exit(1)


def _line(verdict: Verdict) -> str:
    """One line for a person and for grep."""
    name = f"{verdict.path}: "
    notes = f" [{'; '.join(verdict.notes)}]" if verdict.notes else ""
    if verdict.is_reproducible:
        shown = (verdict.analysis_id or "")[:12]
        return f"{name}reproducible: {', '.join(verdict.checked)} (id {shown}){notes}"
    return f"{name}NOT reproducible: {'; '.join(verdict.faults)}{notes}"
