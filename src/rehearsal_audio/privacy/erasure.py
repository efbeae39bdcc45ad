"""All that a folder of results holds of one participant, removed on request.

Rule: a recording is a participant's if a report says so, if a session file that was analysed into
the folder says so, or if its name does (``P07_2``). Its folder goes whole: reports with the audio
in them, tables, kept stages, corrections. What is made of all reports is made anew without them.
The recordings themselves are touched only when asked.

Known weaknesses: copies that somebody made elsewhere, and a recording in which two participants
rehearse, which goes whole.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rehearsal_audio.batch import gather
from rehearsal_audio.errors import InputError
from rehearsal_audio.export.tables import csv_text
from rehearsal_audio.faults import FILE_NAME as FAILURES
from rehearsal_audio.files import write_whole
from rehearsal_audio.iteration import Job, voice_sample
from rehearsal_audio.privacy.receipt import Receipt, described
from rehearsal_audio.privacy.results import (
    Found,
    exports_about,
    files_below,
    find_reports,
    known_sessions,
    remove_folder,
    rewrite_overview,
)
from rehearsal_audio.session.file_names import participant_in
from rehearsal_audio.session.pseudonyms import MAP_NAME, read_names, write_names


def erase(
    participant: str, out: Path, sessions: Sequence[Path] = (), recordings: bool = False
) -> Receipt:
    """Remove all of a participant from a folder of results.

    Parameters
    ----------
    participant
        Identifier, or the name that a map of names knows.
    out
        The folder of results.
    sessions
        Session files beside those that were analysed into the folder.
    recordings
        Whether to remove the recordings, too, with a person's files beside them.

    Raises
    ------
    InputError
        Nothing tells of the participant, or the folder is not there.
    """
    found = find_reports(out)
    paths = tuple(dict.fromkeys([*(path.resolve() for path in sessions), *known_sessions(out)]))
    maps = {path.parent / MAP_NAME for path in paths}
    identifier = _identifier(participant, maps)
    jobs = [job for path in paths for job in _jobs(path)]
    jobs = [job for job in jobs if _same(job.source.participant, identifier)]
    names = {name for name in _recordings_of(identifier, found, jobs) if (out / name).is_dir()}
    rows = _failures(out, names | {job.name for job in jobs}, identifier)
    in_maps = [path for path in sorted(maps) if identifier in read_names(path).values()]
    if not (names or jobs or rows or in_maps):
        raise InputError(f"{out} holds nothing of a participant {participant!r}{_known(found)}")
    removed = [*_remove_folders(out, sorted(names)), *_remove_exports(out, names, identifier)]
    removed += _remove_rows(out, rows)
    if names:
        rewrite_overview(out)
        removed.append(f"rows: {out / 'measures.csv'} and {out / 'index.html'} are made anew")
    for path in in_maps:
        write_names({n: i for n, i in read_names(path).items() if i != identifier}, path)
        removed.append(f"entry in the map of names: {path}")
    files = sorted({path for job in jobs for path in _sources(job) if path.is_file()})
    if recordings:
        removed += _remove_files(files)
    return Receipt(identifier, tuple(removed), tuple(_left(files, recordings, jobs, paths)))


def _recordings_of(identifier: str, found: Sequence[Found], jobs: Sequence[Job]) -> set[str]:
    """Names of the recordings' folders that are the participant's."""
    told = {one.recording: one.report.participant for one in found if one.report}
    mine = {name for name, participant in told.items() if _same(participant, identifier)}
    named = {job.name for job in jobs}
    named |= {one.recording for one in found if _same(participant_in(one.recording), identifier)}
    return mine | {name for name in named if told.get(name) is None}


def _known(found: Sequence[Found]) -> str:
    known = {one.report.participant for one in found if one.report and one.report.participant}
    return f"; it knows {', '.join(sorted(known))}" if known else ""


def _remove_files(files: Sequence[Path]) -> Iterator[str]:
    for path in files:
        path.unlink()
        yield f"recording or its file: {path}"


def _identifier(participant: str, maps: Iterable[Path]) -> str:
    """The identifier that stands for what was asked for."""
    for path in sorted(maps):
        for name, identifier in read_names(path).items():
            if _same(name, participant) or _same(identifier, participant):
                return identifier
    return participant.strip()


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.strip().casefold() == other.strip().casefold()


def _jobs(session: Path) -> tuple[Job, ...]:
    """The recordings of a session file, as they were named when it was analysed."""
    try:
        return gather([session], adds_names=False)
    except InputError:
        return ()


def _failures(out: Path, names: set[str], identifier: str) -> list[list[str]]:
    """Rows of failures.csv that tell of the participant."""
    path = out / FAILURES
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    own = {name.casefold() for name in names}
    return [
        row
        for row in rows
        if row and (row[0].casefold() in own or _same(participant_in(row[0]), identifier))
    ]


def _remove_rows(out: Path, rows: list[list[str]]) -> Iterator[str]:
    if not rows:
        return
    path = out / FAILURES
    with path.open(encoding="utf-8", newline="") as file:
        columns, *all_rows = csv.reader(file)
    kept = [row for row in all_rows if row not in rows]
    if kept:
        write_whole(path, csv_text(columns, kept))
    else:
        path.unlink()
    yield f"{len(rows)} rows: {path}"


def _remove_folders(out: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        told = [described(path) for path in files_below(out / name)]
        remove_folder(out / name)
        yield from told


def _remove_exports(out: Path, names: set[str], identifier: str) -> Iterator[str]:
    for path in exports_about(out, (identifier, *names)):
        path.unlink()
        yield f"export: {path}"


def _sources(job: Job) -> Iterator[Path]:
    """The recording, a person's files beside it, and the sample of the voice."""
    path = job.source.path
    yield path
    if path.parent.is_dir():
        beside = (one for one in path.parent.iterdir() if one.name.startswith(f"{path.stem}."))
        endings = (".transcript.json", ".rttm", ".eaf", ".textgrid")
        yield from (one for one in beside if one.name.lower().endswith(endings))
    samples = (voice_sample(mark.leader) for mark in job.source.iterations if mark.leader)
    yield from (sample for sample in samples if sample is not None)


def _left(
    files: Sequence[Path], were_removed: bool, jobs: Sequence[Job], sessions: Sequence[Path]
) -> Iterator[str]:
    if files and not were_removed:
        yield from (f"recording: {path} (remove it with --recordings)" for path in files)
    if not sessions:
        yield "recordings: no session file is known, so they were not looked for"
    lines = sorted({job.source.line for job in jobs if job.source.line})
    if lines:
        yield f"session file: its entries in lines {', '.join(map(str, lines))}; take them out"
