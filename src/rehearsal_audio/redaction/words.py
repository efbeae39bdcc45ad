"""The lists in ``words.toml``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib


def words(name: str) -> frozenset[str]:
    """A list by its name.

    Examples
    --------
    >>> "monday" in words("calendar")
    True
    """
    return _lists()[name]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return {name: frozenset(own) for name, own in tomllib.loads(text).items()}
