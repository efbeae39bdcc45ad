"""``rehearsal-audio analyse``: recordings to behaviour reports, the main job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearsal_audio.cli._options import AUTO, SPEAKERS, CountOrAuto, chosen_speakers
from rehearsal_audio.cli._passphrase import vault_of

if TYPE_CHECKING:
    from rehearsal_audio.batch import Options, Outcome
    from rehearsal_audio.config import Pipeline
    from rehearsal_audio.iteration import Job


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
    type=SPEAKERS,
    help="Voices to tell apart, or auto to find their number; else the pipeline says.",
)
@click.option(
    "--annotation",
    type=click.Path(exists=True, path_type=Path),
    help="A corrected .eaf, .TextGrid or .rttm, or a folder of them: who speaks when is taken from "
    "it, and with --pipeline from-files the words too.",
)
@click.option(
    "--jobs",
    default=AUTO,
    show_default=True,
    type=CountOrAuto(),
    help="Recordings at a time; auto is one a core, as far as the memory reaches.",
)
@click.option("--dask", default="", metavar="ADDRESS", help="Use a Dask cluster: tcp://HOST:PORT.")
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
@click.option("--quiet", is_flag=True, help="Print nothing but failures.")
@click.option("--json-logs", is_flag=True, help="Progress as one JSON object a line.")
def command(
    inputs: tuple[Path, ...],
    out: Path,
    pipeline: str,
    leader: str,
    num_speakers: int | None,
    annotation: Path | None,
    jobs: int,
    dask: str,
    no_audio: bool,
    pdf: bool,
    redact: bool,
    consent_confirmed: bool,
    encrypt: bool,
    force: bool,
    quiet: bool,
    json_logs: bool,
) -> None:
    """Analyse INPUTS: recordings, folders of recordings, or session files.

    Every iteration gets a folder in OUTPUT with its report; OUTPUT/index.html compares them.
    A recording that fails is named at the end and in OUTPUT/failures.csv, and the others are done.
    Stopped or killed, the same command goes on where it was.
    """
    from dataclasses import replace

    from rehearsal_audio.batch import Options, exclusive, gather
    from rehearsal_audio.by_hand import annotated
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.iteration import Keeping
    from rehearsal_audio.privacy import remember_sessions
    from rehearsal_audio.session import require_consent
    from rehearsal_audio.workers import cluster_size

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
    if dask:
        jobs = cluster_size(dask)
        work, out = tuple(map(on_shared_paths, work)), out.resolve()
    style = "quiet" if quiet else "json" if json_logs else "people"
    with exclusive(out):
        remember_sessions(out, inputs)
        options = Options(jobs, Keeping(force, vault_of(out, encrypt)), dask)
        outcomes = _run(work, chosen, out, options, style)
        _finish(outcomes, out, pdf, quiet)


def on_shared_paths(job: Job) -> Job:
    """The job with absolute paths, as workers on other machines need them."""
    from dataclasses import replace

    from rehearsal_audio.iteration import voice_sample

    def absolute(leader: str) -> str:
        sample = voice_sample(leader)
        return f"voice:{sample.resolve()}" if sample else leader

    marks = tuple(
        replace(mark, leader=mark.leader and absolute(mark.leader))
        for mark in job.source.iterations
    )
    source = replace(job.source, path=job.source.path.resolve(), iterations=marks)
    return replace(job, source=source, leader=absolute(job.leader))


def _run(
    jobs: Sequence[Job], pipeline: Pipeline, out: Path, options: Options, style: str
) -> tuple[Outcome, ...]:
    """Tell what is to do, do it, and learn how long it took; kept recordings cost nothing."""
    from dataclasses import replace

    from rehearsal_audio.batch import Outcome, run
    from rehearsal_audio.calibration import learn, plan, read_pace, threads_of
    from rehearsal_audio.cli._progress import Ahead, batch_progress
    from rehearsal_audio.workers import sensible_workers

    planned = plan(jobs, pipeline, out, options)
    to_do = [one.job for one in planned if not one.is_kept]
    if not options.cluster:
        workers = options.workers or sensible_workers(len(to_do))
        options = replace(options, workers=min(workers, len(to_do)) if len(to_do) > 1 else 0)
    threads = 1 if options.cluster else threads_of(options.workers)
    ahead = Ahead(planned, read_pace(pipeline, threads), options.workers)
    try:
        with batch_progress(ahead, style) as told:
            outcomes = run(to_do, pipeline, out, options, told) if to_do else ()
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on from here", err=True)
        raise
    learn(planned, outcomes, pipeline, threads)
    made = {outcome.name: outcome for outcome in outcomes}
    return tuple(
        made.get(one.job.name) or Outcome(one.job.name, one.job.report_paths(out))
        for one in planned
    )


def _finish(outcomes: Sequence[Outcome], out: Path, pdf: bool, quiet: bool) -> None:
    """Write the overview, print where everything lies, name what failed."""
    from rehearsal_audio.cli._summary import print_failures, print_table
    from rehearsal_audio.export import export_overview
    from rehearsal_audio.export.pdf import print_to_pdf
    from rehearsal_audio.export.report_json import read_report

    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    print_failures(failures, len(outcomes), out)
    paths = [path for outcome in outcomes for path in outcome.reports]
    reports = [(path.parent, read_report(path)) for path in paths]
    if reports:
        export_overview(reports, out)
        if pdf:
            for folder, _ in reports:
                print_to_pdf(folder / "report.html", folder / "report.pdf")
        if not quiet:
            print_table(reports, out)
            click.echo(f"overview: {out / 'index.html'}")
    if failures:
        raise SystemExit(1)
