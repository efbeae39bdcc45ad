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

from rehearsal_audio.behaviours.advice_rules import QUESTION_FORM
from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.need_rules import NEED_CLOSED, NEED_OPEN
from rehearsal_audio.behaviours.question_rules import (
    CLOSED_TAG,
    FACT_RULES,
    LEADING_TAG,
    OPEN_RULES,
    SUBJECT,
    WH_RULES,
)
from rehearsal_audio.behaviours.question_rules_apart import AUX, KEPT_APART, NO_QUESTIONS
from rehearsal_audio.behaviours.rules import Rule, first_match, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_OPEN, _CLOSED = Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION
_INVERTED = re.compile(
    rf"^(?:\w+ ){{0,3}}?(?:what|how|why|where|who|when|which|how long|how much|"
    rf"how many)(?: \w+){{0,3}}? ?(?:{AUX} {SUBJECT}\b|"
    r"'s (?:that|it|this|been|going|happened|on|your|the|up)\b)|"
    r"^(?:what|who) (?:happened|happens|brings|brought|made|makes|helps|helped|worries|would|"
    r"might|stops|keeps|else|could|will|changed|gets|got|goes|went|drives|scares|bothers|feels|"
    r"seems|"
    r"matters|sits|lies|hurts|bugs|worked|works|came|comes|led|leads|stands)\b|^(?:what|how)(?:'s|"
    r"'ve|'re| is| are| was) |"
    r"^which would (?:\w+ ){0,3}?(?:easier|better|best|most|suit|prefer|rather|kinder|safer|"
    r"more)\b|"
    r"^(?:what|how) about\b|^why(?:$| \w+$| (?:not|on earth|exactly|so|now|that|the|is|did|do|"
    r"does|was|are|were|have|"
    rf"has|would|should|can|could|{AUX})\b|'s\b)"
)
_STATEMENT_WH = re.compile(
    r"^(?:what|how|when|where|whatever|who|which|why) (?:i|you|we|he|she|they|it|people|a|an|the|"
    r"i'm|i'd|i've|you're|we're|that's|happens is|matters is)\b(?!.*\bare you\b)"
)
_ANNOUNCES = re.compile(
    r"^(?:can|could|may) i (?:just )?ask (?:you )?(?:something|a question|one thing|"
    r"this)\b(?! (?:about|else))"
)
_VERB_FIRST = re.compile(rf"^{AUX} \w+")
_YES_NO = re.compile(rf"^{AUX} {SUBJECT}\b")
_YES_NO_SURE = re.compile(
    r"^(?!(?:do|have) (?:your|the|that|this|it)\b)(?:do|does|did|is|are|was|were|have|has|had|can|"
    r"could|would|will|should|shall|may|might) (?:i|you|he|she|it|we|they|that|this|there|"
    r"anyone|anybody|your|the)\b(?! a (?:seat|think|"
    r"look))(?<!do it)(?<!do that)(?<!do this)(?<!do i)(?<!did i)"
    r"(?<!should i)(?<!am i)"
)
_MIDDLE_WH = re.compile(
    rf"\b(?:what|how|why|where)(?: \w+){{0,3}}? (?:{AUX} {SUBJECT}|kind|sort|would)\b|"
    r"\b(?:what|how|where)(?:'s|'ve|'re)\b"
)
_MIDDLE_YES_NO = re.compile(
    r"\b(?:do|does|did|are|have|has|can|could|would|will|is|was|were) (?:you|that|it|there|they|"
    r"he|she|we)\b"
)
_WONDER_IF = re.compile(
    r"^(?!you(?:'re| are|'d)? (?:\w+ )??(?:want|need|like|trying|keep|wonder\w*|asking|not sure)\b)"
    r".*\b(?:wonder|wondering|wondered|curious|asking|ask|know|check|tell me|"
    r"not sure) (?:\w+ )?(?:if|whether)\b(?! (?:it|that|this) (?:might|could|would)\b)"
)
_YES_OR_NO = rule("yes_no", "", 0.69, _CLOSED)
_WH_INSIDE = rule("wh_inside", "", 0.7, _OPEN)
_YES_NO_INSIDE = rule("yes_no_inside", "", 0.65, _CLOSED)
_WONDERS = rule("wonder_if", "", 0.6, _CLOSED)
_DECLARATIVE = rule("declarative", "", 0.55, _CLOSED)
_ELLIPSIS = rule("ellipsis", "", 0.55, _CLOSED)
_SCALE = rule("degree_on_a_scale", "", 0.6, _CLOSED)
_DEGREE = re.compile(r"\bhow \w+ (?:are|is|would|do|does) |\bwhere would you (?:be|put|say)\b")
_GIVES_SCALE = re.compile(
    r"\bscale\b|\b(?:zero|0|one|1)\b(?: is\b| being\b|\s*(?:to|-)\s*(?:ten|10|100)\b)",
    re.IGNORECASE,
)
_DIRECTS = re.compile(
    r"^(?:try|get|go|take|have|make|ask|ring|call|book|keep|use|write|come|put|do) (?:and |to |"
    r"your|"
    r"a |an |the |some|it|them|out|away|off|yourself|for )(?!.*\bor\b)(?!other|any)"
)
_ELSE = rule("anything_else", "", 0.75, _OPEN)
_ANY_ELSE = re.compile(r"\b(?:anything|anyone|who|what) else$")
_LEANING = rule("leaning", "", 0.6, Behaviour.LEADING_QUESTION)
_LEANS = re.compile(r"\b(?:surely|obviously|i take it|presumably)\b|\bmust (?:be|have|feel)\b")
"""What says that the leader takes the answer for granted."""
_OTHERS_WONDER = re.compile(
    r"\b(?:you(?:'re|'ve| are)?|they(?:'re)?) (?:\w+ ){0,3}?(?:curious|wonder\w*|interested)"
)
_CLEFT = re.compile(
    r"^what (?:did|does|do) it for (?:me|us|him|her|them)\b|"
    r"^what(?:'s| is) (?:\w+ )+?(?:is|was|are) \w|"
    r"^what (?!is|was|are|were|do|did|does|would|could|can|will|have|has|should|might|about|"
    r"else)\w+.* (?:is|was) \w"
)
_DENIES_THEN_TAG = re.compile(
    r"(?:n't|\bnot|\bnever)\b.* (?:is|are|do|does|did|has|have|was|were|can|will) \w+$"
)
_REPORTED = re.compile(
    r"\b(?:i|he|she|they|you) (?:just )?(?:think|thought|say|said|ask|asked|go|goes|"
    r"keep asking)\b.*\b(?:what|how|why|where|do|did)\b"
)
_UNTOLD = re.compile(
    r"^you(?:'ve| have)(?:n't| not) (?:told|spoken to|said anything|talked to|mentioned|been to|"
    r"seen|asked|tried|had)\b(?!.*\bbecause\b)|^you live (?:alone|on your own|with)\b|"
    r"^you(?:'re| are) (?:married|single|on your own at)\b"
)
_BY_MARK = (_DECLARATIVE, _ELLIPSIS)
_TAGS = (CLOSED_TAG, LEADING_TAG)
_RETORT = re.compile(r"\b(?:i|it|we|he|she|they|there|that)(?: not)?$|^you [\w']+ [\w']+ you$")
_SEEKS_YES = re.compile(
    r"^(?:i|i'll|i'm|i'd|i've|we|we'll|let's|let me|just|give|shout|ring|call|text|come|take|try|"
    r"get|go|keep|don't|tell|think|have|anything|look|make|remember|put|leave|talk|speak|ask)\b"
    r".*\b(?:yeah|yes|okay|all right|right|eh|straight|deal|agreed)$"
)


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
                if not (_ANNOUNCES.search(clause.core) and place < len(asked) - 1)
            ]
            labels += [
                label_of(utterance, clause, one, fired.confidence, f"questions.{fired.name}")
                for clause, fired in _waiting(clauses_of(utterance.text), asked)
                for one in fired.behaviours
            ]
        return tuple(labels)


def _on_a_scale(fired: Rule, clause: Clause, text: str) -> Rule:
    """The rule of a question for a degree, closed where the speaker gives a scale for it."""
    is_degree = fired.behaviours == (_OPEN,) and _DEGREE.search(clause.core)
    return _SCALE if is_degree and _GIVES_SCALE.search(text) else fired


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
    if NEED_CLOSED.pattern.search(core):
        return NEED_CLOSED
    if _tag(core, clause.text, clause.asked):
        leads = LEADING_TAG.pattern.search(core) or _DENIES_THEN_TAG.search(core)
        return LEADING_TAG if leads else CLOSED_TAG
    if (_VERB_FIRST if clause.asked else _YES_NO_SURE).search(core):
        return _YES_OR_NO
    if clause.asked:
        return _by_mark(clause)
    return _DECLARATIVE if _UNTOLD.search(core) else _without_mark(core)


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
        is_retort = fired in _TAGS and _RETORT.search(clause.core) is not None
        is_echo = fired is _ELLIPSIS
        later = next((one.name for at, one in asked if at.start_char > clause.start_char), "")
        is_part = fired in _BY_MARK and (in_words or later == "checking_tail")
        if not ((is_retort or is_echo) and talks_on) and not is_part:
            kept.append((clause, fired))
    return kept


def _asks_otherwise(fired: Rule, clause: Clause) -> bool:
    """Whether the words that would open state something, or stand inside another question."""
    core = clause.core
    if fired is NEED_OPEN and not clause.asked and _STATEMENT_WH.search(core):
        return True
    is_inside = fired.name in {"curious", "imperative"} and _YES_NO.search(core) is not None
    return is_inside or (fired.name == "curious" and _OTHERS_WONDER.search(core) is not None)


def _with_question_word(clause: Clause) -> Rule | None:
    """The rule for a sentence that starts with a question word."""
    core = clause.core
    if _STATEMENT_WH.search(core) and not (
        clause.asked and core.startswith(("what you", "how you"))
    ):
        return None
    if not clause.asked and (not _INVERTED.search(core) or _CLEFT.search(core)):
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
    if _SEEKS_YES.search(core) or _DIRECTS.search(core):
        return None
    if _REPORTED.search(core) and core.startswith(("i ", "he ", "she ", "they ")):
        return None
    if _MIDDLE_WH.search(core):
        return _WH_INSIDE
    if _MIDDLE_YES_NO.search(core) or _WONDER_IF.search(core):
        return _YES_NO_INSIDE
    if _ANY_ELSE.search(core):
        return _ELSE
    if _LEANS.search(core):
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
    return None
