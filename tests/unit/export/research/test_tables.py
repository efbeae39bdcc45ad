from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas
import pytest
from pyarrow import parquet

from rehearsal_audio.export.research.columns import NEVER, without_text
from rehearsal_audio.export.research.table_files import csv_bytes, parquet_bytes, wide_table
from rehearsal_audio.export.research.tables import TABLES
from rehearsal_audio.export.tables import unescaped
from rehearsal_audio.model.measure import Measure

BY_NAME = {table.name: table for table in TABLES}


@pytest.fixture
def both(awkward, poor, good):
    return [awkward, poor, good]


@pytest.mark.parametrize("name", BY_NAME)
def test_csv_and_parquet_hold_every_cell(both, name):
    table = BY_NAME[name]
    expected = [list(row) for report in both for row in table.rows(report)]
    read = list(csv.reader(io.StringIO(csv_bytes(table, both).decode(), newline="")))
    assert read[0] == [column.name for column in table.columns]
    assert len(read) - 1 == len(expected) > 0
    for line, row in zip(read[1:], expected, strict=True):
        for found, cell, column in zip(line, row, table.columns, strict=True):
            if cell is None or cell == "":
                assert found == ""
                assert column.missing != NEVER, column.name
            elif column.kind == "boolean":
                assert found == str(cell).lower()
            elif column.kind == "string":
                assert unescaped(found) == cell
            else:
                assert float(found) == cell
    arrow = parquet.read_table(io.BytesIO(parquet_bytes(table, both)))
    assert [list(row.values()) for row in arrow.to_pylist()] == expected
    assert arrow.schema.field(0).metadata[b"description"]


@pytest.mark.parametrize("name", BY_NAME)
def test_values_keep_to_their_columns_and_keys_name_one_row(both, name):
    table = BY_NAME[name]
    rows = [
        dict(zip([column.name for column in table.columns], row, strict=True))
        for report in both
        for row in table.rows(report)
    ]
    keys = [tuple(row[key] for key in table.key) for row in rows]
    assert len(set(keys)) == len(keys)
    kinds = {"string": str, "number": float, "integer": int, "boolean": bool}
    for row in rows:
        for column in table.columns:
            cell = row[column.name]
            if cell is None:
                continue
            assert isinstance(cell, kinds[column.kind] | (int if column.kind == "number" else str))
            assert not column.values or cell in column.values
            assert column.minimum is None or cell >= column.minimum
            assert column.maximum is None or cell <= column.maximum


def test_text_columns_are_the_only_ones_that_are_left_out(awkward):
    left_out = {}
    for table in TABLES:
        kept = without_text(table)
        gone = [one.name for one in table.columns if one not in kept.columns]
        if gone:
            left_out[table.name] = gone
        assert all(len(row) == len(kept.columns) for row in kept.rows(awkward))
        assert "secret words" not in csv_bytes(kept, [awkward]).decode()
    assert left_out == {"events": ["quote"], "utterances": ["text"], "words": ["text"]}


def test_pandas_reads_both_the_same(both):
    for table in TABLES:
        ours = pandas.read_csv(io.BytesIO(csv_bytes(table, both)), dtype={"iteration": str})
        theirs = pandas.read_parquet(io.BytesIO(parquet_bytes(table, both)))
        assert list(ours.columns) == list(theirs.columns)
        for column in table.columns:
            if column.kind == "number":
                pandas.testing.assert_series_equal(
                    ours[column.name].astype(float), theirs[column.name].astype(float)
                )


def test_the_wide_table_has_a_row_an_iteration(poor, good):
    less = replace(poor, measures=poor.measures[:1])
    more = replace(good, measures=(*good.measures[:1], Measure("silence_s", None, "s", reason="r")))
    table = wide_table([less, more])
    first, second = csv.DictReader(io.StringIO(csv_bytes(table, [less, more]).decode()))
    name = poor.measures[0].name
    assert float(first[name]) == pytest.approx(poor.measures[0].value)
    assert (first["silence_s"], first["silence_s_reason"]) == ("", "not in this report")
    assert (second["silence_s"], second["silence_s_reason"]) == ("", "r")


def test_a_table_without_rows_has_its_columns(poor):
    silent = replace(poor, events=())
    arrow = parquet.read_table(io.BytesIO(parquet_bytes(BY_NAME["events"], [silent])))
    assert arrow.num_rows == 0
    assert arrow.column_names == [column.name for column in BY_NAME["events"].columns]
