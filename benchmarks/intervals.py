"""Coverage of every interval by simulation: how often it holds the truth that was put in.

Run: ``python benchmarks/intervals.py`` (two to three minutes on one core). Data are drawn from
known processes (``simulated_talk.py``), and each interval is held against the truth. Pairs of
whole conversations without any change are measured by all extractors and compared as on the page:
how often is a change called larger than the noise? The draws are the same on every run.
Writes ``benchmarks/results/intervals.json`` and ``intervals.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

import simulated_talk as talk
from rehearsal_audio.comparison import ComparisonSettings, Verdict, change
from rehearsal_audio.export.page.side_by_side import COMPARED
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
LEVELS = (0.90, 0.95)
RUNS, PAIRS = 2000, 1000
LOW, HIGH = 0.85, 0.95
"""What the coverage of a 90 % interval must lie between."""
MOST_CALLED = 0.10
"""How often a pair without change may be called one."""


@dataclass(frozen=True)
class Row:
    """How often one kind of interval held the truth."""

    of: str
    case: str
    level: float
    held: float
    runs: int
    without: int
    """Runs with too little for an interval."""


def main() -> None:
    """Simulate and write both files."""
    rows = [coverage(*case, level) for level in LEVELS for case in cases()]
    called = no_change(PAIRS)
    found = {"coverage": [asdict(row) for row in rows], "no_change": called}
    write_results("intervals", found, page(rows, called))


def cases() -> Iterator[tuple[str, str, object, tuple[float, float]]]:
    """Kind of interval, case in words, what is drawn, and how much of it."""
    for low, high in ((0.5, 3), (3, 8), (8, 20)):
        yield "count or rate", f"{low:g} to {high:g} expected", talk.rates, (low, high)
    yield "count or rate", "0.5 to 20 expected", talk.rates, (0.5, 20)
    for low, high in ((3, 6), (7, 12), (13, 30)):
        yield "proportion", f"{low} to {high} questions", talk.proportions, (low, high)
    for low, high in ((2, 6), (6, 15)):
        yield (
            "reflections for each question",
            f"{low} to {high} of each",
            talk.quotients,
            (low, high),
        )
    for low, high in ((5, 9), (10, 19), (20, 40)):
        yield (
            "talk time and other shares of speech",
            f"{low} to {high} exchanges",
            talk.shares,
            (low, high),
        )
    yield "talk time, pooled", "3 to 8 runs", talk.pooled_shares, (3, 8)
    for low, high in ((6, 9), (10, 20), (21, 40)):
        yield (
            "median (answering pause, gap between turns)",
            f"{low} to {high} gaps",
            talk.medians,
            (low, high),
        )
    for low, high in ((6, 9), (10, 20), (21, 40)):
        yield (
            "time to the first advice, pooled",
            f"{low} to {high} runs",
            talk.first_times,
            (low, high),
        )


def coverage(of: str, case: str, draws, size: tuple[float, float], level: float) -> Row:
    """One kind of interval in one case, at one level."""
    random = np.random.default_rng(crc32(f"{of} {case}".encode()))
    draw = draws(*size, level)
    drawn = [draw(random) for _ in range(RUNS)]
    held = [bounds[0] <= truth <= bounds[1] for bounds, truth in drawn if bounds is not None]
    return Row(of, case, level, round(float(np.mean(held)), 3), len(held), RUNS - len(held))


def no_change(pairs: int) -> dict[str, float]:
    """How often a measure, or any of them, is called changed where nothing changed."""
    random = np.random.default_rng(11)
    blank = read_report(ROOT / "tests" / "golden" / "report" / "nhs-ward-1.report.json")
    called: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for _ in range(pairs):
        first, second = (_report(blank, random) for _ in range(2))
        found = [change(first, second, name) for name in COMPARED]
        larger = [one.name for one in found if one.verdict is Verdict.LARGER]
        judged.update(one.name for one in found if one.verdict is not Verdict.UNJUDGED)
        called.update(larger)
        called["any of these"] += bool(larger)
    judged["any of these"] = pairs
    names = [*(name for name in COMPARED if judged[name]), "any of these"]
    return {name: round(called[name] / judged[name], 3) for name in names}


def _report(blank: IterationReport, random: np.random.Generator) -> IterationReport:
    measures, length_s = talk.run(random)
    return replace(blank, measures=measures, scene=Segment(0.0, length_s))


def page(rows: list[Row], called: dict[str, float]) -> list[str]:
    """Both tables in words."""
    outside = [row for row in rows if row.level == LEVELS[0] and not LOW <= row.held <= HIGH]
    lines = [
        "# Intervals, held against a known truth",
        "",
        f"{RUNS} draws a row, {PAIRS} pairs of conversations. Made by `python "
        "benchmarks/intervals.py`; the processes are in `simulated_talk.py`.",
        "",
        "An interval at 90 % should hold the truth 85 to 95 times in 100. Counts and rates are "
        "exact Poisson intervals: they never promise more than they keep, and keep more where "
        "fewer than about three events are expected, for counts of 0, 1, 2 cannot be cut finer.",
        "",
        "| interval | case | 90 % holds | 95 % holds | too little for one |",
        "|---|---|---|---|---|",
    ]
    at_95 = {(row.of, row.case): row for row in rows if row.level == LEVELS[1]}
    for row in (one for one in rows if one.level == LEVELS[0]):
        other = at_95[row.of, row.case]
        lines.append(
            f"| {row.of} | {row.case} | {row.held:.1%} | {other.held:.1%} | "
            f"{other.without / RUNS:.1%} |"
        )
    lines += ["", f"Outside 85 to 95: {_named(outside)}.", ""]
    lines += [
        "## Pairs without a change",
        "",
        "Two conversations drawn from the same process, all measures by the project's own "
        "extractors, compared as on the page: a difference is judged at "
        f"{ComparisonSettings().level:.1%}, so that fewer than one pair in ten shows any change.",
        "",
        "| measure | called larger than the noise |",
        "|---|---|",
        *(f"| {name} | {share:.1%} |" for name, share in called.items()),
        "",
        "A time to the first advice in two runs is two single moments, and a longest turn an "
        "extreme: neither has an interval, so neither is ever judged.",
        "",
    ]
    return lines


def _named(rows: list[Row]) -> str:
    return "; ".join(f"{row.of}, {row.case} ({row.held:.1%})" for row in rows) or "none"


if __name__ == "__main__":
    main()
