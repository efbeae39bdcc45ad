import numpy as np
import pytest

from rehearsal_audio.diarisation.overlap import OverlapSettings, overlapped
from rehearsal_audio.diarisation.segmentation import WINDOW_FRAMES, LocalActivity


def _activity(*overlaps: list[tuple[int, int, float]]) -> LocalActivity:
    """Windows over the same frames; the first speaker talks, the second as far as told."""
    active = np.zeros((len(overlaps), WINDOW_FRAMES, 3), dtype=np.float32)
    active[:, :, 0] = 1.0
    for window, spans in enumerate(overlaps):
        for start, end, probability in spans:
            active[window, start:end, 1] = probability
    first = np.zeros(len(overlaps), dtype=np.int64)
    return LocalActivity(active, active, first, WINDOW_FRAMES)


def _frames(activity: LocalActivity, settings: OverlapSettings) -> list[int]:
    return np.flatnonzero(overlapped(activity, settings)).tolist()


def test_a_faint_overlap_is_found_and_a_fainter_one_is_not() -> None:
    faint = _activity([(200, 220, 0.25), (300, 320, 0.15)])
    assert _frames(faint, OverlapSettings()) == list(range(200, 220))


def test_the_slopes_of_a_loud_overlap_do_not_make_it_longer() -> None:
    sloping = _activity([(190, 200, 0.4), (200, 220, 0.95), (220, 230, 0.4)])
    assert _frames(sloping, OverlapSettings()) == list(range(200, 220))
    whole = _frames(sloping, OverlapSettings(edge_share=0.3))
    assert whole == list(range(190, 230))


def test_a_window_that_hears_it_well_is_not_outvoted() -> None:
    once = _activity([(200, 220, 0.4)], [], [])
    assert _frames(once, OverlapSettings()) == list(range(200, 220))
    assert _frames(once, OverlapSettings(mean_power=1.0)) == []


@pytest.mark.parametrize("spans", [[], [(0, WINDOW_FRAMES, 0.1)]])
def test_one_voice_is_no_overlap(spans: list[tuple[int, int, float]]) -> None:
    assert _frames(_activity(spans), OverlapSettings()) == []
