"""Stage 2a: audio to words. One backend a file, one line each in the table below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rehearsal_audio.ports import Transcriber
from rehearsal_audio.transcription import faster_whisper, from_file

Settings = faster_whisper.Settings | from_file.Settings

TRANSCRIBERS: Mapping[str, type[Settings]] = MappingProxyType(
    {
        "faster_whisper": faster_whisper.Settings,
        "from_file": from_file.Settings,
    }
)
"""Name of each backend in a pipeline file -> its settings, whose class chooses it."""


def default_settings() -> Settings:
    """Settings of the backend that pipelines use unless they say otherwise."""
    return faster_whisper.Settings()


def make_transcriber(settings: Settings) -> Transcriber:
    """The transcriber that the settings belong to; this loads its libraries and weights.

    Raises
    ------
    WeightsError, BackendError, SettingsError, InputError
        If the weights, the library or the transcript file are missing or wrong.
    """
    if isinstance(settings, from_file.Settings):
        return from_file.FromFileTranscriber(settings)
    return faster_whisper.FasterWhisperTranscriber(settings)


def weights_sha256(settings: Settings) -> Mapping[str, str]:
    """SHA-256 of each file of the backend's weights, without loading them; none for files.

    Raises
    ------
    WeightsError
        If the weights are not on this machine and their hashes are not known.
    """
    if isinstance(settings, from_file.Settings):
        return {}
    return faster_whisper.weights_sha256(settings)
