"""Where two voices speak at once.

Rule
    In each window the probability of overlap is what its local speakers' activity exceeds 1.
    The windows are averaged as a power mean, so that one window that hears a quiet listening
    sound well is not outvoted by those at whose edge it lies. A stretch above ``min_rise`` is
    overlap if its peak reaches ``min_peak``, from where it rises to where it falls through
    ``edge_share`` of that peak: a faint overlap is found, and a loud one is not made longer by
    its slopes.
Units
    Probabilities in [0, 1]; frames of 16.875 ms.
Source
    Hysteresis with a relative edge after Canny, "A computational approach to edge detection",
    1986; thresholds by ``benchmarks/tune_diarisation.py``.
Known weaknesses
    A listening sound 12 dB under the other's speech is not heard by the network.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.pieces import runs
from rehearsal_audio.diarisation.segmentation import LocalActivity


@dataclass(frozen=True, slots=True)
class OverlapSettings:
    """Thresholds of overlap.

    Parameters
    ----------
    mean_power
        Exponent of the mean over windows: 1 is the plain mean, more listens to the surest.
    min_rise
        Probability from which a stretch begins.
    min_peak
        Least peak of a stretch.
    edge_share
        Share of its peak at which an overlap begins and ends, in (0, 1].
    """

    mean_power: float = 2.0
    min_rise: float = 0.12
    min_peak: float = 0.18
    edge_share: float = 0.7


def overlapped(activity: LocalActivity, settings: OverlapSettings) -> NDArray[np.bool_]:
    """Frames of the recording in which two voices speak."""
    both = (activity.active.sum(axis=2) - 1).clip(0, 1) ** settings.mean_power
    probability = activity.averaged(both) ** (1 / settings.mean_power)
    found = np.zeros(activity.frame_count, dtype=bool)
    for start, end in zip(*runs(probability >= settings.min_rise), strict=True):
        stretch = probability[start:end]
        peak = float(stretch.max())
        if peak >= settings.min_peak:
            found[start:end] = stretch >= settings.edge_share * peak
    return found
