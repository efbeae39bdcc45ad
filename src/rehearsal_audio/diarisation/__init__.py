"""Stage 2b: audio to who speaks when. One backend a file, one line each in the table below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rehearsal_audio.diarisation import channels, from_file, onnx, pyannote
from rehearsal_audio.ports import Diariser
from rehearsal_audio.weights import package_sha256

Settings = onnx.Settings | channels.Settings | pyannote.Settings | from_file.Settings

DIARISERS: Mapping[str, type[Settings]] = MappingProxyType(
    {
        "onnx": onnx.Settings,
        "channels": channels.Settings,
        "pyannote": pyannote.Settings,
        "from_file": from_file.Settings,
    }
)
"""Name of each backend in a pipeline file -> its settings, whose class chooses it."""


def default_settings() -> Settings:
    """Settings of the backend that pipelines use unless they say otherwise."""
    return onnx.Settings()


def make_diariser(settings: Settings) -> Diariser:
    """The diariser that the settings belong to; this loads its libraries and weights.

    Raises
    ------
    WeightsError, BackendError, SettingsError, InputError
        If the weights, the library or the RTTM file are missing or wrong.
    """
    if isinstance(settings, from_file.Settings):
        return from_file.FromFileDiariser(settings)
    if isinstance(settings, channels.Settings):
        return channels.ChannelsDiariser(settings)
    if isinstance(settings, pyannote.Settings):
        return pyannote.PyannoteDiariser(settings)
    return onnx.OnnxDiariser(settings)


def weights_sha256(settings: Settings) -> Mapping[str, str]:
    """SHA-256 of each file of the backend's weights, without loading them; none for files."""
    if isinstance(settings, from_file.Settings):
        return {}
    if isinstance(settings, channels.Settings):
        return package_sha256("pyannote-segmentation-3.0")
    if isinstance(settings, pyannote.Settings):
        return pyannote.weights_sha256(settings)
    return package_sha256("pyannote-segmentation-3.0", "campplus")
