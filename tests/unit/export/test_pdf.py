import stat
from pathlib import Path

import pytest

from rehearsal_audio.errors import BackendError
from rehearsal_audio.export import pdf


def browser_that(folder: Path, script: str) -> str:
    """A stand-in for Chromium: a shell script."""
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text("<p>a page</p>", encoding="utf-8")
    return path


def test_without_a_browser_it_says_what_to_do(page: Path, monkeypatch) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: None)
    with pytest.raises(BackendError, match=r"no Chromium .* print report.html from any browser"):
        pdf.print_to_pdf(page, page.with_suffix(".pdf"))


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_browser_that_prints_nothing_leaves_no_file(page: Path, monkeypatch, script) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: browser_that(page.parent, script))
    with pytest.raises(BackendError, match="could not print"):
        pdf.print_to_pdf(page, page.with_suffix(".pdf"))
    assert not page.with_suffix(".pdf").exists()


@pytest.mark.browser
def test_a_page_is_printed(page: Path) -> None:
    if pdf.find_browser() is None:
        pytest.skip("no Chromium is installed")
    pdf.print_to_pdf(page, page.with_suffix(".pdf"))
    assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
