"""A rule: a named pattern over the plain form of a sentence, with what it means and how surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.clauses import Clause
from rehearsal_audio.model.conversation import Utterance
from rehearsal_audio.model.event import Behaviour, Label

LISTED_CONFIDENCE = 0.5
"""Labels from here on count; below it they are "possible", kept for a person to confirm."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what a match of it means.

    Parameters
    ----------
    name
        Names the rule in the label's source, after the detector's name.
    pattern
        Searched in the core (or plain form) of a sentence.
    behaviours
        What a match is; empty for a pattern that looks like a behaviour and is none.
    confidence
        Share of matches that are right, by judgement, in [0, 1].
    """

    name: str
    pattern: re.Pattern[str]
    behaviours: tuple[Behaviour, ...]
    confidence: float


def rule(name: str, pattern: str, confidence: float, *behaviours: Behaviour) -> Rule:
    """A rule from the source of its pattern.

    Examples
    --------
    >>> one = rule("anything_else", r"^(is there )?anything else", 0.9, Behaviour.OPEN_QUESTION)
    >>> first_match([one], "is there anything else you'd like to say").name
    'anything_else'
    """
    return Rule(name, re.compile(pattern), behaviours, confidence)


def first_match(rules: Iterable[Rule], plain: str) -> Rule | None:
    """The first rule whose pattern occurs, in the order of the table."""
    for one in rules:
        if one.pattern.search(plain):
            return one
    return None


def label_of(
    utterance: Utterance, clause: Clause, behaviour: Behaviour, confidence: float, source: str
) -> Label:
    """The label of a whole sentence."""
    return Label(utterance.index, behaviour, clause.start_char, clause.end_char, confidence, source)


def by_utterance(found: Iterable[Label]) -> Mapping[int, Sequence[Label]]:
    """Labels by the index of their utterance; empty where an utterance has none."""
    grouped: defaultdict[int, list[Label]] = defaultdict(list)
    for one in found:
        grouped[one.utterance_index].append(one)
    return grouped


def carried(own: Iterable[Label], clause: Clause, behaviours: Container[Behaviour]) -> bool:
    """Whether a sentence carries one of the behaviours (possible ones left out).

    Parameters
    ----------
    own
        Labels of the sentence's utterance.
    clause
        The sentence.
    behaviours
        What is looked for.
    """
    return any(
        label.behaviour in behaviours
        and label.start_char < clause.end_char
        and clause.start_char < label.end_char
        and label.confidence >= LISTED_CONFIDENCE
        for label in own
    )
