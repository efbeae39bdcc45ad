from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.export import export_iteration
from rehearsal_audio.export.report_json import read_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


@pytest.fixture
def folders(tmp_path):
    made = []
    for path in sorted(GOLDEN.glob("*.report.json")):
        report = read_report(path)
        export_iteration(report, tmp_path / report.recording)
        made.append(tmp_path / report.recording)
    return made


def test_reports_are_laid_side_by_side_in_the_given_order(folders, tmp_path):
    page = tmp_path / "pages" / "compare.html"
    given = [str(folder / "report.json") for folder in folders[::-1]]
    result = CliRunner().invoke(main, ["compare", *given, "-o", str(page)])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{page}\n"
    text = page.read_text("utf-8")
    assert text.index("../nhs-ward-3/report.html") < text.index("../nhs-ward-1/report.html")
    assert "larger than the noise" in text


def test_a_folder_stands_for_its_report(folders, tmp_path):
    page = tmp_path / "compare.html"
    result = CliRunner().invoke(main, ["compare", *map(str, folders[:2]), "-o", str(page)])
    assert result.exit_code == 0, result.output
    assert page.exists()


def test_what_is_not_a_report_is_one_line(tmp_path):
    page = tmp_path / "compare.html"
    result = CliRunner().invoke(main, ["compare", str(tmp_path / "none.json"), "-o", str(page)])
    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not page.exists()


def test_a_folder_as_output_is_refused(folders, tmp_path):
    result = CliRunner().invoke(main, ["compare", str(folders[0]), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "is a folder; name an HTML file" in result.stderr


def test_without_reports_the_usage_is_shown(tmp_path):
    assert CliRunner().invoke(main, ["compare", "-o", str(tmp_path / "x.html")]).exit_code == 2
