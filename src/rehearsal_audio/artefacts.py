"""Results of the slow stages, kept so that a second run need not compute them again.

An artefact's name holds a digest of all that it depends on (the audio's SHA-256, the span,
the settings, the package's version): a stage runs again only if one of these changed. It is
written beside and renamed, so that a kill at any moment leaves a whole file or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.files import write_whole

Json = dict[str, Any]

DIGEST_LENGTH = 16
"""Hexadecimal digits of the digest that stand in a file's name: 64 bits."""


def digest(*parts: object) -> str:
    """Digest of JSON values, the same on every machine.

    Examples
    --------
    >>> digest("a", {"b": 1, "c": 2}) == digest("a", {"c": 2, "b": 1})
    True
    """
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True)
class Artefacts:
    """The artefacts of one iteration.

    Parameters
    ----------
    folder
        Where they lie.
    force
        Compute everything again.
    """

    folder: Path
    force: bool = False

    def keep(self, name: str, key: str, make: Callable[[], Json]) -> Json:
        """The kept result, or a new one that is kept from now on.

        The new result is read back too, so that a first run and a repeated one go on with
        the very same values. Older results of the same name are removed.

        Parameters
        ----------
        name
            What it is, such as ``"transcript"``.
        key
            Digest of all that it depends on.
        make
            Computes it, as JSON values.
        """
        path = self.folder / f"{name}-{key}.json"
        if self.force or not path.is_file():
            text = json.dumps(make(), ensure_ascii=False)
            for old in self.folder.glob(f"{name}-*.json"):
                old.unlink(missing_ok=True)
            write_whole(path, text)
        kept: Json = json.loads(path.read_text(encoding="utf-8"))
        return kept
