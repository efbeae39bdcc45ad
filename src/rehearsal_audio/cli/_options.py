"""Kinds of option that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

AUTO = "auto"
MAX_SPEAKERS = 8


class CountOrAuto(click.ParamType[int]):
    """A number from 1 on, or ``auto`` to find it (then 0, which is no number of anything).

    Parameters
    ----------
    most
        The largest number that is taken; None for any.
    """

    name = "N|auto"

    def __init__(self, most: int | None = None) -> None:
        self.most = most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number, 0 for auto."""
        text = str(value)
        if text == AUTO:
            return 0
        if text.isdecimal() and 1 <= int(text) <= (self.most or int(text)):
            return int(text)
        limit = f" to {self.most}" if self.most else ""
        self.fail(f"found {text!r}, expected auto or a number from 1{limit}")


SPEAKERS = CountOrAuto(MAX_SPEAKERS)
"""Voices to tell apart."""


def chosen_speakers(option: int | None, pipeline: int | None) -> int | None:
    """The number that holds: the option's if given, else the pipeline's; None finds it.

    Examples
    --------
    >>> chosen_speakers(None, 2), chosen_speakers(3, 2), chosen_speakers(0, 2)
    (2, 3, None)
    """
    return pipeline if option is None else option or None


def pipeline_option(command: F) -> F:
    """``--pipeline`` of a command that reads text alone: only its [behaviours] matter."""
    return click.option(
        "--pipeline",
        default="default",
        show_default=True,
        metavar="NAME|FILE",
        help="Whose [behaviours] hold, such as the names of your own services.",
    )(command)
