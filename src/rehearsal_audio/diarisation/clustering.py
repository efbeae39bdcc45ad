"""Which voices there are: from pieces of speech to centroids.

Rule
    Pieces of at least ``min_seed_s`` are joined bottom-up by mean cosine (UPGMA). The cut is
    the highest one that leaves as many *big* clusters (enough speech to be a person) as
    speakers are asked for: a cut at a plain number of clusters lets one cluster swallow both
    people while an outlier (a laugh, a slammed door) becomes the second. Two big clusters
    that are one voice count once.
Units
    Cosines in [−1, 1], seconds of speech as weights.
Source
    Agglomerative clustering of vectors is common practice (Bredin, "pyannote.audio 2.1
    speaker diarization pipeline", Interspeech 2023), the correction for attenuation is
    Spearman's (1904). The rule of the big clusters and the number of speakers are this
    package's own, their thresholds by ``benchmarks/tune_diarisation.py``.
Known weaknesses
    A person who never speaks for ``min_seed_s`` alone is not found here (see
    ``resegmentation`` for a second voice of that kind).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.evidence import Evidence, Labels, Vectors, centroid

_CUTS_PER_VOICE = 12
"""How far down the tree is looked: outliers may split off before people do."""
_USUAL_COSINE_WITHIN = 0.65
"""Mean cosine of two pieces of one voice, for a group of one piece."""


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
    usual_voice_share, min_voice_share
        The same as shares of all seeds' speech, in [0, 1], tried in order: people who talk
        much are looked for first, so that an outlier of some seconds is not taken for one.
    max_voices
        Most speakers that ``num_speakers=None`` finds.
    same_if_asked, same_if_further_asked
        Two clusters whose likeness (see :func:`_likeness`) is above this are one voice, where the
        number of speakers is given: for two, and for more (one who hardly speaks is not found;
        better no third voice than half of another's). Measured: two people 0.5–0.88 (the most
        on the telephone), one person split in two 0.82–0.97.
    same_if_second, same_if_further
        The same where the number is not given and the two would be the only voices, and for a
        third voice and more, which a rehearsal seldom has.
    small_voice_margin, small_voice_s
        The threshold is lower by the margin for a cluster without speech, and the margin
        falls by 1/e with every ``small_voice_s``: little speech looks different by chance.
    local_likeness
        How much the segmentation network's agreement adds to the likeness.
    """

    min_seed_s: float = 0.8
    max_seeds: int = 1500
    min_voice_s: float = 2.0
    usual_voice_share: float = 0.15
    min_voice_share: float = 0.03
    max_voices: int = 6
    same_if_asked: float = 0.92
    same_if_further_asked: float = 0.86
    same_if_second: float = 0.90
    same_if_further: float = 0.79
    small_voice_margin: float = 0.10
    small_voice_s: float = 8.0
    local_likeness: float = 0.04


def find_voices(
    evidence: Evidence, num_speakers: int | None, settings: ClusteringSettings
) -> Vectors:
    """Centroid of each voice, shape (voices, dimensions).

    Parameters
    ----------
    evidence
        What is known about the pieces.
    num_speakers
        Most voices to tell apart (fewer if the voices are plainly one); None finds their
        number.
    settings
        Thresholds.
    """
    seeds = _seeds(evidence, settings)
    if len(seeds) == 0:
        return np.zeros((1, evidence.vectors.shape[1]), dtype=np.float32)
    groups = _voice_groups(evidence, seeds, num_speakers, settings)
    return np.stack([centroid(evidence, group) for group in groups])


def _seeds(evidence: Evidence, settings: ClusteringSettings) -> Labels:
    usable = np.linalg.norm(evidence.vectors, axis=1) > 0
    seeds = np.flatnonzero(usable & (evidence.durations_s >= settings.min_seed_s))
    if len(seeds) < 2:
        seeds = np.flatnonzero(usable)
    if len(seeds) > settings.max_seeds:
        seeds = seeds[np.linspace(0, len(seeds) - 1, settings.max_seeds).round().astype(int)]
    return seeds


def _voice_groups(
    evidence: Evidence, seeds: Labels, num_speakers: int | None, settings: ClusteringSettings
) -> list[Labels]:
    """Seeds of each voice: as many big clusters as asked for, as far as they differ."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import pdist

    if len(seeds) < 2:
        return [seeds]
    tree = linkage(pdist(evidence.vectors[seeds], "cosine"), method="average")
    most = settings.max_voices if num_speakers is None else num_speakers
    speech_s = float(evidence.durations_s[seeds].sum())
    found: list[Labels] = []
    for share in (settings.usual_voice_share, settings.min_voice_share):
        least_s = max(settings.min_voice_s, share * speech_s)
        for count in range(most, 0, -1):
            groups = _big_clusters(tree, evidence.durations_s[seeds], count, least_s)
            groups = [seeds[group] for group in groups]
            if len(groups) == 1 or not _two_are_one(evidence, groups, num_speakers, settings):
                break
        found = max(found, groups, key=len)
        if len(found) == num_speakers:
            break
    return found


def _big_clusters(
    tree: NDArray[np.float64], weights_s: NDArray[np.float64], most: int, least_s: float
) -> list[Labels]:
    """Big clusters of the highest cut that has ``most`` of them; fewer if no cut has."""
    from scipy.cluster.hierarchy import fcluster

    best: list[Labels] = [np.arange(len(weights_s))]
    for count in range(2, min(len(weights_s), _CUTS_PER_VOICE * most) + 1):
        if len(best) >= most:
            break
        labels = fcluster(tree, count, criterion="maxclust")
        groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
        big = [group for group in groups if weights_s[group].sum() >= least_s]
        if len(big) > len(best):
            best = big
    return best


def _two_are_one(
    evidence: Evidence,
    groups: list[Labels],
    num_speakers: int | None,
    settings: ClusteringSettings,
) -> bool:
    """Whether any two of the groups are one voice."""
    if num_speakers is not None:
        same_if = settings.same_if_asked if len(groups) == 2 else settings.same_if_further_asked
    elif len(groups) == 2:
        same_if = settings.same_if_second
    else:
        same_if = settings.same_if_further
    for first, second in combinations(groups, 2):
        smaller_s = min(evidence.durations_s[first].sum(), evidence.durations_s[second].sum())
        margin = settings.small_voice_margin * math.exp(-smaller_s / settings.small_voice_s)
        if _likeness(evidence, first, second, settings) > same_if - margin:
            return True
    return False


def _likeness(
    evidence: Evidence, first: Labels, second: Labels, settings: ClusteringSettings
) -> float:
    """Cosine between two groups' true voices, shifted by what the network says of them.

    The mean cosine across the groups is divided by the mean cosine within them (correction
    for attenuation): what remains does not depend on how long or how noisy the pieces are.
    """
    across = float(evidence.vectors[first].mean(axis=0) @ evidence.vectors[second].mean(axis=0))
    within = _mean_cosine_within(evidence.vectors[first]) * _mean_cosine_within(
        evidence.vectors[second]
    )
    side = np.zeros(len(evidence.durations_s), dtype=np.int8)
    side[first], side[second] = 1, 2
    crossing = side[evidence.local.first] * side[evidence.local.second] == 2
    local = float(evidence.local.same[crossing].mean()) if crossing.any() else 0.0
    return across / math.sqrt(within) + settings.local_likeness * local


def _mean_cosine_within(vectors: Vectors) -> float:
    """Mean cosine of two different pieces of one group: what noise leaves of 1."""
    count = len(vectors)
    if count < 2:
        return _USUAL_COSINE_WITHIN
    total = float((vectors.sum(axis=0) ** 2).sum())
    return max(0.1, (total - count) / (count * (count - 1)))
