"""Which words of a text are numbers, as figures or spelt out.

Rule: every word with a digit; every number word from two up; "one", "oh", "half", "point" and the
like only in a run of number words or before percent and the like; ordinals from fourth up, and
first to third only in a date. Addresses of mail and the web are contacts.

Source: own; the words of British English.

Known weaknesses: "a couple", "both" and "a dozen or so" of vague counts stay, and "second" in
"second of June" is the only use that is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rehearsal_audio.redaction.masks import Kind, Token
from rehearsal_audio.redaction.words import words

_LOW_ORDINALS = ("first", "second", "third")
_LINKS = ("one", "oh", "o", "nought", "double", "triple", "half", "quarter", "point", "and", "a")
"""Words that count as numbers only in a run with one."""

_INNER = ("point", "and", "a")
"""Links that neither begin nor end a run."""

_COUNTED = ("percent", "per", "pm", "am", "o'clock", "past", "hundred", "thousand", "million")
"""After "one", what makes it a number."""

_CONTACT = re.compile(r".+@.+\..+|(?:https?://|www\.).+|\w+\.(?:com|org|net|co\.uk|nhs\.uk)")


def numbers_in(tokens: Sequence[Token]) -> dict[int, Kind]:
    """Numbers and contacts by number of the word.

    Examples
    --------
    >>> from rehearsal_audio.redaction.masks import tokens_of
    >>> said = "one of us has two hundred and one days from the third of May"
    >>> [said.split()[number] for number in numbers_in(tokens_of(said))]
    ['two', 'hundred', 'and', 'one', 'third']
    """
    said = [token.core.casefold() for token in tokens]
    found = {
        number: Kind.CONTACT if _CONTACT.fullmatch(word) else Kind.NUMBER
        for number, word in enumerate(said)
        if _CONTACT.fullmatch(word) or _is_number(word) or _in_a_date(said, number)
    }
    for number, word in enumerate(said):
        following = said[number + 1] if number + 1 < len(said) else ""
        if (word == "one" and following in _COUNTED) or (
            word in ("half", "quarter") and following in ("past", "to")
        ):
            found[number] = Kind.NUMBER
    for run in _runs(tokens, found):
        inside = [number for number in run if said[number] not in _INNER]
        if any(number in found for number in inside):
            joined = range(inside[0], inside[-1] + 1)
            found.update((number, Kind.NUMBER) for number in joined if number not in found)
    return dict(sorted(found.items()))


def _is_number(word: str) -> bool:
    if any(char.isdigit() for char in word):
        return True
    parts = [part for part in re.split(r"[-–]", word) if part]
    if parts and parts[0] in _LOW_ORDINALS:
        return False
    return any(
        part in words("ordinals")
        or not {part, part.removesuffix("s")}.isdisjoint(words("cardinals"))
        for part in parts
    )


def _in_a_date(words_said: Sequence[str], number: int) -> bool:
    """Whether first, second or third stands beside a month, "of" and "the" left out."""
    if words_said[number] not in _LOW_ORDINALS:
        return False
    after = [word for word in words_said[number + 1 : number + 3] if word != "of"]
    before = [word for word in words_said[max(0, number - 2) : number] if word != "the"]
    return bool({*after[:1], *before[-1:]} & words("calendar"))


def _runs(tokens: Sequence[Token], found: Mapping[int, Kind]) -> Iterator[range]:
    """Runs of numbers and links without a comma or stop between them."""
    begun = None
    for number, token in enumerate(tokens):
        belongs = number in found or token.core.casefold() in _LINKS
        if belongs and begun is None:
            begun = number
        if begun is not None and (not belongs or token.core_end < token.end):
            yield range(begun, number + belongs)
            begun = None
    if begun is not None:
        yield range(begun, len(tokens))
