"""Whisper under CTranslate2 (faster-whisper), set against inventions and loops.

::

    recording -> blocks of five minutes cut at silence -> speech (Silero) -> windows of 29 s
              -> Whisper -> plausible segments -> words with mended times

Rule: Whisper hears only speech and the short silences inside it, each window without the text
of the one before (conditioning carries a loop on), and text that it made up is left out.

Units: seconds from the start of the recording; probabilities in [0, 1].

Source: Radford et al. 2023 (Whisper); Silero VAD v6, which comes with faster-whisper.
``benchmarks/transcription.py`` measures the words and their times. Tried on the rehearsals and
left out: faster-whisper's batched mode (lost whole stretches of speech, up to 15 % of a
recording's words), hot words that ask for fillers (more fillers than were said, worse word times).

Known weaknesses: of two people who speak at once the louder is written down; fillers, repeated
words and listening sounds are often left out; the base model mishears names and wards' slang.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from rehearsal_audio import weights
from rehearsal_audio.errors import BackendError, SettingsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Transcript, Word
from rehearsal_audio.ports import Progress, silent
from rehearsal_audio.transcription.plausibility import (
    PlausibilitySettings,
    RecognisedSegment,
    is_plausible,
)
from rehearsal_audio.transcription.windows import WindowSettings, block_end, windows
from rehearsal_audio.transcription.word_times import WordTimeSettings, mended

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIND_LANGUAGE = "auto"
"""The setting of ``language`` that lets the model find it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of recognition.

    Parameters
    ----------
    model
        A Whisper size such as ``"base"`` or ``"tiny.en"``, or a folder that holds a model.
    compute_type
        Precision of the arithmetic; int8 is the fastest on a CPU.
    language
        ISO 639-1 code, or ``"auto"``.
    beam_size
        Hypotheses kept; 5 is Whisper's own, 1 is about a quarter faster with 13 % more errors.
    cpu_threads
        0 takes as many as there are cores, at most 4.
    min_speech_probability
        Silero's threshold; 0.5 is its own, lower so that short, soft answers stay.
    min_pause_s, speech_padding_s
        Silence that ends a stretch of speech, and what is left on either side of it.
    block_s, block_search_s
        A long recording is taken in blocks of this length, cut at a silence that lies at most
        so far before the end.
    windows, plausibility, word_times
        Settings of the parts.
    """

    model: str = "base"
    compute_type: str = "int8"
    language: str = "en"
    beam_size: int = 5
    cpu_threads: int = 0
    min_speech_probability: float = 0.4
    min_pause_s: Seconds = 0.3
    speech_padding_s: Seconds = 0.2
    block_s: Seconds = 300.0
    block_search_s: Seconds = 60.0
    windows: WindowSettings = field(default_factory=WindowSettings)
    plausibility: PlausibilitySettings = field(default_factory=PlausibilitySettings)
    word_times: WordTimeSettings = field(default_factory=WordTimeSettings)

    def __post_init__(self) -> None:
        if self.beam_size < 1:
            raise ValueError(f"beam_size is {self.beam_size}, expected 1 or more")
        if not 0 < self.min_speech_probability < 1:
            raise ValueError(
                f"min_speech_probability is {self.min_speech_probability}, expected between 0 and 1"
            )
        if not 0 < self.windows.max_window_s <= 30:
            raise ValueError(
                f"windows.max_window_s is {self.windows.max_window_s}, expected at most 30"
            )
        if not 30 <= self.block_search_s < self.block_s:
            raise ValueError(
                f"block_s is {self.block_s} and block_search_s {self.block_search_s}, "
                "expected 30 <= block_search_s < block_s"
            )


class FasterWhisperTranscriber:
    """Recognises words with Whisper; the weights are loaded when it is made.

    Parameters
    ----------
    settings
        How to recognise.

    Attributes
    ----------
    description
        What recognises, for provenance.
    weights_sha256
        SHA-256 of each file of the weights.

    Raises
    ------
    BackendError
        If faster-whisper is not installed.
    WeightsError
        If the weights are missing or wrong.
    SettingsError
        If the model does not know the language, or the precision is not known.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        try:
            import ctranslate2
            import faster_whisper
        except ImportError as error:
            raise BackendError(
                "faster-whisper cannot be loaded; run: pip install rehearsal-audio"
            ) from error
        loaded = weights.load(*_named(self.settings.model))
        self.weights_sha256 = {f"{loaded.name}/{file}": d for file, d in loaded.sha256.items()}
        self.description = _description(self.settings, loaded)
        self._set_random_seed = ctranslate2.set_random_seed
        try:
            self._model = faster_whisper.WhisperModel(
                self.settings.model,
                device="cpu",
                compute_type=self.settings.compute_type,
                cpu_threads=self.settings.cpu_threads,
                files=dict(loaded.files),
            )
        except (RuntimeError, ValueError) as error:
            raise SettingsError(
                f"the model {self.settings.model} cannot be loaded with compute_type "
                f"{self.settings.compute_type}: {error}"
            ) from error
        _check_language(self.settings, self._model.supported_languages)

    def transcribe(self, audio: Audio, progress: Progress = silent) -> Transcript:
        """Recognise the words of a recording, in order of start.

        The same audio gives the same words, also where recognition falls back to sampling.
        """
        self._set_random_seed(0)
        words: list[Word] = []
        language = None if self.settings.language == FIND_LANGUAGE else self.settings.language
        for start_s, samples, speech in self._blocks(audio):
            if not speech:
                continue
            segments, info = self._model.transcribe(
                samples, language=language, **self._options(speech)
            )
            language = info.language
            found: list[Word] = []
            for segment in segments:
                progress(min(1.0, (start_s + segment.end) / audio.duration_s))
                recognised = _recognised(segment)
                if is_plausible(recognised, self.settings.plausibility):
                    found.extend(recognised.words)
            found_words = mended(found, speech, self.settings.word_times)
            words.extend(_shifted(word, start_s, audio.duration_s) for word in found_words)
        progress(1.0)
        return Transcript(tuple(words), language or "en")

    def _blocks(
        self, audio: Audio
    ) -> Iterator[tuple[Seconds, NDArray[np.float32], tuple[Segment, ...]]]:
        """Start, samples and speech of each block, the times from the block's start."""
        rate = audio.sample_rate_hz
        size = round(self.settings.block_s * rate)
        first = 0
        while first < len(audio.mix):
            samples = np.array(audio.mix[first : first + size], dtype=np.float32)
            speech = self._speech(samples, rate)
            if first + size < len(audio.mix):
                length_s = len(samples) / rate
                end_s = block_end(speech, length_s, self.settings.block_search_s)
                samples = samples[: max(1, round(end_s * rate))]
                speech = tuple(
                    Segment(one.start_s, min(one.end_s, end_s))
                    for one in speech
                    if one.start_s < end_s
                )
            yield first / rate, samples, speech
            first += len(samples)

    def _speech(self, samples: NDArray[np.float32], rate: int) -> tuple[Segment, ...]:
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        options = VadOptions(
            threshold=self.settings.min_speech_probability,
            min_silence_duration_ms=round(1000 * self.settings.min_pause_s),
            speech_pad_ms=round(1000 * self.settings.speech_padding_s),
            max_speech_duration_s=self.settings.windows.max_window_s,
        )
        found = get_speech_timestamps(samples, options, sampling_rate=rate)
        return tuple(Segment(one["start"] / rate, one["end"] / rate) for one in found)

    def _options(self, speech: tuple[Segment, ...]) -> dict[str, Any]:
        packed = windows(speech, self.settings.windows)
        return {
            "beam_size": self.settings.beam_size,
            "word_timestamps": True,
            "condition_on_previous_text": False,
            "clip_timestamps": [time_s for one in packed for time_s in (one.start_s, one.end_s)],
            "compression_ratio_threshold": self.settings.plausibility.max_compression_ratio,
        }


def _named(model: str) -> tuple[str, Path | None]:
    """Name and folder of a model: a folder is meant where a separator says so (``./base``)."""
    folder = Path(model).expanduser()
    if ("/" in model or os.sep in model) and folder.is_dir():
        return folder.name, folder
    return model, None


def weights_sha256(settings: Settings) -> Mapping[str, str]:
    """SHA-256 of each file of the weights that the settings name, without loading them."""
    return weights.known_sha256(*_named(settings.model))


def _description(settings: Settings, loaded: weights.LoadedWeights) -> str:
    vouched = "" if loaded.verified else ", not verified"
    return f"faster-whisper {settings.model}, {settings.compute_type}{vouched}"


def _check_language(settings: Settings, known: list[str]) -> None:
    if settings.language not in (FIND_LANGUAGE, *known):
        names = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
        raise SettingsError(
            f"the model {settings.model} does not know the language {settings.language!r}; "
            f"it knows {names}"
        )


def _recognised(segment: Any) -> RecognisedSegment:
    words = tuple(
        Word(word.word.strip(), float(word.start), float(word.end), float(word.probability))
        for word in segment.words or ()
        if word.word.strip()
    )
    return RecognisedSegment(
        words, segment.avg_logprob, segment.no_speech_prob, segment.compression_ratio
    )


def _shifted(word: Word, by_s: Seconds, latest_s: Seconds) -> Word:
    start_s = min(word.start_s + by_s, latest_s)
    end_s = min(max(start_s, word.end_s + by_s), latest_s)
    return Word(word.text, start_s, end_s, min(1.0, max(0.0, word.confidence)))
