"""Audio and words deleted after the days that the session file promises; the measures stay.

Rule: a recording is due ``delete_audio_after_days`` after its ``date`` in the session file, else
after the session's ``date``, else after its file was last changed. Of a due iteration everything
goes but report.json, report.html, events.csv and diarisation.rttm, which are made anew without the
audio, without utterances, labels and quotes. No measure changes.

Known weaknesses: a copied file may bear the day of the copy: write the date into the session file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from rehearsal_audio.audio import sha256_of
from rehearsal_audio.batch import gather
from rehearsal_audio.errors import InputError
from rehearsal_audio.export import EXPORTERS
from rehearsal_audio.iteration import Job
from rehearsal_audio.model.event import TELLING_WORDS, Event
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.privacy.receipt import Receipt, described
from rehearsal_audio.privacy.results import (
    Found,
    exports_about,
    files_below,
    find_reports,
    remove_folder,
    rewrite_overview,
)
from rehearsal_audio.session import read_session

KEPT_FORMATS = ("json", "html", "csv", "rttm")
"""What is written anew without words."""

_ABOUT_WORDS = ("talked_over", TELLING_WORDS, "utterance_index", "start_char", "end_char")


def apply_retention(
    session: Path, out: Path, today: date, recordings: bool = False, is_trial: bool = False
) -> Receipt:
    """Delete audio and words of the recordings whose days are over.

    Parameters
    ----------
    session
        The session file with ``consent: {delete_audio_after_days: N}``.
    out
        The folder of results.
    today
        The day to count to.
    recordings
        Whether to delete the recordings, too.
    is_trial
        Tell what would be removed, and change nothing.

    Raises
    ------
    InputError
        The session file promises no deletion, or it or the folder cannot be read.
    """
    days = read_session(session).delete_audio_after_days
    if days is None:
        raise InputError(
            f"{session}: no delete_audio_after_days; write "
            "`consent: {recorded: true, delete_audio_after_days: 30}`"
        )
    found = find_reports(out)
    removed: list[str] = []
    left: list[str] = []
    for job in gather([session], adds_names=False):
        counted_from = job.source.recorded_on or _changed_on(job.source.path)
        if counted_from is None:
            left.append(
                f"{job.name}: no date is known; write `date: 2026-03-04` into {session.name}"
            )
            continue
        if (today - counted_from).days < days:
            continue
        own = _of_job(job, found)
        for one in own:
            removed += _strip(one, days, is_trial)
        for path in exports_about(out, {one.recording for one in own}) if own else ():
            removed.append(f"export, which may hold words: {path}")
            if not is_trial:
                path.unlink()
        if job.source.path.is_file():
            if recordings:
                removed.append(f"recording: {job.source.path}")
                if not is_trial:
                    job.source.path.unlink()
            else:
                left.append(f"recording: {job.source.path} (remove it with --recordings)")
    if removed and not is_trial:
        rewrite_overview(out)
    return Receipt(f"{session.name}, {days} days", tuple(dict.fromkeys(removed)), tuple(left))


def without_words(report: IterationReport, days: int) -> IterationReport:
    """The report without audio's traces: no utterances, labels or quotes; all measures."""
    note = f"The audio and the words were deleted after {days} days, as agreed; the measures stay."
    warnings = tuple(dict.fromkeys([*report.quality.warnings, note]))
    return replace(
        report,
        utterances=(),
        labels=(),
        events=tuple(_without_quote(event) for event in report.events),
        ipus=tuple(replace(ipu, words=()) for ipu in report.ipus),
        quality=replace(report.quality, warnings=warnings),
    )


def _without_quote(event: Event) -> Event:
    details = {key: one for key, one in event.details.items() if key not in _ABOUT_WORDS}
    return replace(event, quote="", details=details)


def _strip(found: Found, days: int, is_trial: bool) -> Iterator[str]:
    """Rid one iteration's folder of audio and words."""
    exporters = [EXPORTERS[name] for name in KEPT_FORMATS] if found.report else []
    kept = {found.folder / exporter.file_name for exporter in exporters}
    gone = [path for path in files_below(found.folder) if path not in kept]
    has_words = found.report is not None and bool(
        found.report.utterances or any(event.quote for event in found.report.events)
    )
    if not gone and not has_words:
        return
    yield from map(described, gone)
    if has_words:
        yield f"audio and words: in {found.folder / 'report.html'} and the files beside it"
    if is_trial:
        return
    for path in gone:
        path.unlink()
    for folder in [one for one in found.folder.iterdir() if one.is_dir()]:
        remove_folder(folder)
    if found.report is not None:
        bare = without_words(found.report, days)
        for exporter in exporters:
            exporter.export(bare, found.folder / exporter.file_name)


def _of_job(job: Job, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The iterations of a recording: by its name, else those made from its very bytes."""
    named = tuple(one for one in found if one.recording == job.name)
    if named or not job.source.path.is_file():
        return named
    sha256 = sha256_of(job.source.path)
    return tuple(one for one in found if one.report and _audio_of(one.report) == sha256)


def _audio_of(report: IterationReport) -> str | None:
    return report.provenance.audio_sha256


def _changed_on(path: Path) -> date | None:
    try:
        return date.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return None
