"""Attention: noticing, person focus, task focus and naming the standard.

Rules, one sentence each: *noticing* names a change that the leader has seen in the person ("you
seem quieter than usual"), which is also *person focus*; *person focus* turns to the person: makes
time, asks how they are; *task focus* turns to work, rota, file, deadline or numbers; *names the
standard* states what is expected, the gap, or a deadline that holds. The last two are found by
forms or by weighed features (``task_rules``, ``attention_rules``).

Units: one sentence. Source: attending, the first of the four behaviours of compassionate
leadership (West); naming the standard kindly belongs to a performance conversation.

Known weaknesses: talk of work in an offer or a reflection is not task focus; work that no list
knows is missed, and a standard is not task focus too, though half of the writers code both. In six
scenes that no rule had seen task focus reached F1 .62, standards .80, noticing .67.

Near misses: "I've noticed the charts are late." (task), "I'll take you off the rota." (offer),
"Take your time." (process), "So it's worst on nights." (reflection).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.attention_rules import (
    STANDARD,
    STANDARD_AGAINST,
    STANDARD_FEATURES,
    STANDARD_MIN_SCORE,
)
from rehearsal_audio.behaviours.clauses import Clause, clauses_of, preceding_texts
from rehearsal_audio.behaviours.content import content_stems, stems_heard
from rehearsal_audio.behaviours.person_rules import NOTICING, PERSON
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE, by_utterance, carried, label_of
from rehearsal_audio.behaviours.task_rules import TASK_FEATURES, TASK_MIN_SCORE, TASK_RULES
from rehearsal_audio.behaviours.weighing import weigh
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_HELPS_OR_HEARS = (
    Behaviour.OFFER_SPECIFIC,
    Behaviour.OFFER_GENERIC,
    Behaviour.FOLLOW_THROUGH,
    Behaviour.SIGNPOST_SPECIFIC,
    Behaviour.SIGNPOST_GENERIC,
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.EMPATHY,
    Behaviour.ACKNOWLEDGEMENT,
    Behaviour.CHECKING_UNDERSTANDING,
    Behaviour.ASKS_NEED,
    Behaviour.MINIMISING,
    Behaviour.NORMALISING,
    Behaviour.FALSE_REASSURANCE,
    Behaviour.PERMISSION_QUESTION,
)
_ON_PERSON = re.compile(
    r"\byou(?:'re|'ve|r|'d)? (?:\w+ ){0,3}?(?:feel|felt|feeling|said|saying|worried|mind|home|"
    r"family|sleep|mum|scared|cope|coping|upset|find|okay)\b|^(?:so|and) you\b|^(?:it )?sounds\b|"
    r"\bfor you\b|\bon you\b|\byourself\b|^you(?:'re|'ve| are| have) (?:\w+ )?\w+ing\b|"
    r"\bnot (?:here )?(?:about )?the \w+$|\bcan wait\b|"
    r"\b(?:chuck|shove|leave|forget|park|ignore|never mind|put) (?:\w+ )?(?:the|those|that|your|"
    r"it)\b|"
    r"^(?:this|it) isn't about\b"
)
_ON_WHAT_WAS_SAID = (
    Behaviour.EMPATHY,
    Behaviour.ACKNOWLEDGEMENT,
    Behaviour.ASKS_NEED,
    Behaviour.CHECKING_UNDERSTANDING,
)
_WEAK_TASKS = {"work"}
"""A word of work, which does not turn to the task where the actor brought the subject."""
_ANAPHORA = re.compile(r"\b(?:it|they|them|those|that|these)\b")


class AttentionDetector:
    """Finds where the leader's attention lies: person, task or standard."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that turns to person or task."""
        labels: list[Label] = []
        labels_of = by_utterance(found)
        for position, utterance in enumerate(utterances):
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            heard = stems_heard(preceding_texts(utterances, position, 1))
            on_task = False
            for clause in clauses_of(utterance.text):
                is_help = carried(own, clause, _HELPS_OR_HEARS)
                is_question = carried(
                    own,
                    clause,
                    {Behaviour.CLOSED_QUESTION, Behaviour.LEADING_QUESTION},
                )
                given = (
                    []
                    if is_help and not NOTICING.pattern.search(clause.core)
                    else _turns_to(clause, on_task and is_question)
                )
                if _hears(own) and not is_question:
                    given = [one for one in given if one[0] is not Behaviour.TASK_FOCUS]
                if carried(own, clause, {Behaviour.LEADING_QUESTION}):
                    given = [one for one in given if one[2] != NOTICING.name]
                takes_up = bool(heard & content_stems(clause.plain))
                given = [one for one in given if not (takes_up and one[2] in _WEAK_TASKS)]
                on_task = any(behaviour is Behaviour.TASK_FOCUS for behaviour, _, _ in given)
                labels += [
                    label_of(utterance, clause, behaviour, confidence, f"attention.{name}")
                    for behaviour, confidence, name in given
                ]
        return tuple(labels)


def _hears(own: Sequence[Label]) -> bool:
    """Whether an utterance answers the person, so that work in it is what they talk of."""
    return any(
        one.behaviour in _ON_WHAT_WAS_SAID and one.confidence >= LISTED_CONFIDENCE for one in own
    )


def _turns_to(clause: Clause, follows_task: bool) -> list[tuple[Behaviour, float, str]]:
    """What a sentence turns to, with confidence and rule."""
    core = clause.core
    for one in (NOTICING, PERSON):
        if one.pattern.search(core):
            return [(behaviour, one.confidence, one.name) for behaviour in one.behaviours]
    if not clause.asked and (standard := _standard(clause)) is not None:
        return [(Behaviour.NAMES_STANDARD, *standard)]
    fired = next((one for one in TASK_RULES if one.pattern.search(core)), None)
    if fired is not None and not _ON_PERSON.search(clause.plain):
        return [(Behaviour.TASK_FOCUS, fired.confidence, fired.name)]
    score = weigh(TASK_FEATURES, core)
    if score >= TASK_MIN_SCORE:
        return [(Behaviour.TASK_FOCUS, min(0.9, round(score, 2)), "turns_by_weight")]
    if follows_task and _ANAPHORA.search(core):
        return [(Behaviour.TASK_FOCUS, 0.55, "same_task")]
    return []


def _standard(clause: Clause) -> tuple[float, str] | None:
    """Confidence and rule of a standard, None if the sentence names none."""
    if weigh(STANDARD_AGAINST, clause.core) < 0:
        return None
    if STANDARD.pattern.search(clause.core):
        return STANDARD.confidence, STANDARD.name
    score = weigh(STANDARD_FEATURES, clause.core)
    return (
        (min(0.9, round(score, 2)), "standard_by_weight") if score >= STANDARD_MIN_SCORE else None
    )
