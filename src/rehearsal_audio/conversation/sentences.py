"""Text to sentences, as robust as recognised speech needs.

Rule: a sentence ends at ``.``, ``?``, ``!`` or ``…``, but not inside an abbreviation ("Dr. Shah",
"e.g.") or a number ("3.5"). Recognisers drop these marks, so a stretch is also cut before a
question that starts in the middle of it: before question word + verb + subject ("... yeah what
did you do then") and before verb + subject after a comma or an opening word ("okay, have you
eaten", "... and are you sleeping"), unless the words before it ask for it ("I wonder what did
you ...") or it is the tag of a statement ("you're all right, aren't you?").

Units: characters of the text, half-open spans.

Known weaknesses: two statements run together without a mark stay one sentence; a quoted
question ("and I said, what do you want") is cut out of its frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

MAX_SENTENCE_CHARS = 1500
"""A longer stretch without a mark is no sentence; it is cut, so that rules stay fast on it."""

_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "st", "sgt", "insp", "supt", "pc", "dc", "ds", "di", "cllr"}
    | {"eg", "ie", "etc", "vs", "approx", "dept", "ext"}
)
_OPENING = frozenset(
    {"so", "um", "uh", "er", "erm", "okay", "ok", "right", "well", "and", "but", "yeah", "yes"}
    | {"no", "then", "now", "oh", "mm", "hi", "hello", "alright", "sorry", "anyway"}
)
_END = re.compile(
    r"(?:\.{2,}|…|[.?!]+|--+|[–—](?=\s+\w))[\"'”’)\]]*(?=\s|$)|(?<=[a-z])[.?!](?=[A-Z][a-z])"
)
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|might|may)"
)
_SUBJECT = r"(?:i|you|he|she|it|we|they|that|this|there|anyone|anybody|someone|everything|things)"
_QUESTION_WORD = (
    r"(?:what|how|why|(?<=,\s)(?:when|where|who|which))(?:\s+(?:else|exactly|about|long|many|"
    r"much|often|sort of|kind of|time|day|things?|far))*"
)
_WH_QUESTION = re.compile(
    rf"(?:,\s*|\s)(?P<start>{_QUESTION_WORD}(?:\s+(?:{_AUXILIARY})(?:n['’]t)?\s+{_SUBJECT}\b|"
    r"['’]s\s+(?:that|it|this|been|going|happened|on|the|your|up|worrying|stopping)\b|"
    r"\s+happen(?:ed|s)\b|\s+would\s+(?:help|make)\b))",
    re.IGNORECASE,
)
_YES_NO_QUESTION = re.compile(
    r"(?:,\s*|\b(?:okay|ok|right|yeah|well|so|and|but|now|alright|sorry|then|"
    r"because)\s+)(?P<start>(?:do|does|did|are|were|have|can|could|would|is|"
    rf"was)(?:n['’]t)?\s+{_SUBJECT}\b\s+(?!\?|$)\w)",
    re.IGNORECASE,
)
_AND_YOU = re.compile(r"\s(?P<start>and\s+(?:are|did|do|were)\s+you\b\s+\w)", re.IGNORECASE)
_YES_NO_ANYWHERE = re.compile(
    r"\s(?P<start>(?:do|did|have|are|were|can|could|would)(?:n['’]t)?\s+you\b\s+(?!\?|$)\w)",
    re.IGNORECASE,
)
_FRAMES = re.compile(
    r"(?:\b(?:know|knows|knew|wonder|wondering|see|seen|ask|asked|asking|tell|told|say|said|"
    r"think|understand|remember|about|of|and then|is|was|that's|sure|matter|idea|or|like|by|"
    r"exactly|not|just|as|than|into|curious|means|all|even|decide|guess|figure|show|imagine|"
    r"explain|describe|if|when|because|what|how|why|where|who|which|much|many|long|often|else|"
    r"have|do|are|can|could|would|did|were|me|us)|n['’]t|['’]s)[,\s]*$",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(
    r"\s(?P<start>(?:and\s+)?(?:i['’]ll|we['’]ll|i['’]m going to|let['’]s)\s+\w)", re.IGNORECASE
)
_SAID_WITHIN = re.compile(
    r"\b(?:that|if|when|so|then|think|hope|know|say|said|what|how|where|because|promise|sure|and|"
    r"or|but|okay|yeah|right|well|now)\s*$",
    re.IGNORECASE,
)
_ASKED_WITHIN = re.compile(
    r"\b(?:what|how|why|when|where|who|which|much|many|long|often|else|if|and|or|than|as|not|"
    r"only|never|nor|do|are|have|can|could|would|did|were|will)\s*$",
    re.IGNORECASE,
)
_FRAMES_OF = {_WH_QUESTION: _FRAMES, _COMMITMENT: _SAID_WITHIN}
_TAG = re.compile(
    r"^what\s+have\s+you\b|^what\s+(?:did|does|do)\s+it\s+for\s+(?:me|us|him|her)\b|^(?:do\s+you\s+(?:think|reckon|suppose)|would\s+you\s+say)\s*[.?!]*\s*$|"
    rf"^{_AUXILIARY}(?:n['’]t)?\s+{_SUBJECT}(?:\s+(?:not|though|then|really))?\s*[.?!]*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in the text.

    Parameters
    ----------
    text
        As written, without surrounding blanks; ``text == whole[start_char:end_char]``.
    start_char, end_char
        Half-open span in the text.
    """

    text: str
    start_char: int
    end_char: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences.

    Parameters
    ----------
    text
        One utterance, punctuated or not.

    Returns
    -------
    tuple of Sentence
        In order, without overlap, none empty; only blanks lie outside them.

    Examples
    --------
    >>> [one.text for one in split_sentences("Dr. Shah rang at 3.5 past. How are you")]
    ['Dr. Shah rang at 3.5 past.', 'How are you']
    >>> [one.text for one in split_sentences("it was busy yeah what did you do then")]
    ['it was busy yeah', 'what did you do then']
    """
    sentences: list[Sentence] = []
    stretches = [piece for span in _marked(text) for piece in _short(text, *span)]
    for start, end in stretches:
        cuts = [start, *_onsets(text, start, end), end]
        for first, last in pairwise(cuts):
            piece = text[first:last]
            stripped = piece.strip()
            if stripped:
                at = first + len(piece) - len(piece.lstrip())
                sentences.append(Sentence(stripped, at, at + len(stripped)))
    return tuple(sentences)


def _marked(text: str) -> list[tuple[int, int]]:
    """Spans between marks that end a sentence."""
    spans, start = [], 0
    for mark in _END.finditer(text):
        if mark[0][0] == "." and _is_abbreviation(text, mark.start()):
            continue
        spans.append((start, mark.end()))
        start = mark.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch in pieces of at most ``MAX_SENTENCE_CHARS``, cut at blanks where there are any."""
    pieces = []
    while end - start > MAX_SENTENCE_CHARS:
        blank = text.rfind(" ", start + 1, start + MAX_SENTENCE_CHARS)
        cut = blank if blank > 0 else start + MAX_SENTENCE_CHARS
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _is_abbreviation(text: str, dot: int) -> bool:
    """Whether the full stop belongs to an abbreviation and more text follows."""
    before = re.search(r"[\w.]*$", text[:dot])
    word = before[0].lower().replace(".", "") if before else ""
    follows = text[dot + 1 :].lstrip()
    if not follows:
        return False
    is_initial = len(word) == 1 and word != "i" and text[dot - 1].isupper()
    return word in _ABBREVIATIONS or is_initial or follows[0].islower()


def _onsets(text: str, start: int, end: int) -> list[int]:
    """Places inside a span where a question starts in the middle."""
    found: set[int] = set()
    patterns = [_WH_QUESTION, _YES_NO_QUESTION, _AND_YOU]
    if not re.search(r"[,.;:?!–—-]", text[start:end]):
        patterns += [_YES_NO_ANYWHERE, _COMMITMENT]
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            onset = match.start("start")
            frames = _FRAMES_OF.get(pattern, _ASKED_WITHIN)
            if _starts_question(text[start:onset], text[onset:end], frames):
                found.add(onset)
    return sorted(found)


def _starts_question(before: str, rest: str, frames: re.Pattern[str]) -> bool:
    """Whether words before an onset let a new question begin there."""
    words = re.findall(r"[\w'’]+", before.lower())
    says_something = any(word not in _OPENING for word in words)
    restarts = words[-1:] == re.findall(r"[\w'’]+", rest.lower())[:1]
    return (
        says_something
        and len(words) >= 2
        and not restarts
        and not frames.search(before)
        and not _TAG.match(rest)
    )
