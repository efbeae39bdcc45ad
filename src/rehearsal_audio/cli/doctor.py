"""``rehearsal-audio doctor``: what this machine has and what is missing."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import click

LIBRARIES = (
    "av",
    "ctranslate2",
    "faster-whisper",
    "jinja2",
    "kaldi-native-fbank",
    "numpy",
    "onnxruntime",
    "praatio",
    "scipy",
)
"""Needed by the default pipeline."""

OPTIONAL_LIBRARIES = {
    "pyannote-audio": "pipeline pyannote; install rehearsal-audio[pyannote]",
    "torch": "pipeline pyannote; install rehearsal-audio[pyannote]",
    "meeteval": "command evaluate; install rehearsal-audio[evaluation]",
    "pyannote-metrics": "command evaluate; install rehearsal-audio[evaluation]",
}
"""Needed by a part only -> which, and how to have it."""

MIN_MEMORY_GB = 2.0
"""The default pipeline takes about 1 GB at its peak."""

MIN_DISK_GB = 2.0
"""A three-hour recording with two channels takes 2 GB of temporary space."""


@click.command(name="doctor")
@click.pass_context
def command(context: click.Context) -> None:
    """Show what this machine has and what is missing.

    Exit code 0 if the default pipeline can run, else 1.
    """
    click.echo("MACHINE")
    warnings = _print_machine()
    click.echo("\nLIBRARIES")
    problems = _print_libraries()
    click.echo("\nWEIGHTS")
    problems += _print_weights()
    click.echo("")
    for warning in warnings:
        click.echo(f"Mind: {warning}.")
    if problems:
        click.echo(f"The default pipeline cannot run: {'; '.join(problems)}.")
        context.exit(1)
    click.echo("All is there: the default pipeline can run.")


def _print_machine() -> list[str]:
    from rehearsal_audio.workers import memory_gb

    temporary = tempfile.gettempdir()
    free_gb = shutil.disk_usage(temporary).free / 1e9
    there_gb = memory_gb()
    memory = "not known" if there_gb is None else f"{there_gb:.1f} GB"
    _print_row("rehearsal-audio", metadata.version("rehearsal-audio"))
    _print_row("Python", f"{platform.python_version()} ({sys.executable})")
    _print_row("platform", platform.platform())
    _print_row("cores", str(os.cpu_count() or "not known"))
    _print_row("memory", memory)
    _print_row("temporary space", f"{free_gb:.1f} GB free in {temporary}")
    warnings = []
    if there_gb is not None and there_gb < MIN_MEMORY_GB:
        warnings.append(f"{there_gb:.1f} GB of memory is little; close other programs")
    if free_gb < MIN_DISK_GB:
        warnings.append(
            f"long recordings need {MIN_DISK_GB:.0f} GB of temporary space; free some or set TMPDIR"
        )
    return warnings


def _print_libraries() -> list[str]:
    problems = []
    for name in LIBRARIES:
        version = _version(name)
        _print_row(name, version or "missing: run: pip install rehearsal-audio")
        if version is None:
            problems.append(f"{name} is not installed")
    for name, use in OPTIONAL_LIBRARIES.items():
        _print_row(name, _version(name) or f"not installed (only for {use})")
    return problems


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _print_weights() -> list[str]:
    from rehearsal_audio import weights

    problems = []
    for one in weights.status():
        if one.weights.needed or one.origin:
            state = "right" if one.state is weights.State.THERE else one.state.value
            _print_row(one.weights.name, ": ".join(filter(None, (state, one.advice or one.origin))))
        if one.weights.needed and not one.is_usable:
            problems.append(f"the weights {one.weights.name} are {one.state.value}")
    own = weights.user_folder()
    _print_row("own folder", f"{own}{'' if Path(own).is_dir() else ' (not made yet)'}")
    return problems


def _print_row(name: str, value: str) -> None:
    click.echo(f"  {name:<26}{value}")
