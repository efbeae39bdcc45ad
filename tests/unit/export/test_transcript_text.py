from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.export.transcript_text import TranscriptText
from rehearsal_audio.model.conversation import Role, Utterance


def _lines(report, tmp_path):
    TranscriptText().export(report, tmp_path / "transcript.txt")
    return (tmp_path / "transcript.txt").read_text(encoding="utf-8").splitlines()


def test_every_utterance_has_its_time_role_text_and_labels(poor, tmp_path):
    lines = _lines(poor, tmp_path)
    assert lines[0] == "nhs-ward-1, iteration 1"
    first = poor.utterances[0]
    assert lines[2] == (
        f"  0:00.8  LEADER       {first.text}  [closed_question, open_question, task_focus]"
    )
    assert sum("LEADER" in line or "ACTOR" in line for line in lines) == len(poor.utterances)


def test_events_that_only_times_show_stand_at_their_time(poor, tmp_path):
    lines = _lines(poor, tmp_path)
    at = next(i for i, line in enumerate(lines) if line.endswith("-- interruption by leader"))
    assert lines[at].split()[0] == "0:33.8"
    assert lines[at - 1].split()[0] <= "0:33.8" <= lines[at + 1].split()[0]


def test_text_without_times_is_listed_in_order(poor, tmp_path):
    spoken = tuple(Utterance(i, Role.LEADER, f"line {i}") for i in range(12))
    lines = _lines(replace(poor, utterances=spoken, labels=(), events=()), tmp_path)
    assert [line.split()[-1] for line in lines[2:]] == [str(i) for i in range(12)]
    assert lines[2].split()[0] == "-"
