"""One iteration at work: where its results are kept, and all that they depend on.

A stage's key is the digest of everything that can change its result. What is not in a key is
not looked at when a run is repeated: whoever adds a setting that changes a report need do
nothing, whoever adds an input adds it here.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.artefacts import KEPT_FOLDER, Artefacts, digest, file_sha256
from rehearsal_audio.audio import sha256_of
from rehearsal_audio.by_hand import turns_file, words_file
from rehearsal_audio.config import Pipeline, settings_in_force
from rehearsal_audio.export.listen import ListenSettings
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.provenance import LIBRARIES, file_digest, package_digest, text_digest
from rehearsal_audio.session import IterationMark, SessionRecording
from rehearsal_audio.source import Source
from rehearsal_audio.vault import Vault

CORRECTIONS = "corrections.jsonl"
"""A person's corrections, in the iteration's folder; read when it is analysed again."""

KEPT_FORMAT = 4
KEPT_DIARISATION_FORMAT = 5
"""Raised when a slow stage's code changes what it hears, so that kept results are not used."""


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

    def report_paths(self, out: Path) -> tuple[Path, ...]:
        """Where the ``report.json`` of each iteration lies."""
        return tuple(out / self.name / mark.name / "report.json" for mark in self.source.iterations)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What to do with kept results.

    Parameters
    ----------
    force
        Compute kept stages again.
    vault
        Encrypts what is kept; None keeps it as it is.
    """

    force: bool = False
    vault: Vault | None = None


@dataclass(frozen=True, slots=True)
class Iteration:
    """One iteration at work.

    Parameters
    ----------
    job
        The recording to analyse.
    mark
        Where in the recording it lies.
    source
        The recording's samples, when they are needed.
    out
        Folder of the batch.
    pipeline
        Settings of all stages.
    keeping
        What to do with kept results.
    """

    job: Job
    mark: IterationMark
    source: Source
    out: Path
    pipeline: Pipeline
    keeping: Keeping

    @property
    def folder(self) -> Path:
        """Where its files go."""
        return self.out / self.job.name / self.mark.name

    @property
    def corrections(self) -> Path:
        """The file of a person's corrections, which may be there."""
        return self.folder / CORRECTIONS

    @property
    def kept(self) -> Artefacts:
        """What is kept of its stages."""
        return Artefacts(self.folder / KEPT_FOLDER, self.keeping.force, self.keeping.vault)

    @property
    def may_keep_words(self) -> bool:
        """Whether the words as they were heard may lie on the disk for a next run."""
        return self.keeping.vault is not None or not self.pipeline.redact

    @property
    def part(self) -> Audio:
        """Its samples; the recording is decoded when they are first asked for."""
        return self.source.part(self.mark)

    @property
    def leader(self) -> str:
        """Who the leader is said to be."""
        return self.mark.leader or self.job.leader

    @property
    def is_marked(self) -> bool:
        """Whether the session file marks the scene."""
        return self.mark.start_s is not None or self.mark.end_s is not None

    def key(self, stage: str) -> str:
        """Digest of all that a stage's kept result depends on.

        Raises
        ------
        RehearsalAudioError
            Weights whose hashes are not known, or the sample of a voice, are missing.
        """
        return digest(stage, self._depends_on(stage))

    def _depends_on(self, stage: str) -> list[Any]:
        settings = settings_in_force(self.pipeline)
        span = (self.source.sha256, self.mark.start_s, self.mark.end_s)
        heard = [KEPT_FORMAT, _library_versions(), span]
        if stage == "audio":
            return heard
        if stage == "sound":
            return [*heard, dataclasses.asdict(ListenSettings())]
        if stage in ("transcription", "diarisation"):
            own = [KEPT_DIARISATION_FORMAT] if stage == "diarisation" else []
            return [*heard, *own, settings[stage], *self._model(stage, settings)]
        if stage == "leader":
            return [self.key("diarisation"), _sample_sha256(self.leader)]
        models = [self.key("transcription"), self.key("diarisation"), package_digest()]
        if stage == "quality":
            return [*models, settings["attribution"], settings["quality"]]
        assert stage == "report", stage
        return [
            *models,
            settings,
            (self.job.name, self.job.source.participant, self.job.scenario),
            self.job.source.mask if self.pipeline.redact else (),
            self.mark.name,
            _sample_sha256(self.leader) or self.leader,
            file_sha256(self.corrections),
        ]

    def files_sha256(self) -> dict[str, str]:
        """SHA-256 of every file that is read beside the recording, by what it is."""
        settings = settings_in_force(self.pipeline)
        sample = voice_sample(self.leader)
        found = {
            "transcript": self._read_file("transcription", settings),
            "turns": self._read_file("diarisation", settings),
            "corrections": text_digest(self.corrections) if self.corrections.is_file() else None,
            "voice": file_digest(sample) if sample else None,
        }
        return {kind: sha256 for kind, sha256 in found.items() if sha256}

    def _model(self, stage: str, settings: Mapping[str, Any]) -> list[Any]:
        """SHA-256 of the stage's weights, or of the file that stands in for a model."""
        beside = self._read_file(stage, settings)
        if stage == "transcription":
            return [transcription.weights_sha256(self.pipeline.transcription), beside]
        weights = diarisation.weights_sha256(self.pipeline.diarisation)
        return [weights, beside, self.pipeline.num_speakers]

    def _read_file(self, stage: str, settings: Mapping[str, Any]) -> str | None:
        """SHA-256 of the file that a from_file backend reads; None for every other backend."""
        if settings[stage]["backend"] != "from_file":
            return None
        find = words_file if stage == "transcription" else turns_file
        return file_sha256(find(self.source.path, self.mark, str(settings[stage]["path"])).path)


@functools.cache
def _library_versions() -> Mapping[str, str]:
    return {name: importlib.metadata.version(name) for name in LIBRARIES}


def voice_sample(leader: str) -> Path | None:
    """The file of a ``voice:FILE`` specification; None for any other."""
    if not leader.startswith("voice:"):
        return None
    return Path(leader.removeprefix("voice:")).expanduser()


def _sample_sha256(leader: str) -> str | None:
    sample = voice_sample(leader)
    return None if sample is None else sha256_of(sample)
