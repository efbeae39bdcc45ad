from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.coding.reading import read_coding
from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.export.tables import EventsTable
from rehearsal_audio.model.event import Behaviour

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
REPORT = GOLDEN / "nhs-ward-1.report.json"


def write_lines(path: Path, *lines: dict) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def line(role: str, text: str, *labels: str, **more: object) -> dict:
    return {"role": role, "text": text, "labels": list(labels), **more}


def test_labelled_utterances_with_measures_of_the_coders_own_labels(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "anna.jsonl",
        line("leader", "How are you?", "open_question", conversation_id="P07/1"),
        line("actor", "Tired.", conversation_id="P07/1"),
        line("leader", "Is it work?", "closed_question", conversation_id="P07/1"),
        line("leader", "Go on.", conversation_id="P08"),
    )
    coding = read_coding(path)
    assert coding.coder == "anna.jsonl"
    assert list(coding.conversations) == ["P07", "P08"]
    found = coding.conversations["P07"]
    assert [(mark.behaviour.value, mark.utterance_index) for mark in found.marks] == [
        ("open_question", 0),
        ("closed_question", 2),
    ]
    assert found.measures["open_question_ratio"] == 0.5
    assert found.measures["open_question_count"] == 1
    assert "talk_time_ratio" not in found.measures
    assert not found.has_turn_taking


def test_utterances_stand_in_order_of_time(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        line("leader", "Second.", start_s=3, end_s=4),
        line("leader", "First?", "closed_question", start_s=0, end_s=1),
    )
    found = read_coding(path).conversations["a"]
    assert [one.text for one in found.utterances] == ["First?", "Second."]
    assert found.marks[0].utterance_index == 0


def test_a_report_gives_its_events_and_measures() -> None:
    report = read_report(REPORT)
    found = read_coding(REPORT).conversations["nhs-ward-1"]
    assert len(found.utterances) == len(report.utterances)
    assert found.measures["questions"] == report.measure("questions").value
    assert Behaviour.INTERRUPTION in {mark.behaviour for mark in found.marks}


def test_a_table_of_events_has_no_utterances(tmp_path: Path) -> None:
    EventsTable().export(read_report(REPORT), tmp_path / "events.csv")
    found = read_coding(tmp_path / "events.csv").conversations["nhs-ward-1"]
    assert found.utterances == ()
    assert len(found.marks) == len(read_report(REPORT).events)


def write_tiers(path: Path, *tiers: Tier) -> Path:
    path.write_bytes(textgrid_bytes(tiers, 20.0))
    return path


def test_events_drawn_in_praat(tmp_path: Path) -> None:
    path = write_tiers(
        tmp_path / "P07.TextGrid",
        Tier("leader speech", (Interval(0.0, 4.0, "speech"),)),
        Tier("leader events", (Interval(1.0, 2.0, "open_question"), Interval(3, 4, "empathy"))),
        Tier("actor events", (Interval(5.0, 6.0, "backchannel"),)),
    )
    found = read_coding(path).conversations["P07"]
    assert [(mark.behaviour.value, mark.role.value, mark.start_s) for mark in found.marks] == [
        ("open_question", "leader", 1.0),
        ("empathy", "leader", 3.0),
        ("backchannel", "actor", 5.0),
    ]
    assert found.measures["empathy_count"] == 1.0


def test_tiers_without_events_or_with_other_names_are_named(tmp_path: Path) -> None:
    speech = Tier("leader speech", (Interval(0.0, 4.0, "speech"),))
    with pytest.raises(InputError, match="nothing on a tier called 'leader events'"):
        read_coding(write_tiers(tmp_path / "a.TextGrid", speech))
    wrong = Tier("leader events", (Interval(1.0, 2.0, "kindness"),))
    with pytest.raises(InputError, match=r"leader events at 1\.0 s: 'kindness' is not a valid"):
        read_coding(write_tiers(tmp_path / "b.TextGrid", speech, wrong))


def test_a_folder_is_all_its_reports(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        shutil.copy(GOLDEN / f"nhs-ward-{number}.report.json", tmp_path / f"{number}/report.json")
    assert list(read_coding(tmp_path).conversations) == ["nhs-ward-1", "nhs-ward-2"]
    assert read_coding(tmp_path / "1" / "report.json").coder == f"{tmp_path.name}/1"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "words", "found .txt; give labelled utterances"),
        ("a.jsonl", '{"role": "leader", "text": "a"}', "line 1: labels is missing or no list"),
        (
            "a.jsonl",
            '{"role": "leader", "text": "a", "labels": ["opn"]}',
            "line 1: unknown label 'opn'; known: open_question",
        ),
        ("a.csv", "recording,iteration\n", "no column 'behaviour'"),
        (
            "a.csv",
            "recording,iteration,behaviour,role,start_s,end_s\nP07,1,advice,leader,1,2\n",
            "line 2: 'advice' is not a valid Behaviour",
        ),
        (
            "a.csv",
            "recording,iteration,behaviour,role,start_s,end_s\nP07,1,empathy,leader,soon,2\n",
            "line 2: start_s or end_s is no time",
        ),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_coding(tmp_path / name)


def test_an_empty_folder_and_a_doubled_conversation_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read in this folder"):
        read_coding(tmp_path)
    for name in ("a.jsonl", "b.jsonl"):
        write_lines(tmp_path / name, line("leader", "Hm.", conversation_id="P07"))
    with pytest.raises(InputError, match="the conversation 'P07' is there twice"):
        read_coding(tmp_path)
