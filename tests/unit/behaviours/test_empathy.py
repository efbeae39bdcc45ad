"""Empathy and acknowledgement are two codes."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of

BOTH = {"empathy", "acknowledgement"}


@pytest.mark.parametrize(
    "said",
    [
        "I can see how much this is affecting you.",
        "That must have been frightening for you.",
        "It's hard to hear how alone you were.",
        "No wonder you're exhausted.",
        "I can tell this is weighing on you.",
        "That must have knocked you sideways.",
        "That's really shaken you.",
        "It's taken a lot out of you.",
        "I can hear how alone you've felt.",
        "That's a lot for one person.",
        "No wonder you dread the phone.",
        "That would floor anyone.",
    ],
)
def test_empathy(said: str) -> None:
    assert labels_of(said) & BOTH == {"empathy"}


@pytest.mark.parametrize(
    "said",
    [
        "I hear that this is difficult.",
        "I hear that this has been difficult for you.",
        "Thank you for telling me.",
        "That sounds tough.",
        "I know that took some doing.",
        "I'm sorry to hear that.",
        "Fair point.",
        "That sounds really unpleasant.",
        "I appreciate you coming in.",
        "That's completely understandable.",
    ],
)
def test_acknowledgement(said: str) -> None:
    assert labels_of(said) & BOTH == {"acknowledgement"}


@pytest.mark.parametrize(
    "said",
    [
        "I can see the chart.",
        "It's hard to get staff.",
        "Thanks, bye.",
        "I heard you'd left early.",
        "Hard not to.",
        "I'll sit with you.",
    ],
)
def test_near_misses(said: str) -> None:
    assert not labels_of(said) & BOTH
