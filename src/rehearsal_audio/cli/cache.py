"""``rehearsal-audio cache``: what is kept of an analysed folder's stages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.artefacts import Kept

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(name="cache")
def command() -> None:
    """What is kept of an analysed folder, so that no finished stage is run twice."""


@command.command()
@click.argument("out", type=FOLDER)
def info(out: Path) -> None:
    """Show what is kept in OUT, by stage."""
    from rehearsal_audio.artefacts import kept_in

    by_stage: dict[str, list[Kept]] = {}
    for kept in kept_in(out):
        by_stage.setdefault(kept.stage, []).append(kept)
    for stage, some in sorted(by_stage.items()):
        click.echo(f"{stage:<16}{len(some):>6}  {_size(some):>10}")
    every = [kept for some in by_stage.values() for kept in some]
    iterations = {(kept.recording, kept.iteration) for kept in every}
    click.echo(f"{len(every)} results of {len(iterations)} iterations, {_size(every)}")


@command.command()
@click.argument("out", type=FOLDER)
def clear(out: Path) -> None:
    """Remove what is kept in OUT and print each file that went; reports stay.

    The next analysis listens to everything again.
    """
    from rehearsal_audio import artefacts
    from rehearsal_audio.batch import exclusive
    from rehearsal_audio.files import on_one_line

    with exclusive(out):
        removed = artefacts.clear(out)
    for kept in removed:
        click.echo(f"removed {on_one_line(kept.path.relative_to(out))}  {kept.size_bytes} bytes")
    click.echo(f"removed {len(removed)} results, {_size(removed)}; reports are untouched")


def _size(some: Iterable[Kept]) -> str:
    return f"{sum(kept.size_bytes for kept in some) / 1e6:.1f} MB"
