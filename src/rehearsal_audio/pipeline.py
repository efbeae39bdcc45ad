"""Runs the stages in order for one recording.

::

    read_recording ─▶ Listener (transcribe, diarise) ─▶ roles, attribution ─▶ conversation
                                      ─▶ behaviours ─▶ measures ─▶ withhold ─▶ files

One callback is told of every stage's progress.
"""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio import behaviours, features
from rehearsal_audio.audio import read_recording
from rehearsal_audio.config import Pipeline, settings_in_force
from rehearsal_audio.conversation.attribution import Attribution, attribute
from rehearsal_audio.conversation.roles import assign_roles
from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.errors import AudioError
from rehearsal_audio.export import export_iteration
from rehearsal_audio.export.listen import compress
from rehearsal_audio.listening import Heard, Listener, StageProgress
from rehearsal_audio.model.conversation import Conversation, Role, SpeakerRole
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.model.report import IterationReport, Provenance
from rehearsal_audio.model.segment import Segment, cropped, union
from rehearsal_audio.model.speech import Word
from rehearsal_audio.quality import assess_quality
from rehearsal_audio.report import withhold
from rehearsal_audio.session import IterationMark, SessionRecording

STAGES = ("audio", "transcription", "diarisation", "report")
"""Stages that progress is told of, in order."""

_LIBRARIES = ("faster-whisper", "ctranslate2", "onnxruntime", "kaldi-native-fbank", "numpy", "av")


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
    """

    name: str
    source: SessionRecording
    leader: str = "first"
    scenario: str | None = None


class Analyser:
    """Analyses recordings with one pipeline; models are loaded once, when first needed.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    force
        Compute kept stages again.
    """

    def __init__(self, pipeline: Pipeline, force: bool = False) -> None:
        self.pipeline = pipeline
        self._listener = Listener(pipeline, force)

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
        reports = []
        for mark in job.source.iterations:
            part = _part(recording, audio, mark)
            folder = out / job.name / mark.name
            heard = self._listener.listen(recording, part, mark, folder, progress)
            progress("report", 0.0)
            report = self._report(job, mark, recording, part, heard)
            listen = compress(part) if self.pipeline.listen else None
            export_iteration(report, folder, listen)
            progress("report", 1.0)
            reports.append(folder / "report.json")
        return tuple(reports)

    def _report(
        self, job: Job, mark: IterationMark, recording: Recording, part: Audio, heard: Heard
    ) -> IterationReport:
        """All stages after the models, for one iteration."""
        pipeline = self.pipeline
        leader = self._listener.leader_label(mark.leader or job.leader, part, heard.diarisation)
        roles = assign_roles(heard.diarisation, leader)
        given = attribute(heard.transcript, heard.diarisation, pipeline.attribution)
        marked = mark.start_s is not None or mark.end_s is not None
        scene = Segment(0.0, part.duration_s) if marked else None
        conversation = converse(heard, roles, given, scene, pipeline)
        labels = behaviours.label(conversation.utterances)
        events = (
            *behaviours.detect(conversation),
            *behaviours.events_of_labels(conversation, labels),
        )
        quality = assess_quality(part, heard.transcript, heard.diarisation, given, pipeline.quality)
        measures = features.measure(conversation, events)
        return IterationReport(
            recording=job.name,
            iteration=mark.name,
            participant=job.source.participant,
            scenario=job.scenario,
            duration_s=part.duration_s,
            scene=conversation.scene,
            speakers=conversation.speakers,
            measures=withhold(measures, quality, pipeline.quality),
            events=events,
            utterances=conversation.utterances,
            labels=labels,
            ipus=conversation.ipus,
            quality=quality,
            provenance=_provenance(pipeline, recording, heard),
        )


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


def _provenance(pipeline: Pipeline, recording: Recording, heard: Heard) -> Provenance:
    settings = settings_in_force(pipeline)
    return Provenance(
        package_version=importlib.metadata.version("rehearsal-audio"),
        pipeline=pipeline.name,
        settings=settings,
        models={
            "transcription": f"{settings['transcription']['backend']} "
            f"{settings['transcription'].get('model', '')}".strip(),
            "diarisation": settings["diarisation"]["backend"],
        },
        weights_sha256=heard.weights_sha256,
        audio_sha256=recording.sha256,
        versions={name: importlib.metadata.version(name) for name in _LIBRARIES},
    )
