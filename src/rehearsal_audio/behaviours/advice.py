"""Advice: the leader proposes what the actor should do, think or feel about the actor's problem.

Rule: a sentence of the leader that matches a form of ``advice_rules`` (directive, "if I were you",
"you could", worth trying, dressed as a question, imperative) and none of the forms that only look
like it. *With permission* if the leader asked to make a suggestion and the actor agreed;
*solicited* if the actor has just asked what to do; else *unsolicited*.

Units: one sentence. Precision first: the first advice is a minimum over the conversation, so that
one false alarm ruins it. Weak forms stay below the confidence that counts and are "possible".

Source: the project's definition of advice; forms after Motivational Interviewing Treatment
Integrity 4.2 ("advise" and "direct").

Known weaknesses: in scenes that no rule had seen, the first advice was right in eleven of twelve
(easy) and in four of seven (hard) scenes; advice told as a fact ("there are apps for that") is
only "possible"; "you have to" in a tale about oneself may count; without punctuation, one first
advice in ten is lost or false.

Examples: "You should get some sleep."; "If I were you, I'd take leave."; "Have you thought about
taking leave?"; "Just leave it at the door." Near misses: "You should have seen the ward." (tale),
"Take your time." (process), "I'll move you off nights." (own action), "What could you do?" (asks
for ideas), "You feel you should cope." (reflection), "You don't have to decide." (lifts a duty).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.advice_place import advice_class, is_own_plan
from rehearsal_audio.behaviours.advice_rules import ADVICE_RULES, QUESTION_FORM
from rehearsal_audio.behaviours.advice_rules_apart import (
    NO_ADVICE,
    NO_WEAK_ADVICE,
    SURE_FORMS,
    TOLD_RULES,
)
from rehearsal_audio.behaviours.advice_rules_implied import IMPLIED_RULES, REMEDY
from rehearsal_audio.behaviours.attention_rules import STANDARD
from rehearsal_audio.behaviours.clauses import Clause, clauses_of, parts_of
from rehearsal_audio.behaviours.rules import (
    Rule,
    by_utterance,
    carried,
    first_match,
    label_of,
)
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_REAL_QUESTIONS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.CHECKING_UNDERSTANDING,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
)
_SOFT_FORMS = {"you_could", "you_can"}
_MAY_BE_STANDARD = {"you_need_to", "you_have_to", "hope_you_will"}
_DASHES = ("-", "–", "—")
_ADDS = {"story", "saying"}
"""Forms that only back up the advice right before them ("my sister swears by them")."""
_DUTIES = {"you_need_to", "you_have_to"}
_COMMANDS = {"imperative", "command", "dont"}
_MARK = re.compile(r"[.,;:?!]")
_SUBJECTS = frozenset({"i", "i'd", "i'll", "he", "she", "they", "we", "you", "who", "to"})
_SUBJECT_WORDS = 8
_NO_COMMAND_AFTER = frozenset(
    {"to", "were", "could", "just", "i", "you", "we", "they", "he", "she", "can", "will", "would"}
    | {"i'll", "we'll", "you'll", "they'll", "i'd", "you'd", "must", "should", "not", "don't"}
)
_RUN_ON = re.compile(
    r"\s(?=(?:(?:and|so|then|but|look|just) )?(?:you(?:'ve|'ll|'d)? (?:should|need|have to|must|"
    r"ought|could|can't|want to|got to|better)|if (?:i were|it was) |why don't you|how about|"
    r"what about|have you (?:thought|tried|considered)|get yourself|make sure|pull yourself|"
    r"go and \w+|try (?:and|to|not|\w+ing)|i'd (?:just |have|go|get|ring|speak))\b)|"
    r"\s(?=(?:and|just|so|then|mate|love) (?:don't|get|put|ring|tell|go|take|write|decline|ask|"
    r"keep|try|talk|leave|book|have a)\b)"
)
"""Where advice may begin in a stretch without any mark."""
_LEADS_IN = (
    *("if ", "when ", "next time", "try ", "just ", "go ", "get ", "before ", "after ", "once "),
    *("as soon as", "until ", "while ", "whenever ", "every time", "the minute", "the moment"),
    *("first thing", "from now on", "in the meantime", "tonight", "tomorrow", "instead", "for now"),
)
_OWN_OFFER = re.compile(
    r"^i(?:'d| would) (?!.*\bif (?:i|it) (?:were|was)\b)(?!(?:\w+ )?(?:suggest|recommend|advise|"
    r"encourage|urge|say|like you)\b).*\b(?:(?:off|for|with|to|from) (?:you|us)|"
    r"(?:get|give|let|put|back|cover|help|move|take|send|swap) you|us|myself|either|too|as well|"
    r"used to|i'd|"
    r"every (?:night|morning|day))\b"
)
"""What the leader would do for the other, or did once: no advice."""
_GIVES_BACK = re.compile(
    r"^(?:and |okay |right |yeah )*(?:so|because|and) (?:\w+ ){0,3}?you(?:'ve| have)? (?:just |"
    r"still |"
    r"always )*(?:got to|have to|need to|had to|must)\b(?!.*\b(?:yourself|straight|now|really)\b)"
)
"""A need given back ("so you've got to be the strong one")."""
_DO_IT = re.compile(
    r"\byou (?:\w+ )?(?:need|have|got) to (?:stop|change|improve|get|send|finish|write|do|fill|"
    r"sort|submit|file|ring|call|speak|apologise|sign|read|check|put|take)\b"
)
"""A standard that tells the other what to do."""


class AdviceDetector:
    """Finds the leader's advice and says in which class it falls."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """One label for every sentence that advises; questions found before are left alone."""
        labels = []
        labels_of = by_utterance(found)
        for position, utterance in enumerate(utterances):
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            before: Rule | None = None
            for clause in clauses_of(utterance.text):
                fired = None
                if not carried(own, clause, _REAL_QUESTIONS):
                    fired = advice_rule(clause)
                if before is QUESTION_FORM and _goes_on(clause):
                    fired = QUESTION_FORM
                if fired is not None and fired.name in _SOFT_FORMS:
                    is_signpost = carried(own, clause, {Behaviour.SIGNPOST_SPECIFIC})
                    fired = None if is_signpost else fired
                if fired is not None and fired.name in _ADDS and before is not None:
                    continue
                is_soft = fired is not None and fired.name in _SOFT_FORMS | _COMMANDS
                if is_soft and is_own_plan(clause, utterances, position):
                    fired = None
                if fired is not None:
                    behaviour = advice_class(utterances, labels_of, position)
                    source = f"advice.{fired.name}"
                    labels.append(label_of(utterance, clause, behaviour, fired.confidence, source))
                before = fired
        return tuple(labels)


def advice_rule(clause: Clause) -> Rule | None:
    """The form of advice of a sentence; None if it advises nothing.

    Examples
    --------
    >>> advice_rule(clauses_of("You should just go home.")[0]).name
    'you_should'
    >>> advice_rule(clauses_of("You should have seen this place.")[0]) is None
    True
    """
    if clause.asked and not QUESTION_FORM.pattern.search(clause.core):
        return None
    if first_match(NO_ADVICE[:TOLD_RULES], clause.core) is not None:
        return None
    if _OWN_OFFER.search((*parts_of(clause.text), clause.core)[0]):
        return None
    is_given_back = _GIVES_BACK.search(clause.plain) is not None
    is_run_on = _MARK.search(clause.text) is None
    before = "" if not clause.text.startswith(_DASHES) else "-"
    for place, part in enumerate((clause.core, *_stretches(clause.text))):
        fired = _rule_of_part(part)
        if fired is not None and fired.name in _COMMANDS:
            fired = fired if _commands_here(place, before, is_run_on) else None
        if fired is not None and not (is_given_back and fired.name in _DUTIES):
            return fired
        before = part
    return REMEDY if REMEDY.pattern.search(clause.plain) else None


def _stretches(text: str) -> tuple[str, ...]:
    """Stretches between commas, or from one beginning of advice to the next without any mark."""
    if _MARK.search(text):
        return parts_of(text)
    pieces = _RUN_ON.split(text)
    if len(pieces) == 1:
        return ()
    return tuple(clause.core for piece in pieces for clause in clauses_of(piece))


def _goes_on(clause: Clause) -> bool:
    """Whether a sentence adds to advice in question form ("Or taking some leave?")."""
    return (
        clause.asked and re.search(r"^or (?:even |maybe |just )?\w+ing\b", clause.plain) is not None
    )


def _commands_here(place: int, before: str, is_run_on: bool) -> bool:
    """Whether an imperative may stand here: first in the sentence, or after a condition.

    Without any mark also where advice may begin, unless a subject goes on ("I sit and ring her").
    """
    if place == 0:
        return not before
    words = before.split()
    if not words or words[-1] in _NO_COMMAND_AFTER:
        return False
    if is_run_on and place > 1 and not _SUBJECTS & set(words[-_SUBJECT_WORDS:]):
        return True
    return before.startswith(_LEADS_IN) and len(words) >= 3


def _rule_of_part(part: str) -> Rule | None:
    """The form of advice of a stretch of words."""
    if first_match(NO_ADVICE, part) is not None:
        return None
    is_weak = first_match(NO_WEAK_ADVICE, part) is not None
    is_standard = STANDARD.pattern.search(part) is not None and not _DO_IT.search(part)
    for fired in (*ADVICE_RULES, *IMPLIED_RULES):
        is_open = fired.name in SURE_FORMS or not is_weak
        is_open = is_open and not (is_standard and fired.name in _MAY_BE_STANDARD)
        if is_open and fired.pattern.search(part):
            return fired
    return None
