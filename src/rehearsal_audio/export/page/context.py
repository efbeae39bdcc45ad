"""Context for a comparison: where others usually lie, from a named origin.

A band is never part of the tool: a person names where it comes from, and the page shows it only
when it is asked for. It is no target.

::

    # context.toml
    origin = "40 first rehearsals, north region, spring 2026"
    [bands]                        # low and high, in the measure's own unit; shares in [0, 1]
    talk_time_ratio = [0.40, 0.65]
    reflections_per_min = [0.0, 0.8]
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.page.side_by_side import COMPARED

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class Context:
    """Bands by measure, and where they come from."""

    origin: str
    bands: Mapping[str, tuple[float, float]]


def read_context(path: Path) -> Context:
    """Read a context file.

    Raises
    ------
    InputError
        The file cannot be read, names no origin, or a band is not one.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} cannot be read as TOML: {error}") from error
    origin, bands = content.get("origin"), content.get("bands")
    if not isinstance(origin, str) or not origin.strip():
        raise InputError(
            f'{path} names no origin; write where its bands come from, as origin = "…"'
        )
    if not isinstance(bands, dict) or not bands:
        raise InputError(f"{path} has no bands; write them as [bands] measure = [low, high]")
    return Context(origin.strip(), {name: _band(path, name, bands[name]) for name in bands})


def _band(path: Path, name: str, band: object) -> tuple[float, float]:
    if name not in COMPARED:
        raise InputError(
            f"{path}: {name} is not a measure that is compared; those are {', '.join(COMPARED)}"
        )
    match band:
        case [int() | float() as low, int() | float() as high] if 0 <= low < high:
            return float(low), float(high)
    raise InputError(f"{path}: the band of {name} must be two numbers, as [low, high]")
