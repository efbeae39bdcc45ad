"""Intervals of all measures, in one place.

| of | interval |
|---|---|
| counts, rates | exact Poisson (Garwood 1936) |
| proportions | Wilson (1927) |
| a count for each of another | Wilson, given the sum of both |
| shares of speech | bootstrap over exchanges of turns, widened for few of them (Hesterberg 2015) |
| medians | order statistics, interpolated (Hettmansperger and Sheather 1986) |

Times until something happens may be censored: see ``survival.py``. Extremes (the longest turn),
single moments and plain sums of what was recorded have no interval: one conversation does not
tell how they would vary. How often each interval holds the truth is simulated in
``benchmarks/intervals.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

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


def proportion_interval(successes: float, trials: float, level: float = LEVEL) -> Interval:
    """Wilson score interval of a proportion (Wilson 1927).

    Parameters
    ----------
    successes, trials
        ``0 <= successes <= trials``, ``trials >= 1``; a trial that counts in part to both sides
        gives successes between whole numbers.

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


def quotient_interval(count: int, of: int, level: float = LEVEL) -> Interval:
    """Interval of one expected count over another, both Poisson.

    Given their sum, the first is binomial with the chance ``p``, and the quotient is
    ``p / (1 - p)`` (Przyborowski and Wilenski 1940); the interval of ``p`` is Wilson's.

    Parameters
    ----------
    count, of
        The two counts, ``count >= 0`` and ``of >= 1``.

    Examples
    --------
    >>> [round(bound, 2) for bound in quotient_interval(4, 8)]
    [0.16, 1.56]
    """
    low, high = proportion_interval(count, count + of, level)
    return low / (1 - low), high / (1 - high)


RESAMPLES = 2000
"""Draws of a bootstrap: the bounds of a 95 % interval then vary by about 1 % of its width."""

MIN_BLOCKS = 5
"""Fewer blocks say too little about their spread."""


def share_interval(blocks: Sequence[tuple[float, float]], level: float = LEVEL) -> Interval | None:
    """Block-bootstrap interval of a share, such as talk time over exchanges of turns.

    The blocks are drawn with replacement, the share is pooled over each draw, and the bounds
    are percentiles, taken further out the fewer blocks there are (expanded percentile interval,
    Hesterberg 2015): plain percentiles of ten exchanges hold the truth 81 times in 100 where 90
    are promised, these 87 times. The same blocks always give the same interval.

    Exchanges are drawn one by one, for neighbours do not resemble each other: over 76
    counselling sessions the correlation of an exchange's share with the next one's is -0.04.

    Parameters
    ----------
    blocks
        Of each block the part and the remainder, both at least 0: the share is the sum of the
        parts over the sum of both.
    level
        Probability of the interval, in (0, 1).

    Returns
    -------
    Interval or None
        None with fewer than five blocks that hold anything.

    Examples
    --------
    >>> share_interval([(1.0, 3.0)] * 10)
    (0.25, 0.25)
    >>> share_interval([(1.0, 3.0)]) is None
    True
    """
    import numpy as np

    filled = np.array([block for block in blocks if sum(block) > 0], dtype=float)
    if len(filled) < MIN_BLOCKS:
        return None
    draws = np.random.default_rng(0).multinomial(
        len(filled), [1 / len(filled)] * len(filled), size=RESAMPLES
    )
    sums = draws @ filled
    shares = sums[:, 0] / sums.sum(axis=1)
    tail = _expanded_tail(len(filled), level)
    low, high = np.quantile(shares, [tail, 1 - tail])
    return float(low), float(high)


def _expanded_tail(blocks: int, level: float) -> float:
    """What to cut off at each end: less than half of ``1 - level``, the less the fewer blocks."""
    from scipy.special import ndtr, stdtrit

    quantile = stdtrit(blocks - 1, (1 + level) / 2)
    return float(ndtr(-math.sqrt(blocks / (blocks - 1)) * quantile))


def median_interval(values: Sequence[float], level: float = LEVEL) -> Interval | None:
    """Interval of a median from the ordered values, whatever their distribution.

    Between the d-th value from below and the d-th from above lies the median with a known
    (binomial) probability; between the two depths on either side of ``level`` the bounds are
    interpolated (Hettmansperger and Sheather 1986).

    Parameters
    ----------
    values
        Independent observations.
    level
        Probability of the interval, in (0, 1).

    Returns
    -------
    Interval or None
        None where even the smallest and the largest value are too close together: fewer than
        six values at 0.95.

    Examples
    --------
    >>> [round(bound, 2) for bound in median_interval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]
    [2.66, 8.34]
    >>> median_interval([1, 2, 3, 4, 5]) is None
    True
    """
    from scipy.special import bdtr

    ordered, n = sorted(values), len(values)
    if n == 0 or 1 - 2 * 0.5**n < level:
        return None
    held = [1 - 2 * float(bdtr(depth - 1, n, 0.5)) for depth in range(1, n // 2 + 1)] + [0.0]
    depth = max(index for index, one in enumerate(held, start=1) if one >= level)
    outer, inner = held[depth - 1], held[depth]
    share = (outer - level) / (outer - inner)
    weight = (n - depth) * share / (depth + (n - 2 * depth) * share)
    low = (1 - weight) * ordered[depth - 1] + weight * ordered[depth]
    high = (1 - weight) * ordered[n - depth] + weight * ordered[n - depth - 1]
    return low, high
