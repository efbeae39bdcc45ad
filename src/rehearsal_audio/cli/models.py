"""``rehearsal-audio models``: list, fetch and verify the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearsal_audio.weights import WeightsStatus


@click.group(name="models")
def command() -> None:
    """Model weights: list, fetch, verify."""


@command.command(name="list")
def list_() -> None:
    """Show all known weights, and which of them are on this machine."""
    from rehearsal_audio import weights

    statuses = weights.status(verify=False)
    _print_table(statuses)
    click.echo("\n* needed by the default pipeline. Check the files with: models verify")
    _print_advice([one for one in statuses if one.weights.needed or one.origin])


@command.command()
@click.argument("name")
def fetch(name: str) -> None:
    """Fetch weights from the hub: NAME is a Whisper size such as small, or a name in the list.

    The only command that uses the network.
    """
    from rehearsal_audio.weights import fetching

    click.echo(f"fetching {name} ...", err=True)
    folder = fetching.fetch(name)
    click.echo(f"{folder}")


@command.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check the SHA-256 of all weights on this machine.

    Exit code 1 if a file that is there is wrong, or needed weights are missing.
    """
    from rehearsal_audio import weights

    statuses = [one for one in weights.status() if one.weights.needed or one.origin]
    _print_table(statuses, there="right")
    _print_advice(statuses)
    wrong = [
        one.weights.name
        for one in statuses
        if one.state is weights.State.WRONG or (one.weights.needed and not one.is_usable)
    ]
    if wrong:
        click.echo(f"\nNot in order: {', '.join(wrong)}.")
        context.exit(1)
    click.echo("\nAll needed weights are in order.")


def _print_table(
    statuses: list[WeightsStatus] | tuple[WeightsStatus, ...], there: str = ""
) -> None:
    rows = [("WEIGHTS", "STATE", "SIZE", "LICENCE", "FOR", "WHERE")]
    for one in statuses:
        state = there if there and one.state.value == "there" else one.state.value
        name = one.weights.name + (" *" if one.weights.needed else "")
        size = f"{one.weights.size_mb} MB"
        weights = one.weights
        rows.append((name, state, size, weights.licence, weights.purpose, one.origin or "-"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _print_advice(statuses: list[WeightsStatus]) -> None:
    for one in statuses:
        if one.advice:
            click.echo(f"{one.weights.name}: {one.state.value}: {one.advice}")
