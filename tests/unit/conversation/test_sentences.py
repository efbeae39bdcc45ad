"""Sentences out of typed and recognised text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rehearsal_audio.conversation.sentences import split_sentences


def texts(text: str) -> list[str]:
    return [one.text for one in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("Hello there.", ["Hello there."]),
        ("Right. How are you?", ["Right.", "How are you?"]),
        ("Really?! Go on.", ["Really?!", "Go on."]),
        ("Well... I don't know.", ["Well...", "I don't know."]),
        ("Dr. Shah rang. She's fine.", ["Dr. Shah rang.", "She's fine."]),
        ("It was 3.5 hours, e.g. all night.", ["It was 3.5 hours, e.g. all night."]),
        ("Ask J. Smith about it.", ["Ask J. Smith about it."]),
        ("I waited -- what did you do?", ["I waited --", "what did you do?"]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
    ],
)
def test_marks_end_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it was busy yeah what happened then", ["it was busy yeah", "what happened then"]),
        (
            "okay thanks for that have you eaten today",
            ["okay thanks for that", "have you eaten today"],
        ),
        ("I see, have you told anyone", ["I see,", "have you told anyone"]),
        ("you're tired, what would help", ["you're tired,", "what would help"]),
    ],
)
def test_a_question_that_starts_in_the_middle_is_cut_off(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You're all right, aren't you?",
        "I wonder what did you make of it",
        "have, have you eaten",
        "I know what you mean",
        "talk it through with someone who was there",
        "tell me what happened",
    ],
)
def test_tags_frames_and_false_starts_stay_whole(text: str) -> None:
    assert texts(text) == [text]


def test_spans_are_those_of_the_text() -> None:
    text = "  Right.  How are you?  You look tired, what would help  "
    found = split_sentences(text)
    assert [text[one.start_char : one.end_char] for one in found] == [one.text for one in found]
    assert all(a.end_char <= b.start_char for a, b in pairwise(found))


def test_a_long_stretch_without_marks_is_cut_at_blanks() -> None:
    text = "so it went on " * 400
    found = split_sentences(text)
    assert len(found) > 3
    assert max(len(one.text) for one in found) <= 1500
    assert " ".join(one.text for one in found) == text.strip()
    assert all(len(one.text) <= 1500 for one in split_sentences("a" * 5000))
