from __future__ import annotations

import base64
import io

import numpy as np
import pytest

from rehearsal_audio.export.listen import ListenSettings, compress
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio

MAX_MB_PER_MIN = 0.4


def _audio(samples):
    return Audio(samples, samples[:, np.newaxis])


def _decoded(data):
    import av

    with av.open(io.BytesIO(data)) as container:
        frames = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
        assert container.streams.audio[0].rate == SAMPLE_RATE_HZ
    return np.concatenate(frames)


@pytest.fixture(scope="module")
def clicks():
    """Half a minute of noise in which a loud burst stands at 3, 11 and 29 s."""
    samples = np.random.default_rng(1).normal(0, 0.05, 30 * SAMPLE_RATE_HZ).astype(np.float32)
    for second in (3, 11, 29):
        samples[second * SAMPLE_RATE_HZ : second * SAMPLE_RATE_HZ + 800] += 0.8
    return samples.clip(-1, 1)


def test_a_minute_takes_little_room(clicks):
    size = len(base64.b64encode(compress(_audio(clicks))))
    assert size / 1e6 / 0.5 <= MAX_MB_PER_MIN


def test_moments_keep_their_times_whatever_the_block(clicks):
    for block_s in (0.7, 10.0):
        heard = _decoded(compress(_audio(clicks), settings=ListenSettings(block_s=block_s)))
        assert len(heard) == pytest.approx(len(clicks), abs=2048)
        for second in (3, 11, 29):
            near = heard[second * SAMPLE_RATE_HZ - 1600 : second * SAMPLE_RATE_HZ + 1600]
            onset = np.flatnonzero(np.abs(near) > 0.5)[0] - 1600
            assert abs(onset) < 0.02 * SAMPLE_RATE_HZ


def test_the_index_stands_in_front(clicks):
    data = compress(_audio(clicks))
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_memory_mapped_audio_is_read(tmp_path, clicks):
    path = tmp_path / "mix.npy"
    np.save(path, clicks)
    mapped = np.load(path, mmap_mode="r")
    assert compress(_audio(mapped)) == compress(_audio(clicks))


def test_a_very_short_recording_is_compressed():
    assert _decoded(compress(_audio(np.zeros(100, np.float32)))).size > 0
