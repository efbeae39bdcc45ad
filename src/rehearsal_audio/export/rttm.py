"""diarisation.rttm: who speaks when, for tools that score or draw diarisation.

Rich Transcription Time Marked, as the NIST evaluations defined it (RT-09 plan, appendix A):
ten fields apart by blanks, of which ``SPEAKER`` lines use type, file, channel, onset,
duration and name. The name is the role (``leader``, ``actor``, ``facilitator``), so that the
file can be laid beside a reference by role; report.json says which voice was which.
File names must not hold blanks in RTTM: they become underscores.
"""

from __future__ import annotations

from pathlib import Path

from rehearsal_audio.files import write_whole
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment, union


class Rttm:
    """Exporter of diarisation.rttm, from the roles' inter-pausal units."""

    file_name = "diarisation.rttm"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        name = "_".join(report.recording.split()) or "recording"
        lines = [_line(name, role, segment) for role, segment in _speech(report)]
        write_whole(path, "".join(lines))


def _speech(report: IterationReport) -> list[tuple[Role, Segment]]:
    speech = [
        (role, segment)
        for role in Role
        for segment in union(ipu.segment for ipu in report.ipus if ipu.role is role)
    ]
    return sorted(speech, key=lambda one: (one[1], one[0].value))


def _line(name: str, role: Role, segment: Segment) -> str:
    return (
        f"SPEAKER {name} 1 {segment.start_s:.3f} {segment.duration_s:.3f} "
        f"<NA> <NA> {role.value} <NA> <NA>\n"
    )
