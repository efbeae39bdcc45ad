"""What can be told from the samples: noise, clipping, dead channels.

Rule: the signal-to-noise ratio is the mean power while somebody speaks over the median power
while nobody does (at least 0.3 s away from speech and words, so that reverberation does not
count as noise; the median, so that a cough or a missed word does not), in decibels. Where
there is no such silence, the quietest tenth of all frames stands for the noise. Clipping is
counted at the recording's own peak, so that it is seen also where the level was turned down
afterwards.

Units: decibels, shares in [0, 1], seconds; levels below full scale (1).

Known weaknesses: noise that is louder while somebody speaks is not seen, nor is babble that
the diariser took for speech; without silence the noise is overrated by what is left of the
speech between words; clipping that a lossy codec has rounded off is not seen.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import Seconds, Segment, gaps

BLOCK_S: Seconds = 60.0
FRAME_S: Seconds = 0.05
STEP_S: Seconds = 5.0
NOISE_MARGIN_S: Seconds = 0.3
"""Distance from speech from which on silence counts as noise."""

MIN_S: Seconds = 0.5
"""Less speech, or less silence, than this gives no estimate of its power."""

QUIET_SHARE = 0.1
"""Share of the frames that stand for the noise where there is no silence."""

CLIPPED_LEVEL = 0.995
"""Share of the peak from which on a sample counts as clipped."""

MIN_PEAK = 0.05
"""Below this peak the steps of 16 bit would look like clipping."""

DEAD_DB = -80.0
"""Below this level there is no sound at all, not even a quiet room's."""


def snr_db(audio: Audio, speech: Sequence[Segment], heard: Sequence[Segment] = ()) -> float | None:
    """Power of speech over that of the noise in dB; None where nobody speaks for half a second.

    Parameters
    ----------
    audio
        The recording.
    speech
        Where somebody speaks.
    heard
        Other stretches that are no silence, such as words that nobody was found to speak.
    """
    spoken = _frame_powers(audio, speech)
    if len(spoken) * FRAME_S < MIN_S:
        return None
    margin_s, whole = NOISE_MARGIN_S, Segment(0.0, audio.duration_s)
    near = [
        Segment(max(0.0, one.start_s - margin_s), one.end_s + margin_s) for one in (*speech, *heard)
    ]
    quiet = np.sort(_frame_powers(audio, gaps(near, whole)))
    if len(quiet) * FRAME_S < MIN_S:
        quiet = np.sort(_frame_powers(audio, [whole]))
        quiet = quiet[: max(1, round(QUIET_SHARE * len(quiet)))]
    noise_power = max(float(np.median(quiet)), 1e-12)
    signal_power = max(float(spoken.mean()) - noise_power, 1e-12)
    return round(10 * math.log10(signal_power / noise_power), 1)


def clipped_share(audio: Audio) -> float:
    """Share of samples that lie at the recording's peak, above or below zero."""
    high = max((float(block.max()) for block in _whole(audio)), default=0.0)
    low = min((float(block.min()) for block in _whole(audio)), default=0.0)
    clipped = 0
    for block in _whole(audio):
        if high >= MIN_PEAK:
            clipped += int(np.count_nonzero(block >= CLIPPED_LEVEL * high))
        if -low >= MIN_PEAK:
            clipped += int(np.count_nonzero(block <= CLIPPED_LEVEL * low))
    return clipped / max(1, len(audio.mix))


def channel_levels_db(audio: Audio) -> tuple[float, ...]:
    """Mean level of each channel in dB below full scale, at least -120."""
    return tuple(float(level) for level in _decibels(np.mean(_powers(audio), axis=0)))


def dead_s(audio: Audio) -> tuple[tuple[Seconds, Seconds], ...]:
    """Time without any sound of each channel: the longest, and the longest at start or end.

    In whole steps. A microphone that was switched on late or never came back is dead at an edge.
    """
    dead = _decibels(_powers(audio)) < DEAD_DB
    return tuple((STEP_S * _longest_run(one), STEP_S * _edge_run(one)) for one in dead.T)


def _powers(audio: Audio) -> NDArray[np.float64]:
    """Mean square of each step and channel, shape (steps, channels)."""
    starts_s = np.arange(0.0, max(audio.duration_s, STEP_S), STEP_S)
    cuts = (audio.cut(start_s, start_s + STEP_S).channels for start_s in starts_s)
    return np.array([np.square(cut, dtype=np.float64).mean(axis=0) for cut in cuts if len(cut)])


def _decibels(powers: NDArray[np.float64]) -> NDArray[np.float64]:
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(powers, 1e-12))
    return levels


def _frame_powers(audio: Audio, segments: Sequence[Segment]) -> NDArray[np.float64]:
    """Mean square of each frame in the segments, what is left of a frame at their ends left out."""
    length = round(FRAME_S * audio.sample_rate_hz)
    powers = [np.zeros(0)]
    for block in _blocks(audio, segments):
        frames = block[: len(block) // length * length].reshape(-1, length)
        powers.append(np.square(frames, dtype=np.float64).mean(axis=1))
    return np.concatenate(powers)


def _longest_run(flags: Iterable[bool]) -> int:
    """Most true values in a row."""
    return max((len(list(run)) for value, run in itertools.groupby(flags) if value), default=0)


def _edge_run(flags: NDArray[np.bool_]) -> int:
    """Most true values in a row at one of the ends.

    Examples
    --------
    >>> _edge_run(np.array([True, False, True, True]))
    2
    """
    return max(
        len(list(itertools.takewhile(bool, flags))),
        len(list(itertools.takewhile(bool, flags[::-1]))),
    )


def _whole(audio: Audio) -> Iterator[NDArray[np.float32]]:
    return _blocks(audio, [Segment(0.0, audio.duration_s)])


def _blocks(audio: Audio, segments: Sequence[Segment]) -> Iterator[NDArray[np.float32]]:
    """The samples of the segments in blocks of at most a minute."""
    for segment in segments:
        start_s = segment.start_s
        while start_s < segment.end_s:
            end_s = min(segment.end_s, start_s + BLOCK_S)
            yield audio.cut(start_s, end_s).mix
            start_s = end_s
