import numpy as np
import pytest

from rehearsal_audio.features.survival import pooled_time
from rehearsal_audio.model.measure import Measure


def seen(at_s):
    return Measure("time_to_first_advice_s", at_s, "s", components={"observed_s": 300.0})


def outlasted(observed_s):
    components = {"observed_s": observed_s}
    return Measure("time_to_first_advice_s", None, "s", components=components, reason="none")


WITHHELD = Measure("time_to_first_advice_s", None, "s", reason="withheld: too noisy")


def test_kaplan_and_meiers_own_example():
    """Kaplan and Meier (1958), p. 464: deaths at 0.8, 3.1, 5.4, 9.2, losses at 1, 2.7, 7, 12.1."""
    measures = [*map(seen, (0.8, 3.1, 5.4, 9.2)), *map(outlasted, (1.0, 2.7, 7.0, 12.1))]
    found = pooled_time(measures)
    steps = dict(found.curve)
    assert [steps[at] for at in (0.8, 3.1, 5.4, 9.2)] == pytest.approx([0.875, 0.7, 0.525, 0.2625])
    assert (found.iterations, found.happened, found.median_s) == (8, 4, 9.2)


def test_leaving_out_or_cutting_off_the_waits_would_be_too_early():
    random = np.random.default_rng(3)
    times_s, ends_s = random.exponential(120.0, 400), random.uniform(60.0, 180.0, 400)
    measures = [
        seen(time) if time <= end else outlasted(end)
        for time, end in zip(times_s.tolist(), ends_s.tolist(), strict=True)
    ]
    truth_s = 120.0 * np.log(2)
    found = pooled_time(measures)
    assert found.low_s <= truth_s <= found.high_s
    assert np.median([one.value for one in measures if one.value is not None]) < found.low_s


def test_where_most_runs_never_saw_it_there_is_no_middle():
    found = pooled_time([seen(30.0), *map(outlasted, (100.0, 110.0, 120.0, 130.0, 140.0))])
    assert (found.median_s, found.high_s, found.happened) == (None, None, 1)


def test_none_anywhere_is_an_answer_too():
    found = pooled_time([outlasted(100.0)] * 6)
    assert (found.iterations, found.happened, found.median_s, found.low_s) == (6, 0, None, None)


def test_at_the_same_moment_everywhere_the_range_is_that_moment_or_open():
    found = pooled_time([seen(30.0)] * 8)
    assert (found.median_s, found.low_s) == (30.0, 30.0)


def test_few_runs_have_no_middle_and_withheld_ones_do_not_count():
    assert pooled_time([seen(30.0)] * 5 + [WITHHELD] * 9) is None
    assert pooled_time([]) is None
