"""``rehearsal-audio transcribe``: a recording to words with times."""

from __future__ import annotations

from pathlib import Path

import click


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
    from rehearsal_audio.cli._progress import stage_bar
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.transcription import faster_whisper, from_file

    if not output.parent.is_dir():
        raise InputError(f"no folder at {output.parent}; make it, or name another output")
    recording, audio = read_recording(file)
    settings = faster_whisper.Settings(model=model, language=language)
    transcriber = faster_whisper.FasterWhisperTranscriber(settings)
    with stage_bar(f"transcribing {file.name}") as progress:
        transcript = transcriber.transcribe(audio, progress)
    facts = {
        "model": transcriber.description,
        "audio_sha256": recording.sha256,
        "duration_s": round(recording.duration_s, 3),
        "version": metadata.version("rehearsal-audio"),
    }
    from_file.write_transcript(transcript, output, facts)
    click.echo(f"{len(transcript.words)} words -> {output}", err=True)
