"""Which units are backchannels: listener tokens that do not take the floor.

Rule: a role's units with less than 1.0 s of its own silence between them are one stretch. A
stretch is a backchannel if it

- lasts at most 1.0 s, or 1.5 s if its text is nothing but tokens,
- holds at most three words, at least half of them tokens ("mm", "yeah", "I see"), or no
  recognised word at all: recognisers leave out "mm-hm",
- is not the answer to a question that the other role has just finished; "yeah" and "mm" answer
  yes/no questions only, so that after "why did you wait?" they are no answer.

Inside a longer stretch a unit of nothing but tokens is a backchannel too if the other role
speaks before it, through it and on after it: "mm-hm" in the middle of the other's sentence does
not take the floor, though an own turn follows within the second.

::

    other   |------------------------|         |-----|      |------
    own            |mm|                  |yeah|   |right| but I think
            ·······backchannel·······    answer   no backchannel: an own turn

Units: seconds; words as the recogniser writes them.

Source: own silence of 1.0 s before and after: the backchannel rule of Ekstedt and Skantze (2022),
Voice Activity Projection, Interspeech. Tokens: Jurafsky et al. (1997), Switchboard SWBD-DAMSL
coder's manual (acts b, bk), and Ward and Tsukahara (2000), Journal of Pragmatics 32.

Known weaknesses: "yeah" as agreement with an opinion counts as a backchannel, as the words and
times are the same; without words an answer cannot be told from a token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehearsal_audio.model.conversation import Ipu
from rehearsal_audio.model.segment import Seconds


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the backchannel rule.

    Parameters
    ----------
    backchannel_max_s
        Longest backchannel with other words than tokens, or without words.
    tokens_only_max_s
        Longest backchannel of tokens only.
    own_silence_s
        Own silence before and after a backchannel (Ekstedt and Skantze 2022).
    max_words
        Most words of a backchannel.
    answer_max_gap_s
        A token within this time after the other's question answers it.
    answer_max_overlap_s
        A token may begin this long before the end of the question and still answer it.
    talk_on_min_s
        The other talks on after a token if active for this long past its end.
    """

    backchannel_max_s: Seconds = 1.0
    tokens_only_max_s: Seconds = 1.5
    own_silence_s: Seconds = 1.0
    max_words: int = 3
    answer_max_gap_s: Seconds = 3.0
    answer_max_overlap_s: Seconds = 0.5
    talk_on_min_s: Seconds = 0.1


_TOKEN = re.compile(
    r"(?:m+|h+u*m+|m+-?h+m*|u+[hm]?-?h+[um]+[hm]*|a+ha+|a+h+|o+h+|o+oh+|a+w+|"
    r"ye+a*h*|ye[ps]|yup|o+k+a*y*|kay|right|alright|sure|huh|gosh|god|wow|eh)"
)
_TOKEN_MAX_CHARS = 16
_TOKEN_PHRASES = tuple(
    phrase.split()
    for phrase in (
        "i see",
        "i know",
        "all right",
        "got it",
        "got you",
        "gotcha",
        "fair enough",
        "go on",
        "of course",
        "oh dear",
        "oh no",
        "oh god",
        "oh my god",
        "oh my goodness",
        "oh my",
        "my goodness",
        "oh wow",
        "oh really",
    )
)
_TURN_WORDS = frozenset(
    (
        *(
            "but",
            "so",
            "because",
            "and",
            "well",
            "not",
            "no",
            "what",
            "why",
            "how",
            "when",
            "where",
        ),
        *("thanks", "thank", "please", "sorry"),
    )
)
_AUXILIARY = r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|shall|should)"
_SUBJECT = r"(?:i|you|he|she|it|we|they|that|this|there|your|the)"
_YES_NO_START = re.compile(
    rf"(?:(?:so|and|but|well|okay|right|now)[, ]+)*{_AUXILIARY}(?:n't)? {_SUBJECT}\b"
)
_TAG = re.compile(rf"{_AUXILIARY}n't {_SUBJECT}$")
_QUESTION_WORD = re.compile(
    rf"\b(?:what|how|why|when|where|who|which)(?: \w+)?(?:'s| {_AUXILIARY}) {_SUBJECT}\b"
)


def mark_backchannels(
    own: Sequence[Ipu], other: Sequence[Ipu], settings: Settings = Settings()
) -> tuple[Ipu, ...]:
    """Mark the units of one role that are backchannels to the other.

    Parameters
    ----------
    own, other
        Units of the two roles, each sorted by start.
    settings
        See :class:`Settings`.

    Returns
    -------
    tuple of Ipu
        The units of ``own`` in the same order, ``is_backchannel`` set.
    """
    listener = _Listener(other, settings)
    marked: list[Ipu] = []
    for stretch in stretches(own, settings.own_silence_s):
        is_whole = _is_token_stretch(stretch, settings) and not listener.is_answer(stretch)
        for ipu in stretch:
            is_inside = len(stretch) > 1 and _is_token_only(ipu, settings)
            is_token = is_whole or (is_inside and listener.talks_through(ipu))
            marked.append(replace(ipu, is_backchannel=is_token))
    return tuple(marked)


def stretches(ipus: Sequence[Ipu], max_pause_s: Seconds) -> tuple[tuple[Ipu, ...], ...]:
    """Group one role's units whose pauses are shorter than ``max_pause_s``.

    Parameters
    ----------
    ipus
        Units of one role, sorted by start.
    max_pause_s
        A pause this long or longer ends a stretch.
    """
    groups: list[list[Ipu]] = []
    for ipu in ipus:
        if groups and ipu.start_s - groups[-1][-1].end_s < max_pause_s:
            groups[-1].append(ipu)
        else:
            groups.append([ipu])
    return tuple(tuple(group) for group in groups)


def token_share(text: str) -> float | None:
    """Share of the words that are listener tokens, in [0, 1]; None without words.

    Filled pauses ("um", "er") are no words here: they hold the floor for words to come. A word
    that opens or turns an argument ("but", "not", "why") or does more than listen ("thanks")
    makes the share 0, and "really" is a token only where it stands alone.

    Examples
    --------
    >>> token_share("Mm-hmm."), token_share("Oh, I see."), token_share("Yeah, but.")
    (1.0, 1.0, 0.0)
    >>> token_share("...") is None
    True
    """
    words = plain_words(text)
    if not words:
        return None
    if words == ["really"]:
        return 1.0
    tokens = i = 0
    while i < len(words):
        taken = next(
            (len(phrase) for phrase in _TOKEN_PHRASES if words[i : i + len(phrase)] == phrase), 0
        )
        if not taken and len(words[i]) <= _TOKEN_MAX_CHARS and _TOKEN.fullmatch(words[i]):
            taken = 1
        if not taken and words[i] in _TURN_WORDS:
            return 0.0
        tokens += taken
        i += taken or 1
    return tokens / len(words)


def plain_words(text: str) -> list[str]:
    """The words in lower case without punctuation and filled pauses.

    Examples
    --------
    >>> plain_words("Um, it's Jamie's, isn't it?")
    ["it's", "jamie's", "isn't", 'it']
    """
    cleaned = text.lower().replace("’", "'")
    words = (word.strip("'-") for word in re.findall(r"[\w'-]+", cleaned))
    return [word for word in words if word and word not in _FILLED_PAUSES]


_FILLED_PAUSES = frozenset(("um", "uh", "er", "erm", "umm", "uhm", "err"))


def asks_yes_or_no(text: str) -> bool:
    """Whether a text ends in a question that a token can answer.

    Told by the question mark or by the form of the last sentence; a question with a question
    word before its verb asks for more than a token.

    Examples
    --------
    >>> asks_yes_or_no("Sit down. Are you all right"), asks_yes_or_no("You slept?")
    (True, True)
    >>> asks_yes_or_no("And I think, why did you wait?"), asks_yes_or_no("What I'd do is rest.")
    (False, False)
    """
    text = text.strip().lower().replace("’", "'")
    last = re.split(r"[.?!]+\s+", text.rstrip(".?! "))[-1]
    if _QUESTION_WORD.search(last) and not _TAG.search(last):
        return False
    return text.endswith("?") or bool(_YES_NO_START.match(last) or _TAG.search(last))


def _is_token_stretch(stretch: Sequence[Ipu], settings: Settings) -> bool:
    """Whether a stretch is short enough and says no more than a listener says."""
    duration_s = stretch[-1].end_s - stretch[0].start_s
    text = " ".join(ipu.text for ipu in stretch)
    share = token_share(text)
    if share is None:
        return not text and duration_s <= settings.backchannel_max_s
    if len(plain_words(text)) > settings.max_words and share < 1:
        return False
    longest_s = settings.tokens_only_max_s if share == 1 else settings.backchannel_max_s
    return share >= 0.5 and duration_s <= longest_s


def _is_token_only(ipu: Ipu, settings: Settings) -> bool:
    """Whether a unit is nothing but recognised tokens."""
    duration_s = ipu.end_s - ipu.start_s
    return duration_s <= settings.tokens_only_max_s and token_share(ipu.text) == 1


class _Listener:
    """What the other role does around a token."""

    def __init__(self, other: Sequence[Ipu], settings: Settings) -> None:
        self._ipus = other
        self._starts = [ipu.start_s for ipu in other]
        self._ends = [ipu.end_s for ipu in other]
        self._settings = settings

    def talks_through(self, token: Ipu) -> bool:
        """Whether the other speaks before the token, and still or again right after it."""
        before = bisect_left(self._starts, token.start_s) - 1
        if before < 0 or self._ends[before] < token.start_s:
            return False
        latest_s = token.end_s + self._settings.talk_on_min_s
        after = bisect_right(self._starts, token.end_s) - 1
        return self._ends[after] >= latest_s

    def is_answer(self, stretch: Sequence[Ipu]) -> bool:
        """Whether the stretch follows a question that the other has just finished."""
        onset_s = stretch[0].start_s
        last = bisect_left(self._starts, onset_s) - 1
        if last < 0:
            return False
        gap_s = onset_s - self._ends[last]
        is_near = -self._settings.answer_max_overlap_s <= gap_s <= self._settings.answer_max_gap_s
        return is_near and asks_yes_or_no(self._text_before(last))

    def _text_before(self, last: int) -> str:
        """Text of the other's last units, enough for one sentence."""
        return " ".join(ipu.text for ipu in self._ipus[max(0, last - 3) : last + 1] if ipu.words)
