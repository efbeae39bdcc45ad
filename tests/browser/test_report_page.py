"""report.html in a real browser: it plays, follows, filters, searches and prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal_audio.export.page.report_page import render_report
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.segment import Segment

GOLDEN = Path(__file__).parents[1] / "golden" / "report"

pytestmark = pytest.mark.browser

LEAD_S = 2.0


@pytest.fixture
def report(opened, pages):
    return opened(pages / "nhs-ward-1" / "1" / "report.html")


def _time(page):
    return page.evaluate("document.querySelector('#audio').currentTime")


REMEMBER_SEEK = """() => {
  const audio = document.querySelector("#audio");
  audio.addEventListener("seeking", () => { window.soughtTo ??= audio.currentTime; });
}"""
SOUGHT = "window.soughtTo !== undefined"
PLAYABLE = "document.querySelector('#audio').readyState >= 2"
PLAYING = "!document.querySelector('#audio').paused"
PAUSED = "document.querySelector('#audio').paused"
SCROLL = """() => new Promise((done) => {
  const list = document.querySelector("#passages");
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    list.scrollTop += 500;
    if (frames.length < 60) requestAnimationFrame(step);
    else done(frames);
  };
  requestAnimationFrame(step);
})"""
MOVE_SLIDER = """slider => {
  slider.value = 75;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_a_click_on_a_mark_plays_from_two_seconds_before(report, until):
    mark = report.locator(".mark:visible").nth(5)
    start = float(mark.get_attribute("data-start"))
    report.evaluate(REMEMBER_SEEK)
    mark.click()
    until(report, SOUGHT)
    assert report.evaluate("window.soughtTo") == pytest.approx(start - LEAD_S, abs=0.05)
    until(report, PLAYING)
    assert mark.get_attribute("aria-current") == "true"
    assert report.locator("#toggle").get_attribute("aria-label") == "Pause"


def test_a_click_on_a_quote_plays_its_moment(report, until):
    quote = report.locator("#tile-first_advice .quote")
    report.evaluate(REMEMBER_SEEK)
    quote.click()
    until(report, SOUGHT)
    start = float(quote.get_attribute("data-start"))
    assert report.evaluate("window.soughtTo") == pytest.approx(start - LEAD_S, abs=0.05)
    assert "Advice not asked for" in report.locator("#now").inner_text()


def test_the_sound_is_the_recording(report, until):
    report.locator("#toggle").click()
    until(report, PLAYABLE)
    assert report.evaluate("document.querySelector('#audio').duration") == pytest.approx(
        173.6, abs=0.2
    )


def test_the_transcript_follows_the_sound(report, until):
    report.locator("#seek").evaluate(MOVE_SLIDER)
    until(report, PLAYABLE)
    now = report.locator(".passage.now")
    assert float(now.get_attribute("data-from")) <= 75.1 <= float(now.get_attribute("data-to")) + 1
    box, passage = report.locator("#passages").bounding_box(), now.bounding_box()
    assert box["y"] <= passage["y"] <= box["y"] + box["height"]
    assert report.locator(".playhead:visible").count() == 1


def test_keys_play_pause_and_step_through_the_marks(report, until):
    report.keyboard.press("n")
    first = report.locator(".mark[aria-current]").get_attribute("data-start")
    report.keyboard.press("n")
    second = report.locator(".mark[aria-current]").get_attribute("data-start")
    report.keyboard.press("p")
    assert report.locator(".mark[aria-current]").get_attribute("data-start") == first
    assert float(second) > float(first)
    until(report, PLAYABLE)
    report.evaluate("document.activeElement.blur()")
    until(report, PLAYING)
    report.keyboard.press(" ")
    until(report, PAUSED)
    report.keyboard.press(" ")
    until(report, PLAYING)


def test_letter_keys_can_be_turned_off(report):
    report.locator(".keys summary").click()
    report.locator("#letters").uncheck()
    report.keyboard.press("n")
    assert report.locator(".mark[aria-current]").count() == 0


def test_the_marks_are_one_stop_and_arrows_move_among_them(report):
    assert report.locator(".mark[tabindex='0']").count() == 1
    report.locator(".mark[tabindex='0']").focus()
    before = report.evaluate("document.activeElement.dataset.start")
    report.keyboard.press("ArrowRight")
    assert float(report.evaluate("document.activeElement.dataset.start")) >= float(before)
    assert report.locator(".mark[tabindex='0']").count() == 1
    report.keyboard.press("Enter")
    assert report.locator(".mark[aria-current]").count() == 1


def test_filters_hide_and_show_marks_of_their_kind(report):
    kind = report.locator(".mark[data-kind='interruption']")
    shown = report.locator(".mark:visible").count()
    assert kind.locator("visible=true").count() == 4
    chip = report.get_by_role("button", name="Interruptions 4")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "false"
    assert kind.locator("visible=true").count() == 0
    assert report.locator(".mark:visible").count() == shown - 4
    chip.click()
    assert kind.locator("visible=true").count() == 4


def test_neutral_marks_start_hidden(report):
    chip = report.locator(".chip[data-filter='closed_question']")
    marks = report.locator(".mark[data-kind='closed_question']")
    assert (chip.get_attribute("aria-pressed"), marks.locator("visible=true").count()) == (
        "false",
        0,
    )
    chip.click()
    assert marks.locator("visible=true").count() == marks.count() > 0


def test_search_shows_the_passages_that_hold_the_words(report):
    report.keyboard.press("/")
    report.keyboard.type("BAY FOUR")
    assert report.locator("#search").input_value() == "BAY FOUR"
    shown = report.locator(".passage:visible")
    assert shown.count() == 2
    assert all("bay four" in text.lower() for text in shown.all_inner_texts())
    assert report.locator("#found").inner_text() == "2 of 36 passages"
    report.locator("#search").fill("")
    assert report.locator(".passage:visible").count() == 36


def test_a_link_to_a_moment_opens_there(opened, pages, until):
    page = opened(pages / "nhs-ward-1" / "1" / "report.html", "#t=74.0")
    until(page, PLAYABLE)
    assert _time(page) == pytest.approx(72.0, abs=0.1)
    assert page.evaluate("document.querySelector('#audio').paused")


def test_without_sound_a_moment_is_shown_in_the_transcript(opened, pages):
    page = opened(pages / "silent" / "report.html")
    assert page.locator(".player").count() == 0
    page.locator("#tile-first_advice .quote").click()
    assert "You should just go home" in page.locator(".passage.now").inner_text()


def test_the_layout_holds_on_a_phone(opened, pages, artefacts):
    page = opened(
        pages / "nhs-ward-1" / "1" / "report.html", viewport={"width": 360, "height": 740}
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.screenshot(path=artefacts / "report-phone.png", full_page=True)


def test_a_run_prints_on_two_pages(opened, pages, artefacts):
    for name in ("nhs-ward-1", "nhs-ward-2", "nhs-ward-3"):
        page = opened(pages / name / "1" / "report.html")
        pdf = page.pdf(path=artefacts / f"{name}.pdf", prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") == 2


def _stretched(name: str, times: int):
    """A report of so many times the length, as if the scene had been played on and on."""
    report = read_report(GOLDEN / f"{name}.report.json")
    length_s, count = report.scene.duration_s, len(report.utterances)
    starts_s = [index * length_s for index in range(times)]

    def later(one, by):
        return replace(one, start_s=one.start_s + by, end_s=one.end_s + by)

    return replace(
        report,
        duration_s=length_s * times,
        scene=Segment(0.0, length_s * times),
        ipus=tuple(later(one, by) for by in starts_s for one in report.ipus),
        labels=(),
        events=tuple(
            replace(later(one, by), id=f"{one.id}-{by:.0f}")
            for by in starts_s
            for one in report.events
        ),
        utterances=tuple(
            replace(later(one, by), index=one.index + place * count, words=())
            for place, by in enumerate(starts_s)
            for one in report.utterances
        ),
    )


@pytest.mark.parametrize(("name", "times", "sheets"), [("nhs-ward-1", 7, 2), ("nhs-ward-3", 5, 2)])
def test_twenty_minutes_print_on_two_pages_too(opened, tmp_path, name, times, sheets):
    path = tmp_path / "report.html"
    path.write_text(render_report(_stretched(name, times)), encoding="utf-8")
    assert path.stat().st_size < 1_000_000
    assert opened(path).pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == sheets


def test_two_hours_open_and_scroll(opened, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(render_report(_stretched("nhs-ward-1", 40)), encoding="utf-8")
    page = opened(path)
    opened_ms = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < opened_ms < 2000
    frames_ms = page.evaluate(SCROLL)
    assert sorted(frames_ms)[len(frames_ms) // 2] < 50


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
def test_nothing_serious_stands_in_anyones_way(opened, pages, artefacts, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(
        pages / "nhs-ward-2" / "1" / "report.html",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe.run(page).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ] == []
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false })")
    page.screenshot(path=artefacts / f"report-{scheme}-{width}.png", full_page=True)


def test_markup_in_a_transcript_never_runs(opened, tmp_path):
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    report = read_report(GOLDEN / "nhs-ward-1.report.json")
    report = replace(
        report,
        recording=evil,
        utterances=tuple(replace(one, text=evil, words=()) for one in report.utterances),
        labels=(),
        events=tuple(replace(one, quote=evil) for one in report.events),
    )
    path = tmp_path / "report.html"
    path.write_text(render_report(report), encoding="utf-8")
    page = opened(path)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.reload()
    page.locator(".mark:visible").first.click()
    assert dialogs == []
    assert page.locator("h1").inner_text() == evil
    assert page.locator("img").count() == 0
