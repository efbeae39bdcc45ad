"""Tiers of intervals: what Praat and ELAN draw, read from their files and written to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from rehearsal_audio.annotation.eaf import read_eaf
from rehearsal_audio.annotation.textgrid import read_textgrid
from rehearsal_audio.annotation.tiers import Tier
from rehearsal_audio.errors import InputError

READERS: Mapping[str, Callable[[Path], tuple[Tier, ...]]] = MappingProxyType(
    {".eaf": read_eaf, ".textgrid": read_textgrid}
)
"""Ending in small letters -> its reader."""

MAX_BYTES = 200_000_000
"""A file of tiers larger than this is none: three hours of words take about 15 MB."""


def is_annotation(path: Path) -> bool:
    """Whether the file's ending is one of Praat's or ELAN's."""
    return path.suffix.lower() in READERS


def read_tiers(path: Path) -> tuple[Tier, ...]:
    """The interval tiers of a Praat TextGrid or an ELAN EAF.

    Raises
    ------
    InputError
        The file is missing, far too large, of another kind or malformed.
    BackendError
        The library that reads it is not installed.
    """
    if not is_annotation(path):
        raise InputError(f"{path}: expected a .TextGrid or an .eaf")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the path") from None
    if size > MAX_BYTES:
        raise InputError(f"{path}: {size / 1e6:.0f} MB, too large for annotation of one recording")
    return READERS[path.suffix.lower()](path)
