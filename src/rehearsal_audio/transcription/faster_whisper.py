"""first version"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rehearsal_audio import weights
from rehearsal_audio.errors import BackendError
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio
from rehearsal_audio.model.speech import Transcript, Word
from rehearsal_audio.ports import Progress, silent

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings."""

    model: str = "base"
    compute_type: str = "int8"
    language: str = "en"
    beam_size: int = 5
    cpu_threads: int = 0


class FasterWhisperTranscriber:
    """Whisper under CTranslate2."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings = settings or Settings()
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            raise BackendError(
                "faster-whisper cannot be loaded; run: pip install rehearsal-audio[offline]"
            ) from error
        self.weights = _weights(settings.model)
        self._model = WhisperModel(
            settings.model,
            device="cpu",
            compute_type=settings.compute_type,
            cpu_threads=settings.cpu_threads,
            files=dict(self.weights.files),
        )

    def transcribe(self, audio: Audio, progress: Progress = silent) -> Transcript:
        """Words in order of start."""
        words = []
        segments, _ = self._model.transcribe(
            np.ascontiguousarray(audio.mix),
            language=self.settings.language,
            beam_size=self.settings.beam_size,
            word_timestamps=True,
            condition_on_previous_text=False,
            vad_filter=True,
            vad_parameters={"min_silence_duration_ms": 1000, "speech_pad_ms": 300},
        )
        for segment in segments:
            progress(min(1.0, segment.end / audio.duration_s))
            words += [
                Word(word.word.strip(), word.start, word.end, float(word.probability))
                for word in segment.words
            ]
        progress(1.0)
        return Transcript(
            tuple(sorted(words, key=lambda word: word.start_s)), self.settings.language
        )


def _weights(model: str) -> weights.LoadedWeights:
    folder = Path(model)
    if folder.is_dir():
        return weights.load(folder.name, folder)
    return weights.load(f"whisper-{model}")
