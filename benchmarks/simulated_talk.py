"""Processes with a known truth for ``intervals.py``: single intervals, and whole conversations.

Lengths of turns are log-normal with a spread of 0.9 (of log seconds): between the turns of our
scripted rehearsals (0.7) and those of 76 counselling sessions, listening sounds among them (1.2).
A neighbouring exchange does not resemble its neighbour there (correlation -0.04), nor here.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.features import measure
from rehearsal_audio.features.intervals import (
    Interval,
    median_interval,
    proportion_interval,
    quotient_interval,
    rate_interval,
    share_interval,
)
from rehearsal_audio.features.pooling import pooled
from rehearsal_audio.features.survival import pooled_time
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word

Random = np.random.Generator
Draw = Callable[[Random], tuple[Interval | None, float]]
"""One draw: an interval, None where there is too little for one, and the truth."""

SPREAD = 0.9
LEADER_S, ACTOR_S = 4.0, 3.5
"""Medians of a leader's and an actor's turn."""
GAP_S = 0.35
"""Median silence between two turns."""
PER_MIN = {
    Behaviour.OPEN_QUESTION: 2.0,
    Behaviour.CLOSED_QUESTION: 2.0,
    Behaviour.REFLECTION: 2.0,
    Behaviour.ADVICE_UNSOLICITED: 1.5,
    Behaviour.INTERRUPTION: 1.5,
}
"""Behaviours per minute of the leader's speech; interruptions per minute of the actor's."""


def rates(low: float, high: float, level: float) -> Draw:
    """Rates whose expected count lies between low and high."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        expected, minutes = random.uniform(low, high), random.uniform(1.0, 4.0)
        return rate_interval(int(random.poisson(expected)), minutes, level), expected / minutes

    return draw


def proportions(low: int, high: int, level: float) -> Draw:
    """Shares of so many questions."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        trials, chance = int(random.integers(low, high + 1)), random.uniform(0.15, 0.85)
        return proportion_interval(int(random.binomial(trials, chance)), trials, level), chance

    return draw


def quotients(low: float, high: float, level: float) -> Draw:
    """Reflections for each question; at least one question was asked."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        above, below = random.uniform(low, high, 2)
        questions = int(random.poisson(below))
        if not questions:
            return None, above / below
        return quotient_interval(int(random.poisson(above)), questions, level), above / below

    return draw


def shares(low: int, high: int, level: float) -> Draw:
    """Talk time of so many exchanges."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        blocks, truth = _exchanges(random, int(random.integers(low, high + 1)))
        return share_interval(blocks, level), truth

    return draw


def pooled_shares(low: int, high: int, level: float) -> Draw:
    """Talk time of several runs together; intervals of single runs are at 0.95 as on the page."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        truth = _medians(random)
        runs = [
            _talk_time(_exchanges(random, int(random.integers(12, 30)), truth)[0], level)
            for _ in range(int(random.integers(low, high + 1)))
        ]
        together = pooled(runs)
        assert together is not None
        assert together.low is not None
        assert together.high is not None
        return (together.low, together.high), truth[0] / sum(truth)

    return draw


def medians(low: int, high: int, level: float) -> Draw:
    """Median of so many gaps."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        gaps_s = random.lognormal(np.log(GAP_S), SPREAD, int(random.integers(low, high + 1)))
        return median_interval(gaps_s.tolist(), level), GAP_S

    return draw


def first_times(low: int, high: int, level: float) -> Draw:
    """Time until half of the runs have seen advice; each is watched for 2 to 5 minutes."""

    def draw(random: Random) -> tuple[Interval | None, float]:
        scale_s = random.uniform(60.0, 240.0)
        count = int(random.integers(low, high + 1))
        times_s = random.weibull(1.3, count) * scale_s
        ends_s = random.uniform(120.0, 300.0, count)
        found = pooled_time(
            [_time(*pair) for pair in zip(times_s.tolist(), ends_s.tolist(), strict=True)], level
        )
        assert found is not None
        bounds = (found.low_s or 0.0, np.inf if found.high_s is None else found.high_s)
        if found.low_s is None:
            bounds = (ends_s.min(), np.inf)
        return bounds, scale_s * float(np.log(2)) ** (1 / 1.3)

    return draw


def run(random: Random) -> tuple[tuple[Measure, ...], float]:
    """All measures of one invented conversation of 12 to 30 exchanges, and its length."""
    activity: dict[Role, list[Segment]] = {Role.LEADER: [], Role.ACTOR: []}
    at_s = 0.0
    for _ in range(int(random.integers(12, 31))):
        for role, median_s in ((Role.LEADER, LEADER_S), (Role.ACTOR, ACTOR_S)):
            length_s = max(0.3, random.lognormal(np.log(median_s), SPREAD))
            activity[role].append(Segment(at_s, at_s + length_s))
            at_s += length_s + random.lognormal(np.log(GAP_S), SPREAD)
    words = {
        role: [Word("talk", one.start_s, one.end_s) for one in own]
        for role, own in activity.items()
    }
    talk = build_conversation(Segment(0.0, at_s), activity, words, ())
    return measure(talk, _events(random, activity)), at_s


def _events(random: Random, activity: dict[Role, list[Segment]]) -> list[Event]:
    """Behaviours at random, each as often as its rate and the speech it stands in ask for."""
    events = []
    for behaviour, per_min in PER_MIN.items():
        exposed = Role.ACTOR if behaviour is Behaviour.INTERRUPTION else Role.LEADER
        minutes = sum(one.duration_s for one in activity[exposed]) / 60
        for number in range(int(random.poisson(per_min * minutes))):
            turn = activity[Role.LEADER][int(random.integers(len(activity[Role.LEADER])))]
            start_s = float(random.uniform(turn.start_s, turn.end_s))
            name = f"{behaviour.value}-{number}"
            events.append(
                Event(name, behaviour, Role.LEADER, start_s, start_s + 0.5, "", 0.9, "simulated")
            )
    return events


def _medians(random: Random) -> tuple[float, float]:
    return float(random.uniform(2.0, 8.0)), float(random.uniform(2.0, 8.0))


def _exchanges(
    random: Random, count: int, medians_s: tuple[float, float] | None = None
) -> tuple[list[tuple[float, float]], float]:
    """Seconds of both sides in each exchange, and the share in the long run."""
    leader_s, actor_s = medians_s or _medians(random)
    seconds = random.lognormal((np.log(leader_s), np.log(actor_s)), SPREAD, (count, 2))
    return [(first, second) for first, second in seconds.tolist()], leader_s / (leader_s + actor_s)


def _talk_time(blocks: list[tuple[float, float]], level: float) -> Measure:
    leader_s, actor_s = (sum(side) for side in zip(*blocks, strict=True))
    low, high = share_interval(blocks, level) or (None, None)
    components = {"leader_s": leader_s, "actor_s": actor_s}
    share = leader_s / (leader_s + actor_s)
    return Measure("talk_time_ratio", share, "ratio", low, high, components=components)


def _time(time_s: float, end_s: float) -> Measure:
    if time_s <= end_s:
        return Measure("time", time_s, "s", components={"observed_s": end_s})
    return Measure("time", None, "s", components={"observed_s": end_s}, reason="none")
