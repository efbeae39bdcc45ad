"""report.json: the report for programs, and the way back.

The layout is ``report.schema.json`` beside this file (JSON Schema 2020-12). The same report
always gives the same bytes: times are rounded to milliseconds, other numbers to six digits,
and mappings are sorted by name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.errors import InputError
from rehearsal_audio.files import write_whole
from rehearsal_audio.model.conversation import Ipu, Role, SpeakerRole, Utterance
from rehearsal_audio.model.event import Behaviour, Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import SCHEMA_VERSION, IterationReport, Provenance, Quality
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word

Json = dict[str, Any]

SCHEMA_PATH = Path(__file__).with_name("report.schema.json")
"""The JSON Schema of report.json."""

EXPECTED = "give a report.json that `rehearsal-audio analyse` wrote"

TIME_DIGITS = 3
NUMBER_DIGITS = 6


class ReportJson:
    """Exporter of report.json."""

    file_name = "report.json"

    def export(self, report: IterationReport, path: Path) -> None:
        """Write the file whole."""
        text = json.dumps(report_to_json(report), ensure_ascii=False, indent=1, allow_nan=False)
        write_whole(path, text + "\n")


def report_to_json(report: IterationReport) -> Json:
    """The report as JSON values, in the layout of the schema."""
    return {
        "schema_version": SCHEMA_VERSION,
        "recording": report.recording,
        "iteration": report.iteration,
        "participant": report.participant,
        "scenario": report.scenario,
        "duration_s": _time(report.duration_s),
        "scene": _span(report.scene.start_s, report.scene.end_s),
        "speakers": [_speaker(speaker) for speaker in report.speakers],
        "measures": [measure_to_json(measure) for measure in report.measures],
        "events": [
            event_to_json(event)
            for event in sorted(report.events, key=lambda one: (one.start_s, one.end_s, one.id))
        ],
        "utterances": _utterances(report),
        "activity": [
            {
                "role": ipu.role.value,
                **_span(ipu.start_s, ipu.end_s),
                "is_backchannel": ipu.is_backchannel,
            }
            for ipu in sorted(report.ipus, key=lambda one: (one.start_s, one.end_s, one.role.value))
        ],
        "quality": _quality(report.quality),
        "provenance": _provenance(report.provenance),
    }


def measure_to_json(measure: Measure) -> Json:
    """A measure as JSON values, in the layout of the schema."""
    return {
        "name": measure.name,
        "value": _number(measure.value),
        "unit": measure.unit,
        "low": _number(measure.low),
        "high": _number(measure.high),
        "level": measure.level,
        "components": plain(measure.components),
        "reason": measure.reason,
    }


def event_to_json(event: Event) -> Json:
    """An event as JSON values, in the layout of the schema."""
    return {
        "id": event.id,
        "behaviour": event.behaviour.value,
        "role": event.role.value,
        **_span(event.start_s, event.end_s),
        "quote": event.quote,
        "confidence": _number(event.confidence),
        "source": event.source,
        "details": plain(event.details),
    }


def read_report(path: Path) -> IterationReport:
    """Read a report.json back; the words of inter-pausal units are not kept there.

    Raises
    ------
    InputError
        If the file is missing, is not JSON, or is not a report of a known version.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); {EXPECTED}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON; {EXPECTED}") from error
    try:
        found = str(data["schema_version"])
        if found.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
            raise InputError(
                f"{path} has report version {found}, expected {SCHEMA_VERSION}; "
                "analyse the recording again"
            )
        return _report_from(data)
    except InputError:
        raise
    except KeyError as error:
        raise InputError(f"{path} is not a report: it lacks {error}; {EXPECTED}") from error
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputError(f"{path} is not a report ({type(error).__name__}); {EXPECTED}") from error


def plain(value: object) -> Any:
    """A setting or detail as JSON values: sorted, numbers rounded, the rest as text."""
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value.value) if isinstance(value, (Role, Behaviour)) else str(value)


def _time(seconds: float) -> float:
    return round(float(seconds), TIME_DIGITS)


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), NUMBER_DIGITS)


def _span(start_s: float, end_s: float) -> Json:
    return {"start_s": _time(start_s), "end_s": _time(end_s)}


def _speaker(speaker: SpeakerRole) -> Json:
    return {
        "label": speaker.label,
        "role": speaker.role.value,
        "speech_s": _time(speaker.speech_s),
        "confidence": _number(speaker.confidence),
    }


def _utterances(report: IterationReport) -> list[Json]:
    labels: dict[int, list[Label]] = {}
    for label in report.labels:
        labels.setdefault(label.utterance_index, []).append(label)
    return [
        _utterance(utterance, labels.get(utterance.index, []))
        for utterance in sorted(report.utterances, key=lambda one: one.index)
    ]


def _utterance(utterance: Utterance, labels: Sequence[Label]) -> Json:
    data: Json = {
        "index": utterance.index,
        "role": utterance.role.value,
        "start_s": None if utterance.start_s is None else _time(utterance.start_s),
        "end_s": None if utterance.end_s is None else _time(utterance.end_s),
        "text": utterance.text,
        "labels": sorted(
            {one.behaviour.value for one in labels if one.confidence >= LISTED_CONFIDENCE}
        ),
        "label_spans": [
            {
                "behaviour": label.behaviour.value,
                "start_char": label.start_char,
                "end_char": label.end_char,
                "confidence": _number(label.confidence),
                "source": label.source,
            }
            for label in sorted(
                labels, key=lambda one: (one.start_char, one.end_char, one.behaviour.value)
            )
        ],
    }
    if utterance.words:
        data["words"] = [
            {
                "text": word.text,
                **_span(word.start_s, word.end_s),
                "confidence": _number(word.confidence),
            }
            for word in utterance.words
        ]
    return data


def _quality(quality: Quality) -> Json:
    return {
        "snr_db": _number(quality.snr_db),
        "overlap_share": _number(quality.overlap_share),
        "voice_separation": _number(quality.voice_separation),
        "asr_confidence": _number(quality.asr_confidence),
        "unassigned_words_share": _number(quality.unassigned_words_share),
        "clipped_share": _number(quality.clipped_share),
        "warnings": list(quality.warnings),
    }


def _provenance(provenance: Provenance) -> Json:
    return {
        "package_version": provenance.package_version,
        "pipeline": provenance.pipeline,
        "settings": plain(provenance.settings),
        "models": plain(provenance.models),
        "weights_sha256": plain(provenance.weights_sha256),
        "audio_sha256": provenance.audio_sha256,
        "versions": plain(provenance.versions),
        "analysis_id": provenance.analysis_id,
        "start_s": _number(provenance.start_s),
        "end_s": _number(provenance.end_s),
        "leader": provenance.leader,
        "files_sha256": plain(provenance.files_sha256),
        "digests": plain(provenance.digests),
    }


def _report_from(data: Json) -> IterationReport:
    utterances = data["utterances"]
    return IterationReport(
        recording=data["recording"],
        iteration=data["iteration"],
        participant=data.get("participant"),
        scenario=data.get("scenario"),
        duration_s=float(data["duration_s"]),
        scene=Segment(data["scene"]["start_s"], data["scene"]["end_s"]),
        speakers=tuple(
            SpeakerRole(one["label"], Role(one["role"]), one["speech_s"], one["confidence"])
            for one in data["speakers"]
        ),
        measures=tuple(Measure(**one) for one in data["measures"]),
        events=tuple(_event_from(one) for one in data["events"]),
        utterances=tuple(_utterance_from(one) for one in utterances),
        labels=tuple(label for one in utterances for label in _labels_from(one)),
        ipus=tuple(
            Ipu(Role(one["role"]), one["start_s"], one["end_s"], (), one["is_backchannel"])
            for one in data.get("activity", ())
        ),
        quality=Quality(**{**data["quality"], "warnings": tuple(data["quality"]["warnings"])}),
        provenance=Provenance(**data["provenance"]),
    )


def _event_from(data: Json) -> Event:
    return Event(
        **{
            **data,
            "behaviour": Behaviour(data["behaviour"]),
            "role": Role(data["role"]),
            "details": data.get("details", {}),
        }
    )


def _utterance_from(data: Json) -> Utterance:
    return Utterance(
        index=data["index"],
        role=Role(data["role"]),
        text=data["text"],
        start_s=data["start_s"],
        end_s=data["end_s"],
        words=tuple(Word(**word) for word in data.get("words", ())),
    )


def _labels_from(utterance: Json) -> list[Label]:
    return [
        Label(
            utterance["index"],
            Behaviour(span["behaviour"]),
            span["start_char"],
            span["end_char"],
            span["confidence"],
            span["source"],
        )
        for span in utterance.get("label_spans", ())
    ]
