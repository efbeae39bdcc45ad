from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.artefacts import Artefacts
from rehearsal_audio.batch import exclusive
from rehearsal_audio.cli import main


def cache(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["cache", *map(str, arguments)])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for recording in ("a", "b"):
        kept = Artefacts(tmp_path / recording / "1" / ".stages")
        kept.keep("transcription", "k", lambda: {"words": ["secret"]})
        kept.keep_sound("sound", "k", lambda: b"0" * 1_000_000)
        (tmp_path / recording / "1" / "report.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_info_counts_by_stage(out: Path) -> None:
    result = cache("info", out)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "sound                2      2.0 MB",
        "transcription        2      0.0 MB",
        "4 results of 2 iterations, 2.0 MB",
    ]


def test_clear_prints_a_receipt_and_leaves_reports(out: Path) -> None:
    result = cache("clear", out)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "removed a/1/.stages/sound-k.m4a  1000000 bytes"
    assert lines[-1] == "removed 4 results, 2.0 MB; reports are untouched"
    assert len(list(out.rglob("report.json"))) == 2
    assert not list(out.rglob(".stages"))
    assert cache("info", out).stdout == "0 results of 0 iterations, 0.0 MB\n"


def test_nothing_is_cleared_under_a_run_at_work(out: Path) -> None:
    with exclusive(out):
        result = cache("clear", out)
    assert result.exit_code == 1
    assert "another analysis is at work" in result.stderr
    assert len(list(out.rglob(".stages"))) == 2


def test_a_folder_that_is_not_there_is_usage(tmp_path: Path) -> None:
    assert cache("info", tmp_path / "none").exit_code == 2
