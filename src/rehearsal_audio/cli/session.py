"""``rehearsal-audio session``: write, check and complete a session file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.model.recording import Audio
    from rehearsal_audio.model.speech import Transcript


@click.group()
def command() -> None:
    """Write a session file for a folder of recordings, check one, propose its iterations."""


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a session file that is there.")
def init(folder: Path, force: bool) -> None:
    """Write FOLDER/session.yaml from the recordings found, to be edited.

    Names such as P07_2.flac give the participant P07 and the iteration 2.
    """
    from rehearsal_audio.audio import list_recordings
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.files import write_whole
    from rehearsal_audio.session import draft

    path = folder / "session.yaml"
    if path.exists() and not force:
        raise InputError(f"{path} is there already; edit it, or replace it with --force")
    recordings = list_recordings(folder)
    if not recordings:
        raise InputError(f"{folder}: no recordings in this folder; name the one that holds them")
    write_whole(path, draft(folder.resolve().name, [one.name for one in recordings]))
    click.echo(f"{len(recordings)} recordings -> {path}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Explain every fault of the session FILE, each with its line; exit 1 if there is one."""
    from rehearsal_audio.files import on_one_line
    from rehearsal_audio.session import check_session

    checked = check_session(file)
    for fault in checked.faults:
        click.echo(f"error: {on_one_line(fault.told(file))}", err=True)
    for note in checked.notes:
        click.echo(f"note: {on_one_line(note.told(file))}", err=True)
    session = checked.session
    if session is not None:
        iterations = sum(len(one.iterations) for one in session.recordings)
        consent = "recorded" if session.consent_recorded else "not recorded"
        click.echo(
            f"{file}: {len(session.recordings)} recordings, {iterations} iterations, consent "
            f"{consent}, {len(checked.faults) or 'no'} faults"
        )
    if checked.faults:
        raise SystemExit(1)


@command.command()
@click.argument(
    "inputs", metavar="FILE|RECORDING...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--model",
    default="base",
    show_default=True,
    help="A Whisper size, for recordings without a transcript beside them.",
)
def propose(inputs: tuple[Path, ...], model: str) -> None:
    """Propose iterations from cue phrases such as "from the top" and "and pause there".

    Reads NAME.transcript.json beside each recording, or recognises its words now. Prints YAML
    comments to take over into the session file by hand: nothing is changed, and no word is shown
    but the cue phrases. Exit code 1 if no recording holds one.
    """
    from rehearsal_audio.session import propose as proposals_of
    from rehearsal_audio.session import snippet

    found_any = False
    for shown, transcript, duration_s in _heard(inputs, model):
        proposals = proposals_of(transcript.words, duration_s)
        found_any = found_any or bool(proposals)
        click.echo(snippet(shown, proposals) if proposals else f"# {shown}: no cue phrase heard")
    if not found_any:
        raise SystemExit(1)


def _heard(inputs: tuple[Path, ...], model: str) -> Iterator[tuple[str, Transcript, float]]:
    """Each recording's name as the session file has it, its words and its length."""
    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.cli._progress import stage_bar
    from rehearsal_audio.session import quoted
    from rehearsal_audio.transcription import faster_whisper

    transcriber = None
    for path, home in _recordings(inputs):
        _, audio = read_recording(path)
        shown = quoted(str(path.relative_to(home) if path.is_relative_to(home) else path))
        transcript = _beside(path, audio)
        if transcript is None:
            transcriber = transcriber or faster_whisper.FasterWhisperTranscriber(
                faster_whisper.Settings(model=model)
            )
            with stage_bar("listening for cue phrases") as progress:
                transcript = transcriber.transcribe(audio, progress)
        yield shown, transcript, audio.duration_s


def _recordings(inputs: tuple[Path, ...]) -> Iterator[tuple[Path, Path]]:
    """Each recording and the folder that its name is relative to."""
    from rehearsal_audio.session import SUFFIXES, read_session

    for path in inputs:
        if path.suffix.lower() in SUFFIXES:
            yield from ((one.path, path.parent) for one in read_session(path).recordings)
        else:
            yield path, path.parent


def _beside(recording: Path, audio: Audio) -> Transcript | None:
    """A person's words of the whole recording, None if there are none."""
    from rehearsal_audio.by_hand import words_file
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.session import IterationMark
    from rehearsal_audio.transcription import from_file, make_transcriber

    try:
        file = words_file(recording, IterationMark(), "")
    except InputError:
        return None
    return make_transcriber(from_file.Settings(str(file.path))).transcribe(audio)
