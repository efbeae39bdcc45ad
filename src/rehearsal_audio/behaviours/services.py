"""Services that a leader can point to: the list in ``services.toml``, for a facilitator to extend.

A line added to that file is found; a list of one's own, in the same form, goes to
``HelpingDetector(services=path)``.
"""

from __future__ import annotations

import re
import sys
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


@lru_cache(maxsize=8)
def service_pattern(path: Path = PACKAGED) -> re.Pattern[str]:
    """A pattern that finds a service's name in the plain form of a sentence.

    Parameters
    ----------
    path
        The list, in the form of the package's ``services.toml``.

    Raises
    ------
    SettingsError
        If the file cannot be read as such a list.

    Examples
    --------
    >>> bool(service_pattern().search("the mental health first aiders are on ward two"))
    True
    """
    names = sorted({name.replace("'", "") for name in load_services(path)}, key=len, reverse=True)
    forms = "|".join(
        rf"(?:ring|call|from|by|called|charity) {re.escape(name)}"
        if name in _COMMON_WORDS
        else re.escape(name).replace(r"\ ", "[ -]") + "s?"
        for name in names
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
