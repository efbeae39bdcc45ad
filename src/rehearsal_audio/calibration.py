"""How long a batch will take: what is to do, and how fast this machine has done such work.

::

    expected seconds = sum over recordings and stages of  audio seconds x pace of the stage
                       / workers, and never less than the longest recording

The pace (seconds of work per second of audio) of each stage is measured by every run and kept in
the user's cache folder, for each choice of models and number of threads; newer runs count more.
Before the first run a default stands in, measured on a laptop with two cores
(``benchmarks/results/speed.md``), and is told to be a guess. What is kept is not counted.

Known weaknesses: speech-rich recordings take longer than quiet ones; other programs at work on
the machine slow a run down and stand in its pace.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rehearsal_audio.artefacts import digest
from rehearsal_audio.batch import Options, Outcome
from rehearsal_audio.config import Pipeline, settings_in_force
from rehearsal_audio.decoding import likely_length_s
from rehearsal_audio.errors import RehearsalAudioError
from rehearsal_audio.files import write_whole
from rehearsal_audio.iteration import Job
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.pipeline import HEARD, Analyser
from rehearsal_audio.session import IterationMark
from rehearsal_audio.workers import cores

ENVIRONMENT_VARIABLE = "REHEARSAL_AUDIO_CACHE"
"""Names a folder to be used instead of the user's cache folder."""

FILE_NAME = "calibration.json"

DEFAULT_PACE: Mapping[str, float] = {
    "audio": 0.002,
    "transcription": 0.25,
    "diarisation": 0.035,
    "report": 0.005,
}
"""Seconds of work per second of audio of the default pipeline, one thread."""

THREADS_HELP = 0.7
"""Twice the threads make a model 2 ** 0.7 times as fast."""

REMEMBERED_S = 4 * 3600.0
"""Audio seconds after which an older measurement has lost half of its weight or more."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One recording of a batch before it is begun.

    Parameters
    ----------
    job
        The recording.
    duration_s
        Its length as its header states or lets estimate; None where it cannot be told.
    work_s
        Audio seconds that each stage has to go through; no stage where all is kept.
    is_kept
        Whether all its results are there already.
    """

    job: Job
    duration_s: Seconds | None
    work_s: Mapping[str, Seconds]
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of work per second of audio, by stage.

    Parameters
    ----------
    by_stage
        The pace of each stage.
    is_measured
        Whether it was measured on this machine; else it is the default.
    """

    by_stage: Mapping[str, float]
    is_measured: bool

    def expected_s(self, planned: Planned) -> dict[str, Seconds]:
        """Seconds that each stage of a recording will take."""
        return {stage: self.by_stage[stage] * work for stage, work in planned.work_s.items()}


def plan(
    jobs: Sequence[Job], pipeline: Pipeline, out: Path, options: Options
) -> tuple[Planned, ...]:
    """What each recording of a batch has to go through; nothing is decoded."""
    analyser = Analyser(pipeline, options.keeping)
    return tuple(_planned(job, analyser, out) for job in jobs)


def expected_s(planned: Sequence[Planned], pace: Pace, workers: int) -> Seconds:
    """Seconds that a batch will take.

    Parameters
    ----------
    planned
        Its recordings.
    pace
        How fast each stage is.
    workers
        How many are worked at side by side.
    """
    each = [sum(pace.expected_s(one).values()) for one in planned]
    return max(sum(each) / max(1, workers), max(each, default=0.0))


def threads_of(workers: int) -> int:
    """Threads that each of so many workers has; 0 workers is this process alone."""
    return max(1, cores() // max(1, workers))


def read_pace(pipeline: Pipeline, threads: int) -> Pace:
    """The pace measured on this machine, or the default."""
    kept = _read()
    keys = _keys(pipeline, threads)
    measured = {stage: kept[key][0] for stage, key in keys.items() if key in kept}
    settings = settings_in_force(pipeline)
    default = dict(DEFAULT_PACE)
    for stage in HEARD:
        is_read = settings[stage]["backend"] == "from_file"
        default[stage] = 0.0 if is_read else default[stage] / threads**THREADS_HELP
    return Pace({**default, **measured}, set(HEARD) <= set(measured))


def learn(
    planned: Sequence[Planned], outcomes: Sequence[Outcome], pipeline: Pipeline, threads: int
) -> None:
    """Add what a run measured to what this machine is known for.

    A cache folder that cannot be written is passed over: the next run says that it guesses.
    """
    kept, keys = _read(), _keys(pipeline, threads)
    outcome_of = {outcome.name: outcome for outcome in outcomes}
    for stage, key in keys.items():
        spent_s = audio_s = 0.0
        for one in planned:
            outcome = outcome_of.get(one.job.name)
            if outcome and not outcome.failure and stage in outcome.spent_s:
                spent_s += outcome.spent_s[stage]
                audio_s += one.work_s.get(stage, 0.0)
        if audio_s > 0 and spent_s > 0:
            kept[key] = _blended(kept.get(key), spent_s, audio_s)
    with suppress(OSError):
        write_whole(_path(), json.dumps(kept, indent=1, sort_keys=True))


def _planned(job: Job, analyser: Analyser, out: Path) -> Planned:
    try:
        missing = analyser.missing(job, out)
    except (RehearsalAudioError, OSError):  # told when it is its turn
        return Planned(job, None, {})
    if not any(missing):
        return Planned(job, likely_length_s(job.source.path), {}, is_kept=True)
    duration_s = likely_length_s(job.source.path)
    work_s: dict[str, Seconds] = {}
    for mark, stages in zip(job.source.iterations, missing, strict=True):
        for stage in stages:
            if stage == "audio":
                work_s["audio"] = duration_s or 0.0
            else:
                work_s[stage] = work_s.get(stage, 0.0) + _length_s(mark, duration_s)
    return Planned(job, duration_s, work_s)


def _length_s(mark: IterationMark, duration_s: Seconds | None) -> Seconds:
    end_s = mark.end_s if mark.end_s is not None else duration_s or 0.0
    return max(0.0, end_s - (mark.start_s or 0.0))


def _keys(pipeline: Pipeline, threads: int) -> dict[str, str]:
    settings = settings_in_force(pipeline)
    return {
        stage: f"{stage} {digest(settings.get(stage), threads) if stage in HEARD else ''}".strip()
        for stage in DEFAULT_PACE
    }


def _blended(
    old: tuple[float, float] | None, spent_s: float, audio_s: float
) -> tuple[float, float]:
    """Pace and audio seconds behind it: the old ones and new ones, by their weight."""
    pace, weight_s = old or (0.0, 0.0)
    weight_s = min(weight_s, REMEMBERED_S)
    total_s = weight_s + audio_s
    return (pace * weight_s + spent_s) / total_s, total_s


def _read() -> dict[str, tuple[float, float]]:
    """Pace and audio seconds behind it by key; nothing where the file is not there or damaged."""
    try:
        table = json.loads(_path().read_text(encoding="utf-8"))
        return {str(key): (float(pace), float(weight)) for key, (pace, weight) in table.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _path() -> Path:
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    folder = Path(named) if named else platformdirs.user_cache_path("rehearsal-audio")
    return folder / FILE_NAME
