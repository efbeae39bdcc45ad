"""Reflections: count, rate, per question."""

from __future__ import annotations

import pytest
from tests.unit.features.labelled_talk import event, named, talk, wordless

from rehearsal_audio.features.reflections import ReflectionExtractor

TALK = talk(("A", "I'm tired.", 0.0, 3.0), ("L", "So you're worn out.", 4.0, 30.0))


def test_count_rate_and_ratio() -> None:
    events = [
        event("reflection", 4.0, 1),
        event("reflection", 6.0, 1),
        event("reflection", 7.0, 1, confidence=0.3),
        event("open_question", 9.0, 1),
    ]
    found = named(ReflectionExtractor().extract(TALK, events))
    assert found["reflections"].value == 2
    assert found["reflections_per_min"].value == pytest.approx(4.0)
    assert found["reflection_to_question_ratio"].value == pytest.approx(2.0)
    assert dict(found["reflection_to_question_ratio"].components) == {
        "reflections": 2,
        "questions": 1,
    }


def test_no_question_no_ratio() -> None:
    found = named(ReflectionExtractor().extract(TALK, [event("reflection", 4.0, 1)]))
    assert found["reflection_to_question_ratio"].reason == "no question asked"


def test_without_words_there_is_a_reason() -> None:
    for one in ReflectionExtractor().extract(wordless(), []):
        assert one.reason == "needs words, and only times are known"
