"""FFmpeg (through PyAV) to 16 kHz samples, piece by piece: the half of stage 1 that knows it.

Rule: damaged packets are left out; every piece comes with the time at which the file puts it, so
that the caller can tell what is missing. Only local media files are opened: a playlist, which
could make FFmpeg fetch what it names, is not.

Known weakness: of a film with several audio tracks the main one is taken.
"""

from __future__ import annotations

import logging
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rehearsal_audio.errors import AudioError
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ
from rehearsal_audio.model.segment import Seconds

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream
    from av.container import InputContainer
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)

_OPEN_OPTIONS = {
    "protocol_whitelist": "file",
    "format_whitelist": (
        "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,eac3,flac,flv,gsm,matroska,mov,mp3,mpc,mpc8,mpeg,"
        "mpegts,mxf,nistsphere,ogg,rm,sox,tak,tta,voc,w64,wav,wv"
    ),
}
_FORMATS_WITH_LENGTH = frozenset(("flac", "aiff", "mov", "matroska"))
_WAV_UNKNOWN_BYTES = 0x7FFF0000


@dataclass(frozen=True, slots=True)
class Track:
    """The audio track of an open file.

    Parameters
    ----------
    path
        The file.
    channels, sample_rate_hz
        As in the file.
    announced_s
        Length that the header states; None where it states none or FFmpeg would estimate it.
    """

    path: Path
    channels: int
    sample_rate_hz: int
    announced_s: Seconds | None
    _container: InputContainer
    _stream: AudioStream

    @property
    def estimated_s(self) -> Seconds | None:
        """Length as FFmpeg estimates it from the size; None where it cannot."""
        found = self._container.duration
        return None if found is None else found / 1_000_000

    def pieces(self) -> Iterator[tuple[NDArray[np.float32], Seconds | None]]:
        """Interleaved 16 kHz samples, and the time at which the file puts them where it says so."""
        return _resampled(self._container, self._stream, self.path)


@contextmanager
def opened(path: Path) -> Iterator[Track]:
    """Open the audio track of a file.

    Raises
    ------
    AudioError
        If FFmpeg cannot read the file, or it holds no audio track.
    """
    import av

    try:
        with av.open(str(path), options=_OPEN_OPTIONS) as container:
            stream = container.streams.best("audio")
            if stream is None:
                raise AudioError(f"{path} holds no audio track; expected a recording with sound")
            assert isinstance(stream, av.AudioStream)
            context = stream.codec_context
            announced_s = _announced_s(path, container, stream)
            yield Track(path, context.channels, context.sample_rate, announced_s, container, stream)
    except av.error.FFmpegError as error:
        raise AudioError(
            f"{path} is not audio, or damaged beyond reading; expected a wav, flac, mp3, m4a, ogg, "
            "opus or film file that a media player can play"
        ) from error


def likely_length_s(path: Path) -> Seconds | None:
    """Length of a recording without decoding it: as stated, else as FFmpeg estimates it.

    None where there is no file, or none that FFmpeg reads. For telling people in advance only.
    """
    try:
        with opened(path) as track:
            return track.announced_s or track.estimated_s
    except (OSError, AudioError):
        return None


def _announced_s(path: Path, container: InputContainer, stream: AudioStream) -> float | None:
    """Length that the header states; None where it states none or FFmpeg would estimate it."""
    format_name = container.format.name.split(",")[0]
    if format_name == "wav":
        return _wav_length_s(path)
    if format_name not in _FORMATS_WITH_LENGTH:
        return None
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    if container.duration is not None and not container.streams.video:
        return container.duration / 1_000_000
    return None


def _wav_length_s(path: Path) -> float | None:
    """Length in a WAV header; FFmpeg gives that of the bytes that are there."""
    try:
        with wave.open(str(path)) as file:
            size = file.getnframes() * file.getnchannels() * file.getsampwidth()
            is_stated = 0 < size < _WAV_UNKNOWN_BYTES
            return file.getnframes() / file.getframerate() if is_stated else None
    except (wave.Error, EOFError):
        return None


def _resampled(
    container: InputContainer, stream: AudioStream, path: Path
) -> Iterator[tuple[NDArray[np.float32], float | None]]:
    """Interleaved 16 kHz samples, and the time at which the file puts them where it says so."""
    import av

    resampler, shape, layout = None, None, None
    for frame in _frames(container, stream, path):
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or found != shape:
            if resampler is not None:
                yield from ((_samples(out), None) for out in resampler.resample(None))
            layout = layout or frame.layout
            shape, resampler = found, av.AudioResampler("flt", layout, SAMPLE_RATE_HZ)
        start_s = frame.time
        for out in resampler.resample(frame):
            yield _samples(out), start_s
            start_s = None
    if resampler is not None:
        yield from ((_samples(out), None) for out in resampler.resample(None))


def _samples(frame: AudioFrame) -> NDArray[np.float32]:
    return frame.to_ndarray().reshape(-1).astype(np.float32, copy=False)


def _frames(container: InputContainer, stream: AudioStream, path: Path) -> Iterator[AudioFrame]:
    """Decoded frames; damaged packets are left out."""
    import av

    damaged = 0
    packets = container.demux(stream)
    while True:
        try:
            yield from next(packets).decode()
        except StopIteration:
            break
        except av.error.FFmpegError:
            damaged += 1
    if damaged:
        _log.warning("%s: %d damaged packets were left out", path.name, damaged)
