"""What is known about the pieces of speech: their vectors, lengths and neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.pieces import LocalPairs

Vectors = NDArray[np.float32]
"""Unit vectors, shape (pieces or voices, dimensions)."""
Labels = NDArray[np.int64]
"""Numbers of voices, or of pieces."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known about the pieces.

    Parameters
    ----------
    vectors
        Unit vectors, shape (pieces, dimensions); zeros where a piece is too short.
    durations_s
        Length of each piece.
    local
        What the segmentation network says about pieces within one window.
    """

    vectors: Vectors
    durations_s: NDArray[np.float64]
    local: LocalPairs


def centroid(evidence: Evidence, members: Labels) -> Vectors:
    """Unit vector of the members' mean, weighted by length."""
    centre = (evidence.vectors[members] * evidence.durations_s[members, None]).sum(axis=0)
    unit: Vectors = (centre / max(float(np.linalg.norm(centre)), 1e-9)).astype(np.float32)
    return unit
