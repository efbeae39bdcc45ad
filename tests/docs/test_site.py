"""The site builds strictly, loads nothing from elsewhere, and its search finds things."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytestmark = pytest.mark.docs

ROOT = Path(__file__).resolve().parents[2]
LOADS = re.compile(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=[\"']?(https?:)?//[^>]*>")


def build(out: Path, config: Path = ROOT / "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out), "-f", str(config)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material")
    out = tmp_path_factory.mktemp("site")
    done = build(out)
    assert done.returncode == 0, done.stderr[-2000:]
    return out


def test_every_reader_has_a_page(site: Path) -> None:
    for page in ("first-report", "reading-a-report", "measures", "api", "architecture"):
        assert (site / f"{page}.html").stat().st_size > 5_000, page


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert LOADS.search(page.read_text(encoding="utf-8")) is None, page.name
    for sheet in site.rglob("*.css"):
        assert "url(http" not in sheet.read_text(encoding="utf-8"), sheet.name


def test_a_broken_link_fails_the_build(tmp_path: Path) -> None:
    pytest.importorskip("material")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# One\n\n[two](two.md) [three](#three)\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("nav:\n  - Start")[0]
    settings = re.sub(r"hooks:.*\n|extra_css:.*\n", "", settings)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = build(tmp_path / "out", tmp_path / "mkdocs.yml")
    assert done.returncode != 0
    assert "'two.md', but the target is not found" in done.stderr
    assert "'#three', but there is no such anchor" in done.stderr


def test_every_measure_and_behaviour_is_defined(site: Path) -> None:
    from rehearsal_audio.features import EXTRACTORS
    from rehearsal_audio.model.conversation import Conversation
    from rehearsal_audio.model.event import Behaviour
    from rehearsal_audio.model.segment import Segment

    text = (site / "measures.html").read_text(encoding="utf-8")
    nothing = Conversation(Segment(0.0, 0.0), (), (), (), (), ())
    names = [one.name for extractor in EXTRACTORS for one in extractor.extract(nothing, ())]
    for name in (*names, *(one.value for one in Behaviour)):
        assert f"<code>{name}</code>" in text, name


def test_every_public_name_is_documented(site: Path) -> None:
    import rehearsal_audio as ra

    text = (site / "api.html").read_text(encoding="utf-8")
    for name in ra.__all__:
        assert name in text, name


@pytest.mark.browser
def test_the_search_finds_a_page_without_a_network(site: Path, browser) -> None:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site))
    handler.log_message = lambda *ignored: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/index.html")
    page.locator("input.md-search__input").fill("krippendorff")
    page.locator(".md-search-result__item").first.wait_for()
    page.close()
    server.shutdown()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
