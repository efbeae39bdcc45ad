"""The public names: few, typed, documented, light to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import rehearsal_audio as ra
from rehearsal_audio.study import Study

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
TALK = (
    ("leader", "How has the week been for you?", 0.0, 2.5),
    ("actor", "Hard. I am on nights again and I cannot sleep.", 3.0, 7.123),
    ("leader", "It sounds exhausting. You should take some leave.", 7.5, 11.25),
    ("actor", "I suppose so.", 11.6, 12.7),
)


@pytest.fixture(scope="module")
def talk() -> ra.Conversation:
    return ra.make_conversation(TALK)


def test_every_name_is_there_and_documented() -> None:
    for name in ra.__all__:
        assert getattr(ra, name).__doc__, name
    assert set(ra.__all__) <= set(dir(ra))


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"no 'analyze'; its names: .*analyse"):
        ra.analyze  # noqa: B018


def test_the_import_is_light() -> None:
    code = (
        "import sys, time; began = time.perf_counter(); import rehearsal_audio as ra; ra.measure;"
        "heavy = {'numpy', 'scipy', 'av', 'onnxruntime', 'faster_whisper', 'torch', 'click'};"
        "print(heavy & set(sys.modules), time.perf_counter() - began < 1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set() True\n"


def test_talk_is_labelled_and_measured(talk: ra.Conversation) -> None:
    found = {one.behaviour for one in ra.label(talk)}
    assert {ra.Behaviour.OPEN_QUESTION, ra.Behaviour.ADVICE_UNSOLICITED} <= found
    assert ra.label(talk.utterances) == ra.label(talk)
    measures = ra.measure(talk)
    assert measures["advice_count"].value == 1
    assert ra.measure(talk, events=())["advice_count"].value == 0


def test_a_report_of_written_talk_is_a_report(talk: ra.Conversation, tmp_path: Path) -> None:
    report = ra.make_report(talk, "script", participant="P07", scenario="support")
    paths = ra.export_report(report, tmp_path)
    assert tmp_path / "report.html" in paths
    assert all(path.is_file() for path in paths)
    again = ra.load_report(tmp_path)
    assert again.participant == "P07"
    assert again.measure("advice_count").value == 1
    verdict = ra.verify(tmp_path / "report.json")
    assert verdict.is_reproducible, verdict.faults
    other = ra.make_report(ra.make_conversation(TALK[:3]), "script")
    assert other.provenance.analysis_id != report.provenance.analysis_id


def test_chosen_formats_are_written_and_others_refused(
    talk: ra.Conversation, tmp_path: Path
) -> None:
    report = ra.make_report(talk, "script")
    assert [path.name for path in ra.export_report(report, tmp_path, ["json"])] == ["report.json"]
    with pytest.raises(ra.RehearsalAudioError, match="unknown format 'pdf'; expected one of json"):
        ra.export_report(report, tmp_path, ["pdf"])


def test_a_report_gives_its_conversation_back() -> None:
    path = GOLDEN / "nhs-ward-1.report.json"
    talk = ra.load_conversation(path)
    assert talk.utterances == ra.load_report(path).utterances
    assert talk.turns


def test_conversations_come_from_files_of_text_and_turns(tmp_path: Path) -> None:
    lines = tmp_path / "talk.jsonl"
    lines.write_text(json.dumps({"role": "leader", "text": "Hello?"}), encoding="utf-8")
    assert ra.load_conversation(lines).utterances[0].text == "Hello?"
    turns = tmp_path / "talk.rttm"
    turns.write_text(
        "SPEAKER a 1 0.0 2.0 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 3.0 2.0 <NA> <NA> B <NA> <NA>\n",
        encoding="utf-8",
    )
    assert ra.load_conversation(turns, leader="B").speakers[1].role is ra.Role.LEADER


def test_two_reports_are_compared() -> None:
    first, last = (ra.load_report(GOLDEN / f"nhs-ward-{n}.report.json") for n in (1, 3))
    (change,) = ra.compare(first, last, ["talk_time_ratio"])
    assert change.difference == pytest.approx(
        last.measure("talk_time_ratio").value - first.measure("talk_time_ratio").value
    )
    assert len(ra.compare(first, last)) == len(first.measures)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    for path in GOLDEN.glob("*.report.json"):
        report = ra.load_report(path)
        ra.export_report(report, tmp_path / report.recording / report.iteration, ["json"])
    return ra.load_study(tmp_path)


def test_a_study_has_rows_a_measure_and_an_iteration(study: Study) -> None:
    assert len(study) == 3
    rows = study.rows(["questions", "talk_time_ratio"])
    assert len(rows) == 6
    assert {row["measure"] for row in rows} == {"questions", "talk_time_ratio"}
    assert len(study.rows()) == sum(len(report.measures) for report in study)
    wide = study.wide(["questions"])
    assert [row["questions"] for row in wide] == [
        report.measure("questions").value for report in study
    ]


def test_times_that_did_not_come_are_censored_at_what_was_observed(study: Study) -> None:
    rows = study.times("time_to_first_advice_s")
    assert len(rows) == 3
    for row, report in zip(rows, study, strict=True):
        value = report.measure("time_to_first_advice_s").value
        assert row["observed"] is (value is not None)
        assert row["duration_s"] > 0
    assert not all(row["observed"] for row in rows)


def test_an_empty_folder_is_no_study(tmp_path: Path) -> None:
    with pytest.raises(ra.RehearsalAudioError, match=r"found no report.json below"):
        ra.load_study(tmp_path)


def test_coders_are_compared(tmp_path: Path) -> None:
    for coder in ("a", "b"):
        (tmp_path / f"{coder}.jsonl").write_text(
            json.dumps({"role": "leader", "text": "Why?", "labels": ["open_question"]}),
            encoding="utf-8",
        )
    found = ra.agreement(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert found.pairs[0].behaviours[0].f1.value == 1.0
