"""``rehearsal-audio session``: write a session file for a folder, check one."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Write a session file for a folder of recordings, or check one."""


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a session file that is there.")
def init(folder: Path, force: bool) -> None:
    """Write FOLDER/session.yaml from the recordings found, to be edited.

    Names such as P07_2.flac give the participant P07 and the iteration 2.
    """
    from rehearsal_audio.audio import list_recordings
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.files import write_whole
    from rehearsal_audio.session import draft

    path = folder / "session.yaml"
    if path.exists() and not force:
        raise InputError(f"{path} is there already; edit it, or replace it with --force")
    recordings = list_recordings(folder)
    if not recordings:
        raise InputError(f"{folder}: no recordings in this folder; name the one that holds them")
    write_whole(path, draft(folder.resolve().name, [one.name for one in recordings]))
    click.echo(f"{len(recordings)} recordings -> {path}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say whether FILE is a session file that can be analysed; exit 1 if not."""
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.session import read_session

    session = read_session(file)
    missing = [one.path for one in session.recordings if not one.path.is_file()]
    if missing:
        names = ", ".join(str(path) for path in missing)
        raise InputError(f"{file}: {len(missing)} recordings are not there: {names}")
    iterations = sum(len(one.iterations) for one in session.recordings)
    consent = "recorded" if session.consent_recorded else "not recorded"
    click.echo(
        f"{file}: {len(session.recordings)} recordings, {iterations} iterations, consent {consent}"
    )
