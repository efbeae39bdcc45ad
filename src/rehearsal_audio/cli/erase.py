"""``rehearsal-audio erase``: all of one participant, removed from a folder of results."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="erase")
@click.argument("participant")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--session",
    "sessions",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A session file that has moved since; those analysed into OUT are known.",
)
@click.option("--recordings", is_flag=True, help="Remove the recordings themselves, too.")
def command(participant: str, out: Path, sessions: tuple[Path, ...], recordings: bool) -> None:
    """Remove all of PARTICIPANT from the folder of results OUT, and print a receipt.

    PARTICIPANT is an identifier such as P07, or a name that was replaced by one. Reports with their
    audio, kept stages, rows and the entry in the map of names go; the recordings stay unless asked.
    """
    from rehearsal_audio.batch import exclusive
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.files import on_one_line
    from rehearsal_audio.privacy import erase

    if not out.is_dir():
        raise InputError(f"{out}: no such folder; give the folder that `analyse` wrote")
    with exclusive(out):
        receipt = erase(participant, out, sessions, recordings)
    for line in receipt.lines():
        click.echo(on_one_line(line))
