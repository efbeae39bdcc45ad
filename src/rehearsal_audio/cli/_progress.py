"""What a command tells of its progress, on stderr: bars, plain lines or JSON lines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from rehearsal_audio.cli._remaining import Remaining, about, in_words

if TYPE_CHECKING:
    from rich.console import Console

    from rehearsal_audio.calibration import Pace, Planned

Told = Callable[[str, str, float], None]
"""Told the recording, the stage and the share of it that is done."""

LAST = ("done", "failed")
"""One of them is told as the last stage of every recording."""


@contextmanager
def stage_bar(description: str) -> Iterator[Callable[[float], None]]:
    """One bar for one stage; nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bars:
        task = bars.add_task(description, total=1.0)
        yield lambda done: bars.update(task, completed=done)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is told of a batch in advance.

    Parameters
    ----------
    planned
        All its recordings.
    pace
        How fast each stage is expected to be.
    workers
        How many are worked at side by side.
    """

    planned: Sequence[Planned]
    pace: Pace
    workers: int

    @property
    def to_do(self) -> list[Planned]:
        """The recordings of which not all is kept."""
        return [one for one in self.planned if not one.is_kept]

    @property
    def audio_s(self) -> float:
        """Length of all recordings together, as far as it is known."""
        return sum(one.duration_s or 0.0 for one in self.planned)

    @property
    def expected_s(self) -> float:
        """Seconds that it will take."""
        from rehearsal_audio.calibration import expected_s

        return expected_s(self.to_do, self.pace, self.workers)

    def in_words(self) -> str:
        """One line for people."""
        total, to_do = len(self.planned), len(self.to_do)
        line = f"{_counted(total, 'recording')}, {in_words(self.audio_s)} of audio"
        if to_do < total:
            line += f"; {total - to_do if to_do else 'all'} kept from an earlier run"
        if not to_do:
            return line
        if self.workers > 1 and to_do > 1:
            line += f"; {min(self.workers, to_do)} at a time"
        how = (
            "as measured on this machine"
            if self.pace.is_measured
            else ("a guess, until this machine has been measured")
        )
        return f"{line}; this takes {about(self.expected_s)} ({how})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def batch_progress(ahead: Ahead, style: str) -> Iterator[Told]:
    """Tell of a batch in advance and while it is at work.

    Parameters
    ----------
    ahead
        What is to do.
    style
        ``"json"``: one JSON object a line, for other programs; ``"quiet"``: nothing;
        ``"people"``: bars on a terminal, plain lines elsewhere. Never any word of a transcript.
    """
    from rich.console import Console

    console = Console(stderr=True)
    expected = {one.job.name: ahead.pace.expected_s(one) for one in ahead.to_do}
    remaining = Remaining(expected, ahead.workers)
    if style == "quiet":
        yield lambda name, stage, done: None
    elif style == "json":
        _json_line(None, "plan", **_plan(ahead))
        yield _when_a_stage_begins(lambda name, stage: _json_line(name, stage))
    else:
        click.echo(ahead.in_words(), err=True)
        if console.is_terminal and expected:
            with _bars(list(expected), remaining, console) as told:
                yield told
        else:
            yield _lines(list(expected), remaining)


def _plan(ahead: Ahead) -> dict[str, object]:
    return {
        "recordings": len(ahead.planned),
        "kept": len(ahead.planned) - len(ahead.to_do),
        "audio_s": round(ahead.audio_s, 1),
        "expected_s": round(ahead.expected_s, 1),
        "measured": ahead.pace.is_measured,
    }


@contextmanager
def _bars(names: list[str], remaining: Remaining, console: Console) -> Iterator[Told]:
    """A bar for the whole batch, and one for each recording at work."""
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(
        *columns, TextColumn("{task.fields[left]}"), console=console, transient=True
    ) as bars:
        whole = bars.add_task("", total=max(remaining.total_s, 1e-6), left="")
        at_work: dict[str, TaskID] = {}
        finished: set[str] = set()

        def told(name: str, stage: str, done: float) -> None:
            if name in finished:
                return
            if stage in LAST:
                finished.add(name)
                remaining.finished(name)
                if name in at_work:
                    bars.remove_task(at_work.pop(name))
            else:
                remaining.told(name, stage, done)
                if name not in at_work:
                    at_work[name] = bars.add_task("", total=1.0, left="")
                bars.update(
                    at_work[name],
                    description=f"  {escape(name)}: {stage}",
                    completed=remaining.share_of(name),
                )
            bars.update(
                whole,
                description=f"{len(finished)} of {_counted(len(names), 'recording')}",
                completed=remaining.done_s(),
                left=f"{about(remaining.left_s())} left",
            )

        yield told


def _lines(names: list[str], remaining: Remaining) -> Told:
    """A line when a stage of a recording begins or the recording ends."""
    places = {name: f"[{place}/{len(names)}] {name}" for place, name in enumerate(names, 1)}
    finished: set[str] = set()

    def say(name: str, stage: str) -> None:
        line = f"{places.get(name, name)}: {stage}"
        if stage in LAST:
            finished.add(name)
            remaining.finished(name)
            if len(finished) < len(names):
                line += f"; {about(remaining.left_s())} left"
        click.echo(line, err=True)

    begins = _when_a_stage_begins(say)

    def told(name: str, stage: str, done: float) -> None:
        remaining.told(name, stage, done)
        if name not in finished:
            begins(name, stage, done)

    return told


def _when_a_stage_begins(say: Callable[[str, str], None]) -> Told:
    """Say each recording's stage once."""
    begun: set[tuple[str, str]] = set()

    def told(name: str, stage: str, done: float) -> None:
        if (name, stage) not in begun:
            begun.add((name, stage))
            say(name, stage)

    return told


def _json_line(name: str | None, stage: str, **more: object) -> None:
    line = {"time": round(time.time(), 3), "recording": name, "stage": stage, **more}
    click.echo(json.dumps(line), err=True)
