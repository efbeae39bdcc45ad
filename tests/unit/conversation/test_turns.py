import pytest
from tests.builder import conversation

from rehearsal_audio.conversation.turns import floor_of
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.segment import Segment


def turns(script):
    return [(turn.role.value[0], turn.start_s, turn.end_s) for turn in conversation(script).turns]


def test_pauses_belong_to_the_holder_and_backchannels_end_no_turn():
    script = "L 0-3 so we had two off | A 3.1-3.6 mm | L 5-6 and nobody came | A 6.5-8 I know that"
    assert turns(script) == [("l", 0, 6), ("a", 6.5, 8)]


def test_the_floor_passes_where_the_other_starts_to_speak_in_earnest():
    assert turns("L 0-6 what do you need now | A 5-9 time to think") == [("l", 0, 6), ("a", 5, 9)]


def test_who_goes_on_after_a_drop_out_keeps_the_turn():
    script = "A 0-4 I dream about the | L 3.8-7 You should sleep more. | A 4.3-4.8 monitor going"
    assert turns(script) == [("a", 0, 4.8), ("l", 3.8, 7)]


def test_transitions_say_gap_and_overlap():
    script = "L 0-2 sit down then | A 2.5-6 thank you for that | L 5.5-8 of course I will"
    offsets = [one.floor_transfer_offset_s for one in conversation(script).transitions]
    assert offsets == [0.5, -0.5]


def test_the_facilitator_takes_no_turn():
    built = conversation("L 0-2 we start now | F 2-4 carry on please | A 4.5-6 all good here")
    assert [turn.role for turn in built.turns] == [Role.LEADER, Role.ACTOR]
    assert len(built.ipus) == 3


def test_only_the_scene_counts():
    script = "L 0-4 set up here please | A 5-9 we have begun now | L 10-14 the debrief has begun"
    built = conversation(script, scene=Segment(4.5, 9.5))
    assert [turn.role for turn in built.turns] == [Role.ACTOR]
    assert [one.text for one in built.utterances] == ["we have begun now"]


def test_the_floor_returns_after_a_failed_attempt():
    built = conversation("A 0-10 I keep going over it and over it | L 4-5.5 you should not do that")
    assert floor_of(built.turns, Role.ACTOR) == (Segment(0, 4), Segment(5.5, 10))
    assert floor_of(built.turns, Role.LEADER) == (Segment(4, 5.5),)


@pytest.mark.parametrize("has_words", [True, False])
def test_silence_has_no_turns(has_words):
    built = conversation("F 0-1 welcome", has_words)
    assert built.turns == ()
    assert built.transitions == ()
    assert built.has_words is has_words
