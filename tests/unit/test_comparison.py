from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.comparison import (
    ComparisonSettings,
    Obstacle,
    Verdict,
    change,
    changes,
    incomparable,
)
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.features.intervals import count_interval, proportion_interval, rate_interval
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Segment

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


@pytest.fixture(scope="module")
def blank():
    report = read_report(GOLDEN / "nhs-ward-1.report.json")
    return replace(report, scene=Segment(0.0, 240.0))


def _with(report, *measures):
    return replace(report, measures=measures)


def _share(part, whole):
    return Measure("open_question_ratio", part / whole, "ratio", *proportion_interval(part, whole))


def _rate(count, minutes):
    return Measure(
        "reflections_per_min", count / minutes, "per_min", *rate_interval(count, minutes)
    )


def _count(count):
    return Measure("interruptions_by_leader", count, "count", *count_interval(count))


def test_newcombes_own_example_of_a_difference_of_proportions(blank):
    """Newcombe (1998), table II, contrast a: 56/70 - 48/80, method 10: 0.0524 to 0.3339."""
    earlier, later = _with(blank, _share(48, 80)), _with(blank, _share(56, 70))
    found = change(earlier, later, "open_question_ratio", ComparisonSettings(level=0.95))
    assert found.difference == pytest.approx(0.2)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert found.verdict is Verdict.LARGER


def test_few_questions_are_never_a_change(blank):
    found = change(_with(blank, _share(2, 6)), _with(blank, _share(4, 6)), "open_question_ratio")
    assert found.verdict is Verdict.WITHIN
    assert found.low < 0 < found.high


def test_counts_are_compared_per_minute_of_scene(blank):
    long = replace(_with(blank, _count(12)), scene=Segment(0.0, 480.0))
    found = change(_with(blank, _count(6)), long, "interruptions_by_leader")
    assert found.difference == pytest.approx(0.0)
    assert found.verdict is Verdict.WITHIN


def test_none_against_many_is_a_change(blank):
    found = change(_with(blank, _count(9)), _with(blank, _count(0)), "interruptions_by_leader")
    assert found.verdict is Verdict.LARGER
    assert found.high < 0


def test_without_value_or_interval_there_is_no_verdict(blank):
    censored = Measure("time_to_first_advice_s", None, "s", reason="no advice given")
    timed = Measure("time_to_first_advice_s", 31.0, "s")
    names = ("time_to_first_advice_s", "silence_s")
    to_none, unknown = changes(_with(blank, timed), _with(blank, censored), names)
    assert (to_none.verdict, to_none.difference) == (Verdict.UNJUDGED, None)
    assert unknown.verdict is Verdict.UNJUDGED
    moved = change(_with(blank, timed), _with(blank, replace(timed, value=61.0)), timed.name)
    assert (moved.verdict, moved.difference, moved.low) == (Verdict.UNJUDGED, 30.0, None)


def _advice(after_s=None, observed_s=250.0):
    components = {"observed_s": observed_s}
    reason = None if after_s is not None else "no advice given"
    return Measure("time_to_first_advice_s", after_s, "s", components=components, reason=reason)


@pytest.mark.parametrize(
    ("earlier", "later", "certain"),
    [
        (_advice(36.0), _advice(None, 250.0), (214.0, None, 1)),
        (_advice(36.0), _advice(None, 30.0), (None, None, 1)),
        (_advice(None, 250.0), _advice(36.0), (None, -214.0, 1)),
        (_advice(None, 30.0), _advice(36.0), (None, None, 1)),
        (_advice(None, 30.0), _advice(None, 250.0), (None, None, 2)),
        (_advice(36.0), _advice(61.0), (None, None, 0)),
    ],
)
def test_the_end_of_a_run_is_never_taken_for_the_time(blank, earlier, later, certain):
    found = change(_with(blank, earlier), _with(blank, later), earlier.name)
    assert (found.above, found.below, found.censored) == certain
    assert found.verdict is Verdict.UNJUDGED
    assert (found.difference is None) == (found.censored > 0)


def test_a_difference_is_judged_at_a_higher_level_than_the_values(blank):
    pair = (_with(blank, _rate(8, 2.0)), _with(blank, _rate(1, 2.0)))
    single = change(*pair, "reflections_per_min", ComparisonSettings(level=0.95))
    several = change(*pair, "reflections_per_min")
    assert several.low < single.low < single.high < several.high


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"scenario": "performance conversation"}, Obstacle.SCENARIO),
        ({"scene": Segment(0.0, 600.0)}, Obstacle.LENGTH),
        ({"scene": Segment(0.0, 20.0)}, Obstacle.SHORT),
    ],
)
def test_what_cannot_be_compared_says_why(blank, other, reason):
    assert incomparable(blank, replace(blank, **other)) is reason
    assert incomparable(replace(blank, **other), blank) is reason


def test_runs_of_one_scenario_and_like_length_are_compared(blank):
    assert incomparable(blank, replace(blank, scene=Segment(30.0, 330.0))) is None


@pytest.mark.parametrize("expected", [1.0, 4.0, 15.0])
def test_rates_that_did_not_change_are_seldom_called_a_change(blank, expected):
    counts = np.random.default_rng(7).poisson(expected, (400, 2))
    called = [
        change(
            _with(blank, _rate(int(a), 2.0)),
            _with(blank, _rate(int(b), 2.0)),
            "reflections_per_min",
        )
        for a, b in counts
    ]
    assert np.mean([one.verdict is Verdict.LARGER for one in called]) <= 0.10


@pytest.mark.parametrize("chance", [0.2, 0.5, 0.85])
def test_proportions_that_did_not_change_are_seldom_called_a_change(blank, chance):
    opened = np.random.default_rng(8).binomial(12, chance, (400, 2))
    called = [
        change(
            _with(blank, _share(int(a), 12)),
            _with(blank, _share(int(b), 12)),
            "open_question_ratio",
        )
        for a, b in opened
    ]
    assert np.mean([one.verdict is Verdict.LARGER for one in called]) <= 0.10


def test_a_large_change_is_found(blank):
    counts = np.random.default_rng(9).poisson((4.0, 24.0), (200, 2))
    called = [
        change(
            _with(blank, _rate(int(a), 2.0)),
            _with(blank, _rate(int(b), 2.0)),
            "reflections_per_min",
        )
        for a, b in counts
    ]
    assert np.mean([one.verdict is Verdict.LARGER for one in called]) >= 0.9
