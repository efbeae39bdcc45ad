"""What was said is left out of research exports unless it is asked for.

Rule: texts of utterances and words, quotes, and details of events that hold words become empty;
times, roles, labels, counts and reasons stay. Of an event's details, words stay only where they
are one of a detector's own (:data:`PLAIN_DETAILS`): a new detail is left out until it is named.
"""

from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.model.report import IterationReport

PLAIN_DETAILS = frozenset({"ended_by", "kind", "outcome", "over_role", "rule"})
"""Details of events whose words are a detector's, never a speaker's."""


def is_said(detail: str) -> bool:
    """Whether a detail that is text may hold what a person said."""
    return detail not in PLAIN_DETAILS


def text_left_out(report: IterationReport) -> IterationReport:
    """The report without what was said."""
    return replace(
        report,
        utterances=tuple(
            replace(one, text="", words=tuple(replace(word, text="") for word in one.words))
            for one in report.utterances
        ),
        events=tuple(
            replace(
                event,
                quote="",
                details={
                    name: value
                    for name, value in event.details.items()
                    if not (isinstance(value, str) and is_said(name))
                },
            )
            for event in report.events
        ),
    )
