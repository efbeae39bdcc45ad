"""Masks in place of words, and where each character of the old text lies in the new one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Kind(str, Enum):
    """What a word would give away; the value is its mask."""

    NAME = "[NAME]"
    PLACE = "[PLACE]"
    NUMBER = "[NUMBER]"
    CONTACT = "[CONTACT]"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text between blanks, and its core without punctuation around it.

    Parameters
    ----------
    start, end
        Of the whole word.
    core_start, core_end
        Of the core; a genitive s is no part of it.
    core
        The core's text.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    core: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with masks.

    Parameters
    ----------
    source
        The old text.
    text
        The new text.
    kinds
        By number of the word, for those that are masked.
    tokens
        Words of the old text.
    """

    source: str
    text: str
    kinds: Mapping[int, Kind]
    tokens: Sequence[Token]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the old text lies in the new one; a mask that it touches is in it whole.

        Examples
        --------
        >>> found = mask("Hi Priya, thanks", {1: Kind.NAME})
        >>> found.text, found.text[slice(*found.span(3, 9))]
        ('Hi [NAME], thanks', '[NAME],')
        """
        return self._place(start, at_end=False), self._place(end, at_end=True)

    def _place(self, position: int, at_end: bool) -> int:
        shift = 0
        for number in sorted(self.kinds):
            token, grown = self.tokens[number], len(self.kinds[number].value)
            if position <= token.core_start:
                break
            if position < token.core_end:
                return token.core_start + shift + (grown if at_end else 0)
            shift += grown - (token.core_end - token.core_start)
        return position + shift


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text.

    Examples
    --------
    >>> [token.core for token in tokens_of("“Sarah's” 11.40, -")]
    ['Sarah', '11.40', '']
    """
    return tuple(_token(found) for found in re.finditer(r"\S+", text))


def mask(text: str, kinds: Mapping[int, Kind]) -> Masked:
    """The text with the numbered words masked; punctuation and a genitive s stay."""
    tokens = tokens_of(text)
    pieces, at = [], 0
    for number in sorted(kinds):
        token = tokens[number]
        pieces += [text[at : token.core_start], kinds[number].value]
        at = token.core_end
    return Masked(text, "".join([*pieces, text[at:]]), dict(kinds), tokens)


def _token(found: re.Match[str]) -> Token:
    word, start = found.group(), found.start()
    inner = re.search(r"\w(?:.*\w)?", word)
    if inner is None:
        return Token(start, found.end(), start, start, "")
    core = inner.group()
    genitive = re.search(r"['’]s$", core, re.IGNORECASE)
    if genitive and genitive.start():
        core = core[: genitive.start()]
    first = start + inner.start()
    return Token(start, found.end(), first, first + len(core), core)
