"""Runs the stages in order for one recording.

::

    Source ─▶ Listener (transcribe, diarise) ─▶ roles, attribution ─▶ conversation
                                      ─▶ behaviours ─▶ measures ─▶ withhold ─▶ files

One callback is told of every stage's progress.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from rehearsal_audio import behaviours, features
from rehearsal_audio.artefacts import KEPT_FOLDER, Json, digest
from rehearsal_audio.behaviours.corrections import (
    apply_corrections,
    labels_of_events,
    read_corrections,
)
from rehearsal_audio.config import Pipeline
from rehearsal_audio.conversation.attribution import Attribution, attribute
from rehearsal_audio.conversation.roles import assign_roles
from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.export import export_iteration
from rehearsal_audio.export.listen import compress
from rehearsal_audio.iteration import Iteration, Job, Keeping
from rehearsal_audio.listening import Heard, Listener, StageProgress, leader_label
from rehearsal_audio.model.conversation import Conversation, Role, SpeakerRole
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.model.report import IterationReport, Quality
from rehearsal_audio.model.segment import Segment, cropped, union
from rehearsal_audio.model.speech import Word
from rehearsal_audio.provenance import Inputs, make_provenance
from rehearsal_audio.quality import assess_quality, note_roles
from rehearsal_audio.redaction import Redacted, Redactor, redact_report
from rehearsal_audio.report import withhold
from rehearsal_audio.source import Decoding, Source

HEARD = ("transcription", "diarisation")
"""The slow stages: a model hears the recording."""

STAGES = ("audio", *HEARD, "report")
"""Stages that progress is told of, in order."""


class Analyser:
    """Analyses recordings with one pipeline; models are loaded once, when first needed.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    keeping
        What to do with kept results.
    """

    def __init__(self, pipeline: Pipeline, keeping: Keeping = Keeping()) -> None:
        self.pipeline = pipeline
        self._keeping = keeping
        self._listener = Listener(pipeline)
        self._redactor: Redactor | None = None

    def analyse(self, job: Job, out: Path, progress: StageProgress) -> tuple[Path, ...]:
        """Analyse every iteration of a recording and write its files.

        Parameters
        ----------
        job
            What to analyse.
        out
            Folder of the batch; files go to ``OUT/<recording>/<iteration>/``.
        progress
            Told of the stages that are not kept.

        Returns
        -------
        tuple of Path
            The ``report.json`` of each iteration.

        Raises
        ------
        RehearsalAudioError
            The recording cannot be read, or a model or setting is wrong.
        """
        iterations = self._iterations(job, out, lambda done: progress("audio", done))
        return tuple(
            self._analyse_iteration(iteration, _shared(progress, i, len(iterations)))
            for i, iteration in enumerate(iterations)
        )

    def missing(self, job: Job, out: Path) -> tuple[frozenset[str], ...]:
        """The stages that would be run, for each iteration of a recording; none where all is kept.

        Raises
        ------
        RehearsalAudioError
            As :meth:`analyse`, as far as it can be told without decoding.
        """
        folders = [out / job.name / mark.name / KEPT_FOLDER for mark in job.source.iterations]
        if self._keeping.force or not any(folder.is_dir() for folder in folders):
            return (frozenset(STAGES),) * len(folders)
        return tuple(map(_missing, self._iterations(job, out, lambda done: None)))

    def _iterations(self, job: Job, out: Path, progress: Decoding) -> tuple[Iteration, ...]:
        source = Source(job.source.path, self.pipeline.audio, progress)
        return tuple(
            Iteration(job, mark, source, out, self.pipeline, self._keeping)
            for mark in job.source.iterations
        )

    def _analyse_iteration(self, iteration: Iteration, progress: StageProgress) -> Path:
        """Listen, report, write; the path of the report.json."""
        folder, kept, key = iteration.folder, iteration.kept, iteration.key("report")
        if not kept.are_made("report", key, folder):
            heard = self._listener.listen(iteration, progress)
            progress("report", 0.0)
            report, silenced = self._redacted(iteration, report_of(iteration, heard))
            sound = _sound(iteration, silenced)
            kept.keep_receipt("report", key, export_iteration(report, folder, sound))
            progress("report", 1.0)
        return folder / "report.json"

    def _redacted(self, iteration: Iteration, report: IterationReport) -> Redacted:
        """The report as it may be written, and the spans of sound to silence."""
        if not self.pipeline.redact:
            return report, ()
        self._redactor = self._redactor or Redactor()
        return redact_report(report, self._redactor, iteration.job.source.mask)


def report_of(iteration: Iteration, heard: Heard) -> IterationReport:
    """All stages after the models."""
    pipeline, job = iteration.pipeline, iteration.job
    duration_s = iteration.kept.keep(
        "audio", iteration.key("audio"), lambda: {"duration_s": iteration.part.duration_s}
    )["duration_s"]
    roles = assign_roles(heard.diarisation, leader_label(iteration, heard.diarisation))
    given = attribute(heard.transcript, heard.diarisation, pipeline.attribution)
    scene = Segment(0.0, duration_s) if iteration.is_marked else None
    conversation = converse(heard, roles, given, scene, pipeline)
    events, labels = observe(conversation, iteration.corrections, pipeline.behaviours)
    quality = note_roles(_quality(iteration, heard, given), conversation.speakers, pipeline.quality)
    measures = features.measure(conversation, events)
    return IterationReport(
        recording=job.name,
        iteration=iteration.mark.name,
        participant=job.source.participant,
        scenario=job.scenario,
        duration_s=duration_s,
        scene=conversation.scene,
        speakers=conversation.speakers,
        measures=withhold(measures, quality, pipeline.quality),
        events=events,
        utterances=conversation.utterances,
        labels=labels,
        ipus=conversation.ipus,
        quality=quality,
        provenance=make_provenance(pipeline, _inputs(iteration, heard)),
    )


def _missing(iteration: Iteration) -> frozenset[str]:
    kept = iteration.kept
    if kept.are_made("report", iteration.key("report"), iteration.folder):
        return frozenset()
    heard = {stage for stage in HEARD if not kept.has(stage, iteration.key(stage))}
    return frozenset({"report", *heard, *(["audio"] if heard else [])})


def _sound(iteration: Iteration, silenced: Sequence[Segment]) -> bytes | None:
    """The audio for the page, if it is to carry any."""
    if not iteration.pipeline.listen:
        if iteration.pipeline.redact:
            iteration.kept.drop("sound")
        return None
    spans = [(span.start_s, span.end_s) for span in silenced]
    return iteration.kept.keep_sound(
        "sound",
        digest(iteration.key("sound"), spans),
        lambda: compress(iteration.part, silenced),
    )


def _quality(iteration: Iteration, heard: Heard, given: Attribution) -> Quality:
    """What the recording can support; kept, because it needs the samples."""
    settings = iteration.pipeline.quality

    def assess() -> Json:
        return dataclasses.asdict(
            assess_quality(iteration.part, heard.transcript, heard.diarisation, given, settings)
        )

    kept = iteration.kept.keep("quality", iteration.key("quality"), assess)
    return Quality(**{**kept, "warnings": tuple(kept["warnings"])})


def _shared(progress: StageProgress, index: int, total: int) -> StageProgress:
    """Progress of one iteration as its share of the recording's."""

    def told(stage: str, done: float) -> None:
        progress(stage, done if stage == "audio" else (index + done) / total)

    return told


def observe(
    conversation: Conversation,
    corrections: Path | None,
    settings: behaviours.Settings = behaviours.Settings(),
) -> tuple[tuple[Event, ...], tuple[Label, ...]]:
    """Events and labels of a conversation, with a person's corrections where there are any.

    Parameters
    ----------
    conversation
        Who said what, when.
    corrections
        A file that may be there; None for none.
    settings
        Of the detectors of behaviours in text.
    """
    labels = behaviours.label(conversation.utterances, settings)
    events = (
        *behaviours.detect(conversation),
        *behaviours.events_of_labels(conversation, labels),
    )
    if corrections is None or not corrections.is_file():
        return events, labels
    corrected = apply_corrections(conversation, events, read_corrections(corrections))
    return corrected, labels_of_events(corrected)


def converse(
    heard: Heard,
    roles: tuple[SpeakerRole, ...],
    given: Attribution,
    scene: Segment | None,
    pipeline: Pipeline,
) -> Conversation:
    """Voices with roles and words to a conversation.

    Parameters
    ----------
    heard
        Who speaks when.
    roles
        Role of each voice.
    given
        Words of each voice.
    scene
        Marked scene; None for the first to the last speech of leader or actor.
    pipeline
        Settings of turn-taking.
    """
    activity: dict[Role, list[Segment]] = {role: [] for role in Role}
    words: dict[Role, list[Word]] = {role: [] for role in Role}
    for voice in roles:
        activity[voice.role] += heard.diarisation.segments_of(voice.label)
        words[voice.role] += given.words.get(voice.label, ())
    parties = union(activity[Role.LEADER] + activity[Role.ACTOR])
    if scene is None:
        scene = Segment(parties[0].start_s, parties[-1].end_s) if parties else Segment(0.0, 0.0)
    return build_conversation(
        scene,
        {role: cropped(segments, scene) for role, segments in activity.items()},
        {
            role: sorted(
                (word for word in own if scene.overlap_s(word.segment) > 0),
                key=lambda word: (word.start_s, word.end_s),
            )
            for role, own in words.items()
        },
        roles,
        pipeline.turns,
        has_words=bool(heard.transcript.words),
    )


def _inputs(iteration: Iteration, heard: Heard) -> Inputs:
    """What the iteration was analysed from, for the id of the analysis."""
    mark = iteration.mark
    return Inputs(
        iteration.source.sha256,
        mark.start_s,
        mark.end_s,
        iteration.leader,
        iteration.files_sha256(),
        {**heard.weights_sha256, **behaviours.weights_sha256()},
    )
