"""``rehearsal-audio diarise``: a recording to who speaks when."""

from __future__ import annotations

from pathlib import Path

import click

from rehearsal_audio.cli._options import SPEAKERS, chosen_speakers


@click.command(name="diarise")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The RTTM file to write."
)
@click.option(
    "--num-speakers",
    type=SPEAKERS,
    help="Voices to tell apart, or auto to find their number; else the pipeline says.",
)
@click.option(
    "--pipeline", default="default", show_default=True, help="Name of a pipeline, or a TOML file."
)
def command(file: Path, output: Path, num_speakers: int | None, pipeline: str) -> None:
    """Tell who speaks when in the recording FILE, and write it as RTTM."""
    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.cli._progress import stage_bar
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.diarisation import make_diariser
    from rehearsal_audio.diarisation.rttm import format_rttm
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.files import write_whole

    if not output.parent.is_dir():
        raise InputError(f"no folder at {output.parent}; make it, or name another output")
    settings = load_pipeline(pipeline)
    count = chosen_speakers(num_speakers, settings.num_speakers)
    _, audio = read_recording(file)
    diariser = make_diariser(settings.diarisation)
    with stage_bar(f"telling voices apart in {file.name}") as progress:
        diarisation = diariser.diarise(audio, count, progress)
    write_whole(output, format_rttm(diarisation, file.stem))
    click.echo(
        f"{len(diarisation.speakers)} voices, {len(diarisation.turns)} turns -> {output}", err=True
    )
