"""Overlapping starts: where one role starts to speak while the other holds the floor.

Rule: a start is the onset of a role's speech that is no backchannel, after 0.5 s or more of its own
silence, while the other is active or stopped less than 0.3 s before. Silences shorter than 0.5 s
inside the speech of either side are breaths or drop-outs and do not end it.

::

    other   |---------| |---|            stopped: end of the last unit before a real pause
    by             |----------|  |---|   one start, at the first unit
                   t

Of two who speak at once a recogniser writes one down. Where the other is heard for 0.25 s or more
after the last word that was recognised, beyond what is usual for that voice in this recording
(reverberation, short word times), words were lost in the overlap: the unit went on after that
word, whatever mark the recogniser put there.

Units: seconds.

Known weaknesses: a speaker who pauses for 0.5 s while the other has cut in and then goes on
starts again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

from rehearsal_audio.behaviours import overlaps_wording as wording
from rehearsal_audio.conversation.backchannels import stretches
from rehearsal_audio.model.conversation import Conversation, Ipu, Role
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.model.speech import Word


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of overlapping starts.

    Parameters
    ----------
    onset_min_pause_s
        Own silence before an onset; a shorter one is a breath or a drop-out.
    silent_max_gap_s
        The other may have stopped this long before the onset.
    unfinished_min
        A unit counts as cut off from this probability.
    lost_words_min_s
        Speech this long after the last recognised word holds lost words; a stressed syllable.
    lost_words_min_sum_s
        That speech and the overlap together, for both grow where words are lost; edges of
        activity alone make less.
    lost_words_unfinished
        Probability that a unit whose last words were lost was cut off.
    """

    onset_min_pause_s: Seconds = 0.5
    silent_max_gap_s: Seconds = 0.3
    unfinished_min: float = 0.5
    lost_words_min_s: Seconds = 0.16
    lost_words_min_sum_s: Seconds = 0.5
    lost_words_unfinished: float = 0.6


def find_onsets(
    conversation: Conversation, by: Role, settings: Settings = Settings()
) -> Iterator[Onset]:
    """Starts of one role over the other, in order.

    Parameters
    ----------
    conversation
        With its backchannels marked.
    by
        Who starts.
    settings
        See :class:`Settings`.
    """
    is_punctuated = _is_punctuated(conversation)
    speaker, other = _Speech(conversation, by), _Speech(conversation, by.other)
    for stretch in stretches(speaker.ipus, settings.onset_min_pause_s):
        onset = _onset(stretch, other, is_punctuated, settings)
        if onset is not None:
            yield onset


@dataclass(frozen=True, slots=True)
class Onset:
    """A start with all that its class depends on."""

    by: Role
    onset_s: Seconds
    first_end_s: Seconds
    """End of the speaker's first unit."""
    end_s: Seconds
    """End of the speaker's stretch."""
    other_started_s: Seconds
    other_stopped_s: Seconds
    unfinished: float | None
    """Probability that the other's unit was cut off; None without words."""
    words_left: int | None
    """Words that the other still says after the onset; None without words."""
    at_completion: bool
    """Whether the onset lies at the end of a sentence of the other."""
    is_cut_off: bool
    """Whether that probability, lost words counted, makes the unit unfinished."""
    has_own_words: bool
    remark: wording.Remark

    @property
    def overlap_s(self) -> Seconds:
        """Seconds from the onset until one of the two stops."""
        return max(0.0, min(self.other_stopped_s, self.end_s) - self.onset_s)

    @property
    def yields(self) -> bool:
        """Whether the speaker stops first."""
        return self.end_s < self.other_stopped_s

    @property
    def goes_on_s(self) -> Seconds:
        """How long the speaker goes on after the other has stopped."""
        return max(0.0, self.end_s - max(self.other_stopped_s, self.onset_s))

    @property
    def other_lasts_s(self) -> Seconds:
        """How long the other goes on after the onset; < 0 if the other stopped before."""
        return self.other_stopped_s - self.onset_s


_SAID_WORDS = 15
_AFTER_WORDS = 8
_AFTER_S = 5.0
_BEFORE_WORDS = 12
_REAL_PAUSE_S = 0.5


def _onset(
    stretch: Sequence[Ipu], other: _Speech, is_punctuated: bool, settings: Settings
) -> Onset | None:
    """The start that a stretch of speech opens with, None if it opens in silence."""
    onset_s, end_s = stretch[0].start_s, stretch[-1].end_s
    i = other.before(onset_s)
    if i < 0 or onset_s - other.ipus[i].end_s >= settings.silent_max_gap_s:
        return None
    pause_s = settings.onset_min_pause_s
    last = other.stretch_end(i, end_s, pause_s)
    stopped_s = other.ipus[last].end_s
    if last > i and other.ipus[i].end_s <= onset_s:
        return None
    spoken = other.last_words(stopped_s, _BEFORE_WORDS)
    before = other.last_words(onset_s, _BEFORE_WORDS)
    during = other.words_between(onset_s, stopped_s)
    after = other.words_between(stopped_s, end_s + _AFTER_S)[:_AFTER_WORDS]
    lost_words = False
    if spoken:
        tail_s = stopped_s - spoken[-1].segment.end_s - other.usual_tail_s
        lost_words = _are_words_lost(tail_s, stopped_s - onset_s, settings)
    by_words = wording.unfinished([word.text for word in spoken], is_punctuated and not lost_words)
    cut_off = by_words
    if by_words is not None and lost_words:
        cut_off = max(by_words, settings.lost_words_unfinished)
    said = [word for ipu in stretch for word in ipu.words]
    return Onset(
        by=stretch[0].role,
        onset_s=onset_s,
        first_end_s=stretch[0].end_s,
        end_s=end_s,
        other_started_s=other.stretch_start_s(i, pause_s),
        other_stopped_s=stopped_s,
        unfinished=cut_off,
        words_left=len(during) if other.words else None,
        at_completion=_is_at_completion(before, onset_s),
        is_cut_off=cut_off is not None and cut_off >= settings.unfinished_min,
        has_own_words=bool(said),
        remark=wording.Remark(
            said=_text(said[:_SAID_WORDS]),
            before=_text(before),
            during=_text(during),
            after=_text(after),
            is_cut_off=by_words is not None and by_words >= settings.unfinished_min,
            has_lost_words=lost_words,
        ),
    )


def _are_words_lost(tail_s: Seconds, overlap_s: Seconds, settings: Settings) -> bool:
    """Whether speech after the last recognised word, and the overlap, are too long for an edge."""
    return (
        tail_s >= settings.lost_words_min_s and tail_s + overlap_s >= settings.lost_words_min_sum_s
    )


class _Speech:
    """One role's units that are no backchannels, and their words."""

    def __init__(self, conversation: Conversation, role: Role) -> None:
        self.role = role
        self.ipus = [ipu for ipu in conversation.ipus_of(role) if not ipu.is_backchannel]
        self.starts = [ipu.start_s for ipu in self.ipus]
        self.words = sorted(
            (word for ipu in self.ipus for word in ipu.words), key=lambda word: word.start_s
        )
        self.word_starts = [word.start_s for word in self.words]
        self.usual_tail_s = max(0.0, median(_tails_s(self.ipus) or [0.0]))

    def before(self, time_s: Seconds) -> int:
        """Index of the last unit that starts before a time, -1 if none."""
        return bisect_left(self.starts, time_s) - 1

    def stretch_start_s(self, i: int, max_pause_s: Seconds) -> Seconds:
        """Start of the stretch that unit ``i`` goes on with."""
        while i > 0 and self.starts[i] - self.ipus[i - 1].end_s < max_pause_s:
            i -= 1
        return self.starts[i]

    def stretch_end(self, i: int, until_s: Seconds, max_pause_s: Seconds) -> int:
        """Last unit of the stretch from unit ``i``, of those that start before a time."""
        while (
            i + 1 < len(self.ipus)
            and self.starts[i + 1] < until_s
            and self.starts[i + 1] - self.ipus[i].end_s < max_pause_s
        ):
            i += 1
        return i

    def words_between(self, start_s: Seconds, end_s: Seconds) -> list[Word]:
        """Words that start in a span of time."""
        return self.words[
            bisect_left(self.word_starts, start_s) : bisect_left(self.word_starts, end_s)
        ]

    def last_words(self, time_s: Seconds, count: int) -> list[Word]:
        """The last words that start before a time."""
        end = bisect_right(self.word_starts, time_s)
        return self.words[max(0, end - count) : end]


def _tails_s(ipus: Sequence[Ipu]) -> list[Seconds]:
    """Speech after the last word of each unit before a real pause."""
    ends = [
        ipu
        for ipu, after in zip_longest(ipus, ipus[1:])
        if ipu.words and (after is None or after.start_s - ipu.end_s >= _REAL_PAUSE_S)
    ]
    return [ipu.end_s - ipu.words[-1].segment.end_s for ipu in ends]


def _is_at_completion(before: Sequence[Word], onset_s: Seconds) -> bool:
    """Whether the last word before an onset ends a sentence about then."""
    if not before or not before[-1].text.endswith((".", "?", "!")):
        return False
    return abs(before[-1].segment.end_s - onset_s) <= 0.3


def _is_punctuated(conversation: Conversation) -> bool:
    """Whether most longer utterances carry a mark at their end."""
    longer = [one.text for one in conversation.utterances if one.text.count(" ") >= 3]
    marked = sum(text.rstrip("\"'”’)").endswith((".", "?", "!")) for text in longer)
    return bool(longer) and marked >= 0.5 * len(longer)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
