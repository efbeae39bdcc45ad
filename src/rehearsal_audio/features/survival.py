"""Times until something happens, over several iterations, some of which never saw it.

Rule: an iteration without advice says only that the time would have been longer than the
iteration: it is censored there. Leaving it out, or taking its length for the time, makes the
leader look faster than they are. The share of iterations still without advice is therefore
estimated by Kaplan and Meier (1958), and the time by which half of them have seen it, with its
interval, is read off that curve (Brookmeyer and Crowley 1982)::

    share still without
    1.0 ──┐
          └──┐            + an iteration that ended without
    0.5 ─ ─ ─└─── + ──┐
                      └──────
           t1  t2     t3      time

Units: seconds. Interval: pointwise log-log (Kalbfleisch and Prentice 2002).

Known weaknesses: iterations of one person resemble each other, and the estimate takes them for
independent; an end of the scene that the leader brings about by advising is not independent of
the advice.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Any

from rehearsal_audio.features.intervals import LEVEL
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Seconds

if TYPE_CHECKING:
    from scipy.stats._survival import EmpiricalDistributionFunction

MIN_ITERATIONS = 6
"""Fewer iterations say too little about how the times spread."""

HALF = 0.5 + 1e-9
"""A half, with room for the rounding of products."""


@dataclass(frozen=True, slots=True)
class PooledTime:
    """Time until something happens, over several iterations.

    Parameters
    ----------
    iterations, happened
        How many were observed, and in how many it happened.
    median_s
        Time by which it has happened in half of them; None where more than half outlasted
        every wait.
    low_s, high_s
        Interval of the median; None where it is open on that side.
    curve
        Steps: from each time on, the share still without.
    """

    iterations: int
    happened: int
    median_s: Seconds | None
    low_s: Seconds | None
    high_s: Seconds | None
    curve: tuple[tuple[Seconds, float], ...]


def pooled_time(measures: Sequence[Measure], level: float = LEVEL) -> PooledTime | None:
    """Pool a time over iterations by Kaplan and Meier's estimate.

    Parameters
    ----------
    measures
        The measure in each iteration; those with neither a value nor an observed length (the
        recording could not support it) say nothing and are left out.
    level
        Probability of the interval, in (0, 1).

    Returns
    -------
    PooledTime or None
        None with fewer than six iterations that say anything.

    Examples
    --------
    >>> def seen(at_s):
    ...     return Measure("time", at_s, "s")
    >>> def outlasted(observed_s):
    ...     return Measure("time", None, "s", components={"observed_s": observed_s}, reason="none")
    >>> times = [seen(20.0), seen(30.0), seen(60.0), outlasted(75.0), seen(90.0), outlasted(240.0)]
    >>> pooled_time(times).median_s
    60.0
    """
    from scipy.stats import CensoredData, ecdf

    seen_s = [one.value for one in measures if one.value is not None]
    outlasted_s = [one.censored_at_s for one in measures if one.censored_at_s is not None]
    if len(seen_s) + len(outlasted_s) < MIN_ITERATIONS:
        return None
    without = ecdf(CensoredData(uncensored=seen_s, right=outlasted_s)).sf
    times_s, shares = without.quantiles.tolist(), without.probabilities.tolist()
    lower, upper = _band(without, shares, level)
    return PooledTime(
        iterations=len(seen_s) + len(outlasted_s),
        happened=len(seen_s),
        median_s=_reaches_half(times_s, shares),
        low_s=_reaches_half(times_s, lower),
        high_s=_reaches_half(times_s, upper),
        curve=tuple(zip(times_s, shares, strict=True)),
    )


def _band(
    without: EmpiricalDistributionFunction, shares: Sequence[float], level: float
) -> tuple[list[float], list[float]]:
    """Both bounds of the curve; at 1 and 0 the formula has none, and nothing is excluded."""
    if shares[-1] == 1:
        return [1.0] * len(shares), [1.0] * len(shares)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # says that the formula has none there
        band: Any = without.confidence_interval(level, method="log-log")
    lower = [
        share if isnan(low) else low
        for low, share in zip(band.low.probabilities.tolist(), shares, strict=True)
    ]
    upper = [1.0 if isnan(high) else high for high in band.high.probabilities.tolist()]
    return lower, upper


def _reaches_half(times_s: Sequence[Seconds], shares: Sequence[float]) -> Seconds | None:
    """First time at which a falling share is a half or less; None where it never is."""
    found = (time_s for time_s, one in zip(times_s, shares, strict=True) if one <= HALF)
    return next(found, None)
