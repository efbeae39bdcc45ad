"""datapackage.json: what the files of an export are, for programs.

Definition
    Frictionless Data Package 1.0 and Table Schema: tables with the type, meaning and bounds of
    every column, their keys and how they refer to each other; all files with size and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rehearsal_audio.export.research.columns import NEVER, Column, Table

Json = dict[str, Any]

FILE_NAME = "datapackage.json"

_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".json": "application/json",
    ".md": "text/markdown",
    ".eaf": "text/x-eaf+xml",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
}
_CODEBOOK = "What every column, measure, label and setting means."


def package_json(
    files: Mapping[str, bytes], tables: Sequence[Table], facts: Mapping[str, object]
) -> str:
    """The descriptor.

    Parameters
    ----------
    files
        Name of each file of the export -> its bytes.
    tables
        Those of the files that are tables.
    facts
        Format, version and what else holds for the export.
    """
    by_name = {table.name: table for table in tables}
    resources = [_resource(name, content, by_name) for name, content in files.items()]
    is_tabular = all(one.get("profile") == "tabular-data-resource" for one in resources)
    package = {
        "profile": "tabular-data-package" if is_tabular else "data-package",
        "name": "rehearsal-audio-export",
        "title": "Behaviour in rehearsed conversations",
        "description": "Counts, times and measures of rehearsed conversations, with a codebook.",
        **facts,
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def hash_of(content: bytes) -> str:
    """The hash of a file as the descriptor writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def hashes_in(path: Path) -> dict[str, str]:
    """File -> hash as an earlier descriptor has them; empty where there is none to read."""
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        return {str(one["path"]): str(one["hash"]) for one in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _resource(name: str, content: bytes, tables: Mapping[str, Table]) -> Json:
    path = Path(name)
    table = tables.get(path.stem)
    resource: Json = {
        "name": _slug(name) if table is None else table.name,
        "path": name,
        "description": table.meaning if table else _CODEBOOK if path.stem == "codebook" else "",
        "format": path.suffix.removeprefix(".").lower(),
        "mediatype": _MEDIA.get(path.suffix, "text/plain"),
        "bytes": len(content),
        "hash": hash_of(content),
    }
    if not resource["description"]:
        resource["description"] = "One iteration."
    if path.suffix == ".csv" and table is not None:
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
        resource["dialect"] = {"lineTerminator": "\n", "doubleQuote": True}
    if table is not None:
        resource["schema"] = _schema(table, tables)
    return resource


def _schema(table: Table, tables: Mapping[str, Table]) -> Json:
    schema: Json = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.name != "iterations" and "iterations" in tables:
        keys = ["recording", "iteration"]
        refers = {"resource": "iterations", "fields": keys}
        schema["foreignKeys"] = [{"fields": keys, "reference": refers}]
    return schema


def _field(column: Column) -> Json:
    field: Json = {"name": column.name, "type": column.kind, "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    constraints: Json = {}
    if column.missing == NEVER:
        constraints["required"] = True
    else:
        field["missing"] = column.missing
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field


def _slug(name: str) -> str:
    """A resource's name: small letters, digits, ``-``, ``.`` and ``_`` only."""
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower())
    if kept.strip("-") and all(char.isascii() for char in name):
        return kept
    return f"{kept.strip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".strip("-")
