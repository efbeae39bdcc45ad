"""Speech of one role to inter-pausal units.

Rule: stretches of activity with an internal silence shorter than 0.2 s are one unit. Each word
belongs to the unit that it shares most time with; a word beside all units goes to the nearest
one if that is close, for word times of recognisers are good to a few tenths of a second.

::

    activity   |----| |---|            |--|
    words        a  b   c    d           e
    IPUs       |----------|            |--|       d, if near: to the first unit; else left over

Units: seconds.

Source: Heldner and Edlund (2010), Pauses, gaps and overlaps in conversations, Journal of
Phonetics 38.

Known weaknesses: a drop-out of the voice detector of 0.2 s or more cuts a unit in two; later
stages therefore look at stretches of units, not at single ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.model.conversation import Ipu, Role
from rehearsal_audio.model.segment import Seconds, Segment, union
from rehearsal_audio.model.speech import Word


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the units.

    Parameters
    ----------
    ipu_max_pause_s
        A silence this long or longer ends a unit (Heldner and Edlund 2010).
    word_max_distance_s
        A word at most this far beside a unit still belongs to it; Whisper's word times are off
        by about this much at the edges of speech.
    """

    ipu_max_pause_s: Seconds = 0.2
    word_max_distance_s: Seconds = 0.5


_ROUNDING_S = 1e-6
"""Slack for times that went through decimal text."""


def build_ipus(
    role: Role,
    activity: Sequence[Segment],
    words: Sequence[Word] = (),
    settings: Settings = Settings(),
) -> tuple[tuple[Ipu, ...], tuple[Word, ...]]:
    """Join a role's activity to units and give them their words.

    Parameters
    ----------
    role
        Who speaks.
    activity
        Stretches of speech, in any order.
    words
        The role's words in order of start.
    settings
        See :class:`Settings`.

    Returns
    -------
    ipus
        Sorted by start; none is marked as a backchannel yet.
    left_over
        Words that lie too far from every unit.

    Examples
    --------
    >>> from rehearsal_audio.model.segment import Segment
    >>> ipus, _ = build_ipus(Role.ACTOR, [Segment(0, 1), Segment(1.1, 2), Segment(2.5, 3)])
    >>> [(ipu.start_s, ipu.end_s) for ipu in ipus]
    [(0, 2), (2.5, 3)]
    """
    spans = union(activity, max_gap_s=settings.ipu_max_pause_s - _ROUNDING_S)
    starts = [span.start_s for span in spans]
    own: list[list[Word]] = [[] for _ in spans]
    left_over = []
    for word in words:
        place = _place(word.segment, spans, starts, settings.word_max_distance_s)
        if place is None:
            left_over.append(word)
        else:
            own[place].append(word)
    ipus = tuple(
        Ipu(role, span.start_s, span.end_s, tuple(given))
        for span, given in zip(spans, own, strict=True)
    )
    return ipus, tuple(left_over)


def _place(
    word: Segment, spans: Sequence[Segment], starts: Sequence[Seconds], max_distance_s: Seconds
) -> int | None:
    """Index of the unit that a word belongs to, None if all are too far."""
    first = max(0, bisect_right(starts, word.start_s) - 1)
    if spans and spans[first].start_s <= word.start_s and word.end_s <= spans[first].end_s:
        return first
    last = bisect_right(starts, word.end_s)
    beside = range(first, min(len(spans), last + 1))
    if not beside:
        return None
    best = max(
        beside, key=lambda i: (spans[i].overlap_s(word), -_distance_s(spans[i], word), -abs(i))
    )
    return best if _distance_s(spans[best], word) <= max_distance_s else None


def _distance_s(span: Segment, word: Segment) -> Seconds:
    """Seconds between a unit and a word, 0 if they touch."""
    return span.gap_s(word)
