"""Tiers: rows of intervals under a name, as annotation programs draw them.

::

    leader speech       |--------|      |-----|
    leader words        |--|--||-|      |-|---|
    leader events       |closed_question|
    leader events 2            |asks_need|        a second lane for what overlaps

Intervals of one tier never overlap: neither Praat nor ELAN can hold that. What overlaps goes to
a further lane, a tier of the same name with a number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rehearsal_audio.model.segment import Seconds

SHORTEST_S: Seconds = 0.001
"""Praat and ELAN need intervals longer than nothing: what has no length gets this one."""

_DIGITS = 3


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of a tier and what is written on it.

    Parameters
    ----------
    start_s, end_s
        Seconds, ``start_s <= end_s``.
    text
        What is written; may be empty.
    """

    start_s: Seconds
    end_s: Seconds
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """A row of intervals.

    Parameters
    ----------
    name
        Its name, such as ``"leader speech"``.
    intervals
        In order of start, without overlap.
    speaker
        Who it is about where the file says so apart from the name.
    """

    name: str
    intervals: tuple[Interval, ...]
    speaker: str | None = None


def lanes(name: str, intervals: Iterable[Interval], speaker: str | None = None) -> list[Tier]:
    """The intervals as one tier, and as many more as overlap needs.

    Times are rounded to milliseconds; an interval without length gets one millisecond.

    Examples
    --------
    >>> for tier in lanes("events", [Interval(0, 2, "a"), Interval(1, 3, "b"), Interval(2, 4)]):
    ...     print(tier.name, [(one.start_s, one.end_s) for one in tier.intervals])
    events [(0, 2), (2, 4)]
    events 2 [(1, 3)]
    """
    rows: list[list[Interval]] = []
    for one in sorted(map(_whole, intervals)):
        row = next((row for row in rows if row[-1].end_s <= one.start_s), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return [
        Tier(name if number == 1 else f"{name} {number}", tuple(row), speaker)
        for number, row in enumerate(rows, 1)
    ]


def on_a_tier(text: str) -> str:
    r"""Text as one line that XML and Praat can hold: white space is a blank, no controls.

    Examples
    --------
    >>> on_a_tier("well,\n  \x00yes")
    'well, yes'
    """
    kept = "".join(
        char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs", "Cn")
    )
    return " ".join(kept.split())


def _whole(one: Interval) -> Interval:
    """The interval in milliseconds, at least one of them long."""
    start_s, end_s = round(one.start_s, _DIGITS), round(one.end_s, _DIGITS)
    return Interval(start_s, max(end_s, round(start_s + SHORTEST_S, _DIGITS)), on_a_tier(one.text))
