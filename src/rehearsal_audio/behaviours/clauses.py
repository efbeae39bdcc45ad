"""An utterance as sentences in a plain form that rules can be matched against.

The plain form is lower case without punctuation, fillers, cut-off words and false starts, with
spoken contractions written out ("gonna" -> "going to"); so one pattern covers a typed script
and recognised speech. The core is the plain form without opening words ("okay, so, and").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rehearsal_audio.conversation.sentences import split_sentences
from rehearsal_audio.model.conversation import Role, Utterance

_FILLERS = frozenset({"um", "uh", "er", "erm", "ah", "eh", "hmm", "hm", "mm", "uhm", "umm", "mmh"})
_SPOKEN = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "dunno": "don't know",
    "kinda": "kind of", "sorta": "sort of", "'cause": "because", "cos": "because",
    "cuz": "because", "coz": "because", "lemme": "let me", "gimme": "give me", "ok": "okay",
    "alright": "all right", "y'know": "you know", "ya": "you", "d'you": "do you",
    "whatcha": "what are you", "what're": "what are", "how're": "how are", "what'd": "what did",
    "how'd": "how did", "where'd": "where did", "innit": "isn't it", "yep": "yeah", "yup": "yeah",
}  # fmt: skip
_OPENER = re.compile(
    r"^(?:(?:okay|right|well|so|and|but|yeah|yes|no|nope|now|look|oh|mhm|mm-hmm|mm-hm|mm-mm|"
    r"uh-huh|all right|then|anyway|sorry|hi|hello|hey|great|good|sure|or|also|because|i see|"
    r"i mean|you know|listen|fine|fair enough|of course|course|absolutely|exactly|lovely|"
    r"brilliant|just|actually|basically|obviously|really|maybe|perhaps|plus|first of all|first|"
    r"like|gosh|wow|cool|perfect|excellent|i guess|i suppose|thanks|thank you|please|"
    r"good morning|good afternoon|interesting|got it|i understand|at the same time)\s+)+"
)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*['’]?")
_QUOTED = re.compile(r"[\"“][^\"“”]*\s[^\"“”]*\s[^\"“”]*[\"”]")
_BRACKETS = re.compile(r"\[[^\]]*\]|<[^>]*>|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of an utterance in plain form.

    Parameters
    ----------
    start_char, end_char
        Its span in the utterance's text.
    text
        As written.
    plain
        Lower case, without punctuation, fillers and false starts.
    core
        ``plain`` without opening words; equal to it where nothing else is said.
    asked
        Whether it is written with a question mark.
    is_cut
        Whether it breaks off (ends in a dash).
    """

    start_char: int
    end_char: int
    text: str
    plain: str
    core: str
    asked: bool
    is_cut: bool

    @property
    def words(self) -> list[str]:
        """The words of the plain form."""
        return self.plain.split()

    def is_covered(self, start_char: int, end_char: int) -> bool:
        """Whether a span covers half of the sentence, or lies half in it."""
        both = min(end_char, self.end_char) - max(start_char, self.start_char)
        shorter = min(end_char - start_char, self.end_char - self.start_char)
        return both > 0 and 2 * both >= shorter


@lru_cache(maxsize=8192)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The sentences of an utterance, those without a word left out.

    Examples
    --------
    >>> [one.core for one in clauses_of("Okay, um, so have, have you eaten? I'm gonna check.")]
    ['have you eaten', "i'm going to check"]
    """
    found = []
    for sentence in split_sentences(_without_quotes(text)):
        plain = plain_form(sentence.text)
        if plain:
            found.append(
                Clause(
                    sentence.start_char,
                    sentence.end_char,
                    text[sentence.start_char : sentence.end_char],
                    plain,
                    _OPENER.sub("", plain) or plain,
                    "?" in sentence.text[-3:],
                    sentence.text.rstrip().endswith(("-", "–", "—")),
                )
            )
    return tuple(found)


def _without_quotes(text: str) -> str:
    """The text with quoted speech of three words or more blanked, at the same length.

    Where a quotation ends its sentence, a full stop stays in its place.
    """
    blanked = _QUOTED.sub(lambda match: _blank(match[0], text[match.end() :]), text)
    return blanked if len(blanked.split()) >= 2 else text


def _blank(quoted: str, rest: str) -> str:
    """As many blanks as a quotation has characters; a full stop last where a sentence ends."""
    ends = quoted[-2] in ".?!" and re.match(r"\s+[A-Z]", rest) is not None
    return " " * (len(quoted) - 1) + ("." if ends else " ")


@lru_cache(maxsize=8192)
def parts_of(text: str) -> tuple[str, ...]:
    """Cores of a sentence's stretches between commas; empty if it has no comma.

    Examples
    --------
    >>> parts_of("If you want results, you need to start.")
    ('if you want results', 'you need to start')
    """
    pieces = re.split(r"[,;:]", text)
    if len(pieces) == 1:
        return ()
    return tuple(clause.core for piece in pieces for clause in clauses_of(piece))


@lru_cache(maxsize=8192)
def plain_form(text: str) -> str:
    """Lower case, without punctuation, fillers, cut-off words and repeats.

    Examples
    --------
    >>> plain_form("Wha-what, what d'you  think -- er, think?")
    'what do you think'
    """
    written = _BRACKETS.sub(" ", text.replace("’", "'").replace("`", "'")).lower()
    written = re.sub(r"\b(mm+|uh|um|m)-(h[mu][a-z]*)", r"\1\2", written)
    words: list[str] = []
    for match in _WORD.finditer(written):
        word = match[0]
        is_stub = written[match.end() : match.end() + 1] == "-"
        if word in _FILLERS:
            continue
        if is_stub and _restarts(word, written[match.end() :]):
            continue
        words.extend(_SPOKEN.get(word, word).split())
    return " ".join(_without_repeats(words))


def preceding_texts(
    utterances: Sequence[Utterance], position: int, at_most: int = 3
) -> tuple[str, ...]:
    """What the other party said before, in order; the facilitator is skipped.

    Parameters
    ----------
    utterances
        The conversation.
    position
        Place of the utterance in the sequence.
    at_most
        Number of the other's utterances to look back over, own words between them skipped.
    """
    role = utterances[position].role
    if role is Role.FACILITATOR:
        return ()
    heard: list[str] = []
    for place in range(position - 1, -1, -1):
        if utterances[place].role is role.other:
            heard.append(utterances[place].text)
            if len(heard) == at_most:
                break
    return tuple(reversed(heard))


def _restarts(stub: str, rest: str) -> bool:
    """Whether a word followed by a dash is said again, whole, right after it."""
    after = _WORD.search(rest[:24])
    return after is not None and after[0].startswith(stub[: max(1, len(stub) - 1)])


def _without_repeats(words: list[str]) -> list[str]:
    """Drop the first of two equal runs of one to three words ("have you have you")."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        for size in (3, 2, 1):
            run = kept[-size:]
            if len(kept) >= 2 * size and kept[-2 * size : -size] == run:
                if size == 1 and word in {"had", "that", "very", "really", "no", "yeah", "bye"}:
                    continue
                del kept[-size:]
                break
    return kept
