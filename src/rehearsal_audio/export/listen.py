"""Audio for the report page: small enough to embed, playable in every current browser.

AAC in an MP4 container with its index in front (faststart), mono, as the pages of all
browsers play it from memory and seek in it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import Segment

MEDIA_TYPE = "audio/mp4"
"""Media type of what :func:`compress` returns."""


@dataclass(frozen=True, slots=True)
class ListenSettings:
    """How the audio is compressed.

    Parameters
    ----------
    bit_rate_bps
        Bits a second. 32 000 gives about 0.25 MB a minute, 0.33 MB as base64: under the
        0.4 MB a minute that a report may take, and clear for speech at 16 kHz.
    block_s
        Seconds that are read and encoded at a time, so that a long recording stays on disk.
    """

    bit_rate_bps: int = 32_000
    block_s: float = 10.0


def compress(
    audio: Audio, silenced: Sequence[Segment] = (), settings: ListenSettings | None = None
) -> bytes:
    """Compress the mix of the channels for listening.

    Parameters
    ----------
    audio
        At least one sample; may be memory-mapped, it is read in blocks.
    silenced
        Spans that are not to be heard.
    settings
        How to compress; the defaults where None.

    Returns
    -------
    bytes
        A whole MP4 file. Its time 0 is the audio's first sample.
    """
    import av

    chosen = settings or ListenSettings()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "listen.m4a"
        with av.open(str(path), "w", format="mp4", options={"movflags": "faststart"}) as out:
            stream: Any = out.add_stream("aac", rate=audio.sample_rate_hz)
            stream.bit_rate = chosen.bit_rate_bps
            stream.layout = "mono"
            for block in _blocks(audio, chosen.block_s, silenced):
                out.mux(stream.encode(block))
            out.mux(stream.encode(None))
        return path.read_bytes()


def _blocks(audio: Audio, block_s: float, silenced: Sequence[Segment]) -> Iterator[Any]:
    import av

    step = max(1, round(block_s * audio.sample_rate_hz))
    for first in range(0, len(audio.mix), step):
        samples = np.array(audio.mix[first : first + step], dtype=np.float32)
        for span in silenced:
            start, end = (round(at_s * audio.sample_rate_hz) for at_s in (span.start_s, span.end_s))
            samples[max(0, start - first) : max(0, end - first)] = 0.0
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="fltp", layout="mono")
        frame.sample_rate = audio.sample_rate_hz
        frame.pts = first
        yield frame
