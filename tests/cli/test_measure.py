import json

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main

LINES = [
    ("leader", "What happened that night?", 0.0, 3.0),
    ("actor", "I keep going over it every night and I", 3.5, 10.0),
    ("leader", "You should just go home on time.", 9.6, 12.0),
    ("actor", "It's not really the hours, I think.", 12.5, 16.0),
]


@pytest.fixture
def measured(tmp_path):
    def run(name, text, *options):
        path, out = tmp_path / name, tmp_path / "out.json"
        path.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["measure", str(path), "-o", str(out), *options])
        assert result.exit_code == 0, result.output
        found = json.loads(out.read_text(encoding="utf-8"))
        return {one["name"]: one for one in found["measures"]}, found["events"]

    return run


def jsonl(timed=True):
    entries = [
        {"conversation_id": "c", "index": i, "role": role, "text": text}
        | ({"start_s": start_s, "end_s": end_s} if timed else {})
        for i, (role, text, start_s, end_s) in enumerate(LINES)
    ]
    return "\n".join(json.dumps(entry) for entry in entries)


def rttm():
    return "\n".join(
        f"SPEAKER talk 1 {start_s:.3f} {end_s - start_s:.3f} <NA> <NA> {role} <NA> <NA>"
        for role, _, start_s, end_s in LINES
    )


def test_timed_utterances_give_measures_and_events(measured):
    measures, events = measured("talk.jsonl", jsonl())
    assert measures["talk_time_ratio"]["value"] == pytest.approx(5.4 / 15.4, abs=1e-6)
    assert measures["interruptions_by_leader"]["value"] == 1
    assert set(measures["talk_time_ratio"]) == {
        *("name", "value", "unit", "low", "high", "level", "components", "reason")
    }
    (interruption,) = [one for one in events if one["behaviour"] == "interruption"]
    assert (interruption["role"], interruption["start_s"]) == ("leader", 9.6)
    assert interruption["details"]["outcome"] == "successful"


def test_speaker_turns_give_times_and_reasons_for_the_rest(measured):
    measures, events = measured("talk.rttm", rttm())
    assert measures["talk_time_ratio"]["value"] == pytest.approx(5.4 / 15.4, abs=1e-6)
    assert measures["word_ratio"]["value"] is None
    assert "needs words" in measures["word_ratio"]["reason"]
    assert "needs words" in measures["interruptions_by_leader"]["reason"]
    assert measures["possible_interruptions_by_leader"]["value"] == 1
    assert {one["quote"] for one in events} == {""}


def test_another_leader_can_be_named(measured):
    measures, _ = measured("talk.rttm", rttm(), "--leader", "actor")
    assert measures["talk_time_ratio"]["value"] == pytest.approx(10 / 15.4, abs=1e-6)


def test_text_alone_has_counts_and_no_times(measured):
    measures, events = measured("talk.jsonl", jsonl(timed=False))
    assert measures["talk_time_ratio"]["value"] is None
    assert "no times" in measures["talk_time_ratio"]["reason"]
    assert measures["word_ratio"]["value"] == pytest.approx(11 / 27, abs=1e-6)
    assert all(one["start_s"] is None for one in events)


@pytest.mark.parametrize("timed", [True, False])
def test_no_measure_lacks_both_value_and_reason(measured, timed):
    measures, _ = measured("talk.jsonl", jsonl(timed))
    assert all((one["value"] is None) != (one["reason"] is None) for one in measures.values())


def test_a_bad_line_is_one_line_on_stderr(tmp_path):
    path = tmp_path / "talk.jsonl"
    path.write_text("{", encoding="utf-8")
    result = CliRunner().invoke(main, ["measure", str(path), "-o", str(tmp_path / "out.json")])
    assert result.exit_code == 1
    assert "line 1: not JSON, expected one object a line" in result.stderr
    assert not (tmp_path / "out.json").exists()


def test_a_voice_that_is_not_there(tmp_path):
    path = tmp_path / "talk.rttm"
    path.write_text(rttm(), encoding="utf-8")
    options = ["-o", str(tmp_path / "out.json"), "--leader", "SPEAKER_07"]
    result = CliRunner().invoke(main, ["measure", str(path), *options])
    assert result.exit_code == 1
    assert "no voice 'SPEAKER_07'" in result.stderr


def test_usage(tmp_path):
    path = tmp_path / "talk.jsonl"
    path.write_text(jsonl(), encoding="utf-8")
    options = ["-o", str(tmp_path / "out.json"), "--leader", "actor"]
    result = CliRunner().invoke(main, ["measure", str(path), *options])
    assert result.exit_code == 2
    assert "--leader is for speaker turns (RTTM); utterances name their roles" in result.stderr
    assert CliRunner().invoke(main, ["measure", str(tmp_path)]).exit_code == 2
