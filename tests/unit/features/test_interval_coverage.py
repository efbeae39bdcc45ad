"""How often the intervals hold the truth: exact where it can be summed, else seeded draws.

The full tables, with more draws and whole conversations, are made by ``benchmarks/intervals.py``.
"""

import numpy as np
import pytest

from rehearsal_audio.features.intervals import (
    count_interval,
    median_interval,
    proportion_interval,
    quotient_interval,
    share_interval,
)

LEVEL = 0.90
LOW, HIGH = 0.85, 0.95


def share_held(drawn):
    return float(np.mean([bounds[0] <= truth <= bounds[1] for bounds, truth in drawn]))


def poisson_coverage(expected):
    """Summed over all counts: no chance in it."""
    counts = range(80)
    chances = np.exp(-expected) * np.cumprod([1.0, *(expected / k for k in counts[1:])])
    held = [low <= expected <= high for low, high in (count_interval(k, LEVEL) for k in counts)]
    return float(chances[held].sum())


def test_counts_hold_what_they_promise_over_the_usual_range():
    covered = [poisson_coverage(expected) for expected in np.linspace(0.5, 20.0, 40)]
    assert LOW <= np.mean(covered) <= HIGH
    assert min(covered) >= LEVEL - 1e-9


@pytest.mark.parametrize("trials", [4, 8, 15, 30])
def test_proportions_hold_what_they_promise(trials):
    bounds = [proportion_interval(k, trials, LEVEL) for k in range(trials + 1)]
    random = np.random.default_rng(trials)
    chances = random.uniform(0.15, 0.85, 1500)
    drawn = [(bounds[random.binomial(trials, chance)], chance) for chance in chances]
    assert LOW <= share_held(drawn) <= HIGH


@pytest.mark.parametrize("expected", [3.0, 8.0])
def test_reflections_for_each_question_hold_what_they_promise(expected):
    random = np.random.default_rng(int(expected))
    drawn = []
    for _ in range(1000):
        above, below = random.uniform(0.5 * expected, 2 * expected, 2)
        questions = max(1, int(random.poisson(below)))
        count = int(random.poisson(above))
        drawn.append((quotient_interval(count, questions, LEVEL), above / below))
    assert LOW <= share_held(drawn) <= HIGH + 0.01


@pytest.mark.parametrize("exchanges", [6, 12, 20])
def test_shares_of_speech_hold_what_they_promise(exchanges):
    random = np.random.default_rng(exchanges)
    seconds = random.lognormal(np.log((4.0, 3.0)), 0.8, (300, exchanges, 2))
    drawn = [(share_interval(run.tolist(), LEVEL), 4 / 7) for run in seconds]
    assert LOW <= share_held(drawn) <= HIGH


@pytest.mark.parametrize("gaps", [6, 11, 25])
def test_medians_hold_what_they_promise(gaps):
    random = np.random.default_rng(gaps)
    drawn = [
        (median_interval(random.lognormal(-1.0, 1.0, gaps).tolist(), LEVEL), np.exp(-1.0))
        for _ in range(1000)
    ]
    assert LOW <= share_held(drawn) <= HIGH
