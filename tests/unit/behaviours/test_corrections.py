import json
from pathlib import Path

import pytest

from rehearsal_audio.behaviours.corrections import (
    apply_corrections,
    labels_of_events,
    read_corrections,
)
from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import HUMAN, Behaviour, Event
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word

WORDS = (Word("That", 1.0, 1.3), Word("sounds", 1.3, 1.6), Word("hard.", 1.6, 2.0))
CONVERSATION = build_conversation(
    Segment(0, 10),
    {Role.LEADER: [Segment(1, 2)], Role.ACTOR: [Segment(3, 6)]},
    {Role.LEADER: WORDS},
    (),
)


def event(identity: str, behaviour: Behaviour, start_s: float = 1.0) -> Event:
    details = {"utterance_index": 0, "start_char": 0, "end_char": 4}
    return Event(
        identity, behaviour, Role.LEADER, start_s, start_s + 1, "That", 0.6, "rule", details
    )


EVENTS = (
    event("advice_unsolicited-1", Behaviour.ADVICE_UNSOLICITED),
    event("possible_interruption-1", Behaviour.POSSIBLE_INTERRUPTION, 4.0),
)


def corrected(folder: Path, *lines: dict) -> dict[str, Event]:
    path = folder / "corrections.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    events = apply_corrections(CONVERSATION, EVENTS, read_corrections(path))
    return {one.id: one for one in events}


def test_an_accepted_event_is_sure_and_a_persons(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"action": "accept", "id": "advice_unsolicited-1"})
    accepted = found["advice_unsolicited-1"]
    assert (accepted.confidence, accepted.source) == (1.0, HUMAN)
    assert accepted.behaviour is Behaviour.ADVICE_UNSOLICITED
    assert found["possible_interruption-1"].source == "rule"


def test_an_accepted_possible_interruption_is_one(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"action": "accept", "id": "possible_interruption-1"})
    assert found["possible_interruption-1"].behaviour is Behaviour.INTERRUPTION


def test_a_rejected_event_and_its_label_are_gone(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"action": "reject", "id": "advice_unsolicited-1"})
    assert list(found) == ["possible_interruption-1"]
    assert labels_of_events(found.values()) == ()


def test_a_relabelled_event_keeps_its_moment(tmp_path: Path) -> None:
    line = {"action": "relabel", "id": "advice_unsolicited-1", "behaviour": "information"}
    found = corrected(tmp_path, line)["advice_unsolicited-1"]
    assert (found.behaviour, found.start_s) == (Behaviour.INFORMATION, 1.0)
    (label,) = labels_of_events([found])
    assert (label.behaviour, label.start_char, label.end_char) == (Behaviour.INFORMATION, 0, 4)


def test_an_added_event_quotes_the_words_in_its_span(tmp_path: Path) -> None:
    line = {
        "action": "add",
        "behaviour": "empathy",
        "role": "leader",
        "start_s": 1.4,
        "end_s": 2.0,
    }
    added = corrected(tmp_path, line)["human-1"]
    assert (added.quote, added.source) == ("sounds hard.", HUMAN)
    (label,) = labels_of_events([added])
    text = CONVERSATION.utterances[0].text
    assert text[label.start_char : label.end_char] == "sounds hard."


def test_a_guarded_id_holds_only_at_its_time(tmp_path: Path) -> None:
    good = {"action": "accept", "id": "advice_unsolicited-1", "start_s": 1.3}
    assert corrected(tmp_path, good)["advice_unsolicited-1"].source == HUMAN
    with pytest.raises(InputError, match=r"line 1: event 'advice_unsolicited-1' starts at 1.0 s"):
        corrected(tmp_path, {**good, "start_s": 9.0})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "line 1: no JSON object"),
        ("[1]", "line 1: no JSON object"),
        ("[" * 5000, "line 1: no JSON object"),
        ('{"action": "accept", "id": ["a"]}', "line 1: id is .* expected the id of an event"),
        ('{"action": "delete", "id": "a"}', "action is 'delete'; expected one of accept, reject"),
        ('{"action": "accept"}', "accept needs 'id'"),
        ('{"action": "relabel", "id": "a"}', "relabel needs 'behaviour'"),
        ('{"action": "add", "behaviour": "empathy"}', "add needs 'role'"),
        ('{"action": "accept", "id": "a", "who": 1}', "unknown key 'who'"),
        (
            '{"action": "relabel", "id": "a", "behaviour": "joy"}',
            "behaviour is 'joy'; expected one of open_question",
        ),
        ('{"action": "accept", "id": "a", "start_s": "soon"}', "start_s is 'soon'; expected sec"),
        ('{"action": "accept", "id": "advice-9"}', "no event 'advice-9' in this iteration"),
        (
            '{"action": "add", "behaviour": "empathy", "role": "leader", "start_s": 5, "end_s": 4}',
            "ends before it starts",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        apply_corrections(CONVERSATION, EVENTS, read_corrections(path))


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="expected a text file in UTF-8"):
        read_corrections(path)
