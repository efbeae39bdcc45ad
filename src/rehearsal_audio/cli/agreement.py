"""``rehearsal-audio agreement``: coders against each other."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="agreement")
@click.argument(
    "codings",
    metavar="CODED_A CODED_B...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The JSON file to write.")
@click.option(
    "--match-within",
    "match_within_s",
    default=0.5,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0.0, 10.0),
    help="Events whose starts lie no farther apart can be one.",
)
def command(codings: tuple[Path, ...], output: Path | None, match_within_s: float) -> None:
    """Compare what two or more coders saw in the same conversations.

    Each is labelled utterances (JSONL), a report.json, an events.csv, a TextGrid or EAF with tiers
    of events, or a folder of them, such as the folder of analyse. The first is the reference.
    Printed are Cohen's kappa, precision, recall and F1 of every behaviour, Krippendorff's alpha of
    all coders, and ICC of the sessions' measures, each with its interval over conversations.
    Figures on few cases are marked.
    """
    import json

    from rehearsal_audio.coding.agreement import agree
    from rehearsal_audio.coding.reading import read_coding
    from rehearsal_audio.coding.results import Settings
    from rehearsal_audio.coding.table import agreement_text
    from rehearsal_audio.files import write_whole

    if len(codings) < 2:
        raise click.UsageError("name two coders or more")
    found = agree([read_coding(path) for path in codings], Settings(match_within_s=match_within_s))
    click.echo(agreement_text(found), nl=False)
    if output is not None:
        text = json.dumps(found.as_json(), indent=1, ensure_ascii=False, allow_nan=False)
        write_whole(output, text + "\n")
        click.echo(f"-> {output}", err=True)
