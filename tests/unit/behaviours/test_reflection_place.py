"""What the place in the talk and the reply say for or against a reflection."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.reflection_place import place_of
from rehearsal_audio.behaviours.reflection_replies import (
    ACCEPTED,
    CONFIRMED,
    DEFENDED,
    HALF_CONFIRMED,
    next_text,
    reply_weight,
)
from rehearsal_audio.behaviours.reflection_settings import ReflectionSettings
from rehearsal_audio.behaviours.rules import by_utterance
from rehearsal_audio.model.event import Behaviour

ACCOUNT = "A I was up again at three, going round the ward in my head, checking every single pump."


@pytest.mark.parametrize(
    ("reply", "weight"),
    [
        ("Yeah.", CONFIRMED),
        ("Exactly. Every night.", CONFIRMED),
        ("yeah that's it", CONFIRMED),
        ("It really is.", CONFIRMED),
        ("Mm-hmm.", CONFIRMED),
        ("No, never.", HALF_CONFIRMED),
        ("I suppose.", HALF_CONFIRMED),
        ("Okay.", ACCEPTED),
        ("Yeah. Okay.", ACCEPTED),
        ("Thanks.", ACCEPTED),
        ("Really?", ACCEPTED),
        ("What do you mean?", ACCEPTED),
        ("That's not what I'm saying.", DEFENDED),
        ("But I rang in.", DEFENDED),
        ("Tuesday, I think.", 0.0),
        ("", 0.0),
    ],
)
def test_reply(reply: str, weight: float) -> None:
    assert reply_weight(reply) == weight


def test_only_the_other_replies() -> None:
    talk = talk_of("L You're tired.", "L And cold.", "A Yes.")
    assert [next_text(talk, i) for i in range(3)] == ["", "Yes.", ""]


@pytest.mark.parametrize(
    ("reply", "is_found"), [("A Yes, exactly that.", True), ("A Okay, will do.", False)]
)
def test_a_sentence_without_a_form_needs_to_be_confirmed(reply: str, is_found: bool) -> None:
    found = labels_by_rule(talk_of(ACCOUNT, "L The ward follows everybody home.", reply))
    assert (Behaviour.REFLECTION in {one.behaviour for one in found}) == is_found


def everywhere(*turns: str) -> float:
    talk = talk_of(*turns)
    labels_of = by_utterance(labels_by_rule(talk))
    return place_of(talk, labels_of, len(talk) - 1, False, ReflectionSettings()).everywhere


def test_after_an_account_more_speaks_for_it_than_after_a_lecture() -> None:
    said = "L The ward follows you home."
    lecture = "L Everyone has nights like that. " + "It comes with the job and it passes. " * 5
    assert everywhere(ACCOUNT, said) > everywhere(lecture, "A I was up again.", said)


def test_a_question_in_the_same_breath_speaks_against_it() -> None:
    said = "L The ward follows you home."
    assert everywhere(ACCOUNT, said) > everywhere(ACCOUNT, f"{said} What time did you ring?")


def test_a_long_utterance_speaks_against_it() -> None:
    said = "L The ward follows you home" + " and the ward is a very big place indeed" * 4 + "."
    assert everywhere(ACCOUNT, said) < everywhere(ACCOUNT, "L The ward follows you home.")
