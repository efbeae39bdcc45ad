"""What is run again, and what is not, when something changed; the models are counting fakes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.config import Pipeline, load_pipeline
from rehearsal_audio.iteration import Job, Keeping
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.pipeline import Analyser
from rehearsal_audio.session import IterationMark, SessionRecording

WORDS = (Word("How", 0.5, 0.7), Word("so?", 0.7, 1.2), Word("Because.", 1.5, 2.2))
TURNS = (SpeakerTurn("A", 0.5, 1.2), SpeakerTurn("B", 1.5, 2.2))


class Counting:
    """Both models at once: tells what was asked of it."""

    def __init__(self, calls: list[str]) -> None:
        self._calls = calls

    def transcribe(self, audio, progress=None) -> Transcript:
        self._calls.append("transcription")
        return Transcript(WORDS)

    def diarise(self, audio, num_speakers=2, progress=None) -> Diarisation:
        self._calls.append("diarisation")
        return Diarisation(TURNS, 0.5)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the slow parts were asked to do, in order."""
    asked: list[str] = []
    for make in ("transcription.make_transcriber", "diarisation.make_diariser"):
        monkeypatch.setattr(f"rehearsal_audio.{make}", lambda settings: Counting(asked))

    def counted(name: str, real: Callable) -> Callable:
        def call(*arguments):
            asked.append(name)
            return real(*arguments)

        return call

    from rehearsal_audio import pipeline, source

    monkeypatch.setattr(source, "decode", counted("decode", source.decode))
    monkeypatch.setattr(pipeline, "compress", counted("compress", pipeline.compress))
    monkeypatch.setattr(pipeline, "export_iteration", counted("export", pipeline.export_iteration))
    return asked


@pytest.fixture
def job(tmp_path: Path, write_wav) -> Job:
    samples = np.random.default_rng(5).normal(0, 0.1, 3 * 16_000)
    return Job("run", SessionRecording(write_wav(tmp_path / "run.wav", samples)))


EVERYTHING = ["decode", "transcription", "diarisation", "compress", "export"]
PIPELINE = load_pipeline()


def run(job: Job, out: Path, pipeline: Pipeline = PIPELINE, force: bool = False) -> Path:
    (report,) = Analyser(pipeline, Keeping(force)).analyse(job, out, lambda stage, done: None)
    return report


def test_a_repeated_run_does_nothing(job: Job, tmp_path: Path, calls: list[str]) -> None:
    before = run(job, tmp_path).read_bytes()
    assert sorted(calls) == sorted(EVERYTHING)
    calls.clear()
    assert run(job, tmp_path).read_bytes() == before
    assert calls == []


def test_force_does_everything_again(job: Job, tmp_path: Path, calls: list[str]) -> None:
    run(job, tmp_path)
    calls.clear()
    run(job, tmp_path, force=True)
    assert sorted(calls) == sorted(EVERYTHING)


def test_other_roles_are_no_new_listening(job: Job, tmp_path: Path, calls: list[str]) -> None:
    run(job, tmp_path)
    calls.clear()
    run(dataclasses.replace(job, leader="B"), tmp_path)
    assert calls == ["export"]


def test_corrections_are_no_new_listening(job: Job, tmp_path: Path, calls: list[str]) -> None:
    folder = run(job, tmp_path).parent
    calls.clear()
    (folder / "corrections.jsonl").write_text(
        '{"action": "add", "behaviour": "empathy", "role": "leader", "start_s": 0.5, "end_s": 1}\n',
        encoding="utf-8",
    )
    run(job, tmp_path)
    assert calls == ["export"]


@pytest.mark.parametrize(
    ("stage", "change", "again"),
    [
        ("turns", {"resume_max_pause_s": 0.7}, ["export"]),
        ("quality", {"warn_snr_db": 99.0}, ["decode", "export"]),
        ("diarisation", {"window_step_s": 1.0}, ["decode", "diarisation", "export"]),
        ("transcription", {"beam_size": 1}, ["decode", "transcription", "export"]),
    ],
)
def test_a_changed_setting_runs_only_what_depends_on_it(
    job: Job, tmp_path: Path, calls: list[str], stage: str, change: dict, again: list[str]
) -> None:
    run(job, tmp_path)
    calls.clear()
    settings = dataclasses.replace(getattr(PIPELINE, stage), **change)
    run(job, tmp_path, dataclasses.replace(PIPELINE, **{stage: settings}))
    assert calls == again


def test_another_number_of_voices_is_no_new_recognition(
    job: Job, tmp_path: Path, calls: list[str]
) -> None:
    run(job, tmp_path)
    calls.clear()
    run(job, tmp_path, dataclasses.replace(PIPELINE, num_speakers=3))
    assert calls == ["decode", "diarisation", "export"]


def test_other_weights_are_heard_anew(
    job: Job, tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(job, tmp_path)
    calls.clear()
    monkeypatch.setattr(
        "rehearsal_audio.transcription.weights_sha256", lambda settings: {"base/model.bin": "0"}
    )
    run(job, tmp_path)
    assert calls == ["decode", "transcription", "export"]


def test_another_recording_of_the_same_name_is_heard_anew(
    job: Job, tmp_path: Path, calls: list[str], write_wav
) -> None:
    run(job, tmp_path)
    calls.clear()
    write_wav(job.source.path, np.random.default_rng(6).normal(0, 0.1, 3 * 16_000))
    run(job, tmp_path)
    assert sorted(calls) == sorted(EVERYTHING)


@pytest.mark.parametrize("name", ["report.json", "report.html", "events.csv"])
def test_a_lost_or_edited_file_is_made_again(
    job: Job, tmp_path: Path, calls: list[str], name: str
) -> None:
    file = run(job, tmp_path).with_name(name)
    before = file.read_bytes()
    for spoil in (file.unlink, lambda: file.write_text("edited", encoding="utf-8")):
        calls.clear()
        spoil()
        run(job, tmp_path)
        assert calls == ["export"]
        assert file.read_bytes() == before


def test_a_damaged_artefact_counts_as_none(job: Job, tmp_path: Path, calls: list[str]) -> None:
    report = run(job, tmp_path)
    before = report.read_bytes()
    (words,) = report.parent.glob(".stages/transcription-*")
    words.write_bytes(words.read_bytes()[:20])
    report.unlink()
    calls.clear()
    assert run(job, tmp_path).read_bytes() == before
    assert calls == ["decode", "transcription", "export"]


def test_what_is_missing_is_told_before_it_is_run(
    job: Job, tmp_path: Path, calls: list[str]
) -> None:
    analyser = Analyser(PIPELINE)
    every = frozenset({"audio", "transcription", "diarisation", "report"})
    assert analyser.missing(job, tmp_path) == (every,)
    run(job, tmp_path)
    calls.clear()
    assert analyser.missing(job, tmp_path) == (frozenset(),)
    assert analyser.missing(dataclasses.replace(job, leader="B"), tmp_path) == ({"report"},)
    two = dataclasses.replace(PIPELINE, num_speakers=3)
    assert Analyser(two).missing(job, tmp_path) == ({"audio", "diarisation", "report"},)
    assert Analyser(PIPELINE, Keeping(force=True)).missing(job, tmp_path) == (every,)
    assert calls == []


def test_progress_of_several_iterations_is_their_share(
    job: Job, tmp_path: Path, calls: list[str]
) -> None:
    marks = (IterationMark("a", 0.0, 1.4), IterationMark("b", 1.4, 3.0))
    source = dataclasses.replace(job.source, iterations=marks)
    told: list[tuple[str, float]] = []
    Analyser(PIPELINE).analyse(
        dataclasses.replace(job, source=source), tmp_path, lambda *one: told.append(one)
    )
    assert [done for stage, done in told if stage == "report"] == [0.0, 0.5, 0.5, 1.0]
    assert [done for stage, done in told if stage == "audio"] == [0.0, 1.0]
