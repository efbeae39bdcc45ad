"""Information: facts of the house, without a recommendation.

Rule: a statement of the leader that carries no other label scores for speaking of the house's
rules, money, time or ways ("the policy", "sick pay", "a phased return"), for a subject that is a
thing, a rule or nobody in particular, for a verb of how things are done or recorded, and for
answering the actor's question; against speaking of oneself, of the other's feelings, of what must
be done, and of how good or bad something is. Weights are judgements.

Units: one sentence. Source: the project's definition (facts without a recommendation).

Known weaknesses: facts about this very case that answer no question ("we were two down that
shift") look like talk; what a list of subjects does not know is missed.

Examples: "The policy says you get three days for that."; "It was, up until last year." after "Is
that only for nurses?". Near misses: "You should ask for three days." (advice), "It has to be in by
noon." (standard), "It's been a long week." (talk).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.rules import by_utterance, carried, label_of
from rehearsal_audio.behaviours.weighing import features, weigh
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Label

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|ninety|a hundred|half|\d+)"
)
_HOUSE = (
    r"(?:polic(?:y|ies)|procedures?|process|rules?|guidance|guidelines?|regulations?|law|"
    r"legally|legal|contract\w*|(?:the|day|hourly|same|pay) rate|pay|paid|salary|sick(?:ness)?"
    r"(?: pay| leave| note| record| absence| policy)?|fit note|self[ -]cert\w*|leave|"
    r"entitle\w*|allowance|phased|adjustments?|probation|(?:formal|written|verbal) warning|"
    r"appeal|hearing|panel|investigation|grievance|disciplinary|discipline|capability|"
    r"file|record|records|recorded|confidential\w*|anonymous|anonymised|private|voluntary|"
    r"referral|referrals|refer|funding|funded|fund|grant|grants|budget|scheme|schemes|scheduled|"
    r"pension|notice|hours|overtime|bank shifts?|off duty|grade|band|course|training|"
    r"certificate|licen[cs]e|insurance|"
    r"form|forms|service|application|applications|deadline for|cycle|window|cut-off|slot|slots|"
    r"waiting list|sessions?|appointment|audit|inspection|system|policywise|flexi\w*|toil|"
    r"legal right|annual|statutory|maternity|paternity|compassionate|bereavement|carers?|union)"
)
_NOBODY = (
    r"(?:it|that|this|they|those|these|there|nothing|nobody|no one|anything (?:you )?\w+|"
    r"everything|everyone|anyone|people|staff|most (?:\w+ )?\w+|some \w+|only \w+|what happens|"
    r"(?:the|a|an|our|your|any|all|each|every|both) (?:\w+ ){0,3}?\w+|occupational health|hr|"
    r"payroll|[a-z]+ing(?: \w+){1,4}?)"
)
_WORKS = (
    r"(?:counts?|counted|treated|recorded|logged|kept|held|lodged|stored|shared|paid|reviewed|"
    r"allowed|obliged|required|covered|covers?|set|settled|decided|signed off|agreed by|"
    r"run|runs|lasts?|takes?|starts?|ends?|opens?|closes?|costs?|means|says?|say|lets|allows|"
    r"includes?|applies|apply|goes (?:on|in|to|down|through|out|back|up)|go (?:on|in|to|down)|"
    r"comes? (?:in|out|off|from|to|through|with)|came in|stays?|sits|works?|depends|"
    r"carr(?:y|ies) over|happens?|meets?|changed|change|moved|moves?|switched|expires?|renews?|"
    r"accrues?|based on|linked|funded|available|free|automatic\w*|separate|sent|gets? told|"
    r"gets? (?:a|an|the|up)|sees? (?:it|them|that)|have access|has access|need(?:s)? a)"
)
_FEATURES = features(
    ("house", rf"\b{_HOUSE}\b", 0.3),
    ("house_twice", rf"\b{_HOUSE}\b.*\b{_HOUSE}\b", 0.1),
    ("nobody", rf"^(?:so |and |but |because |no |yes |well |only |under |\w+ ){{0,2}}?{_NOBODY}"
     r"(?:'s|'re|'d|'ve|n't)? (?!we |i |you )", 0.2),
    ("works", rf"\b{_WORKS}\b", 0.2),
    ("rule", r"\b(?:by law|legally|entitled|allowed|obliged|required|(?:don't|doesn't|won't|didn't|"
     r"do not|does not) (?:have to|need|say|go|count|show|affect|come|mean|get|cost|lose)|"
     r"can't be|cannot be|can be|never|always|usually|normally|generally|automatically|only|"
     r"in writing|in full|as standard|nobody|no one|anyone|regardless|confidential|formal|"
     r"anonymous|voluntary|until|unless|up to)\b", 0.15),
    ("amount", rf"\b{_NUMBER} (?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?|sessions?|"
     r"percent|per cent|pounds?|quid|people|times|beds?|staff)\b|\bon the (?:\w+th|first|second|"
     r"third)\b|\babout an? (?:hour|day|week|month)\b|\bonce a \w+\b|\bper \w+\b|\bup to\b", 0.15),
    ("you_may", r"^(?:and |so |but )?you(?:'re| are| can| don't| get| do|'d get|'ll get|'ve got)"
     r"(?:n't)? (?:still |also |only |not |have to |just )*(?:entitled|allowed|paid|"
     r"refer yourself|self[ -]refer|get (?:up to|paid|\w+ (?:days|weeks|sessions))|need a |have to "
     r"(?:say|tell|give)|obliged|covered|protected|owed)|"
     r"\byou(?:'ve| have)(?: got)? (?:a|the|every) (?:\w+ )?right\b", 0.35),
    ("we_lack", r"^(?:well |but |no |look |only )*we(?:'re| are| were| have|'ve| had)?"
     r"(?: only| not|n't| just)* (?:haven't|don't|didn't|got|two|three|one|short|down|full|"
     r"on)\b.*\b(?:staff|"
     r"down|short|beds?|cover|budget|full|people|nurses|officers|bank|agency|money|shift)\b", 0.55),
    ("yours", r"\bup to you\b|^that's (?:for me|mine|on me|my|for you|yours)\b|\byour (?:call|"
     r"choice|decision)\b|\bi've\b|\bi said\b|"
     r"^(?:and |so )*(?:you (?:set|put|keep|go|try|take|get|write)|put|set|keep|go|try|take)\b",
     -0.4),
    ("how_it_works", r"\bso you(?:'ve got the facts|'ve got it| know)\b|^that's in the\b|\bhow "
     r"(?:it|that|this) works\b|^what (?:happens|it means) is\b|"
     r"\bwhat (?:the|our) (?:\w+ )?(?:policy|rules?|guidance|contract|law)\b", 0.3),
    ("i", r"^(?:and |so |but )?(?:i|i'm|i'll|i've|i'd|let's|let|we'll|we need|we've got to|thanks?|"
     r"thank|if|tell|that's (?:a|an|really|so|not|why|how|great|good|fair|okay))\b|\bi'll\b|"
     r"\bi want\b|\bi need\b|\bi can\b|\bi think\b", -0.35),
    ("you_feel", r"\byou(?:'ve|'re|'d)? (?:\w+ )?(?:been|feel|felt|feeling|look|seem|sound|said|"
     r"think|thought|worried|tired|want|sat|doing|did|were|was)\b|\bfor you\b|\byourself\b|"
     r"^(?:and |so )*you(?:'re| were| 've)\b", -0.25),
    ("so_you", r"^so (?:you|it(?:'s| is|'d)|that|there)\b|^(?:it )?sounds?\b|^part of\b", -0.25),
    ("ought", r"\b(?:should|shouldn't|ought|must|has to|have to be|need(?:s)? to|got to|meant to|"
     r"supposed to|expect\w*|standard|(?:not|isn't) (?:optional|acceptable|good enough)|"
     r"overdue|outstanding|late|behind|missing|by (?:\w+day|tomorrow|tonight|noon|the end))\b",
     -0.2),
    ("the_more", r"^(?:and |so )?the \w+(?:er| more) (?:you|it|we|they)\b|\blike that$", -0.4),
    ("opinion", r"\b(?:feel|feels|felt|fine|great|awful|terrible|lovely|hard|difficult|tough|worry|"
     r"worried|sorry|wonder|hope|maybe|probably|might|sure|really|nightmare|better|worse|love|"
     r"glad|fault|normal|job|always like|busy|quiet|slog)\b", -0.15),
    ("work_now", r"\b(?:today|tonight|this (?:morning|afternoon)|tomorrow|at (?:two|three|four|"
     r"five|six|nine|ten))\b", -0.1),
)  # fmt: skip
_ANSWERS = re.compile(
    r"^(?:no |yes |only |well )*(?:it|they|that|he|she|there|there's|it's|they're|that's|the|"
    r"nobody|no one|nothing|only|about|up to|usually|normally|you (?:get|don't|can)|"
    r"you'd (?:get|be)|you're (?:entitled|allowed)|most|anything|everything)\b"
    r"(?!'ll| will| sounds| must|'s (?:fine|okay|all right|up to|a good|great|right|fair|hard))"
    r"(?!.*\b(?:i'll|i'd|i can|fine|worry|hard for|feel)\b)"
)
"""A statement about things, as the reply to it."""
_ANSWER_WEIGHT = 0.4
_MIN_WORDS = 4
_MIN_SCORE = 0.55
_SURE = 0.7
"""Where a service is named, a lesser fact is how it applies."""
_TAIL_CHARS = 3
_QUESTIONS = (Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION, Behaviour.LEADING_QUESTION)


_OTHERS = frozenset(LABELS) - {Behaviour.TASK_FOCUS}
"""A sentence that does one of these does not inform; one on the task may."""


class InformationDetector:
    """Finds facts that the leader gives; reads after the detectors of all but reflections."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """One label for every sentence of the leader that informs and does nothing else."""
        labels = []
        labels_of = by_utterance(found)
        for position, utterance in enumerate(utterances):
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            if any(one.behaviour is Behaviour.CHECKING_UNDERSTANDING for one in own):
                continue
            answers = _was_asked(utterances, position, labels_of)
            about_service = any(one.behaviour is Behaviour.SIGNPOST_SPECIFIC for one in own)
            for clause in clauses_of(utterance.text):
                if carried(own, clause, _OTHERS):
                    continue
                confidence = information(clause, answers and not about_service)
                if confidence >= (_SURE if about_service else _MIN_SCORE):
                    labels.append(
                        label_of(
                            utterance,
                            clause,
                            Behaviour.INFORMATION,
                            confidence,
                            "information.facts",
                        )
                    )
        return tuple(labels)


def information(clause: Clause, answers: bool) -> float:
    """How surely a statement informs, in [0, 1].

    Parameters
    ----------
    clause
        A statement of the leader that does nothing else with a label.
    answers
        Whether the actor has just asked something.
    """
    if len(clause.words) < _MIN_WORDS or clause.asked:
        return 0.0
    score = weigh(_FEATURES, clause.plain)
    if answers and _ANSWERS.search(clause.core):
        score += _ANSWER_WEIGHT
    return round(min(0.9, max(0.0, score)), 2)


def _was_asked(
    utterances: Sequence[Utterance], position: int, labels_of: Mapping[int, Sequence[Label]]
) -> bool:
    """Whether the actor has just asked something."""
    before = utterances[position - 1] if position else None
    if before is None or before.role is not Role.ACTOR:
        return False
    end = len(before.text.rstrip()) - _TAIL_CHARS
    return before.text.rstrip().endswith("?") or any(
        one.behaviour in _QUESTIONS and one.end_char >= end for one in labels_of[before.index]
    )
