from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio.export.page.overview_page import render_overview
from rehearsal_audio.export.page.side_by_side import COMPARED, MAX_RUNS, Run, group_of
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Segment


def _group(reports):
    runs = [Run(report.recording, None, report) for report in reports]
    return group_of("group", runs, wording())


def test_each_measure_is_drawn_with_its_range(reports):
    group = _group(reports)
    charts = {chart.name: chart for chart in group.charts}
    assert set(charts) <= set(COMPARED)
    talk = charts["talk_time_ratio"]
    assert [dot.text for dot in talk.dots] == ["63%", "51%", "47%"]
    for dot in talk.dots:
        assert dot.high_y < dot.y < dot.low_y
    assert (talk.line.count("M"), talk.line.count("L")) == (1, 2)


def test_a_missing_value_breaks_nothing_and_is_named(reports):
    chart = next(one for one in _group(reports).charts if one.name == "time_to_first_advice_s")
    assert [dot.text for dot in chart.dots] == ["0:36", "1:26", "none in 3:44"]
    assert (chart.line.count("M"), chart.line.count("L")) == (1, 1)
    assert [dot.is_open for dot in chart.dots] == [False, False, True]
    assert chart.dots[2].y < chart.dots[1].y
    assert [one.text for one in chart.statements] == [
        "not judged: a single moment",
        "at least 2:18 later, if at all",
        "at least 3:08 later, if at all",
    ]


def test_a_change_larger_than_the_noise_is_called_so(reports):
    chart = next(one for one in _group(reports).charts if one.name == "talk_time_ratio")
    assert [(one.pair, one.is_larger) for one in chart.statements] == [
        ("nhs-ward-1 → nhs-ward-2; nhs-ward-2 → nhs-ward-3", False),
        ("nhs-ward-1 → nhs-ward-3", True),
    ]
    pair, amount = chart.amounts[-1]
    assert pair == "nhs-ward-1 → nhs-ward-3"
    assert amount == "−16 points (−29 to −3), larger than the noise"


def test_the_same_verdict_everywhere_is_said_once(reports):
    chart = next(one for one in _group(reports).charts if one.name == "open_question_ratio")
    assert [(one.pair, one.text) for one in chart.statements] == [
        ("All changes", "within the noise")
    ]


def test_runs_that_cannot_be_compared_say_so_and_get_no_verdict(reports):
    other = replace(reports[1], scenario="another one")
    group = _group([reports[0], other])
    assert group.warnings == (
        "nhs-ward-1 and nhs-ward-2 are not compared: they are of different scenarios.",
    )
    assert all(chart.statements == () for chart in group.charts)


def test_timelines_start_with_their_scenes(reports):
    late = replace(reports[0], scene=Segment(100.0, 150.0))
    strips = _group([reports[0], late]).strips
    assert strips[1].width == 500
    for mark in (*strips[1].above, *strips[1].below):
        assert 0 <= mark.left_percent <= 100


@pytest.mark.parametrize("count", [1, MAX_RUNS + 1])
def test_one_run_and_too_many_runs_are_not_drawn(poor, count):
    group = _group([poor] * count)
    assert group.charts == ()
    assert group.is_too_long == (count > 1)


def test_scales_end_above_every_range(reports):
    wide = Measure("reflections_per_min", 3.0, "per_min", 1.0, 31.0)
    chart = next(
        one
        for one in _group([replace(reports[0], measures=(wide,)), reports[1]]).charts
        if one.name == "reflections_per_min"
    )
    assert chart.top_label == "40"
    assert all(dot.high_y >= 12 for dot in chart.dots)


def test_participants_are_compared_among_themselves(reports, tmp_path):
    first, second, third = reports
    named = [
        replace(first, participant="P07"),
        replace(second, participant="P07", iteration="2"),
        replace(third, participant="P08"),
    ]
    page = render_overview([(tmp_path, report) for report in named], tmp_path)
    assert "Participant P07" in page and "Participant P08" in page
    assert "1 → 2" in page
    assert "One run only: nothing to compare yet." in page


def test_links_lead_to_reports_that_exist_and_are_quoted(poor, tmp_path):
    folder = tmp_path / "first try #1" / "1"
    folder.mkdir(parents=True)
    (folder / "report.html").write_text("", encoding="utf-8")
    page = render_overview([(folder, poor), (tmp_path / "none", poor)], tmp_path)
    assert page.count('href="first%20try%20%231/1/report.html"') == 1
    assert "none/report.html" not in page


def test_markup_in_names_shows_as_text(reports, tmp_path):
    evil = [replace(one, recording=f"<b onclick=x>{one.recording}") for one in reports]
    page = render_overview([(tmp_path, report) for report in evil], tmp_path)
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;nhs-ward-1" in page


def test_no_reports_make_a_page_all_the_same(tmp_path):
    assert "All runs" in render_overview([], tmp_path)


def test_quality_warnings_can_be_read_in_the_table(poor, tmp_path):
    noisy = replace(poor, quality=replace(poor.quality, warnings=("Noise.", "Clipping.")))
    page = render_overview([(tmp_path, noisy)], tmp_path)
    assert "2 to note" in page and "Clipping." in page


def test_a_group_says_in_short_what_changed(reports):
    assert _group(reports).summary == (
        "3 runs; larger than the noise: Leader’s share of the talking"
    )
    alike = [reports[0], replace(reports[0], recording="again")]
    assert _group(alike).summary == "2 runs; no change larger than the noise"
    other = replace(reports[1], scenario="another one")
    assert _group([reports[0], other]).summary == ""


def test_the_line_breaks_where_a_value_is_missing(reports):
    chart = next(
        one
        for one in _group([reports[0], reports[2], reports[1]]).charts
        if one.name == "time_to_first_advice_s"
    )
    assert (chart.line.count("M"), chart.line.count("L")) == (2, 0)
