"""Stage 7: a report to the files that people and programs open. One exporter a line below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rehearsal_audio.export.page.report_page import ReportPage
from rehearsal_audio.export.report_json import ReportJson
from rehearsal_audio.export.rttm import Rttm
from rehearsal_audio.export.tables import EventsTable, write_measures
from rehearsal_audio.export.textgrid import TextGrid
from rehearsal_audio.export.transcript_text import TranscriptText
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.ports import Exporter

EXPORTERS: Mapping[str, Exporter] = {
    "json": ReportJson(),
    "html": ReportPage(),
    "csv": EventsTable(),
    "txt": TranscriptText(),
    "rttm": Rttm(),
    "textgrid": TextGrid(),
}
"""Format -> exporter; all of them are written for every iteration."""


def export_iteration(
    report: IterationReport, folder: Path, listen: bytes | None = None
) -> tuple[Path, ...]:
    """Write all files of one iteration.

    Parameters
    ----------
    report
        What was found.
    folder
        Where the files go, such as ``OUT/<recording>/<iteration>``.
    listen
        Sound for the page, from :func:`rehearsal_audio.export.listen.compress`; its first
        sample is the report's time 0. None leaves the page without sound.

    Returns
    -------
    tuple
        The files written, in the order of :data:`EXPORTERS`.
    """
    exporters = {**EXPORTERS, "html": ReportPage(listen)}
    paths = tuple(folder / exporter.file_name for exporter in exporters.values())
    for exporter, path in zip(exporters.values(), paths, strict=True):
        exporter.export(report, path)
    return paths


def export_overview(reports: Sequence[tuple[Path, IterationReport]], out: Path) -> tuple[Path, ...]:
    """Write ``measures.csv`` and ``index.html`` of a batch.

    Parameters
    ----------
    reports
        Each iteration's folder (as given to :func:`export_iteration`) and its report.
    out
        Folder for the two files; the page links to the reports relative to it.
    """
    from rehearsal_audio.export.page.overview_page import write_overview

    measures, page = out / "measures.csv", out / "index.html"
    write_measures([report for _, report in reports], measures)
    write_overview(reports, page)
    return measures, page
