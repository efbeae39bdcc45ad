"""Advice by form and by class, with its near misses."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of, talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.model.event import Behaviour

ADVICE = {"advice_unsolicited", "advice_with_permission", "advice_solicited"}


@pytest.mark.parametrize(
    "said",
    [
        "You should get some sleep.",
        "You really need to talk to her.",
        "If I were you, I'd take some leave.",
        "What I'd do is write it all down.",
        "Have you thought about taking some leave?",
        "Have you tried one of those sleep apps?",
        "Why don't you go part time?",
        "How about taking up running?",
        "Perhaps you could ask for a transfer.",
        "It's worth a go.",
        "My advice would be to keep a diary.",
        "Just leave it at the door.",
        "Try not to take it home.",
        "Stop checking your emails at night.",
        "You just have to toughen up a bit.",
        "And I'd knock the overtime on the head.",
        "I think you should tell him, honestly.",
        "you should put it in writing next time",
        "You've just got to ride it out.",
        "Take a leaf out of Karen's book and say no.",
        "If it was me I'd hand that back.",
        "I reckon you should move teams.",
        "Could you not ask to go part time?",
        "Maybe knock the gym on the head until you're better.",
        "Why not write to him instead?",
        "You'd be daft not to take it.",
        "It wouldn't hurt to get it checked.",
        "Try breathing in for four and out for six.",
        "You ought to be in bed by ten.",
        "Best thing is to get straight back on the horse.",
        "Let him know how you feel.",
        "Keep your head down for a bit.",
        "I'd steer clear of her if I were you.",
        "You might think about a change of scene.",
        "Put yourself first for once.",
        "Don't take any notice of them.",
        "Get your mum to have the kids.",
        "You could do worse than talk to Pat.",
        "There's no harm in asking.",
        "Next time just say you're busy.",
        "You need to be kinder to yourself.",
        "You want to be writing this stuff down.",
        "Say no.",
        "Have a break from it all.",
        "Make yourself a list every morning.",
        "Just be honest with him.",
        "You've got to learn to switch off.",
        "I'd be straight with her.",
        "Surround yourself with positive people.",
        "Switch to days, that's what I'd do.",
        "Give her a ring tonight and clear the air.",
        "You can't keep doing this to yourself.",
        "You should really be eating breakfast.",
        "My tip is to batch your emails.",
        "Work out what matters and drop the rest.",
        "Why don't you let somebody else chair it?",
        "The thing to do is hand the Tuesday list to somebody else.",
        "A week in the sun, that's what I'd prescribe.",
        "It's worth mentioning at the next one-to-one.",
        "You want to get yourself a decent chair.",
        "You'll want to keep copies of everything.",
        "There's nothing stopping you applying again.",
        "You can't keep coming in on your days off.",
        "For heaven's sake don't answer him at midnight.",
        "Before you go, make sure you've eaten something.",
        "What saved my brother was compressed hours.",
        "My sister swears by those weighted blankets.",
        "I had a bad knee for years and swimming is what sorted it.",
        "Most people find that if they keep a list it gets easier.",
        "A week off would do you the world of good.",
        "The sooner you tell her the better.",
        "No point dwelling on it.",
        "Maybe a chat with her line manager.",
        "It's probably time you put yourself first.",
        "That's what I'd be doing.",
        "My view is it would be good if you could cut the late shifts.",
        "And if you need to unwind, go for a walk, ring a friend.",
        "You need to stop taking the laptop home.",
        "Just come off the group chat.",
        "Get her to put it in writing.",
        "Decline it and log the time.",
    ],
)
def test_forms(said: str) -> None:
    assert labels_of(said) & ADVICE == {"advice_unsolicited"}


@pytest.mark.parametrize(
    "said",
    [
        "You should have seen this ward last winter.",
        "You should be proud of yourself.",
        "Take your time.",
        "Sit down.",
        "Put the file down for a minute.",
        "You don't have to decide today.",
        "I'll move you off nights from Monday.",
        "What could you do?",
        "You feel you should be coping.",
        "It sounds like you think you need to quit.",
        "Let me know if you need anything.",
        "Tell me more about that.",
        "I should have asked you sooner.",
        "You must be exhausted.",
        "If you need to talk, ring me.",
        "Have you thought about that?",
        "You could hear a pin drop.",
        "You must have been terrified.",
        "You need a rest, by the sound of it.",
        "You had to make the decision on your own.",
        "Have a biscuit.",
        "Let's take it slowly.",
        "Go on.",
        "Say as much or as little as you like.",
        "You were told to go home.",
        "Bear with me a second.",
        "I need to take this call, sorry.",
        "We should look at the rota together.",
        "You can tell me anything.",
        "You can stop whenever you like.",
        "Leave the rota with me.",
        "Keep talking.",
        "Start wherever you want.",
        "You know you can always come to me.",
        "Take this form with you.",
        "I'd like you to feel safe here.",
        "You should hear back within a week.",
        "Give me a minute.",
        "Get yourself comfortable.",
        "You shouldn't have had to deal with that alone.",
        "Help yourself to a tissue.",
        "You don't need to explain yourself.",
        "You have to get three signatures, that's the policy.",
        "Try me.",
        "You might feel a bit shaky for a while.",
        "What should we do about the nights?",
        "You feel you have to be strong for everybody.",
        "So you need to know somebody's got your back.",
        "You want to be left alone.",
        "I told him he should apologise to you.",
        "They said you should take a fortnight.",
        "You should've heard the racket in here.",
        "Stay with that for a second.",
        "Get it off your chest.",
        "Take it from the beginning.",
        "Consider it done.",
        "Talk to me.",
        "Leave the phone calls to me.",
        "I'd take the Friday calls off you.",
        "I'd get home and I'd just stare at the wall too.",
        "It's hardly worth mentioning.",
        "So you've got to be the cheerful one.",
        "You need to be logged in by eight, that's the standard.",
        "Have you tried anything?",
        "It's hardly the right time to ask.",
        "What saved the shift was you staying on.",
        "She's always telling you what you should eat.",
        "If you were to, say, apply again, what would be different?",
        "Perhaps the word is tired.",
        "There's no point pretending to me.",
        "It did you good to get away.",
    ],
)
def test_near_misses(said: str) -> None:
    assert not labels_of(said) & ADVICE


def test_weak_forms_are_kept_as_possible() -> None:
    found = [
        one
        for one in labels_by_rule(
            talk_of("A I'm tired.", "L You have to look at the bigger picture.")
        )
        if one.behaviour is Behaviour.ADVICE_UNSOLICITED
    ]
    assert [one.confidence < 0.5 for one in found] == [True]


@pytest.mark.parametrize(
    ("turns", "kind"),
    [
        (["A I'm worn out.", "L You should rest."], "advice_unsolicited"),
        (
            ["L Can I make a suggestion?", "A Yes, go on.", "L You could ring the nurse."],
            "advice_with_permission",
        ),
        (
            ["L Want to hear a trick of mine?", "A What is it, then?", "L You could write a list."],
            "advice_with_permission",
        ),
        (
            [
                "L Can I make a suggestion?",
                "A Please, what would you do?",
                "L I'd talk to her if I were you.",
            ],
            "advice_with_permission",
        ),
        (
            ["L Can I make a suggestion?", "A I'd rather you didn't.", "L You should rest."],
            "advice_unsolicited",
        ),
        (
            ["A What do you think I should do?", "L I'd talk to her if I were you."],
            "advice_solicited",
        ),
        (
            [
                "L Can I make a suggestion?",
                "A Sure.",
                "L You could ring the nurse.",
                "A I don't know, she was never very helpful to me before.",
                "L Well, you should try anyway.",
            ],
            "advice_unsolicited",
        ),
    ],
)
def test_class_depends_on_what_the_actor_said(turns: list[str], kind: str) -> None:
    talk = talk_of(*turns)
    last = len(talk) - 1
    assert {
        one.behaviour.value for one in labels_by_rule(talk) if one.utterance_index == last
    } & ADVICE == {kind}


def test_the_actor_gives_no_advice() -> None:
    found = labels_by_rule(talk_of("L How are you?", "A You should put two of us on nights."))
    assert not {one.behaviour.value for one in found} & ADVICE


def test_advice_in_question_form_goes_on_in_the_next_question() -> None:
    found = labels_by_rule(
        talk_of("A I'm tired.", "L Have you thought about running? Or taking leave?")
    )
    assert len([one for one in found if one.behaviour is Behaviour.ADVICE_UNSOLICITED]) == 2


def test_a_named_service_does_not_make_advice_in_question_form_a_mere_signpost() -> None:
    found = labels_of("Have you thought about seeing your GP or taking some leave?")
    assert "advice_unsolicited" in found


def test_what_backs_up_advice_is_no_further_advice() -> None:
    found = labels_by_rule(
        talk_of("A I'm tired.", "L You should try an app. My sister swears by them.")
    )
    assert len([one for one in found if one.behaviour is Behaviour.ADVICE_UNSOLICITED]) == 1
