"""Many recordings over a ``concurrent.futures`` executor; a bad one never stops the others.

With one job everything runs in this process. With more, a process pool is used: each worker
loads the models once, and the cores are shared out so that threads x workers <= cores.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from rehearsal_audio.audio import list_recordings
from rehearsal_audio.config import Pipeline
from rehearsal_audio.errors import InputError, RehearsalAudioError
from rehearsal_audio.files import folder_name
from rehearsal_audio.iteration import Job, Keeping
from rehearsal_audio.pipeline import Analyser
from rehearsal_audio.session import SUFFIXES, SessionRecording, read_session

Told = Callable[[str, str, float], None]
"""Told the recording, the stage and the share of it that is done."""


DONE = "done"
"""Told as the last stage of every recording, whatever became of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a batch.

    Parameters
    ----------
    workers
        Processes to use, at least 1.
    keeping
        What to do with kept results.
    """

    workers: int = 1
    keeping: Keeping = Keeping()


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
        Why it failed, in one line; None if it did not.
    """

    name: str
    reports: tuple[Path, ...] = ()
    failure: str | None = None


def gather(inputs: Iterable[Path], leader: str = "first") -> tuple[Job, ...]:
    """Recordings, folders and session files to jobs with distinct names.

    Parameters
    ----------
    inputs
        Paths as given on the command line. A folder gives the recordings directly inside it.
    leader
        Leader specification where a session file gives none.

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
            session = read_session(path)
            jobs += [
                Job(one.path.stem, one, leader, session.scenario, session.consent_recorded)
                for one in session.recordings
            ]
        else:
            jobs.append(Job(path.stem, SessionRecording(path), leader))
    return _distinctly_named(jobs)


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
        Told of progress; with more than one worker only of whole recordings.
    """
    if options.workers <= 1 or len(jobs) <= 1:
        analyser = Analyser(pipeline, options.keeping)
        outcomes = []
        for job in jobs:
            outcomes.append(_outcome(analyser, job, out, told))
            told(job.name, DONE, 1.0)
        return tuple(outcomes)
    return _in_processes(jobs, pipeline, out, options, told)


def _in_processes(
    jobs: Sequence[Job], pipeline: Pipeline, out: Path, options: Options, told: Told
) -> tuple[Outcome, ...]:
    """Run on a pool; recordings that a dying worker took down are tried once more."""
    outcomes: dict[str, Outcome] = {}
    workers = min(options.workers, len(jobs))
    for _attempt in range(2):
        waiting = [job for job in jobs if job.name not in outcomes]
        if not waiting:
            break
        with ProcessPoolExecutor(
            workers,
            get_context("spawn"),
            _start_worker,
            (pipeline, options, _threads(workers)),
        ) as pool:
            futures = {pool.submit(_in_worker, job, out): job for job in waiting}
            _collect(futures, outcomes, told)
    lost = "the process that analysed it was ended, twice; it may need more memory"
    return tuple(outcomes.get(job.name, Outcome(job.name, failure=lost)) for job in jobs)


def _collect(futures: dict[Future[Outcome], Job], outcomes: dict[str, Outcome], told: Told) -> None:
    """Take results as they come; leave out those of a broken pool."""
    for future in as_completed(futures):
        try:
            outcome = future.result()
        except BrokenProcessPool:
            continue
        outcomes[outcome.name] = outcome
        told(outcome.name, DONE, 1.0)


_worker: Analyser | None = None


def _start_worker(pipeline: Pipeline, options: Options, threads: int) -> None:
    """Set up a worker process: its share of the cores, and an analyser for all its jobs."""
    global _worker
    os.environ["OMP_NUM_THREADS"] = str(threads)
    _worker = Analyser(pipeline, options.keeping)


def _in_worker(job: Job, out: Path) -> Outcome:
    assert _worker is not None
    return _outcome(_worker, job, out, lambda name, stage, done: None)


def _outcome(analyser: Analyser, job: Job, out: Path, told: Told) -> Outcome:
    """Analyse one recording; whatever goes wrong becomes one line that holds no transcript."""
    try:
        reports = analyser.analyse(job, out, lambda stage, done: told(job.name, stage, done))
    except RehearsalAudioError as error:
        return Outcome(job.name, failure=str(error))
    except MemoryError:
        return Outcome(job.name, failure=f"{job.source.path}: not enough memory")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Outcome(job.name, failure=f"{error.filename or job.source.path}: {reason}")
    except Exception as error:  # noqa: BLE001 a batch never dies of one recording
        kind = type(error).__name__
        return Outcome(
            job.name, failure=f"{job.source.path}: unexpected {kind}; please report this"
        )
    return Outcome(job.name, reports)


def _distinctly_named(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """Give recordings of the same name (a.wav, a.mp3) different folders."""
    named: list[Job] = []
    taken: set[str] = set()
    for job in jobs:
        name, number = folder_name(job.source.path.stem), 2
        if name.casefold() in taken:
            name = folder_name(job.source.path.name)
        while name.casefold() in taken:
            name, number = f"{folder_name(job.source.path.name)}-{number}", number + 1
        taken.add(name.casefold())
        named.append(replace(job, name=name))
    return tuple(named)


def _threads(workers: int) -> int:
    return max(1, (os.cpu_count() or 1) // workers)
