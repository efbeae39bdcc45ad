"""The session file: recordings, their iterations, roles, scene marks and consent.

YAML or TOML::

    session: 2026-03-nhs-ward
    date: 2026-03-04
    scenario: supportive conversation
    consent: {recorded: true, delete_audio_after_days: 30}
    mask: [Willow Ward]
    recordings:
      - file: P07_1.flac
        participant: P07
        iterations:
          - {name: "1", start: 0:00, end: 4:10, leader: first}

Times are ``mm:ss``, ``h:mm:ss`` or seconds. File names are relative to the session file and stay in
its folder; an absolute path is taken at its word. A recording without iterations is one iteration
named ``1``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rehearsal_audio.errors import InputError, shown
from rehearsal_audio.files import folder_name
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.session.lines import FaultyFileError, read_tree
from rehearsal_audio.session.model import Fault, IterationMark, Session, SessionRecording
from rehearsal_audio.session.table import Table, parse_day, parse_whole

SUFFIXES = (".yaml", ".yml", ".toml")

MAX_DAYS = 36_500

_TIME = re.compile(r"(?:\d{1,4}:)?(?:\d{1,4}:)?\d{1,7}(?:\.\d{1,9})?", re.ASCII)


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
        message names the first fault with its line, and how many there are.
    """
    examined = examine(path)
    if examined.faults or examined.session is None:
        first, *rest = examined.faults
        more = f" (and {len(rest)} more: see `session check`)" if rest else ""
        raise InputError(first.told(path) + more)
    return examined.session


@dataclass(frozen=True, slots=True)
class Examined:
    """A session, as far as it can be read, and all that is wrong with its file."""

    session: Session | None
    faults: tuple[Fault, ...]


def examine(path: Path) -> Examined:
    """Read a session file to its end, whatever is wrong with it; the disk is not looked at."""
    try:
        root = read_tree(path)
    except FaultyFileError as error:
        return Examined(None, (error.fault,))
    faults: list[Fault] = []
    table = Table(root, "", faults)
    table.allow("session", "date", "scenario", "consent", "mask", "recordings")
    consent = table.table("consent")
    consent.allow("recorded", "delete_audio_after_days")
    held_on = table.read("date", parse_day)
    mask = tuple(table.texts("mask"))
    reader = _Reader(path.parent, held_on, mask, faults)
    recordings = tuple(reader.recordings(table))
    session = Session(
        name=table.text("session") or path.stem,
        scenario=table.text("scenario"),
        consent_recorded=consent.flag("recorded") is True,
        recordings=recordings,
        delete_audio_after_days=consent.read("delete_audio_after_days", parse_whole(MAX_DAYS)),
    )
    return Examined(session, tuple(sorted(faults, key=lambda fault: fault.line or 0)))


class _Reader:
    """Reads the recordings, and sees what they share."""

    def __init__(
        self, folder: Path, held_on: date | None, mask: tuple[str, ...], faults: list[Fault]
    ) -> None:
        self._folder, self._held_on, self._mask, self._faults = folder, held_on, mask, faults
        self._files: dict[str, int] = {}

    def recordings(self, table: Table) -> list[SessionRecording]:
        """Every entry that names a file."""
        read = (self._recording(entry) for entry in table.tables("recordings", required=True))
        return [recording for recording in read if recording is not None]

    def _recording(self, entry: Table) -> SessionRecording | None:
        entry.allow("file", "participant", "date", "iterations")
        name, participant = entry.text("file"), entry.text("participant")
        recorded_on = entry.read("date", parse_day) or self._held_on
        marks = [
            self._iteration(one, number) for number, one in enumerate(entry.tables("iterations"), 1)
        ]
        if name is None:
            entry.fault("file", "no file; expected the name of a recording")
            return None
        if "\x00" in name or not _stays_inside(name):
            entry.fault(
                "file",
                f"{shown(name)} leads out of the session file's folder; move the recording there",
            )
        first = self._files.setdefault(name.casefold(), entry.line)
        if first != entry.line:
            entry.fault(
                "file",
                f"{shown(name)} stands in line {first} too; put all its iterations under one entry",
            )
        _check_names_and_times(marks)
        iterations = tuple(mark for mark, _ in marks) or (IterationMark(),)
        return SessionRecording(
            self._folder / name, participant, iterations, self._mask, (), recorded_on, entry.line
        )

    def _iteration(self, entry: Table, number: int) -> tuple[IterationMark, Table]:
        entry.allow("name", "start", "end", "leader")
        start_s, end_s = entry.read("start", parse_time), entry.read("end", parse_time)
        if end_s is not None and end_s <= (start_s or 0.0):
            entry.fault("end", "it ends before it starts; mend start and end")
            start_s = end_s = None
        name = entry.text("name") or str(number)
        if folder_name(name) != name:
            entry.fault(
                "name", f"the name {shown(name)} cannot be a folder's; use letters and digits"
            )
        return IterationMark(name, start_s, end_s, self._leader(entry)), entry

    def _leader(self, entry: Table) -> str | None:
        """The leader specification; the file of a voice is relative to the session file."""
        leader = entry.text("leader")
        if leader is None or not leader.startswith("voice:"):
            return leader
        sample = leader.removeprefix("voice:")
        if not sample or "\x00" in sample or not _stays_inside(sample):
            entry.fault("leader", "voice: needs a file in the session file's folder")
            return None
        return f"voice:{self._folder / Path(sample).expanduser()}"


def parse_time(value: str) -> Seconds:
    """Seconds from ``mm:ss``, ``h:mm:ss`` or a number.

    Raises
    ------
    ValueError
        It is none of these.

    Examples
    --------
    >>> parse_time("4:10"), parse_time("1:00:02.5"), parse_time("12")
    (250.0, 3602.5, 12.0)
    """
    if not re.fullmatch(
        r"(?:\d{1,4}:)?(?:\d{1,4}:)?\d{1,7}(?:\.\d{1,9})?", value.strip(), re.ASCII
    ):
        raise ValueError(f"found {shown(value)}, expected a time as mm:ss or seconds")
    seconds = 0.0
    for part in value.strip().split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _stays_inside(name: str) -> bool:
    """Whether a name stays in its folder; an absolute path is a person's own word."""
    path = Path(name)
    return path.is_absolute() or ".." not in re.split(r"[\\/]", name)


def _check_names_and_times(marks: list[tuple[IterationMark, Table]]) -> None:
    """A fault for each name that stands twice, and each iteration that begins too early."""
    names: set[str] = set()
    for mark, entry in marks:
        if mark.name.casefold() in names:
            entry.fault(
                "name", f"two iterations have the same name, {shown(mark.name)}; make them differ"
            )
        names.add(mark.name.casefold())
    sound = [
        (mark, entry)
        for mark, entry in marks
        if entry.has("start") <= (mark.start_s is not None)
        and entry.has("end") <= (mark.end_s is not None)
    ]
    timed = sorted(sound, key=lambda one: one[0].start_s or 0.0)
    for (before, _), (after, entry) in itertools.pairwise(timed):
        if before.end_s is None or (after.start_s or 0.0) < before.end_s:
            entry.fault(
                "start",
                f"iteration {shown(after.name)} begins before {shown(before.name)} ends; "
                "mend their times",
            )
