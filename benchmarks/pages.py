"""Pages: how fast they are made, how large they are, how fast a browser opens and scrolls them.

Run: ``python benchmarks/pages.py`` (about a minute; the browser's part needs Playwright and a
Chromium). Reports of the fixtures' truth, one after another, make longer ones; no models run.
Writes ``benchmarks/results/pages.json`` and ``pages.md``.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path

from rehearsal_audio.export import export_overview
from rehearsal_audio.export.page.report_page import render_report
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment
from results_files import write_results

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden" / "report"
MINUTES = (4, 20, 60, 120)
BATCH = 40
SOUND_BYTES_PER_MIN = 246_000
"""What the sound for listening takes (AAC at 32 kb/s); here random bytes of that size."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCROLL = """() => new Promise((done) => {
  const list = document.querySelector("#passages");
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    list.scrollTop += 500;
    window.scrollBy(0, 60);
    if (frames.length < 120) requestAnimationFrame(step);
    else done(frames.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(step);
})"""


def main() -> None:
    """Measure and write both files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [one_page(minutes, folder) for minutes in MINUTES]
        rows.append(one_page(MINUTES[-1], folder, has_sound=True))
        browser = dict(opened(folder, [str(row["page"]) for row in rows]))
        whole_s = batch_s(folder)
    rows = [{**row, **browser.get(str(row["page"]), {})} for row in rows]
    columns = list(max(rows, key=len))
    table = [
        "| " + " | ".join(columns) + " |",
        "|" + "---|" * len(columns),
        *("| " + " | ".join(str(row.get(name, "–")) for name in columns) + " |" for row in rows),
    ]
    write_results(
        "pages",
        {"pages": rows, "batch": {"reports": BATCH, "with_overview_s": whole_s}},
        [
            "# Pages: making, opening, scrolling",
            "",
            "Reports made of the fixtures' truth, repeated to the length. Opened: from the start "
            "of navigation to the end of loading, from disk, in headless Chromium; scrolled: time "
            "between two frames while page and transcript move, 17 ms being the fastest.",
            "",
            *table,
            "",
            f"{BATCH} reports of 4 minutes with their overview: {whole_s} s.",
        ],
    )


def one_page(minutes: int, folder: Path, *, has_sound: bool = False) -> dict[str, object]:
    """Make one page, best of three, and keep it."""
    report = stretched(read_report(GOLDEN / "nhs-ward-1.report.json"), minutes)
    sound = bytes(range(256)) * (minutes * SOUND_BYTES_PER_MIN // 256) if has_sound else None
    times_s = []
    for _ in range(1 if has_sound else 3):
        start = time.perf_counter()
        page = render_report(report, sound)
        times_s.append(time.perf_counter() - start)
    path = folder / f"{minutes} min{', with sound' if has_sound else ''}.html"
    path.write_text(page, encoding="utf-8")
    return {
        "page": path.stem,
        "utterances": len(report.utterances),
        "moments": len(report.events),
        "made_s": round(min(times_s), 2),
        "size_mb": round(path.stat().st_size / 1e6, 2),
    }


def stretched(report: IterationReport, minutes: int) -> IterationReport:
    """The scene played on and on, for so many minutes."""
    length_s, count = report.scene.duration_s, len(report.utterances)
    times = ceil(60 * minutes / length_s)
    starts_s = [place * length_s for place in range(times)]

    def later(one, by: float):
        return replace(one, start_s=one.start_s + by, end_s=one.end_s + by)

    return replace(
        report,
        duration_s=length_s * times,
        scene=Segment(0.0, length_s * times),
        ipus=tuple(later(one, by) for by in starts_s for one in report.ipus),
        events=tuple(
            replace(later(one, by), id=f"{one.id}-{place}")
            for place, by in enumerate(starts_s)
            for one in report.events
        ),
        labels=tuple(
            replace(one, utterance_index=one.utterance_index + place * count)
            for place in range(times)
            for one in report.labels
        ),
        utterances=tuple(
            replace(later(one, by), index=one.index + place * count, words=())
            for place, by in enumerate(starts_s)
            for one in report.utterances
        ),
    )


def batch_s(folder: Path) -> float:
    """Seconds for many reports and their overview, ten participants with four runs each."""
    report = stretched(read_report(GOLDEN / "nhs-ward-1.report.json"), 4)
    pairs = [
        (
            folder / f"run-{number}" / "1",
            replace(report, recording=f"run-{number}", participant=f"P{number // 4:02d}"),
        )
        for number in range(BATCH)
    ]
    start = time.perf_counter()
    for path, one in pairs:
        path.mkdir(parents=True)
        (path / "report.html").write_text(render_report(one), encoding="utf-8")
    export_overview(pairs, folder)
    return round(time.perf_counter() - start, 1)


def opened(folder: Path, names: list[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """Time to open each page, and between frames while scrolling; nothing without a browser."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        return
    from playwright.sync_api import sync_playwright

    flags = ["--headless", "--no-sandbox", "--disable-gpu"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=flags)
        for name in names:
            page = chromium.new_page(viewport={"width": 1280, "height": 900})
            page.goto((folder / f"{name}.html").as_uri())
            loaded_ms = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            frames_ms = page.evaluate(SCROLL)
            yield (
                name,
                {
                    "opened_s": round(loaded_ms / 1000, 2),
                    "frame_median_ms": round(frames_ms[len(frames_ms) // 2]),
                    "frame_95th_ms": round(frames_ms[int(len(frames_ms) * 0.95)]),
                },
            )
            page.close()
        chromium.close()


if __name__ == "__main__":
    main()
