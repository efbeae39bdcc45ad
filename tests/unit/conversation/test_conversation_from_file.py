import json

import pytest

from rehearsal_audio.conversation.from_file import (
    conversation_from_diarisation,
    conversation_from_utterances,
    read_utterances,
)
from rehearsal_audio.errors import InputError, RoleError
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn


def line(**changed):
    entry = {"conversation_id": "c", "index": 0, "role": "leader", "text": "Hello."}
    return json.dumps({**entry, "start_s": 0.0, "end_s": 1.0, **changed})


@pytest.fixture
def write(tmp_path):
    def written(*lines):
        path = tmp_path / "talk.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return written


def test_lines_become_utterances(write):
    path = write(line(), "", line(role="actor", text="Hi.", start_s=None, end_s=None))
    first, second = read_utterances(path)
    assert (first.role, first.text, first.start_s, first.end_s) == (Role.LEADER, "Hello.", 0, 1)
    assert (second.index, second.start_s) == (1, None)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "line 2: not JSON, expected one object a line"),
        ("[1]", "line 2: not a JSON object"),
        (line(role="boss"), "line 2: role is not one of leader, actor, facilitator"),
        (line(text=None), "line 2: text is missing or no string"),
        (line(text="a" * 100_001), "line 2: text of 100001 characters, expected at most 100000"),
        (line(start_s="1"), "line 2: start_s is no number, expected seconds or null"),
        (line(end_s=True), "line 2: end_s is no number"),
        (line(start_s=-1), "line 2: start_s is -1, expected seconds from 0 to 360000"),
        (line(end_s=1e9), "line 2: end_s is 1000000000.0, expected seconds"),
        (line(end_s=float("nan")), "line 2: end_s is nan, expected seconds"),
        (line(start_s=3, end_s=2), "line 2: end_s 2.0 before start_s 3.0; swap or mend them"),
        (line(conversation_id="d"), "line 2: a second conversation_id, expected one"),
    ],
)
def test_a_bad_line_is_named(write, bad, message):
    with pytest.raises(InputError, match=message):
        read_utterances(write(line(), bad))


def test_no_line_of_an_error_holds_the_text(write):
    with pytest.raises(InputError) as caught:
        read_utterances(write(line(text="a secret", start_s="x")))
    assert "secret" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path, write):
    with pytest.raises(InputError, match="no such file, expected utterances as JSONL"):
        read_utterances(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="no utterances, expected one JSON object a line"):
        read_utterances(write(""))
    with pytest.raises(InputError, match="cannot be read"):
        read_utterances(tmp_path)
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\x00caf\xe9")
    with pytest.raises(InputError, match="not UTF-8 text"):
        read_utterances(tmp_path / "latin.jsonl")


def test_a_file_beyond_all_talk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("rehearsal_audio.conversation.utterance_lines.MAX_FILE_BYTES", 10)
    path = tmp_path / "talk.jsonl"
    path.write_text(line())
    with pytest.raises(InputError, match="larger than 0 MB, expected one conversation"):
        read_utterances(path)


def test_utterances_keep_their_cut_and_get_words_by_characters():
    built = conversation_from_utterances(
        [Utterance(0, Role.ACTOR, "No.", 2.0, 3.0), Utterance(1, Role.LEADER, "All ok?", 0.0, 2.0)]
    )
    assert [(one.index, one.text) for one in built.utterances] == [(0, "All ok?"), (1, "No.")]
    assert [round(word.end_s, 2) for word in built.utterances[0].words] == [1.0, 2.0]
    assert built.scene == Segment(0.0, 3.0)
    assert built.speakers[0].speech_s == 2.0


def test_one_utterance_without_an_end_leaves_the_conversation_without_times():
    built = conversation_from_utterances(
        [Utterance(0, Role.LEADER, "Hello.", 0.0, None), Utterance(1, Role.ACTOR, "Hi.", 1.0, 2.0)]
    )
    assert built.ipus == built.turns == ()
    assert [one.text for one in built.utterances] == ["Hello.", "Hi."]
    assert built.has_words


def test_utterances_without_any_text_have_no_words():
    assert not conversation_from_utterances([Utterance(0, Role.LEADER, "", 0.0, 1.0)]).has_words


def diarisation(*turns):
    return Diarisation(tuple(SpeakerTurn(*turn) for turn in turns))


def test_speaker_turns_have_times_and_no_words():
    built = conversation_from_diarisation(diarisation(("S0", 0.0, 2.0), ("S1", 2.5, 9.0)), "S1")
    assert not built.has_words
    assert built.utterances == ()
    assert built.activity_of(Role.LEADER) == (Segment(2.5, 9.0),)


def test_speakers_that_are_called_by_their_roles_keep_them():
    built = conversation_from_diarisation(
        diarisation(("actor", 0.0, 2.0), ("leader", 2.5, 9.0), ("facilitator", 9.5, 12.0))
    )
    assert built.activity_of(Role.ACTOR) == (Segment(0.0, 2.0),)
    assert built.scene == Segment(0.0, 9.0)


def test_a_leader_who_does_not_speak_is_an_error():
    with pytest.raises(RoleError, match="no voice 'S9'"):
        conversation_from_diarisation(diarisation(("S0", 0.0, 2.0)), "S9")
