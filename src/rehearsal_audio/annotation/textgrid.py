"""Praat TextGrid (Boersma & Weenink), through praatio.

Definition
    "TextGrid file formats" in the Praat manual: long text format, interval tiers.
Ambiguities, and what is done here
    - An interval without text is silence to Praat: on reading it is passed over, and what is
      written must carry text.
    - Praat saves UTF-16 where a text is not plain ASCII: both are read, UTF-8 is written.
    - Point tiers are passed over.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.segment import Seconds


def textgrid_bytes(tiers: Sequence[Tier], end_s: Seconds) -> bytes:
    """A TextGrid file from 0 to ``end_s``; intervals without text are left out.

    A grid needs a tier: where none has an interval, there is one empty tier ``speech``.
    """
    from praatio import textgrid

    end_s = max([end_s, *(one.end_s for tier in tiers for one in tier.intervals)])
    grid = textgrid.Textgrid(0, end_s)
    for tier in tiers:
        entries = [(one.start_s, one.end_s, one.text) for one in tier.intervals if one.text]
        if entries:
            grid.addTier(textgrid.IntervalTier(tier.name, entries, 0, end_s))
    if not grid.tierNames:
        grid.addTier(textgrid.IntervalTier("speech", [(0.0, end_s, "")], 0, end_s))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.TextGrid"
        grid.save(str(path), format="long_textgrid", includeBlankSpaces=True)
        return path.read_bytes()


def read_textgrid(path: Path) -> tuple[Tier, ...]:
    """The interval tiers of a TextGrid, empty intervals left out.

    Raises
    ------
    InputError
        The file is no TextGrid.
    """
    from praatio import textgrid

    try:
        grid = textgrid.openTextgrid(
            str(path), includeEmptyIntervals=False, duplicateNamesMode="rename"
        )
    except Exception as error:  # noqa: BLE001 praatio raises whatever goes wrong
        raise InputError(
            f"{path}: not a TextGrid that can be read ({type(error).__name__}); "
            "open it in Praat and save it as a text file"
        ) from None
    return tuple(
        Tier(tier.name, tuple(Interval(*entry) for entry in tier.entries))
        for tier in grid.tiers
        if isinstance(tier, textgrid.IntervalTier)
    )
