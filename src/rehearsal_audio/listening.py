"""The slow part of an iteration: the models hear words and voices, and what they heard is kept.

Models are loaded when first needed, once per process: a run whose stages are all kept loads
none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.artefacts import Json
from rehearsal_audio.audio import read_recording
from rehearsal_audio.by_hand import read_turns, read_words
from rehearsal_audio.config import Pipeline
from rehearsal_audio.diarisation.voices import nearest_voice
from rehearsal_audio.export.report_json import NUMBER_DIGITS, TIME_DIGITS
from rehearsal_audio.iteration import Iteration, voice_sample
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.ports import Diariser, Transcriber

StageProgress = Callable[[str, float], None]
"""Told the stage and the share of it that is done; a stage that is kept is not told of."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the models heard in one iteration; times from the iteration's start."""

    transcript: Transcript
    diarisation: Diarisation
    weights_sha256: Mapping[str, str]


class Listener:
    """Transcribes and diarises iterations, or takes what was kept of an earlier run.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._transcriber: Transcriber | None = None
        self._diariser: Diariser | None = None

    def listen(self, iteration: Iteration, progress: StageProgress) -> Heard:
        """Words and voices of one iteration.

        Parameters
        ----------
        iteration
            What to listen to, and where the results are kept.
        progress
            Told of both stages where they are not kept.

        Raises
        ------
        RehearsalAudioError
            Weights, a library or a file of words or turns is missing or wrong.
        """
        words = _heard("transcription", self._transcribe, iteration, progress)
        voices = _heard("diarisation", self._diarise, iteration, progress)
        return Heard(
            _transcript(words),
            _diarisation(voices),
            {**words["weights_sha256"], **voices["weights_sha256"]},
        )

    def _transcribe(self, iteration: Iteration, progress: StageProgress) -> Json:
        settings, part = self._pipeline.transcription, iteration.part
        if isinstance(settings, transcription.from_file.Settings):
            recording, _ = iteration.source.decoded()
            transcript = read_words(recording, part, iteration.mark, settings)
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

    def _diarise(self, iteration: Iteration, progress: StageProgress) -> Json:
        settings, part = self._pipeline.diarisation, iteration.part
        if isinstance(settings, diarisation.from_file.Settings):
            recording, _ = iteration.source.decoded()
            heard = read_turns(recording, part, iteration.mark, settings)
        else:
            self._diariser = self._diariser or diarisation.make_diariser(settings)
            heard = self._diariser.diarise(
                part, self._pipeline.num_speakers, lambda done: progress("diarisation", done)
            )
        return {
            "turns": [dataclasses.asdict(turn) for turn in heard.turns],
            "separation": heard.separation,
            "voices_heard": heard.voices_heard,
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
                word["speaker"],
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
        tuple(turn for turn in turns if turn.start_s < turn.end_s),
        voices["separation"],
        voices["voices_heard"],
    )


def leader_label(iteration: Iteration, heard: Diarisation) -> str:
    """The leader specification with ``voice:FILE`` resolved to the diarised label.

    The voices are compared within the job only: the label is kept, no voiceprint is.
    """
    sample = voice_sample(iteration.leader)
    if sample is None:
        return iteration.leader

    def compare() -> Json:
        return {"label": nearest_voice(iteration.part, heard, read_recording(sample)[1])}

    return str(iteration.kept.keep("leader", iteration.key("leader"), compare)["label"])


def _heard(
    stage: str,
    hear: Callable[[Iteration, StageProgress], Json],
    iteration: Iteration,
    progress: StageProgress,
) -> Json:
    """What is kept of a stage, or what a model hears now."""
    kept, key = iteration.kept, iteration.key(stage)
    may_keep = stage != "transcription" or iteration.may_keep_words
    if not kept.has(stage, key):
        iteration.source.decoded()
        progress(stage, 0.0)
        result = kept.keep(stage, key, lambda: hear(iteration, progress), on_disk=may_keep)
        progress(stage, 1.0)
        return result
    return kept.keep(stage, key, dict, on_disk=may_keep)


def _weights_of(backend: object) -> dict[str, str]:
    """SHA-256 of the weights files that a backend has loaded; none for a backend without."""
    return dict(getattr(backend, "weights_sha256", {}))
