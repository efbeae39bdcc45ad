"""What differs between two reports of one iteration, in words that hold none of the talk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rehearsal_audio.export.report_json import event_to_json, measure_to_json, report_to_json
from rehearsal_audio.model.report import IterationReport

MAX_NAMED = 8
"""Differences that are named; the rest is counted."""

_COMPARED = ("duration_s", "scene", "speakers", "utterances", "activity", "quality")
"""Parts of a report that the recording alone decides, beside its measures and events."""


def laid_over(report: IterationReport, again: IterationReport) -> Iterator[str]:
    """All that a new analysis of the recording made otherwise."""
    yield from named(differing_measures(report, again))
    yield from named(differing_events(report, again))
    old, new = report_to_json(report), report_to_json(again)
    for part in _COMPARED:
        if old[part] != new[part]:
            yield f"heard again, {part} differ{_how_many(old[part], new[part])}"
    if report.provenance.weights_sha256 != again.provenance.weights_sha256:
        yield "heard again with other weights"


def differing_measures(report: IterationReport, again: IterationReport) -> Iterator[str]:
    """Measures whose value, interval, components or reason are not the same, with by how much."""
    new = {one.name: measure_to_json(one) for one in again.measures}
    for measure in report.measures:
        old = measure_to_json(measure)
        found = new.pop(measure.name, None)
        if found is None:
            yield f"{measure.name} is none of this version's measures"
        elif old["value"] != found["value"]:
            yield f"{measure.name} {_change(old['value'], found['value'])}"
        else:
            parts = [key for key, value in old.items() if value != found[key]]
            if parts:
                yield f"{measure.name} differs in its {', '.join(parts)}"
    yield from (f"{name} is missing" for name in new)


def differing_events(report: IterationReport, again: IterationReport) -> Iterator[str]:
    """Events that only one report has, and those that are not the same."""
    old = {one.id: event_to_json(one) for one in report.events}
    new = {one.id: event_to_json(one) for one in again.events}
    gone, come = len(old.keys() - new.keys()), len(new.keys() - old.keys())
    if gone or come:
        yield f"{gone} of {len(old)} events are not found again, {come} others are"
    for name in sorted(old.keys() & new.keys()):
        parts = [key for key, value in old[name].items() if value != new[name][key]]
        if parts:
            yield f"event {name} differs in its {', '.join(parts)}"


def named(differences: Iterable[str]) -> Iterator[str]:
    """The first differences, and how many more there are."""
    found = list(differences)
    yield from found[:MAX_NAMED]
    if len(found) > MAX_NAMED:
        yield f"and {len(found) - MAX_NAMED} more of this kind"


def _change(old: float | None, new: float | None) -> str:
    """Two values and by how much they differ.

    Examples
    --------
    >>> _change(0.41, 0.412), _change(None, 3.0)
    ('0.41 -> 0.412 (+0.002)', 'none -> 3')
    """
    if old is None or new is None:
        return " -> ".join("none" if one is None else f"{one:g}" for one in (old, new))
    return f"{old:g} -> {new:g} ({new - old:+.6g})"


def _how_many(old: object, new: object) -> str:
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        if len(old) != len(new):
            return f" ({len(old)} -> {len(new)})"
        return f" ({sum(a != b for a, b in zip(old, new, strict=True))} of {len(old)})"
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return f" ({', '.join(key for key in old if old[key] != new.get(key))})"
    return ""
