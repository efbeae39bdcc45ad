import sys

import pytest

from rehearsal_audio.errors import BackendError
from rehearsal_audio.evaluation.der import (
    DiarisationScore,
    score_diarisation,
    speaker_mapping,
)
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

TRUTH = Diarisation(
    (SpeakerTurn("leader", 0, 4), SpeakerTurn("actor", 3, 8), SpeakerTurn("leader", 9, 10))
)


def _seconds(score: DiarisationScore) -> tuple[float, ...]:
    parts = (score.missed_s, score.false_alarm_s, score.confusion_s, score.reference_s)
    return tuple(round(part, 6) for part in parts)


def test_labels_do_not_matter() -> None:
    turns = tuple(SpeakerTurn(t.speaker[::-1], t.start_s, t.end_s) for t in TRUTH.turns)
    score = score_diarisation(Diarisation(turns), TRUTH)
    assert _seconds(score) == (0, 0, 0, 10)
    assert score.rate == 0


def test_the_three_kinds_of_error_are_told_apart() -> None:
    ours = Diarisation((SpeakerTurn("X", 0, 4), SpeakerTurn("Y", 4, 8.5), SpeakerTurn("Y", 9, 10)))
    score = score_diarisation(ours, TRUTH)
    assert _seconds(score) == (1.0, 0.5, 1.0, 10.0)
    assert score.rate == pytest.approx(0.25)


def test_overlap_is_scored() -> None:
    ours = Diarisation((SpeakerTurn("X", 0, 3), SpeakerTurn("Y", 3, 8), SpeakerTurn("X", 9, 10)))
    assert _seconds(score_diarisation(ours, TRUTH)) == (1.0, 0, 0, 10.0)


@pytest.mark.parametrize(("late_s", "missed_s"), [(0.2, 0.0), (0.3, 0.05)])
def test_the_collar_lies_on_each_side_of_a_boundary(late_s: float, missed_s: float) -> None:
    truth = Diarisation((SpeakerTurn("leader", 1, 5),))
    ours = Diarisation((SpeakerTurn("X", 1 + late_s, 5),))
    score = score_diarisation(ours, truth, collar_s=0.25)
    assert score.missed_s == pytest.approx(missed_s)
    assert score.reference_s == pytest.approx(3.5)


def test_only_the_scored_part_counts() -> None:
    score = score_diarisation(Diarisation(()), TRUTH, scored=[Segment(5, 8)])
    assert _seconds(score) == (3.0, 0, 0, 3.0)


def test_without_reference_speech_there_is_no_rate() -> None:
    score = score_diarisation(TRUTH, Diarisation(()))
    assert score.rate is None
    assert score.false_alarm_s == pytest.approx(10)


def test_the_mapping_is_one_to_one() -> None:
    ours = Diarisation((SpeakerTurn("X", 0, 4), SpeakerTurn("Y", 3, 8), SpeakerTurn("Z", 20, 21)))
    assert speaker_mapping(ours, TRUTH) == {"X": "leader", "Y": "actor"}


def test_without_the_library_one_line_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyannote.metrics.diarization", None)
    with pytest.raises(BackendError, match=r"pip install 'rehearsal-audio\[evaluation\]'"):
        score_diarisation(TRUTH, TRUTH)
