"""Who speaks when, on ONNX Runtime: the engine that needs neither torch nor an account.

::

    audio -> who speaks within 10 s windows -> pieces of one voice -> vectors
          -> voices -> every piece to a voice -> tracks -> turns

Each step is a file of this package: ``segmentation``, ``pieces``, ``embedding``,
``clustering``, ``resegmentation``, ``overlap``, ``tracks``.

Known weaknesses
    Children, singing and far microphones were not measured. Two people with near identical
    voices are told apart only as far as the vectors are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.clustering import ClusteringSettings, find_voices
from rehearsal_audio.diarisation.embedding import DIMENSIONS, MIN_EMBEDDABLE_S, VoiceNetwork
from rehearsal_audio.diarisation.evidence import Evidence, Labels, centroid
from rehearsal_audio.diarisation.overlap import OverlapSettings, overlapped
from rehearsal_audio.diarisation.pieces import (
    Pieces,
    PieceSettings,
    find_pieces,
    local_agreement,
)
from rehearsal_audio.diarisation.resegmentation import ResegmentationSettings, assign_pieces
from rehearsal_audio.diarisation.segmentation import LocalActivity, SegmentationNetwork
from rehearsal_audio.diarisation.tracks import TrackSettings, turns_of, voice_activity
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.ports import Progress, silent
from rehearsal_audio.weights import onnx_path, package_sha256


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the embedded engine.

    Parameters
    ----------
    window_step_s
        From one 10 s window to the next, in (0, 10].
    pieces, clustering, resegmentation, overlap, tracks
        Thresholds of the steps.
    """

    window_step_s: float = 2.0
    pieces: PieceSettings = field(default_factory=PieceSettings)
    clustering: ClusteringSettings = field(default_factory=ClusteringSettings)
    resegmentation: ResegmentationSettings = field(default_factory=ResegmentationSettings)
    overlap: OverlapSettings = field(default_factory=OverlapSettings)
    tracks: TrackSettings = field(default_factory=TrackSettings)


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the networks heard; all that follows is thresholds, and fast."""

    activity: LocalActivity
    pieces: Pieces
    evidence: Evidence
    duration_s: Seconds


class OnnxDiariser:
    """Diariser on ONNX Runtime.

    Parameters
    ----------
    settings
        Thresholds.

    Raises
    ------
    WeightsError
        If the package's weights are missing or not the published ones.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._segmentation = SegmentationNetwork(onnx_path("pyannote-segmentation-3.0"))
        self._voices = VoiceNetwork(onnx_path("campplus"))
        self.weights_sha256 = package_sha256("pyannote-segmentation-3.0", "campplus")

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Tell the voices of the mono mix apart; ``num_speakers=None`` finds their number."""
        diarisation = tell_apart(self.listen(audio, progress), num_speakers, self._settings)
        progress(1.0)
        return diarisation

    def listen(self, audio: Audio, progress: Progress = silent) -> Heard:
        """Run the networks over the mono mix."""
        settings = self._settings
        activity = self._segmentation.local_activity(
            audio.mix, settings.window_step_s, lambda done: progress(0.5 * done)
        )
        pieces = find_pieces(activity, settings.pieces)
        vectors = self._embedded(audio, pieces, progress)
        evidence = Evidence(vectors, pieces.durations_s, local_agreement(activity, pieces))
        return Heard(activity, pieces, evidence, audio.duration_s)

    def _embedded(self, audio: Audio, pieces: Pieces, progress: Progress) -> NDArray[np.float32]:
        """Unit vector of each piece; zeros for pieces that are too short for one."""
        vectors = np.zeros((len(pieces), DIMENSIONS), dtype=np.float32)
        long_enough = np.flatnonzero(pieces.durations_s >= MIN_EMBEDDABLE_S)
        cuts = (np.asarray(audio.mix[pieces.samples(int(i))]) for i in long_enough)
        for done, vector in enumerate(self._voices.embed(cuts)):
            vectors[long_enough[done]] = vector
            progress(0.5 + 0.5 * (done + 1) / len(long_enough))
        return vectors


def tell_apart(heard: Heard, num_speakers: int | None, settings: Settings) -> Diarisation:
    """Turns of each voice from what the networks heard."""
    labels = _voice_of_pieces(heard.evidence, num_speakers, settings)
    tracks = voice_activity(heard.activity, heard.pieces, labels)
    overlap = overlapped(heard.activity, settings.overlap)
    turns = turns_of(tracks, overlap, settings.tracks, heard.duration_s)
    further = None
    if num_speakers is not None:
        unasked = _voice_of_pieces(heard.evidence, None, settings)
        count = len(np.unique(unasked))
        further = count if count > num_speakers else None
    return Diarisation(tuple(turns), _separation(heard.evidence, labels), further)


def _voice_of_pieces(evidence: Evidence, num_speakers: int | None, settings: Settings) -> Labels:
    centroids = find_voices(evidence, num_speakers, settings.clustering)
    return assign_pieces(evidence, centroids, num_speakers, settings.resegmentation)


def _separation(evidence: Evidence, labels: Labels) -> float | None:
    """Cosine distance between the two most talkative voices; None for fewer than two."""
    if len(labels) == 0 or labels.max() < 1:
        return None
    talkative = np.argsort(-np.bincount(labels, evidence.durations_s))[:2]
    first, second = (centroid(evidence, np.flatnonzero(labels == voice)) for voice in talkative)
    return 1.0 - float(first @ second)
