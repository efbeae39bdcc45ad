"""Segment algebra against pyannote.core as the oracle.

Times are multiples of 1/8 s, so that both compute them exactly.
"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pyannote.core import Segment as OracleSegment
from pyannote.core import Timeline

from rehearsal_audio.model.segment import (
    Segment,
    cropped,
    difference,
    gaps,
    intersection,
    total_s,
    union,
)

TIMES = st.integers(0, 160).map(lambda eighths: eighths / 8)
SEGMENTS = st.builds(lambda a, b: Segment(min(a, b), max(a, b)), TIMES, TIMES)
TRACKS = st.lists(SEGMENTS, max_size=12)
WINDOWS = SEGMENTS.filter(lambda one: one.duration_s > 0)


def oracle(segments) -> Timeline:
    filled = (OracleSegment(one.start_s, one.end_s) for one in segments if one.duration_s > 0)
    return Timeline(filled).support()


def plain(timeline: Timeline) -> list[tuple[float, float]]:
    return [(one.start, one.end) for one in timeline]


def spans(segments) -> list[tuple[float, float]]:
    return [(one.start_s, one.end_s) for one in segments]


@given(TRACKS)
def test_union_is_the_support(track):
    assert spans(union(track)) == plain(oracle(track))


@given(TRACKS)
def test_total_is_the_duration_of_the_support(track):
    assert total_s(track) == oracle(track).duration()


@given(TRACKS, TRACKS)
def test_intersection_is_the_crop_to_the_other(first, second):
    expected = oracle(first).crop(oracle(second), mode="intersection").support()
    assert spans(intersection(first, second)) == plain(expected)


@given(TRACKS, WINDOWS)
def test_cropped_is_the_crop_to_a_window(track, window):
    expected = oracle(track).crop(OracleSegment(window.start_s, window.end_s), mode="intersection")
    assert spans(cropped(track, window)) == plain(expected)


@given(TRACKS, WINDOWS)
def test_gaps_are_the_gaps_in_a_window(track, window):
    expected = oracle(track).gaps(OracleSegment(window.start_s, window.end_s))
    assert spans(gaps(track, window)) == plain(expected)


@given(TRACKS, TRACKS)
def test_difference_is_the_extrusion(first, second):
    expected = oracle(first).extrude(oracle(second), mode="intersection").support()
    assert spans(difference(first, second)) == plain(expected)


@given(TRACKS, TRACKS)
def test_parts_add_up(first, second):
    shared = total_s(intersection(first, second))
    assert total_s(difference(first, second)) + shared == total_s(first)
    assert total_s([*first, *second]) + shared == total_s(first) + total_s(second)


@given(TRACKS, st.integers(0, 16).map(lambda eighths: eighths / 8))
def test_a_longer_gap_joins_more(track, max_gap_s):
    joined = union(track, max_gap_s)
    assert len(joined) <= len(union(track))
    assert all(b.start_s - a.end_s > max_gap_s for a, b in pairwise(joined))
    assert intersection(joined, track) == union(track)
