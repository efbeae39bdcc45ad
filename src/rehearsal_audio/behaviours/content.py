"""What a sentence gives back of what was just said: overlap of content words, forms of giving back.

Content words are compared by a crude stem (the first letters, endings dropped), so that "worried"
meets "worrying"; the listener's "you" stands for the teller's "I".
"""

from __future__ import annotations

import re
from functools import lru_cache

from rehearsal_audio.behaviours.clauses import plain_form

_COMMON = frozenset(
    "a an and are am as at be been being but by can could did do does doing done don't for from get "
    "getting go going got had has have having he her him his how i if in into is it its it's i'm i've "
    "i'd i'll just know like me more my no not now of off on one or our out own really right she so "
    "some that that's the their them then there there's these they they're thing things this those "
    "think to too up us very was we we're well were what when where which who why will with would "
    "yeah yes you your you're you've you'd you'll about all also because okay much lot bit kind sort "
    "mean say said see oh quite even still only maybe probably actually something anything "
    "someone everyone than over back make made want need way didn't doesn't isn't wasn't haven't".split()
)
_ENDINGS = re.compile(r"(?:ings?|edly|ed|ies|es|s|ly|er|est|ness|ment|n't|'s)$")
GIVING_BACK = re.compile(
    r"^(?:so |and |but )*(?:it |that |this |which )?(?:sounds?|seems?|looks?|"
    r"feels?) (?:to me )?(?:like|as if|as though|that)\b|\bsounds like\b|"
    r"^(?:it|that) (?:must|sounds|seems)\b|\b(?:what )?i(?:'m| am)? (?:hear|hearing|"
    r"hear you saying|picking up|sensing|getting)\b|"
    r"\byou(?:'re| are) (?:saying|telling me|feeling|wondering|worried|thinking|not sure|"
    r"struggling|hoping|looking|trying|finding|afraid|scared|concerned|noticing|describing)\b|"
    r"\byou (?:said|mentioned|feel|felt|want|wanted|think|thought|know|noticed|found|find|see|"
    r"believe|wish|worry|care|need|needed|started|enjoy|like|love|talked|told|described|realise|"
    r"realize)\b|\bpart of you\b|\bon the one hand\b|\bfor you\b"
)
STRONG_FORM = re.compile(
    r"^(?:so |and |but |it |that |this |which )*(?:sounds?|seems?) (?:to me )?(?:like|as if|"
    r"as though|that)\b|\bsounds like\b|\bwhat i(?:'m| am)? hear|"
    r"\bi(?:'m| am)? hear(?:ing)? (?:that|you)\b"
)
_SECOND_PERSON = re.compile(r"\byou(?:r|'re|'ve|'d|'ll|rself)?\b")


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


def overlap_share(said: str, heard: str) -> float:
    """Share of a sentence's content words that the other said before, in [0, 1].

    Examples
    --------
    >>> overlap_share("So the nights worry you", "I'm worried about nights")
    1.0
    """
    own = content_stems(said)
    return len(own & content_stems(heard)) / len(own) if own else 0.0


def gives_back(plain: str, heard: str) -> bool:
    """Whether a statement gives back what the other said: its form, or "you" with shared content.

    Parameters
    ----------
    plain
        A sentence in plain form.
    heard
        What the other said before it.
    """
    if GIVING_BACK.search(plain):
        return True
    share = overlap_share(plain, heard)
    return share >= 0.5 or (share > 0 and _SECOND_PERSON.search(plain) is not None)


def _stem(word: str) -> str:
    """A word without its ending, the last doubled letter or y levelled."""
    short = _ENDINGS.sub("", word) if len(word) > 4 else word.removesuffix("s")
    if short.endswith("i"):
        short = short[:-1] + "y"
    return short[:6] if len(short) > 2 else word
