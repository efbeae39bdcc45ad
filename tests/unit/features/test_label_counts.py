"""One count for every label."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.features.labelled_talk import event, named, talk, wordless

from rehearsal_audio.features.label_counts import LabelCountExtractor
from rehearsal_audio.model.event import LABELS

TALK = talk(("L", "How are you?", 0.0, 3.0))


def test_every_label_has_its_count() -> None:
    found = named(LabelCountExtractor().extract(TALK, [event("empathy", 0.0)]))
    assert list(found) == [f"{label.value}_count" for label in LABELS]
    assert found["empathy_count"].value == 1
    assert found["reflection_count"].value == 0
    assert found["reflection_count"].low == 0


def test_possible_ones_are_told_apart() -> None:
    weak = event("advice_unsolicited", 0.0, confidence=0.45)
    found = named(LabelCountExtractor().extract(TALK, [weak]))
    assert found["advice_unsolicited_count"].value == 0
    assert found["advice_unsolicited_count"].components["possible"] == 1


def test_without_words_there_is_a_reason() -> None:
    for one in LabelCountExtractor().extract(wordless(), []):
        assert one.value is None
        assert one.reason == "needs words, and only times are known"


def test_where_nobody_speaks_that_is_the_reason() -> None:
    silent = replace(wordless(), ipus=(), utterances=())
    assert {one.reason for one in LabelCountExtractor().extract(silent, [])} == {"nobody speaks"}
