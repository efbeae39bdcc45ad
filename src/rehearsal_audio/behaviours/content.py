"""What a sentence gives back of what was just said: content words shared, forms of giving back.

Content words are compared by a crude stem (endings dropped, at most six letters), so that
"worried" meets "worrying".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rehearsal_audio.behaviours.clauses import plain_form

_COMMON = frozenset({
    "a", "about", "actually", "all", "also", "am", "an", "and", "anything", "are", "as", "at",
    "back", "be", "because", "been", "being", "bit", "but", "by", "can", "could", "did",
    "didn't", "do", "does", "doesn't", "doing", "don't", "done", "even", "everyone", "for",
    "from", "get", "getting", "go", "going", "got", "had", "has", "have", "haven't", "having",
    "he", "her", "him", "his", "how", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into",
    "is", "isn't", "it", "it's", "its", "just", "kind", "know", "like", "lot", "made", "make",
    "maybe", "me", "mean", "more", "much", "my", "need", "no", "not", "now", "of", "off", "oh",
    "okay", "on", "one", "only", "or", "our", "out", "over", "own", "probably", "quite",
    "really", "right", "said", "say", "see", "she", "so", "some", "someone", "something", "sort",
    "still", "than", "that", "that's", "the", "their", "them", "then", "there", "there's",
    "these", "they", "they're", "thing", "things", "think", "this", "those", "to", "too", "up",
    "us", "very", "want", "was", "wasn't", "way", "we", "we're", "well", "were", "what", "when",
    "where", "which", "who", "why", "will", "with", "would", "yeah", "yes", "you", "you'd",
    "you'll", "you're", "you've", "your",
})  # fmt: skip
_ENDINGS = re.compile(r"(?:ings?|edly|ed|ies|es|s|ly|er|est|ness|ment|n't|'s)$")
_OTHERS = re.compile(r"\byour\b")
_MIN_WORDS_APART = 3
_OTHER_PERSON = re.compile(r"\byou\b")
STRONG_FORM = re.compile(
    r"^(?:so |and |but |it |that |this |which )*(?:sounds?|seems?) (?:to me )?(?:like|as if|"
    r"as though|that)\b|\bsounds like\b|\bwhat i(?:'m| am)? hear|"
    r"\bi(?:'m| am)? hear(?:ing)? (?:that|you)\b"
)


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry content.

    Examples
    --------
    >>> sorted(content_stems("I was worrying about the nights"))
    ['night', 'worry']
    """
    return frozenset(
        stem
        for word in plain_form(text).split()
        if word not in _COMMON and len(stem := _stem(word)) > 1
    )


def stems_heard(heard: Iterable[str]) -> frozenset[str]:
    """Stems of all that the other said."""
    return frozenset().union(*(content_stems(text) for text in heard))


def is_echo(plain: str, heard: Iterable[str]) -> bool:
    """Whether a sentence in plain form repeats the other's words, "you" for "I" at most.

    In three words or more, one word may stand between: recognisers add some.

    Examples
    --------
    >>> is_echo("a bit thrown", ["I was a bit thrown by it."])
    True
    >>> is_echo("a bit thrown by it", ["I'm just a bit armed thrown by it."])
    True
    """
    said = {plain, _OTHER_PERSON.sub("me", plain), _OTHER_PERSON.sub("i", plain)}
    turned = said | {_OTHERS.sub("my", one) for one in said}
    spare = int(len(plain.split()) >= _MIN_WORDS_APART)
    texts = [plain_form(text).split() for text in heard]
    return any(_stands_in(one.split(), text, spare) for one in turned for text in texts)


def _stands_in(words: Sequence[str], text: Sequence[str], spare: int) -> bool:
    """Whether words stand one after the other in a text, with so many others between them."""
    if not words:
        return False
    for start in (place for place, word in enumerate(text) if word == words[0]):
        at, left = start + 1, spare
        for word in words[1:]:
            if left and text[at : at + 1] != [word] and text[at + 1 : at + 2] == [word]:
                at, left = at + 1, left - 1
            if text[at : at + 1] != [word]:
                break
            at += 1
        else:
            return True
    return False


def _stem(word: str) -> str:
    """A word without its ending, the last doubled letter or y levelled."""
    short = _ENDINGS.sub("", word) if len(word) > 4 else word.removesuffix("s")
    if short.endswith("i"):
        short = short[:-1] + "y"
    return short[:6] if len(short) > 2 else word
