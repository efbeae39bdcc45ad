"""Intervals of counts, rates and proportions: one place for all measures.

Counts and rates: exact Poisson (Garwood 1936). Proportions: Wilson (1927). Shares of time
are bootstrapped over blocks of turns.
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


RESAMPLES = 2000
"""Draws of a bootstrap: the bounds of a 95 % interval then vary by about 1 % of its width."""

MIN_BLOCKS = 5
"""Fewer blocks say too little about their spread."""


def share_interval(blocks: Sequence[tuple[float, float]], level: float = LEVEL) -> Interval | None:
    """Block-bootstrap interval of a share, such as talk time over exchanges of turns.

    The blocks are drawn with replacement, the share is pooled over each draw, and the bounds
    are percentiles (Efron and Tibshirani 1993). The same blocks always give the same interval.

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
    tail = (1 - level) / 2
    low, high = np.quantile(shares, [tail, 1 - tail])
    return float(low), float(high)
