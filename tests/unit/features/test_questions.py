"""Counts, ratio and rate of questions."""

from __future__ import annotations

import pytest
from tests.unit.features.labelled_talk import event, named, talk, wordless

from rehearsal_audio.features.questions import QuestionExtractor

TALK = talk(
    ("L", "How are you? Did you sleep?", 0.0, 3.0),
    ("A", "Mm.", 3.2, 3.5),
    ("L", "Did you eat?", 4.0, 5.0),
    ("A", "No, I could not eat anything.", 5.5, 8.0),
    ("L", "What happened?", 9.0, 10.0),
)


def measures(events: list) -> dict:
    return named(QuestionExtractor().extract(TALK, events))


def test_all_genuine_questions_are_counted() -> None:
    found = measures(
        [
            event("open_question", 0.0, 0),
            event("closed_question", 1.0, 0),
            event("leading_question", 4.0, 2),
            event("permission_question", 9.0, 4),
            event("checking_understanding", 9.5, 4),
        ]
    )
    assert found["questions"].value == 4
    assert found["open_questions"].value == 1
    assert found["closed_questions"].value == 1
    assert found["open_question_rate_per_min"].value == pytest.approx(1 / (5.0 / 60))


def test_a_request_for_permission_is_one_closed_question() -> None:
    both = [event("permission_question", 1.0, 0), event("closed_question", 1.0, 0)]
    found = measures([event("open_question", 9.0, 4), *both])
    assert found["questions"].value == 2
    assert found["open_question_ratio"].value == pytest.approx(0.5)


def test_of_stacked_questions_one_of_each_kind_counts() -> None:
    found = measures(
        [
            event("open_question", 0.0, 0),
            event("closed_question", 1.0, 0),
            event("closed_question", 4.0, 2),
            event("open_question", 9.0, 4),
        ]
    )
    ratio = found["open_question_ratio"]
    assert ratio.value == pytest.approx(2 / 3)
    assert ratio.components == {"open": 2, "closed": 1}
    assert ratio.low <= ratio.value <= ratio.high
    assert found["stacked_questions"].value == 2
    assert found["stacked_questions"].components["asked"] == 4
    assert found["open_questions"].value == 2


def test_a_persons_event_without_an_utterance_falls_into_its_stack() -> None:
    human = event("open_question", 4.5)
    human = type(human)(human.id, human.behaviour, human.role, 4.5, 5.0, "", 1.0, "human")
    found = measures([event("closed_question", 1.0, 0), human])
    assert found["open_question_ratio"].value == pytest.approx(0.5)
    assert found["stacked_questions"].value == 1


def test_possible_ones_do_not_count() -> None:
    found = measures([event("open_question", 0.0, confidence=0.4)])
    assert found["questions"].value == 0
    assert found["open_question_ratio"].value is None
    assert found["open_question_ratio"].reason == "no open or closed question asked"


def test_without_words_there_is_a_reason() -> None:
    for one in QuestionExtractor().extract(wordless(), []):
        assert one.reason == "needs words, and only times are known"


def test_without_times_counts_remain() -> None:
    untimed = talk(("L", "How are you?", None, None))
    found = named(QuestionExtractor().extract(untimed, [event("open_question", 0.0)]))
    assert found["open_questions"].value == 1
    assert "no times" in str(found["open_question_rate_per_min"].reason)
