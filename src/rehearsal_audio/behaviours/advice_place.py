"""In which place advice stands: asked for, allowed, unasked, or the other's own plan said again.

*Solicited* if the actor has just asked what to do; *with permission* if the leader asked to make a
suggestion and the actor agreed. What the actor has just planned ("I'd talk to Tom first") or asked
leave for ("Could I go at four?") is no advice when the leader says it back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rehearsal_audio.behaviours.clauses import Clause, clauses_of, parts_of
from rehearsal_audio.behaviours.content import content_stems
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.behaviours.tokens import is_token
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_ASKED_FOR = re.compile(
    r"\b(?:what|how) (?:should|can|could|would|do|shall|am i|else can|might) (?:i|"
    r"you)\b.*\b(?:do|suggest|advise|recommend|say|handle|go about|start|think i should|cope|"
    r"manage|stop|tell)\b|\b(?:do|would) you (?:think|reckon|say) i (?:should|could|ought|"
    r"need)\b|\bshould i\b|\b(?:any|some|your) (?:advice|ideas|suggestions|tips)\b|"
    r"\bwhat do you (?:think|suggest|recommend|advise)$|"
    r"\bcan you (?:suggest|recommend|advise|give me (?:some|any) (?:advice|ideas|tips))\b|"
    r"\bwhat would you do\b|\bwhat am i (?:supposed|meant) to do\b|"
    r"\bi (?:don't|do not) know what to do$"
)
_REFUSED = re.compile(
    r"^(?:no(?! (?:go|please|sure|of course|course|that's|it's|not at all|i don't mind|problem))|"
    r"not (?:really|now|today|yet)|i'd rather (?:not|you)|rather not|i don't (?:want|need)|"
    r"depends)\b"
)
_ASKS_LEAVE = re.compile(
    r"\b(?:would|will|does|might) it (?:be (?:useful|helpful|okay|all right|any use|a help|any "
    r"help)|help) (?:\w+ )?(?:to hear|to know|if i|for me to)\b|\b(?:can|could|may|shall|might) i "
    r"(?:just )?(?:suggest|offer|make a suggestion|tell you what|share|give you)\b|"
    r"\bdo you (?:want|mind) (?:to hear|hearing|me to tell|if i (?:suggest|say|offer))\b"
)
_AGREED = re.compile(
    r"^(?:(?:no|oh|well) )*(?:m+h+m+|yeah|yes|sure|okay|please|go on|go ahead|"
    r"of course|course|all right|right|absolutely|definitely|i'd like|i would|that'd be|that would|"
    r"fine|if you|why not|go for it|"
    r"no (?:i don't mind|go|please|that's|it's|sure|of course|course)|no not at all|not at all|"
    r"i don't mind|i guess|i suppose)\b"
)
_OWN_PLAN = re.compile(
    r"\bi(?:'d| would|'ll| will|'m going to| am going to| could| might| want to| was going to|"
    r" was thinking of| thought i(?:'d| might)| plan to|'m thinking of)\b|\bi (?:suppose|guess) "
    r"i(?:'d| could| should| might| ought)\b"
)
_ASKED_LEAVE = re.compile(
    r"^(?:and |so |but |okay |wow |oh )*(?:can|could|may|might|would|am|will|shall|do) i\b"
)


def is_own_plan(clause: Clause, utterances: Sequence[Utterance], position: int) -> bool:
    """Whether a sentence says back what the actor has just planned or asked leave for.

    Parameters
    ----------
    clause
        A sentence of the leader with a soft form of advice or a command.
    utterances, position
        The conversation, and where in it the sentence's utterance stands.
    """
    before = utterances[position - 1] if position else None
    if before is None or before.role is not Role.ACTOR:
        return False
    planned = [
        content_stems(said.plain)
        for said in clauses_of(before.text)
        if _OWN_PLAN.search(said.plain) or _ASKED_LEAVE.search(said.plain)
    ]
    stretches = [content_stems(part) for part in (clause.core, *parts_of(clause.text))]
    return any(
        own & plan and 2 * len(own & plan) >= len(own) for own in stretches for plan in planned
    )


def advice_class(
    utterances: Sequence[Utterance], labels_of: Mapping[int, Sequence[Label]], position: int
) -> Behaviour:
    """Whether the actor asked for it or allowed it."""
    replies: list[Utterance] = []
    answered = False
    for one in reversed(utterances[:position]):
        if one.role is Role.ACTOR:
            replies.append(one)
            is_asked = not answered and _ASKED_FOR.search(_last_words(one.text))
            if is_asked and not _allowed(utterances, labels_of, position):
                return Behaviour.ADVICE_SOLICITED
            if len(one.text.split()) > 6 and not _AGREED.search(_plain(one.text)):
                break
        elif one.role is Role.LEADER and replies and _asked_permission(one, labels_of[one.index]):
            if _granted(replies[-1].text):
                return Behaviour.ADVICE_WITH_PERMISSION
            break
        else:
            answered = answered or not is_token(one.text)
    return Behaviour.ADVICE_UNSOLICITED


def _granted(reply: str) -> bool:
    """Whether a reply to a request lets the leader go on: agrees, or is short and refuses not."""
    plain = _plain(reply)
    if _AGREED.search(plain) or is_token(reply):
        return True
    return len(reply.split()) <= 12 and not _REFUSED.search(plain)


def _allowed(
    utterances: Sequence[Utterance], labels_of: Mapping[int, Sequence[Label]], position: int
) -> bool:
    """Whether the leader asked right before the actor's last utterance, and was let."""
    if position < 2 or utterances[position - 1].role is not Role.ACTOR:
        return False
    before = utterances[position - 2]
    asked = before.role is Role.LEADER and _asked_permission(before, labels_of[before.index])
    return asked and _granted(utterances[position - 1].text)


def _asked_permission(utterance: Utterance, own: Sequence[Label]) -> bool:
    """Whether an utterance with these labels asks whether the leader may advise."""
    return _ASKS_LEAVE.search(_last_words(utterance.text)) is not None or any(
        label.behaviour is Behaviour.PERMISSION_QUESTION and label.confidence >= LISTED_CONFIDENCE
        for label in own
    )


def _plain(text: str) -> str:
    """The first sentence with words in it, in plain form."""
    clauses = clauses_of(text)
    return clauses[0].plain if clauses else ""


def _last_words(text: str) -> str:
    """The last two sentences in plain form."""
    return " ".join(clause.core for clause in clauses_of(text)[-2:])
