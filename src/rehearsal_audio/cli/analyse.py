"""``rehearsal-audio analyse``: recordings to behaviour reports, the main job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearsal_audio.cli._options import SpeakerCount, chosen_speakers
from rehearsal_audio.cli._passphrase import vault_of

if TYPE_CHECKING:
    from rehearsal_audio.batch import Outcome
    from rehearsal_audio.model.measure import Measure
    from rehearsal_audio.model.report import IterationReport

HEADLINES = (
    ("talk time of the leader", "talk_time_ratio"),
    ("interruptions by the leader", "interruptions_by_leader"),
    ("time to first advice", "time_to_first_advice_s"),
    ("open questions of all asked", "open_question_ratio"),
)
"""Name for people and measure of the four lines that are printed per iteration."""


@click.command(name="analyse")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of results.",
)
@click.option("--pipeline", default="default", show_default=True, help="Name or .toml file.")
@click.option(
    "--leader",
    default="first",
    show_default=True,
    help="first, most, least, SPEAKER_00, channel:1 or voice:FILE.",
)
@click.option(
    "--num-speakers",
    type=SpeakerCount(),
    help="Voices to tell apart, or auto to find their number; else the pipeline says.",
)
@click.option(
    "--annotation",
    type=click.Path(exists=True, path_type=Path),
    help="A corrected .eaf, .TextGrid or .rttm, or a folder of them: who speaks when is taken from "
    "it, and with --pipeline from-files the words too.",
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
@click.option("--no-audio", is_flag=True, help="Leave the audio out of the reports.")
@click.option("--pdf", is_flag=True, help="Print each report to report.pdf (needs Chromium).")
@click.option(
    "--redact",
    is_flag=True,
    help="Mask names, places and numbers in all files, and silence them in the audio.",
)
@click.option(
    "--consent-confirmed",
    is_flag=True,
    help="Everybody on the recordings has agreed; else the session file must record it.",
)
@click.option(
    "--encrypt",
    is_flag=True,
    help="Encrypt what is kept for a next run; the passphrase is asked for, or in "
    "REHEARSAL_AUDIO_PASSPHRASE.",
)
@click.option("--force", is_flag=True, help="Listen again even where results are kept.")
@click.option("--json-logs", is_flag=True, help="Progress as one JSON object a line.")
def command(
    inputs: tuple[Path, ...],
    out: Path,
    pipeline: str,
    leader: str,
    num_speakers: int | None,
    annotation: Path | None,
    jobs: int,
    no_audio: bool,
    pdf: bool,
    redact: bool,
    consent_confirmed: bool,
    encrypt: bool,
    force: bool,
    json_logs: bool,
) -> None:
    """Analyse INPUTS: recordings, folders of recordings, or session files.

    Every iteration gets a folder in OUTPUT with its report; OUTPUT/index.html compares them.
    A recording that fails is named at the end, and the others are done.
    """
    from dataclasses import replace

    from rehearsal_audio.batch import Options, gather, run
    from rehearsal_audio.by_hand import annotated
    from rehearsal_audio.cli._progress import batch_progress
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.iteration import Keeping
    from rehearsal_audio.session import require_consent

    chosen = load_pipeline(pipeline)
    chosen = replace(
        chosen,
        num_speakers=chosen_speakers(num_speakers, chosen.num_speakers),
        listen=chosen.listen and not no_audio,
        redact=chosen.redact or redact,
    )
    if annotation is not None:
        chosen = annotated(chosen, annotation)
    work = gather(inputs, leader)
    require_consent([job.consent for job in work], consent_confirmed)
    options = Options(jobs, Keeping(force, vault_of(out, encrypt)))
    with batch_progress(len(work), json_logs) as told:
        outcomes = run(work, chosen, out, options, told)
    _finish(outcomes, out, pdf)


def _finish(outcomes: Sequence[Outcome], out: Path, pdf: bool) -> None:
    """Write the overview, print where everything lies, name what failed."""
    from rehearsal_audio.export import export_overview
    from rehearsal_audio.export.pdf import print_to_pdf
    from rehearsal_audio.export.report_json import read_report
    from rehearsal_audio.files import on_one_line

    paths = [path for outcome in outcomes for path in outcome.reports]
    reports = [(path.parent, read_report(path)) for path in paths]
    if reports:
        export_overview(reports, out)
        for folder, report in reports:
            _print_headlines(folder, report)
            if pdf:
                print_to_pdf(folder / "report.html", folder / "report.pdf")
        click.echo(f"overview: {out / 'index.html'}")
    failures = [outcome for outcome in outcomes if outcome.failure]
    for outcome in failures:
        click.echo(f"failed: {on_one_line(outcome.failure)}", err=True)
    if failures:
        click.echo(f"{len(failures)} of {len(outcomes)} recordings failed", err=True)
        raise SystemExit(1)


def _print_headlines(folder: Path, report: IterationReport) -> None:
    """Four lines of measures and the report's path."""
    click.echo(f"{folder / 'report.html'}")
    for name, measure in HEADLINES:
        click.echo(f"  {name:28} {_plain(report.measure(measure))}")


def _plain(measure: Measure) -> str:
    """The value for a person, or the reason why there is none."""
    if measure.value is None:
        return measure.reason or ""
    if measure.unit == "ratio":
        return f"{measure.value:.0%}"
    if measure.unit == "s":
        minutes, seconds = divmod(round(measure.value), 60)
        return f"{minutes}:{seconds:02d}"
    return f"{measure.value:g}"
