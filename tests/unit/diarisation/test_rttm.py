from pathlib import Path

import pytest

from rehearsal_audio.diarisation.rttm import format_rttm, joined, read_rttm
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

TURNS = (SpeakerTurn("A", 0.5, 2.25), SpeakerTurn("B", 2.0, 3.0), SpeakerTurn("A", 4.0, 5.125))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.rttm", format_rttm(Diarisation(TURNS), "a"))
    assert read_rttm(path).turns == TURNS


def test_names_with_blanks_keep_the_ten_fields() -> None:
    turn = SpeakerTurn("speaker one", 0, 1)
    assert len(format_rttm(Diarisation((turn,)), "my file").split()) == 10


def test_nine_and_eight_fields_and_comments_and_other_types_are_taken(tmp_path: Path) -> None:
    text = (
        ";; a comment\n"
        "SPKR-INFO a 1 <NA> <NA> <NA> unknown A <NA> <NA>\n"
        "\n"
        "SPEAKER a 1 0 1 <NA> <NA> A <NA>\n"
        "SPEAKER a 1 2 1 <NA> <NA> B\n"
    )
    read = read_rttm(_written(tmp_path / "a.rttm", text))
    assert read.turns == (SpeakerTurn("A", 0.0, 1.0), SpeakerTurn("B", 2.0, 3.0))


def test_overlapping_turns_of_one_speaker_are_joined() -> None:
    turns = [SpeakerTurn("A", 0, 2), SpeakerTurn("A", 1, 3), SpeakerTurn("B", 1, 2)]
    assert joined(turns).turns == (SpeakerTurn("B", 1, 2), SpeakerTurn("A", 0, 3))[::-1]


def test_one_of_several_recordings_is_taken_by_name(tmp_path: Path) -> None:
    text = "SPEAKER a 1 0 1 <NA> <NA> A <NA> <NA>\nSPEAKER b 1 5 1 <NA> <NA> B <NA> <NA>\n"
    path = _written(tmp_path / "two.rttm", text)
    assert read_rttm(path, "b").turns == (SpeakerTurn("B", 5.0, 6.0),)
    with pytest.raises(InputError, match=r"holds 2 recordings \(a, b\), expected one"):
        read_rttm(path)
    with pytest.raises(InputError, match="holds no recording 'c'; found: a, b"):
        read_rttm(path, "c")


def test_an_empty_file_is_nobody_speaking(tmp_path: Path) -> None:
    assert read_rttm(_written(tmp_path / "a.rttm", "")).turns == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SPEAKER a 1 0 1 <NA>", "line 1: found 6 fields, expected 10"),
        ("SPEAKER a 1 x 1 <NA> <NA> A <NA> <NA>", "found onset 'x' and duration '1'"),
        ("SPEAKER a 1 0 -1 <NA> <NA> A <NA> <NA>", "expected seconds of 0 or more"),
        ("SPEAKER a 1 -2 1 <NA> <NA> A <NA> <NA>", "expected seconds of 0 or more"),
        ("SPEAKER a 1 nan 1 <NA> <NA> A <NA> <NA>", "expected seconds of 0 or more"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_rttm(_written(tmp_path / "a.rttm", line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no RTTM file at"):
        read_rttm(tmp_path / "none.rttm")


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.rttm"
    path.write_bytes(b"\xff\xfe\x00S")
    with pytest.raises(InputError, match="UTF-8 text expected"):
        read_rttm(path)
