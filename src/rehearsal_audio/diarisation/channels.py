"""One microphone per speaker (first version to come)."""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.ports import Progress, silent


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings."""


class ChannelsDiariser:
    """Diariser for one microphone per speaker."""

    def __init__(self, settings: Settings) -> None: ...

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Tell channels apart."""
        raise NotImplementedError
