"""Reflections: a statement that gives back what the other said or meant.

Rule: a statement of the leader, after the actor has spoken, scores for its form ("it sounds like",
"so you", "you feel", "part of you"), for sharing content words with what the actor just said, and
against forms that speak of something else (the leader's own acts, praise, information, greeting)
or that judge, direct, deny, promise or bring news ("you're as strong as an ox"). Its place in the
talk counts too: who has been talking, what else the utterance does, and whether the actor confirms
next ("exactly") or accepts news ("okay"). A label of another behaviour on the same sentence counts
against it. Word for word repetition is not a reflection. A question mark alone does not make it
none. The source of a label names the form that fired.

Units: one sentence; neighbouring ones are one reflection. Simple and complex are counted together:
coders do not tell them apart reliably (kappa .11 in the AnnoMI corpus).

Source: definitions of the Motivational Interviewing Treatment Integrity code 4.2. Weights are set
by hand; a regression and boosted trees trained on like evidence in one half of AnnoMI were no
better on the other half (F1 .71 and .71 against .71).

Known weaknesses: statements of fact about the person ("you've been here two years") look the same;
so does sarcasm ("so it's the system's fault"). Reflections without "you" and without shared words
("a lot to carry") are found only where the actor confirms them.

Examples: "So even at home you're still on the ward."; "It sounds like you've had enough.". Near
misses: "A bit thrown by it." after just these words (parroting), "You're doing really well."
(praise), "You should rest." (advice), "So what happened?" (question).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rehearsal_audio.behaviours.clauses import Clause, clauses_of, preceding_texts
from rehearsal_audio.behaviours.content import content_stems, is_echo, stems_heard
from rehearsal_audio.behaviours.reflection_place import BY_MARK, place_of
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
from rehearsal_audio.behaviours.reflection_settings import ReflectionSettings as ReflectionSettings
from rehearsal_audio.behaviours.rules import by_utterance, carried, label_of
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Label

_MAY_BE_ELSE = {
    Behaviour.INFORMATION: 0.15,
    Behaviour.NAMES_STANDARD: 0.15,
    Behaviour.TASK_FOCUS: 0.15,
    Behaviour.MINIMISING: 0.28,
    Behaviour.NORMALISING: 0.28,
    Behaviour.SIGNPOST_GENERIC: 0.2,
    Behaviour.SIGNPOST_SPECIFIC: 0.35,
    Behaviour.ACKNOWLEDGEMENT: 0.25,
    Behaviour.NOTICING: 0.3,
    Behaviour.EMPATHY: 0.45,
}
"""What speaks against giving back where the sentence carries another label: words alone often
leave it open whether a sentence minimises, notices or gives back."""
_NEUTRAL = {
    Behaviour.REFLECTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.PERSON_FOCUS,
    Behaviour.BACKCHANNEL,
    Behaviour.CHECKING_UNDERSTANDING,
}
_OTHER_ACTS = frozenset(LABELS) - set(_MAY_BE_ELSE) - _NEUTRAL
_OTHER_ACTS_THAN_HEARING = frozenset({
    Behaviour.OPEN_QUESTION,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
    Behaviour.ASKS_NEED,
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
})  # fmt: skip
"""What a sentence with "it sounds like" may do instead of giving back."""
_SAYS_SO = "sounds_like"
"""The form that announces that it gives back."""


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
            place = place_of(utterances, labels_of, position, gave_back, self.settings)
            clauses = clauses_of(utterance.text)
            gave_back = goes_on = False
            is_first = True
            for clause in (_unasked(own, one) for one in clauses):
                if not _is_statement(own, clause):
                    goes_on = False
                    continue
                weight = place.weight(clause, is_first)
                weight -= max(_else_weight(own, clause), place.against(clause, is_first))
                reply = place.reply_to(clause, clause.end_char == clauses[-1].end_char)
                name, score = self.score(clause, heard, weight, reply)
                is_first = is_first and len(clause.core.split()) < self.settings.min_words
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
        self, clause: Clause, heard: Sequence[str], context: float = 0.0, reply: float = 0.0
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
        reply
            What the actor's reply adds; it counts twice where no form speaks for the sentence.
        """
        core = clause.core
        name, score = next(
            ((name, score) for name, form, score in COMPILED_FORMS if form.search(core)), NO_FORM
        )
        if self._is_none(clause, heard, name):
            return "none", 0.0
        score += context + reply + self._shared(core, heard, name)
        score += sum(weight for pattern, weight in HINTS if pattern.search(clause.plain))
        score += sum(weight for pattern, weight in APART if pattern.search(core))
        if name == NO_FORM[0]:
            score += reply
            score += sum(weight for form, weight in GIVES_BACK if form.search(clause.plain))
        if name != _SAYS_SO:
            score -= self.settings.news_weight * brings_news(core, heard)
            score -= self.settings.asked_weight * clause.asked
            score -= self.settings.first_person_weight * bool(FIRST_PERSON.search(core))
        return name, round(min(0.95, max(0.0, score)), 2)

    def _is_none(self, clause: Clause, heard: Sequence[str], name: str) -> bool:
        """Whether a sentence cannot give back: nothing heard, a token, an echo, a denial."""
        core, words = clause.core, len(clause.core.split())
        if not heard and name != _SAYS_SO:
            return True
        if words <= self.settings.min_words:
            is_bare = clause.is_cut or clause.asked or not content_stems(core)
            if is_bare or words < self.settings.min_words:
                return True
        if ABOUT_ELSE.search(core) or NOT_SO.search(core):
            return True
        return is_echo(core, heard) or denies(clause.plain, heard)

    def _shared(self, core: str, heard: Sequence[str], name: str) -> float:
        """What words shared with the other, and the sentence's length, say for it."""
        words = len(core.split())
        shared = min(3, len(content_stems(core) & stems_heard(heard)))
        units = shared + (words >= self.settings.long_sentence_words)
        units -= words <= self.settings.min_words
        nothing_shared = name == NO_FORM[0] and not shared
        return self.settings.shared_word_weight * (units - nothing_shared / 2)


def _else_weight(own: Sequence[Label], clause: Clause) -> float:
    """What another label of the sentence says against its giving back."""
    weights = (
        _MAY_BE_ELSE[one.behaviour]
        for one in own
        if one.behaviour in _MAY_BE_ELSE and carried((one,), clause, _MAY_BE_ELSE)
    )
    return max(weights, default=0.0)


def _joined(first: Label, second: Label) -> Label:
    """One reflection of two neighbouring sentences, named after the surer one."""
    surer = max(first, second, key=lambda one: one.confidence)
    return replace(surer, start_char=first.start_char, end_char=second.end_char)


def _unasked(own: Sequence[Label], clause: Clause) -> Clause:
    """A sentence whose mark a check after it accounts for ("You want to go? Is that it?")."""
    if not clause.asked or carried(own, clause, LABELS):
        return clause
    later = min(
        (one for one in own if one.start_char >= clause.end_char),
        key=lambda one: one.start_char,
        default=None,
    )
    is_checked = later is not None and later.behaviour is Behaviour.CHECKING_UNDERSTANDING
    return replace(clause, asked=False) if is_checked else clause


def _is_statement(own: Sequence[Label], clause: Clause) -> bool:
    """Whether a sentence states something, and does nothing else that has a label.

    A sentence that only its question mark makes a question is a statement here.
    """
    says_so = FORMS_BY_NAME[_SAYS_SO].search(clause.core) is not None
    if carried(own, clause, _OTHER_ACTS_THAN_HEARING if says_so else _OTHER_ACTS):
        return False
    if carried(own, clause, {Behaviour.CLOSED_QUESTION}):
        return clause.asked and any(
            one.source in BY_MARK and one.start_char == clause.start_char for one in own
        )
    return (says_so or not clause.asked) and VERB_FIRST.search(clause.core) is None
