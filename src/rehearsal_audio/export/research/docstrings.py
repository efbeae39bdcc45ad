"""What the code says about itself: the paragraphs of a module's docstring, the settings of a class.

The codebook is generated from these, so that it cannot say anything else than the code does.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

_HEADS = {
    "rule": "Rules?",
    "units": "Units",
    "interval": "Intervals?",
    "source": "Source",
    "weaknesses": "Known weaknesses",
    "examples": "Examples|Near misses",
}
_ANY_HEAD = "|".join(_HEADS.values())
_HEAD = rf"(?P<head>{_ANY_HEAD})(?P<more>[^:.\n]{{0,40}})"
_BEGINS = rf"(?:^(?:{_ANY_HEAD})[^:.\n]{{0,40}}[:.]|(?<=[.;]\s)(?:{_ANY_HEAD})[^:.\n]{{0,40}}:)\s"
_SECTION = re.compile(
    rf"(?={_BEGINS}){_HEAD}[:.]\s+(?P<text>.*?)(?={_BEGINS}|\Z)", re.MULTILINE | re.DOTALL
)
_DRAWING = re.compile(r"::\n(?:\n|[ ]+[^\n]*(?:\n|\Z))*")


def sections_of(module: ModuleType) -> Mapping[str, str]:
    """The parts of a module's docstring by what they are: rule, units, interval, source.

    A head's own words ("Interval of counts") and several parts of a kind are kept, drawings not.
    """
    found: dict[str, list[str]] = {}
    doc = _DRAWING.sub(" ", inspect.cleandoc(module.__doc__ or ""))
    for match in _SECTION.finditer(doc):
        for name, head in _HEADS.items():
            if re.fullmatch(head, match["head"]):
                more, text = match["more"].strip(" ,"), plain(match["text"])
                found.setdefault(name, []).append(f"{more}: {text}" if more else text)
    return {name: " ".join(texts) for name, texts in found.items()}


def settings_of(module: ModuleType) -> Iterator[tuple[str, type[Any]]]:
    """The settings classes that a module defines, by name."""
    for name, kind in vars(module).items():
        is_own = isinstance(kind, type) and kind.__module__ == module.__name__
        if is_own and name.endswith("Settings") and "__dataclass_fields__" in vars(kind):
            yield name, kind


def parameters_of(kind: type[Any]) -> Mapping[str, str]:
    """What each field of a class means, from the parameters of its docstring.

    Examples
    --------
    >>> from rehearsal_audio.features.response import Settings
    >>> parameters_of(Settings)
    {'answered_turn_min_s': 'Only turns of the actor this long ask for a considered answer.'}
    """
    doc = inspect.cleandoc(kind.__doc__ or "")
    _, _, block = doc.partition("Parameters\n----------\n")
    found: dict[str, list[str]] = {}
    names: list[str] = []
    for line in block.splitlines():
        if re.fullmatch(r"-{3,}", line):  # the next section has begun
            for name in names:
                found.pop(name, None)
            break
        if line and not line.startswith(" "):
            names = [name.strip() for name in line.partition(" : ")[0].split(",")]
            found.update({name: [] for name in names})
        else:
            for name in names:
                found[name].append(line)
    return {name: plain(" ".join(lines)) for name, lines in found.items()}


def plain(text: str) -> str:
    r"""Text of a docstring on one line without its marks.

    Examples
    --------
    >>> plain("see :func:`a.b.count`,\n ``x`` and *y*")
    'see count, x and y'
    """
    text = re.sub(r":\w+:`~?(?:[\w.]*\.)?(\w+)`", r"\1", text)
    text = re.sub(r"(?<!\w)\*([^*\n]+)\*(?!\w)", r"\1", text)
    return " ".join(text.replace("``", "").replace("`", "").split())
