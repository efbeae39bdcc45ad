"""Services that a leader can point to: the list in ``services.toml``, and a facilitator's own.

One's own are named in a pipeline file, and are found beside those of the package::

    [behaviours]
    services = ["the welfare van", "crew support desk"]
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rehearsal_audio.errors import SettingsError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PACKAGED = Path(__file__).with_name("services.toml")
"""The list that comes with the package."""

_COMMON_WORDS = frozenset(
    {"mind", "relate", "shelter", "calm", "shout", "refuge", "unite", "prospect", "coach"}
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the detectors of behaviours in text are told.

    Parameters
    ----------
    services
        Names of services of one's own organisation, as they are said; capitals, hyphens and a
        plural s do not matter.
    """

    services: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(re.search(r"\w", name) for name in self.services):
            raise ValueError("services holds an empty name; expected names as they are said")


@lru_cache(maxsize=8)
def service_pattern(more: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern that finds a service's name in the plain form of a sentence.

    Parameters
    ----------
    more
        Names beside those of the package's list.

    Raises
    ------
    SettingsError
        If the package's list cannot be read.

    Examples
    --------
    >>> bool(service_pattern().search("the mental health first aiders are on ward two"))
    True
    >>> bool(service_pattern(("The Welfare-Van",)).search("the welfare van is outside"))
    True
    """
    own = (" ".join(re.findall(r"[\w']+", name.lower())) for name in more)
    every = {name.replace("'", "") for name in (*load_services(), *own)}
    forms = "|".join(
        rf"(?:ring|call|from|by|called|charity) {re.escape(name)}"
        if name in _COMMON_WORDS
        else re.escape(name).replace(r"\ ", "[ -]") + "s?"
        for name in sorted(every, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{forms})\b")


def load_services(path: Path = PACKAGED) -> tuple[str, ...]:
    """The names of a list, lower case, in the order of the file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["services"]
        names = [name for group in table.values() for name in group]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise SettingsError(
            f"{path}: found no readable list of services; expected a table [services] of lists of "
            "names; see services.toml in the package"
        ) from error
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise SettingsError(f"{path}: expected the names of services as text; found something else")
    return tuple(name.strip().lower() for name in names)
