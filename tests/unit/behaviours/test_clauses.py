"""Plain form and context."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import talk_of

from rehearsal_audio.behaviours.clauses import clauses_of, parts_of, plain_form, preceding_texts


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Um, I'm gonna, er, check.", "i'm going to check"),
        ("Have, have you eaten?", "have you eaten"),
        ("wha-what's that", "what's that"),
        ("You’re all right", "you're all right"),
        ("It's [laughs] fine", "it's fine"),
        ("", ""),
        ("...", ""),
        ("very very tired", "very very tired"),
    ],
)
def test_plain_form(text: str, plain: str) -> None:
    assert plain_form(text) == plain


def test_clauses_keep_their_place_in_the_text() -> None:
    text = "Okay. So, um, how are you?"
    last = clauses_of(text)[-1]
    assert text[last.start_char : last.end_char] == "So, um, how are you?"
    assert (last.core, last.asked) == ("how are you", True)


def test_quoted_questions_are_not_asked() -> None:
    assert not any(
        one.asked for one in clauses_of('You thought, "what do I do now?" and then you rang.')
    )


def test_preceding_texts_are_the_others() -> None:
    talk = talk_of("A one", "L mm", "F pause", "A two", "L three")
    assert preceding_texts(talk, 4) == ("one", "two")
    assert preceding_texts(talk, 4, at_most=1) == ("two",)
    assert preceding_texts(talk, 2) == ()


def test_parts_are_between_commas() -> None:
    assert parts_of("no comma here") == ()
    assert parts_of("if you want it, you need to start") == ("if you want it", "you need to start")
