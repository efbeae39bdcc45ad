"""transcript.TextGrid: the conversation for Praat; see :mod:`rehearsal_audio.export.tiers`."""

from __future__ import annotations

from pathlib import Path

from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.export.tiers import tiers_of
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.report import IterationReport


class TextGrid:
    """Exporter of transcript.TextGrid, with text."""

    file_name = "transcript.TextGrid"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        write_whole(path, textgrid_bytes(tiers_of(report, with_text=True), report.duration_s))
