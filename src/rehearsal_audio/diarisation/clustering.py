"""Pieces of speech to voices.

Rule
    Pieces of at least ``min_seed_s`` are joined bottom-up by mean cosine (UPGMA). The cut is
    the highest one that leaves as many *big* clusters (enough speech to be a person) as
    speakers are asked for: a cut at a plain number of clusters lets one cluster swallow both
    people while an outlier (a laugh, a slammed door) becomes the second. All pieces then go
    to the big clusters' voices, by their own vector and by what the segmentation network
    says about pieces within one window, in turns until nothing changes.
Units
    Cosines in [−1, 1], seconds of speech as weights.
Source
    UPGMA and the two witnesses are common practice (Landini et al., "Bayesian HMM clustering
    of x-vector sequences", 2022; Bredin, "pyannote.audio 2.1 speaker diarization pipeline",
    2023); the rule of the big clusters and the number of speakers are this package's own,
    tuned by ``benchmarks/tune_diarisation.py``.
Known weaknesses
    A person who never speaks for ``min_seed_s`` alone is no voice of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ClusteringSettings:
    """Thresholds of the clustering.

    Parameters
    ----------
    min_seed_s
        Shortest piece that takes part in the joining.
    max_seeds
        Most pieces in the joining, evenly spread: bounds time and memory (square in it).
    min_voice_s
        Least speech in seeds for a cluster to be a person.
    min_voice_share
        The same as a share of all seeds' speech, in [0, 1].
    max_voices
        Most speakers that ``num_speakers=None`` finds.
    same_voice_cosine
        Two clusters whose cosine, corrected for the pieces' noise, is above this are one
        voice. Two people: 0.5–0.75, one person in two moods: about 0.85–0.95.
    local_weight
        How much a full agreement within windows weighs, in units of cosine.
    """

    min_seed_s: float = 0.8
    max_seeds: int = 1500
    min_voice_s: float = 2.0
    min_voice_share: float = 0.03
    max_voices: int = 6
    same_voice_cosine: float = 0.82
    local_weight: float = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known about the pieces.

    Parameters
    ----------
    vectors
        Unit vectors, shape (pieces, dimensions); zeros where a piece is too short.
    durations_s
        Length of each piece.
    first, second, same
        Pairs of pieces within one window and their agreement in [−1, 1].
    """

    vectors: Vectors
    durations_s: NDArray[np.float64]
    first: Labels
    second: Labels
    same: NDArray[np.float64]


def cluster_voices(
    evidence: Evidence, num_speakers: int | None, settings: ClusteringSettings
) -> Labels:
    """Voice of each piece, numbered from 0; ``num_speakers=None`` finds their number."""
    if len(evidence.durations_s) == 0:
        return np.zeros(0, dtype=np.int64)
    seeds = _seeds(evidence, settings)
    if len(seeds) < 2:
        return np.zeros(len(evidence.durations_s), dtype=np.int64)
    vectors, weights = evidence.vectors[seeds], evidence.durations_s[seeds]
    most = settings.max_voices if num_speakers is None else num_speakers
    groups = _big_clusters(vectors, weights, most, settings)
    while len(groups) > 1 and (
        _closest(vectors, groups) > settings.same_voice_cosine if num_speakers is None else False
    ):
        groups = _big_clusters(vectors, weights, len(groups) - 1, settings)
    centroids = np.stack([_centroid(vectors[group], weights[group]) for group in groups])
    return _refined(evidence, centroids, settings)


def _seeds(evidence: Evidence, settings: ClusteringSettings) -> Labels:
    usable = np.linalg.norm(evidence.vectors, axis=1) > 0
    seeds = np.flatnonzero(usable & (evidence.durations_s >= settings.min_seed_s))
    if len(seeds) < 2:
        seeds = np.flatnonzero(usable)
    if len(seeds) > settings.max_seeds:
        seeds = seeds[np.linspace(0, len(seeds) - 1, settings.max_seeds).round().astype(int)]
    return seeds


def _big_clusters(
    vectors: Vectors, weights: NDArray[np.float64], most: int, settings: ClusteringSettings
) -> list[Labels]:
    """Big clusters of the highest cut that has ``most`` of them; fewer if no cut has."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    tree = linkage(pdist(vectors, "cosine"), method="average")
    least_s = max(settings.min_voice_s, settings.min_voice_share * float(weights.sum()))
    best: list[Labels] = [np.arange(len(vectors))]
    for count in range(1, min(len(vectors), 12 * most) + 1):
        labels = fcluster(tree, count, criterion="maxclust")
        groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
        big = [group for group in groups if weights[group].sum() >= least_s]
        if len(big) > len(best):
            best = big
        if len(best) >= most:
            break
    return best


def _closest(vectors: Vectors, groups: list[Labels]) -> float:
    """Largest corrected cosine between two of the groups."""
    within = [_mean_cosine_within(vectors[group]) for group in groups]
    closest = -1.0
    for i in range(len(groups)):
        for j in range(i):
            across = float(vectors[groups[i]].mean(axis=0) @ vectors[groups[j]].mean(axis=0))
            closest = max(closest, across / np.sqrt(within[i] * within[j]))
    return closest


def _mean_cosine_within(vectors: Vectors) -> float:
    """Mean cosine of two different pieces of the group: what noise leaves of 1."""
    count = len(vectors)
    if count < 2:
        return 0.65
    total = float((vectors.sum(axis=0) ** 2).sum())
    return max(0.1, (total - count) / (count * (count - 1)))


def _centroid(vectors: Vectors, weights: NDArray[np.float64]) -> Vectors:
    centre = (vectors * weights[:, None]).sum(axis=0)
    unit: Vectors = (centre / max(float(np.linalg.norm(centre)), 1e-9)).astype(np.float32)
    return unit


def _refined(
    evidence: Evidence, centroids: Vectors, settings: ClusteringSettings, rounds: int = 20
) -> Labels:
    """Each piece to the voice that its vector and its neighbourhood speak for."""
    from scipy.sparse import coo_matrix

    count = len(evidence.durations_s)
    weight = evidence.same * np.minimum(
        evidence.durations_s[evidence.first], evidence.durations_s[evidence.second]
    )
    half = coo_matrix((weight, (evidence.first, evidence.second)), shape=(count, count))
    links = (half + half.T).tocsr()
    strength = np.maximum(np.asarray(abs(links).sum(axis=1)).ravel(), 1e-6)
    steady = np.minimum(evidence.durations_s, 1.0)[:, None]
    labels = np.argmax(evidence.vectors @ centroids.T, axis=1)
    for _ in range(rounds):
        members = np.eye(len(centroids))[labels]
        neighbours = np.asarray(links @ members) / strength[:, None]
        score = steady * (evidence.vectors @ centroids.T) + settings.local_weight * neighbours
        updated = np.argmax(score, axis=1)
        if np.array_equal(updated, labels):
            break
        labels = updated
        used = evidence.durations_s >= settings.min_seed_s
        for voice in range(len(centroids)):
            chosen = used & (labels == voice)
            if chosen.any():
                centroids[voice] = _centroid(evidence.vectors[chosen], evidence.durations_s[chosen])
    return labels
