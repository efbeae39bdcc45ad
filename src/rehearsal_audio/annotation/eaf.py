"""ELAN annotation format (Max Planck Institute for Psycholinguistics), through pympi.

Definition
    EAF 2.8 (ELAN reads it and saves its own), an XML format: tiers of annotations that refer to
    time slots in milliseconds.
Ambiguities, and what is done here
    - A tier names its participant: on reading that is the speaker.
    - Annotations that refer to others (symbolic tiers) have no times of their own: passed over.
    - An annotation whose time slot has no time cannot be placed: that is an error.
    - The date of a file that is written is fixed, so that the same report gives the same bytes.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.errors import BackendError, InputError

DATE = "1970-01-01T00:00:00Z"
"""Date of every file that is written; ELAN writes its own when it saves."""


def eaf_bytes(tiers: Sequence[Tier]) -> bytes:
    """An EAF file of the tiers; the recording is linked in ELAN (Edit, Linked Files).

    Raises
    ------
    BackendError
        pympi is not installed.
    """
    elan = _pympi()
    document = elan.Eaf(author="rehearsal-audio")
    document.adocument["DATE"] = DATE
    document.remove_tier("default")
    for tier in tiers:
        document.add_tier(tier.name, part=tier.speaker)
        for one in tier.intervals:
            document.add_annotation(
                tier.name, round(one.start_s * 1000), round(one.end_s * 1000), one.text
            )
    written = elan.to_string(document, encoding="UTF-8")
    return bytes(written)


def read_eaf(path: Path) -> tuple[Tier, ...]:
    """The tiers of an EAF that have times, empty annotations too.

    Raises
    ------
    InputError
        The file is no EAF, or an annotation has no times.
    BackendError
        pympi is not installed.
    """
    elan = _pympi()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = elan.Eaf(str(path))
            return tuple(
                Tier(name, _intervals(document, name), part or None)
                for name, (_, refers, facts, _) in document.tiers.items()
                if not refers
                for part in [facts.get("PARTICIPANT")]
            )
    except _UntimedError as error:
        raise InputError(
            f"{path}: tier {str(error)!r} has an annotation without times; align it in ELAN"
        ) from None
    except Exception as error:  # noqa: BLE001 pympi raises whatever goes wrong
        raise InputError(
            f"{path}: not an EAF that can be read ({type(error).__name__}); open it in ELAN and "
            "save it again"
        ) from None


class _UntimedError(Exception):
    """An annotation's time slot has no time."""


def _intervals(document: Any, name: str) -> tuple[Interval, ...]:
    intervals = []
    for start, end, value, _ in document.tiers[name][0].values():
        start_ms, end_ms = document.timeslots[start], document.timeslots[end]
        if start_ms is None or end_ms is None:
            raise _UntimedError(name)
        intervals.append(Interval(start_ms / 1000, max(start_ms, end_ms) / 1000, value))
    return tuple(sorted(intervals))


def _pympi() -> Any:
    try:
        from pympi import Elan
    except ImportError:
        raise BackendError(
            "ELAN files need pympi-ling, which is not installed; pip install "
            '"rehearsal-audio[research]"'
        ) from None
    return Elan
