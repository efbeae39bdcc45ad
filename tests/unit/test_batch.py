from pathlib import Path

import pytest

from rehearsal_audio import batch
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.errors import AudioError, InputError, OutputError
from rehearsal_audio.iteration import Job

FAULTS = {
    "bad": AudioError("bad.wav: no audio in it"),
    "full": OSError(28, "No space left on device", "out/full"),
    "big": MemoryError(),
    "bug": KeyError("SECRET WORDS OF A TRANSCRIPT"),
}


class FakeAnalyser:
    """Fails for names in FAULTS, gives a path for others."""

    def __init__(self, pipeline, force: bool = False, vault=None) -> None:
        pass

    def analyse(self, job: Job, out: Path, progress) -> tuple[Path, ...]:
        progress("audio", 1.0)
        if job.name in FAULTS:
            raise FAULTS[job.name]
        return (out / job.name / "1" / "report.json",)


def jobs_of(folder: Path, *names: str) -> tuple[Job, ...]:
    return batch.gather([folder / f"{name}.wav" for name in names])


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch) -> dict[str, batch.Outcome]:
    monkeypatch.setattr(batch, "Analyser", FakeAnalyser)
    jobs = jobs_of(tmp_path, "one", *FAULTS, "two")
    pipeline = load_pipeline()
    done = batch.run(jobs, pipeline, tmp_path, batch.Options(), lambda name, stage, share: None)
    return {outcome.name: outcome for outcome in done}


def test_a_bad_recording_never_stops_the_others(outcomes) -> None:
    assert [name for name, outcome in outcomes.items() if outcome.failure] == list(FAULTS)
    assert outcomes["one"].reports
    assert outcomes["two"].reports


def test_each_failure_is_one_line_with_its_reason(outcomes) -> None:
    assert outcomes["bad"].failure.reason == "bad.wav: no audio in it"
    assert outcomes["full"].failure.reason.startswith("out/full: no space left on the disk; free")
    assert "not enough memory" in outcomes["big"].failure.reason


def test_an_unexpected_error_tells_its_kind_and_no_content(outcomes) -> None:
    assert "unexpected KeyError" in outcomes["bug"].failure.reason
    assert "SECRET" not in outcomes["bug"].failure.reason


def test_a_folder_gives_its_recordings_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.flac", "a.WAV", "notes.txt", ".hidden.wav"):
        (tmp_path / name).touch()
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.wav").touch()
    assert [job.source.path.name for job in batch.gather([tmp_path])] == ["a.WAV", "b.flac"]


def test_a_folder_without_recordings_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no recordings in this folder"):
        batch.gather([tmp_path])


def test_recordings_of_one_name_get_different_folders(tmp_path: Path) -> None:
    paths = [tmp_path / "a.wav", tmp_path / "A.mp3", tmp_path / "x" / "A.mp3"]
    names = [job.name for job in batch.gather(paths)]
    assert len({name.casefold() for name in names}) == 3
    assert names[0] == "a"


def test_a_session_file_gives_participant_scenario_and_iterations(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "scenario: disclosure\nrecordings:\n  - {file: a.flac, participant: P1, iterations: "
        "[{name: x, end: 60}, {name: y, start: 70}]}\n",
        encoding="utf-8",
    )
    (job,) = batch.gather([path], leader="most")
    assert (job.scenario, job.source.participant, job.leader) == ("disclosure", "P1", "most")
    assert [mark.name for mark in job.source.iterations] == ["x", "y"]


@pytest.mark.parametrize("name", ["...wav", "a\nb.wav", "a:b.wav", "‮fdp.wav", " .wav"])
def test_a_hostile_name_stays_inside_the_output_folder(tmp_path: Path, name: str) -> None:
    (job,) = batch.gather([tmp_path / name])
    folder = (tmp_path / "out" / job.name).resolve()
    assert folder.parent == (tmp_path / "out").resolve()
    assert "\n" not in job.name


def test_the_last_word_on_a_recording_says_how_it_ended(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(batch, "Analyser", FakeAnalyser)
    told: list[tuple[str, str]] = []
    jobs = jobs_of(tmp_path, "one", "bad")
    batch.run(jobs, load_pipeline(), tmp_path, batch.Options(), lambda *one: told.append(one[:2]))
    assert told == [("one", "audio"), ("one", "done"), ("bad", "audio"), ("bad", "failed")]


def test_a_folder_of_results_is_for_one_run_at_a_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with (
        batch.exclusive(out),
        pytest.raises(OutputError, match=r"another analysis is at work in .*out; wait"),
    ):
        batch.exclusive(out).__enter__()
    with batch.exclusive(out):
        pass


def test_a_folder_that_cannot_be_written_is_one_named_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(OutputError, match="out"):
        batch.exclusive(tmp_path / "out").__enter__()


def test_what_is_spent_is_told_by_stage() -> None:
    watch = batch.Stopwatch()
    for stage in ("audio", "audio", "transcription", ""):
        watch.told(stage)
    assert list(watch.spent_s) == ["audio", "transcription"]
    assert all(spent >= 0 for spent in watch.spent_s.values())
