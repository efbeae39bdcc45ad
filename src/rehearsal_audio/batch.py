"""Many recordings over a ``concurrent.futures`` executor; a bad one never stops the others.

Each recording is one task: it runs the stages that are not kept and comes back as an
:class:`Outcome`, whatever happened. The executors are in ``workers.py``.
"""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from rehearsal_audio.artefacts import sweep
from rehearsal_audio.audio import list_recordings
from rehearsal_audio.config import Pipeline
from rehearsal_audio.errors import InputError, OutputError, RehearsalAudioError
from rehearsal_audio.faults import LOST, Failure, reason_of
from rehearsal_audio.files import OWNER_FILE, folder_name, make_folder
from rehearsal_audio.iteration import Job, Keeping
from rehearsal_audio.pipeline import Analyser
from rehearsal_audio.session import (
    SUFFIXES,
    SessionRecording,
    hide_names,
    read_session,
    with_identifiers,
)
from rehearsal_audio.workers import Hear, Workers, cluster, tell

Told = Callable[[str, str, float], None]
"""Told the recording, the stage and the share of it that is done."""


DONE, FAILED = "done", "failed"
"""One of them is told as the last stage of every recording."""

LOCK_NAME = ".lock"
"""In a folder of results: held by the run that is at work there."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a batch.

    Parameters
    ----------
    workers
        Processes to use; 0 works in this process, one recording after the other.
    keeping
        What to do with kept results.
    cluster
        Address of a Dask scheduler, to be used instead of processes; empty for none.
    """

    workers: int = 0
    keeping: Keeping = Keeping()
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recording.

    Parameters
    ----------
    name
        The recording's name.
    reports
        Its ``report.json`` files; empty if it failed.
    failure
        Why it failed; None if it did not.
    spent_s
        Seconds spent in each stage that was run.
    """

    name: str
    reports: tuple[Path, ...] = ()
    failure: Failure | None = None
    spent_s: Mapping[str, float] = field(default_factory=dict)


def gather(
    inputs: Iterable[Path], leader: str = "first", *, adds_names: bool = True
) -> tuple[Job, ...]:
    """Recordings, folders and session files to jobs with distinct names.

    Parameters
    ----------
    inputs
        Paths as given on the command line. A folder gives the recordings directly inside it.
    leader
        Leader specification where a session file gives none.
    adds_names
        Whether names of participants that are new get an identifier in the map of names.

    Raises
    ------
    InputError
        A session file is wrong, or a folder holds no recording.
    """
    jobs: list[Job] = []
    for path in inputs:
        if path.is_dir():
            found = list_recordings(path)
            if not found:
                raise InputError(
                    f"{path}: no recordings in this folder; name the folder that holds them"
                )
            jobs += [Job(one.stem, SessionRecording(one), leader) for one in found]
        elif path.suffix.lower() in SUFFIXES:
            session = with_identifiers(read_session(path), path.parent, adds_names=adds_names)
            jobs += [
                Job(one.path.stem, one, leader, session.scenario, session.consent_recorded)
                for one in session.recordings
            ]
        else:
            jobs.append(Job(path.stem, SessionRecording(path), leader))
    return _distinctly_named(jobs)


@contextmanager
def exclusive(out: Path) -> Iterator[None]:
    """Have a folder of results for this run alone, without what a killed run had begun.

    Raises
    ------
    OutputError
        Another run is at work there, or the folder cannot be written.
    """
    try:
        make_folder(out)
        lock = FileLock(out / LOCK_NAME, mode=OWNER_FILE)
        with lock.acquire(timeout=0):
            sweep(out)
            yield
    except Timeout:
        raise OutputError(
            f"another analysis is at work in {out}; wait for it, or choose another folder"
        ) from None
    except OSError as error:
        if isinstance(error, RehearsalAudioError):
            raise
        raise OutputError(reason_of(error, out)) from error


def run(
    jobs: Sequence[Job], pipeline: Pipeline, out: Path, options: Options, told: Told
) -> tuple[Outcome, ...]:
    """Analyse all recordings; each outcome stands at its job's place.

    Parameters
    ----------
    jobs
        What to analyse.
    pipeline
        Settings of all stages.
    out
        Folder of results.
    options
        How to run.
    told
        Told of progress, from one thread at a time.

    Raises
    ------
    BackendError, ClusterError
        The cluster is not ready.
    """
    lock = threading.Lock()

    def in_turn(name: str, stage: str, done: float) -> None:
        with lock:
            told(name, stage, done)

    def finished(outcome: Outcome) -> Outcome:
        in_turn(outcome.name, FAILED if outcome.failure else DONE, 1.0)
        return outcome

    tasks = [Task(job, pipeline, out, options.keeping) for job in jobs]
    if not options.cluster and options.workers < 1:
        analyser = Analyser(pipeline, options.keeping)
        return tuple(finished(_analysed(analyser, task, in_turn)) for task in tasks)
    with _executor(options, len(jobs), lambda message: in_turn(*message)) as executor:
        futures = {executor.submit(analyse_apart, task): task for task in tasks}
        outcomes = {
            futures[future].job.name: finished(_collected(future, futures[future]))
            for future in as_completed(futures)
        }
    return tuple(outcomes[job.name] for job in jobs)


@dataclass(frozen=True, slots=True)
class Task:
    """One recording to analyse, as it is handed to a worker."""

    job: Job
    pipeline: Pipeline
    out: Path
    keeping: Keeping


def _executor(options: Options, tasks: int, hear: Hear) -> AbstractContextManager[Executor]:
    if options.cluster:
        return cluster(options.cluster, hear)
    return Workers(min(options.workers, max(1, tasks)), hear)


def _collected(future: Future[Outcome], task: Task) -> Outcome:
    """What a worker made of a task; that it died is a failure of the recording."""
    try:
        return future.result()
    except Exception:  # noqa: BLE001 the worker or the scheduler is gone; tasks raise nothing
        return failed(task.job, "", LOST)


def analyse_apart(task: Task) -> Outcome:
    """Analyse one recording in a worker; one at a time in each process."""
    with _one_at_a_time:
        analyser = _analyser(task.pipeline, task.keeping)
        return _analysed(analyser, task, lambda *message: tell(message))


_one_at_a_time = threading.Lock()


@functools.lru_cache(maxsize=1)
def _analyser(pipeline: Pipeline, keeping: Keeping) -> Analyser:
    """The analyser of this process, with its loaded models."""
    return Analyser(pipeline, keeping)


def _analysed(analyser: Analyser, task: Task, told: Told) -> Outcome:
    """Analyse one recording; whatever goes wrong becomes one line that holds no transcript."""
    job, stopwatch = task.job, Stopwatch()

    def progress(stage: str, done: float) -> None:
        stopwatch.told(stage)
        told(job.name, stage, float(done))  # a model may tell a number of its own kind

    try:
        reports = analyser.analyse(job, task.out, progress)
    except Exception as error:  # noqa: BLE001 a batch never dies of one recording
        return failed(job, stopwatch.stage, reason_of(error, job.source.path))
    stopwatch.told("")
    return Outcome(job.name, reports, spent_s=stopwatch.spent_s)


def failed(job: Job, stage: str, reason: str) -> Outcome:
    """The outcome of a recording that could not be analysed; it tells no participant's name."""
    names = job.source.pseudonyms
    file = Path(hide_names(str(job.source.path), names))
    reason = hide_names(reason, names)
    return Outcome(job.name, failure=Failure(job.name, file, stage or "audio", reason))


class Stopwatch:
    """Seconds spent in each stage: from when it is first told of until another is."""

    def __init__(self) -> None:
        self.stage = ""
        self.spent_s: dict[str, float] = {}
        self._since = time.perf_counter()

    def told(self, stage: str) -> None:
        """Another sign of life, from this stage."""
        now = time.perf_counter()
        if self.stage:
            self.spent_s[self.stage] = self.spent_s.get(self.stage, 0.0) + now - self._since
        self.stage, self._since = stage, now


def _distinctly_named(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """Give recordings of the same name (a.wav, a.mp3) different folders."""
    named: list[Job] = []
    taken: set[str] = set()
    for job in jobs:
        path = Path(hide_names(job.source.path.name, job.source.pseudonyms))
        name, number = folder_name(path.stem), 2
        if name.casefold() in taken:
            name = folder_name(path.name)
        while name.casefold() in taken:
            name, number = f"{folder_name(path.name)}-{number}", number + 1
        taken.add(name.casefold())
        named.append(replace(job, name=name))
    return tuple(named)
