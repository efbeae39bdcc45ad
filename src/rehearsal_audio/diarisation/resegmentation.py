"""Every piece of speech to its voice, short ones too.

Rule
    Two witnesses say whose a piece is: its vector against the voices' centroids, trusted in
    proportion to its length up to 1 s, and the segmentation network, which says which pieces
    within 10 s are one voice and which are not. Pieces go to the voice with the higher sum,
    centroids follow, until nothing changes. So a "yes" of 0.3 s, whose vector says little,
    goes to the voice that the network heard around it.
Units
    Cosines in [−1, 1], lengths in seconds.
Source
    The idea of resegmentation with neighbourhood after Landini et al., "Bayesian HMM
    clustering of x-vector sequences", Computer Speech & Language 2022; the sum is this
    package's own, its weights by ``benchmarks/tune_diarisation.py``.
Known weaknesses
    A short piece farther than 10 s from any other of its voice stands on its vector alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rehearsal_audio.diarisation.evidence import Evidence, Labels, Vectors, centroid

_MOST_ROUNDS = 20
"""Of reassigning pieces; usually three suffice."""
_STEADY_S = 1.0
"""From this length on a vector is trusted in full."""


@dataclass(frozen=True, slots=True)
class ResegmentationSettings:
    """Weights and thresholds.

    Parameters
    ----------
    local_weight
        How much a full agreement within windows weighs, in units of cosine.
    min_centroid_piece_s
        Shortest piece that moves a centroid.
    ghost_speech_s, ghost_turn_s
        A third voice or a further one with less speech than the first and no stretch as long
        as the second is a ghost: its pieces go to the others.
    min_hidden_voice_s
        Least speech that the segmentation network must call another voice for a second voice
        whose stretches are all too short to be found by their vectors.
    max_hidden_cosine
        Cosine with the first voice below which such a voice is believed.
    """

    local_weight: float = 0.1
    min_centroid_piece_s: float = 0.8
    ghost_speech_s: float = 4.0
    ghost_turn_s: float = 2.0
    min_hidden_voice_s: float = 1.0
    max_hidden_cosine: float = 0.7


def assign_pieces(
    evidence: Evidence,
    centroids: Vectors,
    num_speakers: int | None,
    settings: ResegmentationSettings,
) -> Labels:
    """Voice of each piece, numbered from 0.

    Parameters
    ----------
    evidence
        What is known about the pieces.
    centroids
        Of the voices found so far, shape (voices, dimensions).
    num_speakers
        How many were asked for; None or more than one lets a hidden second voice appear.
    settings
        Weights and thresholds.
    """
    if len(evidence.durations_s) == 0:
        return np.zeros(0, dtype=np.int64)
    labels = _reassigned(evidence, centroids, settings)
    if len(centroids) == 1:
        return labels if num_speakers == 1 else _with_hidden_voice(evidence, labels, settings)
    lasting = _lasting_voices(evidence, labels, settings)
    if len(lasting) < len(centroids):
        labels = _reassigned(evidence, centroids[lasting], settings)
    return labels


def _reassigned(evidence: Evidence, centroids: Vectors, settings: ResegmentationSettings) -> Labels:
    """Each piece to the voice that its vector and its neighbourhood speak for."""
    from scipy.sparse import coo_matrix

    count = len(evidence.durations_s)
    weight = evidence.local.same * np.minimum(
        evidence.durations_s[evidence.local.first], evidence.durations_s[evidence.local.second]
    )
    half = coo_matrix((weight, (evidence.local.first, evidence.local.second)), shape=(count, count))
    links = (half + half.T).tocsr()
    strength = np.maximum(np.asarray(abs(links).sum(axis=1)).ravel(), 1e-6)
    steady = np.minimum(evidence.durations_s, _STEADY_S)[:, None]
    labels: Labels = np.argmax(evidence.vectors @ centroids.T, axis=1)
    centroids = centroids.copy()
    for _ in range(_MOST_ROUNDS):
        members = np.eye(len(centroids))[labels]
        neighbours = np.asarray(links @ members) / strength[:, None]
        score = steady * (evidence.vectors @ centroids.T) + settings.local_weight * neighbours
        updated: Labels = np.argmax(score, axis=1)
        if np.array_equal(updated, labels):
            break
        labels = updated
        used = evidence.durations_s >= settings.min_centroid_piece_s
        for voice in range(len(centroids)):
            chosen = used & (labels == voice)
            if chosen.any():
                centroids[voice] = centroid(evidence, np.flatnonzero(chosen))
    return labels


def _lasting_voices(
    evidence: Evidence, labels: Labels, settings: ResegmentationSettings
) -> list[int]:
    """Voices that are people; the two who talk most always are."""
    speech_s = np.bincount(labels, evidence.durations_s)
    stretch = np.cumsum(np.concatenate([[0], np.diff(labels) != 0]))
    stretch_s = np.bincount(stretch, evidence.durations_s)
    voice_of = labels[np.flatnonzero(np.concatenate([[True], np.diff(labels) != 0]))]
    return [
        voice
        for rank, voice in enumerate(np.argsort(-speech_s))
        if rank < 2
        or speech_s[voice] >= settings.ghost_speech_s
        or stretch_s[voice_of == voice].max(initial=0.0) >= settings.ghost_turn_s
    ]


def _with_hidden_voice(
    evidence: Evidence, labels: Labels, settings: ResegmentationSettings
) -> Labels:
    """A second voice that only ever says a word or two, by the segmentation network alone."""
    long_s = np.minimum(evidence.durations_s, _STEADY_S)
    against = np.zeros(len(labels))
    for one, other in (
        (evidence.local.first, evidence.local.second),
        (evidence.local.second, evidence.local.first),
    ):
        against -= np.bincount(one, evidence.local.same * long_s[other], minlength=len(labels))
    hidden = against > 0
    hidden_s = evidence.durations_s[hidden].sum()
    if not settings.min_hidden_voice_s <= hidden_s < evidence.durations_s.sum() / 2:
        return labels
    first, second = (centroid(evidence, np.flatnonzero(side)) for side in (~hidden, hidden))
    if float(first @ second) > settings.max_hidden_cosine:
        return labels
    return hidden.astype(np.int64)
