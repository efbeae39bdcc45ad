from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.batch import Options, Outcome, gather
from rehearsal_audio.calibration import (
    DEFAULT_PACE,
    Pace,
    Planned,
    expected_s,
    learn,
    plan,
    read_pace,
)
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.faults import Failure
from rehearsal_audio.iteration import Job
from rehearsal_audio.session import IterationMark, SessionRecording

PIPELINE = load_pipeline()
WORK = {"audio": 100.0, "transcription": 100.0, "diarisation": 100.0, "report": 100.0}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSAL_AUDIO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "calibration.json"


def planned(name: str, work_s: dict[str, float] = WORK) -> Planned:
    return Planned(Job(name, SessionRecording(Path(f"{name}.wav"))), 100.0, work_s)


def spent(name: str, factor: float) -> Outcome:
    return Outcome(name, spent_s=dict.fromkeys(WORK, factor * 100.0))


def test_a_machine_that_was_never_measured_is_guessed_and_said_so() -> None:
    pace = read_pace(PIPELINE, 1)
    assert pace.by_stage == DEFAULT_PACE
    assert not pace.is_measured
    assert read_pace(PIPELINE, 4).by_stage["transcription"] < DEFAULT_PACE["transcription"]
    assert read_pace(load_pipeline("from-files"), 1).by_stage["transcription"] == 0.0


def test_a_run_teaches_the_pace_of_its_models_and_threads() -> None:
    learn([planned("a")], [spent("a", 0.5)], PIPELINE, 2)
    pace = read_pace(PIPELINE, 2)
    assert pace.is_measured
    assert pace.by_stage == pytest.approx(dict.fromkeys(WORK, 0.5))
    assert not read_pace(PIPELINE, 1).is_measured
    assert not read_pace(load_pipeline("fast"), 2).is_measured


def test_newer_runs_count_more_the_longer_they_are() -> None:
    for factor in (0.5, 0.2, 0.2, 0.2):
        learn([planned("a")], [spent("a", factor)], PIPELINE, 2)
    assert 0.2 < read_pace(PIPELINE, 2).by_stage["transcription"] < 0.3


def test_kept_stages_and_failures_teach_nothing() -> None:
    failed = dataclasses.replace(
        spent("a", 9.0), failure=Failure("a", Path("a.wav"), "audio", "broken")
    )
    learn([planned("a")], [failed], PIPELINE, 1)
    assert not read_pace(PIPELINE, 1).is_measured
    kept = planned("b", {"report": 100.0})
    learn([kept], [Outcome("b", spent_s={"report": 3.0})], PIPELINE, 1)
    assert not read_pace(PIPELINE, 1).is_measured
    assert read_pace(PIPELINE, 1).by_stage["report"] == pytest.approx(0.03)


@pytest.mark.parametrize("damage", ["", "[]", '{"a": 1}', '{"a": ["x", 2]}', "\0"])
def test_a_damaged_file_is_a_machine_that_was_never_measured(cache: Path, damage: str) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text(damage, encoding="utf-8")
    assert not read_pace(PIPELINE, 1).is_measured
    learn([planned("a")], [spent("a", 0.5)], PIPELINE, 1)
    assert read_pace(PIPELINE, 1).is_measured


def test_a_folder_that_cannot_be_written_is_passed_over(cache: Path) -> None:
    cache.parent.write_text("no folder", encoding="utf-8")
    learn([planned("a")], [spent("a", 0.5)], PIPELINE, 1)
    assert not read_pace(PIPELINE, 1).is_measured


def test_a_batch_takes_its_work_by_the_workers_but_its_longest_at_least() -> None:
    pace = Pace(dict.fromkeys(WORK, 0.1), True)
    assert expected_s([planned("a"), planned("b")], pace, 1) == pytest.approx(80.0)
    assert expected_s([planned("a"), planned("b")], pace, 2) == pytest.approx(40.0)
    assert expected_s([planned("a")], pace, 2) == pytest.approx(40.0)
    assert expected_s([planned("a", {})], pace, 2) == 0.0
    assert expected_s([], pace, 2) == 0.0


def test_the_plan_counts_iterations_and_what_cannot_be_read(tmp_path: Path, write_wav) -> None:
    path = write_wav(tmp_path / "a.wav", np.zeros(10 * 16_000))
    marks = (IterationMark("x", 1.0, 3.0), IterationMark("y", 6.0, None))
    job = Job("a", SessionRecording(path, None, marks))
    missing, broken = gather([tmp_path / "missing.wav", tmp_path / "broken.wav"])
    (tmp_path / "broken.wav").write_text("no audio", encoding="utf-8")
    one, two, three = plan([job, missing, broken], PIPELINE, tmp_path / "out", Options())
    assert one.duration_s == 10.0
    assert one.work_s == {"audio": 10.0, "transcription": 6.0, "diarisation": 6.0, "report": 6.0}
    assert not one.is_kept
    for other in (two, three):
        assert other.duration_s is None
        assert not any(other.work_s.values())
        assert not other.is_kept
