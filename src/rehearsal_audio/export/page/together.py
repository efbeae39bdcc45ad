"""Several runs in one number each: pooled from their components, times by Kaplan and Meier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.export.page.figures import clock, shown, shown_range
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.features.pooling import pooled
from rehearsal_audio.features.survival import PooledTime, pooled_time
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport

FIRST_TIME = "time_to_first_advice_s"


@dataclass(frozen=True, slots=True)
class Together:
    """One measure over several runs."""

    name: str
    title: str
    text: str
    range: str
    runs: int
    """Runs that it stands on."""


def together(
    reports: Sequence[IterationReport], names: Sequence[str], words: Wording
) -> tuple[Together, ...]:
    """The named measures over several runs; those that cannot be pooled are left out.

    Runs of different scenarios are not put together: an empty tuple.
    """
    if len(reports) < 2 or len({one.scenario for one in reports}) > 1:
        return ()
    rows = (_row(name, _named(reports, name), words) for name in names)
    return tuple(row for row in rows if row is not None)


def _named(reports: Sequence[IterationReport], name: str) -> list[Measure]:
    return [one for report in reports for one in report.measures if one.name == name]


def _row(name: str, measures: Sequence[Measure], words: Wording) -> Together | None:
    title = words.measure(name)["title"]
    if name == FIRST_TIME:
        return _first_time(title, measures, words)
    found = pooled(measures)
    if found is None or found.value is None:
        return None
    how = words.measure(name)["show"]
    bounds = shown_range(found, how)
    text = "" if bounds is None else words.text("page", "bounds", low=bounds[0], high=bounds[1])
    return Together(name, title, shown(found.value, how), text, int(found.components["iterations"]))


def _first_time(title: str, measures: Sequence[Measure], words: Wording) -> Together | None:
    """When half of the runs had seen it; of few runs, in how many it was seen."""
    seen = sum(one.value is not None for one in measures)
    count = seen + sum(one.censored_at_s is not None for one in measures)
    if not count:
        return None
    text = words.text("together", "seen_in", seen=seen, count=count)
    found = pooled_time(measures)
    if found is None:
        return Together(FIRST_TIME, title, text, "", count)
    if found.median_s is None:
        return Together(
            FIRST_TIME, title, words.text("together", "not_in_half", seen_in=text), "", count
        )
    by = words.text("together", "in_half", time=clock(found.median_s), seen_in=text)
    return Together(FIRST_TIME, title, by, _range(found, words), count)


def _range(found: PooledTime, words: Wording) -> str:
    """Bounds of the median; the upper one is open where too few runs saw it."""
    if found.low_s is None:
        return ""
    if found.high_s is None:
        return words.text("together", "open_range", low=clock(found.low_s))
    return words.text("page", "bounds", low=clock(found.low_s), high=clock(found.high_s))
