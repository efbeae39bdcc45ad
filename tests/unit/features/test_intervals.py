import pytest

from rehearsal_audio.features.intervals import (
    _expanded_tail,
    count_interval,
    median_interval,
    proportion_interval,
    quotient_interval,
    rate_interval,
    share_interval,
)


def test_rates_scale_with_their_exposure():
    low, high = count_interval(4)
    assert rate_interval(4, 2.0) == (low / 2, high / 2)


def test_proportions_stay_in_bounds():
    assert proportion_interval(0, 3)[0] == pytest.approx(0)
    assert proportion_interval(3, 3)[1] == pytest.approx(1)


def test_shares_are_bootstrapped_over_blocks():
    blocks = [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0), (4.0, 0.0), (0.0, 0.0)]
    low, high = share_interval(blocks)
    assert 0 < low < 11 / 18 < high < 1
    assert share_interval(blocks) == (low, high)


def test_more_of_the_same_blocks_narrow_the_interval():
    blocks = [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0), (4.0, 1.0)]
    narrow, wide = share_interval(blocks * 10), share_interval(blocks)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


@pytest.mark.parametrize("blocks", [[], [(1.0, 1.0)] * 4, [(0.0, 0.0)] * 9])
def test_too_few_blocks_have_no_interval(blocks):
    assert share_interval(blocks) is None


def test_a_trial_may_count_in_part_to_both_sides():
    low, high = proportion_interval(2.5, 6)
    assert proportion_interval(2, 6)[0] < low < 2.5 / 6 < high < proportion_interval(3, 6)[1]


def test_a_count_over_another_is_never_certain_to_be_none():
    low, high = quotient_interval(0, 4)
    assert low == pytest.approx(0.0)
    assert 0 < high < 1.5
    assert quotient_interval(4, 4)[0] < 1 < quotient_interval(4, 4)[1]


def test_few_blocks_are_trusted_less_than_plain_percentiles_would():
    few = [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0), (4.0, 1.0)]
    assert _expanded_tail(5, 0.95) < _expanded_tail(50, 0.95) < 0.025
    low, high = share_interval(few)
    assert low < 0.35
    assert high > 0.74


def test_minitabs_own_depths_of_a_median():
    """Ten values at 0.95: between the second and third of each end (Nolan and Wicks 1986)."""
    low, high = median_interval(list(range(1, 11)))
    assert (low, high) == pytest.approx((2.657, 8.343), abs=1e-3)


def test_a_median_does_not_mind_the_order_or_one_far_value():
    values = [0.3, 0.1, 0.2, 0.5, 0.4, 0.6, 0.7]
    assert median_interval(values) == median_interval(sorted(values))
    assert median_interval(values)[0] == median_interval([*values[:-1], 70.0])[0]


@pytest.mark.parametrize("count", range(6))
def test_few_values_have_no_range_of_their_median(count):
    assert median_interval([0.5] * count) is None
