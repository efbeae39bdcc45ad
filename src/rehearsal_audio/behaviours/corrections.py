"""A person's corrections of events: accepted, rejected, relabelled, added.

One JSON object a line in ``corrections.jsonl``::

    {"action": "accept",  "id": "possible_interruption-1"}
    {"action": "reject",  "id": "advice_unsolicited-2"}
    {"action": "relabel", "id": "closed_question-4", "behaviour": "open_question"}
    {"action": "add", "behaviour": "empathy", "role": "leader", "start_s": 61.2, "end_s": 64.0}

``id`` is the event's in report.json or events.csv. With ``start_s`` beside an ``id``, the event
must start within half a second of it: a guard where the report may have been made anew since.
A possible interruption that is accepted is an interruption. What a person touched carries the
source ``human`` and confidence 1; what they rejected is gone. Every measure is computed anew.

Units: seconds from the start of the iteration.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from rehearsal_audio.errors import InputError, shown
from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.event import HUMAN, LABELS, Behaviour, Event, Label
from rehearsal_audio.model.segment import Seconds, Segment

Member = TypeVar("Member", bound=Enum)

ACTIONS = ("accept", "reject", "relabel", "add")
KEYS = ("action", "id", "behaviour", "role", "start_s", "end_s", "note")
MAX_SHIFT_S: Seconds = 0.5
MAX_LINE_CHARS = 10_000


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file.

    Parameters
    ----------
    action
        One of :data:`ACTIONS`.
    event_id
        The event it is about; None for ``add``.
    behaviour
        The new behaviour, for ``relabel`` and ``add``.
    role
        Who does it, for ``add``.
    start_s, end_s
        Its time, for ``add``; ``start_s`` guards an ``id``.
    place
        File and line, for messages.
    """

    action: str
    event_id: str | None
    behaviour: Behaviour | None
    role: Role | None
    start_s: Seconds | None
    end_s: Seconds | None
    place: str


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections, in its order.

    Raises
    ------
    InputError
        The file is not UTF-8 or a line is malformed; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path}: cannot be read; expected a text file in UTF-8") from None
    return tuple(
        _correction(line, f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    )


def apply_corrections(
    conversation: Conversation, events: Sequence[Event], corrections: Iterable[Correction]
) -> tuple[Event, ...]:
    """The events as the person wants them, in order of start.

    Parameters
    ----------
    conversation
        What the events belong to; gives an added event its quote.
    events
        As detected.
    corrections
        In the order of the file; a later one sees what earlier ones did.

    Raises
    ------
    InputError
        A correction names an event that is not there.
    """
    kept = {event.id: event for event in events}
    for number, correction in enumerate(corrections, 1):
        if correction.action == "add":
            added = _added(conversation, correction, number)
            kept[added.id] = added
            continue
        event = _found(kept, correction)
        if correction.action == "reject":
            del kept[event.id]
        else:
            kept[event.id] = _confirmed(event, correction.behaviour)
    return tuple(sorted(kept.values(), key=lambda one: (one.start_s, one.end_s, one.id)))


def labels_of_events(events: Iterable[Event]) -> tuple[Label, ...]:
    """Labels of the utterances that carry events of text; the way back from events to labels."""
    labels = []
    for event in events:
        index = event.details.get("utterance_index")
        start, end = event.details.get("start_char"), event.details.get("end_char")
        if event.behaviour in LABELS and all(isinstance(one, int) for one in (index, start, end)):
            labels.append(
                Label(
                    int(index or 0),
                    event.behaviour,
                    int(start or 0),
                    int(end or 0),
                    event.confidence,
                    event.source,
                )
            )
    return tuple(sorted(labels, key=lambda one: (one.utterance_index, one.start_char)))


def _correction(line: str, place: str) -> Correction:
    try:
        entry = json.loads(line) if len(line) <= MAX_LINE_CHARS else None
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise InputError(f"{place}: no JSON object; expected one correction a line")
    unknown = [key for key in entry if key not in KEYS]
    if unknown:
        raise InputError(f"{place}: unknown key {shown(unknown[0])}; expected {', '.join(KEYS)}")
    action = entry.get("action")
    if action not in ACTIONS:
        known = ", ".join(ACTIONS)
        raise InputError(f"{place}: action is {shown(action)}; expected one of {known}")
    if not isinstance(entry.get("id", ""), str):
        found = shown(entry["id"])
        raise InputError(f"{place}: id is {found}; expected the id of an event as text")
    needed = {"relabel": ("id", "behaviour"), "add": ("behaviour", "role", "start_s", "end_s")}
    missing = [key for key in needed.get(action, ("id",)) if entry.get(key) is None]
    if missing:
        raise InputError(f"{place}: {action} needs {missing[0]!r}")
    return Correction(
        action,
        None if action == "add" else str(entry["id"]),
        _member(Behaviour, entry, "behaviour", place),
        _member(Role, entry, "role", place),
        _seconds(entry, "start_s", place),
        _seconds(entry, "end_s", place),
        place,
    )


def _member(kind: type[Member], entry: Mapping[str, object], key: str, place: str) -> Member | None:
    value = entry.get(key)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        names = ", ".join(str(one.value) for one in kind)
        raise InputError(f"{place}: {key} is {shown(value)}; expected one of {names}") from None


def _seconds(entry: Mapping[str, object], key: str, place: str) -> Seconds | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
        raise InputError(f"{place}: {key} is {shown(value)}; expected seconds")
    return float(value)


def _found(kept: Mapping[str, Event], correction: Correction) -> Event:
    event = kept.get(correction.event_id or "")
    if event is None:
        raise InputError(
            f"{correction.place}: no event {shown(correction.event_id)} in this iteration; "
            "take its id from events.csv"
        )
    if correction.start_s is not None and abs(event.start_s - correction.start_s) > MAX_SHIFT_S:
        raise InputError(
            f"{correction.place}: event {event.id!r} starts at {event.start_s:.1f} s, not at "
            f"{correction.start_s:.1f} s; the report was made anew, take its id again"
        )
    return event


def _confirmed(event: Event, behaviour: Behaviour | None) -> Event:
    if behaviour is None and event.behaviour is Behaviour.POSSIBLE_INTERRUPTION:
        behaviour = Behaviour.INTERRUPTION
    return replace(event, behaviour=behaviour or event.behaviour, confidence=1.0, source=HUMAN)


def _added(conversation: Conversation, correction: Correction, number: int) -> Event:
    """A new event, quoting the words of its role in its span."""
    assert correction.behaviour and correction.role and correction.start_s is not None
    if correction.end_s is None or correction.end_s < correction.start_s:
        raise InputError(f"{correction.place}: it ends before it starts; mend start_s and end_s")
    span = Segment(correction.start_s, correction.end_s)
    details: dict[str, int] = {}
    quote = ""
    utterance = _said_in(conversation, correction.role, span)
    if utterance is not None:
        quote, start_char = _quote(utterance, span)
        details = {
            "utterance_index": utterance.index,
            "start_char": start_char,
            "end_char": start_char + len(quote),
        }
    return Event(
        f"human-{number}",
        correction.behaviour,
        correction.role,
        span.start_s,
        span.end_s,
        quote,
        1.0,
        HUMAN,
        MappingProxyType(details),
    )


def _said_in(conversation: Conversation, role: Role, span: Segment) -> Utterance | None:
    """The role's utterance that shares most time with the span."""
    shared = [
        (span.overlap_s(Segment(one.start_s, one.end_s)), one)
        for one in conversation.utterances
        if one.role is role and one.start_s is not None and one.end_s is not None
    ]
    best = max(shared, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _quote(utterance: Utterance, span: Segment) -> tuple[str, int]:
    """The words of the utterance in the span, and where they begin in its text."""
    inside = [i for i, word in enumerate(utterance.words) if span.overlap_s(word.segment) > 0]
    if not inside:
        return utterance.text, 0
    before = " ".join(word.text for word in utterance.words[: inside[0]])
    words = utterance.words[inside[0] : inside[-1] + 1]
    return " ".join(word.text for word in words), len(before) + bool(before)
