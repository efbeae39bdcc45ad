"""A transcript from a file instead of a recogniser: a person's, or an earlier run's.

The format is this package's ``transcript.json``::

    {"language": "en", "words": [{"text": "Hello.", "start_s": 0.4, "end_s": 0.9,
                                  "confidence": 0.98}, ...]}

``confidence`` may be left out (then 1.0: a person wrote it); other keys are kept by no one. A Praat
TextGrid or an ELAN EAF with text is read, too: its words keep their tier's speaker.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.annotation import is_annotation
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.errors import InputError
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Transcript, Word
from rehearsal_audio.ports import Progress, silent

MAX_NUMBER = 1e9
"""A larger number is no time in seconds: it would be thirty years."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the transcript lies.

    Parameters
    ----------
    path
        The file; or the folder of files named after their recordings; empty for the file that
        lies beside the recording.
    """

    path: str = ""


class FromFileTranscriber:
    """Reads the words instead of recognising them.

    Parameters
    ----------
    settings
        Where the file lies.

    Raises
    ------
    InputError
        If no path is set.
    """

    def __init__(self, settings: Settings) -> None:
        if not settings.path:
            raise InputError(
                "no transcript named; set transcription.path, or put NAME.transcript.json "
                "beside NAME.wav"
            )
        self._path = Path(settings.path)

    def transcribe(self, audio: Audio, progress: Progress = silent) -> Transcript:
        """The words of the file; the audio is not listened to."""
        transcript = read_transcript(self._path)
        progress(1.0)
        return transcript


def read_transcript(path: Path) -> Transcript:
    """Read a ``transcript.json``, or the words of a TextGrid or EAF.

    Returns
    -------
    Transcript
        Words sorted by start.

    Raises
    ------
    InputError
        If there is no such file, or it is no transcript; the message names the word's number.
    """
    if is_annotation(path):
        words = read_annotated_speech(path).words
        if not words:
            raise InputError(
                f"{path} holds no words; export it --with-text, or take the words from elsewhere"
            )
        return Transcript(words)
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError(
            f"no transcript at {path}; check the name, or recognise it anew"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path} is no JSON file; expected a transcript.json") from error
    if not isinstance(content, dict) or not isinstance(content.get("words"), list):
        raise InputError(f'{path} has no list "words"; expected a transcript.json')
    entries = [_word(path, number, entry) for number, entry in enumerate(content["words"], start=1)]
    ordered = sorted(entries, key=lambda word: word.start_s)
    return Transcript(tuple(ordered), str(content.get("language", "en")))


def write_transcript(
    transcript: Transcript, path: Path, facts: Mapping[str, object] | None = None
) -> None:
    """Write a ``transcript.json`` whole; an interrupted write leaves nothing behind.

    Parameters
    ----------
    transcript
        What to write.
    path
        The file; its folder must exist.
    facts
        Further keys, such as the model and the SHA-256 of the audio.
    """
    content = {
        "language": transcript.language,
        **(facts or {}),
        "words": [
            {
                "text": word.text,
                "start_s": round(word.start_s, 3),
                "end_s": round(word.end_s, 3),
                "confidence": round(word.confidence, 4),
            }
            for word in transcript.words
        ],
    }
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _word(path: Path, number: int, entry: object) -> Word:
    place = f"{path}: word {number}"
    if not isinstance(entry, dict):
        raise InputError(f"{place} is no object; expected text, start_s and end_s")
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{place} has no "text"; expected a word')
    start_s = _number(place, entry, "start_s")
    end_s = _number(place, entry, "end_s")
    if not 0 <= start_s <= end_s:
        raise InputError(
            f"{place} goes from {start_s} s to {end_s} s; expected 0 <= start_s <= end_s"
        )
    confidence = _number(place, {"confidence": 1.0, **entry}, "confidence")
    if not 0 <= confidence <= 1:
        raise InputError(f"{place} has confidence {confidence}; expected 0 to 1")
    return Word(text.strip(), start_s, end_s, confidence)


def _number(place: str, entry: Mapping[str, object], key: str) -> float:
    value = entry.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(value) <= MAX_NUMBER:  # type: ignore[arg-type]
        raise InputError(f'{place} has no number "{key}"; expected seconds or a share')
    return float(value)  # type: ignore[arg-type]
