"""Names of participants are replaced by identifiers on import; who is who lies in a file apart.

Rule: a participant such as ``P07`` or ``NHS-12`` (letters and a number) is an identifier and stays.
Anything else is a name: it gets the next free of N01, N02 and so on, in reports, folders, messages
and tables. The map ``participants.csv`` lies beside the session file, readable by its owner only,
and is never copied. The same name gets the same identifier in every session file of that folder.

Known weaknesses: the session file and the recordings' own names still hold what a person wrote.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.tables import csv_text, unescaped
from rehearsal_audio.files import write_whole
from rehearsal_audio.session.model import Session, SessionRecording

MAP_NAME = "participants.csv"
"""The map, beside the session file."""

_IDENTIFIER = re.compile(r"[A-Za-z]{0,6}[-_ ]?\d{1,6}[A-Za-z]?", re.ASCII)
_MIN_LETTERS = 3
_MAX_BYTES = 1_000_000

Names = dict[str, str]
"""Name -> identifier."""


def is_identifier(participant: str) -> bool:
    """Whether a participant is told by an identifier and not by a name.

    Examples
    --------
    >>> is_identifier("P07"), is_identifier("NHS-12"), is_identifier("Anna")
    (True, True, False)
    """
    return _IDENTIFIER.fullmatch(participant) is not None


def with_identifiers(session: Session, folder: Path, *, adds_names: bool = True) -> Session:
    """The session with identifiers for names; new ones are added to the folder's map.

    Parameters
    ----------
    session
        As read from its file.
    folder
        Where the session file lies.
    adds_names
        Whether the new ones are written to the map.

    Raises
    ------
    InputError
        The map cannot be read.
    """
    participants = [one.participant for one in session.recordings if one.participant]
    new = [name for name in dict.fromkeys(participants) if not is_identifier(name)]
    path = folder / MAP_NAME
    names = read_names(path)
    if not new and not names:
        return session
    used = {*names.values(), *(one for one in participants if is_identifier(one))}
    added = [name for name in new if name not in names]
    for name in added:
        identifier = _next_free(used)
        used.add(identifier)
        names[name] = identifier
    if added and adds_names:
        write_names(names, path)
    return replace(session, recordings=tuple(_identified(one, names) for one in session.recordings))


def hide_names(text: str, pseudonyms: Iterable[tuple[str, str]]) -> str:
    """A text with every name, whole or in part, replaced by its identifier.

    Examples
    --------
    >>> hide_names("Anna_Smith-1.wav", [("Anna Smith", "N03")])
    'N03-1.wav'
    """
    for name, identifier in sorted(pseudonyms, key=lambda one: -len(one[0])):
        parts = [re.escape(part) for part in re.split(r"[\W_]+", name) if part]
        if not parts:
            continue
        whole = r"[\W_]*".join(parts)
        text = re.sub(rf"(?<![^\W\d_]){whole}(?![^\W\d_])", identifier, text, flags=re.IGNORECASE)
        for part in parts:
            if len(part) >= _MIN_LETTERS:
                alone = rf"(?<![^\W\d_]){part}(?![^\W\d_])"
                text = re.sub(alone, identifier, text, flags=re.IGNORECASE)
    return text


def read_names(path: Path) -> Names:
    """Name -> identifier from a map; empty where there is none.

    Raises
    ------
    InputError
        It is no such table.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"{path}: over 1 MB, too large for a map of participants")
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(text.splitlines()))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, csv.Error):
        raise InputError(
            f"{path}: cannot be read; expected a table of identifier and name"
        ) from None
    if not rows or rows[0][:2] != ["identifier", "name"]:
        raise InputError(f"{path}: expected a table with the columns identifier and name")
    if any(len(row) < 2 for row in rows if row):
        raise InputError(f"{path}: a row without a name; expected identifier and name")
    return {unescaped(row[1]): row[0] for row in rows[1:] if row}


def write_names(names: Mapping[str, str], path: Path) -> None:
    """Write a map, for its owner only; without names there is none."""
    if not names:
        path.unlink(missing_ok=True)
        return
    rows = sorted((identifier, name) for name, identifier in names.items())
    write_whole(path, csv_text(("identifier", "name"), rows))


def _identified(recording: SessionRecording, names: Names) -> SessionRecording:
    """The recording with its identifier, and every name of the session to be masked and hidden."""
    participant = recording.participant
    pseudonyms = tuple(names.items())
    return replace(
        recording,
        participant=names.get(participant, participant) if participant else None,
        iterations=tuple(
            replace(mark, name=hide_names(mark.name, pseudonyms)) for mark in recording.iterations
        ),
        mask=(*recording.mask, *names),
        pseudonyms=pseudonyms,
    )


def _next_free(used: set[str]) -> str:
    return next(one for one in (f"N{number:02d}" for number in range(1, 10**6)) if one not in used)
