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
        ("I can't promise it'll be fine.", set()),
        ("Is everyone in today?", set()),
        ("Nobody's going to come in.", set()),
        ("I'll ring you tomorrow.", set()),
    ],
)
def test_barriers(said: str, expected: set[str]) -> None:
    assert labels_of(said) & BARRIERS == expected
