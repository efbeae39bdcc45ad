"""Intervals of counts, rates and proportions: one place for all measures.

Counts and rates: exact Poisson (Garwood 1936). Proportions: Jeffreys (Brown, Cai and
DasGupta 2001). Shares of time are bootstrapped where the turns are known, see talk_time.
"""

from __future__ import annotations

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
    """Jeffreys interval of a proportion.

    Parameters
    ----------
    successes, trials
        ``0 <= successes <= trials``, ``trials >= 1``.

    Examples
    --------
    >>> [round(bound, 2) for bound in proportion_interval(6, 10)]
    [0.31, 0.84]
    """
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    failures = trials - successes
    low = 0.0 if successes == 0 else float(betaincinv(successes + 0.5, failures + 0.5, tail))
    high = 1.0 if failures == 0 else float(betaincinv(successes + 0.5, failures + 0.5, 1 - tail))
    return low, high
