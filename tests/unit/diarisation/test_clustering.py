import numpy as np
import pytest

from rehearsal_audio.diarisation.clustering import ClusteringSettings, find_voices
from rehearsal_audio.diarisation.evidence import Evidence, Labels
from rehearsal_audio.diarisation.pieces import LocalPairs
from rehearsal_audio.diarisation.resegmentation import ResegmentationSettings, assign_pieces

NO_PAIRS = LocalPairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def _voice(rng: np.random.Generator, like: np.ndarray | None = None, cosine: float = 0.0):
    """A direction; at a given cosine to another if one is given."""
    new = rng.standard_normal(64)
    if like is None:
        return new / np.linalg.norm(new)
    new -= (new @ like) * like
    return cosine * like + np.sqrt(1 - cosine**2) * new / np.linalg.norm(new)


def _pieces(rng: np.random.Generator, voice: np.ndarray, count: int) -> np.ndarray:
    """Noisy pieces of a voice; two of them agree with a cosine of about 0.7."""
    noisy = voice + 0.65 * rng.standard_normal((count, 64)) / 8
    return noisy / np.linalg.norm(noisy, axis=1, keepdims=True)


def _evidence(groups: list[np.ndarray], durations_s: list[float] | None = None) -> Evidence:
    lengths = durations_s or [1.2] * len(groups)
    seconds = np.concatenate([[length] * len(g) for length, g in zip(lengths, groups, strict=True)])
    return Evidence(np.concatenate(groups).astype(np.float32), seconds, NO_PAIRS)


def _labels(evidence: Evidence, num_speakers: int | None) -> Labels:
    voices = find_voices(evidence, num_speakers, ClusteringSettings())
    return assign_pieces(evidence, voices, num_speakers, ResegmentationSettings())


def _is_split(labels: Labels, *sizes: int) -> bool:
    """Whether each group has one label of its own."""
    parts = np.split(labels, np.cumsum(sizes)[:-1])
    own = [set(part.tolist()) for part in parts]
    return all(len(one) == 1 for one in own) and len(set.union(*own)) == len(sizes)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.mark.parametrize("num_speakers", [2, None])
@pytest.mark.parametrize("cosine", [0.3, 0.6, 0.75])
def test_two_voices_are_told_apart(
    rng: np.random.Generator, cosine: float, num_speakers: int | None
) -> None:
    first = _voice(rng)
    groups = [_pieces(rng, first, 60), _pieces(rng, _voice(rng, first, cosine), 30)]
    assert _is_split(_labels(_evidence(groups), num_speakers), 60, 30)


def test_an_outlier_does_not_become_the_second_voice(rng: np.random.Generator) -> None:
    first = _voice(rng)
    laugh = _pieces(rng, _voice(rng), 3)
    groups = [_pieces(rng, first, 40), _pieces(rng, _voice(rng, first, 0.7), 40), laugh]
    labels = _labels(_evidence(groups), 2)
    assert _is_split(labels[:80], 40, 40)


@pytest.mark.parametrize("num_speakers", [1, 2, 3, None])
def test_one_voice_stays_one_whatever_is_asked(
    rng: np.random.Generator, num_speakers: int | None
) -> None:
    labels = _labels(_evidence([_pieces(rng, _voice(rng), 60)]), num_speakers)
    assert set(labels.tolist()) == {0}


@pytest.mark.parametrize("num_speakers", [3, None])
def test_a_facilitator_is_a_third_voice(rng: np.random.Generator, num_speakers: int | None) -> None:
    first = _voice(rng)
    others = [_voice(rng, first, 0.6), _voice(rng, first, 0.5)]
    groups = [_pieces(rng, first, 40), _pieces(rng, others[0], 40), _pieces(rng, others[1], 8)]
    assert _is_split(_labels(_evidence(groups), num_speakers), 40, 40, 8)


def test_a_change_of_mood_is_not_a_third_voice(rng: np.random.Generator) -> None:
    leader = _voice(rng)
    actor = _voice(rng, leader, 0.5)
    angry = _voice(rng, actor, 0.9)
    groups = [_pieces(rng, leader, 40), _pieces(rng, actor, 30), _pieces(rng, angry, 15)]
    for num_speakers in (2, None):
        labels = _labels(_evidence(groups), num_speakers)
        assert _is_split(labels, 40, 45)


def test_a_short_remark_of_a_third_person_is_a_ghost(rng: np.random.Generator) -> None:
    first = _voice(rng)
    groups = [_pieces(rng, first, 20), _pieces(rng, _voice(rng, first, 0.5), 20)]
    remark = _pieces(rng, _voice(rng, first, 0.2), 1)
    labels = _labels(_evidence([*groups, remark], [1.2, 1.2, 1.3]), None)
    assert set(labels.tolist()) == {0, 1}


def test_many_pieces_are_sampled(rng: np.random.Generator) -> None:
    first = _voice(rng)
    groups = [_pieces(rng, first, 300), _pieces(rng, _voice(rng, first, 0.5), 300)]
    settings = ClusteringSettings(max_seeds=50)
    evidence = _evidence(groups)
    voices = find_voices(evidence, 2, settings)
    assert _is_split(assign_pieces(evidence, voices, 2, ResegmentationSettings()), 300, 300)


def test_no_pieces_have_no_labels() -> None:
    evidence = Evidence(np.zeros((0, 192), np.float32), np.zeros(0), NO_PAIRS)
    assert _labels(evidence, 2).tolist() == []


def test_pieces_too_short_for_a_vector_are_one_voice() -> None:
    evidence = Evidence(np.zeros((3, 192), np.float32), np.full(3, 0.2), NO_PAIRS)
    assert _labels(evidence, 2).tolist() == [0, 0, 0]


def test_a_single_piece_is_one_voice(rng: np.random.Generator) -> None:
    assert _labels(_evidence([_pieces(rng, _voice(rng), 1)]), None).tolist() == [0]
