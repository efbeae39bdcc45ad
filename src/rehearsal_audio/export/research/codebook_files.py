"""The codebook as files: CSV for programs, Markdown for people, JSON for both."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from rehearsal_audio.export.report_json import plain
from rehearsal_audio.export.research.codebook import Entry
from rehearsal_audio.export.tables import csv_text

_HEADINGS = {
    "column": "Columns",
    "tier": "Tiers and fields",
    "measure": "Measures",
    "component": "Components of measures",
    "label": "Labels and events",
    "setting": "Settings",
}
_PARTS = (
    ("rule", "Rule"),
    ("formula", "Formula"),
    ("interval", "Interval"),
    ("missing", "Missing"),
    ("source", "Source"),
    ("weaknesses", "Known weaknesses"),
    ("settings", "Settings"),
)


def codebook_csv(entries: Sequence[Entry]) -> str:
    """One row an entry."""
    names = [field.name for field in dataclasses.fields(Entry)]
    return csv_text(names, ([getattr(one, name) for name in names] for one in entries))


def codebook_json(entries: Sequence[Entry], facts: dict[str, object]) -> str:
    """The entries under ``entries``, and what they belong to."""
    content = {**facts, "entries": [dataclasses.asdict(one) for one in entries]}
    return json.dumps(plain(content), ensure_ascii=False, indent=1) + "\n"


def codebook_markdown(entries: Sequence[Entry], facts: dict[str, object]) -> str:
    """The entries to read, by kind."""
    lines = ["# Codebook", ""]
    for name, value in facts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        lines.append(f"- {name.replace('_', ' ')}: {shown}")
    for kind, heading in _HEADINGS.items():
        own = [one for one in entries if one.kind == kind]
        if not own:
            continue
        lines += ["", f"## {heading}", ""]
        if kind in ("measure", "label"):
            lines += [line for one in own for line in _section(one)]
        else:
            lines += _table(own)
    return "\n".join(lines).rstrip() + "\n"


def _section(one: Entry) -> list[str]:
    """A measure or a label with all that is said of it."""
    lines = [f"### `{one.name}`", "", one.meaning, ""]
    if one.unit:
        lines.append(f"- Unit: {one.unit}; range: {_range(one)}")
    lines += [f"- {title}: {text}" for key, title in _PARTS if (text := getattr(one, key))]
    return [*lines, ""]


def _table(entries: Sequence[Entry]) -> list[str]:
    lines = ["| name | meaning | unit | range | missing or value |", "|---|---|---|---|---|"]
    for one in entries:
        name = f"{one.table}.{one.name}" if one.table else one.name
        last = one.missing or one.settings
        cells = (f"`{name}`", one.meaning, one.unit, _range(one), last)
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return lines


def _range(one: Entry) -> str:
    if one.values:
        return one.values.replace(" ", ", ")
    if one.minimum is None and one.maximum is None:
        return "any" if one.unit else ""
    low = "any" if one.minimum is None else f"{one.minimum:g}"
    return f"{low} and more" if one.maximum is None else f"{low} to {one.maximum:g}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
