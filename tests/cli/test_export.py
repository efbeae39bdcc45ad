from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.cli.export import FORMATS
from rehearsal_audio.export.report_json import ReportJson, read_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


@pytest.fixture
def out(tmp_path):
    for path in sorted(GOLDEN.glob("*.report.json")):
        report = read_report(path)
        ReportJson().export(report, tmp_path / report.recording / "1" / "report.json")
    return tmp_path


@pytest.mark.parametrize("chosen", FORMATS)
def test_every_report_below_the_folder_is_exported_with_a_codebook(out, chosen):
    result = CliRunner().invoke(main, ["export", str(out), "--format", chosen, "--with-text"])
    assert result.exit_code == 0, result.output
    written = [Path(line) for line in result.stdout.splitlines()]
    assert {path.parent for path in written} == {out / "export" / chosen}
    names = {path.name for path in written if path.is_file()}
    assert {"codebook.csv", "codebook.md", "codebook.json", "datapackage.json"} <= names
    if chosen in ("csv", "parquet"):
        assert f"measures.{chosen}" in names
    else:
        stems = {name.rpartition(".")[0] for name in names}
        assert {"nhs-ward-1.1", "nhs-ward-2.1", "nhs-ward-3.1"} <= stems


def test_an_export_is_not_taken_for_reports(out):
    for _ in range(2):
        arguments = ["export", str(out), "--format", "json", "-o", str(out / "x")]
        assert CliRunner().invoke(main, arguments).exit_code == 0


@pytest.mark.parametrize("place", [".", "nhs-ward-2", "nhs-ward-2/1"])
def test_a_batch_a_recording_or_an_iteration_is_taken(out, tmp_path_factory, place):
    folder = tmp_path_factory.mktemp("x")
    arguments = ["export", str(out / place), "--format", "csv", "--wide", "-o", str(folder)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    rows = (folder / "measures_wide.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == (3 if place == "." else 1)


@pytest.mark.parametrize("chosen", ["csv", "textgrid", "eaf", "rttm", "json"])
def test_nothing_that_was_said_is_exported_unless_asked_for(out, tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("x")
    arguments = ["export", str(out), "--format", chosen, "-o", str(folder)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    content = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.iterdir()
        if not path.name.startswith("codebook")
    )
    for path in GOLDEN.glob("*.report.json"):
        for utterance in read_report(path).utterances:
            if len(utterance.text.split()) > 2:
                assert utterance.text not in content


def test_text_alone_says_that_it_must_be_asked_for(out):
    result = CliRunner().invoke(main, ["export", str(out), "--format", "vtt"])
    assert result.exit_code == 1
    assert "add --with-text to write it" in result.stderr


@pytest.mark.parametrize(
    ("chosen", "library"),
    [("parquet", "pyarrow"), ("eaf", "pympi"), ("vtt", "webvtt"), ("srt",) * 2],
)
def test_a_library_that_is_missing_is_named_with_how_to_get_it(out, monkeypatch, chosen, library):
    monkeypatch.setitem(sys.modules, library, None)
    result = CliRunner().invoke(main, ["export", str(out), "--format", chosen, "--with-text"])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert 'pip install "rehearsal-audio[research]"' in result.stderr
    assert not (out / "export").exists()


def test_a_folder_without_reports_is_named(tmp_path):
    result = CliRunner().invoke(main, ["export", str(tmp_path), "--format", "csv"])
    assert result.exit_code == 1
    assert "found no report.json below" in result.stderr


def test_an_unknown_format_is_usage(tmp_path):
    assert CliRunner().invoke(main, ["export", str(tmp_path), "--format", "doc"]).exit_code == 2
