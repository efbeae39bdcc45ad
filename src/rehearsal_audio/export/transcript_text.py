"""transcript.txt: the conversation to read, with times, roles and marks."""

from __future__ import annotations

from pathlib import Path

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.conversation import Utterance
from rehearsal_audio.model.event import EVENT_ONLY, Event
from rehearsal_audio.model.report import IterationReport


class TranscriptText:
    """Exporter of transcript.txt: one utterance a line, its labels in brackets.

    ::

        0:05.2  LEADER  What has that been like?  [open_question]
        0:09.8          -- interruption by leader
    """

    file_name = "transcript.txt"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        labels: dict[int, set[str]] = {}
        for label in report.labels:
            if label.confidence >= LISTED_CONFIDENCE:
                labels.setdefault(label.utterance_index, set()).add(label.behaviour.value)
        timed = [
            (utterance.start_s or 0.0, index, _spoken(utterance, labels))
            for index, utterance in enumerate(report.utterances)
        ]
        timed += [
            (event.start_s, len(report.utterances) + index, _happened(event))
            for index, event in enumerate(report.events)
            if event.behaviour in EVENT_ONLY and event.confidence >= LISTED_CONFIDENCE
        ]
        head = f"{report.recording}, iteration {report.iteration}\n\n"
        write_whole(path, head + "".join(line for _, _, line in sorted(timed)))


def time_text(seconds: float | None) -> str:
    """Minutes, seconds and tenths.

    Examples
    --------
    >>> time_text(65.25)
    '1:05.2'
    """
    if seconds is None:
        return "-"
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"


def _spoken(utterance: Utterance, labels: dict[int, set[str]]) -> str:
    marks = sorted(labels.get(utterance.index, ()))
    text = " ".join(utterance.text.split())
    tail = f"  [{', '.join(marks)}]" if marks else ""
    return f"{time_text(utterance.start_s):>8}  {utterance.role.value.upper():<11}  {text}{tail}\n"


def _happened(event: Event) -> str:
    name = event.behaviour.value.replace("_", " ")
    return f"{time_text(event.start_s):>8}  {'':<11}  -- {name} by {event.role.value}\n"
