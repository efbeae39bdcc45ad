"""Advice by form and by class, with its near misses."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of, talk_of

from rehearsal_audio.behaviours import label
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
    ],
)
def test_near_misses(said: str) -> None:
    assert not labels_of(said) & ADVICE


def test_weak_forms_are_kept_as_possible() -> None:
    found = [
        one
        for one in label(talk_of("A I'm tired.", "L You have to look at the bigger picture."))
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
    assert {one.behaviour.value for one in label(talk) if one.utterance_index == last} & ADVICE == {
        kind
    }


def test_the_actor_gives_no_advice() -> None:
    found = label(talk_of("L How are you?", "A You should put two of us on nights."))
    assert not {one.behaviour.value for one in found} & ADVICE


def test_advice_in_question_form_goes_on_in_the_next_question() -> None:
    found = label(talk_of("A I'm tired.", "L Have you thought about running? Or taking leave?"))
    assert len([one for one in found if one.behaviour is Behaviour.ADVICE_UNSOLICITED]) == 2
