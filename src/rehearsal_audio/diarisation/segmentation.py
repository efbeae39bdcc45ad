"""Who of up to three local speakers is active, window by window.

The network (pyannote's segmentation-3.0: Plaquet & Bredin, "Powerset multi-class cross
entropy loss for neural speaker diarization", Interspeech 2023) hears 10 s and says for every
frame which set of at most two out of three speakers talks. Its speakers are local: number 1
of one window need not be number 1 of the next.

::

    recording  |------------------------------------------|
    windows    |--- 10 s ---|
                   |--- 10 s ---|          a step apart
                       |--- 10 s ---|

Units: seconds outside, frames inside; a frame is 270 samples (16.875 ms).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.inference import mapped, open_session

if TYPE_CHECKING:
    from rehearsal_audio.ports import Progress

SAMPLES_PER_FRAME = 270
"""Step of the network's frames, fixed by its strides (10 · 3 · 3 · 3)."""
FRAME_S = SAMPLES_PER_FRAME / 16_000
"""Step of the network's frames in seconds."""
WINDOW_SAMPLES = 160_000
"""Length of the windows the network was trained on: 10 s at 16 kHz."""
WINDOW_FRAMES = 589
"""Frames the network gives for one window."""
FIRST_FRAME_CENTRE_S = 495.5 / 16_000
"""Middle of the first frame: half its receptive field of 991 samples."""
LOCAL_SPEAKERS = 3
"""Speakers the network tells apart within a window."""

# Row: class of the powerset (nobody, 1, 2, 3, 1+2, 1+3, 2+3); column: local speaker.
_POWERSET = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]],
    dtype=np.float32,
)


@dataclass(frozen=True, slots=True, eq=False)
class LocalActivity:
    """What the network heard, all windows.

    Parameters
    ----------
    active
        Probability in [0, 1] that a local speaker is active, shape (windows, frames, 3).
    alone
        Probability that the local speaker and nobody else is active, same shape.
    first_frames
        Frame of the recording at which each window begins, shape (windows,).
    frame_count
        Frames of the whole recording.
    """

    active: NDArray[np.float32]
    alone: NDArray[np.float32]
    first_frames: NDArray[np.int64]
    frame_count: int

    def averaged(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Mean over the windows that cover a frame; values (windows, frames[, columns]).

        Frames near a window's edges count less: the network knows less about them.
        """
        shape = (self.frame_count + WINDOW_FRAMES, *values.shape[2:])
        total = np.zeros(shape, dtype=np.float32)
        weight = np.zeros((shape[0],) + (1,) * (len(shape) - 1), dtype=np.float32)
        taper = _window_weights().reshape((-1,) + (1,) * (len(shape) - 1))
        for first, value in zip(self.first_frames, values, strict=True):
            total[first : first + WINDOW_FRAMES] += value * taper
            weight[first : first + WINDOW_FRAMES] += taper
        total /= np.maximum(weight, 1e-6)
        return total[: self.frame_count]


class SegmentationNetwork:
    """The segmentation network under ONNX Runtime.

    Parameters
    ----------
    path
        The ONNX file.
    """

    def __init__(self, path: Path) -> None:
        self._session = open_session(path)

    def local_activity(
        self, samples: NDArray[np.float32], step_s: float, progress: Progress
    ) -> LocalActivity:
        """Activity of the local speakers in windows ``step_s`` apart.

        Parameters
        ----------
        samples
            Mono audio at 16 kHz, shape (samples,); may be memory-mapped.
        step_s
            From the start of one window to the next, in seconds; rounded to frames.
        progress
            Told the share of windows done.
        """
        step_frames = max(1, round(step_s / FRAME_S))
        frame_count = max(1, -(-len(samples) // SAMPLES_PER_FRAME))
        overhang = max(0, frame_count - WINDOW_FRAMES)
        first_frames = np.arange(0, overhang + step_frames, step_frames, dtype=np.int64)
        active = np.zeros((len(first_frames), WINDOW_FRAMES, LOCAL_SPEAKERS), dtype=np.float32)
        alone = np.zeros_like(active)
        for index, powerset in enumerate(mapped(self._run, _windows(samples, first_frames))):
            active[index] = powerset @ _POWERSET
            alone[index] = powerset[:, 1 : 1 + LOCAL_SPEAKERS]
            progress((index + 1) / len(first_frames))
        return LocalActivity(active, alone, first_frames, frame_count)

    def _run(self, window: NDArray[np.float32]) -> NDArray[np.float32]:
        log_probabilities = self._session.run(None, {"wav": window[None, None]})[0][0]
        probabilities: NDArray[np.float32] = np.exp(log_probabilities)
        return probabilities


def _windows(
    samples: NDArray[np.float32], first_frames: NDArray[np.int64]
) -> Iterator[NDArray[np.float32]]:
    """Windows of full length, the last ones filled up with silence."""
    for first_frame in first_frames:
        first = int(first_frame) * SAMPLES_PER_FRAME
        cut = np.asarray(samples[first : first + WINDOW_SAMPLES], dtype=np.float32)
        yield np.pad(cut, (0, WINDOW_SAMPLES - len(cut)))


def _window_weights() -> NDArray[np.float32]:
    """Weight of a window's frames: rises from 0.1 at the edges to 1 within a second."""
    to_edge = np.minimum(np.arange(WINDOW_FRAMES), np.arange(WINDOW_FRAMES)[::-1])
    return np.clip(0.1 + 0.9 * to_edge * FRAME_S, 0.1, 1.0).astype(np.float32)
