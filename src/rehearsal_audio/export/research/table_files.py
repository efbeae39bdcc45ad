"""Tables as files: CSV (RFC 4180, UTF-8) and Parquet (Apache Arrow)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from rehearsal_audio.errors import BackendError
from rehearsal_audio.export.research.columns import Column, Table
from rehearsal_audio.export.research.row_values import rounded
from rehearsal_audio.export.tables import csv_text
from rehearsal_audio.model.report import IterationReport

_MISSING = "not in this report"


def csv_bytes(table: Table, reports: Sequence[IterationReport]) -> bytes:
    """The table as CSV with a header; an empty cell is a missing value."""
    rows = (row for report in reports for row in table.rows(report))
    return csv_text([column.name for column in table.columns], rows).encode("utf-8")


def parquet_bytes(table: Table, reports: Sequence[IterationReport]) -> bytes:
    """The table as Parquet; meanings and units are in the fields' metadata.

    Raises
    ------
    BackendError
        pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BackendError(
            "Parquet files need pyarrow, which is not installed; pip install "
            '"rehearsal-audio[research]"'
        ) from None

    rows = [row for report in reports for row in table.rows(report)]
    cells = zip(*rows, strict=True) if rows else [()] * len(table.columns)
    kinds = {
        "string": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
    }
    schema = pyarrow.schema([_field(pyarrow, column, kinds) for column in table.columns])
    arrays = [pyarrow.array(own, field.type) for own, field in zip(cells, schema, strict=True)]
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), stream)
    return stream.getvalue()


def wide_table(reports: Sequence[IterationReport]) -> Table:
    """One row an iteration, four columns a measure: value, bounds of its interval, reason."""
    units = {one.name: one.unit for report in reports for one in report.measures}
    columns = [
        Column("recording", "string", "Name of the recording."),
        Column("iteration", "string", "Name of the iteration within its recording."),
    ]
    for name, unit in units.items():
        empty = f"see {name}_reason"
        columns += [
            Column(name, "number", f"Value of the measure {name}.", unit, missing=empty),
            Column(f"{name}_low", "number", "Lower bound of its interval.", unit, missing="none"),
            Column(f"{name}_high", "number", "Upper bound of its interval.", unit, missing="none"),
            Column(f"{name}_reason", "string", "Why there is no value.", missing="there is one"),
        ]

    def rows(report: IterationReport) -> list[tuple[Any, ...]]:
        row: list[Any] = [report.recording, report.iteration]
        by_name = {measure.name: measure for measure in report.measures}
        for name in units:
            one = by_name.get(name)
            if one is None:
                row += [None, None, None, _MISSING]
            else:
                row += [rounded(one.value), rounded(one.low), rounded(one.high), one.reason]
        return [tuple(row)]

    meaning = "One row an iteration, four columns a measure."
    return Table("measures_wide", meaning, ("recording", "iteration"), tuple(columns), rows)


def _field(pyarrow: Any, column: Column, kinds: dict[str, Any]) -> Any:
    facts = {"description": column.meaning, "unit": column.unit, "missing": column.missing}
    return pyarrow.field(
        column.name, kinds[column.kind], metadata={key: text for key, text in facts.items() if text}
    )
