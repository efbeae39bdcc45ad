"""report.html: what the participant sees."""

from __future__ import annotations

import base64
from collections import Counter
from pathlib import Path

from rehearsal_audio.export.page.accuracy import accuracy_rows, accuracy_sentences
from rehearsal_audio.export.page.debrief import (
    AGAIN_ORDER,
    EXAMPLE_CONFIDENCE,
    KEEP_ORDER,
    four_behaviours,
    one_to_keep,
    one_to_try_again,
)
from rehearsal_audio.export.page.figures import clock, percent
from rehearsal_audio.export.page.method import (
    measure_rows,
    quality_rows,
    settings_rows,
    without_value,
)
from rehearsal_audio.export.page.moments import KIND_OF, KINDS, Moment, moments_of
from rehearsal_audio.export.page.spoken import passages
from rehearsal_audio.export.page.templates import render
from rehearsal_audio.export.page.tiles import headline_tiles
from rehearsal_audio.export.page.timeline import balance, timeline_rows
from rehearsal_audio.export.page.wording import Wording, wording
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.event import Behaviour
from rehearsal_audio.model.report import IterationReport


class ReportPage:
    """Exporter of report.html.

    Parameters
    ----------
    listen
        Sound to embed, as :func:`rehearsal_audio.export.listen.compress` gives it, on the
        same time line as the report; None for a page without sound.
    """

    file_name = "report.html"

    def __init__(self, listen: bytes | None = None) -> None:
        self._listen = listen

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        write_whole(path, render_report(report, self._listen))


def render_report(report: IterationReport, listen: bytes | None = None) -> str:
    """The page as HTML."""
    words = wording()
    moments = moments_of(report, words)
    return render(
        "report.html.j2",
        "report.js",
        {
            "words": words,
            "say": words.sections,
            "report": report,
            "listen": None if listen is None else base64.b64encode(listen).decode("ascii"),
            "tiles": headline_tiles(report, words),
            "events": sorted(report.events, key=lambda one: (one.start_s, one.id)),
            "kinds": _kinds(moments),
            "rows": timeline_rows(report, moments),
            "balance": balance(report),
            "aspects": four_behaviours(report, words),
            "keep": one_to_keep(report, words),
            "again": one_to_try_again(report, words),
            "rule": _rule(words),
            "passages": passages(report, words),
            "measures": measure_rows(report, words),
            "withheld": without_value(report, words),
            "quality": quality_rows(report, words),
            "accuracy": accuracy_rows(words),
            "accuracy_sentences": accuracy_sentences(words),
            "settings": settings_rows(report.provenance.settings),
            "kind_of": _kind_of,
            "clock": clock,
            "percent": percent,
        },
    )


def _kinds(moments: tuple[Moment, ...]) -> list[dict[str, object]]:
    """The kinds of marks that occur, with their counts, in the order of the filter."""
    counts = Counter(moment.kind for moment in moments)
    return [
        {"name": kind.name, "side": kind.side, "count": counts[kind.name]}
        for kind in KINDS
        if counts[kind.name]
    ]


def _kind_of(behaviour: str) -> str:
    kind = KIND_OF.get(Behaviour(behaviour))
    return kind.name if kind else "other"


def _rule(words: Wording) -> str:
    def names(behaviours: tuple[Behaviour, ...]) -> str:
        return ", ".join(words.behaviour(one.value) for one in behaviours)

    return words.text(
        "debrief",
        "rule",
        keep=names(KEEP_ORDER),
        again=names(AGAIN_ORDER),
        certainty=percent(EXAMPLE_CONFIDENCE),
    )
