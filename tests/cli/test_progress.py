"""What people are told while a batch is at work."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from rehearsal_audio.calibration import Pace, Planned
from rehearsal_audio.cli import _progress
from rehearsal_audio.cli._progress import Ahead, batch_progress
from rehearsal_audio.cli._remaining import Remaining
from rehearsal_audio.iteration import Job
from rehearsal_audio.session import SessionRecording

HOUR_S = 3600.0


def planned(name: str, duration_s: float | None, *, is_kept: bool = False) -> Planned:
    work = {} if is_kept else {"transcription": duration_s or 0.0, "report": duration_s or 0.0}
    return Planned(Job(name, SessionRecording(Path(f"{name}.wav"))), duration_s, work, is_kept)


def ahead(*some: Planned, workers: int = 1, is_measured: bool = True) -> Ahead:
    return Ahead(some, Pace({"transcription": 0.2, "report": 0.05}, is_measured), workers)


def test_a_batch_is_told_in_advance() -> None:
    some = [planned(f"r{number}", HOUR_S) for number in range(4)]
    assert ahead(*some, workers=2, is_measured=False).in_words() == (
        "4 recordings, 4 h of audio; 2 at a time; this takes about 30 min "
        "(a guess, until this machine has been measured)"
    )


def test_what_is_kept_is_subtracted() -> None:
    some = (planned("a", HOUR_S, is_kept=True), planned("b", HOUR_S))
    assert ahead(*some).in_words() == (
        "2 recordings, 2 h of audio; 1 kept from an earlier run; this takes about 15 min "
        "(as measured on this machine)"
    )


def test_the_time_left_follows_the_run_not_the_expectation_alone() -> None:
    now = [0.0]
    left = Remaining({"a": {"x": 100.0}, "b": {"x": 100.0}}, 1, lambda: now[0])
    assert left.left_s() == pytest.approx(200.0)
    now[0] = 200.0  # twice as slow as expected
    left.told("a", "x", 1.0)
    assert 170.0 < left.left_s() < 200.0
    left.finished("b")
    assert left.left_s() == 0.0


def test_two_workers_take_half_the_time_and_one_recording_has_one() -> None:
    two = {"a": {"x": 100.0}, "b": {"x": 100.0}}
    assert Remaining(two, 2, lambda: 0.0).left_s() == pytest.approx(100.0)
    assert Remaining({"a": {"x": 100.0}}, 2, lambda: 0.0).left_s() == pytest.approx(100.0)


def test_progress_never_goes_back() -> None:
    left = Remaining({"a": {"x": 10.0}}, 1, lambda: 0.0)
    for share in (0.5, 0.2, 0.5):
        left.told("a", "x", share)
    left.told("unknown", "x", 1.0)
    assert left.done_s() == pytest.approx(5.0)
    assert left.share_of("a") == pytest.approx(0.5)


def test_lines_tell_stages_once_and_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    with batch_progress(ahead(planned("a", HOUR_S), planned("b", HOUR_S)), "people") as told:
        for done in (0.0, 0.5, 1.0):
            told("a", "transcription", done)
        told("a", "done", 1.0)
        told("a", "report", 1.0)  # came late
        told("b", "failed", 1.0)
    said = capsys.readouterr().err.splitlines()[1:]
    assert said[0] == "[1/2] a: transcription"
    assert said[1].startswith("[1/2] a: done; ")
    assert said[1].endswith(" left")
    assert said[2:] == ["[2/2] b: failed"]


def test_bars_show_all_at_work_and_names_are_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=120)
    names = ["[red]a[/red]", "b"]
    expected = {name: {"transcription": 100.0} for name in names}
    with _progress._bars(names, Remaining(expected, 2), console) as told:
        told(names[0], "transcription", 0.5)
        told("b", "transcription", 0.25)
        told("b", "done", 1.0)
        told("b", "transcription", 0.5)  # came late
    shown = stream.getvalue()
    assert "[red]a[/red]: transcription" in shown
    assert "1 of 2 recordings" in shown
    assert "left" in shown
