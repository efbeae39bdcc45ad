"""index.html in a real browser: it sorts, filters, leads to moments, and is accessible."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal_audio.export.page.context import Context
from rehearsal_audio.export.page.overview_page import write_overview
from rehearsal_audio.export.report_json import read_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"

pytestmark = pytest.mark.browser


@pytest.fixture
def overview(opened, pages):
    return opened(pages / "index.html")


def _names(page):
    return page.locator("#runs tbody tr:visible th").all_inner_texts()


def test_a_click_on_a_column_sorts_up_and_down(overview):
    button = overview.get_by_role("button", name="Sort by Leader’s talk")
    button.click()
    assert _names(overview) == ["nhs-ward-3", "nhs-ward-2", "nhs-ward-1"]
    assert button.locator("xpath=..").get_attribute("aria-sort") == "ascending"
    button.click()
    assert _names(overview) == ["nhs-ward-1", "nhs-ward-2", "nhs-ward-3"]


def test_missing_values_come_last_in_both_directions(overview):
    button = overview.get_by_role("button", name="Sort by First advice at")
    for _ in range(2):
        button.click()
        assert _names(overview)[-1] == "nhs-ward-3"


def test_the_filter_keeps_rows_that_hold_the_words(overview):
    overview.locator("#filter").fill("ward-2")
    assert _names(overview) == ["nhs-ward-2"]
    assert overview.locator("#found").inner_text() == "1 of 3 runs"


def test_a_row_leads_to_its_report(overview):
    overview.get_by_role("link", name="nhs-ward-2", exact=True).click()
    assert overview.locator("h1").inner_text() == "nhs-ward-2"


def test_a_mark_leads_to_its_moment(overview, until):
    mark = overview.locator(".strip a.mark").first
    start = float(mark.get_attribute("href").split("#t=")[1])
    mark.click()
    until(overview, "document.querySelector('#audio').readyState >= 1")
    time = overview.evaluate("document.querySelector('#audio').currentTime")
    assert time == pytest.approx(max(0.0, start - 2.0), abs=0.1)


def test_a_run_without_advice_is_drawn_open(overview):
    chart = overview.locator("figure", has_text="Time to the first advice")
    assert chart.locator("circle.open").count() == 1
    assert chart.locator("text", has_text="none in 3:44").count() == 1
    assert "at least 2:18 later, if at all" in chart.inner_text()


def test_on_paper_no_chart_is_cut(overview, artefacts):
    overview.emulate_media(media="print")
    overview.set_viewport_size({"width": 690, "height": 1000})
    for plot in overview.locator(".plot").all():
        drawn, frame = plot.locator("svg").bounding_box(), plot.bounding_box()
        assert drawn["x"] + drawn["width"] <= frame["x"] + frame["width"] + 1
    overview.pdf(path=artefacts / "overview.pdf", prefer_css_page_size=True)


def test_context_is_shown_only_when_asked_for(opened, pages, tmp_path):
    reports = sorted(pages.glob("nhs-*/1/report.json"))
    context = Context("40 first rehearsals", {"talk_time_ratio": (0.4, 0.65)})
    page = tmp_path / "compare.html"
    write_overview([(path.parent, read_report(path)) for path in reports], page, context)
    shown = opened(page)
    assert shown.locator("rect.context:visible").count() == 0
    shown.get_by_label("Show where others lie: 40 first rehearsals. Not a target.").check()
    assert shown.locator("rect.context:visible").count() == 1
    assert shown.get_by_text("Others: 40% to 65%").is_visible()


def test_names_with_markup_and_marks_of_direction_show_as_text(opened, tmp_path):
    evil = "</script><img src=x onerror=alert(1)>\u202egnp.\u2066"
    report = read_report(GOLDEN / "nhs-ward-1.report.json")
    runs = [replace(report, recording=f"{evil}{index}", participant=evil) for index in (1, 2)]
    page = tmp_path / "index.html"
    write_overview([(tmp_path / str(index), run) for index, run in enumerate(runs)], page)
    shown = opened(page)
    assert shown.locator("img").count() == 0
    assert evil.split("\u202e")[0] in shown.locator("#runs tbody th").first.text_content()
    assert shown.locator("script").count() == 1


def test_the_layout_holds_on_a_phone(opened, pages, artefacts):
    page = opened(pages / "index.html", viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.screenshot(path=artefacts / "overview-phone.png", full_page=True)


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
def test_nothing_serious_stands_in_anyones_way(opened, pages, artefacts, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(
        pages / "index.html", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe.run(page).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ] == []
    page.screenshot(path=artefacts / f"overview-{scheme}-{width}.png", full_page=True)
