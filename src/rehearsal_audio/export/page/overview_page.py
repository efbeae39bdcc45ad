"""index.html of a batch, and the page of ``compare``: all runs, and runs side by side."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from rehearsal_audio.export.page.charts import FRAME
from rehearsal_audio.export.page.context import Context
from rehearsal_audio.export.page.figures import clock
from rehearsal_audio.export.page.moments import KINDS
from rehearsal_audio.export.page.side_by_side import COMPARED, MAX_RUNS, Group, Run, group_of
from rehearsal_audio.export.page.templates import render
from rehearsal_audio.export.page.tiles import headline_tiles
from rehearsal_audio.export.page.together import together
from rehearsal_audio.export.page.wording import Wording, wording
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.report import IterationReport

TILE_MEASURES = {
    "talk_time": "talk_time_ratio",
    "interruptions": "interruption_rate_by_leader",
    "first_advice": "time_to_first_advice_s",
    "open_questions": "open_question_ratio",
    "reflections": "reflections_per_min",
}
"""Tile -> the measure that its column is sorted by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A headline number in the table, with what the column is sorted by."""

    text: str
    sort: float | None


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One iteration in the table."""

    recording: str
    iteration: str
    participant: str
    length: Cell
    cells: tuple[Cell, ...]
    warnings: tuple[str, ...]
    link: str | None


def write_overview(
    reports: Sequence[tuple[Path, IterationReport]], page: Path, context: Context | None = None
) -> None:
    """Write the page whole.

    Parameters
    ----------
    reports
        Each report with the folder that holds its files; links lead there.
    page
        The HTML file to write.
    context
        Bands that the page shows when asked to; None for none.
    """
    write_whole(page, render_overview(reports, page.parent, context))


def render_overview(
    reports: Sequence[tuple[Path, IterationReport]], base: Path, context: Context | None = None
) -> str:
    """The page as HTML, with links relative to ``base``."""
    words = wording()
    linked = [(_link(folder, base), report) for folder, report in reports]
    groups = _groups(linked, words, context)
    drawn = {
        mark.moment.kind
        for group in groups
        for strip in group.strips
        for mark in (*strip.above, *strip.below)
    }
    return render(
        "overview.html.j2",
        "overview.js",
        {
            "words": words,
            "say": words.sections,
            "columns": [words.text(f"tiles.{name}", "column") for name in TILE_MEASURES],
            "rows": [_row(link, report, words) for link, report in linked],
            "has_participants": any(report.participant for _, report in linked),
            "groups": groups,
            "context": context,
            "together": together([report for _, report in reports], COMPARED, words),
            "max_runs": MAX_RUNS,
            "frame": FRAME,
            "kinds": [kind.name for kind in KINDS if kind.name in drawn],
            "version": reports[0][1].provenance.package_version if reports else "",
        },
    )


def _link(folder: Path, base: Path) -> str | None:
    """Address of the folder's report relative to the page; None where there is none."""
    report = folder / "report.html"
    if not report.exists():
        return None
    try:
        return quote(Path(os.path.relpath(report, base)).as_posix())
    except ValueError:  # another drive on Windows
        return report.resolve().as_uri()


def _row(link: str | None, report: IterationReport, words: Wording) -> OverviewRow:
    by_name = {measure.name: measure.value for measure in report.measures}
    tiles = headline_tiles(report, words)
    return OverviewRow(
        recording=report.recording,
        iteration=report.iteration,
        participant=report.participant or "",
        length=Cell(clock(report.scene.duration_s), report.scene.duration_s),
        cells=tuple(
            Cell(tile.cell or tile.value or "–", by_name.get(TILE_MEASURES[tile.name]))
            for tile in tiles
        ),
        warnings=report.quality.warnings,
        link=link,
    )


def _groups(
    linked: Sequence[tuple[str | None, IterationReport]], words: Wording, context: Context | None
) -> tuple[Group, ...]:
    """Runs by participant; those without one are the recordings of the batch."""
    by_participant: dict[str | None, list[tuple[str | None, IterationReport]]] = {}
    for link, report in linked:
        by_participant.setdefault(report.participant, []).append((link, report))
    return tuple(
        group_of(
            words.text("compare", "recordings")
            if participant is None
            else words.text("compare", "participant", participant=participant),
            [
                Run(name, link, report)
                for name, (link, report) in zip(_names(own), own, strict=True)
            ],
            words,
            {} if context is None else context.bands,
        )
        for participant, own in by_participant.items()
    )


def _names(own: Sequence[tuple[str | None, IterationReport]]) -> list[str]:
    """The shortest names that tell the runs apart: iteration, recording, or both."""
    reports = [report for _, report in own]
    for names in (
        [report.iteration for report in reports],
        [report.recording for report in reports],
    ):
        if len(set(names)) == len(names):
            return names
    return [f"{report.recording} {report.iteration}" for report in reports]
