import re
from datetime import date
from pathlib import Path

import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.privacy import apply_retention, erase
from rehearsal_audio.verification import verify

DUE = date(2026, 4, 3)
"""Thirty days after the session; P08 was recorded later."""


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def session(results: Path) -> Path:
    return results.parent / "in" / "session.yaml"


def test_audio_and_words_go_and_every_measure_stays(results: Path, session: Path) -> None:
    folder = results / "P07_1" / "1"
    before, table = read_report(folder / "report.json"), (results / "measures.csv").read_bytes()
    later = contents(results / "P08_1")
    assert b"Secretly" in (folder / "transcript.txt").read_bytes()
    assert re.search(rb"[A-Za-z0-9+/=]{5000}", (folder / "report.html").read_bytes())
    apply_retention(session, results, DUE)
    after = read_report(folder / "report.json")
    assert after.measures == before.measures
    assert (results / "measures.csv").read_bytes() == table
    assert sorted(path.name for path in folder.iterdir()) == [
        "diarisation.rttm",
        "events.csv",
        "report.html",
        "report.json",
    ]
    for path, content in contents(results / "P07_1").items():
        assert b"Secretly" not in content, path
    assert not re.search(rb"[A-Za-z0-9+/=]{5000}", (folder / "report.html").read_bytes())
    assert contents(results / "P08_1") == later
    assert "deleted after 30 days" in (folder / "report.html").read_text(encoding="utf-8")


def test_the_day_before_nothing_is_due(results: Path, session: Path) -> None:
    before = contents(results)
    assert apply_retention(session, results, date(2026, 4, 2)).removed == ()
    assert contents(results) == before


def test_a_trial_tells_the_same_and_changes_nothing(results: Path, session: Path) -> None:
    before = contents(results)
    trial = apply_retention(session, results, DUE, is_trial=True)
    assert contents(results) == before
    assert trial.removed == apply_retention(session, results, DUE).removed


def test_a_second_time_nothing_is_removed(results: Path, session: Path) -> None:
    apply_retention(session, results, DUE)
    before = contents(results)
    assert apply_retention(session, results, DUE).removed == ()
    assert contents(results) == before


def test_recordings_go_only_when_asked(results: Path, session: Path) -> None:
    left = apply_retention(session, results, DUE).left
    assert any("P07_1.wav (remove it with --recordings)" in line for line in left)
    assert (session.parent / "P07_1.wav").is_file()
    apply_retention(session, results, DUE, recordings=True)
    assert not (session.parent / "P07_1.wav").exists()
    assert (session.parent / "P08_1.wav").is_file()


def test_without_a_date_the_files_own_day_counts(results: Path, session: Path) -> None:
    text = session.read_text(encoding="utf-8").replace("date: 2026-03-04\n", "")
    session.write_text(text, encoding="utf-8")
    today = apply_retention(session, results, date.today()).removed
    assert not any("P07" in line for line in today)
    assert apply_retention(session, results, date(2100, 1, 1)).removed
    for path in session.parent.glob("P07_*.wav"):
        path.unlink()
    left = apply_retention(session, results, date(2100, 1, 1)).left
    assert any(line.startswith("P07_1: no date is known") for line in left)


def test_a_session_without_a_promise_is_refused(results: Path, session: Path) -> None:
    text = session.read_text(encoding="utf-8").replace(", delete_audio_after_days: 30", "")
    session.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no delete_audio_after_days; write"):
        apply_retention(session, results, DUE)


def test_what_is_left_still_holds(results: Path, session: Path) -> None:
    pytest.importorskip("jsonschema")
    apply_retention(session, results, DUE)
    verdict = verify(results / "P07_1" / "1" / "report.json")
    assert verdict.faults == ()


def test_the_command(results: Path, session: Path, run) -> None:
    done = run("retention", "apply", session, results, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "would remove kept transcription" in done.stdout
    assert run("retention", "apply", session, results).exit_code == 0
    assert run("retention", "apply", session, results / "none").exit_code == 1


def test_a_name_that_was_erased_does_not_come_back(results: Path, session: Path) -> None:
    names = session.parent / "participants.csv"
    assert names.is_file()
    erase("Anna Bell", results)
    apply_retention(session, results, DUE)
    assert not names.exists()


def test_an_export_with_words_of_a_due_recording_goes(results: Path, session: Path, run) -> None:
    exported = results / "export" / "vtt"
    assert run("export", results, "--format", "vtt", "--with-text").exit_code == 0
    assert any(b"Secretly" in content for content in contents(exported).values())
    apply_retention(session, results, date(2100, 1, 1))
    assert not any(b"Secretly" in content for content in contents(results).values())
