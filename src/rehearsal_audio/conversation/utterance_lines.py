"""Utterances as JSONL: one JSON object a line, checked, every fault named with its line.

A line holds ``role`` and ``text``, and if known ``conversation_id``, ``index``, ``start_s`` and
``end_s``; other keys are left alone. The order of the lines is the order of the talk.

Units: seconds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.segment import Seconds

MAX_FILE_BYTES = 50_000_000
"""A longer file is no conversation: three hours of talk are about 300 kB."""

MAX_TEXT_CHARS = 100_000
"""Longest text of one utterance."""

MAX_TIME_S: Seconds = 100 * 3600.0
"""Latest time; a larger one is in another unit, such as milliseconds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One JSON object and where it stands, for messages."""

    entry: Mapping[str, Any]
    place: str


def read_text(path: Path) -> str:
    """The whole text of a file of utterances.

    Raises
    ------
    InputError
        It is missing, too large, not UTF-8 or cannot be read.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputError(
                f"{path}: larger than {MAX_FILE_BYTES // 1_000_000} MB, expected one conversation; "
                "split the file"
            )
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file, expected utterances as JSONL") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text, expected utterances as JSONL") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None


def parse_lines(text: str, name: str) -> tuple[Line, ...]:
    """The JSON objects of a text, blank lines left out.

    Parameters
    ----------
    text
        One JSON object a line.
    name
        The file's name, for messages.

    Raises
    ------
    InputError
        A line is no JSON object, or there is none at all.
    """
    lines = tuple(
        Line(_entry(line, f"{name}, line {number}"), f"{name}, line {number}")
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )
    if not lines:
        raise InputError(f"{name}: no utterances, expected one JSON object a line")
    return lines


def utterance_of(line: Line, index: int) -> Utterance:
    """A line's utterance, checked; without words, with times where the line has them.

    Parameters
    ----------
    line
        The JSON object.
    index
        Place in the conversation; the line's own ``index`` does not place it.

    Raises
    ------
    InputError
        Role, text or a time is missing or wrong.
    """
    entry, place = line.entry, line.place
    role, text = entry.get("role"), entry.get("text")
    roles = [one.value for one in Role]
    if role not in roles:
        raise InputError(f"{place}: role is not one of {', '.join(roles)}; rename the speakers")
    if not isinstance(text, str):
        raise InputError(
            f"{place}: text is missing or no string; give the words, or an empty string"
        )
    if len(text) > MAX_TEXT_CHARS:
        raise InputError(
            f"{place}: text of {len(text)} characters, expected at most {MAX_TEXT_CHARS}; "
            "one utterance a line"
        )
    start_s, end_s = _time(line, "start_s"), _time(line, "end_s")
    if start_s is not None and end_s is not None and end_s < start_s:
        raise InputError(f"{place}: end_s {end_s} before start_s {start_s}; swap or mend them")
    return Utterance(index, Role(role), text, start_s, end_s)


def _entry(line: str, place: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{place}: not JSON, expected one object a line") from None
    if not isinstance(entry, dict):
        raise InputError(f"{place}: not a JSON object, expected keys role and text")
    return entry


def _time(line: Line, key: str) -> Seconds | None:
    """A time in seconds, None if not given."""
    found = line.entry.get(key)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise InputError(f"{line.place}: {key} is no number, expected seconds or null")
    if not 0 <= found <= MAX_TIME_S:  # nor is NaN
        raise InputError(
            f"{line.place}: {key} is {found}, expected seconds from 0 to {MAX_TIME_S:.0f}"
        )
    return float(found)
