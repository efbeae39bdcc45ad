"""What a command tells of its progress, on stderr: bars, plain lines or JSON lines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Told = Callable[[str, str, float], None]
"""Told the recording, the stage and the share of it that is done."""


@contextmanager
def stage_bar(description: str) -> Iterator[Callable[[float], None]]:
    """One bar for one stage; nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bars:
        task = bars.add_task(description, total=1.0)
        yield lambda done: bars.update(task, completed=done)


@contextmanager
def batch_progress(total: int, json_logs: bool) -> Iterator[Told]:
    """Progress of a batch: all recordings and the stage at work.

    Parameters
    ----------
    total
        Number of recordings.
    json_logs
        One JSON object a line, for other programs; never any word of a transcript.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if json_logs:
        yield _when_a_stage_begins(_json_line)
    elif console.is_terminal:
        with _bars(total, console) as told:
            yield told
    else:
        yield _when_a_stage_begins(_numbered_line(total))


@contextmanager
def _bars(total: int, console: object) -> Iterator[Told]:
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bars:  # type: ignore[arg-type]
        whole = bars.add_task(f"{total} recordings", total=total)
        stage_task = bars.add_task("", total=1.0)
        finished: set[str] = set()

        def told(name: str, stage: str, done: float) -> None:
            bars.update(stage_task, description=f"{name}: {stage}", completed=done)
            if stage == "done":
                finished.add(name)
                bars.update(whole, completed=len(finished))

        yield told


def _when_a_stage_begins(say: Callable[[str, str], None]) -> Told:
    """Say each recording's stage once."""
    begun: set[tuple[str, str]] = set()

    def told(name: str, stage: str, done: float) -> None:
        if (name, stage) not in begun:
            begun.add((name, stage))
            say(name, stage)

    return told


def _json_line(name: str, stage: str) -> None:
    line = {"time": round(time.time(), 3), "recording": name, "stage": stage}
    click.echo(json.dumps(line), err=True)


def _numbered_line(total: int) -> Callable[[str, str], None]:
    names: list[str] = []

    def say(name: str, stage: str) -> None:
        if name not in names:
            names.append(name)
        click.echo(f"[{names.index(name) + 1}/{total}] {name}: {stage}", err=True)

    return say
