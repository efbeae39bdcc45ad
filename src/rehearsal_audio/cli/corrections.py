"""``rehearsal-audio corrections``: a coder's tiers of events as corrections of a report."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="corrections")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="ITERATION", type=click.Path(path_type=Path, file_okay=False))
def command(file: Path, folder: Path) -> None:
    """Read an edited FILE (.eaf or .TextGrid) against the report in the folder ITERATION.

    What the coder changed on the tiers of events is added to ITERATION/corrections.jsonl: events
    that were renamed, removed or drawn. Analyse again, and every measure follows.
    """
    from collections import Counter

    from rehearsal_audio.coding.corrected import as_lines, corrections_of
    from rehearsal_audio.export.report_json import read_report
    from rehearsal_audio.files import write_whole

    found = corrections_of(file, read_report(folder / "report.json"))
    path = folder / "corrections.jsonl"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    if found:
        write_whole(path, before + as_lines(found))
    counts = Counter(str(one["action"]) for one in found)
    told = ", ".join(f"{count} {action}" for action, count in sorted(counts.items()))
    click.echo(f"{path}: {told}" if found else "nothing was changed on the tiers of events")
