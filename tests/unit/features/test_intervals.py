import pytest

from rehearsal_audio.features.intervals import (
    count_interval,
    proportion_interval,
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
