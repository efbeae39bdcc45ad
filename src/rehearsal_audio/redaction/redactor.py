"""All that finds a name, place or number in a conversation, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rehearsal_audio.redaction.capitals import (
    has_capitals,
    names_by_capitals,
    opens_sentence,
)
from rehearsal_audio.redaction.masks import Kind, Masked, Token, mask, tokens_of
from rehearsal_audio.redaction.network import Network
from rehearsal_audio.redaction.numbers import numbers_in
from rehearsal_audio.redaction.words import words

_MIN_LETTERS = 3
"""Shortest word that is looked for in the rest of the conversation."""


class Finder(Protocol):
    """Finds spans of names and places in a text."""

    def find(self, text: str) -> tuple[tuple[int, int, Kind], ...]:
        """Spans of characters with their kind."""
        ...


class Redactor:
    """Masks the texts of conversations; the network is loaded once.

    Parameters
    ----------
    finder
        What finds names and places; Rampart where None.
    """

    def __init__(self, finder: Finder | None = None) -> None:
        self._finder: Finder = finder or Network()

    def redact(self, texts: Sequence[str], known: Iterable[str] = ()) -> tuple[Masked, ...]:
        """Mask the texts of one conversation.

        Parameters
        ----------
        texts
            What is said, one utterance each.
        known
            Names and other words that are to be masked wherever they are said.
        """
        tokens = [tokens_of(text) for text in texts]
        first = [self._kinds(text, own) for text, own in zip(texts, tokens, strict=True)]
        named: dict[str, Kind] = {
            own[number].core.casefold(): kind
            for own, kinds in zip(tokens, first, strict=True)
            for number, kind in kinds.items()
            if kind in (Kind.NAME, Kind.PLACE) and len(own[number].core) >= _MIN_LETTERS
        }
        named.update((word.casefold(), Kind.NAME) for name in known for word in name.split())
        phrases = [[word.casefold() for word in name.split()] for name in known]
        return tuple(
            mask(text, {**_elsewhere(text, own, named), **_phrases(own, phrases), **kinds})
            for text, own, kinds in zip(texts, tokens, first, strict=True)
        )

    def _kinds(self, text: str, tokens: Sequence[Token]) -> dict[int, Kind]:
        """Kind by number of the word, of one text alone."""
        kinds = dict.fromkeys(names_by_capitals(text, tokens), Kind.NAME)
        for start, end, kind in self._finder.find(text):
            for number, token in enumerate(tokens):
                if token.core and start < token.core_end and end > token.core_start:
                    kinds[number] = kind
        for number in [one for one in kinds if tokens[one].core.casefold() in words("titles")]:
            del kinds[number]
        return {**kinds, **numbers_in(tokens)}


def _elsewhere(text: str, tokens: Sequence[Token], named: Mapping[str, Kind]) -> dict[int, Kind]:
    """Words that are a name in another place of the conversation."""
    is_written_with_capitals = has_capitals(tokens)
    found = {}
    for number, token in enumerate(tokens):
        kind = named.get(token.core.casefold())
        if kind is None:
            continue
        # at the start of a sentence only the network decides
        is_doubtful = token.core.casefold() in words("also_words") and opens_sentence(
            text, tokens, number
        )
        if not is_doubtful and (token.core[0].isupper() or not is_written_with_capitals):
            found[number] = kind
    return found


def _phrases(tokens: Sequence[Token], phrases: Sequence[Sequence[str]]) -> dict[int, Kind]:
    """Whole phrases that were asked for, in any case."""
    words = [token.core.casefold() for token in tokens]
    return {
        at + step: Kind.NAME
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
        if words[at : at + len(phrase)] == list(phrase)
        for step in range(len(phrase))
    }
