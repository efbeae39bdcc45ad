"""The transcript as the page shows it: passages in pieces, marked where a label lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.export.page.figures import clock
from rehearsal_audio.export.page.moments import KIND_OF
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import EVENT_ONLY, Event, Label
from rehearsal_audio.model.report import IterationReport


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the side of its labels; empty side where it has none."""

    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A behaviour of a passage: kind of mark and name."""

    kind: str
    side: str
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One utterance, ready to be shown."""

    index: int
    role: str
    time: str
    start_s: float | None
    end_s: float | None
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]


def passages(report: IterationReport, words: Wording) -> tuple[Passage, ...]:
    """The conversation in order; labels of the leader's words only, for only they are judged."""
    leaders = {one.index for one in report.utterances if one.role is Role.LEADER}
    labels: dict[int, list[Label]] = {}
    for label in report.labels:
        if label.confidence >= LISTED_CONFIDENCE and label.utterance_index in leaders:
            labels.setdefault(label.utterance_index, []).append(label)
    happened = _events_by_utterance(report)
    return tuple(
        Passage(
            index=one.index,
            role=one.role.value,
            time="" if one.start_s is None else clock(one.start_s),
            start_s=one.start_s,
            end_s=one.end_s,
            pieces=_pieces(one.text, labels.get(one.index, [])),
            tags=_tags(labels.get(one.index, []), happened.get(one.index, []), words),
        )
        for one in sorted(report.utterances, key=lambda one: one.index)
    )


def _events_by_utterance(report: IterationReport) -> dict[int, list[Event]]:
    """Events that only times show, each at the same role's utterance that holds its start."""
    found: dict[int, list[Event]] = {}
    for event in report.events:
        if event.behaviour not in EVENT_ONLY or event.confidence < LISTED_CONFIDENCE:
            continue
        for one in report.utterances:
            if one.role is event.role and _holds(one.start_s, one.end_s, event.start_s):
                found.setdefault(one.index, []).append(event)
                break
    return found


def _holds(start_s: float | None, end_s: float | None, time_s: float) -> bool:
    slack_s = 0.25
    return (
        start_s is not None and end_s is not None and start_s - slack_s <= time_s < end_s + slack_s
    )


def _pieces(text: str, labels: Sequence[Label]) -> tuple[Piece, ...]:
    """The text cut where labels begin and end."""
    marked = [one for one in labels if one.behaviour in KIND_OF and one.start_char < one.end_char]
    cuts = sorted(
        {0, len(text)}
        | {
            min(max(char, 0), len(text))
            for one in marked
            for char in (one.start_char, one.end_char)
        }
    )
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        sides = [KIND_OF[one.behaviour].side for one in marked if _covers(one, start, end)]
        side = next((one for one in ("miss", "good", "neutral") if one in sides), "")
        if pieces and pieces[-1].side == side:
            pieces[-1] = Piece(pieces[-1].text + text[start:end], side)
        else:
            pieces.append(Piece(text[start:end], side))
    return tuple(pieces)


def _covers(label: Label, start: int, end: int) -> bool:
    return label.start_char <= start and label.end_char >= end


def _tags(labels: Sequence[Label], events: Sequence[Event], words: Wording) -> tuple[Tag, ...]:
    behaviours = [event.behaviour for event in events]
    behaviours += [label.behaviour for label in sorted(labels, key=lambda one: one.start_char)]
    return tuple(
        Tag(KIND_OF[one].name, KIND_OF[one].side, words.behaviour(one.value))
        for one in dict.fromkeys(behaviours)
        if one in KIND_OF
    )
