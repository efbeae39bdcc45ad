"""The words of a page, read from ``wording/<language>.toml``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent.parent / "wording"


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of one language, by section and key."""

    sections: Mapping[str, Any]

    def text(self, section: str, key: str, **fill: object) -> str:
        """One text with its braces filled in; ``section`` may be dotted."""
        words: Any = self.sections
        for part in section.split("."):
            words = words[part]
        return str(words[key]).format(**fill) if fill else str(words[key])

    def behaviour(self, name: str) -> str:
        """What a behaviour is called."""
        return str(self.sections["behaviours"][name]["name"])

    def measure(self, name: str) -> Mapping[str, str]:
        """Title, way to show and meaning of a measure; a count of a label speaks for itself.

        Examples
        --------
        >>> wording().measure("empathy_count")["title"]
        'Moments of empathy'
        """
        measures: Mapping[str, Mapping[str, str]] = self.sections["measures"]
        if name in measures:
            return measures[name]
        label = name.removesuffix("_count")
        if label in self.sections["behaviours"]:
            words = self.sections["behaviours"][label]
            return {"title": capital(words["plural"]), "show": "count", "meaning": words["meaning"]}
        return {"title": capital(name.replace("_", " ")), "show": "number", "meaning": ""}


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def wording(language: str = "en_GB") -> Wording:
    """The words of a language that has a file in ``wording/``."""
    return Wording(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
