"""Who speaks when from a person's or another program's file: RTTM, Praat TextGrid, ELAN EAF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.annotation import is_annotation
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.diarisation.rttm import joined, read_rttm
from rehearsal_audio.errors import InputError, SettingsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from rehearsal_audio.ports import Progress, silent


@dataclass(frozen=True, slots=True)
class Settings:
    """Which file to read.

    Parameters
    ----------
    path
        The file; or the folder of files named after their recordings; empty for the file that
        lies beside the recording.
    """

    path: str = ""


class FromFileDiariser:
    """Reads turns instead of listening; the file is read when this is made."""

    def __init__(self, settings: Settings) -> None:
        if not settings.path:
            raise SettingsError(
                "the diarisation backend from_file needs the setting path: "
                "an .rttm, .TextGrid or .eaf"
            )
        self._diarisation = read_turns(Path(settings.path))

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """The file's turns as they are; the audio and the number of speakers change nothing."""
        progress(1.0)
        return self._diarisation


def read_turns(path: Path) -> Diarisation:
    """Who speaks when, by the file's ending; the tiers of an annotation are its speakers.

    Raises
    ------
    InputError
        The file is missing, of another kind or malformed.
    """
    if is_annotation(path):
        return joined(
            SpeakerTurn(speaker, one.start_s, one.end_s)
            for speaker, own in read_annotated_speech(path).speech.items()
            for one in own
        )
    if path.suffix.lower() != ".rttm":
        raise InputError(f"{path}: no file of speaker turns; expected an .rttm, .TextGrid or .eaf")
    return read_rttm(path)
