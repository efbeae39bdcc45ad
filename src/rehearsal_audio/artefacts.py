"""What every stage found, kept so that no finished stage is run twice.

An artefact's name holds a digest of all that it depends on (the audio's SHA-256, the span,
the settings, the SHA-256 of the model): a stage runs again only if one of these changed. It is
written beside and renamed, so that a kill at any moment leaves a whole file or none; one that
cannot be read counts as none.

::

    OUT/<recording>/<iteration>/.stages/transcription-<digest>.json     words
                                        diarisation-<digest>.json       voices
                                        sound-<digest>.m4a              the audio of the page
                                        report-<digest>.json            SHA-256 of all files made
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.files import write_whole
from rehearsal_audio.vault import SUFFIX, Vault

Json = dict[str, Any]

KEPT_FOLDER = ".stages"
"""Folder of the kept artefacts in an iteration's folder."""

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


def file_sha256(path: Path) -> str | None:
    """SHA-256 of a small file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


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

    def has(self, name: str, key: str) -> bool:
        """Whether a whole result is kept and may be used."""
        return self._kept(name, key) is not None

    def keep(self, name: str, key: str, make: Callable[[], Json], *, on_disk: bool = True) -> Json:
        """The kept result, or a new one that is kept from now on.

        The new result is read back too, so that a first run and a repeated one go on with
        the very same values. Older results of the same name are removed.

        Parameters
        ----------
        name
            What it is, such as ``"transcription"``.
        key
            Digest of all that it depends on.
        make
            Computes it, as JSON values.
        on_disk
            Whether it may be written at all; if not, it is computed each time.
        """
        file = f"{name}-{key}.json"
        kept = self._kept(name, key)
        text = json.dumps(make() if kept is None else kept, ensure_ascii=False)
        self._place(file, text.encode("utf-8"), kept is None, on_disk)
        found: Json = json.loads(text)
        return found

    def keep_sound(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """As :meth:`keep`, for compressed audio."""
        file = f"{name}-{key}.m4a"
        kept = self._read(file)
        sound = make() if kept is None else kept
        self._place(file, sound, kept is None)
        return sound

    def keep_receipt(self, name: str, key: str, files: Iterable[Path]) -> None:
        """Keep the SHA-256 of the files that a stage has made."""
        made = {path.name: file_sha256(path) for path in files}
        self._place(f"{name}-{key}.json", json.dumps({"files": made}).encode("ascii"), True)

    def are_made(self, name: str, key: str, folder: Path) -> bool:
        """Whether the files of a receipt all lie in a folder, byte for byte as they were made."""
        receipt = self._kept(name, key)
        return receipt is not None and all(
            file_sha256(folder / file) == sha256 for file, sha256 in receipt["files"].items()
        )

    def drop(self, name: str) -> None:
        """Remove what is kept under a name."""
        for kept in self.folder.glob(f"{name}-*"):
            kept.unlink(missing_ok=True)

    def _kept(self, name: str, key: str) -> Json | None:
        content = self._read(f"{name}-{key}.json")
        try:
            kept = None if content is None else json.loads(content)
        except ValueError:
            return None
        return kept if isinstance(kept, dict) else None

    def _read(self, file: str) -> bytes | None:
        """What is kept, opened if it is sealed; None where nothing is, or nothing is to be used."""
        plain = self.folder / file
        sealed = plain.with_name(file + SUFFIX)
        if self.force:
            return None
        if self.vault and sealed.is_file():
            return self.vault.open(sealed)
        return plain.read_bytes() if plain.is_file() else None

    def _place(self, file: str, content: bytes, is_new: bool, on_disk: bool = True) -> None:
        """Have it where it may lie; then remove all others of its name."""
        path = self.folder / (file + SUFFIX if self.vault else file)
        if on_disk and (is_new or not path.is_file()):
            write_whole(path, self.vault.seal(content) if self.vault else content)
        for other in self.folder.glob(f"{file.rsplit('-', 1)[0]}-*"):
            if other != path or not on_disk:
                other.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept artefact of an analysed folder."""

    recording: str
    iteration: str
    stage: str
    path: Path
    size_bytes: int


def kept_in(out: Path) -> Iterator[Kept]:
    """All artefacts in a folder of results, by recording, iteration and stage."""
    for path in sorted(out.glob(f"*/*/{KEPT_FOLDER}/*")):
        if path.is_file() and not path.is_symlink():
            iteration = path.parent.parent
            stage = path.name.rsplit("-", 1)[0]
            size = path.stat().st_size
            yield Kept(iteration.parent.name, iteration.name, stage, path, size)


def seal_kept(out: Path, vault: Vault) -> None:
    """Encrypt what earlier runs kept as it was in a folder of results."""
    for kept in kept_in(out):
        if kept.path.suffix != SUFFIX and not kept.path.name.startswith("."):
            sealed = vault.seal(kept.path.read_bytes())
            write_whole(kept.path.with_name(kept.path.name + SUFFIX), sealed)
            kept.path.unlink()


def clear(out: Path) -> tuple[Kept, ...]:
    """Remove all artefacts in a folder of results; reports stay. What was removed is returned."""
    removed = tuple(kept_in(out))
    for kept in removed:
        kept.path.unlink()
    for folder in out.glob(f"*/*/{KEPT_FOLDER}"):
        if not any(folder.iterdir()):
            folder.rmdir()
    return removed


def sweep(out: Path) -> None:
    """Remove what an earlier run that was killed had begun to write."""
    for pattern in (".*.part", "*/*/.*.part", f"*/*/{KEPT_FOLDER}/.*.part"):
        for part in out.glob(pattern):
            part.unlink(missing_ok=True)
