"""Runs the stages in order for one recording.

::

    read_recording ─▶ Listener (transcribe, diarise) ─▶ roles, attribution ─▶ conversation
                                      ─▶ behaviours ─▶ measures ─▶ withhold ─▶ files

One callback is told of every stage's progress.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio import behaviours, features
from rehearsal_audio.audio import read_recording
from rehearsal_audio.behaviours.corrections import (
    apply_corrections,
    labels_of_events,
    read_corrections,
)
from rehearsal_audio.config import Pipeline
from rehearsal_audio.conversation.attribution import Attribution, attribute
from rehearsal_audio.conversation.roles import assign_roles
from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.errors import AudioError
from rehearsal_audio.export import export_iteration
from rehearsal_audio.export.listen import compress
from rehearsal_audio.listening import Heard, Listener, StageProgress
from rehearsal_audio.model.conversation import Conversation, Role, SpeakerRole
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment, cropped, union
from rehearsal_audio.model.speech import Word
from rehearsal_audio.provenance import Inputs, file_digest, make_provenance, text_digest
from rehearsal_audio.quality import assess_quality, note_roles
from rehearsal_audio.report import withhold
from rehearsal_audio.session import IterationMark, SessionRecording
from rehearsal_audio.vault import Vault

STAGES = ("audio", "transcription", "diarisation", "report")
"""Stages that progress is told of, in order."""

CORRECTIONS = "corrections.jsonl"
"""A person's corrections, in the iteration's folder; read when it is analysed again."""


@dataclass(frozen=True, slots=True)
class Job:
    """One recording to analyse.

    Parameters
    ----------
    name
        The recording's name in the reports; a folder's name.
    source
        File, participant and iterations.
    leader
        Leader specification where an iteration has none of its own.
    scenario
        What is rehearsed, if known.
    consent
        Whether its session file records consent; None where there is no session file.
    """

    name: str
    source: SessionRecording
    leader: str = "first"
    scenario: str | None = None
    consent: bool | None = None


class Analyser:
    """Analyses recordings with one pipeline; models are loaded once, when first needed.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    force
        Compute kept stages again.
    vault
        Encrypts what is kept; None keeps it as it is.
    """

    def __init__(self, pipeline: Pipeline, force: bool = False, vault: Vault | None = None) -> None:
        self.pipeline = pipeline
        self._listener = Listener(pipeline, force, vault)

    def analyse(self, job: Job, out: Path, progress: StageProgress) -> tuple[Path, ...]:
        """Analyse every iteration of a recording and write its files.

        Parameters
        ----------
        job
            What to analyse.
        out
            Folder of the batch; files go to ``OUT/<recording>/<iteration>/``.
        progress
            Told of the stages.

        Returns
        -------
        tuple of Path
            The ``report.json`` of each iteration.

        Raises
        ------
        RehearsalAudioError
            The recording cannot be read, or a model or setting is wrong.
        """
        progress("audio", 0.0)
        recording, audio = read_recording(job.source.path)
        progress("audio", 1.0)
        return tuple(
            self._analyse_iteration(
                _Iteration(job, mark, recording, _part(recording, audio, mark), out), progress
            )
            for mark in job.source.iterations
        )

    def _analyse_iteration(self, iteration: _Iteration, progress: StageProgress) -> Path:
        """Listen, report, write; the path of the report.json."""
        folder = iteration.folder
        heard = self._listener.listen(
            iteration.recording, iteration.part, iteration.mark, folder, progress
        )
        progress("report", 0.0)
        report = self._report(iteration, heard)
        listen = compress(iteration.part) if self.pipeline.listen else None
        export_iteration(report, folder, listen)
        progress("report", 1.0)
        return folder / "report.json"

    def _report(self, iteration: _Iteration, heard: Heard) -> IterationReport:
        """All stages after the models."""
        pipeline, job, mark = self.pipeline, iteration.job, iteration.mark
        leader = self._listener.leader_label(
            mark.leader or job.leader, iteration.part, heard.diarisation
        )
        roles = assign_roles(heard.diarisation, leader)
        given = attribute(heard.transcript, heard.diarisation, pipeline.attribution)
        conversation = converse(heard, roles, given, iteration.marked_scene, pipeline)
        events, labels = observe(conversation, iteration.folder / CORRECTIONS)
        quality = assess_quality(
            iteration.part, heard.transcript, heard.diarisation, given, pipeline.quality
        )
        quality = note_roles(quality, conversation.speakers, pipeline.quality)
        measures = features.measure(conversation, events)
        return IterationReport(
            recording=job.name,
            iteration=mark.name,
            participant=job.source.participant,
            scenario=job.scenario,
            duration_s=iteration.part.duration_s,
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


@dataclass(frozen=True, slots=True)
class _Iteration:
    """One iteration at work."""

    job: Job
    mark: IterationMark
    recording: Recording
    part: Audio
    out: Path

    @property
    def folder(self) -> Path:
        """Where its files go."""
        return self.out / self.job.name / self.mark.name

    @property
    def marked_scene(self) -> Segment | None:
        """The scene if the session file marks it."""
        if self.mark.start_s is None and self.mark.end_s is None:
            return None
        return Segment(0.0, self.part.duration_s)


def observe(
    conversation: Conversation, corrections: Path
) -> tuple[tuple[Event, ...], tuple[Label, ...]]:
    """Events and labels of a conversation, with a person's corrections where there are any.

    Parameters
    ----------
    conversation
        Who said what, when.
    corrections
        A file that may be there.
    """
    labels = behaviours.label(conversation.utterances)
    events = (
        *behaviours.detect(conversation),
        *behaviours.events_of_labels(conversation, labels),
    )
    if not corrections.is_file():
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


def _part(recording: Recording, audio: Audio, mark: IterationMark) -> Audio:
    """The iteration's part of the recording."""
    if mark.start_s is None and mark.end_s is None:
        return audio
    start_s = mark.start_s or 0.0
    if start_s >= audio.duration_s:
        raise AudioError(
            f"{recording.path}: iteration {mark.name!r} starts at {start_s:.0f} s, but the "
            f"recording ends at {audio.duration_s:.0f} s; mend its start in the session file"
        )
    return audio.cut(start_s, mark.end_s if mark.end_s is not None else audio.duration_s)


def _inputs(iteration: _Iteration, heard: Heard) -> Inputs:
    """What the iteration was analysed from, for the id of the analysis."""
    mark, corrections = iteration.mark, iteration.folder / CORRECTIONS
    leader = mark.leader or iteration.job.leader
    files = dict(heard.files_sha256)
    if corrections.is_file():
        files["corrections"] = text_digest(corrections)
    if leader.startswith("voice:"):
        files["voice"] = file_digest(Path(leader.removeprefix("voice:")).expanduser())
    return Inputs(
        iteration.recording.sha256, mark.start_s, mark.end_s, leader, files, heard.weights_sha256
    )
