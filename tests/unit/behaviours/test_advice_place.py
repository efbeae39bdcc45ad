"""Advice that only says back the other's own plan, or grants what they asked for."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of

from rehearsal_audio.behaviours.advice_place import is_own_plan
from rehearsal_audio.behaviours.clauses import clauses_of
from rehearsal_audio.model.conversation import Role, Utterance


@pytest.mark.parametrize(
    ("heard", "said", "is_plan"),
    [
        ("I'd want to talk to Tom first.", "Talk to Tom first.", True),
        ("I might ring her tonight.", "Ring her tonight.", True),
        ("Would I be able to leave at four?", "You could leave at four.", True),
        ("Tom's away till Monday.", "Talk to Tom.", False),
        ("I'd want to talk to Tom first.", "Write it all down for the union.", False),
    ],
)
def test_own_plan(heard: str, said: str, is_plan: bool) -> None:
    talk = [Utterance(0, Role.ACTOR, heard), Utterance(1, Role.LEADER, said)]
    assert is_own_plan(clauses_of(said)[0], talk, 1) == is_plan


def test_nobody_has_planned_before_the_first_utterance() -> None:
    talk = [Utterance(0, Role.LEADER, "Talk to Tom.")]
    assert not is_own_plan(clauses_of(talk[0].text)[0], talk, 0)


def test_a_plan_said_back_is_no_advice_but_a_plan_opposed_is() -> None:
    assert "advice_unsolicited" not in labels_of("Talk to Tom first.", "I'd talk to Tom first.")
    assert "advice_unsolicited" in labels_of("You should leave Tom out of it.", "I'd ask Tom.")
