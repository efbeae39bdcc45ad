"""Speech in a recording, packed into windows that the recogniser hears one at a time.

::

    speech     |-----| |--|      |----------| |--|              |---|
    windows    [-----------------------------------]            [---]
               at most 29 s, cut at silence          long silence is left out

Rule: Whisper hears 30 s at a time. A window holds neighbouring stretches of speech with the
silence between them, so that its words' times are those of the recording. Silence longer than
``max_gap_s`` is never heard: there Whisper invents text. Where the length forces a cut, the
widest gap in the window's second half is taken.

Units: seconds from the start of what was given.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.model.segment import Seconds, Segment, gaps


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How speech is packed.

    Parameters
    ----------
    max_window_s
        Longest window; Whisper's own limit is 30 s.
    max_gap_s
        Longest silence inside a window.
    """

    max_window_s: Seconds = 29.0
    max_gap_s: Seconds = 3.0


def windows(
    speech: Sequence[Segment], settings: WindowSettings | None = None
) -> tuple[Segment, ...]:
    """Pack stretches of speech into windows.

    Parameters
    ----------
    speech
        Sorted, apart from each other, none longer than ``max_window_s``.
    settings
        How to pack.

    Examples
    --------
    >>> windows([Segment(1, 4), Segment(5, 9), Segment(60, 62)])
    (Segment(start_s=1, end_s=9), Segment(start_s=60, end_s=62))
    """
    settings = settings or WindowSettings()
    packed = []
    first = 0
    while first < len(speech):
        count = _fitting(speech[first:], settings)
        packed.append(Segment(speech[first].start_s, speech[first + count - 1].end_s))
        first += count
    return tuple(packed)


def _fitting(speech: Sequence[Segment], settings: WindowSettings) -> int:
    """How many of the next stretches go into one window."""
    gaps_s = [after.start_s - before.end_s for before, after in itertools.pairwise(speech)]
    for count, (gap_s, stretch) in enumerate(zip(gaps_s, speech[1:], strict=False), start=1):
        if gap_s > settings.max_gap_s:
            return count
        if stretch.end_s - speech[0].start_s > settings.max_window_s:
            return _cut(speech[:count], gaps_s[:count], settings)
    return len(speech)


def _cut(speech: Sequence[Segment], gaps_s: Sequence[Seconds], settings: WindowSettings) -> int:
    """Where to end a window that is full: after the widest gap of its second half.

    ``gaps_s[i]`` follows ``speech[i]``; a later gap wins a tie.
    """
    half_s = speech[0].start_s + settings.max_window_s / 2
    late = [i for i, stretch in enumerate(speech) if stretch.end_s >= half_s]
    return max(late or [len(speech) - 1], key=lambda i: (gaps_s[i], i)) + 1


def block_end(speech: Sequence[Segment], length_s: Seconds, search_s: Seconds) -> Seconds:
    """Where to cut a block of a long recording: amid the widest silence near its end.

    Parameters
    ----------
    speech
        Speech in the block.
    length_s
        Length of the block.
    search_s
        How far before its end a silence may lie; without one the whole block is taken.

    Examples
    --------
    >>> block_end([Segment(0, 590), Segment(592, 600)], 600, search_s=60)
    591.0
    """
    silences = gaps(speech, Segment(max(0.0, length_s - search_s), length_s))
    if not silences:
        return length_s
    return max(silences, key=lambda silence: silence.duration_s).middle_s
