"""The session file: recordings, their iterations, roles, scene marks and consent.

YAML or TOML::

    session: 2026-03-nhs-ward
    scenario: supportive conversation
    consent: {recorded: true, delete_audio_after_days: 30}
    recordings:
      - file: P07_1.flac
        participant: P07
        iterations:
          - {name: "1", start: 0:00, end: 4:10, leader: first}

Times are ``mm:ss``, ``h:mm:ss`` or seconds. File names are relative to the session file. A
recording without iterations is one iteration named ``1``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import InputError
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.session.consent import require_consent

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib

__all__ = (
    "SUFFIXES",
    "IterationMark",
    "Session",
    "SessionRecording",
    "draft",
    "read_session",
    "require_consent",
)

SUFFIXES = (".yaml", ".yml", ".toml")
MAX_BYTES = 1_000_000
"""A session file larger than this is none."""


@dataclass(frozen=True, slots=True)
class IterationMark:
    """One iteration in a recording.

    Parameters
    ----------
    name
        Its name, such as ``"1"``; becomes a folder.
    start_s, end_s
        Scene start and end in the recording; None for the recording's own.
    leader
        Leader specification; None for the command's.
    """

    name: str = "1"
    start_s: Seconds | None = None
    end_s: Seconds | None = None
    leader: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRecording:
    """One recording with its iterations.

    Parameters
    ----------
    path
        The file.
    participant
        Identifier of who rehearses.
    iterations
        Its iterations, in order.
    mask
        Names and other words that redaction masks wherever they are said.
    """

    path: Path
    participant: str | None = None
    iterations: tuple[IterationMark, ...] = (IterationMark(),)
    mask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """All recordings of one session."""

    name: str
    scenario: str | None
    consent_recorded: bool
    recordings: tuple[SessionRecording, ...]


def read_session(path: Path) -> Session:
    """Read a session file.

    Parameters
    ----------
    path
        A ``.yaml``, ``.yml`` or ``.toml`` file.

    Raises
    ------
    InputError
        The file is missing, malformed, or holds an unknown key or an impossible time; the
        message names the place.
    """
    table = _Table(_parse(path), str(path))
    table.allow("session", "scenario", "consent", "recordings")
    consent = table.table("consent")
    consent.allow("recorded", "delete_audio_after_days")
    recordings = tuple(
        _recording(entry, path.parent) for entry in table.tables("recordings", required=True)
    )
    return Session(
        name=table.text("session") or path.stem,
        scenario=table.text("scenario"),
        consent_recorded=consent.values.get("recorded") is True,
        recordings=recordings,
    )


def draft(name: str, files: Sequence[str]) -> str:
    """A session file for recordings, in YAML, to be edited.

    Parameters
    ----------
    name
        The session's name.
    files
        Names of the recordings; ``P07_2.flac`` is participant P07, iteration 2.

    Examples
    --------
    >>> print(draft("ward", ["P07_2.flac"]).splitlines()[-4])
      - file: "P07_2.flac"
    """
    lines = [
        f"session: {_quoted(name)}",
        'scenario: ""                # what is rehearsed; iterations of one scenario are compared',
        "consent: {recorded: false}  # true once everybody on the recordings has agreed",
        "recordings:",
    ]
    for file in files:
        found = re.fullmatch(r"([A-Za-z]+\d+)[ _-]+(\d+)", Path(file).stem)
        participant, iteration = found.groups() if found else ("", "1")
        lines += [
            f"  - file: {_quoted(file)}",
            f"    participant: {_quoted(participant)}",
            "    iterations:",
            f'      - {{name: "{int(iteration)}"}}  # start: 0:00, end: 4:10, leader: first',
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text as a double-quoted YAML value: JSON's form is one."""
    return json.dumps(text, ensure_ascii=False)


def parse_time(value: object) -> Seconds:
    """Seconds from ``mm:ss``, ``h:mm:ss`` or a number.

    Raises
    ------
    ValueError
        It is none of these.

    Examples
    --------
    >>> parse_time("4:10"), parse_time("1:00:02.5"), parse_time(12)
    (250.0, 3602.5, 12.0)
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"(\d+:)?(\d+:)?\d+(\.\d+)?", value.strip()):
        seconds = 0.0
        for part in value.strip().split(":"):
            seconds = seconds * 60 + float(part)
        return seconds
    raise ValueError(f"found {value!r}, expected a time as mm:ss or seconds")


class _Table:
    """A mapping from the file that knows where it stands, for messages."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping):
            raise InputError(f"{where}: expected keys and values, found {type(values).__name__}")
        self.values = values
        self.where = where

    def allow(self, *keys: str) -> None:
        unknown = [str(key) for key in self.values if key not in keys]
        if unknown:
            raise InputError(
                f"{self.where}: unknown key {unknown[0]!r}; expected one of {', '.join(keys)}"
            )

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, list | dict):
            raise InputError(f"{self.where}: {key} must be text, found {type(value).__name__}")
        return str(value)

    def time(self, key: str) -> Seconds | None:
        value = self.values.get(key)
        if value is None:
            return None
        try:
            return parse_time(value)
        except ValueError as error:
            raise InputError(f"{self.where}: {key}: {error}") from None

    def table(self, key: str) -> _Table:
        return _Table(self.values.get(key) or {}, f"{self.where}: {key}")

    def tables(self, key: str, required: bool = False) -> Sequence[_Table]:
        value = self.values.get(key)
        if value is None and not required:
            return ()
        if not isinstance(value, list) or not value:
            raise InputError(f"{self.where}: {key} must be a list with at least one entry")
        return [_Table(one, f"{self.where}: {key}[{i}]") for i, one in enumerate(value, 1)]


def _parse(path: Path) -> object:
    """The file's content as plain mappings and lists."""
    import yaml

    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: over 1 MB, too large for a session file")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: no such session file") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not text in UTF-8; save the session file as UTF-8") from None
    try:
        if path.suffix.lower() == ".toml":
            return tomllib.loads(text)
        return yaml.safe_load(text)
    except (tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(f"{path}: {place}cannot be read as a session file: {reason}") from None


def _recording(entry: _Table, folder: Path) -> SessionRecording:
    entry.allow("file", "participant", "iterations")
    name = entry.text("file")
    if name is None:
        raise InputError(f"{entry.where}: no file; expected the name of a recording")
    iterations = tuple(_iteration(one, i) for i, one in enumerate(entry.tables("iterations"), 1))
    names = [iteration.name for iteration in iterations]
    if len(set(names)) < len(names):
        raise InputError(f"{entry.where}: two iterations have the same name; make them differ")
    return SessionRecording(
        folder / name, entry.text("participant"), iterations or (IterationMark(),)
    )


def _iteration(entry: _Table, number: int) -> IterationMark:
    entry.allow("name", "start", "end", "leader")
    start_s, end_s = entry.time("start"), entry.time("end")
    if end_s is not None and end_s <= (start_s or 0.0):
        raise InputError(f"{entry.where}: it ends before it starts; mend start and end")
    name = entry.text("name") or str(number)
    if name in (".", "..") or re.search(r'[\\/:*?"<>|\x00-\x1f]', name):
        raise InputError(
            f"{entry.where}: the name {name!r} cannot be a folder's; use letters and digits"
        )
    return IterationMark(name, start_s, end_s, entry.text("leader"))
