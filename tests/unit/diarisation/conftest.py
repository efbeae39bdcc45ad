"""What the segmentation network would say of a drawn conversation."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from rehearsal_audio.diarisation.segmentation import (
    FRAME_S,
    LOCAL_SPEAKERS,
    WINDOW_FRAMES,
    LocalActivity,
)

Spans = list[tuple[str, float, float]]
Heard = Callable[[Spans, float], LocalActivity]


@pytest.fixture(scope="session")
def heard() -> Heard:
    """Perfect activity of ``(speaker, start_s, end_s)``; local numbers differ by window."""

    def build(spans: Spans, duration_s: float) -> LocalActivity:
        frame_count = round(duration_s / FRAME_S)
        speakers = sorted({speaker for speaker, _, _ in spans})
        truth = np.zeros((frame_count + WINDOW_FRAMES, LOCAL_SPEAKERS), dtype=np.float32)
        for speaker, start_s, end_s in spans:
            frames = slice(round(start_s / FRAME_S), round(end_s / FRAME_S))
            truth[frames, speakers.index(speaker)] = 1.0
        last = max(1, frame_count - WINDOW_FRAMES + 1)
        first_frames = np.arange(0, last, round(2.0 / FRAME_S), dtype=np.int64)
        active = np.stack(
            [
                np.roll(truth[first : first + WINDOW_FRAMES], number, axis=1)
                for number, first in enumerate(first_frames)
            ]
        )
        alone = active * (active.sum(axis=2, keepdims=True) == 1)
        return LocalActivity(active, alone, first_frames, frame_count)

    return build
