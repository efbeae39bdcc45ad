"""Speech of one voice at a time, cut into pieces short enough to hold one voice only.

::

    speech       |==================|    |======|
    overlap             |==|
    change                     |
    pieces       |--1--|    |-2-|--3-|   |-4-|-5-|

Pieces are what voices are compared on; :func:`local_agreement` adds what the network knows
about pieces that it heard within one window.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.segmentation import (
    FRAME_S,
    SAMPLES_PER_FRAME,
    WINDOW_FRAMES,
    LocalActivity,
)


@dataclass(frozen=True, slots=True)
class PieceSettings:
    """How speech is cut.

    Parameters
    ----------
    min_alone
        Least probability that exactly one voice is heard, in [0, 1].
    max_bridge_s
        Pauses up to this length do not end a piece: a voice vector is steadier on 1 s with
        a breath in it than on two scraps.
    change_reach_s
        How far left and right of a frame the local speakers are compared to see a change.
    max_piece_s
        Longer pieces are cut in equal parts, so that a change of voice that the network
        missed spoils little.
    min_piece_s
        Shorter scraps are left to the neighbourhood.
    """

    min_alone: float = 0.5
    max_bridge_s: float = 0.2
    change_reach_s: float = 0.15
    max_piece_s: float = 1.6
    min_piece_s: float = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Pieces in order of time, in frames, half-open."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def durations_s(self) -> NDArray[np.float64]:
        """Length of each piece in seconds."""
        return (self.ends - self.starts).astype(np.float64) * FRAME_S

    def samples(self, index: int) -> slice:
        """Where the piece lies in the recording's samples."""
        return slice(
            int(self.starts[index]) * SAMPLES_PER_FRAME, int(self.ends[index]) * SAMPLES_PER_FRAME
        )


def runs(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Starts and ends (half-open) of the stretches of True.

    Examples
    --------
    >>> starts, ends = runs(np.array([False, True, True, False, True]))
    >>> starts.tolist(), ends.tolist()
    ([1, 4], [3, 5])
    """
    edges = np.diff(np.concatenate([[0], mask.astype(np.int8), [0]]))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def closed(mask: NDArray[np.bool_], max_gap: int) -> NDArray[np.bool_]:
    """The mask with inner gaps of at most ``max_gap`` frames filled.

    Examples
    --------
    >>> closed(np.array([True, False, True, False, False, True]), 1).tolist()
    [True, True, True, False, False, True]
    """
    filled: NDArray[np.bool_] = mask.copy()
    starts, ends = runs(mask)
    for end, start in zip(ends[:-1], starts[1:], strict=True):
        if start - end <= max_gap:
            filled[end:start] = True
    return filled


def find_pieces(activity: LocalActivity, settings: PieceSettings) -> Pieces:
    """Cut the speech of one voice at a time into pieces."""
    alone = activity.averaged(activity.alone.sum(axis=2))
    changed = _changes(activity, settings)
    clean = closed(alone >= settings.min_alone, round(settings.max_bridge_s / FRAME_S))
    # A pause is bridged between two voices, too: overlap and changes still cut.
    overlapped = activity.averaged((activity.active.sum(axis=2) - 1).clip(0, 1)) >= 0.5
    starts, ends = runs(clean & ~overlapped & ~changed)
    min_frames = max(1, round(settings.min_piece_s / FRAME_S))
    bounds = [
        (first, last)
        for start, end in zip(starts, ends, strict=True)
        for first, last in _parts(int(start), int(end), settings.max_piece_s)
        if last - first >= min_frames
    ]
    table = np.array(bounds, dtype=np.int64).reshape(-1, 2)
    return Pieces(table[:, 0], table[:, 1])


def _parts(start: int, end: int, max_piece_s: float) -> list[tuple[int, int]]:
    """A stretch in equal parts that are short enough, in frames."""
    most = max(1, round(max_piece_s / FRAME_S))
    count = -(-(end - start) // most)
    edges = [start + round(part * (end - start) / count) for part in range(count + 1)]
    return list(itertools.pairwise(edges))


def _changes(activity: LocalActivity, settings: PieceSettings) -> NDArray[np.bool_]:
    """Frames at which the local speaker before is another than the one after."""
    reach = max(1, round(settings.change_reach_s / FRAME_S))
    before = np.zeros_like(activity.alone)
    after = np.zeros_like(activity.alone)
    before[:, reach:] = activity.alone[:, :-reach]
    after[:, :-reach] = activity.alone[:, reach:]
    same = activity.averaged((before * after).sum(axis=2))
    both = activity.averaged(before.sum(axis=2) * after.sum(axis=2))
    agreement = np.where(both > 0.25, same / np.maximum(both, 1e-6), 1.0)
    changed = np.zeros(activity.frame_count, dtype=bool)
    for start, end in zip(*runs(agreement < 0.5), strict=True):
        lowest = np.flatnonzero(agreement[start:end] <= agreement[start:end].min() + 0.05)
        changed[start + lowest[len(lowest) // 2]] = True
    return changed


@dataclass(frozen=True, slots=True, eq=False)
class LocalPairs:
    """Pairs of pieces that were heard within one window.

    Parameters
    ----------
    first, second
        Indices of the pieces, ``first < second``.
    same
        Agreement in [−1, 1]: 1 where every window calls them one voice, −1 two voices.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    same: NDArray[np.float64]


def local_agreement(activity: LocalActivity, pieces: Pieces) -> LocalPairs:
    """What the segmentation network says about pieces within one window."""
    codes, agreed, counted = [np.zeros(0, dtype=np.int64)], [np.zeros(0)], [np.zeros(0)]
    middles = (pieces.starts + pieces.ends) // 2
    for window, first_frame in enumerate(activity.first_frames):
        low, high = np.searchsorted(middles, [first_frame, first_frame + WINDOW_FRAMES])
        if high - low < 2:
            continue
        voices = np.stack(
            [_mean_alone(activity, window, pieces, index) for index in range(low, high)]
        )
        total = voices.sum(axis=1)
        i, j = np.triu_indices(high - low, 1)
        codes.append((i + low) * len(pieces) + j + low)
        agreed.append((voices @ voices.T)[i, j])
        counted.append(np.outer(total, total)[i, j])
    pairs, where = np.unique(np.concatenate(codes), return_inverse=True)
    agreement = np.bincount(where, np.concatenate(agreed), minlength=len(pairs))
    possible = np.bincount(where, np.concatenate(counted), minlength=len(pairs))
    first, second = np.divmod(pairs, max(1, len(pieces)))
    return LocalPairs(first, second, 2 * agreement / np.maximum(possible, 1e-6) - 1)


def _mean_alone(
    activity: LocalActivity, window: int, pieces: Pieces, index: int
) -> NDArray[np.float32]:
    """Mean probability of each local speaker over the piece's frames in the window."""
    first_frame = activity.first_frames[window]
    start = max(0, int(pieces.starts[index] - first_frame))
    end = min(WINDOW_FRAMES, int(pieces.ends[index] - first_frame))
    mean: NDArray[np.float32] = activity.alone[window, start:end].mean(axis=0)
    return mean
