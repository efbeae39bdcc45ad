from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio.export.page.spoken import Piece, passages
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label


def _passage(poor, text, *labels):
    spoken = (Utterance(0, Role.LEADER, text, 0.0, 5.0),)
    report = replace(poor, utterances=spoken, labels=labels, events=())
    (passage,) = passages(report, wording())
    return passage


def test_pieces_join_to_the_text(reports):
    for report in reports:
        for passage, utterance in zip(passages(report, wording()), report.utterances, strict=True):
            assert "".join(piece.text for piece in passage.pieces) == utterance.text


def test_a_labelled_stretch_is_marked_and_named(poor):
    label = Label(0, Behaviour.OPEN_QUESTION, 6, 18, 0.9, "rule")
    passage = _passage(poor, "Well. How are you? Good.", label)
    assert passage.pieces == (
        Piece("Well. ", ""),
        Piece("How are you?", "good"),
        Piece(" Good.", ""),
    )
    assert [tag.name for tag in passage.tags] == ["open question"]


def test_where_labels_overlap_the_one_worth_another_look_shows(poor):
    passage = _passage(
        poor,
        "abcdef",
        Label(0, Behaviour.OPEN_QUESTION, 0, 4, 0.9, "rule"),
        Label(0, Behaviour.MINIMISING, 2, 6, 0.9, "rule"),
    )
    assert passage.pieces == (Piece("ab", "good"), Piece("cdef", "miss"))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-5, 99), (90, 99)])
def test_spans_outside_the_text_do_no_harm(poor, start, end):
    passage = _passage(poor, "abc", Label(0, Behaviour.REFLECTION, start, end, 0.9, "rule"))
    assert "".join(piece.text for piece in passage.pieces) == "abc"


def test_an_interruption_is_named_at_the_passage_that_it_starts(poor):
    passage = passages(poor, wording())[6]
    assert (passage.role, passage.tags[0].name) == ("leader", "interruption")


def test_only_the_leaders_words_are_judged(poor):
    spoken = (Utterance(0, Role.ACTOR, "What now?", 0.0, 5.0),)
    label = Label(0, Behaviour.OPEN_QUESTION, 0, 9, 0.9, "rule")
    (passage,) = passages(replace(poor, utterances=spoken, labels=(label,), events=()), wording())
    assert (passage.tags, passage.pieces) == ((), (Piece("What now?", ""),))
