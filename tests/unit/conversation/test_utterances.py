from tests.builder import conversation

from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word


def texts(script):
    return [(one.role.value[0], one.text) for one in conversation(script).utterances]


def test_the_others_backchannel_does_not_break_an_utterance():
    script = "L 0-3 we had two off | A 3.1-3.6 mm | L 3.8-5 and nobody came"
    assert texts(script) == [("l", "we had two off and nobody came"), ("a", "mm")]


def test_a_pause_of_a_second_ends_an_utterance():
    assert texts("L 0-1 we had | L 1.9-3 two off | L 4-5 last week") == [
        ("l", "we had two off"),
        ("l", "last week"),
    ]


def test_a_passage_of_the_floor_ends_an_utterance():
    script = "L 0-3 we had two off | A 2.8-3.9 and three sick | L 3.7-6 yes I heard that"
    assert [role for role, _ in texts(script)] == ["l", "a", "l"]


def test_utterances_are_numbered_and_hold_their_words():
    for index, one in enumerate(
        conversation("L 0-2 are you well | A 2.2-4 not really no").utterances
    ):
        assert one.index == index
        assert one.text == " ".join(word.text for word in one.words)


def test_speech_without_words_is_in_no_utterance():
    assert texts("L 0-6 we had two off and nobody came | A 3-3.6") == [
        ("l", "we had two off and nobody came")
    ]


def test_a_word_far_from_all_speech_is_not_lost():
    built = build_conversation(
        Segment(0, 10),
        {Role.LEADER: [Segment(0, 2)]},
        {Role.LEADER: [Word("here", 0, 1), Word("there", 8, 9)]},
        (),
    )
    assert [one.text for one in built.utterances] == ["here", "there"]
