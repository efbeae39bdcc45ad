"""``rehearsal-audio export``: files for researchers from an analysed folder."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("csv", "textgrid", "rttm")
"""Formats that can be written."""

PLANNED = ("parquet", "eaf")
"""Formats that a later version will write."""


@click.command(name="export")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "chosen",
    required=True,
    type=click.Choice([*FORMATS, *PLANNED]),
    help="csv: events.csv of every iteration and measures.csv of all.",
)
def command(folder: Path, chosen: str) -> None:
    """Write the files of one format again for every report.json below the folder OUT."""
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.export import EXPORTERS
    from rehearsal_audio.export.report_json import read_report
    from rehearsal_audio.export.tables import write_measures

    if chosen in PLANNED:
        raise InputError(
            f"the format {chosen} cannot be written yet; choose one of {', '.join(FORMATS)}"
        )
    paths = sorted(folder.rglob("report.json"))
    if not paths:
        raise InputError(
            f"found no report.json below {folder}; give the folder that "
            "`rehearsal-audio analyse` wrote"
        )
    exporter = EXPORTERS[chosen]
    reports = [read_report(path) for path in paths]
    for path, report in zip(paths, reports, strict=True):
        written = path.with_name(exporter.file_name)
        exporter.export(report, written)
        click.echo(str(written))
    if chosen == "csv":
        write_measures(reports, folder / "measures.csv")
        click.echo(str(folder / "measures.csv"))
