"""``agreement`` of the tool with people's labels on scripted conversations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.cli import main

SCRIPTS = sorted((Path(__file__).parents[1] / "golden" / "labels" / "fresh").glob("*.jsonl"))


def agreement(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["agreement", *map(str, arguments)])


@pytest.fixture(scope="module")
def codings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The writer's labels and the tool's, of the same scripts."""
    folder = tmp_path_factory.mktemp("agreement")
    person, tool = folder / "person.jsonl", folder / "tool.jsonl"
    lines = []
    for path in SCRIPTS:
        for text in path.read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            labels = sorted({one["label"] for one in line.pop("expected", [])})
            lines.append(json.dumps({**line, "conversation_id": path.stem, "labels": labels}))
    person.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["label", str(person), "-o", str(tool)])
    assert result.exit_code == 0, result.output
    return person, tool


def test_the_tool_against_a_person(codings: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "agreement.json"
    result = agreement(*codings, "-o", out)
    assert result.exit_code == 0, result.output
    assert "tool.jsonl against person.jsonl (the reference)" in result.stdout
    found = json.loads(out.read_text(encoding="utf-8"))
    assert len(found["conversations"]) == len(SCRIPTS)
    behaviours = {one["behaviour"]: one for one in found["pairs"][0]["behaviours"]}
    kappa = behaviours["open_question"]["kappa"]
    assert 0.5 < kappa["low"] < kappa["value"] <= kappa["high"]
    iccs = {one["measure"]: one for one in found["measures"]}
    assert iccs["open_questions"]["icc"]["value"] > 0.5
    assert iccs["open_questions"]["conversations"] == len(SCRIPTS)


def test_a_coder_agrees_with_herself(codings: tuple[Path, Path]) -> None:
    result = agreement(codings[0], codings[0])
    rows = [line.split("\t") for line in result.stdout.splitlines() if "\tutterance\t" in line]
    assert len(rows) > 10
    assert {row[3] for row in rows} == {"1.00 [1.00, 1.00]"}


def test_one_coder_is_no_agreement(codings: tuple[Path, Path]) -> None:
    result = agreement(codings[0])
    assert result.exit_code == 2
    assert "name two coders or more" in result.stderr


def test_what_is_no_coding_is_one_line(codings: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words", encoding="utf-8")
    result = agreement(codings[0], tmp_path / "words.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "give labelled utterances" in result.stderr
