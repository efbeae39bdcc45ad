import pytest

from rehearsal_audio.evaluation.overlap import OverlapScore, overlap_of, score_overlap
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn


def _diarisation(*turns: tuple[str, float, float]) -> Diarisation:
    return Diarisation(tuple(SpeakerTurn(*turn) for turn in turns))


def test_three_at_once_is_overlap_once() -> None:
    found = overlap_of(_diarisation(("A", 0, 5), ("B", 1, 4), ("C", 2, 6)))
    assert found == (Segment(1, 5),)


def test_turns_that_touch_do_not_overlap() -> None:
    assert overlap_of(_diarisation(("A", 0, 5), ("B", 5, 6))) == ()


def test_precision_and_recall_are_shares_of_seconds() -> None:
    truth = _diarisation(("A", 0, 10), ("B", 2, 4), ("B", 8, 9))
    ours = _diarisation(("X", 0, 10), ("Y", 3, 5))
    score = score_overlap(ours, truth)
    assert score.precision == pytest.approx(1 / 2)
    assert score.recall == pytest.approx(1 / 3)


def test_who_overlaps_does_not_matter() -> None:
    truth = _diarisation(("A", 0, 10), ("B", 2, 4))
    assert score_overlap(_diarisation(("B", 0, 10), ("A", 2, 4)), truth).recall == 1


def test_nothing_found_and_nothing_to_find_are_undefined() -> None:
    assert OverlapScore(0, 0, 3).precision is None
    assert OverlapScore(0, 0, 3).recall == 0
    assert OverlapScore(0, 3, 0).recall is None


def test_scores_are_pooled_by_seconds() -> None:
    pooled = OverlapScore(1, 1, 1) + OverlapScore(0, 3, 1)
    assert (pooled.precision, pooled.recall) == (0.25, 0.5)
