"""File to samples: any recording, decoded once in a stream to 16 kHz, memory bounded.

::

    file --FFmpeg, packet by packet--> 16 kHz float32 --> nameless temporary file, memory-mapped
                                                          (channels; the mix beside it)

Rule: samples that cannot be decoded count as silence where the file's time stamps show the gap,
so that later times stay right. A recording whose header announces its length and of which less
than 90 % can be decoded is an error; a smaller damage at its end is logged and the rest kept.
MP3 and raw AAC announce no reliable length, so a cut there cannot be told.

Source of the limits: 0.5 s and -60 dBFS are this project's; speech in a room, even far from a
microphone, peaks above -50 dBFS.

Known weaknesses: of a film with several audio tracks the main one is taken. The temporary file
lies where ``tempfile`` puts it (set ``TMPDIR`` to move it); it takes 64 kB a second and channel.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np

from rehearsal_audio.decoding import opened
from rehearsal_audio.errors import AudioError, AudioNotFoundError
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio, Recording
from rehearsal_audio.model.segment import Seconds

if TYPE_CHECKING:
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)

# fmt: off
AUDIO_SUFFIXES = frozenset((
    ".aac", ".aif", ".aiff", ".amr", ".avi", ".caf", ".flac", ".m4a", ".m4v", ".mka", ".mkv",
    ".mov", ".mp2", ".mp3", ".mp4", ".oga", ".ogg", ".opus", ".w64", ".wav", ".weba", ".webm",
    ".wma", ".wmv",
))
# fmt: on
"""Endings, in lower case, by which a folder's recordings are known."""

MAX_CHANNELS = 8
MIN_DURATION_S = 0.5
SILENCE_DBFS = -60.0
"""A recording without a single sample above this level is silent."""

MIN_DECODED_SHARE = 0.9
"""Least share of the announced length that must be decoded."""

_MIN_GAP_S = 0.1
_MAX_GAP_S = 600.0
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of what is decoded.

    Parameters
    ----------
    max_duration_s
        A longer recording is refused before it fills the disk: decoded, an hour takes 230 MB
        of temporary space a channel. Four hours hold a whole afternoon of rehearsals.
    """

    max_duration_s: Seconds = 4 * 3600.0

    def __post_init__(self) -> None:
        if self.max_duration_s < MIN_DURATION_S:
            raise ValueError(
                f"max_duration_s is {self.max_duration_s}, expected at least {MIN_DURATION_S}"
            )


def read_recording(path: Path, settings: Settings = Settings()) -> tuple[Recording, Audio]:
    """Decode a recording whole, at bounded memory.

    Parameters
    ----------
    path
        Any file with an audio track that FFmpeg opens: wav, flac, mp3, m4a, ogg, opus, films.
    settings
        Limits.

    Returns
    -------
    tuple of Recording and Audio
        The samples are memory-mapped and read-only; damaged (not finite) ones are 0 and those
        beyond full scale are clipped.

    Raises
    ------
    AudioNotFoundError
        If there is no file.
    AudioError
        If it is a folder, empty, no audio, truncated, shorter than 0.5 s, too long, silent or
        of more than 8 channels.
    """
    return decode(path, sha256_of(path), settings)


def decode(path: Path, sha256: str, settings: Settings) -> tuple[Recording, Audio]:
    """Decode a recording whose SHA-256 is known; as :func:`read_recording`."""
    store = _decode(path, settings)
    _check_length(path, store)
    duration_s = store.samples / SAMPLE_RATE_HZ
    if 20 * np.log10(max(store.peak, 1e-12)) < SILENCE_DBFS:
        raise AudioError(
            f"{path} is silent: no sample above {SILENCE_DBFS:.0f} dBFS in {duration_s:.1f} s; "
            "check the microphone and the recorder's input level"
        )
    recording = Recording(path, sha256, duration_s, store.channels, store.sample_rate_hz)
    return recording, store.mapped()


def list_recordings(folder: Path) -> list[Path]:
    """Recordings that lie directly in a folder, by name, without hidden files.

    A link that leads out of the folder is left out.

    Raises
    ------
    AudioNotFoundError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise AudioNotFoundError(f"no folder at {folder}; name a folder that holds recordings")
    home = folder.resolve()
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in AUDIO_SUFFIXES
        and not path.name.startswith(".")
        and path.is_file()
        and path.resolve().is_relative_to(home)
    )


@dataclass(slots=True)
class _Store:
    """Samples on their way to disk, and what was learnt of them."""

    channels: int
    sample_rate_hz: int
    announced_s: float | None
    samples: int = 0
    peak: float = 0.0
    first_s: float | None = None
    _interleaved: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    _mix: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    def append(self, interleaved: NDArray[np.float32]) -> None:
        """Add samples of all channels, one after the other."""
        block = np.nan_to_num(interleaved, nan=0.0, posinf=0.0, neginf=0.0)
        np.clip(block, -1.0, 1.0, out=block)
        if not block.size:
            return
        self.peak = max(self.peak, float(np.abs(block).max()))
        self.samples += block.size // self.channels
        self._interleaved.write(block.tobytes())
        if self.channels > 1:
            mix = block.reshape(-1, self.channels).mean(axis=1, dtype=np.float32)
            self._mix.write(mix.tobytes())

    def append_silence(self, samples: int) -> None:
        """Stand in for samples that are missing."""
        while samples > 0:
            block = min(samples, SAMPLE_RATE_HZ)
            self.append(np.zeros(block * self.channels, dtype=np.float32))
            samples -= block

    def mapped(self) -> Audio:
        """The samples, memory-mapped; the files vanish with the last array that uses them."""
        channels = _mapped(self._interleaved).reshape(-1, self.channels)
        mix = channels[:, 0] if self.channels == 1 else _mapped(self._mix)
        return Audio(mix, channels)


def _mapped(file: IO[bytes]) -> NDArray[np.float32]:
    file.flush()
    return np.asarray(np.memmap(file, dtype=np.float32, mode="r"))


def _check_file(path: Path) -> None:
    if not path.exists():
        raise AudioNotFoundError(f"no recording at {path}; check the name and the folder")
    if path.is_dir():
        raise AudioError(f"{path} is a folder, expected a recording; name one file")
    if path.stat().st_size == 0:
        raise AudioError(f"{path} is empty (0 bytes); copy it from the recorder again")


def sha256_of(path: Path) -> str:
    """SHA-256 of a recording's bytes.

    Raises
    ------
    AudioNotFoundError
        If there is no file.
    AudioError
        If it is a folder, empty, or may not be read.
    """
    _check_file(path)
    digest = hashlib.sha256()
    with _readable(path) as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _readable(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise AudioError(
            f"{path} cannot be read: {error.strerror}; check that you may open it"
        ) from error


def _decode(path: Path, settings: Settings) -> _Store:
    try:
        with opened(path) as track:
            if not 1 <= track.channels <= MAX_CHANNELS:
                raise AudioError(
                    f"{path} has {track.channels} channels, expected 1 to {MAX_CHANNELS}; "
                    "export the speakers' channels alone"
                )
            store = _Store(track.channels, track.sample_rate_hz, track.announced_s)
            _check_limit(path, track.announced_s or 0.0, settings)
            for samples, start_s in track.pieces():
                _fill_gap(store, start_s)
                store.append(samples)
                _check_limit(path, store.samples / SAMPLE_RATE_HZ, settings)
            return store
    except OSError as error:
        if isinstance(error, AudioError):
            raise
        raise AudioError(
            f"{path} cannot be decoded into {tempfile.gettempdir()}: {error.strerror or error}; "
            "free some space, or set TMPDIR to a folder that has more"
        ) from error


def _check_limit(path: Path, duration_s: Seconds, settings: Settings) -> None:
    if duration_s > settings.max_duration_s:
        raise AudioError(
            f"{path} is too long: more than {settings.max_duration_s / 3600:g} hours; cut it, or "
            "raise max_duration_s in [audio] of the pipeline"
        )


def _fill_gap(store: _Store, start_s: float | None) -> None:
    """Silence for what is missing before a frame: damaged, or left out by the recorder."""
    if start_s is None:
        return
    if store.first_s is None:
        store.first_s = start_s
    gap_s = start_s - store.first_s - store.samples / SAMPLE_RATE_HZ
    if _MIN_GAP_S < gap_s < _MAX_GAP_S:
        store.append_silence(round(gap_s * SAMPLE_RATE_HZ))


def _check_length(path: Path, store: _Store) -> None:
    announced_s, duration_s = store.announced_s, store.samples / SAMPLE_RATE_HZ
    if announced_s is not None and duration_s < MIN_DECODED_SHARE * announced_s:
        raise AudioError(
            f"{path} is truncated or damaged: {duration_s:.1f} s of {announced_s:.1f} s could be "
            "decoded; copy it from the recorder again"
        )
    if duration_s < MIN_DURATION_S:
        raise AudioError(
            f"{path} is too short: {duration_s:.2f} s of sound, expected at least "
            f"{MIN_DURATION_S} s; check that it is the right file"
        )
    if announced_s is not None and announced_s - duration_s > 1.0:
        _log.warning("%s: only %.1f s of %.1f s decoded", path.name, duration_s, announced_s)
