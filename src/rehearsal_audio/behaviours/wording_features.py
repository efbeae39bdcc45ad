"""What is known of a sentence before its wording is weighed: words, place, rules that fired.

Features are names; a sentence has one or has it not. Groups of one to three words (numbers and
days levelled, so that "at five" meets "at six"), the first words after opening ones, whether it is
asked, its length, how much of it the other has just said, how the other goes on, its place, the
rules that fired on it and beside it, and what the leader does in the rest of the talk: the same
words are a reflection more often where much is given back than where little is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.clauses import Clause, clauses_of, preceding_texts
from rehearsal_audio.behaviours.content import content_stems, is_echo, stems_heard
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE, by_utterance
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_NUMBER = re.compile(
    r"^(?:\d[\d.:]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|half)$"
)
_DAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|"
    r"august|september|october|november|december|christmas|easter)$"
)
_WORD = re.compile(r"[\w']+")
_HEARD_UTTERANCES = 12
_MIN_LED = 8
"""With fewer utterances of the leader the rest of the talk says nothing."""
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.45)
_HABITS: Mapping[str, frozenset[Behaviour]] = {
    "gives_back": frozenset({Behaviour.REFLECTION}),
    "presses": frozenset({
        Behaviour.ADVICE_UNSOLICITED,
        Behaviour.MINIMISING,
        Behaviour.NORMALISING,
        Behaviour.FALSE_REASSURANCE,
        Behaviour.LEADING_QUESTION,
    }),
    "task": frozenset({Behaviour.TASK_FOCUS, Behaviour.NAMES_STANDARD, Behaviour.INFORMATION}),
    "opens": frozenset({Behaviour.OPEN_QUESTION}),
}  # fmt: skip
"""What a leader may do again and again in a talk."""


@dataclass(frozen=True, slots=True)
class WeighedSentence:
    """A sentence of the leader as it is weighed.

    Parameters
    ----------
    position
        Place of its utterance in the conversation.
    clause
        The sentence.
    fired
        The surest label of the rules for each behaviour on it.
    features
        Names of what is known of it, in alphabetical order, so that sums never differ.
    """

    position: int
    clause: Clause
    fired: Mapping[Behaviour, Label]
    features: tuple[str, ...]


def sentences_to_weigh(
    utterances: Sequence[Utterance], found: Sequence[Label]
) -> list[WeighedSentence]:
    """Every sentence of the leader with its features.

    Parameters
    ----------
    utterances
        The conversation.
    found
        Labels that the rules gave.
    """
    labels_of = by_utterance(found)
    habits = _Habits(utterances, labels_of)
    sentences = []
    for position, utterance in enumerate(utterances):
        if utterance.role is not Role.LEADER:
            continue
        own = labels_of[utterance.index]
        clauses = clauses_of(utterance.text)
        around = _around(utterances, position) | habits.features(position)
        heard = preceding_texts(utterances, position, _HEARD_UTTERANCES)
        for place, clause in enumerate(clauses):
            fired = _fired(own, clause)
            features = (
                _words(clause)
                | around
                | _shared(clause, heard)
                | _rules(own, clause, fired)
                | {f"first:{min(3, place)}", f"last:{min(3, len(clauses) - 1 - place)}"}
            )
            sentences.append(WeighedSentence(position, clause, fired, tuple(sorted(features))))
    return sentences


def word_groups(plain: str) -> set[str]:
    """Groups of one to three neighbouring words, and of two with one between them.

    Examples
    --------
    >>> sorted(word_groups("by five"))
    ['$', '<n>', '<n> $', '^', '^ * <n>', '^ by', '^ by <n>', 'by', 'by * $', 'by <n>', 'by <n> $']
    """
    words = ["^", *(_levelled(word) for word in plain.split()), "$"]
    groups = {
        " ".join(words[start : start + size])
        for size in (1, 2, 3)
        for start in range(len(words) - size + 1)
    }
    return groups | {f"{first} * {last}" for first, last in zip(words, words[2:], strict=False)}


def _levelled(word: str) -> str:
    if _NUMBER.match(word):
        return "<n>"
    return "<day>" if _DAY.match(word) else word


def _words(clause: Clause) -> set[str]:
    first = [_levelled(word) for word in clause.core.split()[:2]]
    found = word_groups(clause.plain)
    found |= {f"core:{' '.join(first)}", f"core:{first[0]}"} if first else set()
    found.add(f"length:{min(6, (len(clause.words) + 2) // 4)}")
    return found | {"asked"} if clause.asked else found


def _around(utterances: Sequence[Utterance], position: int) -> set[str]:
    """What the other said right before and says next, and how far on the talk is."""
    before = _actor_text(utterances, position - 1)
    after = _actor_text(utterances, position + 1)
    found = {
        f"heard:{min(6, len(before.split()) // 6)}",
        f"reply:{' '.join(_WORD.findall(after.lower())[:1])}",
        f"reply_length:{min(6, len(after.split()) // 6)}",
        f"place:{position // 3 if position < 12 else 'late'}",
    }
    return found | {"other_asked"} if before.rstrip().endswith("?") else found


def _actor_text(utterances: Sequence[Utterance], position: int) -> str:
    is_there = 0 <= position < len(utterances) and utterances[position].role is Role.ACTOR
    return utterances[position].text if is_there else ""


def _shared(clause: Clause, heard: Sequence[str]) -> set[str]:
    """How much of a sentence the other has said."""
    own = content_stems(clause.core)
    shared = len(own & stems_heard(heard))
    found = {f"shared:{min(3, shared)}", f"share:{int(4 * shared / max(1, len(own)))}"}
    return found | {"echo"} if is_echo(clause.core, heard) else found


def _fired(own: Sequence[Label], clause: Clause) -> dict[Behaviour, Label]:
    """The surest label of each behaviour whose span covers the sentence."""
    fired: dict[Behaviour, Label] = {}
    for one in own:
        if clause.is_covered(one.start_char, one.end_char):
            last = fired.get(one.behaviour)
            if last is None or one.confidence > last.confidence:
                fired[one.behaviour] = one
    return fired


def _rules(own: Sequence[Label], clause: Clause, fired: Mapping[Behaviour, Label]) -> set[str]:
    """The rules that fired on a sentence, and the labels of the rest of its utterance."""
    found = set()
    for behaviour, one in fired.items():
        is_listed = one.confidence >= LISTED_CONFIDENCE
        found |= {f"rule:{one.source}", f"says:{behaviour.value}:{'yes' if is_listed else 'maybe'}"}
    if Behaviour.REFLECTION in fired:
        found.add(f"gives_back:{int(10 * fired[Behaviour.REFLECTION].confidence)}")
    return found | {
        f"beside:{one.behaviour.value}"
        for one in own
        if one.confidence >= LISTED_CONFIDENCE
        and not (one.start_char < clause.end_char and clause.start_char < one.end_char)
    }


class _Habits:
    """What the leader does in the rest of a talk, by utterance left out."""

    def __init__(
        self, utterances: Sequence[Utterance], labels_of: Mapping[int, Sequence[Label]]
    ) -> None:
        led = [
            place
            for place, one in enumerate(utterances)
            if one.role is Role.LEADER and len(one.text.split()) > 2
        ]
        self._led = len(led)
        self._with = {
            name: {
                place
                for place in led
                if any(
                    one.behaviour in behaviours and one.confidence >= LISTED_CONFIDENCE
                    for one in labels_of[utterances[place].index]
                )
            }
            for name, behaviours in _HABITS.items()
        }
        led_words = sum(len(utterances[place].text.split()) for place in led)
        heard_words = sum(len(one.text.split()) for one in utterances if one.role is Role.ACTOR)
        self._balance = int(5 * led_words / max(1, led_words + heard_words))

    def features(self, position: int) -> set[str]:
        """Shares of the leader's other utterances, in steps; nothing in a short talk."""
        if self._led < _MIN_LED:
            return set()
        found = {f"talk:balance:{self._balance}"}
        for name, places in self._with.items():
            share = len(places - {position}) / (self._led - 1)
            found.add(f"talk:{name}:{bisect_right(_SHARES, share)}")
        return found
