"""Comparison of iterations: what changed by more than the noise.

A change is called larger than the noise only where the interval of the difference excludes
zero. The interval is put together from the intervals of the two values by the square-and-add
method: Newcombe (1998, method 10) for proportions with Wilson intervals; Zou & Donner (2008)
show that it holds for any measure whose single intervals are sound, so that rates with exact
Poisson intervals and bootstrapped shares of time go the same way::

    difference d = later - earlier
    low  = d - w sqrt((later - later.low)^2  + (earlier.high - earlier)^2)
    high = d + w sqrt((later.high - later)^2 + (earlier - earlier.low)^2)

Several measures are looked at in one comparison, so the interval of a difference is drawn at a
higher level than those of the values (``w`` is the quotient of the two normal quantiles): of
pairs of runs without any change, fewer than one in ten shall show one in any measure. How often
that happens is simulated in ``benchmarks/intervals.py``.

Counts are compared per minute of scene. A single moment (the time to the first advice) has no
interval, so no verdict is given on it. Where a run never saw the moment, its length is not taken
for the time: all that is said is what follows from it, such as "at least 3:34 later, if at all".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from statistics import NormalDist

from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport


@dataclass(frozen=True, slots=True)
class ComparisonSettings:
    """When two iterations can be laid side by side, and when they differ.

    Parameters
    ----------
    level
        Probability of the interval of a difference. At 0.95 a pair without a change showed one
        in some measure 18 times in 100, at 0.975 7 times (``benchmarks/results/intervals.md``).
    max_length_ratio
        Longer scene over shorter scene; beyond it, rates are not alike (own choice: opening
        and closing talk weigh differently in scenes of very different length).
    min_scene_s
        Scenes shorter than this hold too little to compare (own choice).
    """

    level: float = 0.975
    max_length_ratio: float = 2.0
    min_scene_s: float = 30.0


class Verdict(str, Enum):
    """What can be said about a change."""

    LARGER = "larger"
    """Larger than the noise: the interval of the difference excludes zero."""
    WITHIN = "within"
    """Within the noise."""
    UNJUDGED = "unjudged"
    """A value or an interval is missing."""


class Obstacle(str, Enum):
    """Why two iterations cannot be compared."""

    SCENARIO = "scenario"
    """They play different scenarios."""
    SHORT = "short"
    """A scene is too short to compare anything."""
    LENGTH = "length"
    """The scenes differ too much in length."""


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in two iterations.

    Parameters
    ----------
    name
        Name of the measure.
    difference
        Later − earlier, in the measure's unit (counts: per minute of scene); None where
        either value is missing.
    low, high
        Interval of the difference; None where either value has no interval.
    verdict
        What can be said.
    above, below
        What is certain of the difference where a run never saw the moment: that it is more than
        ``above``, or less than ``below``; both None where nothing is.
    censored
        How many of the two runs never saw the moment.
    """

    name: str
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    above: float | None = None
    below: float | None = None
    censored: int = 0


def incomparable(
    earlier: IterationReport, later: IterationReport, settings: ComparisonSettings | None = None
) -> Obstacle | None:
    """Why two iterations cannot be compared; None where they can."""
    chosen = settings or ComparisonSettings()
    if earlier.scenario != later.scenario:
        return Obstacle.SCENARIO
    lengths_s = sorted((earlier.scene.duration_s, later.scene.duration_s))
    if lengths_s[0] < chosen.min_scene_s:
        return Obstacle.SHORT
    if lengths_s[1] > chosen.max_length_ratio * lengths_s[0]:
        return Obstacle.LENGTH
    return None


def changes(
    earlier: IterationReport,
    later: IterationReport,
    names: Sequence[str],
    settings: ComparisonSettings | None = None,
) -> tuple[Change, ...]:
    """The change of each named measure, in the order of the names."""
    return tuple(change(earlier, later, name, settings) for name in names)


def change(
    earlier: IterationReport,
    later: IterationReport,
    name: str,
    settings: ComparisonSettings | None = None,
) -> Change:
    """The change of one measure from one iteration to a later one."""
    first, second = _comparable(earlier, name), _comparable(later, name)
    if first is None or second is None:
        return _censored(earlier, later, name)
    difference = second.value - first.value
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return Change(name, difference, None, None, Verdict.UNJUDGED)
    widths = (
        _widening(first.level, settings or ComparisonSettings()),
        _widening(second.level, settings or ComparisonSettings()),
    )
    low = difference - math.hypot(
        widths[1] * (second.value - second.low), widths[0] * (first.high - first.value)
    )
    high = difference + math.hypot(
        widths[1] * (second.high - second.value), widths[0] * (first.value - first.low)
    )
    verdict = Verdict.LARGER if low > 0 or high < 0 else Verdict.WITHIN
    return Change(name, difference, low, high, verdict)


def _censored(earlier: IterationReport, later: IterationReport, name: str) -> Change:
    """What is certain where at least one run has no value."""
    first, second = _measure(earlier, name), _measure(later, name)
    unjudged = Change(name, None, None, None, Verdict.UNJUDGED)
    if first is None or second is None:
        return unjudged
    waited_s = (first.censored_at_s, second.censored_at_s)
    if waited_s[0] is not None and waited_s[1] is not None:
        return replace(unjudged, censored=2)
    if second.value is None and waited_s[1] is not None and first.value is not None:
        return replace(unjudged, censored=1, above=_certain(waited_s[1] - first.value, 1))
    if first.value is None and waited_s[0] is not None and second.value is not None:
        return replace(unjudged, censored=1, below=_certain(second.value - waited_s[0], -1))
    return unjudged


def _certain(bound: float, sign: int) -> float | None:
    """A bound of the difference where it tells its sign."""
    return bound if sign * bound > 0 else None


def _widening(level: float, settings: ComparisonSettings) -> float:
    """How much wider a normal interval is at the level of differences."""
    normal = NormalDist()
    return normal.inv_cdf((1 + settings.level) / 2) / normal.inv_cdf((1 + level) / 2)


@dataclass(frozen=True, slots=True)
class _Estimate:
    value: float
    low: float | None
    high: float | None
    level: float


def _measure(report: IterationReport, name: str) -> Measure | None:
    return next((one for one in report.measures if one.name == name), None)


def _comparable(report: IterationReport, name: str) -> _Estimate | None:
    """The value and interval; counts as a rate per minute of scene."""
    measure = _measure(report, name)
    if measure is None or measure.value is None:
        return None
    minutes = report.scene.duration_s / 60 if measure.unit == "count" else 1.0
    if minutes <= 0:
        return None
    return _Estimate(
        measure.value / minutes,
        None if measure.low is None else measure.low / minutes,
        None if measure.high is None else measure.high / minutes,
        measure.level,
    )
