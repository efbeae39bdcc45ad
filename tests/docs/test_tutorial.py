"""The tutorial's code runs, in its order, as a reader would run it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

pytestmark = pytest.mark.docs

DOCS = Path(__file__).resolve().parents[2] / "docs"


def code_of(page: str) -> str:
    """All Python blocks of a page as one program."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))


def test_the_tutorial_runs(tmp_path: Path, monkeypatch, capsys) -> None:
    for library in ("pandas", "statsmodels", "lifelines", "matplotlib"):
        pytest.importorskip(library)
    program = tmp_path / "tutorial.py"
    program.write_text(code_of("tutorial.md"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = runpy.run_path(str(program))
    assert (tmp_path / "study.png").stat().st_size > 10_000
    assert names["low"] > 1
    assert {True, False} == set(names["advice"]["observed"])
    assert "open questions per minute: times" in capsys.readouterr().out


def test_the_longest_line_fits_the_page() -> None:
    """A line of code that runs out of its box is read by nobody."""
    for page in ("tutorial.md", "api.md"):
        assert max(map(len, code_of(page).splitlines())) <= 110, page
