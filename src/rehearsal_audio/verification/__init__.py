"""Whether a report is what it says it is, and whether it can be made again here.

From the report alone: it fits its schema, its ids hold, its events follow from its words and times,
and its measures follow from its events. With the recording: the models listen once more, and the
new report is laid over the old one.

::

    report.json ── schema ── ids ── events again ── measures again ──┐
    recording ──── heard again ─────────────────────── laid over it ─┴─▶ Verdict

Rule: numbers must be equal to the last digit that a report holds (times to the millisecond, all
others to six decimals). What differs is named with both values; words of the talk are never shown.

Known weaknesses: a report that was changed together with its id is found out by its events and
measures, or by the recording, and not by the id.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal_audio import features
from rehearsal_audio.audio import list_recordings
from rehearsal_audio.config import Pipeline, pipeline_of_settings
from rehearsal_audio.conversation.from_report import conversation_from_report
from rehearsal_audio.errors import InputError, RehearsalAudioError
from rehearsal_audio.export.report_json import SCHEMA_PATH, read_report
from rehearsal_audio.iteration import CORRECTIONS, Job
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.report import IterationReport, Provenance
from rehearsal_audio.pipeline import Analyser, observe
from rehearsal_audio.provenance import Inputs, file_digest, id_of, make_provenance, text_digest
from rehearsal_audio.report import withhold
from rehearsal_audio.session import IterationMark, SessionRecording
from rehearsal_audio.verification.differences import (
    differing_events,
    differing_measures,
    laid_over,
    named,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one report.

    Parameters
    ----------
    path
        The report.
    analysis_id
        Its id; None where it has none.
    checked
        What was checked, in plain words.
    faults
        What does not hold; empty if it is reproducible here.
    notes
        What explains a fault or limits the check.
    """

    path: Path
    analysis_id: str | None
    checked: tuple[str, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_reproducible(self) -> bool:
        """Whether nothing speaks against the report."""
        return not self.faults


def verify(path: Path, audio: Path | None = None) -> Verdict:
    """Check one report.

    Parameters
    ----------
    path
        A report.json.
    audio
        Its recording, or a folder that holds it under whatever name; None checks the report alone.

    Raises
    ------
    InputError
        The file is no report, or the recording is not there.
    """
    report = read_report(path)
    made = report.provenance
    faults = [*_schema_faults(path), *_id_faults(report)]
    checked = ["schema", "ids"]
    notes = list(_versions(made))
    pipeline = _pipeline(made)
    if isinstance(pipeline, str):
        faults.append(f"this version does not know its settings ({pipeline})")
    else:
        corrections, missing = _corrections(path, made)
        has_words = bool(report.utterances) or not report.events
        if has_words:
            faults += _measure_faults(report, pipeline)
            checked.append(f"{len(report.measures)} measures")
        if not has_words:
            notes.append("its words are gone, so its measures and events were taken as they are")
        elif missing:
            notes.append(missing)
        elif pipeline.redact:
            notes.append("its words are masked, so its events were taken as they are")
        elif report.ipus:
            faults += _event_faults(report, pipeline, corrections)
            checked.append(f"{len(report.events)} events")
        if audio is not None:
            faults += _heard_again(report, pipeline, _recording(audio, made), corrections)
            checked.append("heard again")
    return Verdict(path, made.analysis_id, tuple(checked), tuple(faults), tuple(notes))


def _schema_faults(path: Path) -> Iterator[str]:
    """Where the file breaks the schema; places and rules, never contents."""
    from jsonschema import Draft202012Validator

    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    data = json.loads(path.read_text(encoding="utf-8"))
    places = [
        f"{error.json_path} breaks the schema ({error.validator})"
        for error in Draft202012Validator(schema).iter_errors(data)
    ]
    return named(places)


def _id_faults(report: IterationReport) -> Iterator[str]:
    made = report.provenance
    if made.analysis_id is None:
        yield "it has no id of its analysis (made by an older version)"
    elif made.analysis_id != id_of(made):
        yield "the id of its analysis is not that of its settings, weights and files"
    if len({event.id for event in report.events}) < len(report.events):
        yield "two of its events have one id"
    if [one.index for one in report.utterances] != list(range(len(report.utterances))):
        yield "its utterances are not numbered from 0"


def _versions(made: Provenance) -> Iterator[str]:
    """How this installation differs from the one that made the report."""
    here = make_provenance(Pipeline("this"), Inputs(None))
    if made.package_version != here.package_version:
        yield f"made by version {made.package_version}, this is {here.package_version}"
    elif made.digests.get("package", "") not in ("", here.digests["package"]):
        yield f"made by another state of version {made.package_version}"
    for name, version in sorted(made.versions.items()):
        if here.versions.get(name, version) != version:
            yield f"made with {name} {version}, here is {here.versions[name]}"


def _pipeline(made: Provenance) -> Pipeline | str:
    """The pipeline that made the report, or why this version has none like it."""
    try:
        return pipeline_of_settings(made.settings)
    except RehearsalAudioError as error:
        return str(error)


def _corrections(path: Path, made: Provenance) -> tuple[Path | None, str | None]:
    """The corrections that the report was made with, or why they are not there."""
    wanted, beside = made.files_sha256.get("corrections"), path.with_name(CORRECTIONS)
    if wanted is None:
        return None, None
    if not beside.is_file():
        return None, f"its {CORRECTIONS} is not beside it, so its events were taken as they are"
    if text_digest(beside) != wanted:
        return None, f"{CORRECTIONS} beside it has changed since, analyse again to apply it"
    return beside, None


def _measure_faults(report: IterationReport, pipeline: Pipeline) -> Iterator[str]:
    """Measures that do not follow from the report's events and units."""
    conversation = conversation_from_report(report, pipeline.turns)
    again = withhold(
        features.measure(conversation, report.events), report.quality, pipeline.quality
    )
    return named(differing_measures(report, replace(report, measures=again)))


def _event_faults(
    report: IterationReport, pipeline: Pipeline, corrections: Path | None
) -> Iterator[str]:
    """Events that do not follow from the report's words and units."""
    conversation = conversation_from_report(report, pipeline.turns)
    events, _ = observe(conversation, corrections, pipeline.behaviours)
    return named(differing_events(report, replace(report, events=events)))


def _heard_again(
    report: IterationReport, pipeline: Pipeline, recording: Path, corrections: Path | None
) -> Iterator[str]:
    """What a new analysis of the recording makes otherwise."""
    made = report.provenance
    leader = made.leader if made.leader != "voice" else _leader_label(report)
    mark = IterationMark(start_s=made.start_s, end_s=made.end_s, leader=leader)
    job = Job("again", SessionRecording(recording, report.participant, (mark,)))
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        out = Path(folder)
        if corrections is not None:
            beside = out / job.name / mark.name / CORRECTIONS
            beside.parent.mkdir(parents=True)
            shutil.copyfile(corrections, beside)
        analyser = Analyser(replace(pipeline, listen=False))
        (path,) = analyser.analyse(job, out, lambda stage, done: None)
        again = read_report(path)
    return laid_over(report, again)


def _leader_label(report: IterationReport) -> str:
    """The diarised voice that a sample of the leader's voice had found."""
    return next((one.label for one in report.speakers if one.role is Role.LEADER), "first")


def _recording(audio: Path, made: Provenance) -> Path:
    """The file with the very bytes that the report was made from."""
    candidates = list_recordings(audio) if audio.is_dir() else [audio]
    for path in candidates:
        if not path.is_file():
            raise InputError(f"{path}: no such recording; name the file or a folder that holds it")
        if file_digest(path) == made.audio_sha256:
            return path
    raise InputError(
        f"{audio}: not the recording of this report, whose SHA-256 begins with "
        f"{(made.audio_sha256 or 'nothing')[:12]}; name the original file or its folder"
    )
