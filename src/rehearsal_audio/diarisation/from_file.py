"""Who speaks when from a person's or another program's RTTM file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.errors import SettingsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.ports import Progress, silent


@dataclass(frozen=True, slots=True)
class Settings:
    """Which file to read.

    Parameters
    ----------
    path
        The RTTM file.
    """

    path: str = ""


class FromFileDiariser:
    """Reads turns instead of listening; the file is read when this is made."""

    def __init__(self, settings: Settings) -> None:
        if not settings.path:
            raise SettingsError(
                "the diarisation backend from_file needs the setting path: an RTTM file"
            )
        self._diarisation = read_rttm(Path(settings.path))

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """The file's turns as they are; the audio and the number of speakers change nothing."""
        progress(1.0)
        return self._diarisation
