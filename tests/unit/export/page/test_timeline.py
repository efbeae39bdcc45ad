from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.export.page.moments import moments_of
from rehearsal_audio.export.page.timeline import TimelineSettings, balance, packed, timeline_rows
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.conversation import Ipu, Role
from rehearsal_audio.model.segment import Segment


def _rows(report):
    return timeline_rows(report, moments_of(report, wording()))


def test_a_short_scene_is_one_row_and_a_long_one_several(poor):
    assert len(_rows(poor)) == 1
    rows = _rows(replace(poor, scene=Segment(0.0, 600.0)))
    assert [(row.start_s, row.end_s) for row in rows] == [(0.0, 300.0), (300.0, 600.0)]
    assert len(_rows(replace(poor, scene=Segment(0.0, 7200.0)))) == 12


def test_every_moment_in_the_scene_stands_in_one_row(good):
    moments = moments_of(good, wording())
    rows = timeline_rows(good, moments)
    placed = [mark.moment for row in rows for mark in (*row.above, *row.below)]
    assert sorted(one.id for one in placed) == sorted(one.id for one in moments)


def test_lanes_show_speech_and_listening_sounds(poor):
    ipus = (
        Ipu(Role.LEADER, 1.0, 3.0),
        Ipu(Role.ACTOR, 2.0, 2.4, (), True),
        Ipu(Role.ACTOR, 8.0, 9.0),
    )
    (row,) = _rows(replace(poor, ipus=ipus, scene=Segment(0.0, 10.0)))
    leader, actor = row.lanes
    assert leader.speech_path == "M10 0h20V10h-20z"
    assert (actor.speech_path, actor.backchannel_path) == ("M80 0h10V10h-10z", "M20 3h4V7h-4z")
    assert row.silence_path == "M30 0h50V10h-50z"
    assert row.width == 100


def test_a_facilitator_has_a_lane_only_when_heard(poor):
    heard = replace(poor, ipus=(*poor.ipus, Ipu(Role.FACILITATOR, 1.0, 2.0)))
    assert [lane.role for lane in _rows(poor)[0].lanes] == ["leader", "actor"]
    assert [lane.role for lane in _rows(heard)[0].lanes] == ["leader", "actor", "facilitator"]


def test_balance_is_the_leaders_share_around_a_time(poor):
    ipus = (Ipu(Role.LEADER, 0.0, 30.0), Ipu(Role.ACTOR, 30.0, 60.0))
    report = replace(poor, ipus=ipus, scene=Segment(0.0, 300.0))
    shares = dict(balance(report))
    assert shares[0.0] == 1.0
    assert shares[15.0] == pytest.approx(30 / 45)
    assert shares[30.0] == pytest.approx(0.5)
    assert shares[60.0] == 0.0
    assert shares[120.0] is None


@given(st.lists(st.floats(0, 99.9), max_size=40))
def test_marks_of_a_level_never_cover_each_other(starts):
    from rehearsal_audio.export.page.moments import Moment

    moments = [Moment(str(i), "help", "good", (), "", s, s, "", 1.0) for i, s in enumerate(starts)]
    marks = packed(moments, Segment(0.0, 100.0))
    assert len(marks) == len(moments)
    width = TimelineSettings().mark_width_percent
    for level in {mark.level for mark in marks}:
        lefts = sorted(mark.left_percent for mark in marks if mark.level == level)
        assert all(b - a >= width - 0.002 for a, b in pairwise(lefts))
