import pytest
from tests.builder import conversation
from tests.unit.features.labelled_talk import event

from rehearsal_audio.features import measure
from rehearsal_audio.features.intervals import proportion_interval, rate_interval, share_interval
from rehearsal_audio.features.pooling import PROPORTIONS, RATES, TIME_SHARES, pooled
from rehearsal_audio.model.measure import Measure


def rate(count, seconds):
    components = {"reflections": count, "observed_s": seconds}
    return Measure("reflections_per_min", 60 * count / seconds, "per_min", components=components)


def share(leader_s, actor_s, low=None, high=None):
    value = leader_s / (leader_s + actor_s)
    components = {"leader_s": leader_s, "actor_s": actor_s}
    return Measure("talk_time_ratio", value, "ratio", low, high, components=components)


def test_a_rate_is_all_counts_over_all_time():
    found = pooled([rate(1, 60.0), rate(9, 180.0)])
    assert found.value == pytest.approx(2.5)
    assert (found.low, found.high) == rate_interval(10, 4.0)
    assert found.components["iterations"] == 2


def test_questions_count_alike_however_they_are_spread_over_runs():
    def ratio(opened, closed):
        components = {"open": opened, "closed": closed}
        value = opened / (opened + closed)
        return Measure("open_question_ratio", value, "ratio", components=components)

    found = pooled([ratio(1.0, 0.0), ratio(2.5, 6.5)])
    assert found.value == pytest.approx(0.35)
    assert (found.low, found.high) == proportion_interval(3.5, 10.0)


def test_a_share_of_time_is_surer_over_more_runs():
    blocks = [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0), (4.0, 1.0), (2.0, 3.0)]
    one = share(13.0, 11.0, *share_interval(blocks))
    found = pooled([one] * 4)
    assert found.value == pytest.approx(one.value)
    assert found.high - found.low == pytest.approx((one.high - one.low) / 2)


def test_a_run_without_an_interval_leaves_the_pooled_share_without_one():
    found = pooled([share(10.0, 10.0, 0.4, 0.6), share(30.0, 10.0)])
    assert (found.value, found.low, found.high) == (pytest.approx(40 / 60), None, None)


def test_runs_without_a_value_are_left_out():
    missing = Measure("reflections_per_min", None, "per_min", reason="withheld: too noisy")
    assert pooled([missing, rate(2, 60.0)]).components["iterations"] == 1
    assert pooled([missing]) is None


def test_what_cannot_be_put_together_is_not():
    turn = Measure("longest_leader_turn_s", 12.0, "s", components={"start_s": 3.0})
    assert pooled([turn, turn]) is None


def test_the_parts_are_those_that_the_extractors_name():
    talk = conversation(
        "L 0-6 what is it | A 7-19 time | L 20-24 so it is time | A 25-31 yes it is"
    )
    asked = event("open_question", 0.0)
    measured = {one.name: one for one in measure(talk, [asked])}
    for name in RATES | PROPORTIONS | TIME_SHARES:
        assert pooled([measured[name]] * 2).value == pytest.approx(measured[name].value), name
