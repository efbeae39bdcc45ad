"""Reflections and what only looks like them."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of, talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.reflections import ReflectionDetector, ReflectionSettings
from rehearsal_audio.model.event import Behaviour


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("I get home and I'm back in the bay.", "So even at home, part of you is still there."),
        ("I'm doing two people's jobs.", "It sounds like nobody sees how much you carry."),
        ("I said sorry and they just looked.", "You apologised, and it didn't land."),
        (
            "I've got the kids and my mum.",
            "So there's the kids, there's your mum, and work on top.",
        ),
        ("I was up at four again.", "so you're awake at four and the day's already started"),
        (
            "The boiler went, then the car, then Mum.",
            "The boiler and the car and your mum, all at once.",
        ),
        ("I can't do both, so I pick the patients.", "You're choosing them over your own lunch."),
    ],
)
def test_gives_back(heard: str, said: str) -> None:
    assert "reflection" in labels_of(said, heard)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("I was a bit thrown by it.", "A bit thrown by it."),
        ("I'm just still a bit armed thrown by it.", "A bit thrown by it."),
        ("It's the nights.", "I hear that this has been difficult."),
        ("I'm worn out.", "Everyone feels like that in their first year."),
        ("I drive home at half nine.", "Half nine, see, that's your problem."),
        ("I'm worn out.", "what goes through your head when you get in"),
        ("I'm worn out.", "you're not drinking on duty are you"),
        ("I did the course.", "You did really well."),
        ("I'm tired.", "You should rest."),
        ("I'm tired.", "So what happened?"),
        ("I'm tired.", "I'll take you off nights."),
        ("I'm tired.", "That's great."),
        ("I'm tired.", "Thank you for telling me."),
        ("I'm tired.", "You don't need to be sorry."),
        ("I'm tired.", "Right."),
        ("I did pull it, but late.", "But you did pull it."),
        ("I feel such a nuisance.", "You're not a nuisance."),
        ("I'm boring you with this.", "You're not boring me."),
        ("It sounds mad.", "It doesn't sound mad."),
        ("I'm shattered.", "You're as strong as an ox."),
        ("I'm shattered.", "You're twenty-eight."),
        ("I missed the cut-off.", "You said you'd have it in by noon."),
        ("I'm shattered.", "You were in on Sunday at seven."),
        ("I can't decide.", "That's up to you."),
        ("I dropped it.", "And it's not as if anyone saw you."),
        ("Would they tell payroll?", "They keep your name off it."),
        ("I'm struggling.", "You want to stop doing that, for a start."),
        ("I said it out loud.", "I heard you'd walked out of the meeting."),
    ],
)
def test_near_misses(heard: str, said: str) -> None:
    assert "reflection" not in labels_of(said, heard)


def test_a_denied_state_is_given_back() -> None:
    assert "reflection" in labels_of("So you're not sleeping.", "I'm just not sleeping any more.")


def test_nothing_can_be_given_back_before_the_actor_speaks() -> None:
    found = labels_by_rule(talk_of("L You've been feeling low.", "A Yes."))
    assert Behaviour.REFLECTION not in {one.behaviour for one in found}


def test_a_summary_after_a_check_counts() -> None:
    heard = "The round is too big and there's nobody to say it to."
    said = "Let me check. The round's too big, and you've nobody to say it to. Is that right?"
    assert "reflection" in labels_of(said, heard)


def test_the_score_decides() -> None:
    talk = talk_of("A I hate the nights now.", "L So you've come to dread the nights.")
    assert ReflectionDetector(ReflectionSettings(min_score=0.96)).detect(talk, ()) == ()
    (found,) = ReflectionDetector().detect(talk, ())
    assert 0.5 <= found.confidence <= 0.95
    assert found.source.startswith("reflections.")


def test_neighbouring_sentences_are_one_reflection() -> None:
    said = "And you didn't feel great. You felt you'd let him down. What happened then?"
    talk = talk_of("A Everyone said I did great, and I said thanks.", f"L {said}")
    found = [one for one in labels_by_rule(talk) if one.behaviour is Behaviour.REFLECTION]
    assert [said[one.start_char : one.end_char] for one in found] == [
        "And you didn't feel great. You felt you'd let him down."
    ]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "So you want to know if you missed something? Is that it?",
            "I keep going over the notes from that night and looking for it.",
        ),
        (
            "You'd rather they had told you first? Have I got that right?",
            "They told the whole team before me and I had to stand there.",
        ),
    ],
)
def test_a_check_accounts_for_the_mark_of_what_it_checks(said: str, heard: str) -> None:
    found = labels_of(said, heard)
    assert "reflection" in found
    assert "closed_question" not in found


def test_what_the_leader_wonders_stays_a_question() -> None:
    assert "closed_question" in labels_of("I wanted to know if you missed a page?")
