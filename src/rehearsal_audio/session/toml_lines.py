"""The line of every value of a TOML text, which the standard parser does not tell.

The text has been parsed before, so that only valid TOML comes here: this walks over it and counts.
"""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""Keys and numbers that lead to a value."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")


def lines_of(text: str) -> dict[Place, int]:
    r"""Line, from 1, of every value by its place.

    Examples
    --------
    >>> lines_of('a = 1\n[[b]]\nc = [\n  2]')[("b", 0, "c", 0)]
    4
    """
    return _Walk(text).lines()


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._lines: dict[Place, int] = {}
        self._arrays: dict[Place, int] = {}

    def lines(self) -> dict[Place, int]:
        """Walk over the whole text."""
        table: Place = ()
        self._skip()
        while self._at < len(self._text):
            before = self._at
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip()
            if self._at == before:
                break
        return self._lines

    def _header(self) -> Place:
        """``[table]`` or ``[[table of an array]]``."""
        line = self._line()
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        *outer, last = self._keys()
        place = (*self._resolved(outer), last)
        if is_array:
            self._arrays[place] = self._arrays.get(place, -1) + 1
            self._lines.setdefault(place, line)
        place = self._resolved([*outer, last])
        self._lines[place] = line
        self._at = self._text.find("]", self._at) + (2 if is_array else 1)
        return place

    def _resolved(self, keys: list[str]) -> Place:
        """Keys with the number of the current table of each array between them."""
        place: Place = ()
        for key in keys:
            place = (*place, key)
            if place in self._arrays:
                place = (*place, self._arrays[place])
        return place

    def _pair(self, table: Place) -> None:
        place = (*table, *self._keys())
        self._at += 1  # the equals sign
        self._skip()
        self._value(place)

    def _value(self, place: Place) -> None:
        self._lines[place] = self._line()
        opening = self._text[self._at : self._at + 1]
        if opening in ("[", "{"):
            self._at += 1
            self._entries(place, "]" if opening == "[" else "}")
        else:
            found = _STRING.match(self._text, self._at) or _BARE_VALUE.match(self._text, self._at)
            self._at = found.end() if found else self._at

    def _entries(self, place: Place, closing: str) -> None:
        number = 0
        self._skip()
        while self._at < len(self._text) and not self._text.startswith(closing, self._at):
            before = self._at
            if closing == "]":
                self._value((*place, number))
            else:
                self._pair(place)
            number += 1
            self._skip()
            if self._text.startswith(",", self._at):
                self._at += 1
                self._skip()
            if self._at == before:
                break
        self._at += 1

    def _keys(self) -> list[str]:
        """A dotted key; quotes are taken off, escapes in it are left as they are."""
        keys: list[str] = []
        while True:
            self._skip()
            found = _STRING.match(self._text, self._at) or _BARE_KEY.match(self._text, self._at)
            if found is None:
                return keys or [""]
            keys.append(found.group().strip("\"'"))
            self._at = found.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _skip(self) -> None:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _line(self) -> int:
        at, line = self._counted
        self._counted = (self._at, line + self._text.count("\n", at, self._at))
        return self._counted[1]
