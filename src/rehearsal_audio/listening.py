"""The slow part of an iteration: the models hear words and voices, and what they heard is kept.

Models are loaded when first needed, once per process: a run whose stages are all kept loads
none.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.artefacts import Artefacts, Json, digest
from rehearsal_audio.audio import read_recording
from rehearsal_audio.config import Pipeline, settings_in_force
from rehearsal_audio.diarisation.voices import nearest_voice
from rehearsal_audio.export.report_json import NUMBER_DIGITS, TIME_DIGITS
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.ports import Diariser, Transcriber
from rehearsal_audio.session import IterationMark
from rehearsal_audio.transcription.from_file import transcript_beside
from rehearsal_audio.vault import Vault

KEPT_FOLDER = ".stages"
"""Folder of the kept artefacts in an iteration's folder."""

KEPT_FORMAT = 2
"""Raised when a stage's code changes what it hears, so that kept results are not used."""

_READ = {"transcription": "transcript", "diarisation": "turns"}
"""What a stage takes from a file where a person made it."""

StageProgress = Callable[[str, float], None]
"""Told the stage and the share of it that is done."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the models heard in one iteration; times from the iteration's start."""

    transcript: Transcript
    diarisation: Diarisation
    weights_sha256: Mapping[str, str]
    files_sha256: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Files of words or turns that were read instead of listening -> SHA-256."""


class Listener:
    """Transcribes and diarises iterations, or takes what was kept of an earlier run.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    force
        Listen again even where results are kept.
    vault
        Encrypts what is kept.
    """

    def __init__(self, pipeline: Pipeline, force: bool = False, vault: Vault | None = None) -> None:
        self._pipeline = pipeline
        self._force = force
        self._vault = vault
        self._transcriber: Transcriber | None = None
        self._diariser: Diariser | None = None

    def listen(
        self,
        recording: Recording,
        part: Audio,
        mark: IterationMark,
        folder: Path,
        progress: StageProgress,
    ) -> Heard:
        """Words and voices of one iteration.

        Parameters
        ----------
        recording
            The file that the iteration is part of.
        part
            The iteration's samples.
        mark
            Where in the recording it lies.
        folder
            The iteration's folder of results.
        progress
            Told of both stages.

        Raises
        ------
        RehearsalAudioError
            Weights, a library or a file of words or turns is missing or wrong.
        """
        kept = Artefacts(folder / KEPT_FOLDER, self._force, self._vault)
        settings = settings_in_force(self._pipeline)
        span = (recording.sha256, mark.start_s, mark.end_s, KEPT_FORMAT)

        read = {
            stage: _file_beside(recording.path, stage, settings[stage])
            for stage in ("transcription", "diarisation")
        }

        def key(stage: str) -> str:
            return digest(*span, settings[stage], settings["num_speakers"], read[stage])

        progress("transcription", 0.0)
        words = kept.keep(
            "transcript",
            key("transcription"),
            lambda: self._transcribe(recording, part, mark, progress),
        )
        progress("transcription", 1.0)
        progress("diarisation", 0.0)
        voices = kept.keep(
            "diarisation",
            key("diarisation"),
            lambda: self._diarise(recording, part, mark, progress),
        )
        progress("diarisation", 1.0)
        return Heard(
            _transcript(words),
            _diarisation(voices),
            {**words["weights_sha256"], **voices["weights_sha256"]},
            {_READ[stage]: sha256 for stage, sha256 in read.items() if sha256},
        )

    def leader_label(self, leader: str, part: Audio, heard: Diarisation) -> str:
        """The leader specification with ``voice:FILE`` resolved to the diarised label.

        The voices are compared within the job only: no voiceprint is kept.
        """
        if not leader.startswith("voice:"):
            return leader
        _, sample = read_recording(Path(leader.removeprefix("voice:")).expanduser())
        return nearest_voice(part, heard, sample)

    def _transcribe(
        self, recording: Recording, part: Audio, mark: IterationMark, progress: StageProgress
    ) -> Json:
        settings = self._pipeline.transcription
        if isinstance(settings, transcription.from_file.Settings):
            path = settings.path or str(transcript_beside(recording.path))
            backend = transcription.make_transcriber(replace(settings, path=path))
            transcript = _transcript_of(backend.transcribe(part), part, mark.start_s or 0.0)
        else:
            self._transcriber = self._transcriber or transcription.make_transcriber(settings)
            transcript = self._transcriber.transcribe(
                part, lambda done: progress("transcription", done)
            )
        return {
            "language": transcript.language,
            "words": [dataclasses.asdict(word) for word in transcript.words],
            "weights_sha256": _weights_of(self._transcriber),
        }

    def _diarise(
        self, recording: Recording, part: Audio, mark: IterationMark, progress: StageProgress
    ) -> Json:
        settings = self._pipeline.diarisation
        if isinstance(settings, diarisation.from_file.Settings):
            path = settings.path or str(recording.path.with_suffix(".rttm"))
            backend = diarisation.make_diariser(replace(settings, path=path))
            heard = _diarisation_of(backend.diarise(part), part, mark.start_s or 0.0)
        else:
            self._diariser = self._diariser or diarisation.make_diariser(settings)
            heard = self._diariser.diarise(
                part, self._pipeline.num_speakers, lambda done: progress("diarisation", done)
            )
        return {
            "turns": [dataclasses.asdict(turn) for turn in heard.turns],
            "separation": heard.separation,
            "weights_sha256": _weights_of(self._diariser),
        }


def _transcript(words: Json) -> Transcript:
    """The kept words, their times rounded as report.json holds them.

    So all that follows can be computed again from a report to the last digit.
    """
    return Transcript(
        tuple(
            Word(
                word["text"],
                round(word["start_s"], TIME_DIGITS),
                round(word["end_s"], TIME_DIGITS),
                round(word["confidence"], NUMBER_DIGITS),
            )
            for word in words["words"]
        ),
        words["language"],
    )


def _diarisation(voices: Json) -> Diarisation:
    """The kept turns, their times rounded as report.json holds them."""
    turns = (
        SpeakerTurn(
            turn["speaker"],
            round(turn["start_s"], TIME_DIGITS),
            round(turn["end_s"], TIME_DIGITS),
        )
        for turn in voices["turns"]
    )
    return Diarisation(
        tuple(turn for turn in turns if turn.start_s < turn.end_s), voices["separation"]
    )


def _weights_of(backend: object) -> dict[str, str]:
    """SHA-256 of the weights files that a backend has loaded; none for a backend without."""
    return dict(getattr(backend, "weights_sha256", {}))


def _file_beside(recording: Path, stage: str, settings: Mapping[str, object]) -> str | None:
    """SHA-256 of the file that a from_file backend reads; None for every other backend."""
    if settings["backend"] != "from_file":
        return None
    beside = (
        transcript_beside(recording) if stage == "transcription" else recording.with_suffix(".rttm")
    )
    path = Path(str(settings["path"] or beside))
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _transcript_of(whole: Transcript, part: Audio, start_s: Seconds) -> Transcript:
    """The words of a whole recording that lie in its part, counted from the part's start."""
    words = [
        replace(word, start_s=word.start_s - start_s, end_s=word.end_s - start_s)
        for word in whole.words
        if start_s <= word.segment.middle_s < start_s + part.duration_s
    ]
    return Transcript(tuple(words), whole.language)


def _diarisation_of(whole: Diarisation, part: Audio, start_s: Seconds) -> Diarisation:
    """The turns of a whole recording that lie in its part, counted from the part's start."""
    end_s = start_s + part.duration_s
    turns = [
        SpeakerTurn(
            turn.speaker, max(start_s, turn.start_s) - start_s, min(end_s, turn.end_s) - start_s
        )
        for turn in whole.turns
        if turn.segment.overlap_s(Segment(start_s, end_s)) > 0
    ]
    return Diarisation(tuple(turns), whole.separation)
