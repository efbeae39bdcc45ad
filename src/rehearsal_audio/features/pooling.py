"""One number for several iterations: sums of components, never averages of ratios.

Rule: a rate is the sum of its counts over the sum of its exposures, a share the sum of its parts
over the sum of both. So an iteration weighs by how much it holds, and one short iteration with
one question does not count like a long one with twenty. Times that may be censored are pooled in
``survival.py``; medians and extremes cannot be put together from their components.

Intervals: as for one iteration, from the sums: exact Poisson, Wilson. For a share of time the
intervals of the iterations are combined, each weighing by its part of all speech (method of
variance estimates recovery: Zou and Donner 2008).

Known weaknesses: iterations of one person resemble each other. The interval says how far chance
within these conversations goes, not how other people would do.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from rehearsal_audio.features.intervals import proportion_interval, rate_interval
from rehearsal_audio.model.measure import Measure

RATES = {
    "interruption_rate_by_leader": ("interruptions", "actor_floor_s"),
    "interruption_rate_by_actor": ("interruptions", "leader_floor_s"),
    "open_question_rate_per_min": ("open_questions", "leader_speech_s"),
    "reflections_per_min": ("reflections", "observed_s"),
    "advice_rate_per_min": ("advice", "leader_speech_s"),
}
"""Rates a minute: the components that hold count and exposure."""

PROPORTIONS = {"open_question_ratio": ("open", "closed")}
"""Shares of things that are counted: the part and the remainder."""

TIME_SHARES = {"talk_time_ratio": ("leader_s", "actor_s")}
"""Shares of time: the part and the remainder."""


def pooled(measures: Sequence[Measure]) -> Measure | None:
    """One measure of several iterations together.

    Parameters
    ----------
    measures
        The same measure of each iteration; those without a value are left out.

    Returns
    -------
    Measure or None
        None where the measure cannot be pooled, or none of them has what it takes.

    Examples
    --------
    >>> few = Measure("open_question_ratio", 1.0, "ratio", components={"open": 1, "closed": 0})
    >>> many = Measure("open_question_ratio", 0.2, "ratio", components={"open": 2, "closed": 8})
    >>> round(pooled([few, many]).value, 2)
    0.27
    """
    valued = [one for one in measures if one.value is not None]
    if not valued:
        return None
    name = valued[0].name
    parts = (RATES | PROPORTIONS | TIME_SHARES).get(name)
    if parts is None or any(part not in one.components for one in valued for part in parts):
        return None
    first, second = (sum(one.components[part] for one in valued) for part in parts)
    components = {parts[0]: first, parts[1]: second, "iterations": len(valued)}
    if name in RATES:
        low, high = rate_interval(round(first), second / 60)
        return Measure(name, 60 * first / second, "per_min", low, high, components=components)
    value = first / (first + second)
    if name in PROPORTIONS:
        low, high = proportion_interval(first, first + second)
        return Measure(name, value, "ratio", low, high, components=components)
    below, above = _spread(valued, parts)
    if below is None or above is None:
        return Measure(name, value, "ratio", components=components)
    return Measure(name, value, "ratio", value - below, value + above, components=components)


def _spread(
    measures: Sequence[Measure], parts: tuple[str, str]
) -> tuple[float, float] | tuple[None, None]:
    """How far the pooled share's interval reaches below and above; None if one has none."""
    weights = [sum(one.components[part] for part in parts) for one in measures]
    below, above = 0.0, 0.0
    for one, weight in zip(measures, weights, strict=True):
        if one.value is None or one.low is None or one.high is None:
            return None, None
        share = weight / sum(weights)
        below = hypot(below, share * (one.value - one.low))
        above = hypot(above, share * (one.high - one.value))
    return below, above
