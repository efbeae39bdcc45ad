"""``rehearsal-audio compare``: reports of several iterations side by side."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="compare")
@click.argument(
    "reports", metavar="REPORT.json...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write."
)
@click.option(
    "--context",
    type=click.Path(path_type=Path),
    help="TOML file with the bands in which others lie, and their origin; shown when asked for.",
)
def command(reports: tuple[Path, ...], output: Path, context: Path | None) -> None:
    """Write one page that lays the given reports side by side, in the given order.

    Runs of one participant are compared with each other; runs without a participant among
    themselves. A folder stands for the report.json in it. Marks lead to the report.html
    that lies beside a report.json.
    """
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.export.page.context import read_context
    from rehearsal_audio.export.page.overview_page import write_overview
    from rehearsal_audio.export.report_json import read_report

    if output.is_dir():
        raise InputError(f"{output} is a folder; name an HTML file to write")
    paths = [path / "report.json" if path.is_dir() else path for path in reports]
    bands = None if context is None else read_context(context)
    write_overview([(path.parent, read_report(path)) for path in paths], output, bands)
    click.echo(f"{len(paths)} reports -> {output}", err=True)
    click.echo(str(output))
