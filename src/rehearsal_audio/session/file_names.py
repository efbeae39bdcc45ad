"""What names of recordings tell: ``P07_2.flac`` is participant P07, iteration 2."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:\d{4}-?\d\d-?\d\d[ _-]+)?"  # a day before it
    r"(?P<participant>[A-Za-z]{1,6}-?\d{1,6})"
    r"[ _-]+(?:it|iter|iteration|run|take|try|round|scene|part)?[ _-]*"
    r"(?P<iteration>\d{1,3})(?:[ _-].*)?",
    re.ASCII | re.IGNORECASE,
)


def participant_in(stem: str) -> str | None:
    """The identifier of the participant in a recording's name.

    Examples
    --------
    >>> participant_in("P07_2"), participant_in("2026-03-04 P07 run 2"), participant_in("ward 1")
    ('P07', 'P07', None)
    """
    found = _NAME.fullmatch(stem)
    return found["participant"] if found else None


def iteration_in(stem: str) -> int | None:
    """The number of the iteration in a recording's name.

    Examples
    --------
    >>> iteration_in("P07_02"), iteration_in("P07-take3"), iteration_in("nhs-ward-1")
    (2, 3, None)
    """
    found = _NAME.fullmatch(stem)
    return int(found["iteration"]) if found else None
