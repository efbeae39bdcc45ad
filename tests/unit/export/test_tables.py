from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from rehearsal_audio.export.tables import EVENT_COLUMNS, EventsTable, csv_text, write_measures
from rehearsal_audio.model.measure import Measure


def _rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_events_stand_in_order_of_start(poor, tmp_path):
    path = tmp_path / "events.csv"
    EventsTable().export(replace(poor, events=poor.events[::-1]), path)
    rows = _rows(path)
    assert tuple(rows[0]) == EVENT_COLUMNS
    assert len(rows) == len(poor.events)
    starts = [float(row["start_s"]) for row in rows]
    assert starts == sorted(starts)
    first = poor.events[0]
    assert rows[0]["behaviour"] == first.behaviour.value
    assert rows[0]["quote"] == first.quote


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_cells_that_a_spreadsheet_would_run_are_made_text(text):
    line = csv_text(("quote",), [(text,)])
    assert next(csv.reader(line.splitlines(keepends=True)[1:]))[0].startswith("'")


def test_numbers_stay_numbers():
    assert csv_text(("a", "b"), [(-1.5, None)]) == "a,b\n-1.5,\n"


def test_quotes_with_commas_and_line_ends_survive(poor, tmp_path):
    text = 'well, "yes"\nand no'
    event = replace(poor.events[0], quote=text)
    EventsTable().export(replace(poor, events=(event,)), tmp_path / "events.csv")
    assert _rows(tmp_path / "events.csv")[0]["quote"] == text


def test_measures_have_a_row_an_iteration_and_four_columns_a_measure(reports, tmp_path):
    path = tmp_path / "measures.csv"
    write_measures(reports, path)
    rows = _rows(path)
    assert [row["recording"] for row in rows] == [report.recording for report in reports]
    for row, report in zip(rows, reports, strict=True):
        for measure in report.measures:
            value = row[measure.name]
            assert (
                value == ""
                if measure.value is None
                else float(value) == pytest.approx(measure.value)
            )
            assert row[f"{measure.name}_reason"] == (measure.reason or "")
            assert {f"{measure.name}_low", f"{measure.name}_high"} <= set(row)


def test_a_measure_that_one_report_lacks_is_said_to_be_missing(poor, tmp_path):
    less = replace(poor, measures=poor.measures[:1])
    more = replace(poor, measures=(*poor.measures[:1], Measure("silence_s", 2.5, "s")))
    write_measures([less, more], tmp_path / "measures.csv")
    first, second = _rows(tmp_path / "measures.csv")
    assert (first["silence_s"], first["silence_s_reason"]) == ("", "not in this report")
    assert (second["silence_s"], second["silence_s_reason"]) == ("2.5", "")


def test_every_row_of_measures_names_its_analysis(poor, tmp_path):
    write_measures([poor], tmp_path / "measures.csv")
    assert _rows(tmp_path / "measures.csv")[0]["analysis_id"] == poor.provenance.analysis_id
