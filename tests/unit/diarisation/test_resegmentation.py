import numpy as np

from rehearsal_audio.diarisation.evidence import Evidence
from rehearsal_audio.diarisation.pieces import LocalPairs
from rehearsal_audio.diarisation.resegmentation import ResegmentationSettings, assign_pieces

A, B = np.eye(4, dtype=np.float32)[:2]
NOTHING = np.zeros(4, dtype=np.float32)
SETTINGS = ResegmentationSettings()


def _evidence(
    vectors: list[np.ndarray], durations_s: list[float], pairs: list[tuple[int, int, float]]
) -> Evidence:
    first, second, same = (np.array(column) for column in zip(*pairs, strict=True))
    local = LocalPairs(first.astype(np.int64), second.astype(np.int64), same.astype(float))
    return Evidence(np.stack(vectors), np.array(durations_s), local)


def test_a_piece_without_a_vector_follows_the_network() -> None:
    evidence = _evidence([A, B, NOTHING], [2, 2, 0.2], [(0, 1, -1), (0, 2, -1), (1, 2, 1)])
    assert assign_pieces(evidence, np.stack([A, B]), 2, SETTINGS).tolist() == [0, 1, 1]


def test_a_long_piece_stands_by_its_vector() -> None:
    evidence = _evidence([A, B, B], [2, 2, 2], [(0, 2, 1), (1, 2, -1)])
    assert assign_pieces(evidence, np.stack([A, B]), 2, SETTINGS).tolist() == [0, 1, 1]


def test_a_listener_who_only_says_yes_is_heard_by_the_network() -> None:
    speech, yes = [A] * 4, [B] * 4
    pairs = [(i, j, 1.0) for i in range(4) for j in range(i + 1, 4)]
    pairs += [(i, j, -1.0) for i in range(4) for j in range(4, 8)]
    evidence = _evidence([*speech, *yes], [1.5] * 4 + [0.4] * 4, pairs)
    found = assign_pieces(evidence, A[None], 2, SETTINGS)
    assert found.tolist() == [0] * 4 + [1] * 4
    assert assign_pieces(evidence, A[None], 1, SETTINGS).tolist() == [0] * 8


def test_doubts_of_the_network_alone_make_no_second_voice() -> None:
    pairs = [(0, 1, -1.0), (0, 2, -1.0), (1, 2, 1.0)]
    few = _evidence([A, A, A], [3.0, 0.8, 0.8], pairs)
    assert assign_pieces(few, A[None], 2, SETTINGS).tolist() == [0, 0, 0]
    pairs = [(i, j, 1.0) for i in range(4) for j in range(i + 1, 4)]
    pairs += [(i, j, -1.0) for i in range(4) for j in (4, 5)]
    many = _evidence([A] * 6, [1.5] * 4 + [0.8] * 2, pairs)
    assert assign_pieces(many, A[None], 2, SETTINGS).tolist() == [0] * 6


def test_the_given_centroids_are_left_as_they_are() -> None:
    centroids = np.stack([A, B])
    tilted = (A + 0.3 * B) / np.linalg.norm(A + 0.3 * B)
    assign_pieces(_evidence([tilted, B], [2, 2], [(0, 1, -1)]), centroids, 2, SETTINGS)
    assert np.array_equal(centroids, np.stack([A, B]))
