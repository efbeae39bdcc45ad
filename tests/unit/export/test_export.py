from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio import export
from rehearsal_audio.export import EXPORTERS, export_iteration, export_overview

FILES = {
    "report.json",
    "report.html",
    "events.csv",
    "transcript.txt",
    "diarisation.rttm",
    "transcript.TextGrid",
}


def test_an_iteration_has_six_files_and_nothing_else(poor, tmp_path):
    folder = tmp_path / "nhs-ward-1" / "1"
    paths = export_iteration(poor, folder)
    assert {path.name for path in paths} == FILES
    assert set(folder.iterdir()) == set(paths)
    assert all(path.stat().st_size > 0 for path in paths)


def test_sound_goes_into_the_page(poor, tmp_path):
    export_iteration(poor, tmp_path / "with", b"sound")
    export_iteration(poor, tmp_path / "without")
    assert "c291bmQ=" in (tmp_path / "with" / "report.html").read_text("utf-8")
    assert 'id="listen"' not in (tmp_path / "without" / "report.html").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_the_same_report_gives_the_same_bytes(poor, tmp_path, name):
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        EXPORTERS[name].export(poor, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_exporter_that_fails_leaves_no_half_file(poor, tmp_path, monkeypatch):
    class Failing:
        file_name = "events.csv"

        def export(self, report, path):
            raise KeyboardInterrupt

    monkeypatch.setattr(export, "EXPORTERS", {"json": EXPORTERS["json"], "csv": Failing()})
    with pytest.raises(KeyboardInterrupt):
        export_iteration(poor, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"report.json"}


def test_the_overview_is_a_table_and_a_page(reports, tmp_path):
    pairs = [(tmp_path / report.recording / "1", report) for report in reports]
    for folder, report in pairs:
        export_iteration(report, folder)
    paths = export_overview(pairs, tmp_path)
    assert paths == (tmp_path / "measures.csv", tmp_path / "index.html")
    page = paths[1].read_text("utf-8")
    for report in reports:
        assert f'href="{report.recording}/1/report.html"' in page


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_exporter_copes_with_a_conversation_of_nothing(poor, tmp_path, name):
    nothing = replace(
        poor, speakers=(), measures=(), events=(), utterances=(), labels=(), ipus=(), duration_s=0.5
    )
    EXPORTERS[name].export(nothing, tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_exporter_copes_with_any_text(poor, tmp_path, name):
    odd = 'Zoë said: "naïve – 50 %"\n\t= <b>\u2028 \U0001f642'
    report = replace(
        poor,
        recording="Gespräch 1",
        utterances=tuple(replace(one, text=odd, words=()) for one in poor.utterances),
        labels=(),
        events=tuple(replace(one, quote=odd) for one in poor.events),
    )
    EXPORTERS[name].export(report, tmp_path / "file")
    assert (tmp_path / "file").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_exporter_names_its_own_file(name):
    names = [exporter.file_name for exporter in EXPORTERS.values()]
    assert names.count(EXPORTERS[name].file_name) == 1
