"""Mends the times of words that the recogniser stretched over silence.

::

    word       |---------------------|           Whisper's first and last words of a segment
    speech                     |-----------|     heard by voice activity detection
    mended                     |-----|

Rule: only a word longer than ``max_word_s`` is touched. It keeps the stretch of speech that it
shares most time with; where that is still too long or there is none, its end is moved. All
other words keep the recogniser's times. Order of start is kept.

Units: seconds. Source: words of conversational English last 0.2 to 0.3 s on average, and hardly
any lasts 1 s (Buckeye corpus, Pitt et al. 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Word


@dataclass(frozen=True, slots=True)
class WordTimeSettings:
    """When a word counts as stretched.

    Parameters
    ----------
    max_word_s
        Longest word that is left alone.
    """

    max_word_s: Seconds = 1.0


def mended(
    words: Sequence[Word], speech: Sequence[Segment], settings: WordTimeSettings | None = None
) -> tuple[Word, ...]:
    """The words, stretched ones cut back to speech, sorted by start.

    Examples
    --------
    >>> [word.start_s for word in mended([Word("Right.", 0.0, 3.0)], [Segment(2.6, 4.0)])]
    [2.6]
    """
    settings = settings or WordTimeSettings()
    shortened = (
        word if word.end_s - word.start_s <= settings.max_word_s else _cut(word, speech, settings)
        for word in words
    )
    return tuple(sorted(shortened, key=lambda word: word.start_s))


def _cut(word: Word, speech: Sequence[Segment], settings: WordTimeSettings) -> Word:
    span = max(speech, key=word.segment.overlap_s, default=None)
    if span is None or word.segment.overlap_s(span) == 0:
        return replace(word, end_s=word.start_s + settings.max_word_s)
    start_s, end_s = max(word.start_s, span.start_s), min(word.end_s, span.end_s)
    return replace(word, start_s=start_s, end_s=min(end_s, start_s + settings.max_word_s))
