"""A folder of results as erasure and retention see it: whose is what, and what is made of all."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.artefacts import KEPT_FOLDER
from rehearsal_audio.batch import LOCK_NAME
from rehearsal_audio.errors import InputError
from rehearsal_audio.export import export_overview
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.faults import FILE_NAME as FAILURES
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.session import SUFFIXES
from rehearsal_audio.vault import KEY_NAME

SESSIONS_NAME = ".sessions"
"""In a folder of results: the session files that were analysed into it, one a line."""

OF_ALL = ("measures.csv", "index.html", FAILURES, SESSIONS_NAME, KEY_NAME, LOCK_NAME)
"""Files of a folder of results that are made anew, rid of rows, or tell of nobody."""

_MAX_SESSIONS = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """One iteration's folder and its report; None where that cannot be read."""

    folder: Path
    report: IterationReport | None

    @property
    def recording(self) -> str:
        """The name of the recording's folder."""
        return self.folder.parent.name


def find_reports(out: Path) -> tuple[Found, ...]:
    """Every iteration in a folder of results, by name; links are not followed.

    Raises
    ------
    InputError
        There is no such folder.
    """
    if not out.is_dir():
        raise InputError(f"{out}: no such folder; give the folder that `analyse` wrote")
    return tuple(
        Found(folder, _report(folder / "report.json"))
        for recording in sorted(out.iterdir())
        if recording.is_dir() and not recording.is_symlink()
        for folder in sorted(recording.iterdir())
        if folder.is_dir() and not folder.is_symlink()
    )


def _report(path: Path) -> IterationReport | None:
    try:
        return read_report(path)
    except InputError:
        return None


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and below it; links count as files and are not followed."""
    for place, folders, files in os.walk(folder):
        links = [one for one in folders if (Path(place) / one).is_symlink()]
        yield from (Path(place) / name for name in sorted([*files, *links]))


def exports_about(out: Path, marks: Iterable[str]) -> tuple[Path, ...]:
    """Files outside the recordings' folders that tell of somebody, such as exports of all.

    Parameters
    ----------
    out
        The folder of results.
    marks
        Identifier and names of recordings; looked for in names and contents. A Parquet file, whose
        content is packed, counts always.
    """
    of_recordings = {
        one.folder.parent
        for one in find_reports(out)
        if one.report is not None or (one.folder / KEPT_FOLDER).is_dir()
    }
    own = [mark.encode("utf-8").lower() for mark in marks]
    found = []
    for path in files_below(out):
        if path.parent == out and path.name in OF_ALL:
            continue
        if path.is_symlink() or any(folder in path.parents for folder in of_recordings):
            continue
        told = str(path.relative_to(out)).encode("utf-8", "surrogateescape") + path.read_bytes()
        if path.suffix == ".parquet" or any(mark in told.lower() for mark in own):
            found.append(path)
    return tuple(found)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it; a link is removed and not followed."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)


def rewrite_overview(out: Path) -> None:
    """Make measures.csv and index.html anew of the reports that are left, or remove them."""
    left = [(one.folder, one.report) for one in find_reports(out) if one.report is not None]
    order = _order(out / "measures.csv")
    left.sort(key=lambda one: order.get((one[1].recording, one[1].iteration), len(order)))
    if left:
        export_overview(left, out)
        return
    for name in ("measures.csv", "index.html"):
        (out / name).unlink(missing_ok=True)


def _order(measures: Path) -> dict[tuple[str, str], int]:
    """Place of each iteration in the table that is there."""
    try:
        with measures.open(encoding="utf-8", newline="") as file:
            rows = [(row["recording"], row["iteration"]) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        return {}
    return {key: number for number, key in enumerate(rows)}


def remember_sessions(out: Path, inputs: Iterable[Path]) -> None:
    """Note the session files among the inputs, so that an erasure finds their maps of names."""
    known = {str(path) for path in known_sessions(out)}
    new = {str(path.resolve()) for path in inputs if path.suffix.lower() in SUFFIXES}
    if new - known:
        lines = [os.path.relpath(path, out.resolve()) for path in sorted(known | new)]
        write_whole(out / SESSIONS_NAME, "\n".join(lines) + "\n")


def known_sessions(out: Path) -> tuple[Path, ...]:
    """The session files that were analysed into a folder of results and are still there."""
    try:
        lines = (out / SESSIONS_NAME).read_text(encoding="utf-8").splitlines()[:_MAX_SESSIONS]
    except (OSError, UnicodeDecodeError):
        return ()
    paths = ((out.resolve() / line).resolve() for line in lines if line and "\x00" not in line)
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file())
