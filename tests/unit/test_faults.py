import csv
import errno
from pathlib import Path

import pytest

from rehearsal_audio.errors import AudioError
from rehearsal_audio.faults import COLUMNS, Failure, reason_of, write_failures

RECORDING = Path("a.wav")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (AudioError("a.wav is silent"), "a.wav is silent"),
        (MemoryError(), "a.wav: not enough memory; close other programs"),
        (RuntimeError("std::bad_alloc"), "a.wav: not enough memory"),
        (RuntimeError("onnx: Failed to allocate memory"), "a.wav: not enough memory"),
        (OSError(errno.ENOMEM, "", None), "a.wav: not enough memory"),
        (OSError(errno.ENOSPC, "", "out/x"), "out/x: no space left on the disk; free some"),
        (PermissionError(errno.EACCES, "", "out/x"), "out/x: permission denied; check"),
        (OSError(errno.EROFS, "", "out/x"), "out/x: the disk is read-only; choose"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "x"), "x: File name too long"),
        (ValueError("I hate my job"), "a.wav: unexpected ValueError; please report this"),
    ],
)
def test_every_fault_is_said_in_words_that_help(error: Exception, words: str) -> None:
    reason = reason_of(error, RECORDING)
    assert reason.startswith(words)
    assert "hate" not in reason


def test_a_reason_is_one_line_whatever_the_name() -> None:
    reason = reason_of(OSError(errno.ENOSPC, "", "a\nfailed: b"), RECORDING)
    assert len(reason.splitlines()) == 1


def test_failures_are_a_table_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    failures = [
        Failure("=1+1", Path("=1+1.wav"), "audio", "no audio, really"),
        Failure(*"ab", "", "c"),
    ]
    path = write_failures(failures, tmp_path)
    assert path == tmp_path / "failures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["'=1+1", "'=1+1.wav", "audio", "no audio, really"]
    assert len(rows) == 3


def test_the_table_of_an_earlier_run_goes_where_all_is_well(tmp_path: Path) -> None:
    write_failures([Failure("a", RECORDING, "audio", "b")], tmp_path)
    assert write_failures([], tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    assert write_failures([], tmp_path) is None


def test_an_unexpected_error_says_where_it_happened() -> None:
    from rehearsal_audio.files import write_whole

    with pytest.raises(AttributeError) as caught:
        write_whole("no path", b"")
    assert "unexpected AttributeError at files.py:" in reason_of(caught.value, RECORDING)
