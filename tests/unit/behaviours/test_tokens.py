"""Listener tokens on text alone."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.tokens import TokenDetector, TokenSettings, is_token


@pytest.mark.parametrize(
    "text", ["Mm-hm.", "Mhm", "Uh-huh.", "Right.", "Yeah, yeah.", "I see.", "Okay"]
)
def test_tokens(text: str) -> None:
    assert is_token(text)


@pytest.mark.parametrize("text", ["Right, let's start.", "Yeah, I did.", "", "I see it.", "Mum"])
def test_more_than_tokens(text: str) -> None:
    assert not is_token(text)


def test_an_answer_is_no_backchannel() -> None:
    found = labels_by_rule(talk_of("L Are you okay?", "A Yeah.", "L And I fell over.", "A Yeah."))
    assert [one.utterance_index for one in found if one.behaviour.value == "backchannel"] == [3]


def test_the_longest_utterance_of_tokens_is_a_setting() -> None:
    talk = talk_of("L Yeah, yeah, right.")
    assert TokenDetector().detect(talk, ())
    assert not TokenDetector(TokenSettings(max_words=2)).detect(talk, ())
