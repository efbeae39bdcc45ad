"""Which diarised voice is the one in a sample: compared in memory, kept nowhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.embedding import VoiceNetwork
from rehearsal_audio.errors import RoleError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import Seconds, Segment, difference
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.weights import onnx_path

MIN_STRETCH_S: Seconds = 1.0
"""Shorter stretches of one voice say little about it."""
MAX_STRETCHES = 10
"""The longest stretches of a voice that are compared."""
MAX_STRETCH_S: Seconds = 8.0
MIN_MARGIN = 0.05
"""Least difference of cosine similarity between the nearest voice and the next."""


def nearest_voice(audio: Audio, diarisation: Diarisation, sample: Audio) -> str:
    """Label of the diarised voice most like the one in the sample.

    Parameters
    ----------
    audio
        Samples that the diarisation belongs to.
    diarisation
        Who speaks when.
    sample
        A few seconds of one voice, at least 1 s.

    Raises
    ------
    RoleError
        The sample fits no voice better than another.
    """
    network = VoiceNetwork(onnx_path("campplus"))
    (wanted,) = network.embed([sample.cut(0.0, MAX_STRETCHES * MAX_STRETCH_S).mix])
    likeness = {
        speaker: _likeness(network, audio, stretches, wanted)
        for speaker in diarisation.speakers
        if (stretches := _clean_stretches(diarisation, speaker))
    }
    ordered = sorted(likeness, key=lambda speaker: -likeness[speaker])
    if not ordered:
        raise RoleError("no voice speaks alone for a second: name the leader in another way")
    if len(ordered) > 1 and likeness[ordered[0]] - likeness[ordered[1]] < MIN_MARGIN:
        raise RoleError(
            "the voice sample is as like one voice as the other; take another sample of some "
            "seconds without noise, or name the leader as first, most, least or by label"
        )
    return ordered[0]


def _clean_stretches(diarisation: Diarisation, speaker: str) -> list[Segment]:
    """The longest stretches in which only this voice speaks."""
    others = [turn.segment for turn in diarisation.turns if turn.speaker != speaker]
    alone = difference(diarisation.segments_of(speaker), others)
    long_enough = [one for one in alone if one.duration_s >= MIN_STRETCH_S]
    return sorted(long_enough, key=lambda one: -one.duration_s)[:MAX_STRETCHES]


def _likeness(
    network: VoiceNetwork, audio: Audio, stretches: list[Segment], wanted: NDArray[np.float32]
) -> float:
    """Cosine of the mean vector of the stretches with the wanted one."""
    cuts = (
        np.asarray(audio.cut(one.start_s, min(one.end_s, one.start_s + MAX_STRETCH_S)).mix)
        for one in stretches
    )
    mean = np.mean(list(network.embed(cuts)), axis=0)
    return float(mean @ wanted / max(float(np.linalg.norm(mean)), 1e-9))
