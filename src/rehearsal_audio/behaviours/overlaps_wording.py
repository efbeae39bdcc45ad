"""What words say about an overlap: was the unit cut off, and does the other help it along.

Rules, both from words alone:

*Unfinished*: how likely the talked-over unit was cut off. A dash or dots after the last word, a
last word that cannot end a unit ("and", "because", "I", "with", "a massive"), a comma or, in a
transcript that is punctuated, no mark at all speak for it; a full stop against it.

*Cooperation*: a short remark that works with the other's unit: the same words at the same time
(choral), the word that the other searches for (word supplied), the end of the other's phrase, no
sentence of its own, which the other accepts (completion), the other's own words given back
(echo), or agreement and thanks while the unit is not cut off (agreement).

Units: probabilities and shares in [0, 1].

Source: West and Zimmerman (1983) for units and their ends; Lerner (1996), On the "semi-permeable"
character of grammatical units, for completions and choral talk; Schegloff (2000), Language in
Society 29, for overlap that is not competitive.

Known weaknesses: intonation is not heard, so a unit that ends on a plausible last word counts
as finished if the transcript says so; recognisers write full stops where speakers broke off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearsal_audio.conversation.backchannels import plain_words, token_share


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CANNOT_END = _words(
    "and but because cause cos or if when while although unless until as than the a an my your "
    "our their every i he she we they of with without into between during towards very gonna "
    "wanna even just almost whether i'm he's she's it's that's there's what's who's here's "
    "everyone's everybody's nobody's someone's somebody's something's and's"
)
_SELDOM_ENDS = _words("to for from at is was were are be can have like quite um uh er erm")
_ADJECTIVES = _words(
    "big small huge massive little good bad real whole proper new old different difficult long "
    "short certain serious terrible nice great horrible lovely major minor quick clear single"
)
_CONTRACTION = re.compile(r"(?:i|you|he|she|it|we|they|that|there|who)'(?:m|re|ve|ll|d)")
_SEARCHING = re.compile(r"\b(?:um|uh|er|erm)\b[ ,.]*$")
_NAMELESS = re.compile(
    r"what(?:'s| is| was| do| did)?\b.{0,12}\bcall(?:ed)?\b|can't (?:think|remember)"
    r"|\bthe word\b|whatsit|what's-?(?:his|her|its)-?name|thingy"
)
_AGREEMENT = re.compile(
    r"(?:(?:oh|no|well|ah)[ ,]+)*(?:yeah|yes|yep|exactly|absolutely|definitely|totally|of course"
    r"|that's (?:right|it|true|correct)|i (?:know|agree|see)|true|sure|right|okay|ok|no problem"
    r"|thank you|thanks|cheers)\b"
)
_OBJECTION = re.compile(
    r"(?:but|no|well|look|listen|hang on|hold on|wait|sorry|actually|because|okay but|yeah but"
    r"|yes but|right but)\b"
)
_SUBJECTS = _words(
    "i you he she it we they that there nobody everybody everyone i'm you're he's she's it's we're "
    "they're that's there's i've you've we've they've i'll you'll we'll i'd you'd we'd"
)
_SMALL_WORDS = _words(
    "i you he she it we they me him her us them my your his its our their a an the and or but so "
    "to of in on at for with from by as is are was were be been am do did does have has had can "
    "could will would should that this there then if not no yes yeah oh well just like it's i'm "
    "you're that's there's i've don't what how"
)

MAX_ECHO_WORDS = 8
"""A longer remark is a turn with a point of its own, whatever it echoes."""

MAX_SUPPLIED_WORDS = 6
"""A completion or a supplied word is a phrase, not a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark in overlap and the words of the other around it.

    Parameters
    ----------
    said
        What is said in the overlap, to the end of the remark.
    before
        The other's words up to its start.
    during
        The other's words from its start to their end.
    after
        The other's words next after the remark.
    is_cut_off
        Whether the other's unit was cut off, as far as its words tell.
    has_lost_words
        Whether the other's last words were not recognised.
    """

    said: str
    before: str
    during: str
    after: str
    is_cut_off: bool
    has_lost_words: bool = False


def unfinished(words: Sequence[str], is_punctuated: bool) -> float | None:
    """How likely a unit that stops after these words was cut off.

    Parameters
    ----------
    words
        The unit's words as written, to the last one heard.
    is_punctuated
        Whether the transcript carries full stops, so that a missing one means something.

    Returns
    -------
    float or None
        Probability in [0, 1]; None without words.

    Examples
    --------
    >>> unfinished(["I", "froze,", "and", "I"], True)
    0.9
    >>> unfinished(["I", "went", "home."], True)
    0.1
    """
    written = [word for word in words if re.search(r"\w", word)]
    if not written:
        return None
    last = written[-1].rstrip("\"'”’)")
    if re.search(r"[\w,]-+$|[–—]$", last) or re.fullmatch(r"[-–—]+", words[-1]):
        return 0.95
    if last.endswith("?"):
        return 0.1
    if re.search(r"(?:\.{2,}|…)$", last):
        return 0.8
    plain = [re.sub(r"[^\w']", "", word.lower().replace("’", "'")) for word in written[-2:]]
    if plain[-1] in _CANNOT_END or _CONTRACTION.fullmatch(plain[-1]):
        return 0.9
    if plain[-1] in _ADJECTIVES and plain[0] in ("a", "an"):
        return 0.8
    return _by_mark(last, plain[-1] in _SELDOM_ENDS, is_punctuated)


def _by_mark(last: str, seldom_ends: bool, is_punctuated: bool) -> float:
    """Probability from the mark after the last word."""
    if last.endswith((".", "!")):
        return 0.4 if seldom_ends else 0.1
    if seldom_ends:
        return 0.8
    if last.endswith((",", ";", ":")):
        return 0.65
    return 0.75 if is_punctuated else 0.35


def cooperation(remark: Remark) -> str | None:
    """How a remark works with the other's unit, None if it does not.

    Returns
    -------
    str or None
        ``"choral"``, ``"word_supplied"``, ``"completion"``, ``"echo"`` or ``"agreement"``.
    """
    said = plain_words(remark.said)
    if not said or _OBJECTION.match(" ".join(said)):
        return None
    if _is_choral(said, remark):
        return "choral"
    if len(said) <= MAX_SUPPLIED_WORDS:
        spoken = _tail(f"{remark.before} {remark.during}")
        if _NAMELESS.search(spoken) or (_SEARCHING.search(spoken) and _accepts(remark)):
            return "word_supplied"
        is_phrase = remark.is_cut_off and said[0] not in _SUBJECTS
        if (is_phrase or remark.has_lost_words) and _accepts(remark):
            return "completion"
    if remark.is_cut_off:
        return None
    if len(said) <= MAX_ECHO_WORDS and _echo_share(said, remark) >= 0.6:
        return "echo"
    is_short = len(said) <= MAX_SUPPLIED_WORDS and "?" not in remark.said
    return "agreement" if is_short and _AGREEMENT.match(" ".join(said)) else None


def answers(remark: Remark) -> bool:
    """Whether a remark may answer a question that the other was finishing."""
    spoken = (remark.during or remark.before).rstrip("\"'”’)")
    return spoken.endswith("?") and "?" not in remark.said and not remark.is_cut_off


def is_listening(said: str) -> bool:
    """Whether a remark of any length is nothing but listener tokens."""
    return token_share(said) == 1


def resumes(before: str, after: str) -> bool:
    """Whether words after a break take up those before it.

    Examples
    --------
    >>> resumes("I was on the ward and the phone", "The phone rang again.")
    True
    """
    last, first = plain_words(before)[-8:], plain_words(after)[:8]
    shared = [word for word in first if word in last and word not in _SMALL_WORDS]
    pairs = set(pairwise(last)) & set(pairwise(first))
    return bool(shared) and (bool(pairs) or len(set(shared)) >= 2)


def _is_choral(said: Sequence[str], remark: Remark) -> bool:
    """Whether the words are said by both at about the same time."""
    together = plain_words(remark.during)
    same = sum(word in together for word in said)
    is_close = len(together) <= 2 * len(said) + 2
    return is_close and len(said) >= 2 and same / len(said) >= 0.6


def _accepts(remark: Remark) -> bool:
    """Whether the other takes the offered end: a yes without a but, or the same words."""
    after = plain_words(remark.after)[:4]
    said = [word for word in plain_words(remark.said) if word not in _SMALL_WORDS]
    is_yes = bool(after) and after[0] in ("yeah", "yes", "yep", "exactly", "that's")
    return (is_yes and "but" not in after) or any(word in after for word in said)


def _echo_share(said: Sequence[str], remark: Remark) -> float:
    """Share of the remark's content words that the other has just said."""
    content = [word for word in said if word not in _SMALL_WORDS]
    recent = plain_words(remark.before)[-12:] + plain_words(remark.during)
    return sum(word in recent for word in content) / len(content) if content else 0.0


def _tail(text: str) -> str:
    """The last dozen words in lower case."""
    return " ".join(text.lower().replace("’", "'").split()[-12:])
