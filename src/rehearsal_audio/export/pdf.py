"""report.pdf: the report as printed, by an installed Chromium without a window.

The page's own print layout is used, so that the file and a print from the browser are the same.
Nothing is fetched: the page is one file, and its security policy allows no address.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from rehearsal_audio.errors import BackendError
from rehearsal_audio.files import write_whole

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Names under which Chromium is looked for."""

TIMEOUT_S = 60.0
"""A page that is not printed by then will not be: two hours of talk take a few seconds."""

_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def find_browser() -> str | None:
    """Path of an installed Chromium, None if there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def print_to_pdf(page: Path, path: Path) -> None:
    """Print a report's page to a PDF file.

    Parameters
    ----------
    page
        The ``report.html``.
    path
        The file to write.

    Raises
    ------
    BackendError
        No Chromium is installed, or it could not print the page.
    """
    browser = find_browser()
    if browser is None:
        raise BackendError(
            "no Chromium or Chrome was found, which makes the PDF; install one, or print "
            f"{page.name} from any browser"
        )
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        arguments = [
            browser,
            *_FLAGS,
            *_unsandboxed(),
            f"--user-data-dir={folder}/browser",
            f"--print-to-pdf={printed}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(arguments, capture_output=True, check=True, timeout=TIMEOUT_S)  # noqa: S603
            content = printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise BackendError(
                f"{browser} could not print {page}; print it from a browser instead"
            ) from error
    write_whole(path, content)


def _unsandboxed() -> tuple[str, ...]:
    """Chromium refuses to sandbox itself for root, as in containers; the page is our own file."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()
