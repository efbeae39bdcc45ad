"""A recording on disk and its samples in memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal_audio.model.segment import Seconds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE_HZ = 16_000
"""Rate of all decoded audio: what the recogniser and the diarisation networks were trained on."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What is known of a recording's file.

    Parameters
    ----------
    path
        Where the file lies.
    sha256
        SHA-256 of the file's bytes, lower-case hexadecimal.
    duration_s
        Length of the decoded audio in seconds.
    channels
        Number of channels in the file, 1–8.
    sample_rate_hz
        Rate in the file, before decoding to 16 kHz.
    """

    path: Path
    sha256: str
    duration_s: Seconds
    channels: int
    sample_rate_hz: int


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """Decoded samples at 16 kHz, float32 in [-1, 1].

    The arrays may be memory-mapped (a three-hour recording stays on disk): slice them, do
    not copy them whole.

    Parameters
    ----------
    mix
        Mean of the channels, shape (samples,).
    channels
        All channels, shape (samples, channels).
    sample_rate_hz
        Always 16 000.
    """

    mix: NDArray[np.float32]
    channels: NDArray[np.float32]
    sample_rate_hz: int = SAMPLE_RATE_HZ

    @property
    def duration_s(self) -> Seconds:
        """Length in seconds."""
        return len(self.mix) / self.sample_rate_hz

    def cut(self, start_s: Seconds, end_s: Seconds) -> Audio:
        """The part from ``start_s`` to ``end_s``, without copying."""
        first = max(0, round(start_s * self.sample_rate_hz))
        last = max(first, round(end_s * self.sample_rate_hz))
        return Audio(self.mix[first:last], self.channels[first:last], self.sample_rate_hz)
