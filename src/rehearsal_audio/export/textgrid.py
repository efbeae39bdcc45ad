"""transcript.TextGrid: the conversation for Praat (Boersma & Weenink), long text format.

For every role that speaks an interval tier of its utterances, and of its words where they
have times; then point tiers of the events by role. Intervals of a Praat tier cannot
overlap: an utterance that starts before the role's last one has ended is cut to start there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rehearsal_audio.files import write_whole
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.report import IterationReport

Interval = tuple[float, float, str]

SHORTEST_S = 0.001
"""Praat needs intervals longer than nothing."""


class TextGrid:
    """Exporter of transcript.TextGrid."""

    file_name = "transcript.TextGrid"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        import tempfile

        grid = _grid(report)
        with tempfile.TemporaryDirectory() as folder:
            beside = Path(folder) / self.file_name
            grid.save(str(beside), format="long_textgrid", includeBlankSpaces=True)
            write_whole(path, beside.read_bytes())


def _grid(report: IterationReport) -> Any:
    from praatio import textgrid

    end_s = max(
        report.duration_s,
        *(utterance.end_s or 0.0 for utterance in report.utterances),
        *(event.end_s for event in report.events),
        SHORTEST_S,
    )
    grid = textgrid.Textgrid(0, end_s)
    for role in Role:
        spoken = [one for one in report.utterances if one.role is role and one.start_s is not None]
        utterances = [(one.start_s or 0.0, one.end_s or 0.0, one.text) for one in spoken]
        words = [(word.start_s, word.end_s, word.text) for one in spoken for word in one.words]
        for name, intervals in (("utterances", utterances), ("words", words)):
            entries = disjoint(intervals)
            if entries:
                grid.addTier(textgrid.IntervalTier(f"{role.value} {name}", entries, 0, end_s))
    for role in Role:
        points = _points(report, role)
        if points:
            grid.addTier(textgrid.PointTier(f"{role.value} events", points, 0, end_s))
    if not grid.tierNames:
        grid.addTier(textgrid.IntervalTier("speech", [(0.0, end_s, "")], 0, end_s))
    return grid


def disjoint(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals sorted, each cut to start where the one before it ends.

    Examples
    --------
    >>> disjoint([(0.0, 2.0, "a"), (1.5, 3.0, "b"), (2.0, 2.5, "c")])
    [(0.0, 2.0, 'a'), (2.0, 3.0, 'b')]
    """
    kept: list[Interval] = []
    free_from_s = 0.0
    for start_s, end_s, text in sorted(intervals):
        start_s, end_s = round(max(start_s, free_from_s), 4), round(end_s, 4)
        if end_s - start_s >= SHORTEST_S and text.strip():
            kept.append((start_s, end_s, " ".join(text.split())))
            free_from_s = end_s
    return kept


def _points(report: IterationReport, role: Role) -> list[tuple[float, str]]:
    """One point a moment: behaviours that start together share it."""
    by_time: dict[float, set[str]] = {}
    for event in report.events:
        if event.role is role:
            by_time.setdefault(round(event.start_s, 3), set()).add(event.behaviour.value)
    return [(time_s, ", ".join(sorted(names))) for time_s, names in sorted(by_time.items())]
