"""Reflections: a statement that gives back what the other said or meant.

Rule: a statement of the leader, after the actor has spoken, scores for its form ("it sounds like",
"so you", "you feel", "part of you"), for sharing content words with what the actor just said, and
against forms that speak of something else (the leader's own acts, praise, information, greeting)
or that judge, direct, deny, promise or bring news ("you're as strong as an ox"). It counts less
beside advice, a barrier or a standard, and after the actor's question.
Word for word repetition is not a reflection. A question mark alone does not make it none.

Units: one sentence; neighbouring ones are one reflection. Simple and complex are counted together:
coders do not tell them apart reliably (kappa .11 in the AnnoMI corpus).

Source: definitions of the Motivational Interviewing Treatment Integrity code 4.2.

Known weaknesses: statements of fact about the person ("you've been here two years") look the same;
reflections without "you" and without shared words ("a lot to carry") are missed. On scenes that no
rule had seen, three in ten found are none and one in four is missed.

Examples: "So even at home you're still on the ward."; "It sounds like you've had enough.". Near
misses: "A bit thrown by it." after just these words (parroting), "You're doing really well."
(praise), "You should rest." (advice), "So what happened?" (question).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rehearsal_audio.behaviours.clauses import Clause, clauses_of, preceding_texts
from rehearsal_audio.behaviours.content import content_stems, is_echo, stems_heard
from rehearsal_audio.behaviours.reflection_replies import next_text, reply_weight
from rehearsal_audio.behaviours.reflection_rules import (
    ABOUT_ELSE,
    COMPILED_FORMS,
    FIRST_PERSON,
    FORMS_BY_NAME,
    HINTS,
    NO_FORM,
    VERB_FIRST,
)
from rehearsal_audio.behaviours.reflection_rules_apart import (
    APART,
    GIVES_BACK,
    NOT_SO,
    brings_news,
    denies,
)
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE, by_utterance, carried, label_of
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Label

_BY_MARK = {"questions.declarative", "questions.ellipsis"}
_ASKS = {Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION, Behaviour.PERMISSION_QUESTION}
_TELLS = {
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.INFORMATION,
    Behaviour.MINIMISING,
    Behaviour.FALSE_REASSURANCE,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.NORMALISING,
    Behaviour.NAMES_STANDARD,
    Behaviour.LEADING_QUESTION,
    Behaviour.SIGNPOST_SPECIFIC,
}
_SOFT = {
    Behaviour.ACKNOWLEDGEMENT: 0.3,
    Behaviour.NOTICING: 0.3,
    Behaviour.EMPATHY: 0.4,
    Behaviour.MINIMISING: 0.2,
    Behaviour.INFORMATION: 0.15,
    Behaviour.NORMALISING: 0.2,
    Behaviour.NAMES_STANDARD: 0.15,
    Behaviour.TASK_FOCUS: 0.15,
    Behaviour.SIGNPOST_GENERIC: 0.2,
    Behaviour.SIGNPOST_SPECIFIC: 0.2,
}
"""What speaks against giving back where the sentence may do something else."""
_OTHER_ACTS = (
    frozenset(LABELS)
    - set(_SOFT)
    - {
        Behaviour.REFLECTION,
        Behaviour.CLOSED_QUESTION,
        Behaviour.PERSON_FOCUS,
        Behaviour.BACKCHANNEL,
        Behaviour.CHECKING_UNDERSTANDING,
    }
)
_ASKED_ACTS = frozenset({
    Behaviour.OPEN_QUESTION,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
    Behaviour.ASKS_NEED,
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
})
_CLOSES = {
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.MINIMISING,
    Behaviour.NORMALISING,
    Behaviour.FALSE_REASSURANCE,
    Behaviour.LEADING_QUESTION,
    Behaviour.NAMES_STANDARD,
    Behaviour.SIGNPOST_SPECIFIC,
    Behaviour.SIGNPOST_GENERIC,
    Behaviour.INFORMATION,
    Behaviour.OFFER_SPECIFIC,
    Behaviour.FOLLOW_THROUGH,
}
_WEAK_FORMS = {"you_first", "you_inside", "shared"}
_STRONG_FORMS = {"sounds_like"}
_TOKEN_WORDS = 3
"""An utterance of so few words is mostly a listener token."""


@dataclass(frozen=True, slots=True)
class ReflectionSettings:
    """When a statement counts as giving back.

    Weights are added to the score of the form that fired; all are judgements checked on AnnoMI.

    Parameters
    ----------
    min_score
        Score in [0, 1] from which a label is given; it is also its confidence.
    min_words
        Shortest sentence, opening words left out.
    heard_utterances
        How many of the actor's utterances are looked back over for shared words.
    telling_utterances
        In so many utterances, advice or information shows that the leader is telling.
    long_words
        In an utterance of more words, a statement more often informs.
    account_words
        An actor's utterance of so many words is an account.
    shared_word_weight
        For each content word shared with what was heard, three at most; half of it against a
        sentence without a form that shares none.
    reply_weight
        For the first sentence after more than a listener token; also for going on from a
        reflection over a token, and against going on from something else.
    check_weight
        For a sentence beside a check of understanding: a summary.
    other_act_weight
        Against a statement beside a question, in a long utterance, or where the leader tells.
    first_person_weight
        Against a sentence about the leader.
    closing_weight
        Beside advice, a barrier, a standard, a signpost or information; not against a reply
        that begins with "so".
    news_weight
        Against a sentence with a number or a day that the actor has not said.
    answer_weight
        Against a sentence after the actor's question: it answers; not where it begins with "so".
    sole_weight
        For a sentence of an utterance that does nothing else, in reply to an account.
    """

    min_score: float = 0.5
    min_words: int = 2
    heard_utterances: int = 12
    telling_utterances: int = 12
    long_words: int = 20
    account_words: int = 10
    shared_word_weight: float = 0.06
    reply_weight: float = 0.1
    check_weight: float = 0.15
    other_act_weight: float = 0.14
    telling_weight: float = 0.06
    first_person_weight: float = 0.3
    closing_weight: float = 0.15
    asked_weight: float = 0.18
    news_weight: float = 0.15
    answer_weight: float = 0.15
    sole_weight: float = 0.1


class ReflectionDetector:
    """Finds the leader's reflections."""

    def __init__(self, settings: ReflectionSettings | None = None) -> None:
        self.settings = settings or ReflectionSettings()

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """One label for every run of sentences that give back what the actor said before."""
        labels: list[Label] = []
        labels_of = by_utterance(found)
        gave_back = False
        for position, utterance in enumerate(utterances):
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            heard = preceding_texts(utterances, position, self.settings.heard_utterances)
            everywhere = self._context(utterances, labels_of, position, gave_back)
            at_first = self._reply(utterances, position)
            closes = self._closes(own) + self._answer(utterances, position)
            gave_back = False
            goes_on = False
            clauses = clauses_of(utterance.text)
            reply = reply_weight(next_text(utterances, position))
            for clause in clauses:
                if not _is_statement(own, clause):
                    goes_on = False
                    continue
                takes_up = at_first > 0 and clause.plain.startswith("so ")
                place = everywhere + at_first - (0.0 if takes_up else closes)
                whole = clause is clauses[-1] and not clause.asked
                place += reply if whole else reply / 2
                place -= _soft(own, clause)
                name, score = self.score(clause, heard, place)
                at_first = 0.0 if len(clause.core.split()) >= self.settings.min_words else at_first
                if score < self.settings.min_score:
                    goes_on = False
                    continue
                source = f"reflections.{name}"
                one = label_of(utterance, clause, Behaviour.REFLECTION, score, source)
                if goes_on:
                    labels[-1] = _joined(labels[-1], one)
                else:
                    labels.append(one)
                gave_back = goes_on = True
        return tuple(labels)

    def score(
        self, clause: Clause, heard: Sequence[str], context: float = 0.0
    ) -> tuple[str, float]:
        """Form that fired and how surely the sentence gives back, in [0, 1].

        Parameters
        ----------
        clause
            A statement of the leader.
        heard
            What the actor said before it, utterance by utterance.
        context
            What its place in the talk adds to the score.
        """
        core, settings = clause.core, self.settings
        words = len(core.split())
        if not heard and FORMS_BY_NAME["sounds_like"].search(core) is None:
            return "none", 0.0
        if words < settings.min_words or ABOUT_ELSE.search(core) or is_echo(core, heard):
            return "none", 0.0
        is_short = words == settings.min_words
        if is_short and (clause.is_cut or clause.asked or not content_stems(core)):
            return "none", 0.0
        if NOT_SO.search(core) or denies(clause.plain, heard):
            return "none", 0.0
        name, score = next(
            ((name, score) for name, form, score in COMPILED_FORMS if form.search(core)), NO_FORM
        )
        shared = len(content_stems(core) & stems_heard(heard))
        score += context + settings.shared_word_weight * min(shared, 3)
        score += settings.shared_word_weight * (words >= 9)
        score -= settings.shared_word_weight * (words < 3)
        if name == NO_FORM[0] and not shared:
            score -= settings.shared_word_weight / 2
        score += sum(weight for pattern, weight in HINTS if pattern.search(clause.plain))
        score += sum(weight for pattern, weight in APART if pattern.search(core))
        if name == NO_FORM[0]:
            score += sum(weight for form, weight in GIVES_BACK if form.search(clause.plain))
        if name not in _STRONG_FORMS and brings_news(core, heard):
            score -= settings.news_weight
        if clause.asked and name not in _STRONG_FORMS:
            score -= settings.asked_weight
        if name not in _STRONG_FORMS and FIRST_PERSON.search(core):
            score -= settings.first_person_weight
        return name, round(min(0.95, max(0.0, score + 0.06)), 2)

    def _context(
        self,
        utterances: Sequence[Utterance],
        labels_of: Mapping[int, Sequence[Label]],
        position: int,
        gave_back: bool,
    ) -> float:
        """What the place in the talk adds to every sentence of the utterance."""
        utterance, settings = utterances[position], self.settings
        own = labels_of[utterance.index]
        recent = utterances[max(0, position - settings.telling_utterances) : position + 1]
        weight = 0.0
        if any(one.behaviour in _ASKS and one.source not in _BY_MARK for one in own):
            weight -= settings.other_act_weight
        told = sum(any(one.behaviour in _TELLS for one in labels_of[late.index]) for late in recent)
        weight -= settings.telling_weight * min(told, 4)
        if any(one.behaviour is Behaviour.CHECKING_UNDERSTANDING for one in own):
            weight += settings.check_weight
        elif len(utterance.text.split()) > settings.long_words:
            weight -= settings.other_act_weight * min(1.8, len(utterance.text.split()) / 25)
        elif not own and _words_just_heard(utterances, position) >= settings.account_words:
            weight += settings.sole_weight
        weight += _balance(utterances[max(0, position - 12) : position])
        if 0 < _words_just_heard(utterances, position) <= _TOKEN_WORDS:
            weight += settings.reply_weight if gave_back else -settings.reply_weight
        return weight

    def _closes(self, own: Sequence[Label]) -> float:
        """What speaks against giving back where the leader judges, directs or informs."""
        closing = (one.behaviour in _CLOSES and one.confidence >= LISTED_CONFIDENCE for one in own)
        return self.settings.closing_weight if any(closing) else 0.0

    def _answer(self, utterances: Sequence[Utterance], position: int) -> float:
        """What speaks against giving back where the actor has just asked something."""
        before = utterances[position - 1] if position else None
        is_asked = before is not None and before.role is Role.ACTOR
        is_answer = is_asked and utterances[position - 1].text.rstrip().endswith("?")
        return self.settings.answer_weight if is_answer else 0.0

    def _reply(self, utterances: Sequence[Utterance], position: int) -> float:
        """What being a reply to more than a listener token adds to the first sentence."""
        replies = _words_just_heard(utterances, position) > _TOKEN_WORDS + 1
        return self.settings.reply_weight if replies else 0.0


def _soft(own, clause):
    return max(
        (
            _SOFT[one.behaviour]
            for one in own
            if one.behaviour in _SOFT and carried((one,), clause, _SOFT)
        ),
        default=0.0,
    )


def _balance(recent):
    words = {Role.LEADER: 0, Role.ACTOR: 0, Role.FACILITATOR: 0}
    for one in recent:
        words[one.role] += len(one.text.split())
    spoken = words[Role.LEADER] + words[Role.ACTOR]
    if spoken < 30:
        return 0.0
    share = words[Role.LEADER] / spoken
    return max(-0.15, min(0.08, 0.3 * (0.5 - share)))


def _joined(first: Label, second: Label) -> Label:
    """One reflection of two neighbouring sentences, named after the surer one."""
    surer = max(first, second, key=lambda one: one.confidence)
    return replace(surer, start_char=first.start_char, end_char=second.end_char)


def _words_just_heard(utterances: Sequence[Utterance], position: int) -> int:
    """Words of the actor's utterance right before this one, 0 if there is none."""
    before = utterances[position - 1] if position else None
    return len(before.text.split()) if before is not None and before.role is Role.ACTOR else 0


def _is_statement(own: Sequence[Label], clause: Clause) -> bool:
    """Whether a sentence states something, and does nothing else that has a label.

    A sentence that only its question mark makes a question is a statement here.
    """
    blocks = _ASKED_ACTS if FORMS_BY_NAME["sounds_like"].search(clause.core) else _OTHER_ACTS
    if carried(own, clause, blocks):
        return False
    if carried(own, clause, {Behaviour.CLOSED_QUESTION}):
        return clause.asked and any(
            one.source in _BY_MARK and one.start_char == clause.start_char for one in own
        )
    is_asked = clause.asked and FORMS_BY_NAME["sounds_like"].search(clause.core) is None
    return not is_asked and VERB_FIRST.search(clause.core) is None
