"""What the place in the talk says for or against a reflection.

For it: the actor has been talking, has just given an account, and confirms next. Against it: the
leader has been talking, telling or advising, asks in the same breath, answers a question, or gets
an "okay" for news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.clauses import Clause
from rehearsal_audio.behaviours.reflection_replies import next_text, reply_weight
from rehearsal_audio.behaviours.reflection_settings import ReflectionSettings
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

BY_MARK = frozenset({"questions.declarative", "questions.ellipsis"})
"""Rules that call a sentence a question for its question mark alone."""

_ASKS = {Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION, Behaviour.PERMISSION_QUESTION}
_TELLS = {
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.INFORMATION,
    Behaviour.MINIMISING,
    Behaviour.NORMALISING,
    Behaviour.FALSE_REASSURANCE,
    Behaviour.LEADING_QUESTION,
    Behaviour.NAMES_STANDARD,
    Behaviour.SIGNPOST_SPECIFIC,
}
_CLOSES = _TELLS | {
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.SIGNPOST_GENERIC,
    Behaviour.OFFER_SPECIFIC,
    Behaviour.FOLLOW_THROUGH,
}
_TOKEN_WORDS = 3
"""An utterance of so few words is mostly a listener token."""
_MOST_TOLD = 4
_LONGEST = 1.8
_AGAINST = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """What the place of an utterance adds to the score of its sentences.

    Parameters
    ----------
    everywhere
        To each sentence.
    at_first
        To the first sentence of more than a word.
    closes
        Taken from each sentence, but for a reply that begins with "so".
    reply
        To the last sentence, from what the actor says next; half of it to others.
    """

    everywhere: float
    at_first: float
    closes: float
    reply: float

    def weight(self, clause: Clause, is_first: bool) -> float:
        """What the place adds to the score of one sentence but for those below."""
        return self.everywhere + (self.at_first if is_first else 0.0)

    def against(self, clause: Clause, is_first: bool) -> float:
        """What the rest of the utterance, or a question before it, says against one sentence."""
        takes_up = is_first and self.at_first > 0 and clause.plain.startswith("so ")
        return 0.0 if takes_up else self.closes

    def reply_to(self, clause: Clause, is_last: bool) -> float:
        """What the reply adds to one sentence: half where it stands further off or answers."""
        return self.reply if is_last and not clause.asked else self.reply / 2


def place_of(
    utterances: Sequence[Utterance],
    labels_of: Mapping[int, Sequence[Label]],
    position: int,
    gave_back: bool,
    settings: ReflectionSettings,
) -> Place:
    """The place of a leader's utterance.

    Parameters
    ----------
    utterances, position
        The conversation, and where in it the utterance stands.
    labels_of
        What other detectors found, by index of the utterance.
    gave_back
        Whether the leader's utterance before it gave back.
    settings
        How much each piece counts.
    """
    own = labels_of[utterances[position].index]
    heard_words = _words_just_heard(utterances, position)
    recent = utterances[max(0, position - settings.recent_utterances) : position]
    everywhere = _beside(utterances[position], own, heard_words, settings)
    everywhere -= _told((*recent, utterances[position]), labels_of) * settings.telling_weight
    everywhere += _balance(recent, settings)
    everywhere += settings.account_weight * min(2, heard_words // (2 * settings.account_words))
    if 0 < heard_words <= _TOKEN_WORDS:
        everywhere += settings.reply_weight if gave_back else -settings.reply_weight
    return Place(
        everywhere,
        settings.reply_weight if heard_words > _TOKEN_WORDS + 1 else 0.0,
        _closes(own, settings) + _answers(utterances, position, settings),
        reply_weight(next_text(utterances, position)),
    )


def _beside(
    utterance: Utterance, own: Sequence[Label], heard_words: int, settings: ReflectionSettings
) -> float:
    """What the rest of the utterance says: a question, a check, its length, nothing else."""
    words = len(utterance.text.split())
    weight = 0.0
    if any(one.behaviour in _ASKS and one.source not in BY_MARK for one in own):
        weight -= settings.other_act_weight
    if any(one.behaviour is Behaviour.CHECKING_UNDERSTANDING for one in own):
        weight += settings.check_weight
    elif words > settings.long_words:
        weight -= settings.other_act_weight * min(_LONGEST, words / settings.long_words)
    elif not own and heard_words >= settings.account_words:
        weight += settings.sole_weight
    return weight


def _told(recent: Sequence[Utterance], labels_of: Mapping[int, Sequence[Label]]) -> int:
    """In how many utterances the leader told, judged or advised, four at most."""
    told = sum(any(one.behaviour in _TELLS for one in labels_of[late.index]) for late in recent)
    return min(told, _MOST_TOLD)


def _balance(recent: Sequence[Utterance], settings: ReflectionSettings) -> float:
    """What it says that one of the two has done most of the talking."""
    led, heard = (
        sum(len(one.text.split()) for one in recent if one.role is role)
        for role in (Role.LEADER, Role.ACTOR)
    )
    if led + heard < settings.balance_words:
        return 0.0
    weight = settings.balance_weight * (50 - 100 * led / (led + heard))
    return max(-_AGAINST * settings.max_balance, min(settings.max_balance, weight))


def _closes(own: Sequence[Label], settings: ReflectionSettings) -> float:
    """What speaks against giving back where the leader judges, directs or informs."""
    closing = (one.behaviour in _CLOSES and one.confidence >= LISTED_CONFIDENCE for one in own)
    return settings.closing_weight if any(closing) else 0.0


def _answers(utterances: Sequence[Utterance], position: int, settings: ReflectionSettings) -> float:
    """What speaks against giving back where the actor has just asked something."""
    before = utterances[position - 1] if position else None
    asked = before is not None and before.role is Role.ACTOR and before.text.rstrip().endswith("?")
    return settings.answer_weight if asked else 0.0


def _words_just_heard(utterances: Sequence[Utterance], position: int) -> int:
    """Words of the actor's utterance right before this one, 0 if there is none."""
    before = utterances[position - 1] if position else None
    return len(before.text.split()) if before is not None and before.role is Role.ACTOR else 0
