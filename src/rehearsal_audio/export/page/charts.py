"""Charts of one measure over several runs: dots with their ranges, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.export.page.figures import ceiling, clock, shown, shown_range
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.measure import Measure

HEIGHT, TOP, LEFT, RIGHT = 132, 12, 44, 24
"""A chart in pixels: height of its plot, edges above, left and right."""

FRAME = {
    "left": LEFT,
    "right": RIGHT,
    "top": TOP,
    "middle": TOP + HEIGHT // 2,
    "bottom": TOP + HEIGHT,
    "names": TOP + HEIGHT + 24,
    "height": TOP + HEIGHT + 40,
}
"""Places in a chart that the template needs, in pixels."""

NARROW_UP_TO = 5
"""Charts of more runs than this are wide."""

NARROW, WIDE, CHARACTER = 216, 432, 7
"""Widths of the plot in pixels; width of a character of a name."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One run in a chart, in pixels; y values are None where there is no value or range.

    A run that never saw the moment stands where it ended, and is open above: the time would have
    been longer.
    """

    name: str
    label: str
    """The name, cut at its front where it is too long for the chart."""
    x: float
    y: float | None
    low_y: float | None
    high_y: float | None
    text: str
    range: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What can be said about a change."""

    pair: str
    text: str
    is_larger: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Where others lie, in pixels and in words."""

    top: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure over the runs."""

    name: str
    title: str
    meaning: str
    dots: tuple[Dot, ...]
    line: str
    """SVG path from dot to dot, broken where a value is missing or open."""
    top_label: str
    bottom_label: str
    statements: tuple[Statement, ...]
    amounts: tuple[tuple[str, str], ...]
    """Each pair of runs, and by how much they differ."""
    band: Band | None

    @property
    def width(self) -> int:
        """Width of the chart in pixels."""
        return round(LEFT + _step(len(self.dots)) * len(self.dots) + RIGHT)


def draw_chart(
    name: str,
    measures: Sequence[tuple[str, Measure | None]],
    changes: tuple[tuple[Statement, ...], tuple[tuple[str, str], ...]],
    words: Wording,
    band: tuple[float, float] | None = None,
) -> Chart:
    """Lay out the chart of one measure.

    Parameters
    ----------
    name
        Name of the measure.
    measures
        Name of each run and what was measured there; None where its report lacks the measure.
    changes
        What is said about the changes, in short and with their amounts.
    words
        Where the texts come from.
    band
        Where others lie; None where that is not known.
    """
    text = words.measure(name)
    highest = max((_highest(one) for _, one in measures if one is not None), default=1.0)
    highest = highest if band is None else max(highest, band[1])
    end = 1.0 if text["show"] == "percent" else _end(highest, text["show"])
    scale = (end, text["show"])
    dots = tuple(
        _dot((run, index, len(measures)), measure, scale, words)
        for index, (run, measure) in enumerate(measures)
    )
    return Chart(
        name=name,
        title=text["title"],
        meaning=text["meaning"],
        dots=dots,
        line=_line(dots),
        top_label=f"{end:g}" if text["show"] == "rate" else shown(end, text["show"]),
        bottom_label="0",
        statements=changes[0],
        amounts=changes[1],
        band=None if band is None else _drawn(band, scale, words),
    )


def _drawn(band: tuple[float, float], scale: tuple[float, str], words: Wording) -> Band:
    end, show = scale
    top, bottom = _y(band[1], end), _y(band[0], end)
    low, high = (shown(bound, show) for bound in band)
    text = words.text(
        "compare", "elsewhere", bounds=words.text("page", "bounds", low=low, high=high)
    )
    return Band(top, round(bottom - top, 1), text)


def _line(dots: Sequence[Dot]) -> str:
    parts = []
    is_begun = False
    for dot in dots:
        is_drawn = dot.y is not None and not dot.is_open
        if is_drawn:
            parts.append(f"{'L' if is_begun else 'M'}{dot.x:g} {dot.y:g}")
        is_begun = is_drawn
    return "".join(parts)


def _highest(measure: Measure) -> float:
    """Highest point that is drawn; above the end of a wait there must be room for an arrow."""
    if measure.censored_at_s is not None:
        return 1.2 * measure.censored_at_s
    return measure.high or measure.value or 0.0


def _end(highest: float, show: str) -> float:
    """End of the scale: whole minutes for times, else a round number."""
    if show == "clock":
        return 30.0 * max(1, -(-highest // 30))
    return ceiling(max(highest, 1.0))


def _dot(
    place: tuple[str, int, int], measure: Measure | None, scale: tuple[float, str], words: Wording
) -> Dot:
    name, index, count = place
    end, show = scale
    step = _step(count)
    x = round(LEFT + step * (index + 0.5), 1)
    longest = int(step // CHARACTER)
    label = name if len(name) <= longest else f"…{name[1 - longest :]}"
    if measure is None or measure.value is None:
        waited_s = None if measure is None else measure.censored_at_s
        if waited_s is not None:
            text = words.text("compare", "censored", observed=clock(waited_s))
            return Dot(name, label, x, _y(waited_s, end), None, None, text, "", is_open=True)
        missing = words.text("compare", "missing_value")
        reason = "" if measure is None else measure.reason or ""
        return Dot(name, label, x, None, None, None, missing, reason)
    bounds = shown_range(measure, show)
    return Dot(
        name=name,
        label=label,
        x=x,
        y=_y(measure.value, end),
        low_y=None if measure.low is None else _y(measure.low, end),
        high_y=None if measure.high is None else _y(measure.high, end),
        text=shown(measure.value, show),
        range="" if bounds is None else words.text("page", "bounds", low=bounds[0], high=bounds[1]),
    )


def _step(count: int) -> float:
    """Width of one run in a chart of so many."""
    return (NARROW if count <= NARROW_UP_TO else WIDE) / max(count, 1)


def _y(value: float, end: float) -> float:
    share = min(max(value / end, 0.0), 1.0)
    return round(TOP + HEIGHT * (1 - share), 1)
