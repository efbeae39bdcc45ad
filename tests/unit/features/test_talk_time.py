import pytest
from tests.builder import conversation

from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.features.talk_time import TalkTimeExtractor
from rehearsal_audio.model.conversation import Role, Utterance


def measures(script, has_words=True):
    built = conversation(script, has_words)
    return {one.name: one for one in TalkTimeExtractor().extract(built, ())}


TALK = "L 0-6 one two three | A 5-9 four five | F 9-10 six | L 12-14 seven"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("talk_time_ratio", 8 / 12),
        ("talk_time_ratio_exclusive", 7 / 10),
        ("floor_time_ratio", 7 / 11),
        ("word_ratio", 4 / 6),
        ("scene_share", 8 / 14),
        ("leader_speech_s", 8),
        ("actor_speech_s", 4),
        ("overlap_s", 1),
        ("silence_s", 2),
    ],
)
def test_definitions(name, value):
    assert measures(TALK)[name].value == pytest.approx(value)


def test_components_say_what_the_ratio_was_made_of():
    assert dict(measures(TALK)["talk_time_ratio"].components) == {"leader_s": 8, "actor_s": 4}
    assert dict(measures(TALK)["word_ratio"].components) == {"leader_words": 4, "actor_words": 2}


def test_without_words_only_the_words_are_missing():
    found = measures(TALK, has_words=False)
    assert found["word_ratio"].value is None
    assert found["word_ratio"].reason == "needs words, and only times are known"
    assert found["talk_time_ratio"].value == pytest.approx(8 / 12)


def test_one_voice_has_all_of_it():
    found = measures("A 0-3 all of it")
    assert found["talk_time_ratio"].value == 0
    assert found["floor_time_ratio"].value == 0


def test_speech_that_is_all_overlapped_has_no_exclusive_ratio():
    found = measures("L 0-3 one | A 0-3 two")["talk_time_ratio_exclusive"]
    assert (found.value, found.reason) == (None, "all speech is overlapped")


def test_nobody_speaks():
    found = measures("F 0-3 welcome")
    assert {one.reason for one in found.values()} == {"nobody speaks"}


def test_without_times_only_words_are_measured():
    built = conversation_from_utterances(
        [Utterance(0, Role.LEADER, "one two"), Utterance(1, Role.ACTOR, "three")]
    )
    found = {one.name: one for one in TalkTimeExtractor().extract(built, ())}
    assert found["word_ratio"].value == pytest.approx(2 / 3)
    assert "no times; give start_s and end_s" in found["talk_time_ratio"].reason


def test_the_interval_holds_the_ratio_once_there_are_exchanges():
    script = " | ".join(
        f"L {8 * i}-{8 * i + 2 + i % 3} one two | A {8 * i + 5}-{8 * i + 7} three" for i in range(9)
    )
    found = measures(script)["talk_time_ratio"]
    assert found.low < found.value < found.high
    assert measures(TALK)["talk_time_ratio"].low is None


MANY = " | ".join(
    f"L {at}-{at + 3} one two three | A {at + 4}-{at + 6} four" for at in range(0, 70, 7)
)


@pytest.mark.parametrize(
    "name",
    [
        "talk_time_ratio",
        "talk_time_ratio_exclusive",
        "floor_time_ratio",
        "word_ratio",
        "scene_share",
    ],
)
def test_shares_have_a_range_from_five_exchanges_on(name):
    found = measures(MANY)[name]
    assert found.low <= found.value <= found.high
    few = measures(TALK)[name]
    assert (few.low, few.high) == (None, None)


def test_words_of_one_turn_are_not_drawn_one_by_one():
    counts = [40, 2, 2, 40] * 4
    script = " | ".join(
        f"{side} {10 * at}-{10 * at + 8} {' '.join(['word'] * count)}"
        for at, (side, count) in enumerate(zip("LA" * 8, counts, strict=True))
    )
    found = measures(script)["word_ratio"]
    assert found.high - found.low > 0.3
