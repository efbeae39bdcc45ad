"""What a recording can support: signal, voices and words.

Rule: the signal-to-noise ratio is the mean power while somebody speaks over the mean power
while nobody does (at least 0.3 s away from speech, so that reverberation does not count as
noise), in decibels; where there is no such silence, the quietest tenth of all frames stands
for the noise. Clipping is counted at the recording's own peak, so that it is seen also where
the level was turned down afterwards. Everything here is described, never interpreted: no
state of mind is read from a voice.

Units: decibels, shares in [0, 1], seconds.

Source of the limits: ``benchmarks/degraded.py``, see :class:`Settings`.

Known weaknesses: noise that is louder while somebody speaks is not seen, nor is babble that
the diariser took for speech; without silence the noise is overrated by what is left of the
speech between words; clipping that a lossy codec has rounded off is not seen.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearsal_audio.conversation.attribution import Attribution
from rehearsal_audio.model.conversation import SpeakerRole
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.report import Quality
from rehearsal_audio.model.segment import (
    Seconds,
    Segment,
    difference,
    gaps,
    intersection,
    total_s,
    union,
)
from rehearsal_audio.model.speech import Diarisation, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK_S: Seconds = 60.0
FRAME_S: Seconds = 0.05
MIN_NOISE_S: Seconds = 0.5
"""Less silence than this gives no estimate of the noise."""

QUIET_SHARE = 0.1
"""Share of the frames that stand for the noise where there is no silence."""

CLIPPED_LEVEL = 0.995
"""Share of the peak from which on a sample counts as clipped."""

MIN_PEAK = 0.05
"""Below this peak (full scale is 1) the steps of 16 bit would look like clipping."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits beyond which a person is warned or a measure withheld.

    Parameters
    ----------
    warn_snr_db, withhold_snr_db
        Signal-to-noise ratio below which to warn, and below which every measure is withheld.
    warn_voice_separation
        Cosine distance of the two voices below which who speaks when may be wrong.
    warn_asr_confidence, withhold_asr_confidence
        Mean word confidence below which to warn, and below which measures of words are
        withheld.
    warn_unassigned_words_share
        Share of words without a speaker above which to warn.
    warn_clipped_share
        Share of samples at the peak above which to warn.
    warn_overlap_share
        Share of speech with two voices at once above which to warn.
    warn_wordless_speech_share
        Share of speech in stretches of ``min_wordless_s`` without a recognised word above
        which to warn.
    min_wordless_s
        Shorter stretches without a word are laughter, hesitation or a listening sound.
    warn_silent_channel_db
        A channel so far below the loudest one is silent.
    warn_dead_s
        A channel without any sound for so long is dead.
    warn_role_confidence
        Confidence in who is the leader below which to ask.
    noise_margin_s
        Distance from speech from which on a frame counts as noise.
    """

    warn_snr_db: float = 12.0
    withhold_snr_db: float = 3.0
    warn_voice_separation: float = 0.2
    warn_asr_confidence: float = 0.8
    withhold_asr_confidence: float = 0.6
    warn_unassigned_words_share: float = 0.05
    warn_clipped_share: float = 0.001
    warn_overlap_share: float = 0.3
    warn_wordless_speech_share: float = 0.05
    min_wordless_s: Seconds = 2.0
    warn_silent_channel_db: float = 35.0
    warn_dead_s: Seconds = 60.0
    warn_role_confidence: float = 0.7
    noise_margin_s: Seconds = 0.3


def assess_quality(
    audio: Audio,
    transcript: Transcript,
    diarisation: Diarisation,
    given: Attribution,
    settings: Settings = Settings(),
) -> Quality:
    """Describe what the recording of one iteration can support.

    Parameters
    ----------
    audio
        Samples of the iteration.
    transcript, diarisation
        Words and voices of the iteration.
    given
        Words of each voice.
    settings
        Limits.
    """
    voices = [union(diarisation.segments_of(speaker)) for speaker in diarisation.speakers]
    speech = union(segment for voice in voices for segment in voice)
    shared = union(
        segment
        for first, second in itertools.combinations(voices, 2)
        for segment in intersection(first, second)
    )
    words = transcript.words
    quality = Quality(
        snr_db=_snr_db(audio, speech, settings),
        overlap_share=total_s(shared) / total_s(speech) if speech else None,
        voice_separation=diarisation.separation,
        asr_confidence=sum(word.confidence for word in words) / len(words) if words else None,
        unassigned_words_share=given.unassigned_share,
        clipped_share=_clipped_share(audio),
    )
    warnings = (
        *_warnings_of_voices(quality, diarisation, settings),
        *_warnings_of_signal(quality, audio, settings),
        *_warnings_of_words(quality, _wordless_share(transcript, speech, settings), settings),
    )
    return replace(quality, warnings=warnings)


def note_roles(
    quality: Quality, roles: Sequence[SpeakerRole], settings: Settings = Settings()
) -> Quality:
    """Add a warning where it was guessed, and none too surely, which voice is the leader's.

    Parameters
    ----------
    quality
        What the recording can support.
    roles
        Role of each voice.
    settings
        Limits.
    """
    if len(roles) < 2 or roles[0].confidence >= settings.warn_role_confidence:
        return quality
    told = (
        "It is not certain which voice is the leader's: if leader and actor are the wrong way "
        "round, say who leads with --leader."
    )
    return replace(quality, warnings=(*quality.warnings, told))


def _snr_db(audio: Audio, speech: Sequence[Segment], settings: Settings) -> float | None:
    """Power of speech over that of the noise in dB; None if nobody speaks."""
    speech_power = _mean_power(audio, speech)
    if speech_power is None:
        return None
    margin_s, whole = settings.noise_margin_s, Segment(0.0, audio.duration_s)
    near = [Segment(max(0.0, one.start_s - margin_s), one.end_s + margin_s) for one in speech]
    noise_power = _mean_power(audio, gaps(near, whole))
    if noise_power is None:
        noise_power = _quiet_power(audio)
    signal_power = max(speech_power - noise_power, 1e-12)
    return round(10 * math.log10(signal_power / max(noise_power, 1e-12)), 1)


def _mean_power(audio: Audio, segments: Sequence[Segment]) -> float | None:
    """Mean square of the samples in the segments; None below half a second."""
    import numpy as np

    power, count = 0.0, 0
    for block in _blocks(audio, segments):
        power += float(np.square(block, dtype=np.float64).sum())
        count += len(block)
    return power / count if count >= audio.sample_rate_hz * MIN_NOISE_S else None


def _quiet_power(audio: Audio) -> float:
    """Mean square of the quietest tenth of all frames."""
    import numpy as np

    powers = np.sort(np.concatenate([_squares(block, audio) for block in _whole(audio)]))
    return float(powers[: max(1, round(QUIET_SHARE * len(powers)))].mean())


def _squares(samples: NDArray[np.float32], audio: Audio) -> NDArray[np.float64]:
    """Mean square of each frame; the rest after the last whole frame is left out."""
    import numpy as np

    length = round(FRAME_S * audio.sample_rate_hz)
    frames = samples[: len(samples) // length * length].reshape(-1, length)
    means: NDArray[np.float64] = np.square(frames, dtype=np.float64).mean(axis=1)
    return means


def _clipped_share(audio: Audio) -> float:
    """Share of samples that lie at the recording's peak, above or below zero."""
    import numpy as np

    high = max((float(block.max()) for block in _whole(audio)), default=0.0)
    low = min((float(block.min()) for block in _whole(audio)), default=0.0)
    clipped = 0
    for block in _whole(audio):
        if high >= MIN_PEAK:
            clipped += int(np.count_nonzero(block >= CLIPPED_LEVEL * high))
        if -low >= MIN_PEAK:
            clipped += int(np.count_nonzero(block <= CLIPPED_LEVEL * low))
    return clipped / max(1, len(audio.mix))


def _wordless_share(transcript: Transcript, speech: Sequence[Segment], settings: Settings) -> float:
    """Share of speech in stretches without a recognised word."""
    words = [word.segment for word in transcript.words]
    stretches = [
        one for one in difference(speech, words) if one.duration_s >= settings.min_wordless_s
    ]
    return total_s(stretches) / total_s(speech) if speech else 0.0


def _whole(audio: Audio) -> Iterator[NDArray[np.float32]]:
    return _blocks(audio, [Segment(0.0, audio.duration_s)])


def _blocks(audio: Audio, segments: Sequence[Segment]) -> Iterator[NDArray[np.float32]]:
    """The samples of the segments in blocks of at most a minute."""
    for segment in segments:
        start_s = segment.start_s
        while start_s < segment.end_s:
            end_s = min(segment.end_s, start_s + BLOCK_S)
            yield audio.cut(start_s, end_s).mix
            start_s = end_s
