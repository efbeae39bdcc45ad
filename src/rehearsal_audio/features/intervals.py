"""Intervals of counts, rates and proportions: one place for all measures.

Counts and rates: exact Poisson (Garwood 1936). Proportions: Wilson (1927). Shares of time
are bootstrapped over blocks of turns.
"""

from __future__ import annotations

import math

Interval = tuple[float, float]

LEVEL = 0.95
"""Probability of every interval."""


def count_interval(count: int, level: float = LEVEL) -> Interval:
    """Exact Poisson interval of the expected count.

    Parameters
    ----------
    count
        Observed events, at least 0.
    level
        Probability of the interval, in (0, 1).

    Examples
    --------
    >>> [round(bound, 2) for bound in count_interval(0)]
    [0.0, 3.69]
    >>> [round(bound, 2) for bound in count_interval(10)]
    [4.8, 18.39]
    """
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return low, float(gammaincinv(count + 1, 1 - tail))


def rate_interval(count: int, exposure: float, level: float = LEVEL) -> Interval:
    """Exact Poisson interval of a rate: the count's interval over its exposure.

    Parameters
    ----------
    count
        Observed events.
    exposure
        Time observed, > 0, in the unit that the rate is per (minutes for per_min).
    """
    low, high = count_interval(count, level)
    return low / exposure, high / exposure


def proportion_interval(successes: int, trials: int, level: float = LEVEL) -> Interval:
    """Wilson score interval of a proportion (Wilson 1927).

    Parameters
    ----------
    successes, trials
        ``0 <= successes <= trials``, ``trials >= 1``.

    Examples
    --------
    >>> [round(bound, 2) for bound in proportion_interval(6, 10)]
    [0.31, 0.83]
    """
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))
    share = successes / trials
    centre = share + z * z / (2 * trials)
    spread = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
