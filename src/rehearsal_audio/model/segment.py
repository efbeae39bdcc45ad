"""Segments of time and their algebra. Times are seconds as floats.

A segment is half-open, ``[start_s, end_s)``: neighbours that touch share no time.
All functions take segments in any order, touching and overlapping as they like, and
return them sorted, disjoint and non-empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Seconds = float


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A span of time.

    Parameters
    ----------
    start_s, end_s
        Start and end in seconds, ``start_s <= end_s``.

    Examples
    --------
    >>> Segment(1.0, 2.5).duration_s
    1.5
    """

    start_s: Seconds
    end_s: Seconds

    def __post_init__(self) -> None:
        if not self.start_s <= self.end_s:
            raise ValueError(
                f"a segment must not end before it starts; found {self.start_s}–{self.end_s} s"
            )

    @property
    def duration_s(self) -> Seconds:
        """Length in seconds, at least 0."""
        return self.end_s - self.start_s

    @property
    def middle_s(self) -> Seconds:
        """The time halfway between start and end."""
        return (self.start_s + self.end_s) / 2

    def overlap_s(self, other: Segment) -> Seconds:
        """Seconds shared with another segment, 0 if none.

        Examples
        --------
        >>> Segment(0.0, 2.0).overlap_s(Segment(1.5, 4.0))
        0.5
        """
        return max(0.0, min(self.end_s, other.end_s) - max(self.start_s, other.start_s))

    def gap_s(self, other: Segment) -> Seconds:
        """Seconds between the two segments, 0 if they touch or overlap."""
        return max(0.0, max(self.start_s, other.start_s) - min(self.end_s, other.end_s))

    def contains(self, time_s: Seconds) -> bool:
        """Whether the time lies within ``[start_s, end_s)``."""
        return self.start_s <= time_s < self.end_s

    def shifted(self, by_s: Seconds) -> Segment:
        """The same segment, later by ``by_s`` seconds."""
        return Segment(self.start_s + by_s, self.end_s + by_s)


def union(segments: Iterable[Segment], max_gap_s: Seconds = 0.0) -> tuple[Segment, ...]:
    """Join segments that overlap or lie at most ``max_gap_s`` apart.

    ::

        segments   |----|  |--|        |---|
                      |--|
        union      |-----| |--|        |---|      max_gap_s = 0
                   |----------|        |---|      max_gap_s = 2 columns

    Examples
    --------
    >>> union([Segment(0, 1), Segment(1, 2), Segment(3, 4)])
    (Segment(start_s=0, end_s=2), Segment(start_s=3, end_s=4))
    """
    joined: list[Segment] = []
    for segment in sorted(segments):
        if segment.duration_s == 0:
            continue
        if joined and segment.start_s - joined[-1].end_s <= max_gap_s:
            last = joined[-1]
            joined[-1] = Segment(last.start_s, max(last.end_s, segment.end_s))
        else:
            joined.append(segment)
    return tuple(joined)


def intersection(first: Iterable[Segment], second: Iterable[Segment]) -> tuple[Segment, ...]:
    """Time that lies in both.

    Examples
    --------
    >>> intersection([Segment(0, 3)], [Segment(1, 2), Segment(2.5, 9)])
    (Segment(start_s=1, end_s=2), Segment(start_s=2.5, end_s=3))
    """
    left, right = union(first), union(second)
    shared: list[Segment] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start_s = max(left[i].start_s, right[j].start_s)
        end_s = min(left[i].end_s, right[j].end_s)
        if start_s < end_s:
            shared.append(Segment(start_s, end_s))
        if left[i].end_s <= right[j].end_s:
            i += 1
        else:
            j += 1
    return tuple(shared)


def difference(segments: Iterable[Segment], without: Iterable[Segment]) -> tuple[Segment, ...]:
    """Time that lies in ``segments`` and not in ``without``.

    Examples
    --------
    >>> difference([Segment(0, 5)], [Segment(1, 2)])
    (Segment(start_s=0, end_s=1), Segment(start_s=2, end_s=5))
    """
    kept: list[Segment] = []
    removed = union(without)
    j = 0
    for segment in union(segments):
        start_s = segment.start_s
        while j < len(removed) and removed[j].end_s <= start_s:
            j += 1
        k = j
        while k < len(removed) and removed[k].start_s < segment.end_s:
            if removed[k].start_s > start_s:
                kept.append(Segment(start_s, removed[k].start_s))
            start_s = max(start_s, removed[k].end_s)
            k += 1
        if start_s < segment.end_s:
            kept.append(Segment(start_s, segment.end_s))
    return tuple(kept)


def gaps(segments: Iterable[Segment], within: Segment) -> tuple[Segment, ...]:
    """The time of ``within`` that no segment covers."""
    return difference([within], segments)


def cropped(segments: Iterable[Segment], within: Segment) -> tuple[Segment, ...]:
    """The parts of the segments that lie inside ``within``."""
    return intersection(segments, [within])


def total_s(segments: Iterable[Segment]) -> Seconds:
    """Seconds covered by at least one segment; time covered twice counts once.

    Examples
    --------
    >>> total_s([Segment(0, 2), Segment(1, 3)])
    3
    """
    return sum(segment.duration_s for segment in union(segments))
