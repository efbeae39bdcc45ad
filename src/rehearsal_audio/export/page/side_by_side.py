"""Runs side by side: charts, verdicts on changes, aligned timelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from rehearsal_audio.comparison import Change, Verdict, change, incomparable
from rehearsal_audio.export.page.charts import NARROW_UP_TO, Chart, Statement, draw_chart
from rehearsal_audio.export.page.figures import clock, difference
from rehearsal_audio.export.page.moments import GOOD, MISS, moments_of
from rehearsal_audio.export.page.timeline import Lane, Mark, levels, packed, scene_lanes
from rehearsal_audio.export.page.together import Together, together
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment

COMPARED = (
    "talk_time_ratio",
    "interruption_rate_by_leader",
    "time_to_first_advice_s",
    "open_question_ratio",
    "open_question_rate_per_min",
    "reflections_per_min",
    "advice_rate_per_min",
    "response_latency_s",
    "longest_leader_turn_s",
)
"""Measures that are drawn: the headline ones first."""

MAX_RUNS = 12
"""More runs than this in one chart cannot be read."""

ALL_PAIRS_UP_TO = 4
"""Up to so many runs every neighbouring pair gets a verdict; beyond, first against last."""


@dataclass(frozen=True, slots=True)
class Run:
    """One iteration in a comparison."""

    name: str
    link: str | None
    """Address of its report relative to the page; None where it has none."""
    report: IterationReport


@dataclass(frozen=True, slots=True)
class Strip:
    """One run's timeline, aligned at the start of its scene."""

    run: Run
    width_percent: float
    width: int
    lanes: tuple[Lane, ...]
    above: tuple[Mark, ...]
    below: tuple[Mark, ...]

    @property
    def levels_above(self) -> int:
        """How many marks stand on each other above the lanes."""
        return levels(self.above)

    @property
    def levels_below(self) -> int:
        """How many marks hang under each other below the lanes."""
        return levels(self.below)


@dataclass(frozen=True, slots=True)
class Group:
    """Runs that belong together."""

    title: str
    runs: tuple[Run, ...]
    charts: tuple[Chart, ...]
    strips: tuple[Strip, ...]
    warnings: tuple[str, ...]
    is_too_long: bool
    together: Mapping[str, Together]
    """What the runs give together, by measure."""
    summary: str
    """How many runs, and which measures changed; empty where nothing is compared."""

    @property
    def is_wide(self) -> bool:
        """Whether its charts need more room than usual."""
        return len(self.runs) > NARROW_UP_TO


def group_of(
    title: str,
    runs: Sequence[Run],
    words: Wording,
    bands: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> Group:
    """Charts, verdicts and timelines of runs that belong together; bands lie behind the dots."""
    if not 1 < len(runs) <= MAX_RUNS:
        return Group(title, tuple(runs), (), (), (), len(runs) > MAX_RUNS, {}, "")
    pairs = _pairs(runs)
    obstacles = [(first, last, incomparable(first.report, last.report)) for first, last in pairs]
    comparable = [(first, last) for first, last, obstacle in obstacles if obstacle is None]
    charts = tuple(
        draw_chart(
            name,
            [(run.name, _measure(run.report, name)) for run in runs],
            (_statements(name, comparable, words), _amounts(name, comparable, words)),
            words,
            bands.get(name),
        )
        for name in COMPARED
        if any(_measure(run.report, name) for run in runs)
    )
    return Group(
        title=title,
        runs=tuple(runs),
        charts=charts,
        strips=_strips(runs, words),
        warnings=tuple(
            words.text(
                "compare",
                "incomparable",
                first=first.name,
                last=last.name,
                reason=words.text("compare", obstacle.value),
            )
            for first, last, obstacle in obstacles
            if obstacle is not None
        ),
        is_too_long=False,
        together={one.name: one for one in together([run.report for run in runs], COMPARED, words)},
        summary=_summary(charts, len(runs), words) if comparable else "",
    )


def _summary(charts: Sequence[Chart], count: int, words: Wording) -> str:
    larger = [one.title for one in charts if any(said.is_larger for said in one.statements)]
    key = "summary" if larger else "summary_none"
    return words.text("compare", key, count=count, names=", ".join(larger))


def _pairs(runs: Sequence[Run]) -> list[tuple[Run, Run]]:
    ends = (runs[0], runs[-1])
    if len(runs) > ALL_PAIRS_UP_TO:
        return [ends]
    return [*pairwise(runs), *([ends] if len(runs) > 2 else [])]


def _statements(
    name: str, pairs: Sequence[tuple[Run, Run]], words: Wording
) -> tuple[Statement, ...]:
    """A verdict for each pair; pairs of which the same is said stand together."""
    found = [(first, last, change(first.report, last.report, name)) for first, last in pairs]
    said = [_said(one, words) for _, _, one in found]
    is_larger = [one.verdict is Verdict.LARGER for _, _, one in found]
    if len(said) > 1 and len(set(said)) == 1:
        return (Statement(words.text("compare", "all"), said[0], is_larger[0]),)
    pairs_of: dict[tuple[str, bool], list[str]] = {}
    for (first, last, _), text, larger in zip(found, said, is_larger, strict=True):
        pair = words.text("compare", "pair", first=first.name, last=last.name)
        pairs_of.setdefault((text, larger), []).append(pair)
    return tuple(Statement("; ".join(own), *what) for what, own in pairs_of.items())


def _amounts(
    name: str, pairs: Sequence[tuple[Run, Run]], words: Wording
) -> tuple[tuple[str, str], ...]:
    """Each pair, and by how much it differs with its range, where both are known."""
    rows = []
    for first, last in pairs:
        found = change(first.report, last.report, name)
        said = _said(found, words)
        if found.low is not None and found.high is not None and found.difference is not None:
            how = words.measure(name)["show"]
            by, low, high = (
                difference(one, how) for one in (found.difference, found.low, found.high)
            )
            bounds = words.text("page", "bounds", low=low, high=high)
            by = words.text("compare", "points", by=by) if how == "percent" else by
            said = words.text("compare", "amount", by=by, bounds=bounds, verdict=said)
        pair = words.text("compare", "pair", first=first.name, last=last.name)
        rows.append((pair, said))
    return tuple(rows)


def _said(found: Change, words: Wording) -> str:
    """What is said of a change; where a run never saw the moment, only what is certain."""
    if found.verdict is not Verdict.UNJUDGED:
        return words.text("compare", found.verdict.value)
    if found.above is not None:
        return words.text("compare", "later", by=clock(found.above))
    if found.below is not None:
        return words.text("compare", "sooner", by=clock(-found.below))
    if found.censored:
        return words.text("compare", "neither" if found.censored > 1 else "untold")
    if found.difference is None:
        return words.text("compare", "missing")
    why = words.text("no_range", words.measure(found.name).get("no_range", "few"))
    return words.text("compare", "unjudged", why=why)


def _strips(runs: Sequence[Run], words: Wording) -> tuple[Strip, ...]:
    longest_s = max(max(run.report.scene.duration_s for run in runs), 0.001)
    strips = []
    for run in runs:
        scene = run.report.scene
        row = Segment(scene.start_s, scene.start_s + longest_s)
        inside = [one for one in moments_of(run.report, words) if row.contains(one.start_s)]
        above, below = (
            packed([one for one in inside if one.side == side], row) for side in (GOOD, MISS)
        )
        share = round(100 * scene.duration_s / longest_s, 2)
        width = max(1, round(scene.duration_s * 10))
        strips.append(Strip(run, share, width, scene_lanes(run.report), above, below))
    return tuple(strips)


def _measure(report: IterationReport, name: str) -> Measure | None:
    return next((measure for measure in report.measures if measure.name == name), None)
