"""A session file as a tree whose every value knows its line, from YAML or TOML.

Only what a session file needs is taken: mappings, lists and scalars as they are written. Aliases,
tags and merges of YAML, with which a small file unfolds to gigabytes or makes objects, are faults,
and so is anything nested deeper than a session file can be.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.errors import shown
from rehearsal_audio.session.model import Fault
from rehearsal_audio.session.toml_lines import Place, lines_of

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib

MAX_BYTES = 1_000_000
"""A session file larger than this is none."""

MAX_DEPTH = 8
"""A session file is nested four deep."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its line.

    Parameters
    ----------
    value
        Text of a scalar as written, None for an empty one, a mapping or a list.
    line
        Where it begins, from 1.
    """

    value: str | dict[str, Node] | list[Node] | None
    line: int


class FaultyFileError(Exception):
    """The file as a whole cannot be read; carries its fault."""

    def __init__(self, line: int | None, text: str) -> None:
        super().__init__(text)
        self.fault = Fault(line, text)


def read_tree(path: Path) -> Node:
    """The content of a session file.

    Raises
    ------
    FaultyFileError
        It is missing, too large, not UTF-8, or no YAML or TOML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FaultyFileError(None, "over 1 MB, too large for a session file")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FaultyFileError(None, "no such session file; check the path") from None
    except UnicodeDecodeError:
        raise FaultyFileError(None, "not text in UTF-8; save the session file as UTF-8") from None
    except OSError as error:
        raise FaultyFileError(None, f"cannot be read: {error.strerror}; check the path") from None
    try:
        return parse_toml(text) if path.suffix.lower() == ".toml" else parse_yaml(text)
    except RecursionError:
        raise FaultyFileError(None, "nested too deep for a session file") from None


def parse_yaml(text: str) -> Node:
    """The one document of a YAML text."""
    import yaml

    try:
        return _Builder().tree_of(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None)
        raise FaultyFileError(
            mark.line + 1 if mark else None,
            f"cannot be read as a session file: {problem or 'no YAML'}",
        ) from None
    except ValueError:
        raise FaultyFileError(None, "cannot be read as a session file: no YAML") from None


def parse_toml(text: str) -> Node:
    """The table of a TOML text."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultyFileError(None, f"cannot be read as a session file: {error}") from None
    except ValueError:
        raise FaultyFileError(None, "cannot be read as a session file: no TOML") from None
    return _toml_node(table, (), lines_of(text), 1, 0)


def _toml_node(
    value: object, place: Place, lines: Mapping[Place, int], line: int, depth: int
) -> Node:
    line = lines.get(place, line)
    if depth > MAX_DEPTH:
        raise FaultyFileError(line, "nested too deep for a session file")
    if isinstance(value, dict):
        table = {
            key: _toml_node(one, (*place, key), lines, line, depth + 1)
            for key, one in value.items()
        }
        return Node(table, line)
    if isinstance(value, list):
        entries = [
            _toml_node(one, (*place, number), lines, line, depth + 1)
            for number, one in enumerate(value)
        ]
        return Node(entries, line)
    return Node(str(value).lower() if isinstance(value, bool) else str(value), line)


class _Builder:
    """Builds the tree from YAML's events, without recursion."""

    def __init__(self) -> None:
        self._open: list[tuple[Node, str | None]] = []
        self._key: str | None = None
        self._root: Node | None = None

    def tree_of(self, events: Any) -> Node:
        """The root of the first and only document."""
        import yaml

        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise FaultyFileError(line, "a second document; expected one")
            elif isinstance(event, yaml.AliasEvent):
                raise FaultyFileError(line, "an alias (*name); write the values out")
            elif isinstance(event, yaml.NodeEvent):
                self._begin(event, line)
            elif isinstance(event, yaml.CollectionEndEvent):
                _, self._key = self._open.pop()
        return self._root or Node(None, 1)

    def _begin(self, event: Any, line: int) -> None:
        import yaml

        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            raise FaultyFileError(line, "a tag (!name); write the value alone")
        if isinstance(event, yaml.ScalarEvent):
            is_empty = event.style is None and event.value in ("", "~", "null", "Null", "NULL")
            self._add(Node(None if is_empty else event.value, line))
            return
        if len(self._open) >= MAX_DEPTH:
            raise FaultyFileError(line, "nested too deep for a session file")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if is_mapping else [], line)
        self._add(node)
        self._open.append((node, None))
        self._key = None

    def _add(self, node: Node) -> None:
        """Put a value where it belongs; in a mapping, every other scalar is a key."""
        if not self._open:
            self._root = node
            return
        inside, _ = self._open[-1]
        if isinstance(inside.value, list):
            inside.value.append(node)
        elif isinstance(inside.value, dict):
            if self._key is None:
                if not isinstance(node.value, str):
                    raise FaultyFileError(node.line, "a key that is no text; expected a name")
                if node.value in inside.value:
                    raise FaultyFileError(node.line, f"the key {shown(node.value)} stands twice")
                self._key = node.value
            else:
                inside.value[self._key] = node
                self._key = None
