"""The two voices over time with their marks: geometry for the template.

A row holds a stretch of the scene. Within a row x is in percent of its width::

    good marks     o   <>      o
    leader      ████  ███     █████        full height: speech
    actor           ███   ▄ ███            half height: listening sounds
    miss marks       x        ^
    balance     ~~~~~~~~~~~~~~~~~~~
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from rehearsal_audio.export.page.figures import clock
from rehearsal_audio.export.page.moments import GOOD, MISS, NEUTRAL, Moment
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment, cropped, gaps, total_s, union


@dataclass(frozen=True, slots=True)
class TimelineSettings:
    """How the timeline is laid out.

    Parameters
    ----------
    row_s, long_row_s
        Longest row, in scenes up to and beyond ``long_scene_s``.
    long_scene_s
        From here on rows are longer.
    mark_width_percent
        Width that a mark takes, so that neighbours do not cover each other: 24 px (WCAG 2.2,
        target size) of a row that is at least 760 px wide.
    silence_s
        Shared silences from here on are drawn (the length of a held silence).
    window_s, step_s
        Window and step of the balance.
    """

    row_s: float = 390.0
    long_row_s: float = 600.0
    long_scene_s: float = 1800.0
    mark_width_percent: float = 3.2
    silence_s: float = 2.0
    window_s: float = 60.0
    step_s: float = 15.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment at its place in a row."""

    moment: Moment
    left_percent: float
    level: int
    """0 stands next to the lanes; higher ones where neighbours are too close."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One role's speech as an SVG path; y runs from 0 to 10."""

    role: str
    speech_path: str
    backchannel_path: str


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the scene, ready to be drawn."""

    start_s: float
    end_s: float
    lanes: tuple[Lane, ...]
    silence_path: str
    balance_path: str
    ticks: tuple[tuple[float, str], ...]
    above: tuple[Mark, ...]
    below: tuple[Mark, ...]

    @property
    def width(self) -> int:
        """Width of the view box: tenths of a second."""
        return max(1, round((self.end_s - self.start_s) * 10))

    @property
    def levels_above(self) -> int:
        """How many marks stand on each other above the lanes."""
        return levels(self.above)

    @property
    def levels_below(self) -> int:
        """How many marks hang under each other below the lanes, of those shown at first."""
        return levels([mark for mark in self.below if mark.moment.side != NEUTRAL])


def timeline_rows(
    report: IterationReport, moments: Sequence[Moment], settings: TimelineSettings | None = None
) -> tuple[Row, ...]:
    """The scene in rows of equal length."""
    chosen = settings or TimelineSettings()
    length_s = report.scene.duration_s
    longest_s = chosen.row_s if length_s <= chosen.long_scene_s else chosen.long_row_s
    count = max(1, ceil(length_s / longest_s))
    return tuple(
        _row(
            report,
            moments,
            Segment(
                report.scene.start_s + index * length_s / count,
                report.scene.start_s + (index + 1) * length_s / count,
            ),
            chosen,
        )
        for index in range(count)
    )


def levels(marks: Sequence[Mark]) -> int:
    """How many levels the marks take."""
    return max((mark.level + 1 for mark in marks), default=0)


def scene_lanes(report: IterationReport) -> tuple[Lane, ...]:
    """Leader's and actor's speech over the whole scene; x in tenths of a second."""
    return tuple(_lane(report, role, report.scene) for role in (Role.LEADER, Role.ACTOR))


def balance(
    report: IterationReport, settings: TimelineSettings | None = None
) -> tuple[tuple[float, float | None], ...]:
    """Leader's share of the talking around a time, every step; None where nobody speaks.

    Returns
    -------
    tuple
        Pairs of time in seconds and share in [0, 1].
    """
    chosen = settings or TimelineSettings()
    steps = int(report.scene.duration_s // chosen.step_s)
    times = [report.scene.start_s + index * chosen.step_s for index in range(steps + 1)]
    spoken = _Spoken(report)
    return tuple((time_s, spoken.share(time_s, chosen.window_s)) for time_s in times)


def _row(
    report: IterationReport, moments: Sequence[Moment], row: Segment, settings: TimelineSettings
) -> Row:
    inside = [one for one in moments if row.start_s <= one.start_s < row.end_s]
    spoken = [ipu.segment for ipu in report.ipus]
    silences = [one for one in gaps(spoken, row) if one.duration_s >= settings.silence_s]
    return Row(
        start_s=row.start_s,
        end_s=row.end_s,
        lanes=tuple(_lane(report, role, row) for role in _roles(report)),
        silence_path=_blocks(silences, row, 0, 10),
        balance_path=_balance_path(report, row, settings),
        ticks=_ticks(row),
        above=packed([one for one in inside if one.side == GOOD], row, settings),
        below=packed(
            [
                *(one for one in inside if one.side == MISS),
                *(one for one in inside if one.side == NEUTRAL),
            ],
            row,
            settings,
        ),
    )


def _roles(report: IterationReport) -> tuple[Role, ...]:
    spoken = {ipu.role for ipu in report.ipus}
    return tuple(role for role in Role if role is not Role.FACILITATOR or role in spoken)


def _lane(report: IterationReport, role: Role, row: Segment) -> Lane:
    ipus = [ipu for ipu in report.ipus if ipu.role is role]
    speech = union(ipu.segment for ipu in ipus if not ipu.is_backchannel)
    tokens = union(ipu.segment for ipu in ipus if ipu.is_backchannel)
    return Lane(role.value, _blocks(speech, row, 0, 10), _blocks(tokens, row, 3, 7))


def _blocks(segments: Iterable[Segment], row: Segment, top: int, bottom: int) -> str:
    """Rectangles as one path: x in tenths of a second from the row's start."""
    parts = []
    for segment in cropped(segments, row):
        left = round((segment.start_s - row.start_s) * 10)
        width = max(1, round((segment.end_s - row.start_s) * 10) - left)
        parts.append(f"M{left} {top}h{width}V{bottom}h{-width}z")
    return "".join(parts)


def _balance_path(report: IterationReport, row: Segment, settings: TimelineSettings) -> str:
    """The leader's part of the ribbon, from the top down; y runs from 0 to 100."""
    count = max(1, ceil(row.duration_s / settings.step_s))
    points = []
    spoken = _Spoken(report)
    last = 0.5
    for index in range(count + 1):
        time_s = row.start_s + index * row.duration_s / count
        share = spoken.share(time_s, settings.window_s)
        last = last if share is None else share
        points.append(f"L{round((time_s - row.start_s) * 10)} {round(100 * last)}")
    return f"M0 0{''.join(points)}L{round(row.duration_s * 10)} 0z"


class _Spoken:
    """The speech of a scene, so that a window of two hours is looked up and not searched."""

    def __init__(self, report: IterationReport) -> None:
        self._scene = report.scene
        self._ipus = sorted(report.ipus, key=lambda one: one.start_s)
        self._starts_s = [one.start_s for one in self._ipus]
        self._longest_s = max((one.segment.duration_s for one in self._ipus), default=0.0)

    def share(self, time_s: float, window_s: float) -> float | None:
        """Leader's share of the talking around a time; None where nobody speaks."""
        first_s, last_s = self._scene.start_s, self._scene.end_s
        window = Segment(
            max(first_s, time_s - window_s / 2), max(first_s, min(last_s, time_s + window_s / 2))
        )
        near = self._ipus[
            bisect_left(self._starts_s, window.start_s - self._longest_s) : bisect_left(
                self._starts_s, window.end_s
            )
        ]
        leader_s, actor_s = (
            total_s(cropped((ipu.segment for ipu in near if ipu.role is role), window))
            for role in (Role.LEADER, Role.ACTOR)
        )
        return leader_s / (leader_s + actor_s) if leader_s + actor_s > 0 else None


def _ticks(row: Segment) -> tuple[tuple[float, str], ...]:
    """Times along a row, five to nine of them at round distances."""
    steps = (10, 15, 30, 60, 120, 300, 600)
    step = next((one for one in steps if row.duration_s / one <= 9), 1200)
    first = ceil(row.start_s / step)
    last = int(row.end_s // step)
    return tuple(
        (100 * (index * step - row.start_s) / row.duration_s, clock(index * step))
        for index in range(first, last + 1)
        if row.duration_s > 0
    )


def packed(
    moments: Sequence[Moment], row: Segment, settings: TimelineSettings | None = None
) -> tuple[Mark, ...]:
    """Each moment on the lowest level that is free at its place, in the order given."""
    width = (settings or TimelineSettings()).mark_width_percent
    taken: list[list[float]] = []
    marks = []
    for moment in moments:
        left = 100 * (moment.start_s - row.start_s) / max(row.duration_s, 0.001)
        free = (
            level
            for level, others in enumerate(taken)
            if all(abs(left - other) >= width for other in others)
        )
        level = next(free, len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append(left)
        marks.append(Mark(moment, round(left, 3), level))
    return tuple(marks)
