"""The tidy tables: one row a measure, a component, an event, an utterance, a word.

Every table begins with ``recording`` and ``iteration``, by which they are joined. Times count in
seconds from the start of the iteration's audio.
"""

from __future__ import annotations

from collections.abc import Iterable

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.export.report_json import TIME_DIGITS
from rehearsal_audio.export.research.columns import (
    Cell,
    Column,
    Table,
    count,
    flag,
    number,
    seconds,
    share,
    text,
)
from rehearsal_audio.export.research.left_out import is_said
from rehearsal_audio.export.research.row_values import iteration_row, rounded
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import LABELS, Behaviour
from rehearsal_audio.model.report import IterationReport

Row = tuple[Cell, ...]

_ROLES = tuple(role.value for role in Role)
_BEHAVIOURS = tuple(one.value for one in Behaviour)
_UNITS = ("ratio", "s", "count", "per_min")
_UNIT = "see column unit"
_NO_AUDIO = "without audio"
_NO_WORDS = "without words"
_ID = (
    text("recording", "Name of the recording."),
    text("iteration", "Name of the iteration within its recording."),
)
_ROLE = text("role", "Who does or says it.", values=_ROLES)
_START = seconds("start_s", "Start, from the start of the iteration's audio.")
_END = seconds("end_s", "End, from the start of the iteration's audio.")
_CONFIDENCE = share("confidence", "How sure it is.")


def _iterations(report: IterationReport) -> Iterable[Row]:
    yield iteration_row(report)


def _measures(report: IterationReport) -> Iterable[Row]:
    for one in report.measures:
        bounds = (rounded(one.value), rounded(one.low), rounded(one.high))
        yield (*_id(report), one.name, one.unit, *bounds, one.level, one.reason)


def _components(report: IterationReport) -> Iterable[Row]:
    for one in report.measures:
        for name, value in sorted(one.components.items()):
            yield (*_id(report), one.name, name, rounded(float(value)))


def _events(report: IterationReport) -> Iterable[Row]:
    for one in sorted(report.events, key=lambda event: (event.start_s, event.end_s, event.id)):
        index = one.details.get("utterance_index")
        yield (
            *_id(report),
            one.id,
            one.behaviour.value,
            one.role.value,
            *_times(one.start_s, one.end_s),
            rounded(one.confidence),
            one.behaviour not in LABELS or one.confidence >= LISTED_CONFIDENCE,
            one.source,
            index if isinstance(index, int) else None,
            one.quote,
        )


def _details(report: IterationReport) -> Iterable[Row]:
    for event in sorted(report.events, key=lambda one: (one.start_s, one.end_s, one.id)):
        for name, value in sorted(event.details.items()):
            if isinstance(value, str):
                yield (*_id(report), event.id, name, None, None if is_said(name) else value)
            elif value is not None:
                yield (*_id(report), event.id, name, rounded(float(value)), None)


def _utterances(report: IterationReport) -> Iterable[Row]:
    labels: dict[int, set[str]] = {}
    for label in report.labels:
        if label.confidence >= LISTED_CONFIDENCE:
            labels.setdefault(label.utterance_index, set()).add(label.behaviour.value)
    for one in sorted(report.utterances, key=lambda utterance: utterance.index):
        yield (
            *_id(report),
            one.index,
            one.role.value,
            *_times(one.start_s, one.end_s),
            len(one.text.split()),
            " ".join(sorted(labels.get(one.index, ()))),
            one.text,
        )


def _words(report: IterationReport) -> Iterable[Row]:
    for one in sorted(report.utterances, key=lambda utterance: utterance.index):
        for place, word in enumerate(one.words):
            yield (
                *_id(report),
                one.index,
                place,
                one.role.value,
                *_times(word.start_s, word.end_s),
                rounded(word.confidence),
                word.text,
            )


def _activity(report: IterationReport) -> Iterable[Row]:
    for one in sorted(report.ipus, key=lambda ipu: (ipu.start_s, ipu.end_s, ipu.role.value)):
        yield (*_id(report), one.role.value, *_times(one.start_s, one.end_s), one.is_backchannel)


def _speakers(report: IterationReport) -> Iterable[Row]:
    for one in report.speakers:
        speech_s = round(one.speech_s, TIME_DIGITS)
        yield (*_id(report), one.label, one.role.value, speech_s, rounded(one.confidence))


def _id(report: IterationReport) -> tuple[str, str]:
    return report.recording, report.iteration


def _times(*times_s: float | None) -> tuple[Cell, ...]:
    return tuple(None if time_s is None else round(time_s, TIME_DIGITS) for time_s in times_s)


_TEXT_TIMES = "where the conversation has no times"

TABLES: tuple[Table, ...] = (
    Table(
        "iterations",
        "One row an iteration: who, what, how long, how well recorded, made by what.",
        ("recording", "iteration"),
        (
            *_ID,
            text("participant", "Code of the leader.", missing="not in the session file"),
            text("scenario", "What is rehearsed.", missing="not in the session file"),
            seconds("duration_s", "Length of the iteration's audio."),
            seconds("scene_start_s", "Start of the scene: only speech inside it counts."),
            seconds("scene_end_s", "End of the scene."),
            number("snr_db", "Level of speech over level of noise.", _NO_AUDIO, "dB"),
            share("overlap_share", "Share of speech time in which two speak.", _NO_AUDIO),
            Column(
                "voice_separation",
                "number",
                "Cosine distance between the two voices.",
                "1",
                0.0,
                2.0,
                missing="where no voices were compared",
            ),
            share("asr_confidence", "Mean confidence of the recognised words.", _NO_WORDS),
            share("unassigned_words_share", "Share of words on nobody's speech.", _NO_WORDS),
            share("clipped_share", "Share of samples at full scale.", _NO_AUDIO),
            count("warnings", "Number of warnings about the recording."),
            count("human_events", "Events that a person added or confirmed."),
            text("package_version", "Version of rehearsal-audio that made the report."),
            text("pipeline", "Name of the pipeline."),
            text("audio_sha256", "SHA-256 of the recording's file.", missing=_NO_AUDIO),
            text("analysis_id", "Id of the analysis.", missing="reports of version 1.0"),
        ),
        _iterations,
    ),
    Table(
        "measures",
        "One row a measure and iteration. What each measure is stands under its own name.",
        ("recording", "iteration", "measure"),
        (
            *_ID,
            text("measure", "Name of the measure."),
            text("unit", "Unit of value, low and high.", values=_UNITS),
            number("value", "The number.", "undefined, censored or withheld: see reason", _UNIT),
            number("low", "Lower bound of its interval.", "no interval is defined", _UNIT),
            number("high", "Upper bound of its interval.", "no interval is defined", _UNIT),
            share("level", "Probability of the interval."),
            text("reason", "Why there is no value.", missing="there is a value"),
        ),
        _measures,
    ),
    Table(
        "components",
        "One row a component of a measure: pool measures by summing these, never by averaging.",
        ("recording", "iteration", "measure", "component"),
        (
            *_ID,
            text("measure", "Name of the measure."),
            text("component", "Name of the count or time that the measure was made of."),
            number("value", "The count, the seconds (names in _s) or 0 and 1 for no and yes."),
        ),
        _components,
    ),
    Table(
        "events",
        "One row a behaviour at a moment.",
        ("recording", "iteration", "event"),
        (
            *_ID,
            text("event", "Id of the event within its iteration."),
            text("behaviour", "What it is.", values=_BEHAVIOURS),
            _ROLE,
            _START,
            _END,
            _CONFIDENCE,
            flag("counted", f"Sure enough to count (labels from {LISTED_CONFIDENCE:g})."),
            text("source", "Rule or model that fired, or human."),
            count("utterance", "Index of the utterance.", "the event is not of text"),
            text("quote", "The words.", missing="no words", holds_text=True),
        ),
        _events,
    ),
    Table(
        "event_details",
        "One row a fact that decided an event.",
        ("recording", "iteration", "event", "detail"),
        (
            *_ID,
            text("event", "Id of the event within its iteration."),
            text("detail", "Name of the fact, such as overlap_s or outcome."),
            number("number", "Its value (1 and 0 for yes and no).", "the fact is a word"),
            text("word", "Its value.", missing="the fact is a number, or what was said"),
        ),
        _details,
    ),
    Table(
        "utterances",
        "One row an utterance: what one role says in one go.",
        ("recording", "iteration", "utterance"),
        (
            *_ID,
            count("utterance", "Index of the utterance in the iteration, from 0."),
            _ROLE,
            seconds("start_s", _START.meaning, _TEXT_TIMES),
            seconds("end_s", _END.meaning, _TEXT_TIMES),
            count("word_count", "Number of words."),
            text("labels", "Labels that count, apart by blanks.", missing="no label"),
            text("text", "The words.", missing="no words", holds_text=True),
        ),
        _utterances,
    ),
    Table(
        "words",
        "One row a word with its time.",
        ("recording", "iteration", "utterance", "word"),
        (
            *_ID,
            count("utterance", "Index of the utterance."),
            count("word", "Place of the word in the utterance, from 0."),
            _ROLE,
            _START,
            _END,
            share("confidence", "The recogniser's probability; 1 for a person's transcript."),
            text("text", "The word.", holds_text=True),
        ),
        _words,
    ),
    Table(
        "activity",
        "One row an inter-pausal unit: a role's speech without an inner silence of 0.2 s or more.",
        ("recording", "iteration", "role", "start_s"),
        (*_ID, _ROLE, _START, _END, flag("is_backchannel", "Does not take the floor.")),
        _activity,
    ),
    Table(
        "speakers",
        "One row a voice and the role it was given.",
        ("recording", "iteration", "label"),
        (
            *_ID,
            text("label", "The voice's label."),
            text("role", "Its role.", values=_ROLES),
            seconds("speech_s", "Its speech, overlap included."),
            share("confidence", "How sure the role is."),
        ),
        _speakers,
    ),
)
"""All tidy tables, in the order of their files."""
