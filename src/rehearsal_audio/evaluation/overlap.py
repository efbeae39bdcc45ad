"""How much of the overlapped speech is found, and how much of what is found is real.

Rule
    Overlap is time in which at least two speakers are active, whoever they are. Precision is
    the share of our overlap that lies in the reference's, recall the share of the reference's
    that lies in ours; in seconds, without collar.
Known weaknesses
    A shift of a tenth of a second weighs much on overlaps of half a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from rehearsal_audio.model.segment import Seconds, Segment, intersection, total_s, union
from rehearsal_audio.model.speech import Diarisation


@dataclass(frozen=True, slots=True)
class OverlapScore:
    """Seconds of overlap; pool scores by ``+``.

    Parameters
    ----------
    shared_s
        Overlap in both.
    hypothesis_s, reference_s
        Overlap in ours and in the reference.

    Examples
    --------
    >>> score = OverlapScore(shared_s=3, hypothesis_s=4, reference_s=6)
    >>> score.precision, score.recall
    (0.75, 0.5)
    """

    shared_s: Seconds
    hypothesis_s: Seconds
    reference_s: Seconds

    @property
    def precision(self) -> float | None:
        """In [0, 1]; None where we found no overlap."""
        return self.shared_s / self.hypothesis_s if self.hypothesis_s else None

    @property
    def recall(self) -> float | None:
        """In [0, 1]; None where the reference holds no overlap."""
        return self.shared_s / self.reference_s if self.reference_s else None

    def __add__(self, other: OverlapScore) -> OverlapScore:
        return OverlapScore(
            self.shared_s + other.shared_s,
            self.hypothesis_s + other.hypothesis_s,
            self.reference_s + other.reference_s,
        )


def overlap_of(diarisation: Diarisation) -> tuple[Segment, ...]:
    """Time in which at least two speakers are active.

    Examples
    --------
    >>> from rehearsal_audio.model.speech import SpeakerTurn
    >>> overlap_of(Diarisation((SpeakerTurn("A", 0, 5), SpeakerTurn("B", 4, 6))))
    (Segment(start_s=4, end_s=5),)
    """
    speech = [diarisation.segments_of(speaker) for speaker in diarisation.speakers]
    return union(
        segment
        for first, second in combinations(speech, 2)
        for segment in intersection(first, second)
    )


def score_overlap(hypothesis: Diarisation, reference: Diarisation) -> OverlapScore:
    """Compare the overlapped speech with a reference's."""
    ours, theirs = overlap_of(hypothesis), overlap_of(reference)
    return OverlapScore(total_s(intersection(ours, theirs)), total_s(ours), total_s(theirs))
