"""Who speaks when, from one microphone per speaker: lapels, headsets, remote calls.

Rule
    A channel's person speaks where the segmentation network hears speech on that channel
    *and* the channel is louder than the other channels' cross-talk can make it. How loud
    cross-talk is, is estimated from the recording: for each pair of channels, the usual
    level on the one while the other is clearly the louder.

    ::

        channel 1   ====speech====          ==speech==
        channel 2   ..cross-talk..   ====speech====...
        CHANNEL_1   |------------|          |--------|
        CHANNEL_2                    |------------|

Units
    Levels in dB, times in seconds. Labels are ``CHANNEL_1``, ``CHANNEL_2`` … by the place of
    the channel in the file.
Source
    Level comparison between channels after Pfau, Ellis & Stolcke, "Multispeaker speech
    activity detection for the ICSI meeting recorder", 2001. Thresholds measured on rehearsals
    with the other party 18 dB down.
Known weaknesses
    Microphones that hear both people nearly alike (less than ``min_isolation_db`` apart)
    cannot be used this way: the recording is then treated as mono, as it is when all
    microphones but one were dead. A whisper into one
    microphone under loud speech into the other is lost.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.diarisation import onnx
from rehearsal_audio.diarisation.pieces import closed, runs
from rehearsal_audio.diarisation.rttm import joined
from rehearsal_audio.diarisation.segmentation import (
    FRAME_S,
    SAMPLES_PER_FRAME,
    SegmentationNetwork,
)
from rehearsal_audio.diarisation.tracks import spans_of
from rehearsal_audio.errors import AudioError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from rehearsal_audio.ports import Progress, silent
from rehearsal_audio.weights import onnx_path, package_sha256

Levels = NDArray[np.float32]
"""Level of each channel in dB, shape (frames, channels)."""

_log = logging.getLogger(__name__)
_SILENCE_DB = -120.0
_BLOCK_FRAMES = 4096


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the channels backend.

    Parameters
    ----------
    window_step_s
        From one 10 s window of the segmentation network to the next.
    onset
        Probability of speech from which a channel can be active, in [0, 1].
    smoothing_s
        Levels are averaged over this time.
    crosstalk_margin
        Share of the way from cross-talk up to full speech level that a channel's own speech
        must reach, in dB terms, in (0, 1).
    reverberation_s
        Cross-talk lasts this long after its source.
    quietest_speech_db
        How far own speech may lie under the channel's full level.
    min_isolation_db
        Least distance between a voice on its own channel and on the others'; with less, all
        channels hold the same sound and the recording is treated as mono.
    max_dip_s
        Dips of the level up to this length do not end speech.
    min_burst_s
        Louder bursts shorter than this do not start it.
    max_pause_s
        Pauses of one voice up to this length are filled.
    min_turn_s
        Shorter turns are dropped.
    """

    window_step_s: float = 5.0
    onset: float = 0.5
    smoothing_s: float = 0.1
    crosstalk_margin: float = 0.4
    reverberation_s: float = 0.2
    quietest_speech_db: float = 25.0
    min_isolation_db: float = 6.0
    max_dip_s: float = 0.25
    min_burst_s: float = 0.1
    max_pause_s: float = 0.4
    min_turn_s: float = 0.12


class ChannelsDiariser:
    """Diariser for one microphone per speaker.

    Raises
    ------
    WeightsError
        If the package's segmentation weights are missing or not the published ones.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._segmentation = SegmentationNetwork(onnx_path("pyannote-segmentation-3.0"))
        self.weights_sha256 = package_sha256("pyannote-segmentation-3.0")

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Speech of each channel's person; ``num_speakers`` matters only for mono.

        Raises
        ------
        AudioError
            If the recording has one channel only.
        """
        count = audio.channels.shape[1]
        if count < 2:
            raise AudioError(
                "found 1 channel, expected one microphone per speaker (2 channels or more); "
                "use a pipeline with the onnx diarisation backend"
            )
        levels = _levels(audio, self._settings.smoothing_s)
        crosstalk = crosstalk_db(levels)
        if _is_mono(levels, crosstalk, self._settings):
            _log.warning(
                "the %d channels hold the same sound or one is dead: treated as mono, "
                "labels are SPEAKER_NN",
                count,
            )
            return onnx.OnnxDiariser(onnx.Settings()).diarise(audio, num_speakers, progress)
        turns: list[SpeakerTurn] = []
        for channel in range(count):
            active = self._speech(audio, channel, progress) & _own(
                levels, crosstalk, channel, self._settings
            )
            spans = spans_of(active, self._settings.max_pause_s, self._settings.min_turn_s)
            turns += [
                SpeakerTurn(f"CHANNEL_{channel + 1}", start_s, min(end_s, audio.duration_s))
                for start_s, end_s in spans
                if start_s < audio.duration_s
            ]
        progress(1.0)
        return joined(turns)

    def _speech(self, audio: Audio, channel: int, progress: Progress) -> NDArray[np.bool_]:
        """Frames in which the network hears anybody on the channel."""
        count = audio.channels.shape[1]
        activity = self._segmentation.local_activity(
            audio.channels[:, channel],
            self._settings.window_step_s,
            lambda done: progress((channel + done) / count),
        )
        speech = activity.averaged(1 - (1 - activity.active).prod(axis=2))
        heard: NDArray[np.bool_] = speech >= self._settings.onset
        return heard


def crosstalk_db(levels: Levels) -> NDArray[np.float64]:
    """Usual level of one voice on another channel, relative to its own channel.

    Returns
    -------
    ndarray, shape (channels, channels)
        Row: the channel that hears, column: the channel that speaks. −inf where the column's
        channel never is the loudest.
    """
    count = levels.shape[1]
    crosstalk = np.full((count, count), -np.inf)
    # Speech lies in the upper part of a channel's levels; the rest is pauses and noise.
    loud = levels >= np.percentile(levels, 70, axis=0) - 10.0
    for speaker in range(count):
        dominant = loud[:, speaker] & (levels.argmax(axis=1) == speaker)
        if dominant.any():
            relative = levels[dominant] - levels[dominant, speaker, None]
            crosstalk[:, speaker] = np.median(relative, axis=0)
    return crosstalk


def _levels(audio: Audio, smoothing_s: float) -> Levels:
    """Level of each channel around each frame, read block by block.

    Relative to the channel's own full level, so that a microphone turned down counts as much
    as one turned up.
    """
    frames = max(1, -(-len(audio.channels) // SAMPLES_PER_FRAME))
    power = np.zeros((frames, audio.channels.shape[1]), dtype=np.float64)
    for first in range(0, frames, _BLOCK_FRAMES):
        block = np.asarray(
            audio.channels[first * SAMPLES_PER_FRAME : (first + _BLOCK_FRAMES) * SAMPLES_PER_FRAME]
        )
        missing = -len(block) % SAMPLES_PER_FRAME
        block = np.pad(block, ((0, missing), (0, 0)))
        square = block.reshape(-1, SAMPLES_PER_FRAME, block.shape[1]) ** 2
        power[first : first + len(square)] = square.mean(axis=1)
    width = max(1, round(smoothing_s / FRAME_S))
    kernel = np.ones(width) / width
    smooth = np.stack([np.convolve(column, kernel, "same") for column in power.T], axis=1)
    floor = 10 ** (_SILENCE_DB / 10)
    levels = 10 * np.log10(np.maximum(smooth, floor))
    full = np.percentile(levels, 95, axis=0)
    return np.where(full > _SILENCE_DB, levels - full, _SILENCE_DB).astype(np.float32)


def _is_mono(levels: Levels, crosstalk: NDArray[np.float64], settings: Settings) -> bool:
    """Whether no channel hears its own person clearly better than the others do."""
    heard = levels.max(axis=0) > _SILENCE_DB + 1
    if heard.sum() < 2:
        return True  # a dead microphone: the other one heard both people
    others = crosstalk[np.ix_(heard, heard)]
    others = others[~np.eye(len(others), dtype=bool)]
    heard_others = others[np.isfinite(others)]
    return len(heard_others) == 0 or bool(heard_others.max() > -settings.min_isolation_db)


def _own(
    levels: Levels, crosstalk: NDArray[np.float64], channel: int, settings: Settings
) -> NDArray[np.bool_]:
    """Frames in which the channel is louder than cross-talk from any other channel."""
    expected = np.full(len(levels), -settings.quietest_speech_db)
    for other in range(levels.shape[1]):
        if other != channel and np.isfinite(crosstalk[channel, other]):
            source = _held(levels[:, other], round(settings.reverberation_s / FRAME_S))
            rise = 1 - settings.crosstalk_margin
            expected = np.maximum(expected, source + rise * crosstalk[channel, other])
    louder = levels[:, channel] >= expected
    louder = closed(louder, round(settings.max_dip_s / FRAME_S))
    own = np.zeros_like(louder)
    for start, end in zip(*runs(louder), strict=True):
        own[start:end] = end - start >= settings.min_burst_s / FRAME_S
    return own


def _held(level: NDArray[np.float32], frames: int) -> NDArray[np.float32]:
    """Loudest of each frame and the ``frames`` before it.

    Examples
    --------
    >>> _held(np.array([0, 5, 0, 0], dtype=np.float32), 1).tolist()
    [0.0, 5.0, 5.0, 0.0]
    """
    padded = np.concatenate([np.full(frames, level[0], dtype=np.float32), level])
    windows = np.lib.stride_tricks.sliding_window_view(padded, frames + 1)
    held: NDArray[np.float32] = windows.max(axis=1)
    return held
