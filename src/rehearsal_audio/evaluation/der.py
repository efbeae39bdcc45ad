"""Diarisation error rate, and its three parts.

Rule
    DER = (missed + false alarm + confusion) / reference speech, in speaker-seconds, after the
    mapping of labels that agrees best. Overlapped speech is scored: two speakers at once
    count twice.
Collar
    ``collar_s`` is left unscored on *each* side of every reference boundary, as in NIST's
    md-eval. pyannote.metrics counts both sides together: its ``collar=0.5`` is 0.25 here.
Source
    NIST RT-09 evaluation plan; computed by pyannote.metrics (Bredin, Interspeech 2017).
Known weaknesses
    Boundaries in references differ by a tenth of a second between annotators: a DER without
    collar below 5 % is mostly that.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rehearsal_audio.errors import BackendError
from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Diarisation


@dataclass(frozen=True, slots=True)
class DiarisationScore:
    """Seconds of each kind of error; pool scores by ``+``.

    Parameters
    ----------
    missed_s, false_alarm_s, confusion_s
        Speaker-seconds missed, made up, and given to the wrong speaker.
    reference_s
        Speaker-seconds of the reference that were scored.

    Examples
    --------
    >>> (DiarisationScore(1, 0, 0, 10) + DiarisationScore(0, 0, 1, 30)).rate
    0.05
    """

    missed_s: Seconds
    false_alarm_s: Seconds
    confusion_s: Seconds
    reference_s: Seconds

    @property
    def rate(self) -> float | None:
        """The error rate, 0 or more; None where the reference holds no speech."""
        if self.reference_s == 0:
            return None
        return (self.missed_s + self.false_alarm_s + self.confusion_s) / self.reference_s

    def __add__(self, other: DiarisationScore) -> DiarisationScore:
        return DiarisationScore(
            self.missed_s + other.missed_s,
            self.false_alarm_s + other.false_alarm_s,
            self.confusion_s + other.confusion_s,
            self.reference_s + other.reference_s,
        )


def score_diarisation(
    hypothesis: Diarisation,
    reference: Diarisation,
    collar_s: Seconds = 0.0,
    scored: Sequence[Segment] | None = None,
) -> DiarisationScore:
    """Compare who speaks when with a reference.

    Parameters
    ----------
    hypothesis, reference
        Ours and the truth; labels need not agree.
    collar_s
        Left out on each side of every reference boundary.
    scored
        Parts of the recording to score; None scores from the first to the last speech in
        either.

    Raises
    ------
    BackendError
        If pyannote.metrics is not installed.
    """
    metric = _metrics().DiarizationErrorRate(collar=2 * collar_s, skip_overlap=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parts = metric.compute_components(
            _annotation(reference), _annotation(hypothesis), uem=_timeline(scored)
        )
    return DiarisationScore(
        missed_s=float(parts["missed detection"]),
        false_alarm_s=float(parts["false alarm"]),
        confusion_s=float(parts["confusion"]),
        reference_s=float(parts["total"]),
    )


def speaker_mapping(hypothesis: Diarisation, reference: Diarisation) -> dict[str, str]:
    """Label of the hypothesis -> the reference's speaker that it shares most time with.

    One to one; labels that share nothing are left out.
    """
    mapper = _metrics().DiarizationErrorRate()
    found = mapper.optimal_mapping(_annotation(reference), _annotation(hypothesis))
    return {str(ours): str(theirs) for ours, theirs in found.items()}


def _metrics() -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pyannote.metrics.diarization
    except ImportError as error:
        raise BackendError(
            f"cannot load pyannote.metrics ({error}); install it with "
            "pip install 'rehearsal-audio[evaluation]'"
        ) from error
    return pyannote.metrics.diarization


def _annotation(diarisation: Diarisation) -> Any:
    import pyannote.core

    annotation = pyannote.core.Annotation()
    for number, turn in enumerate(diarisation.turns):
        annotation[pyannote.core.Segment(turn.start_s, turn.end_s), number] = turn.speaker
    return annotation


def _timeline(scored: Sequence[Segment] | None) -> Any:
    if scored is None:
        return None
    import pyannote.core

    return pyannote.core.Timeline(
        pyannote.core.Segment(segment.start_s, segment.end_s) for segment in scored
    )
