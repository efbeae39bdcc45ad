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
from rehearsal_audio.vault import SUFFIX, Vault

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
    vault
        Encrypts what is kept; None keeps it as it is.
    """

    folder: Path
    force: bool = False
    vault: Vault | None = None

    def keep(self, name: str, key: str, make: Callable[[], Json], *, on_disk: bool = True) -> Json:
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
        on_disk
            Whether it may be written at all; if not, it is computed each time.
        """
        plain = self.folder / f"{name}-{key}.json"
        sealed = plain.with_name(plain.name + SUFFIX)
        text = None if self.force else self._text(plain, sealed)
        kept_at = (sealed if self.vault else plain) if on_disk else None
        if text is None or kept_at is None or not kept_at.is_file():
            text = text or json.dumps(make(), ensure_ascii=False)
            if kept_at is not None:
                write_whole(kept_at, self.vault.seal(text.encode("utf-8")) if self.vault else text)
            self._remove_others(name, kept_at)
        kept: Json = json.loads(text)
        return kept

    def _text(self, plain: Path, sealed: Path) -> str | None:
        if self.vault and sealed.is_file():
            return self.vault.open(sealed).decode("utf-8")
        return plain.read_text(encoding="utf-8") if plain.is_file() else None

    def _remove_others(self, name: str, kept_at: Path | None) -> None:
        """Take away older results, and what lies in the clear where it may no longer."""
        for old in self.folder.glob(f"{name}-*.json*"):
            if old != kept_at:
                old.unlink(missing_ok=True)
