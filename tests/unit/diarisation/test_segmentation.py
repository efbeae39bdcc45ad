import numpy as np
import pytest

from rehearsal_audio.diarisation import segmentation
from rehearsal_audio.diarisation.segmentation import (
    FRAME_S,
    WINDOW_FRAMES,
    WINDOW_SAMPLES,
    LocalActivity,
    SegmentationNetwork,
)
from rehearsal_audio.ports import silent


class _FakeSession:
    """Says: speakers 1 and 3 together, throughout; keeps the windows' lengths."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.lengths.append(inputs["wav"].shape[2])
        logs = np.full((1, WINDOW_FRAMES, 7), -20.0, dtype=np.float32)
        logs[:, :, 5] = 0.0
        return [logs]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> SegmentationNetwork:
    monkeypatch.setattr(segmentation, "open_session", lambda _: _FakeSession())
    return SegmentationNetwork("any")  # type: ignore[arg-type]


def test_the_powerset_becomes_speakers(network: SegmentationNetwork) -> None:
    found = network.local_activity(np.zeros(WINDOW_SAMPLES, np.float32), 2.0, silent)
    assert found.active[0, 0] == pytest.approx([1, 0, 1], abs=1e-6)
    assert found.alone[0, 0] == pytest.approx([0, 0, 0], abs=1e-6)


@pytest.mark.parametrize("samples", [1, 1600, WINDOW_SAMPLES, WINDOW_SAMPLES + 1, 400_000])
def test_windows_cover_the_whole_recording(network: SegmentationNetwork, samples: int) -> None:
    found = network.local_activity(np.zeros(samples, np.float32), 2.0, silent)
    assert found.frame_count * FRAME_S * 16_000 >= samples
    assert found.first_frames[-1] + WINDOW_FRAMES >= found.frame_count
    assert found.averaged(found.active).shape == (found.frame_count, 3)
    assert (found.averaged(found.active)[:, 0] > 0.99).all()


def test_every_window_has_full_length_and_progress_ends_at_one(
    network: SegmentationNetwork,
) -> None:
    told: list[float] = []
    network.local_activity(np.zeros(300_000, np.float32), 2.0, told.append)
    assert set(network._session.lengths) == {WINDOW_SAMPLES}
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_middle_of_a_window_outweighs_its_edge() -> None:
    active = np.zeros((2, WINDOW_FRAMES, 3), dtype=np.float32)
    active[1] = 1.0
    activity = LocalActivity(active, active, np.array([0, 294]), 294 + WINDOW_FRAMES)
    mean = activity.averaged(active[:, :, 0])
    assert mean[100] == 0
    assert mean[295] < 0.2
    assert mean[580] > 0.8
    assert mean[700] == 1
