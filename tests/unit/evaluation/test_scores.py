import pytest

from rehearsal_audio.evaluation.scores import score
from rehearsal_audio.evaluation.spoken import Saying, Spoken
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

TURNS = Diarisation((SpeakerTurn("leader", 0, 4), SpeakerTurn("actor", 4, 8)))
WORDS = (Saying("leader", 0, 4, "how are you"), Saying("actor", 4, 8, "not bad"))


def test_words_are_scored_where_both_sides_have_them() -> None:
    with_words, without = Spoken(TURNS, WORDS), Spoken(TURNS)
    assert score(with_words, without).words is None
    assert score(without, with_words).words is None
    assert score(with_words, with_words).as_json()["cp_wer"] == 0


def test_sums_pool_seconds_and_words() -> None:
    late = Spoken(Diarisation((SpeakerTurn("leader", 2, 4), SpeakerTurn("actor", 4, 8))))
    good = score(Spoken(TURNS, WORDS), Spoken(TURNS, WORDS))
    pooled = (good + score(late, Spoken(TURNS))).as_json()
    assert pooled["der"] == pytest.approx(2 / 16)
    assert pooled["reference_words"] == 5


def test_an_overlap_that_nobody_has_is_undefined() -> None:
    found = score(Spoken(TURNS), Spoken(TURNS)).as_json()
    assert found["overlap_precision"] is None
    assert found["overlap_recall"] is None
