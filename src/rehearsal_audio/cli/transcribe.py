"""``rehearsal-audio transcribe``: a recording to words with times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.ports import Progress


@click.command(name="transcribe")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The JSON file to write."
)
@click.option(
    "--model",
    default="base",
    show_default=True,
    help="A Whisper size, or a folder that holds a converted model.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    help="Language as an ISO 639-1 code, or auto to find it.",
)
def command(file: Path, output: Path, model: str, language: str) -> None:
    """Recognise the words of the recording FILE, with times and confidences."""
    from importlib import metadata

    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.transcription import faster_whisper, from_file

    if not output.parent.is_dir():
        raise InputError(f"no folder at {output.parent}; make it, or name another output")
    recording, audio = read_recording(file)
    settings = faster_whisper.Settings(model=model, language=language)
    transcriber = faster_whisper.FasterWhisperTranscriber(settings)
    with _progress_bar(file.name) as progress:
        transcript = transcriber.transcribe(audio, progress)
    facts = {
        "model": transcriber.description,
        "audio_sha256": recording.sha256,
        "duration_s": round(recording.duration_s, 3),
        "version": metadata.version("rehearsal-audio"),
    }
    from_file.write_transcript(transcript, output, facts)
    click.echo(f"{len(transcript.words)} words -> {output}", err=True)


@contextmanager
def _progress_bar(name: str) -> Iterator[Progress]:
    """A bar on stderr where that is a terminal, else nothing."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(f"transcribing {name}", total=1.0)
        yield lambda share: bar.update(task, completed=share)
