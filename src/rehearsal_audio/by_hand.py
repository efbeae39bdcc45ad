"""A person's files of one iteration: which they are, and what they say of it.

Rule: a file is looked for beside the recording ``NAME.*``, or in the folder that is set, or it is
the file that is set. ``NAME.<iteration>.eaf`` (or ``.TextGrid``, ``.rttm``, ``.transcript.json``)
counts its times from the iteration's start, as exports do; ``NAME.eaf`` and a file that is named
outright count from the recording's start, and are cut to the iteration. The first comes first.

Speaker turns are in an EAF, a TextGrid or an RTTM; words in a ``transcript.json``, an EAF or a
TextGrid that holds text. Two files that both could be meant are an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.annotation import is_annotation
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.config import Pipeline
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript
from rehearsal_audio.session import IterationMark

TURNS = (".eaf", ".TextGrid", ".textgrid", ".rttm")
"""Endings of files of speaker turns."""
WORDS = (".transcript.json", ".eaf", ".TextGrid", ".textgrid")
"""Endings of files that can hold words."""

MAX_BEYOND_S: Seconds = 0.5
"""Annotation may go on so much longer than the audio: programs differ in a file's length."""


@dataclass(frozen=True, slots=True)
class HandFile:
    """A person's file.

    Parameters
    ----------
    path
        Where it lies.
    of_iteration
        Whether its times count from the iteration's start, not the recording's.
    """

    path: Path
    of_iteration: bool = False


def annotated(pipeline: Pipeline, place: Path) -> Pipeline:
    """The pipeline with the speaker turns from a person's file, or a folder of such files.

    The words are theirs too where the pipeline takes words from files; else it recognises them.

    Raises
    ------
    InputError
        The file is of another kind.
    """
    if place.is_file() and place.suffix not in TURNS:
        raise InputError(
            f"{place}: no annotation; expected an .eaf, .TextGrid or .rttm, or a folder"
        )
    turns = diarisation.from_file.Settings(str(place))
    words = pipeline.transcription
    if isinstance(words, transcription.from_file.Settings) and place.suffix.lower() != ".rttm":
        words = transcription.from_file.Settings(str(place))
    return replace(pipeline, diarisation=turns, transcription=words)


def turns_file(recording: Path, mark: IterationMark, setting: str) -> HandFile:
    """The file of speaker turns that the setting means; see the head of this page.

    Raises
    ------
    InputError
        There is none, or more than one.
    """
    found = _files(recording, mark, setting, TURNS)
    if not found:
        raise InputError(_missing(recording, setting, "speaker turns", TURNS))
    return _only(found)


def words_file(recording: Path, mark: IterationMark, setting: str) -> HandFile:
    """The file of words that the setting means; see the head of this page.

    Raises
    ------
    InputError
        There is none, or more than one; or an annotation that is found holds no words.
    """
    found = _files(recording, mark, setting, WORDS)
    spoken = [one for one in found if len(found) == 1 or _holds_words(one.path)]
    if not spoken:
        raise InputError(_missing(recording, setting, "transcript", WORDS))
    return _only(spoken)


def read_turns(
    recording: Recording, part: Audio, mark: IterationMark, settings: diarisation.from_file.Settings
) -> Diarisation:
    """Who speaks when in the iteration, times from its start.

    Raises
    ------
    InputError
        No file, a malformed one, or turns beyond the end of the audio.
    """
    file = turns_file(recording.path, mark, settings.path)
    backend = diarisation.make_diariser(replace(settings, path=str(file.path)))
    heard = backend.diarise(part)
    _check_end(file, heard.turns, recording, part)
    if file.of_iteration:
        return _turns_in(heard, Segment(0.0, part.duration_s))
    start_s = mark.start_s or 0.0
    return _turns_in(heard, Segment(start_s, start_s + part.duration_s))


def read_words(
    recording: Recording,
    part: Audio,
    mark: IterationMark,
    settings: transcription.from_file.Settings,
) -> Transcript:
    """What is said in the iteration, times from its start.

    Raises
    ------
    InputError
        No file, a malformed one, or words beyond the end of the audio.
    """
    file = words_file(recording.path, mark, settings.path)
    backend = transcription.make_transcriber(replace(settings, path=str(file.path)))
    heard = backend.transcribe(part)
    _check_end(file, [word.segment for word in heard.words], recording, part)
    if file.of_iteration:
        return heard
    return _words_in(heard, mark.start_s or 0.0, part.duration_s)


def _files(
    recording: Path, mark: IterationMark, setting: str, endings: Sequence[str]
) -> list[HandFile]:
    """The file that is set, or those of the iteration, or those of the recording."""
    place = Path(setting).expanduser()
    if setting and not place.is_dir():
        return [HandFile(place)]
    folder = place if setting else recording.parent
    for name, of_iteration in ((f"{recording.stem}.{mark.name}", True), (recording.stem, False)):
        paths = {
            path.resolve(): path for end in endings if (path := folder / (name + end)).exists()
        }
        if paths:
            return [HandFile(path, of_iteration) for path in paths.values()]
    return []


def _only(found: Sequence[HandFile]) -> HandFile:
    if len(found) > 1:
        names = " and ".join(one.path.name for one in found)
        raise InputError(
            f"{found[0].path.parent}: both {names} could be meant; move one away, or name the "
            "file with --annotation"
        )
    return found[0]


def _holds_words(path: Path) -> bool:
    return not is_annotation(path) or bool(read_annotated_speech(path).words)


def _missing(recording: Path, setting: str, what: str, endings: Sequence[str]) -> str:
    names = ", ".join(f"{recording.stem}{end}" for end in endings if end != ".textgrid")
    where = f"in {setting}" if setting else f"beside {recording}"
    return f"no {what} {where}; expected one of {names}"


def _check_end(
    file: HandFile, spans: Sequence[Segment | SpeakerTurn], recording: Recording, part: Audio
) -> None:
    audio_s = part.duration_s if file.of_iteration else recording.duration_s
    last_s = max((one.end_s for one in spans), default=0.0)
    if last_s > audio_s + MAX_BEYOND_S:
        raise InputError(
            f"{file.path} goes on to {last_s:.1f} s, but the audio ends at {audio_s:.1f} s; "
            "is it of another recording?"
        )


def _turns_in(whole: Diarisation, span: Segment) -> Diarisation:
    """The turns that lie in the span, counted from its start."""
    turns = [
        SpeakerTurn(
            turn.speaker,
            max(span.start_s, turn.start_s) - span.start_s,
            min(span.end_s, turn.end_s) - span.start_s,
        )
        for turn in whole.turns
        if turn.segment.overlap_s(span) > 0
    ]
    return replace(whole, turns=tuple(turns))


def _words_in(whole: Transcript, start_s: Seconds, duration_s: Seconds) -> Transcript:
    """The words that lie in the part, counted from its start."""
    words = [
        replace(word, start_s=word.start_s - start_s, end_s=word.end_s - start_s)
        for word in whole.words
        if start_s <= word.segment.middle_s < start_s + duration_s
    ]
    return Transcript(tuple(words), whole.language)
