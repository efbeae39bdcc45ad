from __future__ import annotations

import pytest

from rehearsal_audio.annotation.tiers import SHORTEST_S, Interval, lanes, on_a_tier


def test_what_overlaps_goes_to_a_further_lane_and_nothing_is_lost():
    given = [Interval(0, 2, "a"), Interval(0, 1, "b"), Interval(0.5, 3, "c"), Interval(2, 3, "d")]
    rows = lanes("leader events", given, "leader")
    assert [row.name for row in rows] == ["leader events", "leader events 2", "leader events 3"]
    assert {row.speaker for row in rows} == {"leader"}
    assert sorted(one for row in rows for one in row.intervals) == sorted(given)
    for row in rows:
        for before, after in zip(row.intervals, row.intervals[1:], strict=False):
            assert before.end_s <= after.start_s


def test_many_moments_at_one_time_keep_it():
    rows = lanes("words", [Interval(5.0, 5.0, word) for word in "abc"])
    assert [one for row in rows for one in row.intervals] == [
        Interval(5.0, 5.0 + SHORTEST_S, word) for word in "abc"
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\n b", "a b"),
        ("\x00a\x1b[1m", "a[1m"),
        ("naïve 你好 🙂", "naïve 你好 🙂"),
        ("\ud800x", "x"),
    ],
)
def test_text_fits_on_a_tier(text, kept):
    assert on_a_tier(text) == kept


def test_nothing_makes_no_tier():
    assert lanes("words", []) == []
