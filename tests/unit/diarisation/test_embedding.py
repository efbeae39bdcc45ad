from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.diarisation import embedding
from rehearsal_audio.diarisation.embedding import DIMENSIONS, MIN_EMBEDDABLE_S, VoiceNetwork


class _Remembers:
    def __init__(self) -> None:
        self.features: list[np.ndarray] = []

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.features.append(inputs["feats"])
        return [np.full((1, DIMENSIONS), 3.0, dtype=np.float32)]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> VoiceNetwork:
    monkeypatch.setattr(embedding, "open_session", lambda _: _Remembers())
    return VoiceNetwork(Path("any"))


def test_vectors_have_length_one_and_come_in_order(network: VoiceNetwork) -> None:
    noise = np.random.default_rng(0).standard_normal(32_000).astype(np.float32)
    lengths = (round(MIN_EMBEDDABLE_S * 16_000), 16_000, 32_000)
    vectors = list(network.embed(noise[:length] for length in lengths))
    assert [float(np.linalg.norm(vector)) for vector in vectors] == pytest.approx([1, 1, 1])


def test_features_are_80_bands_every_10_ms_without_their_mean(network: VoiceNetwork) -> None:
    noise = np.random.default_rng(0).standard_normal(16_000).astype(np.float32)
    list(network.embed([noise]))
    (features,) = network._session.features
    assert features.shape == (1, 98, 80)
    assert features.dtype == np.float32
    assert np.abs(features.mean(axis=1)).max() < 1e-4


def test_loudness_does_not_matter(network: VoiceNetwork) -> None:
    noise = np.random.default_rng(0).standard_normal(16_000).astype(np.float32)
    list(network.embed([0.5 * noise]))
    list(network.embed([0.05 * noise]))
    loud, quiet = network._session.features
    assert np.allclose(loud, quiet, atol=1e-3)
