"""A coder's files: labelled utterances (JSONL), report.json, events.csv, Praat, ELAN; or a folder.

Formats
    - ``.jsonl``: utterances as for ``label``, each with ``labels``: a list of names, empty where
      nothing was found. One or several conversations by ``conversation_id``.
    - ``report.json``, or a folder of ``analyse``: the labels that count, events and measures.
    - ``.csv`` with the columns of ``events.csv``.
    - ``.TextGrid`` and ``.eaf`` with tiers called ``leader events`` and ``actor events``, as they
      are exported: a behaviour's name on each interval. The file's name is the conversation's.

What is a label's place in time: its words' where the report knows them, else its utterance's.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rehearsal_audio import features
from rehearsal_audio.annotation import is_annotation
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.behaviours import events_of_labels
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.coding.codings import CodedConversation, Coding, Mark
from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.conversation.utterance_lines import Line, parse_lines, read_text, utterance_of
from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import EVENT_ONLY, HUMAN, LABELS, Behaviour, Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.report import TIMES, TURN_TAKING

COLUMNS = ("recording", "iteration", "behaviour", "role", "start_s", "end_s")
"""Columns of events.csv that are read."""

EXPECTED = (
    "give labelled utterances (.jsonl), a report.json, an events.csv, a .TextGrid or .eaf with "
    "tiers of events, or a folder of them"
)

_FIRST = "1"
"""Name of the iteration of a recording that has only one."""


def read_coding(path: Path) -> Coding:
    """Read what one coder coded.

    Parameters
    ----------
    path
        A file or a folder; of a folder all report.json below it, else all files in it of the
        first kind that there is: JSONL, CSV, TextGrid, EAF.

    Raises
    ------
    InputError
        The file is missing, malformed or of another kind; the message names the place.
    """
    found: dict[str, CodedConversation] = {}
    for file in _files(path):
        for name, coded in _read(file).items():
            if name in found:
                raise InputError(f"{file}: the conversation {name!r} is there twice; remove one")
            found[name] = coded
    return Coding(_coder(path), found)


def _coder(path: Path) -> str:
    """A name for the coder: the file's, or where a report lies."""
    return path.name if path.name != "report.json" else "/".join(path.parts[-3:-1])


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return (path,)
    for pattern in ("**/report.json", "*.jsonl", "*.csv", "*.TextGrid", "*.eaf"):
        files = sorted(path.glob(pattern))
        if files:
            return files
    raise InputError(f"{path}: nothing to read in this folder; {EXPECTED}")


def _read(path: Path) -> dict[str, CodedConversation]:
    ending = path.suffix.lower()
    if ending == ".jsonl":
        return _from_lines(path)
    if ending == ".json":
        report = read_report(path)
        return {conversation_name(report.recording, report.iteration): _from_report(report)}
    if ending == ".csv":
        return _from_events_table(path)
    if is_annotation(path):
        return {path.stem: _from_tiers(path)}
    raise InputError(f"{path}: found {ending or 'no ending'}; {EXPECTED}")


def conversation_name(recording: str, iteration: str) -> str:
    """The name under which coders' conversations meet.

    Examples
    --------
    >>> conversation_name("P07", "1"), conversation_name("P07", "later")
    ('P07', 'P07/later')
    """
    return recording if iteration == _FIRST else f"{recording}/{iteration}"


def _from_lines(path: Path) -> dict[str, CodedConversation]:
    by_conversation: dict[str, list[Line]] = {}
    for line in parse_lines(read_text(path), str(path)):
        given = line.entry.get("conversation_id", path.stem)
        name = str(given).removesuffix(f"/{_FIRST}")
        by_conversation.setdefault(name, []).append(line)
    return {name: _from_utterances(lines) for name, lines in by_conversation.items()}


def _from_utterances(lines: Sequence[Line]) -> CodedConversation:
    """One conversation's lines, its measures of words computed from the coder's own labels."""
    named = [(utterance_of(line, 0), _labels_of(line)) for line in lines]
    if all(one.start_s is not None for one, _ in named):
        named.sort(key=lambda pair: (pair[0].start_s or 0.0, pair[0].end_s or 0.0))
    utterances = tuple(replace(one, index=index) for index, (one, _) in enumerate(named))
    labels = [
        Label(index, behaviour, 0, len(one.text), 1.0, HUMAN)
        for index, (one, behaviours) in enumerate(named)
        for behaviour in behaviours
    ]
    conversation = conversation_from_utterances(utterances)
    measures = features.measure(conversation, events_of_labels(conversation, labels))
    marks = tuple(
        Mark(label.behaviour, one.role, _segment(one), one.index)
        for label in labels
        for one in (utterances[label.utterance_index],)
    )
    of_text = (one for one in measures if one.name not in TIMES | TURN_TAKING)
    return CodedConversation(
        utterances, marks, {**_values(of_text), **_label_counts(marks)}, has_turn_taking=False
    )


def _labels_of(line: Line) -> list[Behaviour]:
    labels = line.entry.get("labels")
    if not isinstance(labels, list):
        raise InputError(
            f"{line.place}: labels is missing or no list; give the names, or [] for none"
        )
    names = [one.value for one in LABELS]
    for label in labels:
        if label not in names:
            raise InputError(f"{line.place}: unknown label {label!r}; known: {', '.join(names)}")
    return [Behaviour(label) for label in dict.fromkeys(labels)]


def _from_report(report: IterationReport) -> CodedConversation:
    marks = [
        Mark(event.behaviour, event.role, event.segment, _index_of(event))
        for event in report.events
        if event.confidence >= LISTED_CONFIDENCE or event.behaviour in EVENT_ONLY
    ]
    utterances = tuple(replace(one, words=()) for one in report.utterances)
    return CodedConversation(utterances, tuple(marks), _values(report.measures))


def _index_of(event: Event) -> int | None:
    index = event.details.get("utterance_index")
    return index if isinstance(index, int) else None


def _from_events_table(path: Path) -> dict[str, CodedConversation]:
    rows = csv.DictReader(io.StringIO(read_text(path), newline=""))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}: no column {missing[0]!r}; expected those of events.csv")
    marks: dict[str, list[Mark]] = {}
    for number, row in enumerate(rows, 2):
        name = conversation_name(row["recording"], row["iteration"])
        marks.setdefault(name, []).append(_mark(row, f"{path}, line {number}"))
    return {
        name: CodedConversation((), tuple(own), _label_counts(own)) for name, own in marks.items()
    }


def _mark(row: Mapping[str, str], place: str) -> Mark:
    try:
        behaviour, role = Behaviour(row["behaviour"]), Role(row["role"])
    except ValueError as error:
        raise InputError(f"{place}: {error}; take the names of events.csv") from None
    try:
        segment = Segment(float(row["start_s"]), float(row["end_s"]))
    except (TypeError, ValueError):
        raise InputError(f"{place}: start_s or end_s is no time; expected seconds") from None
    return Mark(behaviour, role, segment)


def _from_tiers(path: Path) -> CodedConversation:
    """The events that a person drew in Praat or ELAN."""
    marks = []
    for speaker, intervals in read_annotated_speech(path).events.items():
        for one in intervals:
            place = f"{path}, tier {speaker} events at {one.start_s:.1f} s"
            row = {"behaviour": one.text.strip(), "role": speaker}
            times = {"start_s": str(one.start_s), "end_s": str(one.end_s)}
            marks.append(_mark({**row, **times}, place))
    if not marks:
        raise InputError(f"{path}: nothing on a tier called 'leader events' or 'actor events'")
    return CodedConversation((), tuple(marks), _label_counts(marks))


def _label_counts(marks: Sequence[Mark]) -> dict[str, float]:
    """Counts of the leader's labels, under the names that reports give them."""
    found = Counter(mark.behaviour for mark in marks if mark.role is Role.LEADER)
    return {f"{label.value}_count": float(found[label]) for label in LABELS}


def _values(measures: Iterable[Measure]) -> dict[str, float]:
    """Names and values of those that have one."""
    return {one.name: one.value for one in measures if one.value is not None}


def _segment(utterance: Utterance) -> Segment | None:
    if utterance.start_s is None or utterance.end_s is None:
        return None
    return Segment(utterance.start_s, utterance.end_s)
