"""``rehearsal-audio retention``: audio and words deleted after their days."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Delete audio and words after the days that a session file promises."""


@command.command()
@click.argument("session", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would be removed, and change nothing.")
@click.option("--recordings", is_flag=True, help="Delete the recordings themselves, too.")
def apply(session: Path, out: Path, dry_run: bool, recordings: bool) -> None:
    """Delete audio and words in OUT of the recordings in SESSION whose days are over.

    Days are counted from a recording's date in the session file, else from the session's, else
    from the day the file was last changed. The measures stay.
    """
    from datetime import datetime

    from rehearsal_audio.batch import exclusive
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.files import on_one_line
    from rehearsal_audio.privacy import apply_retention

    if not out.is_dir():
        raise InputError(f"{out}: no such folder; give the folder that `analyse` wrote")
    today = datetime.now().astimezone().date()
    with exclusive(out):
        receipt = apply_retention(session, out, today, recordings, dry_run)
    for line in receipt.lines(dry_run):
        click.echo(on_one_line(line))
