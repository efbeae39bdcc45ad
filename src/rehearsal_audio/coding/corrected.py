"""A coder's tiers of events as corrections of a report.

Rule: the intervals of ``<role> events`` in an edited export are laid beside the role's events that
were exported, those that count. An interval at an event's place (both ends within 0.05 s) with its
behaviour says nothing; with another behaviour it relabels the event. An event without an interval
is rejected, an interval without an event is added: a border that was moved by more is both. A role
without a tier of events was not coded, and its events stay.

Units: seconds.

Source: corrections, see :mod:`rehearsal_audio.behaviours.corrections`.

Known weaknesses: a coder who leaves an event as it is says nothing; accepted is only what is
accepted in corrections.jsonl.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.annotation.tiers import Interval
from rehearsal_audio.errors import InputError
from rehearsal_audio.export.tiers import counted_events
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Seconds

SAME_PLACE_S: Seconds = 0.05
"""Ends that lie no farther apart are the same: annotation programs round, and hands shake."""

Line = dict[str, object]


@dataclass(frozen=True, slots=True)
class Marked:
    """A behaviour where a coder has drawn it."""

    behaviour: Behaviour
    start_s: Seconds
    end_s: Seconds


def corrections_of(path: Path, report: IterationReport) -> tuple[Line, ...]:
    """What the coder of a file changed, as lines of corrections.jsonl.

    Parameters
    ----------
    path
        An edited TextGrid or EAF.
    report
        The report that was exported.

    Raises
    ------
    InputError
        The file is malformed, has no tier of events, names an unknown behaviour or role, or goes
        beyond the end of the audio.
    """
    tiers = read_annotated_speech(path).events
    if not tiers:
        raise InputError(f"{path}: no tier of events; expected 'leader events' as an export has it")
    lines: list[Line] = []
    for name, intervals in tiers.items():
        role = _role(path, name)
        events = [one for one in counted_events(report.events) if one.role is role]
        lines += _differences(role, events, [_marked(path, one, report) for one in intervals])
    return tuple(lines)


def as_lines(corrections: Sequence[Line]) -> str:
    """The corrections as the text of a corrections.jsonl."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in corrections)


def _differences(role: Role, events: Sequence[Event], marked: Sequence[Marked]) -> list[Line]:
    left, drawn = list(events), []
    for one in marked:  # first what says nothing, so that it is not taken for a relabelling
        same = next(
            (event for event in left if event.behaviour is one.behaviour and _at(event, one)), None
        )
        if same is None:
            drawn.append(one)
        else:
            left.remove(same)
    lines: list[Line] = []
    for one in drawn:
        other = next((event for event in left if _at(event, one)), None)
        if other is None:
            times = {"start_s": one.start_s, "end_s": one.end_s}
            lines.append(
                {"action": "add", "behaviour": one.behaviour.value, "role": role.value, **times}
            )
        else:
            left.remove(other)
            facts = {"id": other.id, "start_s": other.start_s}
            lines.append({"action": "relabel", **facts, "behaviour": one.behaviour.value})
    lines += [{"action": "reject", "id": one.id, "start_s": one.start_s} for one in left]
    return lines


def _at(event: Event, one: Marked) -> bool:
    return (
        abs(event.start_s - one.start_s) <= SAME_PLACE_S
        and abs(event.end_s - one.end_s) <= SAME_PLACE_S
    )


def _role(path: Path, name: str) -> Role:
    try:
        return Role(name)
    except ValueError:
        names = ", ".join(role.value for role in Role)
        raise InputError(f"{path}: events of {name!r}: unknown role; expected {names}") from None


def _marked(path: Path, one: Interval, report: IterationReport) -> Marked:
    place = f"{path}: the event at {one.start_s:.1f} s"
    if one.end_s > report.duration_s + SAME_PLACE_S:
        raise InputError(f"{place} ends after the audio, at {one.end_s:.1f} s; mend its border")
    name = "_".join(one.text.lower().split())
    try:
        return Marked(Behaviour(name), one.start_s, one.end_s)
    except ValueError:
        names = ", ".join(behaviour.value for behaviour in Behaviour)
        raise InputError(f"{place} is no behaviour; expected one of {names}") from None
