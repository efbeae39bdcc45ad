"""What the backends return: words with times, and who speaks when."""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal_audio.model.segment import Seconds, Segment


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word.

    Parameters
    ----------
    text
        The word with its punctuation, without surrounding blanks.
    start_s, end_s
        Times in seconds from the start of the recording.
    confidence
        The recogniser's probability in [0, 1]; 1.0 for a person's transcript.
    speaker
        Who says it where a person's file says so; None where that is yet to be found.
    """

    text: str
    start_s: Seconds
    end_s: Seconds
    confidence: float = 1.0
    speaker: str | None = None

    @property
    def segment(self) -> Segment:
        """The word's span of time."""
        return Segment(self.start_s, max(self.start_s, self.end_s))


@dataclass(frozen=True, slots=True)
class Transcript:
    """Words in order of start.

    Parameters
    ----------
    words
        All words of the recording, sorted by start.
    language
        ISO 639-1 code, such as ``"en"``.
    """

    words: tuple[Word, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch of one voice; turns of different voices may overlap."""

    speaker: str
    start_s: Seconds
    end_s: Seconds

    @property
    def segment(self) -> Segment:
        """The turn's span of time."""
        return Segment(self.start_s, self.end_s)


@dataclass(frozen=True, slots=True)
class Diarisation:
    """Who speaks when, with overlap kept.

    Parameters
    ----------
    turns
        Sorted by start. Turns of one speaker do not overlap each other.
    separation
        Cosine distance in [0, 2] between the two most talkative voices; None where the
        backend compares no voices (channels, a file) or hears one voice only.
    voices_heard
        How many voices there seem to be, where fewer were asked for; else None. The further
        ones were given to those that were asked for.
    """

    turns: tuple[SpeakerTurn, ...]
    separation: float | None = None
    voices_heard: int | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Labels in order of first speech."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))

    def segments_of(self, speaker: str) -> tuple[Segment, ...]:
        """The speaker's stretches of speech, sorted."""
        return tuple(turn.segment for turn in self.turns if turn.speaker == speaker)


def spread_words(
    text: str, start_s: Seconds, end_s: Seconds, speaker: str | None = None
) -> tuple[Word, ...]:
    """The words of a text whose times are not known, sharing its time by their characters.

    Their times are whole milliseconds, as files hold them.

    Examples
    --------
    >>> [(word.text, word.start_s, word.end_s) for word in spread_words("I see", 1.0, 3.0)]
    [('I', 1.0, 1.5), ('see', 1.5, 3.0)]
    """
    texts = text.split()
    per_char_s = (end_s - start_s) / max(1, sum(map(len, texts)))
    words, at_s, chars = [], start_s, 0
    for one in texts:
        chars += len(one)
        next_s = min(end_s, round(start_s + per_char_s * chars, 3))
        words.append(Word(one, at_s, next_s, speaker=speaker))
        at_s = next_s
    return tuple(words)
