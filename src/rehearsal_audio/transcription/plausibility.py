"""The second confidence condition: leaves out text that Whisper made up.

Rule: a segment is left out if one of these holds.

- The network itself doubts that there is speech and is unsure of the text.
- The text repeats itself so much that it compresses well: a loop.
- It is nothing but a phrase that Whisper is known to invent (credits, thanks to viewers), and
  the network is not sure of it.
- Its words are all but guesses.

Units: probabilities in [0, 1]; log-probabilities are natural, per token.

Source: the thresholds of the first two are those of Whisper's paper (Radford et al. 2023,
section 4.5), the first made stricter because voice activity detection has already run. Known
weakness: a loop over true speech loses that speech too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.model.speech import Word

INVENTED = re.compile(
    r"(thanks?( you)?( (all|so much|very much))? for (watching|listening)"
    r"|(please )?(like and )?subscribe.*|see you (next time|in the next (video|one))"
    r"|subtitles? (by|made|provided).*|(transcribed|translated|captions?) by.*|amara\.?org.*"
    r"|www\..*|copyright.*|all rights reserved|you|bye( bye)*|the end|music|applause)"
)
"""Phrases that Whisper invents on silence and noise, lower case, punctuation removed."""


@dataclass(frozen=True, slots=True)
class PlausibilitySettings:
    """Limits beyond which a segment counts as invented.

    Parameters
    ----------
    max_no_speech_probability, min_mean_log_probability
        A segment above the one and below the other is left out.
    max_compression_ratio
        A segment whose text compresses better is a loop.
    min_known_phrase_probability
        Least mean word probability of a phrase of :data:`INVENTED`.
    min_word_probability
        Least mean word probability of any segment.
    """

    max_no_speech_probability: float = 0.6
    min_mean_log_probability: float = -0.7
    max_compression_ratio: float = 2.4
    min_known_phrase_probability: float = 0.6
    min_word_probability: float = 0.25


@dataclass(frozen=True, slots=True)
class RecognisedSegment:
    """What the recogniser says of a stretch of text.

    Parameters
    ----------
    words
        Its words.
    mean_log_probability
        Of its tokens.
    no_speech_probability
        That the window holds no speech.
    compression_ratio
        Length of its text over the compressed length.
    """

    words: tuple[Word, ...]
    mean_log_probability: float = 0.0
    no_speech_probability: float = 0.0
    compression_ratio: float = 1.0


def is_plausible(segment: RecognisedSegment, settings: PlausibilitySettings | None = None) -> bool:
    """Whether a segment is to be kept.

    Examples
    --------
    >>> is_plausible(RecognisedSegment((Word("Thanks", 0, 1, 0.4), Word("for", 1, 2, 0.5),
    ...                                 Word("watching!", 2, 3, 0.5))))
    False
    """
    settings = settings or PlausibilitySettings()
    if not segment.words:
        return False
    if segment.compression_ratio > settings.max_compression_ratio:
        return False
    if (
        segment.no_speech_probability > settings.max_no_speech_probability
        and segment.mean_log_probability < settings.min_mean_log_probability
    ):
        return False
    certainty = _mean_probability(segment.words)
    if certainty < settings.min_word_probability:
        return False
    return certainty >= settings.min_known_phrase_probability or not _is_known(segment.words)


def _is_known(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words).lower()
    return INVENTED.fullmatch(re.sub(r"[^a-z0-9. ]|\.$", "", text).strip()) is not None


def _mean_probability(words: Sequence[Word]) -> float:
    return math.fsum(word.confidence for word in words) / len(words)
