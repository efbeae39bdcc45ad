"""The command ``label``: same lines, same order, two more keys; one clear error a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main

LINES = [
    {"conversation_id": "a", "index": 0, "role": "leader", "text": "How are you?", "extra": [1]},
    {"conversation_id": "a", "index": 1, "role": "actor", "text": "Tired.", "start_s": 1.5},
    {"conversation_id": "b", "index": 0, "role": "leader", "text": "So you're tired."},
    {"conversation_id": "a", "index": 2, "role": "leader", "text": "You should rest."},
    {"conversation_id": "a", "index": 3, "role": "facilitator", "text": "You should stop."},
]


def run(tmp_path: Path, content: str) -> tuple[int, str, Path]:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["label", str(source), "-o", str(out)])
    return result.exit_code, result.output, out


def test_lines_keep_their_order_and_keys(tmp_path: Path) -> None:
    code, output, out = run(tmp_path, "\n".join(json.dumps(one) for one in LINES) + "\n\n")
    assert code == 0, output
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    added = {"labels", "label_spans"}
    assert [{k: v for k, v in one.items() if k not in added} for one in written] == LINES
    assert written[0]["labels"] == ["open_question", "person_focus"]
    assert written[3]["labels"] == ["advice_unsolicited"]
    assert written[4]["labels"] == []


def test_every_conversation_is_labelled_by_itself(tmp_path: Path) -> None:
    _, _, out = run(tmp_path, "\n".join(json.dumps(one) for one in LINES))
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert "reflection" not in written[2]["labels"]


def test_spans_name_characters_confidence_and_rule(tmp_path: Path) -> None:
    _, _, out = run(tmp_path, json.dumps(LINES[0]))
    (line,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    span = line["label_spans"][0]
    assert line["text"][span["start_char"] : span["end_char"]] == "How are you?"
    assert set(span) == {"label", "start_char", "end_char", "confidence", "source"}


def test_possible_labels_stand_in_the_spans_only(tmp_path: Path) -> None:
    weak = {"role": "leader", "text": "It's time to move on."}
    _, _, out = run(tmp_path, json.dumps(weak))
    line = json.loads(out.read_text(encoding="utf-8"))
    assert "advice_unsolicited" not in line["labels"]
    assert "advice_unsolicited" in {one["label"] for one in line["label_spans"]}


def test_standard_streams() -> None:
    result = CliRunner().invoke(main, ["label", "-", "-o", "-"], input=json.dumps(LINES[0]) + "\n")
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["labels"] == ["open_question", "person_focus"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"role": "leader", "text": "a"}\n{oops\n', "line 2: not JSON"),
        ("[1]", "line 1: not a JSON object"),
        ('{"role": "boss", "text": "a"}', "line 1: role is not one of leader, actor, facilitator"),
        ('{"role": "leader"}', "line 1: text is missing or no string"),
        ('{"role": "leader", "text": 3}', "line 1: text is missing or no string"),
        ("\n\n", "no utterances"),
    ],
)
def test_malformed_input_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    code, output, out = run(tmp_path, content)
    assert code == 1
    assert message in output
    assert output.count("\n") == 1
    assert not out.exists()


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["label", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    )
    assert result.exit_code == 1
    assert "no such file" in result.output


def test_text_that_is_not_utf8_is_one_line(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"role": "leader", "text": "\xff"}')
    result = CliRunner().invoke(main, ["label", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1
    assert "not UTF-8" in result.output


def test_a_pipeline_files_own_services_are_found(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text('[behaviours]\nservices = ["the hive"]\n', encoding="utf-8")
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"role": "leader", "text": "The Hive can see you on Friday."}))
    for options, found in ((["--pipeline", str(own)], True), ([], False)):
        result = CliRunner().invoke(main, ["label", str(source), "-o", str(out), *options])
        assert result.exit_code == 0, result.output
        labels = json.loads(out.read_text(encoding="utf-8"))["labels"]
        assert ("signpost_specific" in labels) is found
