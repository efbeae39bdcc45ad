"""Why a recording could not be analysed, in words that say what to do; and ``failures.csv``.

No message holds what somebody said: of an unexpected error only its kind is told.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import RehearsalAudioError
from rehearsal_audio.export.tables import csv_text
from rehearsal_audio.files import on_one_line, write_whole

FILE_NAME = "failures.csv"
"""In the folder of results; absent where nothing failed."""

COLUMNS = ("recording", "file", "stage", "reason")

LOST = (
    "the process that analysed it was ended, twice: it may need more memory than there is; close "
    "other programs or use fewer --jobs, then run the same command again"
)
"""Reason where no error could be caught."""

_PACKAGE = Path(__file__).parent
_MEMORY = "not enough memory; close other programs or use fewer --jobs"
_OUT_OF_MEMORY = ("bad_alloc", "bad allocation", "failed to allocate", "cannot allocate memory")
_ADVICE = {
    errno.ENOSPC: "no space left on the disk; free some, then run the same command again",
    errno.EDQUOT: "your quota on this disk is used up; free some, then run the same command again",
    errno.EROFS: "the disk is read-only; choose a folder that can be written",
    errno.EACCES: "permission denied; check that you may read and write there",
    errno.EPERM: "permission denied; check that you may read and write there",
    errno.EIO: "the disk cannot be read or written; check it, and copy the recording again",
    errno.ENOMEM: _MEMORY,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one recording could not be analysed.

    Parameters
    ----------
    recording, file
        Its name and path.
    stage
        The stage that it had reached.
    reason
        What happened and what to do, in one line.
    """

    recording: str
    file: Path
    stage: str
    reason: str


def reason_of(error: BaseException, recording: Path) -> str:
    """One line on what went wrong, where, and what to do.

    Examples
    --------
    >>> reason_of(OSError(errno.ENOSPC, "", "out/a.json"), Path("a.wav"))
    'out/a.json: no space left on the disk; free some, then run the same command again'
    """
    if isinstance(error, RehearsalAudioError):
        return on_one_line(error)
    if isinstance(error, OSError):
        where = error.filename or recording
        what = _ADVICE.get(error.errno or 0) or error.strerror or type(error).__name__
        return on_one_line(f"{where}: {what}")
    is_memory = isinstance(error, MemoryError) or any(
        sign in str(error).lower() for sign in _OUT_OF_MEMORY
    )
    if is_memory:
        return on_one_line(f"{recording}: {_MEMORY}")
    kind = type(error).__name__
    return on_one_line(f"{recording}: unexpected {kind}{_place(error)}; please report this")


def _place(error: BaseException) -> str:
    """Where in this package it happened, as `` at file.py:12``."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    return f" at {Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""


def write_failures(failures: Iterable[Failure], out: Path) -> Path | None:
    """Write ``failures.csv``, or remove that of an earlier run where nothing failed.

    Returns
    -------
    Path or None
        The file; None where there is none.
    """
    path = out / FILE_NAME
    rows = [(one.recording, str(one.file), one.stage, one.reason) for one in failures]
    if not rows:
        path.unlink(missing_ok=True)
        return None
    write_whole(path, csv_text(COLUMNS, rows))
    return path
