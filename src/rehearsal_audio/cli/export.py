"""``rehearsal-audio export``: files for researchers from an analysed folder."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("csv", "parquet", "textgrid", "eaf", "rttm", "ctm", "stm", "vtt", "srt", "json")
"""Formats that can be written."""

FOLDER = "export"
"""Folder below OUT for files that are not sent elsewhere."""


@click.command(name="export")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "chosen",
    required=True,
    type=click.Choice(FORMATS),
    help="csv and parquet: tidy tables of all iterations; the others: one file an iteration.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the files; else OUT/export/FORMAT.",
)
@click.option("--wide", is_flag=True, help="Also measures with one row an iteration (tables only).")
@click.option(
    "--with-text",
    is_flag=True,
    help="Write what was said, too: transcripts, words, quotes. Else they are left out.",
)
def command(out: Path, chosen: str, folder: Path | None, wide: bool, with_text: bool) -> None:
    """Write research files of every report.json below the folder OUT, with a codebook.

    OUT is what `analyse` wrote: a batch, a recording's folder or an iteration's.
    """
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.export.report_json import read_report
    from rehearsal_audio.export.research.writing import Options, write_research

    paths = sorted(out.rglob("report.json"))
    if not paths:
        raise InputError(
            f"found no report.json below {out}; give the folder that "
            "`rehearsal-audio analyse` wrote"
        )
    reports = [read_report(path) for path in paths]
    target = folder or out / FOLDER / chosen
    for path in write_research(reports, chosen, target, Options(wide, with_text)):
        click.echo(str(path))
