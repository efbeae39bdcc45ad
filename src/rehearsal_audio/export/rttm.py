"""diarisation.rttm: who speaks when, for tools that score or draw diarisation.

The speaker's name is the role (``leader``, ``actor``, ``facilitator``), so that the file can be
laid beside a reference by role; report.json says which voice was which.
"""

from __future__ import annotations

from pathlib import Path

from rehearsal_audio.export.research.speech_files import rttm_bytes
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.report import IterationReport


class Rttm:
    """Exporter of diarisation.rttm, from the roles' inter-pausal units."""

    file_name = "diarisation.rttm"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        write_whole(path, rttm_bytes(report))
