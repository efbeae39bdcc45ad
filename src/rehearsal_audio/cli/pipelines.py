"""``rehearsal-audio pipelines``: list the pipelines, show all settings of one."""

from __future__ import annotations

import click


@click.group()
def command() -> None:
    """List the pipelines, or show all settings of one."""


@command.command("list")
def list_all() -> None:
    """Name and purpose of each pipeline."""
    from rehearsal_audio.config import load_pipeline, pipeline_names

    for name in pipeline_names():
        click.echo(f"{name:12}  {load_pipeline(name).description}")


@command.command()
@click.argument("name")
def show(name: str) -> None:
    """Every setting in force, as JSON; NAME is a pipeline or a TOML file."""
    import json

    from rehearsal_audio.config import load_pipeline, settings_in_force

    click.echo(json.dumps(settings_in_force(load_pipeline(name)), indent=2))
