"""``rehearsal-audio evaluate``: our output against references."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.evaluation.scores import Scores

_COLUMNS = (
    ("DER %", "der", 100),
    ("DER ±0.25 s %", "der_collar_0.25_s", 100),
    ("missed s", "missed_s", 1),
    ("false alarm s", "false_alarm_s", 1),
    ("confusion s", "confusion_s", 1),
    ("overlap P", "overlap_precision", 1),
    ("overlap R", "overlap_recall", 1),
    ("cpWER %", "cp_wer", 100),
    ("tcpWER %", "tcp_wer", 100),
    ("wrong speaker %", "word_speaker_error", 100),
)
"""Heading, name in the JSON file, factor for people."""
_REFERENCES = (".truth.json", ".stm", ".rttm")


@click.command(name="evaluate")
@click.argument("hypothesis", type=click.Path(path_type=Path))
@click.argument("reference", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The JSON file to write.")
def command(hypothesis: Path, reference: Path, output: Path | None) -> None:
    """Compare HYPOTHESIS with REFERENCE: who speaks when, and who says what.

    Each is an RTTM file, an STM file, a report.json or a truth file; HYPOTHESIS may also be a
    folder that analyse wrote. If REFERENCE is a folder, every recording in HYPOTHESIS is
    compared with the file of its name there (NAME.truth.json, NAME.stm or NAME.rttm).
    """
    import json

    from rehearsal_audio.evaluation.scores import score
    from rehearsal_audio.evaluation.spoken import read_spoken
    from rehearsal_audio.files import write_whole

    scores: dict[str, Scores] = {
        name: score(read_spoken(ours), read_spoken(theirs))
        for name, (ours, theirs) in _pairs(hypothesis, reference).items()
    }
    if len(scores) > 1:
        scores["all"] = _summed(scores)
    table = {name: found.as_json() for name, found in scores.items()}
    _print_table(table)
    if output is not None:
        write_whole(output, json.dumps(table, indent=2, ensure_ascii=False) + "\n")


def _pairs(hypothesis: Path, reference: Path) -> dict[str, tuple[Path, Path]]:
    """What is compared with what, by name of the recording."""
    from rehearsal_audio.errors import InputError

    if not reference.is_dir():
        return {hypothesis.stem: (hypothesis, reference)}
    pairs: dict[str, tuple[Path, Path]] = {}
    for name, ours in _outputs(hypothesis).items():
        found = [reference / f"{name.split('/')[0]}{ending}" for ending in _REFERENCES]
        theirs = next((path for path in found if path.is_file()), None)
        if theirs is None:
            click.echo(f"{name}: no reference in {reference}, left out", err=True)
            continue
        pairs[name] = (ours, theirs)
    if not pairs:
        raise InputError(
            f"nothing to compare: no recording in {hypothesis} has a reference in {reference} "
            "(NAME.truth.json, NAME.stm or NAME.rttm)"
        )
    return pairs


def _outputs(folder: Path) -> dict[str, Path]:
    """Recordings in a folder of ``analyse`` or of RTTM files, by name."""
    reports = {
        "/".join(path.parent.relative_to(folder).parts): path.parent
        for path in sorted(folder.glob("*/*/report.json"))
    }
    return reports or {path.stem: path for path in sorted(folder.glob("*.rttm"))}


def _summed(scores: dict[str, Scores]) -> Scores:
    from functools import reduce
    from operator import add

    return reduce(add, scores.values())


def _print_table(table: dict[str, dict[str, float | int | None]]) -> None:
    """Columns apart by tabs on stdout, so that a program can read them, too."""
    click.echo("\t".join(["recording", *(heading for heading, _, _ in _COLUMNS)]))
    for name, values in table.items():
        cells = [_cell(values[key], factor) for _, key, factor in _COLUMNS]
        click.echo("\t".join([name, *cells]))


def _cell(value: float | int | None, factor: int) -> str:
    return "-" if value is None else f"{value * factor:.2f}"
