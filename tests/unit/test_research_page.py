"""The example of the page on research files runs as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.export.research.columns import without_text
from rehearsal_audio.export.research.table_files import wide_table
from rehearsal_audio.export.research.tables import TABLES
from rehearsal_audio.export.research.writing import ALL_FORMATS, write_research

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "research-files.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reports():
    folder = ROOT / "tests" / "golden" / "report"
    return [read_report(path) for path in sorted(folder.glob("*.report.json"))]


@pytest.fixture
def study(reports, tmp_path, monkeypatch):
    """A study whose talk time can be pooled, and its pooled share."""
    from dataclasses import replace

    from rehearsal_audio import features
    from rehearsal_audio.conversation.from_file import conversation_from_utterances

    now = [
        replace(one, measures=features.measure(conversation_from_utterances(one.utterances), ()))
        for one in reports
    ]
    write_research(now, "csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    parts = [one.measure("talk_time_ratio").components for one in now]
    leader_s = sum(one["leader_s"] for one in parts)
    return leader_s / (leader_s + sum(one["actor_s"] for one in parts))


def example(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return code


def test_the_pandas_example_runs(study, capsys):
    found: dict[str, object] = {}
    exec(example("python"), found)
    assert found["pooled"] == pytest.approx(study, abs=1e-6)
    assert f"all iterations: {study:.3f}" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_r_example_runs(study, tmp_path):
    (tmp_path / "example.R").write_text(example("r"), encoding="utf-8")
    done = subprocess.run(["Rscript", "example.R"], capture_output=True, text=True, check=True)
    assert f"all iterations: {study:.3f}" in done.stdout


def test_every_format_and_table_is_on_the_page(reports):
    for name in ALL_FORMATS:
        assert f"`{name}`" in PAGE
    for table in (*map(without_text, TABLES), wide_table(reports)):
        assert f"`{table.name}`" in PAGE
