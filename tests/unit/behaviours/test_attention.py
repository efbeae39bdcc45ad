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
        ("It has to be in by noon, every time.", {"names_standard"}),
        ("The turnaround's ten working days.", {"names_standard"}),
        ("It was booked for six.", {"names_standard"}),
        ("The one thing I can't bend on is the handover.", {"names_standard"}),
        ("That's three lates this month.", {"names_standard"}),
        ("What I need to see is every one signed.", {"names_standard"}),
        ("They're meant to be back within five days.", {"names_standard"}),
        ("Did the last lorry go out?", {"task_focus"}),
        ("Can I put you down for Sunday?", {"task_focus"}),
        ("Out of the thirty calls, nine of yours were late.", {"task_focus"}),
        ("How's it been?", {"person_focus"}),
        ("Is everything all right?", {"person_focus"}),
        ("You've gone very quiet.", {"noticing", "person_focus"}),
        ("You haven't been drinking, have you?", set()),
        ("It has to be hard.", set()),
        ("I'll take you off the rota.", set()),
        ("Take your time.", set()),
        ("That's for me to sort out, not you.", set()),
        ("What was that like?", set()),
    ],
)
def test_attention(said: str, expected: set[str]) -> None:
    assert labels_of(said) & ATTENTION == expected


def test_work_that_the_actor_brought_up_is_no_task_focus() -> None:
    heard = "I can't face the paperwork."
    assert "task_focus" not in labels_of("The paperwork keeps growing.", heard)


def test_a_second_question_about_the_same_task() -> None:
    said = "How are we doing with the drug charts? Are they all caught up?"
    assert labels_of(said) & ATTENTION == {"task_focus"}
