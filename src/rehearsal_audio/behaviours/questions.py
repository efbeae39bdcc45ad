"""Questions by what they do: open, closed, checking, permission, leading, asking for a need.

Rule: a sentence is read against the tables of ``question_rules`` from the top: forms that ask
nothing (tokens with a rising tone, rhetorical questions, advice dressed as a question, procedure),
forms kept apart (permission, checking understanding, leading), forms that are open however they
are written ("tell me more"), facts with a question word ("what time"), question words, tags,
verb before subject. A missing question mark does not matter where the words alone show a question;
a written one makes a statement a closed question, which may be a reflection too: experts code six
of ten of them as questions, echoes of the other's words ("Half nine?") among them.

Units: one sentence, one function; needs are open (or closed) *and* ``asks_need``, requests for
permission and checks that wait for an answer are closed *and* tagged as such.

Source: edge rules and their shares from ten expert coders of the AnnoMI corpus.

Known weaknesses: "how" and "what" questions for a fact without a word of time or number count as
open; a statement meant as a question without a mark is missed; irony.

Examples: "What was that like" open; "Did you eat" closed; "Have I got that right?" checking;
"Can I make a suggestion?" closed and permission; "Don't you think you're overdoing it?" leading;
"What would help?" open and need. Near misses: "Have you thought about leave?" (advice), "Who
doesn't?" (rhetorical), "Really?" (token), "What I'd do is wait." (a statement).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours import question_forms as forms
from rehearsal_audio.behaviours.advice_rules import QUESTION_FORM
from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.need_rules import NEED_CLOSED, NEED_OPEN
from rehearsal_audio.behaviours.question_rules import (
    CLOSED_TAG,
    FACT_RULES,
    LEADING_TAG,
    OPEN_RULES,
    WH_RULES,
)
from rehearsal_audio.behaviours.question_rules_apart import KEPT_APART, NO_QUESTIONS
from rehearsal_audio.behaviours.rules import Rule, first_match, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_OPEN, _CLOSED = Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION
_YES_OR_NO = rule("yes_no", "", 0.69, _CLOSED)
_WH_INSIDE = rule("wh_inside", "", 0.7, _OPEN)
_YES_NO_INSIDE = rule("yes_no_inside", "", 0.65, _CLOSED)
_WONDERS = rule("wonder_if", "", 0.6, _CLOSED)
_DECLARATIVE = rule("declarative", "", 0.55, _CLOSED)
_ELLIPSIS = rule("ellipsis", "", 0.55, _CLOSED)
_SCALE = rule("degree_on_a_scale", "", 0.6, _CLOSED)
_ELSE = rule("anything_else", "", 0.75, _OPEN)
_LEANING = rule("leaning", "", 0.6, Behaviour.LEADING_QUESTION)
_BY_MARK = (_DECLARATIVE, _ELLIPSIS)
_TAGS = (CLOSED_TAG, LEADING_TAG)


class QuestionDetector:
    """Finds the questions of leader and actor."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every question, one function for each sentence."""
        labels = []
        for utterance in utterances:
            if utterance.role is Role.FACILITATOR:
                continue
            asked = [
                (clause, _on_a_scale(fired, clause, utterance.text))
                for clause in clauses_of(utterance.text)
                if (fired := question_rule(clause)) is not None
            ]
            asked = [
                (clause, fired)
                for place, (clause, fired) in enumerate(asked)
                if not (forms.ANNOUNCES.search(clause.core) and place < len(asked) - 1)
            ]
            labels += [
                label_of(utterance, clause, one, fired.confidence, f"questions.{fired.name}")
                for clause, fired in _waiting(clauses_of(utterance.text), asked)
                for one in fired.behaviours
            ]
        return tuple(labels)


def _on_a_scale(fired: Rule, clause: Clause, text: str) -> Rule:
    """The rule of a question for a degree, closed where the speaker gives a scale for it."""
    is_degree = fired.behaviours == (_OPEN,) and forms.DEGREE.search(clause.core)
    return _SCALE if is_degree and forms.GIVES_SCALE.search(text) else fired


def question_rule(clause: Clause) -> Rule | None:
    """The rule that says what a sentence asks; None if it asks nothing.

    Parameters
    ----------
    clause
        The sentence.

    Examples
    --------
    >>> question_rule(clauses_of("So what was that like")[0]).name
    'wh_open'
    >>> question_rule(clauses_of("What I'd do is wait.")[0]) is None
    True
    """
    core = clause.core
    if re.search(r"^(?:and |so |okay |but )*then what$", clause.plain):
        return OPEN_RULES[0]
    if (fired := first_match(KEPT_APART, core)) is not None:
        return fired
    if (nothing := first_match(NO_QUESTIONS, core)) is not None:
        asks_on = nothing.name == "news_mark" and clause.plain.startswith(("and ", "but "))
        return _YES_OR_NO if asks_on else None
    if (fired := first_match(OPEN_RULES, core)) is not None and not _asks_otherwise(fired, clause):
        return fired
    if (fired := _with_question_word(clause)) is not None:
        return fired
    if NEED_CLOSED.pattern.search(core) and (clause.asked or not forms.STATES_NEED.search(core)):
        return NEED_CLOSED
    if _tag(core, clause.text, clause.asked):
        leads = LEADING_TAG.pattern.search(core) or forms.DENIES_THEN_TAG.search(core)
        return LEADING_TAG if leads else CLOSED_TAG
    if (forms.VERB_FIRST if clause.asked else forms.YES_NO_SURE).search(core):
        return _YES_OR_NO
    if clause.asked:
        return _by_mark(clause)
    return _DECLARATIVE if forms.UNTOLD.search(core) else _without_mark(core)


def _waiting(
    clauses: Sequence[Clause], asked: Sequence[tuple[Clause, Rule]]
) -> list[tuple[Clause, Rule]]:
    """The questions that wait for an answer.

    A tag about anyone but the other ("that's life, isn't it?"), a bare retort ("you did, did
    you?") or a few words ("Half nine?") wait for none where the speaker talks on; what only its
    mark makes a question is part of a question or of advice in the same breath, or is what a
    check asks about ("You want to go? Is that it?").
    """
    in_words = any(
        _OPEN in fired.behaviours or fired.name == "leading" for _, fired in asked
    ) or any(QUESTION_FORM.pattern.search(one.core) for one in clauses if one.asked)
    places = {clause.start_char for clause, _ in asked}
    stated = [
        one.start_char for one in clauses if one.start_char not in places and len(one.words) > 2
    ]
    kept = []
    for clause, fired in asked:
        talks_on = bool(stated) and stated[-1] > clause.start_char
        is_retort = fired in _TAGS and forms.RETORT.search(clause.core) is not None
        is_echo = fired is _ELLIPSIS
        later = next((one.name for at, one in asked if at.start_char > clause.start_char), "")
        is_part = fired in _BY_MARK and (in_words or later == "checking_tail")
        if not ((is_retort or is_echo) and talks_on) and not is_part:
            kept.append((clause, fired))
    return kept


def _asks_otherwise(fired: Rule, clause: Clause) -> bool:
    """Whether the words that would open state something, or stand inside another question."""
    core = clause.core
    if fired is NEED_OPEN and not clause.asked:
        return bool(forms.STATEMENT_WH.search(core) or forms.STATES_NEED.search(core))
    is_inside = fired.name in {"curious", "imperative"} and forms.YES_NO.search(core) is not None
    return is_inside or (fired.name == "curious" and forms.OTHERS_WONDER.search(core) is not None)


def _with_question_word(clause: Clause) -> Rule | None:
    """The rule for a sentence that starts with a question word."""
    core = clause.core
    if forms.STATEMENT_WH.search(core) and not (
        clause.asked and core.startswith(("what you", "how you"))
    ):
        return None
    is_told = forms.CLEFT.search(core) or not (forms.INVERTED.search(core) or clause.is_cut)
    if forms.TELLS_BACK.search(core) or (not clause.asked and is_told):
        return None
    return first_match(FACT_RULES, core) or first_match(WH_RULES, core)


def _tag(core: str, text: str, asked: bool) -> bool:
    """Whether a statement ends in a tag ("..., isn't it")."""
    found = CLOSED_TAG.pattern.search(core)
    if found is None or len(core[: found.start()].split()) < 2:
        return False
    is_set_off = re.search(r",\s*[\w']+\s+[\w']+(?:\s+(?:not|though|then|really))?\W*$", text)
    return asked or is_set_off is not None or "n't" in found["tag"]


def _by_mark(clause: Clause) -> Rule | None:
    """The rule for a sentence whose question mark is all, or nearly all, that asks."""
    core = clause.core
    if forms.SEEKS_YES.search(core) or forms.DIRECTS.search(core):
        return None
    if forms.REPORTED.search(core) and core.startswith(("i ", "he ", "she ", "they ")):
        return None
    if forms.MIDDLE_WH.search(core):
        return _WH_INSIDE
    if forms.MIDDLE_YES_NO.search(core) or forms.WONDER_IF.search(core):
        return _YES_NO_INSIDE
    if forms.ANY_ELSE.search(core):
        return _ELSE
    if forms.LEANS.search(core):
        return _LEANING
    return _ELLIPSIS if len(core.split()) <= 3 else _DECLARATIVE


def _without_mark(core: str) -> Rule | None:
    """The rule for an indirect question without a mark."""
    if re.search(
        r"\bwonder(?:ing|ed)? (?:if|whether) (?:you'd be|you would be|you have|you've|"
        r"that's (?:something|the|a)|there's|there is|there are|there were|you were aware|"
        r"you noticed)\b",
        core,
    ):
        return _WONDERS
    if re.search(r"\bif you don't mind (?:me|my) asking\b", core):
        return _WONDERS
    return _SCALE if re.search(r"\bscale\b.* what number\b", core) else None
