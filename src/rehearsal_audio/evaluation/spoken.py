"""What there is to compare: who speaks when, and who says what, from any of our formats.

Formats
    - ``.rttm``: speaker turns (see :mod:`rehearsal_audio.diarisation.rttm`).
    - ``.stm``: NIST's segment time marks, one segment a line: file, channel, speaker, start,
      end, an optional ``<label>``, then the words. ``;;`` begins a comment. Segments of
      ``inter_segment_gap`` or ``excluded_region`` are passed over.
    - ``.json``: a ``report.json``, or a truth file with ``utterances`` of ``role``,
      ``start_s``, ``end_s`` and ``text``.
    - a folder of ``analyse`` (``report.json`` beside ``diarisation.rttm``): words from the
      one, speaker turns from the other.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.diarisation.rttm import joined, read_rttm
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

_NOT_SPEECH = ("inter_segment_gap", "excluded_region", "ignore_time_segment_in_scoring")
_STM_FIELDS = 5
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of words of one speaker.

    Parameters
    ----------
    speaker
        Label or role.
    start_s, end_s
        Times in seconds.
    text
        The words as written.
    """

    speaker: str
    start_s: Seconds
    end_s: Seconds
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One side of a comparison.

    Parameters
    ----------
    diarisation
        Who speaks when.
    sayings
        Who says what, sorted by start; empty where no words are known.
    """

    diarisation: Diarisation
    sayings: tuple[Saying, ...] = ()


def read_spoken(path: Path) -> Spoken:
    """Read an RTTM, STM, report or truth file, or a folder of ``analyse``.

    Raises
    ------
    InputError
        If the file is missing, malformed or of another kind.
    """
    if path.is_dir():
        words = read_spoken(path / "report.json")
        turns = path / "diarisation.rttm"
        return Spoken(read_rttm(turns), words.sayings) if turns.is_file() else words
    if path.suffix == ".rttm":
        return Spoken(read_rttm(path))
    if path.suffix == ".stm":
        return _from_sayings(_stm_sayings(_text(path), path))
    if path.suffix == ".json":
        return _from_sayings(_json_sayings(_text(path), path))
    raise InputError(f"found {path.name}, expected a .rttm, .stm or .json file or a folder")


def tokens(text: str) -> tuple[str, ...]:
    """Words for comparison: lower case, without punctuation but inner apostrophes.

    Examples
    --------
    >>> tokens("Okay. Well, that's 'it' -- um-hum.")
    ('okay', 'well', "that's", 'it', 'um', 'hum')
    """
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _from_sayings(sayings: Iterable[Saying]) -> Spoken:
    ordered = tuple(sorted(sayings, key=lambda saying: (saying.start_s, saying.end_s)))
    turns = (SpeakerTurn(saying.speaker, saying.start_s, saying.end_s) for saying in ordered)
    return Spoken(joined(turns), ordered)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"no file at {path}; check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path} (UTF-8 text expected): {error}") from error


def _stm_sayings(text: str, path: Path) -> list[Saying]:
    sayings = []
    for number, line in enumerate(text.splitlines(), start=1):
        fields = line.split()
        if not fields or line.startswith(";;"):
            continue
        if len(fields) < _STM_FIELDS:
            raise InputError(
                f"{path}, line {number}: found {len(fields)} fields, expected 5 and words "
                "(file channel speaker start end words)"
            )
        words = fields[_STM_FIELDS:]
        if words and words[0].startswith("<") and words[0].endswith(">"):
            words = words[1:]
        if fields[2].lower() in _NOT_SPEECH:
            continue
        start_s, end_s = _times(fields[3], fields[4], f"{path}, line {number}")
        sayings.append(Saying(fields[2], start_s, end_s, " ".join(words)))
    return sayings


def _json_sayings(text: str, path: Path) -> list[Saying]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path} is no JSON file: {error.msg} in line {error.lineno}") from error
    utterances = content.get("utterances") if isinstance(content, dict) else None
    if not isinstance(utterances, list):
        raise InputError(
            f"{path} holds no list of utterances; expected a report.json or a truth file"
        )
    return [_saying(one, f"{path}, utterance {index}") for index, one in enumerate(utterances)]


def _saying(utterance: Any, where: str) -> Saying:
    try:
        role, text = str(utterance["role"]), str(utterance["text"])
        start_s, end_s = _times(utterance["start_s"], utterance["end_s"], where)
    except (KeyError, TypeError) as error:
        raise InputError(
            f"{where}: expected role, text, start_s and end_s; not found: {error}"
        ) from error
    return Saying(role, start_s, end_s, text)


def _times(start: Any, end: Any, where: str) -> tuple[Seconds, Seconds]:
    try:
        start_s, end_s = float(start), float(end)
    except (TypeError, ValueError):
        start_s = end_s = math.nan
    if not (math.isfinite(start_s) and math.isfinite(end_s) and 0 <= start_s <= end_s):
        raise InputError(
            f"{where}: found start {start!r} and end {end!r}, expected seconds, start before end"
        )
    return start_s, end_s
