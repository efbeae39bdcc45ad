"""Pages to open in a headless Chromium from disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearsal_audio.export import export_iteration, export_overview
from rehearsal_audio.export.listen import compress
from rehearsal_audio.export.report_json import read_report

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "report"
ARTEFACTS = Path(__file__).parent / "artefacts"


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported batch: three runs with sound, and the overview."""
    from rehearsal_audio.audio import read_recording

    out = tmp_path_factory.mktemp("pages")
    reports = [read_report(path) for path in sorted(GOLDEN.glob("*.report.json"))]
    pairs = [(out / report.recording / "1", report) for report in reports]
    for folder, report in pairs:
        _, audio = read_recording(ROOT / "fixtures" / "audio" / f"{report.recording}.flac")
        export_iteration(report, folder, compress(audio))
    export_iteration(reports[0], out / "silent")
    export_overview(pairs, out)
    return out


@pytest.fixture
def opened(browser):
    """Opens a file in a fresh, offline context; fails if the page complained."""
    contexts = []
    complaints: list[str] = []

    def open_page(path: Path, fragment: str = "", **options: object):
        context = browser.new_context(
            offline=True, **{"viewport": {"width": 1280, "height": 900}, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda failed: complaints.append(failed.url))
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def until():
    """Waits until an expression holds; the page's policy forbids Playwright's own polling."""

    def wait(page, expression: str, tries: int = 200) -> None:
        for _ in range(tries):
            if page.evaluate(expression):
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"never true: {expression}")

    return wait


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Screenshots and PDFs to look at; not kept in the repository."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
