"""The plug shapes. A plug-in is one new file and one line in its package's table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from rehearsal_audio.model.conversation import Conversation, Utterance
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.speech import Diarisation, Transcript

Progress = Callable[[float], None]
"""Told the share of a stage that is done, in [0, 1]."""


def silent(done: float) -> None:
    """Progress that tells nobody."""


class Transcriber(Protocol):
    """Audio to words. Heavy libraries are imported when it is made, not before."""

    def transcribe(self, audio: Audio, progress: Progress = silent) -> Transcript:
        """Recognise the words of a recording, in order of start."""
        ...


class Diariser(Protocol):
    """Audio to who speaks when."""

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Tell the voices apart; ``num_speakers=None`` finds their number."""
        ...


class LabelDetector(Protocol):
    """Utterances to labels, from the text alone."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of this detector; ``found`` are those of the detectors before it."""
        ...


class EventDetector(Protocol):
    """Conversation to events, from times first and words where there are words."""

    def detect(self, conversation: Conversation) -> tuple[Event, ...]:
        """Events of this detector, in order of start."""
        ...


class FeatureExtractor(Protocol):
    """Conversation and events to measures."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """The measures of this extractor, always the same names in the same order."""
        ...


class Exporter(Protocol):
    """A report to one file."""

    file_name: str

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole; an interrupted write leaves nothing behind."""
        ...
