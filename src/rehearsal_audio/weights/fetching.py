"""Weights from the hub, only when a person asks for it. The one place that uses the network."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import BackendError, WeightsError
from rehearsal_audio.weights import locations
from rehearsal_audio.weights.catalogue import CATALOGUE, WeightsSet, find
from rehearsal_audio.weights.loading import REQUIRED_FILES, check, hash_of

MODEL_FILES = (
    "config.json",
    "model.bin",
    "preprocessor_config.json",
    "tokenizer.json",
    "vocabulary.*",
)
"""The files of a converted Whisper model."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the hub says of the files it sent.

    Parameters
    ----------
    revision
        The commit of the repository.
    stated_sha256
        File name -> SHA-256 that the hub states; large files only.
    """

    revision: str
    stated_sha256: Mapping[str, str]


Download = Callable[[str, Path], Snapshot]
"""Repository, folder to fill -> what the hub says of it."""


def fetch(name: str, download: Download | None = None) -> Path:
    """Fetch weights into the user's folder, check them and record their hashes.

    Files are checked against the catalogue where it knows them, and against the SHA-256 that
    the hub states. The hashes of all are written into a manifest, against which every later
    load is checked.

    Parameters
    ----------
    name
        A name of the catalogue, or a Whisper size such as ``"small"``.
    download
        What fetches; the hub unless told otherwise.

    Returns
    -------
    Path
        The folder that now holds them.

    Raises
    ------
    WeightsError
        If the name is unknown, the hub cannot be reached, or a file is not what it should be.
    """
    weights = find(name)
    if weights is None or not weights.hub_repository:
        known = ", ".join(entry.name for entry in CATALOGUE.values() if entry.hub_repository)
        raise WeightsError(f"no weights on the hub are called {name!r}; known: {known}")
    folder = locations.user_folder() / weights.name
    beside = folder.with_name(f".{weights.name}.{uuid.uuid4().hex}.part")
    try:
        beside.mkdir(parents=True)
        snapshot = (download or _from_hub)(weights.hub_repository, beside)
        sha256 = _checked(weights, beside, snapshot)
        _write_manifest(weights, beside, snapshot.revision, sha256)
        if folder.exists():
            shutil.rmtree(folder)
        beside.replace(folder)
    except OSError as error:
        raise WeightsError(
            f"the weights {weights.name} cannot be stored in {folder}: {error.strerror or error}; "
            f"free some space or set {locations.ENVIRONMENT_VARIABLE} to another folder"
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _checked(weights: WeightsSet, folder: Path, snapshot: Snapshot) -> dict[str, str]:
    parts = locations.in_folder(folder)
    for file in REQUIRED_FILES:
        if file not in parts:
            raise WeightsError(
                f"{weights.hub_repository} on the hub sent no {file}; expected a converted model"
            )
    sha256 = {file: hash_of(weights.name, paths) for file, paths in parts.items()}
    for expected in (weights.hashes, snapshot.stated_sha256):
        for file in expected.keys() & sha256.keys():
            check(weights, file, sha256[file], expected)
    return sha256


def _write_manifest(
    weights: WeightsSet, folder: Path, revision: str, sha256: Mapping[str, str]
) -> None:
    content = {"source": weights.hub_repository, "revision": revision, "sha256": dict(sha256)}
    text = json.dumps(content, indent=1) + "\n"
    (folder / locations.MANIFEST).write_text(text, encoding="utf-8")


def _from_hub(repository: str, folder: Path) -> Snapshot:
    try:
        import huggingface_hub
    except ImportError as error:
        raise BackendError(
            "huggingface_hub cannot be loaded; run: pip install huggingface_hub"
        ) from error
    try:
        found = huggingface_hub.HfApi().model_info(repository, files_metadata=True)
        huggingface_hub.snapshot_download(
            repository,
            revision=found.sha,
            local_dir=folder,
            allow_patterns=list(MODEL_FILES),
        )
    except Exception as error:
        raise WeightsError(
            f"{repository} cannot be fetched from the hub ({type(error).__name__}); check the "
            f"network, or copy the model's folder to {locations.user_folder()}"
        ) from error
    stated = {file.rfilename: file.lfs.sha256 for file in found.siblings or () if file.lfs}
    return Snapshot(found.sha or "", stated)
