"""What is known of a sentence: words, place, what the other said, rules, habits of the talk."""

from __future__ import annotations

from rehearsal_audio.behaviours.wording_features import sentences_to_weigh, word_groups
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label


def talk_of(*turns: str) -> list[Utterance]:
    roles = {"L": Role.LEADER, "A": Role.ACTOR}
    return [Utterance(i, roles[turn[0]], turn[2:]) for i, turn in enumerate(turns)]


def test_numbers_and_days_are_level() -> None:
    assert word_groups("by five on friday") == word_groups("by nine on tuesday")


def test_features_are_in_order_and_of_the_leader_only() -> None:
    sentences = sentences_to_weigh(talk_of("A I'm tired.", "L Tired? Since when?"), ())
    assert [one.position for one in sentences] == [1, 1]
    for one in sentences:
        assert list(one.features) == sorted(set(one.features))


def test_what_the_other_says_before_and_after() -> None:
    talk = talk_of("A Am I in trouble?", "L Sit down.", "A Okay, thanks.")
    (one,) = sentences_to_weigh(talk, ())
    assert {"other_asked", "reply:okay", "heard:0", "place:0"} <= set(one.features)


def test_shared_words_and_echoes() -> None:
    talk = talk_of("A I keep hearing the alarm at night.", "L The alarm at night.")
    (one,) = sentences_to_weigh(talk, ())
    assert {"shared:2", "share:4", "echo"} <= set(one.features)


def test_rules_on_and_beside_a_sentence() -> None:
    talk = talk_of("A I'm tired.", "L So you're worn out. Since when?")
    found = [
        Label(1, Behaviour.REFLECTION, 0, 19, 0.72, "reflections.so"),
        Label(1, Behaviour.CLOSED_QUESTION, 20, 31, 0.4, "questions.when"),
    ]
    first, second = sentences_to_weigh(talk, found)
    assert {"rule:reflections.so", "says:reflection:yes", "gives_back:7"} <= set(first.features)
    assert "beside:closed_question" not in first.features, "a possible label is no label beside"
    assert {"says:closed_question:maybe", "beside:reflection"} <= set(second.features)
    assert second.fired[Behaviour.CLOSED_QUESTION].source == "questions.when"


def test_habits_need_a_long_enough_talk() -> None:
    turn = ("L And then it all happened again.", "A It did.")
    long_talk, short = talk_of(*turn * 9), talk_of(*turn * 3)
    given = [Label(i, Behaviour.REFLECTION, 0, 33, 0.9, "reflections.so") for i in range(0, 18, 2)]
    assert "talk:gives_back:5" in sentences_to_weigh(long_talk, given)[0].features
    assert "talk:gives_back:0" in sentences_to_weigh(long_talk, given[:1])[0].features, (
        "own left out"
    )
    assert not any(name.startswith("talk:") for name in sentences_to_weigh(short, ())[0].features)
