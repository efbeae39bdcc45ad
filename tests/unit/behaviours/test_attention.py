"""Person, task and standard."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of

ATTENTION = {"noticing", "person_focus", "task_focus", "names_standard"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I've noticed you've gone quiet since Tuesday.", {"noticing", "person_focus"}),
        ("You seem quieter than usual.", {"noticing", "person_focus"}),
        ("I've put my phone away and we've got half an hour.", {"person_focus"}),
        ("How are you?", {"person_focus"}),
        ("Are you sleeping?", {"person_focus"}),
        ("How are we doing with the drug charts?", {"task_focus"}),
        ("Is bay two sorted for the discharge at eleven?", {"task_focus"}),
        ("I really need you on nights next week.", {"task_focus"}),
        ("I've noticed the care plans aren't being signed.", {"task_focus"}),
        ("Notes need to be done before the end of the shift.", {"names_standard"}),
        ("The deadline is Friday and it can't slip.", {"names_standard"}),
        ("We agreed seven o'clock.", {"names_standard"}),
        ("I'll take you off the rota.", set()),
        ("Take your time.", set()),
        ("That's for me to sort out, not you.", set()),
        ("What was that like?", set()),
    ],
)
def test_attention(said: str, expected: set[str]) -> None:
    assert labels_of(said) & ATTENTION == expected


def test_a_second_question_about_the_same_task() -> None:
    said = "How are we doing with the drug charts? Are they all caught up?"
    assert labels_of(said) & ATTENTION == {"task_focus"}
