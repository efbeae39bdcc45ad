"""Voices of pieces to each voice's track of activity, and tracks to turns.

Rule
    1. In every window, each local speaker gets the voice that most of its clean speech was
       given. A local speaker without clean speech (a backchannel inside the other's turn)
       gets a voice that the window's others do not have.
    2. The windows' activities are averaged, voice by voice.
    3. Where a piece says who speaks, and nobody overlaps, the piece decides.
    4. The strongest voice is on where its activity reaches ``min_probability``, the second one
       where there is overlap (``overlap``). Short pauses are filled, clicks dropped.
Units
    Frames of 16.875 ms inside, seconds outside.
Source
    Averaging over shifted windows after Bredin & Laurent, "End-to-end speaker segmentation
    for overlap-aware resegmentation", Interspeech 2021. Thresholds by
    ``benchmarks/tune_diarisation.py``.
Known weaknesses
    Three voices at once: the network tells two at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation.pieces import Pieces, closed, runs
from rehearsal_audio.diarisation.segmentation import (
    FIRST_FRAME_CENTRE_S,
    FRAME_S,
    LOCAL_SPEAKERS,
    WINDOW_FRAMES,
    LocalActivity,
)
from rehearsal_audio.model.speech import SpeakerTurn

_NEAR_S = 8.0
_NEAR_WEIGHT = 0.01
"""Who speaks near an overlap decides only where nothing else does."""

Activity = NDArray[np.float32]
"""Probability that a voice is active, shape (frames, voices)."""


@dataclass(frozen=True, slots=True)
class TrackSettings:
    """Thresholds from activity to turns.

    Parameters
    ----------
    min_probability
        Least activity of the strongest voice, in [0, 1].
    max_pause_s
        Pauses of one voice up to this length are filled.
    min_turn_s
        Shorter bursts are dropped; a backchannel may last 0.2 s.
    """

    min_probability: float = 0.5
    max_pause_s: float = 0.4
    min_turn_s: float = 0.12


def voice_activity(activity: LocalActivity, pieces: Pieces, labels: NDArray[np.int64]) -> Activity:
    """Activity of each voice over the whole recording."""
    voices = int(labels.max()) + 1 if len(labels) else 1
    owner = np.full(activity.frame_count + WINDOW_FRAMES, -1, dtype=np.int64)
    for start, end, label in zip(pieces.starts, pieces.ends, labels, strict=True):
        owner[start:end] = label
    mapped = np.zeros((len(activity.first_frames), WINDOW_FRAMES, voices), dtype=np.float32)
    for window, first_frame in enumerate(activity.first_frames):
        inside = owner[first_frame : first_frame + WINDOW_FRAMES]
        voice_of = _voices_of_local(activity.alone[window], activity.active[window], inside, voices)
        for local, voice in enumerate(voice_of):
            if voice >= 0:
                mapped[window, :, voice] += activity.active[window, :, local]
    tracks = activity.averaged(np.minimum(mapped, 1))
    return _piece_decides(tracks, activity, owner[: activity.frame_count])


def _voices_of_local(
    alone: NDArray[np.float32], active: NDArray[np.float32], owner: NDArray[np.int64], voices: int
) -> list[int]:
    """Voice of each local speaker of one window; −1 for one who is silent."""
    speech = np.zeros((LOCAL_SPEAKERS, voices))
    for voice in range(voices):
        speech[:, voice] = alone[owner == voice].sum(axis=0)
    least = 0.2 / FRAME_S
    voice_of = [
        int(np.argmax(speech[local])) if speech[local].sum() >= least else -1
        for local in range(LOCAL_SPEAKERS)
    ]
    taken = {voice for voice in voice_of if voice >= 0}
    for local in np.argsort(-active.sum(axis=0)):
        if voice_of[local] >= 0 or active[:, local].max() < 0.2:
            continue
        free = [voice for voice in range(voices) if voice not in taken] or list(range(voices))
        voice_of[local] = max(free, key=lambda voice: speech[local, voice])
        taken.add(voice_of[local])
    return voice_of


def _piece_decides(tracks: Activity, activity: LocalActivity, owner: NDArray[np.int64]) -> Activity:
    """Within pieces the piece's voice is the speaker; others only as far as there is overlap."""
    speech = activity.averaged(activity.active.max(axis=2))
    overlap = activity.averaged((activity.active.sum(axis=2) - 1).clip(0, 1))
    inside = np.flatnonzero(owner >= 0)
    decided: Activity = tracks.copy()
    decided[inside] = np.minimum(decided[inside], overlap[inside, None])
    decided[inside, owner[inside]] = speech[inside]
    return decided


def turns_of(
    tracks: Activity, overlap: NDArray[np.bool_], settings: TrackSettings, duration_s: float
) -> list[SpeakerTurn]:
    """Turns of all voices, sorted by start, labelled in order of first speech.

    Parameters
    ----------
    tracks
        Activity of each voice.
    overlap
        Frames in which two voices speak.
    settings
        Thresholds.
    duration_s
        Length of the recording.
    """
    active = _active(tracks, overlap, settings.min_probability)
    spans: dict[int, list[tuple[float, float]]] = {}
    for voice in range(tracks.shape[1]):
        found = [
            (start_s, min(end_s, duration_s))
            for start_s, end_s in spans_of(
                active[:, voice], settings.max_pause_s, settings.min_turn_s
            )
            if start_s < duration_s
        ]
        if found:
            spans[voice] = found
    return _labelled(spans)


def _active(
    tracks: Activity, overlap: NDArray[np.bool_], min_probability: float
) -> NDArray[np.bool_]:
    """Frames in which each voice speaks: the strongest alone, the second in overlap."""
    active: NDArray[np.bool_] = (tracks >= min_probability) & (
        tracks >= tracks.max(axis=1, keepdims=True)
    )
    if tracks.shape[1] < 2:
        return active
    from scipy.ndimage import uniform_filter1d

    frames = np.flatnonzero(overlap)
    # Both local speakers may have been given one voice: then the one who is near speaks, too.
    around = uniform_filter1d(tracks, round(_NEAR_S / FRAME_S), axis=0)[frames]
    likely = tracks[frames] + _NEAR_WEIGHT * around
    strongest_two = np.argsort(-likely, axis=1)[:, :2]
    active[frames[:, None], strongest_two] = True
    return active


def spans_of(
    mask: NDArray[np.bool_], max_pause_s: float, min_turn_s: float
) -> list[tuple[float, float]]:
    """Starts and ends in seconds of the stretches of True, short pauses filled.

    Examples
    --------
    >>> spans_of(np.array([False] * 60 + [True] * 60), max_pause_s=0.4, min_turn_s=0.1)
    [(1.035, 2.0475)]
    """
    filled = closed(mask, round(max_pause_s / FRAME_S))
    least = min_turn_s / FRAME_S
    return [
        (_edge_s(int(start)), _edge_s(int(end)))
        for start, end in zip(*runs(filled), strict=True)
        if end - start >= least
    ]


def _edge_s(frame: int) -> float:
    """Time of the edge before a frame: half a step before its centre."""
    if frame == 0:
        return 0.0
    return round((frame - 0.5) * FRAME_S + FIRST_FRAME_CENTRE_S, 4)


def _labelled(spans: dict[int, list[tuple[float, float]]]) -> list[SpeakerTurn]:
    order = sorted(spans, key=lambda voice: spans[voice][0])
    turns = [
        SpeakerTurn(f"SPEAKER_{number:02d}", start_s, end_s)
        for number, voice in enumerate(order)
        for start_s, end_s in spans[voice]
    ]
    return sorted(turns, key=lambda turn: (turn.start_s, turn.end_s, turn.speaker))
