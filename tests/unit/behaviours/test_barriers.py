"""Minimising, normalising, false reassurance."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of

BARRIERS = {"minimising", "normalising", "false_reassurance"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Everyone feels like that.", {"minimising", "normalising"}),
        ("It's part of the job.", {"normalising"}),
        ("We've all had one like that.", {"normalising"}),
        ("It could have been worse.", {"minimising"}),
        ("You should have seen this place in ninety-eight.", {"minimising"}),
        ("It's hardly the end of the world.", {"minimising"}),
        ("I'm sure it'll be fine.", {"false_reassurance"}),
        ("You've got nothing to worry about.", {"false_reassurance"}),
        ("It gets easier.", {"false_reassurance"}),
        ("Half the office has been off this month.", {"minimising", "normalising"}),
        ("He's like that with everyone.", {"minimising", "normalising"}),
        ("You're hardly the first.", {"minimising", "normalising"}),
        ("It's the same in every school.", {"normalising"}),
        ("That's just Derek being Derek.", {"minimising"}),
        ("That's a bit over the top.", {"minimising"}),
        ("She didn't mean anything by it.", {"minimising"}),
        ("It's hardly worth mentioning.", {"minimising"}),
        ("You'll get through it.", {"false_reassurance"}),
        ("It does pass.", {"false_reassurance"}),
        ("So you tell yourself it'll pass.", set()),
        ("Give it a week and we'll look again.", set()),
        ("It's just us.", set()),
        ("You're not the only one on shift.", set()),
        ("I can't promise it'll be fine.", set()),
        ("Is everyone in today?", set()),
        ("Nobody's going to come in.", set()),
        ("I'll ring you tomorrow.", set()),
    ],
)
def test_barriers(said: str, expected: set[str]) -> None:
    assert labels_of(said) & BARRIERS == expected
