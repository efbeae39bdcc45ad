"""Every class of overlapping start, for both roles, and what imperfect input does to it."""

import pytest
from tests.builder import conversation

from rehearsal_audio.behaviours.overlaps import OverlapKind, classify_overlaps
from rehearsal_audio.model.conversation import Role


def overlaps(script, has_words=True):
    return classify_overlaps(conversation(script, has_words))


def only(script, has_words=True):
    found = overlaps(script, has_words)
    assert len(found) == 1, found
    return found[0]


CUT = "A 0-6 I keep going over it every night and I | L 5.6-9 You should just go home on time."
SENTENCES = " | A 10-13 I think that would help. | L 14-16 Let us do that."


def test_cutting_off_an_unfinished_unit_is_a_clear_interruption():
    found = only(CUT)
    assert (found.kind, found.is_clear, found.outcome) == (
        OverlapKind.INTERRUPTION,
        True,
        "successful",
    )
    assert (found.by, found.over) == (Role.LEADER, Role.ACTOR)
    assert found.overlap_s == pytest.approx(0.4)
    assert found.talked_over == "keep going over it every night and I"
    assert found.said == "You should just go home on time."
    assert found.decided_by == "the other's unit is cut off"


def test_the_actor_interrupts_by_the_same_rule():
    swapped = CUT.replace("A ", "X ").replace("L ", "A ").replace("X ", "L ")
    assert only(swapped).by is Role.ACTOR


@pytest.mark.parametrize(
    "cut", ["and then we wer-", "so that was a massive", "and I was", "it is because", "I thought…"]
)
def test_signs_of_a_unit_that_is_cut_off(cut):
    assert only(f"A 0-6 It was late {cut} | L 5.6-9 You should go home on time.").is_clear


def test_a_missing_full_stop_speaks_for_a_cut_where_others_are_there():
    script = "A 0-6 I stayed to write it all down at home | L 5.6-9 You should go home on time."
    assert only(script + SENTENCES).kind is OverlapKind.INTERRUPTION
    unpunctuated = (script + SENTENCES).replace(".", "", 99).replace("56-9", "5.6-9")
    assert only(unpunctuated.replace("L 56", "L 5.6")).kind is OverlapKind.TERMINAL


def test_starting_on_the_last_word_of_a_complete_unit_is_terminal():
    found = only("A 0-6 I go home and sleep all day. | L 5.6-9 How long have you done that?")
    assert found.kind is OverlapKind.TERMINAL
    assert not found.is_clear


def test_a_question_that_is_answered_before_its_end_is_terminal():
    script = "L 0-6 Do you get any help with that at home at all? | A 5-8 Not from my husband."
    assert only(script).kind is OverlapKind.TERMINAL


def test_an_overlap_below_200_ms_is_nothing():
    assert overlaps("A 0-6 I go home and sleep. | L 5.85-9 How long have you done that?") == ()


def test_both_at_once_after_a_silence_is_a_simultaneous_start():
    script = "L 0-2 Take your time. | A 4-8 I keep going over it and | L 4.15-6 So what is it?"
    assert only(script).kind is OverlapKind.SIMULTANEOUS


@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("A 0-6 I come early so that I'm ready. | L 5.6-7 So you're ready. | A 7.2-9 Yes.", "echo"),
        (
            "A 0-6 There's a thing, um, I can't remember the name. | L 5.6-7 The debrief team?",
            "word supplied",
        ),
        ("A 0-6 I would like to be with the | L 5.7-7 the outreach nurse? | A 7.2-9 Yes, her.",
         "completion"),
        ("A 0-6 I'll do the photos for you then. | L 5.5-6.8 Oh, thank you. Thank you.",
         "agreement"),
        ("A 0-6 We always said it goes with the uniform. | L 2.5-6.1 goes with the uniform",
         "choral"),
    ],
)  # fmt: skip
def test_what_helps_the_other_along_is_cooperative(script, how):
    found = only(script)
    assert (found.kind, found.decided_by) == (OverlapKind.COOPERATIVE, how)


def test_agreement_that_cuts_the_other_off_is_an_interruption():
    script = "A 0-6 I think about it all day and I | L 5.5-9 Yes, yes, we all do that, of course."
    assert only(script).kind is OverlapKind.INTERRUPTION


def test_a_start_in_a_short_break_of_an_unfinished_unit_is_silent_and_merely_possible():
    found = only("A 0-6 I keep going over it and I | L 6.2-9 You should go home.")
    assert (found.kind, found.is_clear, found.overlap_s) == (OverlapKind.SILENT, False, 0)


def test_who_yields_is_unsuccessful():
    script = "A 0-9 I keep going over it at home every night and day | L 4-5.6 You should go home"
    assert only(script).outcome == "unsuccessful"


def test_who_finishes_is_not_cut_off_but_talked_over():
    script = (
        "A 0-6 I keep going over it at home every night and all day long. | L 4.9-9 Go home now."
    )
    found = only(script)
    assert (found.is_clear, found.outcome) == (True, "completed")


def test_taking_the_content_up_again_is_resumed():
    script = CUT + " | A 9.5-12 But every night I keep going over it."
    assert only(script).outcome == "resumed"


@pytest.mark.parametrize(
    "said", ["yeah yeah yeah yeah yeah right okay", "<laugh>", "haha", "(coughs)"]
)
def test_listening_and_noise_interrupt_nobody(said):
    assert overlaps(f"A 0-6 I keep going over it and I | L 5.2-7 {said}") == ()


def test_a_backchannel_is_no_overlap():
    assert overlaps("A 0-6 I keep going over it and I stop. | L 3-3.6 mm") == ()


def test_a_token_before_the_own_turn_does_not_make_it_an_interruption():
    script = "A 0-6 I keep going over it. | L 5.2-5.6 Right. | L 6.3-9 How long has it been?"
    assert overlaps(script) == ()


def test_speech_in_a_break_of_the_other_is_no_interruption():
    assert overlaps("A 0-3 I go home. | L 3.4-6 How is that? | A 6.3-8 It is fine.") == ()


def test_without_words_a_short_overlap_is_possible_and_a_long_one_clear():
    short = only(CUT, has_words=False)
    assert (short.is_clear, short.talked_over) == (False, "")
    assert short.decided_by == "no words to tell it from a terminal or cooperative overlap"
    assert only("A 0-6 x | L 5.2-9 y", has_words=False).is_clear


def test_a_drop_out_in_the_interrupted_unit_changes_nothing():
    found = only(CUT.replace("A 0-6", "A 0-2 It is late. | A 2.3-6"))
    assert found.is_clear


def test_speech_past_the_last_recognised_word_shows_that_words_were_lost():
    script = (
        "A 0-4 I dream about the monitor. | A 4-4.7 | L 4.1-8 You should sleep more than you do."
        " | A 9-11 I do not sleep. | A 14-16 I go home."
    )
    found = only(script)
    assert (found.is_clear, found.decided_by) == (
        True,
        "the other talks on past the last word that was heard",
    )


@pytest.mark.parametrize("shift_s", [-0.15, 0.0, 0.15])
def test_edges_off_by_150_ms_change_no_clear_interruption(shift_s):
    script = f"A 0-{6 + shift_s} I keep going over it and I | L 5.6-9 You should go home on time."
    assert only(script).is_clear
