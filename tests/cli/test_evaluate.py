import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.cli import main

TURNS = (
    "SPEAKER a 1 0 4 <NA> <NA> {0} <NA> <NA>\n"
    "SPEAKER a 1 3.5 4.5 <NA> <NA> {1} <NA> <NA>\n"
    "SPEAKER a 1 9 1 <NA> <NA> {2} <NA> <NA>\n"
)
UTTERANCES = [
    {"role": "leader", "start_s": 0, "end_s": 4, "text": "How was the weekend for you?"},
    {"role": "actor", "start_s": 3.5, "end_s": 8, "text": "Not that good, I did not sleep."},
    {"role": "leader", "start_s": 9, "end_s": 10, "text": "I see."},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ours: the last turn goes to the wrong person, and so do its words."""
    (tmp_path / "ours.rttm").write_text(TURNS.format("X", "Y", "Y"))
    (tmp_path / "a.rttm").write_text(TURNS.format("leader", "actor", "leader"))
    (tmp_path / "a.truth.json").write_text(json.dumps({"utterances": UTTERANCES}))
    analysed = tmp_path / "out" / "a" / "1"
    analysed.mkdir(parents=True)
    wrong = [*UTTERANCES[:2], {**UTTERANCES[2], "role": "actor"}]
    (analysed / "report.json").write_text(json.dumps({"utterances": wrong}))
    (analysed / "diarisation.rttm").write_text(TURNS.format("leader", "actor", "actor"))
    return tmp_path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_turns_alone_are_scored_without_words(folder: Path) -> None:
    out = folder / "scores.json"
    result = _run(folder / "ours.rttm", folder / "a.rttm", "-o", out)
    assert result.exit_code == 0, result.output
    (scores,) = json.loads(out.read_text()).values()
    assert scores["der"] == pytest.approx(1 / 9.5)
    assert scores["confusion_s"] == pytest.approx(1.0)
    assert scores["overlap_recall"] == pytest.approx(1.0)
    assert scores["cp_wer"] is None
    heading, row = result.stdout.splitlines()
    assert heading.split("\t")[:2] == ["recording", "DER %"]
    assert row.split("\t")[:2] == ["ours", "10.53"]


def test_a_folder_of_analyse_is_scored_with_words(folder: Path) -> None:
    out = folder / "scores.json"
    result = _run(folder / "out", folder, "-o", out)
    assert result.exit_code == 0, result.output
    scores = json.loads(out.read_text())["a/1"]
    assert scores["reference_words"] == 15
    assert scores["word_speaker_error"] == pytest.approx(2 / 15)
    assert scores["cp_wer"] == pytest.approx(4 / 15)


def test_several_recordings_are_summed_and_one_without_reference_left_out(folder: Path) -> None:
    ours = folder / "hypotheses"
    references = folder / "references"
    ours.mkdir()
    references.mkdir()
    for name in ("a", "b", "c"):
        (ours / f"{name}.rttm").write_text(TURNS.format("X", "Y", "X"))
    for name in ("a", "b"):
        (references / f"{name}.rttm").write_text(TURNS.format("leader", "actor", "leader"))
    result = _run(ours, references)
    assert result.exit_code == 0, result.output
    assert [line.split("\t")[0] for line in result.stdout.splitlines()[1:]] == ["a", "b", "all"]
    assert "c: no reference in" in result.stderr


def test_nothing_to_compare_is_an_error(folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()
    result = _run(folder / "out", empty)
    assert result.exit_code == 1
    assert "error: nothing to compare" in result.stderr


def test_a_file_of_another_kind_is_one_line(folder: Path) -> None:
    result = _run(folder / "ours.rttm", folder / "a.docx")
    assert result.exit_code == 1
    assert "found a.docx, expected a .rttm, .stm or .json file or a folder" in result.stderr
