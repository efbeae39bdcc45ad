"""A mapping of a session file that notes what is wrong with it, and goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from rehearsal_audio.errors import shown
from rehearsal_audio.session.lines import Node
from rehearsal_audio.session.model import Fault

T = TypeVar("T")

MAX_TEXT_CHARS = 1000


class Table:
    """A mapping, where it stands, and the list that takes its faults.

    Parameters
    ----------
    node
        What stands there; anything but a mapping is a fault.
    where
        Its place for messages, such as ``"recordings[2]"``; empty for the whole file.
    faults
        Takes the faults.
    """

    def __init__(self, node: Node, where: str, faults: list[Fault]) -> None:
        self.line = node.line
        self._where = where
        self._faults = faults
        self._values: dict[str, Node] = {}
        if isinstance(node.value, dict):
            self._values = node.value
        elif node.value is not None or not where:
            self.fault(None, f"expected keys and values, found {_kind(node)}")

    def fault(self, key: str | None, text: str) -> None:
        """Note a fault at a key, or at the whole mapping."""
        node = self._values.get(key) if key else None
        place = f"{self._where}: " if self._where else ""
        self._faults.append(Fault(node.line if node else self.line, place + text))

    def allow(self, *keys: str) -> None:
        """Note every key that is none of these."""
        for key in self._values:
            if key not in keys:
                self.fault(key, f"unknown key {shown(key)}; expected one of {', '.join(keys)}")

    def has(self, key: str) -> bool:
        """Whether the key stands there with a value."""
        node = self._values.get(key)
        return node is not None and node.value is not None

    def text(self, key: str) -> str | None:
        """Text, None if there is none."""
        value = self._scalar(key)
        if value is not None and len(value) > MAX_TEXT_CHARS:
            self.fault(key, f"{key} has {len(value)} characters; expected at most {MAX_TEXT_CHARS}")
            return None
        return value or None

    def flag(self, key: str) -> bool | None:
        """True or false, None if there is neither."""
        return self.read(key, _flag)

    def read(self, key: str, parse: Callable[[str], T]) -> T | None:
        """A value that a function understands; what it says with ValueError is the fault."""
        value = self._scalar(key)
        if value is None:
            return None
        try:
            return parse(value)
        except ValueError as error:
            self.fault(key, f"{key}: {error}")
            return None

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        node = self._values.get(key)
        if node is None or node.value is None:
            return []
        entries = node.value if isinstance(node.value, list) else [node]
        found = [one.value for one in entries if isinstance(one.value, str)]
        if len(found) < len(entries):
            self.fault(key, f"{key} must be a list of words, such as [Willow Ward, Anna]")
        return [text for text in found if text.strip()]

    def table(self, key: str) -> Table:
        """A mapping; an empty one if there is none."""
        node = self._values.get(key) or Node({}, self.line)
        return Table(node, self._place(key), self._faults)

    def tables(self, key: str, required: bool = False) -> Sequence[Table]:
        """A list of mappings."""
        node = self._values.get(key)
        if node is None and not required:
            return ()
        if node is None or not isinstance(node.value, list) or not node.value:
            self.fault(key, f"{key} must be a list with at least one entry")
            return ()
        return [
            Table(one, f"{self._place(key)}[{number}]", self._faults)
            for number, one in enumerate(node.value, 1)
        ]

    def _place(self, key: str) -> str:
        return f"{self._where}: {key}" if self._where else key

    def _scalar(self, key: str) -> str | None:
        node = self._values.get(key)
        if node is None or node.value is None:
            return None
        if not isinstance(node.value, str):
            self.fault(key, f"{key} must be text, found {_kind(node)}")
            return None
        return node.value.strip()


def parse_day(value: str) -> date:
    """A day as ``2026-03-04``.

    Raises
    ------
    ValueError
        It is none.
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError(f"found {shown(value)}, expected a day such as 2026-03-04")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"found {shown(value)}, which is no day of the calendar") from None


def parse_whole(most: int) -> Callable[[str], int]:
    """What reads a whole number from 0 to ``most``."""

    def parse(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or int(value) > most:
            raise ValueError(f"found {shown(value)}, expected a whole number from 0 to {most}")
        return int(value)

    return parse


def _flag(value: str) -> bool:
    known = {"true": True, "yes": True, "false": False, "no": False}
    if value.casefold() not in known:
        raise ValueError(f"found {shown(value)}, expected true or false")
    return known[value.casefold()]


def _kind(node: Node) -> str:
    if isinstance(node.value, dict):
        return "keys and values"
    if isinstance(node.value, list):
        return "a list"
    return "nothing" if node.value is None else "text"
