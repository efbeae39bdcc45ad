import json
from pathlib import Path

import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.evaluation.spoken import Saying, read_spoken, tokens
from rehearsal_audio.model.speech import SpeakerTurn

UTTERANCE = {"role": "leader", "start_s": 1, "end_s": 2.5, "text": "Hello there."}


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_stm_file(tmp_path: Path) -> None:
    text = (
        ";; a comment\n"
        "a 1 B 2.0 4.0 <o,f0,female> so it is\n"
        "a 1 A 0.0 1.5 well\n"
        "a 1 inter_segment_gap 1.5 2.0\n"
    )
    spoken = read_spoken(_written(tmp_path / "a.stm", text))
    assert spoken.sayings == (Saying("A", 0.0, 1.5, "well"), Saying("B", 2.0, 4.0, "so it is"))
    assert spoken.diarisation.turns == (SpeakerTurn("A", 0.0, 1.5), SpeakerTurn("B", 2.0, 4.0))


def test_a_truth_file_or_report(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.truth.json", json.dumps({"utterances": [UTTERANCE]}))
    assert read_spoken(path).sayings == (Saying("leader", 1.0, 2.5, "Hello there."),)


def test_a_folder_takes_turns_from_the_rttm_file(tmp_path: Path) -> None:
    _written(tmp_path / "report.json", json.dumps({"utterances": [UTTERANCE]}))
    assert read_spoken(tmp_path).diarisation.turns == (SpeakerTurn("leader", 1.0, 2.5),)
    _written(tmp_path / "diarisation.rttm", "SPEAKER a 1 1.1 1 <NA> <NA> leader <NA> <NA>\n")
    spoken = read_spoken(tmp_path)
    assert spoken.diarisation.turns == (SpeakerTurn("leader", 1.1, 2.1),)
    assert len(spoken.sayings) == 1


def test_an_rttm_file_has_no_words(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.rttm", "SPEAKER a 1 0 1 <NA> <NA> A <NA> <NA>\n")
    assert read_spoken(path).sayings == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.stm", "a 1 A 0.0", r"a.stm, line 1: found 4 fields, expected 5 and words"),
        ("a.stm", "a 1 A 2 1 well", "line 1: found start '2' and end '1'"),
        ("a.stm", "a 1 A x 1 well", "line 1: found start 'x'"),
        ("a.json", "{", "a.json is no JSON file"),
        ("a.json", "[]", "a.json holds no list of utterances"),
        ("a.json", '{"utterances": [{"role": "leader"}]}', "utterance 0: expected role, text"),
        ("a.json", '{"utterances": [3]}', "utterance 0: expected role, text"),
        ("a.docx", "", r"found a.docx, expected a .rttm, .stm or .json file"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_spoken(_written(tmp_path / name, text))


def test_an_utterance_without_times_is_named(tmp_path: Path) -> None:
    untimed = {**UTTERANCE, "start_s": None, "end_s": None}
    path = _written(tmp_path / "a.json", json.dumps({"utterances": [untimed]}))
    with pytest.raises(InputError, match="found start None and end None"):
        read_spoken(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file at"):
        read_spoken(tmp_path / "none.stm")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("…", ()), ("Don’t!", ("don't",)), ("well-being", ("well", "being"))],
)
def test_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected
