from collections.abc import Callable

import numpy as np
import pytest

from rehearsal_audio.diarisation.pieces import (
    Pieces,
    PieceSettings,
    closed,
    find_pieces,
    local_agreement,
    runs,
)
from rehearsal_audio.diarisation.segmentation import FRAME_S, LocalActivity

Heard = Callable[[list[tuple[str, float, float]], float], LocalActivity]


def _bounds(pieces: Pieces) -> list[tuple[float, float]]:
    return [
        (round(start * FRAME_S, 1), round(end * FRAME_S, 1))
        for start, end in zip(pieces.starts, pieces.ends, strict=True)
    ]


def _cut(heard: Heard, spans: list[tuple[str, float, float]]) -> list[tuple[float, float]]:
    return _bounds(find_pieces(heard(spans, 12.0), PieceSettings(max_piece_s=60.0)))


def test_a_change_of_voice_cuts_without_a_pause(heard: Heard) -> None:
    assert _cut(heard, [("A", 1.0, 4.0), ("B", 4.0, 6.0)]) == [(1.0, 4.0), (4.0, 6.0)]


def test_overlap_belongs_to_no_piece(heard: Heard) -> None:
    assert _cut(heard, [("A", 1.0, 4.0), ("B", 3.0, 6.0)]) == [(1.0, 3.0), (4.0, 6.0)]


def test_a_breath_does_not_cut_and_a_pause_does(heard: Heard) -> None:
    breath = [("A", 1.0, 2.0), ("A", 2.15, 3.0)]
    pause = [("A", 1.0, 2.0), ("A", 2.5, 3.0)]
    assert _cut(heard, breath) == [(1.0, 3.0)]
    assert _cut(heard, pause) == [(1.0, 2.0), (2.5, 3.0)]


def test_long_speech_is_cut_in_equal_parts(heard: Heard) -> None:
    pieces = find_pieces(heard([("A", 1.0, 6.0)], 12.0), PieceSettings(max_piece_s=1.6))
    assert len(pieces) == 4
    assert np.ptp(pieces.durations_s) <= 2 * FRAME_S
    assert pieces.durations_s.max() <= 1.6


def test_scraps_are_left_out(heard: Heard) -> None:
    assert _cut(heard, [("A", 1.0, 1.05), ("A", 3.0, 4.0)]) == [(3.0, 4.0)]


def test_silence_has_no_pieces_and_no_pairs(heard: Heard) -> None:
    activity = heard([], 12.0)
    pieces = find_pieces(activity, PieceSettings())
    assert len(pieces) == 0
    assert len(local_agreement(activity, pieces).first) == 0


def test_agreement_tells_one_voice_from_two(heard: Heard) -> None:
    activity = heard([("A", 1.0, 3.0), ("B", 4.0, 6.0), ("A", 7.0, 9.0)], 12.0)
    pairs = local_agreement(activity, find_pieces(activity, PieceSettings(max_piece_s=60.0)))
    found = {
        (int(first), int(second)): float(same)
        for first, second, same in zip(pairs.first, pairs.second, pairs.same, strict=True)
    }
    assert found == pytest.approx({(0, 1): -1.0, (0, 2): 1.0, (1, 2): -1.0}, abs=0.05)


def test_pieces_farther_apart_than_a_window_are_no_pair(heard: Heard) -> None:
    activity = heard([("A", 1.0, 3.0), ("A", 30.0, 32.0)], 40.0)
    pieces = find_pieces(activity, PieceSettings(max_piece_s=60.0))
    assert len(pieces) == 2
    assert len(local_agreement(activity, pieces).first) == 0


def test_the_samples_of_a_piece_are_its_time() -> None:
    pieces = Pieces(np.array([100]), np.array([200]))
    assert pieces.samples(0) == slice(27_000, 54_000)


def test_runs_at_the_edges() -> None:
    starts, ends = runs(np.array([True, False, True]))
    assert (starts.tolist(), ends.tolist()) == ([0, 2], [1, 3])


def test_closing_leaves_the_mask_it_was_given() -> None:
    mask = np.array([True, False, True])
    closed(mask, 1)
    assert mask.tolist() == [True, False, True]
