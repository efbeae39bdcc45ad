"""``verify`` on a report whose words and turns a person wrote, so that no model is needed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.cli import main
from rehearsal_audio.diarisation.rttm import format_rttm
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription.from_file import write_transcript

TALK = (
    ("anna", 1.0, 3.5, "How are you getting on with the rota?"),
    ("ben", 4.0, 9.0, "I am so tired that I can hardly think and then"),
    ("anna", 7.6, 10.5, "You should take some leave."),
    ("ben", 11.0, 14.0, "I do not think that would help me."),
    ("anna", 14.5, 18.0, "It sounds like you are worn out. What would help?"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, write_wav: Callable) -> Path:
    """A folder with ``talk.wav``, its files and the analysis of it in ``out``."""
    folder = tmp_path_factory.mktemp("verify")
    noise = np.random.default_rng(1).normal(0, 0.001, 20 * 16_000)
    words = []
    for _, start_s, end_s, text in TALK:
        first, last = (round(time * 16_000) for time in (start_s, end_s))
        noise[first:last] += 0.2 * np.sin(np.arange(last - first) * 0.1)
        texts = text.split()
        step_s = (end_s - start_s) / len(texts)
        words += [
            Word(one, start_s + i * step_s, start_s + (i + 0.9) * step_s)
            for i, one in enumerate(texts)
        ]
    write_wav(folder / "talk.wav", noise)
    words.sort(key=lambda word: word.start_s)
    write_transcript(Transcript(tuple(words)), folder / "talk.transcript.json")
    turns = Diarisation(tuple(SpeakerTurn(*one[:3]) for one in TALK))
    (folder / "talk.rttm").write_text(format_rttm(turns, "talk"), encoding="utf-8")
    assert analyse(folder).exit_code == 0
    return folder


def analyse(folder: Path) -> Result:
    arguments = ["analyse", folder / "talk.wav", "-o", folder / "out", "--pipeline", "from-files"]
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may break."""
    return Path(shutil.copytree(made, tmp_path / "made"))


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


def report_of(folder: Path) -> Path:
    return folder / "out" / "talk" / "1" / "report.json"


def change(path: Path, edit: Callable[[dict], None]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_report_holds_by_itself_and_with_its_recording(folder: Path) -> None:
    alone = verify(folder / "out")
    assert alone.exit_code == 0, alone.output
    assert alone.output.count("\n") == 1
    assert "reproducible: schema, ids, " in alone.output
    path = folder / "elsewhere" / "renamed.wav"
    path.parent.mkdir()
    for ending in (".wav", ".rttm", ".transcript.json"):
        shutil.copy(folder / f"talk{ending}", path.with_name(f"renamed{ending}"))
    for audio in (path, path.parent):
        again = verify(report_of(folder), "--audio", audio)
        assert again.exit_code == 0, again.output
        assert "heard again (id " in again.output


def test_a_changed_measure_is_named_with_both_values(folder: Path) -> None:
    def raise_it(data: dict) -> None:
        one = next(one for one in data["measures"] if one["name"] == "questions")
        one["value"] += 1

    change(report_of(folder), raise_it)
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "NOT reproducible: questions 3 -> 2 (-1)" in result.output


def test_a_dropped_event_is_missed(folder: Path) -> None:
    change(report_of(folder), lambda data: data["events"].pop(0))
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "0 of " in result.output
    assert "1 others are" in result.output


def test_a_changed_setting_breaks_the_id(folder: Path) -> None:
    def set_it(data: dict) -> None:
        data["provenance"]["settings"]["turns"]["resume_max_pause_s"] = 0.4

    change(report_of(folder), set_it)
    assert "the id of its analysis is not that of its settings" in verify(folder / "out").output


def test_a_broken_schema_is_a_place_and_never_words(folder: Path) -> None:
    change(report_of(folder), lambda data: data["utterances"][0].update(index=-1))
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "$.utterances[0].index breaks the schema (minimum)" in result.output
    assert "rota" not in result.output


def test_other_words_beside_the_recording_are_heard(folder: Path) -> None:
    path = folder / "talk.transcript.json"
    path.write_text(path.read_text("utf-8").replace("leave.", "holiday."), encoding="utf-8")
    result = verify(report_of(folder), "--audio", folder / "talk.wav")
    assert result.exit_code == 1
    assert "heard again, utterances differ (1 of " in result.output
    assert "holiday" not in result.output


def test_another_recording_is_refused(folder: Path, write_wav: Callable) -> None:
    other = write_wav(folder / "other.wav", np.zeros(16_000))
    result = verify(report_of(folder), "--audio", other)
    assert result.exit_code == 1
    assert "not the recording of this report, whose SHA-256 begins with" in result.output


def test_corrections_are_part_of_the_id_and_are_applied_again(folder: Path) -> None:
    report = json.loads(report_of(folder).read_text("utf-8"))
    before, event = report["provenance"]["analysis_id"], report["events"][0]["id"]
    corrections = report_of(folder).with_name("corrections.jsonl")
    corrections.write_text(json.dumps({"action": "reject", "id": event}), encoding="utf-8")
    assert analyse(folder).exit_code == 0
    made = json.loads(report_of(folder).read_text("utf-8"))["provenance"]
    assert made["analysis_id"] != before
    result = verify(report_of(folder), "--audio", folder / "talk.wav")
    assert result.exit_code == 0, result.output
    corrections.write_text(json.dumps({"action": "accept", "id": event}), encoding="utf-8")
    assert "has changed since" in verify(folder / "out").output
    corrections.unlink()
    alone = verify(folder / "out")
    assert alone.exit_code == 0
    assert "is not beside it" in alone.output


def test_a_report_of_another_version_says_so(folder: Path) -> None:
    change(report_of(folder), lambda data: data["provenance"].update(package_version="0.0.1"))
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "[made by version 0.0.1, this is " in result.output


def test_an_old_report_without_an_id_is_not_called_reproducible(folder: Path) -> None:
    def make_old(data: dict) -> None:
        data["schema_version"] = "1.0"
        for key in ("analysis_id", "start_s", "end_s", "leader", "files_sha256", "digests"):
            del data["provenance"][key]

    change(report_of(folder), make_old)
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "it has no id of its analysis" in result.output


def test_what_is_no_report_is_one_line(tmp_path: Path) -> None:
    assert "no report.json below" in verify(tmp_path).output
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    result = verify(tmp_path)
    assert result.exit_code == 1
    assert "not checked: " in result.output


def test_a_corrections_file_in_the_working_folder_is_not_taken(folder: Path, monkeypatch) -> None:
    """Only the one beside the report counts."""
    event = json.loads(report_of(folder).read_text("utf-8"))["events"][0]["id"]
    (folder / "corrections.jsonl").write_text(
        json.dumps({"action": "reject", "id": event}), encoding="utf-8"
    )
    monkeypatch.chdir(folder)
    assert verify("out").exit_code == 0


def test_settings_of_another_version_are_named(folder: Path) -> None:
    def set_it(data: dict) -> None:
        data["provenance"]["settings"]["turns"]["old_pause_s"] = 0.4

    change(report_of(folder), set_it)
    result = verify(folder / "out")
    assert result.exit_code == 1
    assert "turns: unknown key 'old_pause_s'" in result.output
