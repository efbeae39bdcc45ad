from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.export.report_json import ReportJson, read_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


@pytest.fixture
def out(tmp_path):
    for path in sorted(GOLDEN.glob("*.report.json")):
        report = read_report(path)
        ReportJson().export(report, tmp_path / report.recording / "1" / "report.json")
    return tmp_path


@pytest.mark.parametrize(
    ("chosen", "name"),
    [("csv", "events.csv"), ("textgrid", "transcript.TextGrid"), ("rttm", "diarisation.rttm")],
)
def test_every_report_below_the_folder_is_exported(out, chosen, name):
    result = CliRunner().invoke(main, ["export", str(out), "--format", chosen])
    assert result.exit_code == 0, result.output
    written = [Path(line) for line in result.stdout.splitlines()]
    assert all(path.exists() for path in written)
    assert [path.parent.parent.name for path in written if path.name == name] == [
        "nhs-ward-1",
        "nhs-ward-2",
        "nhs-ward-3",
    ]
    assert (out / "measures.csv").exists() == (chosen == "csv")


@pytest.mark.parametrize("chosen", ["parquet", "eaf"])
def test_a_format_that_is_planned_says_so(out, chosen):
    result = CliRunner().invoke(main, ["export", str(out), "--format", chosen])
    assert result.exit_code == 1
    assert f"the format {chosen} cannot be written yet; choose one of csv" in result.stderr


def test_a_folder_without_reports_is_named(tmp_path):
    result = CliRunner().invoke(main, ["export", str(tmp_path), "--format", "csv"])
    assert result.exit_code == 1
    assert "found no report.json below" in result.stderr


def test_an_unknown_format_is_usage(tmp_path):
    assert CliRunner().invoke(main, ["export", str(tmp_path), "--format", "doc"]).exit_code == 2
