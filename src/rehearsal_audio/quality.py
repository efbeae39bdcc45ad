"""What a recording can support: signal, voices and words.

Rule: the signal-to-noise ratio is the mean power of frames in which somebody speaks over
the mean power of those in which nobody does (at least 0.3 s away from speech, so that
reverberation does not count as noise), in decibels. Everything here is described, never
interpreted: no state of mind is read from a voice.

Known weaknesses: noise that is louder while somebody speaks is not seen; a recording
without any silence has no noise estimate, and its SNR is None.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearsal_audio.conversation.attribution import Attribution
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.report import Quality
from rehearsal_audio.model.segment import (
    Seconds,
    Segment,
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
FULL_SCALE = 0.999


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits beyond which a person is warned or a measure withheld.

    Parameters
    ----------
    warn_snr_db, withhold_snr_db
        Signal-to-noise ratio below which to warn, and below which every measure that needs
        words or turns is withheld.
    warn_voice_separation
        Cosine distance of the two voices below which who speaks when may be wrong.
    warn_asr_confidence, withhold_asr_confidence
        Mean word confidence below which to warn, and below which measures of words are
        withheld.
    warn_unassigned_words_share
        Share of words without a speaker above which to warn.
    warn_clipped_share
        Share of samples at full scale above which to warn.
    warn_overlap_share
        Share of speech with two voices at once above which to warn.
    noise_margin_s
        Distance from speech from which on a frame counts as noise.
    """

    warn_snr_db: float = 12.0
    withhold_snr_db: float = 3.0
    warn_voice_separation: float = 0.25
    warn_asr_confidence: float = 0.75
    withhold_asr_confidence: float = 0.45
    warn_unassigned_words_share: float = 0.05
    warn_clipped_share: float = 0.001
    warn_overlap_share: float = 0.3
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
    snr_db, clipped_share = _signal(audio, speech, settings)
    quality = Quality(
        snr_db=snr_db,
        overlap_share=total_s(shared) / total_s(speech) if speech else None,
        voice_separation=diarisation.separation,
        asr_confidence=sum(word.confidence for word in words) / len(words) if words else None,
        unassigned_words_share=given.unassigned_share,
        clipped_share=clipped_share,
    )
    return replace(quality, warnings=tuple(_warnings(quality, diarisation, settings)))


def _signal(
    audio: Audio, speech: Sequence[Segment], settings: Settings
) -> tuple[float | None, float]:
    """SNR in dB and share of clipped samples, read block by block."""
    import numpy as np

    margin_s = settings.noise_margin_s
    whole = Segment(0.0, audio.duration_s)
    widened = [Segment(max(0.0, s.start_s - margin_s), s.end_s + margin_s) for s in speech]
    speech_power = _mean_power(audio, speech)
    noise_power = _mean_power(audio, gaps(widened, whole))
    clipped = sum(int(np.count_nonzero(np.abs(b) >= FULL_SCALE)) for b in _blocks(audio, [whole]))
    share = clipped / max(1, len(audio.mix))
    if speech_power is None or noise_power is None:
        return None, share
    signal_power = max(speech_power - noise_power, 1e-12)
    return round(10 * math.log10(signal_power / max(noise_power, 1e-12)), 1), share


def _mean_power(audio: Audio, segments: Sequence[Segment]) -> float | None:
    """Mean square of the samples in the segments; None below half a second."""
    import numpy as np

    power, count = 0.0, 0
    for block in _blocks(audio, segments):
        power += float(np.square(block, dtype=np.float64).sum())
        count += len(block)
    return power / count if count >= audio.sample_rate_hz // 2 else None


def _blocks(audio: Audio, segments: Sequence[Segment]) -> Iterator[NDArray[np.float32]]:
    """The samples of the segments in blocks of at most a minute."""
    for segment in segments:
        start_s = segment.start_s
        while start_s < segment.end_s:
            end_s = min(segment.end_s, start_s + BLOCK_S)
            yield audio.cut(start_s, end_s).mix
            start_s = end_s


def _warnings(quality: Quality, diarisation: Diarisation, settings: Settings) -> Iterator[str]:
    """Plain sentences for a person, most serious first."""
    if len(diarisation.speakers) < 2:
        yield "Only one voice was found: measures that need two people are left out."
    if quality.snr_db is not None and quality.snr_db < settings.warn_snr_db:
        yield (
            f"The recording is noisy (speech is only {quality.snr_db:.0f} dB above the noise): "
            "words and short overlaps may be missed."
        )
    if (
        quality.voice_separation is not None
        and quality.voice_separation < settings.warn_voice_separation
    ):
        yield "The two voices sound alike here: who speaks when may be wrong in places."
    if quality.asr_confidence is not None and quality.asr_confidence < settings.warn_asr_confidence:
        yield "Many words were hard to recognise: check quotes by listening."
    if (quality.unassigned_words_share or 0) > settings.warn_unassigned_words_share:
        yield "Some words could not be given to a speaker with certainty."
    if (quality.clipped_share or 0) > settings.warn_clipped_share:
        yield "The recording is overdriven (clipped): move the microphone or lower its level."
    if (quality.overlap_share or 0) > settings.warn_overlap_share:
        yield "The two speak at the same time unusually often: check interruptions by listening."
