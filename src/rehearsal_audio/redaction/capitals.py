"""Which words look like names by their capitals, and which follow a title.

Rule: a word with a capital inside a sentence is a name, unless it is an everyday word, a day or
month, a word for a language or faith, an abbreviation in capitals, or a service that leaders point
to. A word with a capital after a title ("Sergeant Hughes", "Mrs Pemberton") is a name anywhere.

Source: own; a recogniser and a careful typist write names so.

Known weaknesses: says nothing of text without capitals, nor of the first word of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rehearsal_audio.behaviours.services import load_services
from rehearsal_audio.redaction.masks import Token
from rehearsal_audio.redaction.words import words

_SENTENCE_ENDS = ".?!…:;"
_SHORT_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "rev"))
_MAX_ABBREVIATION = 5


def names_by_capitals(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Numbers of the words that look like names.

    Examples
    --------
    >>> from rehearsal_audio.redaction.masks import tokens_of
    >>> said = "Sergeant Hughes told HR. Ask Tom on Monday, I said."
    >>> [said.split()[number] for number in sorted(names_by_capitals(said, tokens_of(said)))]
    ['Hughes', 'Tom']
    """
    found = set()
    for number in range(1, len(tokens)):
        if not tokens[number].core[:1].isupper() or _is_known(tokens[number].core):
            continue
        has_title = tokens[number - 1].core.casefold() in words("titles")
        if has_title or not opens_sentence(text, tokens, number):
            found.add(number)
    return frozenset(found)


def opens_sentence(text: str, tokens: Sequence[Token], number: int) -> bool:
    """Whether a word is the first of a sentence or of quoted speech."""
    if number == 0:
        return True
    before = tokens[number - 1]
    tail = text[before.core_end : before.end]
    is_title = before.core.casefold() in _SHORT_TITLES
    opening = text[tokens[number].start : tokens[number].core_start]
    return (any(mark in tail for mark in _SENTENCE_ENDS) and not is_title) or bool(
        set(opening) & set('“"‘(')
    )


def has_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a text is written with capitals at all, "I" left out."""
    return any(
        token.core[:1].isupper() and token.core.casefold() not in words("everyday")
        for token in tokens
    )


@cache
def _services() -> frozenset[str]:
    """Single words in the names of services: they are no secret."""
    return frozenset(word for name in load_services() for word in name.split())


def _is_known(core: str) -> bool:
    plain = core.casefold()
    bare = plain.replace("'", "").replace("’", "")
    is_abbreviation = core.isupper() and 1 < len(core) <= _MAX_ABBREVIATION
    head = plain.split("'")[0].split("’")[0]
    return (
        is_abbreviation
        or not {plain, bare, head}.isdisjoint(
            words("everyday") | words("calendar") | words("belonging") | words("titles")
        )
        or plain in _services()
    )
