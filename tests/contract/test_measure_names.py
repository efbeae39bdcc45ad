"""Other programs rely on these names: none may go missing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.model.event import LABELS

NAMES = """
talk_time_ratio talk_time_ratio_exclusive floor_time_ratio word_ratio scene_share leader_speech_s
actor_speech_s overlap_s silence_s longest_leader_turn_s longest_actor_turn_s response_latency_s
held_silences interruptions_by_leader interruptions_by_actor interruption_rate_by_leader
possible_interruptions_by_leader backchannels_by_leader backchannels_by_actor
cooperative_overlaps_by_leader time_to_first_interruption_s time_to_first_advice_s
actor_speech_before_first_advice_s advice_count questions open_questions closed_questions
open_question_ratio open_question_rate_per_min reflections reflections_per_min
reflection_to_question_ratio
""".split()

UTTERANCES = (
    {"role": "leader", "text": "How have you been since Monday?", "start_s": 0.0, "end_s": 2.0},
    {"role": "actor", "text": "Not great. I hardly sleep.", "start_s": 2.6, "end_s": 5.0},
    {"role": "leader", "text": "You should see your doctor.", "start_s": 5.4, "end_s": 7.0},
)


def measured(folder: Path, name: str, content: str) -> dict[str, dict]:
    source, target = folder / name, folder / "out.json"
    source.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["measure", str(source), "-o", str(target)])
    assert result.exit_code == 0, result.output
    measures = json.loads(target.read_text(encoding="utf-8"))["measures"]
    return {measure["name"]: measure for measure in measures}


@pytest.fixture
def from_text(tmp_path: Path) -> dict[str, dict]:
    lines = [
        json.dumps({"conversation_id": "c", "index": index, **utterance})
        for index, utterance in enumerate(UTTERANCES)
    ]
    return measured(tmp_path, "talk.jsonl", "\n".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_contract_is_measured(from_text: dict[str, dict], name: str) -> None:
    assert name in from_text


@pytest.mark.parametrize("label", [label.value for label in LABELS])
def test_every_label_is_counted(from_text: dict[str, dict], label: str) -> None:
    assert f"{label}_count" in from_text


def test_turns_alone_give_times_and_withhold_words(tmp_path: Path) -> None:
    turns = [("anna", 0.0, 4.0), ("ben", 4.5, 6.0)]
    rttm = "".join(
        f"SPEAKER talk 1 {start} {end - start} <NA> <NA> {who} <NA> <NA>\n"
        for who, start, end in turns
    )
    measures = measured(tmp_path, "talk.rttm", rttm)
    assert measures["talk_time_ratio"]["value"] == pytest.approx(4 / 5.5, abs=1e-4)
    assert measures["open_questions"]["value"] is None
    assert "words" in measures["open_questions"]["reason"]
    assert set(NAMES) <= set(measures)
