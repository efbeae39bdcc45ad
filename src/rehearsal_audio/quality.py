"""What a recording can support: signal, voices and words, and the warnings that follow.

Everything here is described, never interpreted: no state of mind is read from a voice.

Source of the limits: ``benchmarks/degraded.py``, see :class:`Settings`.

Known weaknesses: those of ``signal_quality``; a recogniser that writes wrong words with
confidence is not seen.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rehearsal_audio.conversation.attribution import Attribution
from rehearsal_audio.model.conversation import Role, SpeakerRole
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.report import Quality
from rehearsal_audio.model.segment import (
    Seconds,
    Segment,
    difference,
    intersection,
    total_s,
    union,
)
from rehearsal_audio.model.speech import Diarisation, Transcript
from rehearsal_audio.signal_quality import channel_levels_db, clipped_share, dead_s, snr_db


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits beyond which a person is warned or measures are withheld.

    Set on rehearsals with truth that were degraded in steps; what was seen there stands beside
    each limit, after what was seen on clean rehearsals and real conversations of two.

    Parameters
    ----------
    warn_snr_db, withhold_turn_taking_snr_db, withhold_snr_db
        Signal-to-noise ratio below which to warn, to withhold measures of overlaps, and to
        withhold every measure. Clean 29 or more; from 15 down interruptions were missed and
        words lost; babble as loud as the speech reads 3 to 6 and made talk time wrong.
    warn_voice_separation, withhold_voice_separation
        Cosine distance of the two voices below which who speaks when may be wrong, and below
        which it is a guess. Clean 0.28 to 0.66; 0.21 to 0.23 where talk time was wrong.
    warn_overlap_share, withhold_overlap_share
        Share of speech with two voices at once above which to warn, and above which other
        people's talk was taken for the two: every measure is withheld. Clean up to 0.02, a
        heated meeting 0.23; 0.34 in babble where talk time was wrong.
    warn_unassigned_words_share, withhold_unassigned_words_share
        Share of words on nobody's speech above which to warn, and above which too much
        speech was missed for any measure. Clean 0.00; 0.04 in strong reverberation, where
        7 s of speech were missed.
    warn_asr_confidence, withhold_words_asr_confidence, withhold_asr_confidence
        Mean word confidence below which to warn, to withhold measures of words, and to
        withhold every measure. Clean 0.85 to 0.94; 21 % of the words were wrong at 0.82,
        39 % at 0.72; at 0.57 and 0.60 babble was taken for the two voices.
    warn_wordless_speech_share, min_wordless_s
        Share of speech in stretches of at least this length without a recognised word above
        which to warn; shorter ones are laughter, hesitation or a listening sound. Clean 0.00.
    warn_clipped_share
        Share of samples at the peak above which to warn. Clean below 0.00001.
    warn_silent_channel_db, warn_dead_s, warn_dead_edge_s
        A channel so far below the loudest one is silent; one without any sound for so long is
        dead, at the start or the end sooner: a call mutes who is silent for a while, but a
        microphone that fails stays dead. A lapel microphone hears its neighbour at -10 to -25 dB.
    warn_role_confidence
        Confidence in who is the leader below which to ask: for ``first``, both voices start
        within half a second.
    """

    warn_snr_db: float = 15.0
    withhold_turn_taking_snr_db: float = 5.0
    withhold_snr_db: float = 3.0
    warn_voice_separation: float = 0.25
    withhold_voice_separation: float = 0.15
    warn_overlap_share: float = 0.25
    withhold_overlap_share: float = 0.3
    warn_unassigned_words_share: float = 0.02
    withhold_unassigned_words_share: float = 0.15
    warn_asr_confidence: float = 0.84
    withhold_words_asr_confidence: float = 0.75
    withhold_asr_confidence: float = 0.65
    warn_wordless_speech_share: float = 0.05
    min_wordless_s: Seconds = 2.0
    warn_clipped_share: float = 0.001
    warn_silent_channel_db: float = 35.0
    warn_dead_s: Seconds = 60.0
    warn_dead_edge_s: Seconds = 20.0
    warn_role_confidence: float = 0.7


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
        snr_db=snr_db(audio, speech, [word.segment for word in words]),
        overlap_share=total_s(shared) / total_s(speech) if speech else None,
        voice_separation=diarisation.separation,
        asr_confidence=sum(word.confidence for word in words) / len(words) if words else None,
        unassigned_words_share=given.unassigned_share,
        clipped_share=clipped_share(audio),
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
    leader = next((voice.label for voice in roles if voice.role is Role.LEADER), "nobody")
    told = (
        f"{leader} was taken as the leader's voice without certainty: if leader and actor are the "
        "wrong way round, name the leader with --leader."
    )
    return replace(quality, warnings=(*quality.warnings, told))


def _wordless_share(transcript: Transcript, speech: Sequence[Segment], settings: Settings) -> float:
    """Share of speech in stretches without a recognised word."""
    words = [word.segment for word in transcript.words]
    stretches = [
        one for one in difference(speech, words) if one.duration_s >= settings.min_wordless_s
    ]
    return total_s(stretches) / total_s(speech) if speech else 0.0


def _warnings_of_voices(
    quality: Quality, diarisation: Diarisation, settings: Settings
) -> Iterator[str]:
    """Plain sentences on who speaks when."""
    if len(diarisation.speakers) < 2:
        yield "Only one voice was found: numbers that compare two people say nothing here."
    if diarisation.voices_heard is not None:
        found, heard = len(diarisation.speakers), diarisation.voices_heard
        yield (
            f"{heard} voices seem to speak here, but only {found} were told apart, so what the "
            "others say is counted as theirs: if a facilitator is on the recording, analyse it "
            f"again with --num-speakers {heard} (or auto)."
        )
    separation = quality.voice_separation
    if separation is not None and separation < settings.warn_voice_separation:
        yield "The two voices sound alike here: who speaks when may be wrong in places."
    if (quality.overlap_share or 0) > settings.warn_overlap_share:
        yield "The two speak at the same time unusually often: check interruptions by listening."


def _warnings_of_signal(quality: Quality, audio: Audio, settings: Settings) -> Iterator[str]:
    """Plain sentences on the recording."""
    if quality.snr_db is not None and quality.snr_db < settings.warn_snr_db:
        yield (
            f"The recording is noisy (speech is only {quality.snr_db:.0f} dB above the noise): "
            "words and short overlaps may be missed."
        )
    if (quality.clipped_share or 0) > settings.warn_clipped_share:
        yield "The recording is overdriven (clipped): move the microphone or lower its level."
    yield from _warnings_of_channels(audio, settings)


def _warnings_of_channels(audio: Audio, settings: Settings) -> Iterator[str]:
    """Plain sentences on channels that are silent throughout, or dead for a while."""
    levels_db = channel_levels_db(audio)
    for i, (level_db, (longest_s, edge_s)) in enumerate(zip(levels_db, dead_s(audio), strict=True)):
        if level_db < max(levels_db) - settings.warn_silent_channel_db:
            yield f"Channel {i + 1} is silent: was its microphone off or not connected?"
        elif longest_s >= settings.warn_dead_s:
            yield f"Channel {i + 1} is dead for {longest_s:.0f} s: was the microphone muted?"
        elif edge_s >= settings.warn_dead_edge_s:
            yield (
                f"Channel {i + 1} is dead for {edge_s:.0f} s at the start or end: what its person "
                "said there may be missing or counted as the other's."
            )


def _warnings_of_words(
    quality: Quality, wordless_share: float, settings: Settings
) -> Iterator[str]:
    """Plain sentences on the words."""
    confidence = quality.asr_confidence
    if confidence is not None and confidence < settings.warn_asr_confidence:
        yield "Many words were hard to recognise: check quotes by listening."
    if wordless_share > settings.warn_wordless_speech_share:
        yield (
            f"No words could be recognised in {wordless_share:.0%} of the speech: questions, "
            "advice and the like may be missing there."
        )
    if (quality.unassigned_words_share or 0) > settings.warn_unassigned_words_share:
        yield "Some words could not be given to a speaker with certainty."
