"""All scores of one recording against its reference, and their sum over recordings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add

from rehearsal_audio.evaluation.der import DiarisationScore, score_diarisation
from rehearsal_audio.evaluation.overlap import OverlapScore, score_overlap
from rehearsal_audio.evaluation.spoken import Spoken
from rehearsal_audio.evaluation.words import WordScore, score_words
from rehearsal_audio.model.segment import Seconds

COLLAR_S: Seconds = 0.25
"""Unscored on each side of a boundary in the forgiving variant of DER (NIST's collar)."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one recording, or summed.

    Parameters
    ----------
    strict, forgiving
        Diarisation without a collar and with ``COLLAR_S``.
    overlap
        Overlapped speech found.
    words
        Word errors; None where either side has no words.
    """

    strict: DiarisationScore
    forgiving: DiarisationScore
    overlap: OverlapScore
    words: WordScore | None

    def __add__(self, other: Scores) -> Scores:
        words = [score for score in (self.words, other.words) if score is not None]
        return Scores(
            self.strict + other.strict,
            self.forgiving + other.forgiving,
            self.overlap + other.overlap,
            reduce(add, words) if words else None,
        )

    def as_json(self) -> dict[str, float | int | None]:
        """Rates and counts by name: ratios in [0, 1], seconds, words."""
        words = self.words
        return {
            "der": self.strict.rate,
            "missed_s": self.strict.missed_s,
            "false_alarm_s": self.strict.false_alarm_s,
            "confusion_s": self.strict.confusion_s,
            "reference_speech_s": self.strict.reference_s,
            "der_collar_0.25_s": self.forgiving.rate,
            "overlap_precision": self.overlap.precision,
            "overlap_recall": self.overlap.recall,
            "cp_wer": words.cp_rate if words else None,
            "tcp_wer": words.tcp_rate if words else None,
            "word_speaker_error": words.wrong_speaker_rate if words else None,
            "reference_words": words.reference_words if words else None,
        }


def score(hypothesis: Spoken, reference: Spoken) -> Scores:
    """Compare one recording with its reference.

    Raises
    ------
    BackendError
        If pyannote.metrics or meeteval is not installed.
    """
    ours, theirs = hypothesis.diarisation, reference.diarisation
    return Scores(
        strict=score_diarisation(ours, theirs),
        forgiving=score_diarisation(ours, theirs, COLLAR_S),
        overlap=score_overlap(ours, theirs),
        words=score_words(hypothesis, reference)
        if hypothesis.sayings and reference.sayings
        else None,
    )
