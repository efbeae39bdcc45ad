"""Reflections: a statement that gives back what the other said or meant.

Rule: a statement of the leader, after the actor has spoken, scores for its form ("it sounds like",
"so you", "you feel", "part of you"), for sharing content words with what the actor just said, and
against forms that speak of something else (the leader's own acts, praise, information, greeting).
Word for word repetition is not a reflection. A question mark alone does not make it none.

Units: one sentence. Simple and complex are counted together: coders do not tell them apart
reliably (kappa .11 in the AnnoMI corpus).

Source: definitions of the Motivational Interviewing Treatment Integrity code 4.2.

Known weaknesses: statements of fact about the person ("you've been here two years") look the same;
reflections without "you" and without shared words ("a lot to carry") are missed.

Examples: "So even at home you're still on the ward."; "It sounds like you've had enough.". Near
misses: "A bit thrown by it." after just these words (parroting), "You're doing really well."
(praise), "You should rest." (advice), "So what happened?" (question).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.clauses import Clause, clauses_of, plain_form, preceding_words
from rehearsal_audio.behaviours.content import content_stems
from rehearsal_audio.behaviours.rules import carried, label_of
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Label

_FORMS: tuple[tuple[str, str, float], ...] = (
    (
        "sounds_like",
        r"\b(?:sounds?|seems?|looks?|feels?) (?:to me )?(?:almost |kind of |a bit |very much |"
        r"really )?(?:like|as if|as though|that)\b|"
        r"\b(?:what )?i(?:'m| am)? (?:just )?(?:hearing|hear)\b|"
        r"\bi(?:'m| am) (?:getting a sense|sensing|picking up)|"
        r"\bi (?:get|have) (?:the|a) (?:sense|feeling|impression)|\bin other words\b|"
        r"\bit's (?:almost|kind of|a bit) (?:like|as if)\b|\bit's as if\b|\bas if you\b|"
        r"\bmy sense is\b",
        0.95,
    ),
    (
        "you_said",
        r"\byou(?:'re|'ve| are| have| were)? (?:also |just |really |already |sort of |"
        r"kind of )*(?:say|said|saying|mentioned|mention|telling me|told me|described|describing|"
        r"talked about|talking about|shared|identified|noticed|noticing|noted)\b",
        0.8,
    ),
    (
        "you_feel",
        r"\byou(?:'re|'ve|'d| are| have| were| had)? (?:really |also |just |still |kind of |"
        r"sort of |a bit |quite |very |so |starting to |not |been |pretty |a little |feeling |"
        r"feel |felt )*(?:feel|felt|feeling|want|wanted|wanting|wish|hope|hoping|hoped|worry|"
        r"worried|worrying|think|thought|thinking|wonder|wondering|know|knew|believe|care|cared|"
        r"struggling|struggle|afraid|scared|frightened|anxious|nervous|stuck|torn|tired|"
        r"exhausted|lonely|alone|angry|frustrated|upset|hurt|sad|ashamed|guilty|embarrassed|"
        r"proud|unsure|sure|convinced|ready|looking|trying|tried|try|finding|found|find|see|"
        r"seeing|need|needed|like|enjoy|love|hate|missed|miss|realise|realised|realize|realized|"
        r"dread|dreading|carrying|bracing|holding|keeping|concerned|interested|motivated|"
        r"determined|confident|overwhelmed|stressed|confused|disappointed|surprised|used to|"
        r"expected|expecting|going|willing|able)\b|\bpart of you\b|\bon (?:the )?one hand\b|"
        r"\b(?:important|hard|difficult|tough|scary|big|priority|worry|challenge|"
        r"frustrating) (?:\w+ ){0,2}?(?:to|for) you\b|\bfor you$|"
        r"\byou(?:'ve| have| had|'d)? been\b|\b(?:bother|worr|scare|matter|hurt|frighten|upset|"
        r"surpris|motivat|remind)(?:s|ed|ies|ied|es)? (?:to )?you\b",
        0.75,
    ),
    ("you_first", r"^you(?:r|'re|'ve|'d)?\b", 0.67),
    ("you_inside", r"\byou(?:r|'re|'ve|'d|rself)?\b", 0.57),
)
LOOK_BACK = 6
"""Utterances in which advice or information shows that the leader is telling, not listening."""
LONG_UTTERANCE_WORDS = 25
"""In a longer utterance a statement is one of many, and more often informs."""
_NO_FORM = ("shared", 0.44)
_HINTS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"^(?:(?:well|yeah|no|okay) )*but you (?:did|do|have|can|were|are)\b", -0.5),
        (r"^(?:(?:okay|right|yeah|all right|mhm|mm-hmm|oh|yes) )*(?:so|and|but|yet)\b", 0.07),
        (
            r"\b(?:kind of|sort of|maybe|almost|part of|pretty|quite|in a way|really|feel|feels)\b",
            0.05,
        ),
        (
            r"\b(?:research|studies|percent|recommend\w*|guidelines?|usually|typically|generally|"
            r"people|lead to|according to|no more than|called|normal)\b",
            -0.12,
        ),
        (
            r"\b(?:danger\w*|risks?|damag\w+|harm\w*|consequences?|contribut\w+|causes?|effects?|"
            r"(?:bad|good|better|dangerous|healthy|helpful) for you|unhealthy|serious(?:ly)?|fault|"
            r"excuses?|lazy|better than|keep in mind|quite a lot|(?:really|very) important)\b",
            -0.2,
        ),
        (
            r"\byou(?:'re| are|'ll| will)? (?:just |really |actually |not |also )*(?:could|can|should|"
            r"must|might|may|need to|have to|going to|likely to|supposed to|do not|choosing)\b",
            -0.15,
        ),
        (r"^(?:well|no|actually|again|here|and again|you know)\b|\byou know(?: what)?$", -0.1),
        (r"\bactually\b|\bthey\b|\bsee what\b", -0.08),
        (r"^(?:(?:yeah|yes|okay|oh|well|right) )*but\b", -0.15),
        (r"^(?:(?:and|so|because|yeah|okay) )*(?:when|if|because|while|as long as|unless)\b", -0.15),
        (r"\byour (?:doctor|chart|blood|liver|teeth|body|record|file|results?)\b", -0.1),
    )
)
_FORMS_BY_NAME = {name: re.compile(form) for name, form, _ in _FORMS}
_VERB_FIRST = re.compile(
    r"^(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|shall|should) (?:i|you|"
    r"he|she|it|we|they|that|this|there|anyone)\b"
)
_COMPILED = tuple((name, re.compile(pattern), score) for name, pattern, score in _FORMS)
_ABOUT_ELSE = re.compile(
    r"^(?:i(?:'ll|'d|'m|'ve| am| will| would| can| could| want| think| have| had| was| know|"
    r" appreciate| understand| need| do| don't| just| guess i| like| love| really| also| agree|"
    r" see your| recommend| suggest| hope| wanted| did| thought| believe|"
    r" got)\b(?!.*\b(?:hear|hearing|sense|sensing|picking up|wonder if|guess you|imagine)\b)|"
    r"we(?:'ll|'re|'ve|'d)?\b|let's\b|let me\b|thank|my\b|hi\b|hello\b|nice to|good to|here's|"
    r"here is|there's (?:a|some|lots|no)\b|the (?:good|bad) news|"
    r"it's (?:called|a|an|recommended|normal|common|great|good|okay|all right|fine|up to)\b|"
    r"that's (?:great|good|a good|a great|fine|okay|all right|really good|right|wonderful|"
    r"excellent|fantastic|awesome|very good|perfect|true|it)\b|"
    r"you(?:'re| are) (?:right|welcome|doing (?:really |so |very )?(?:well|good|great|fine|"
    r"brilliantly|amazing|a |the)|a star|very welcome|absolutely)\b|"
    r"you(?:'ve| have)? (?:did|done) (?:a |really |very |so )*(?:good|great|well|nice|amazing|"
    r"brilliant)|you know$|you don't (?:have|need)\b|no pressure|(?:see )?that's your\b|"
    r"there you (?:go|are)|what a\b|.*\b(?:it|that|they|things)(?:'ll| will)\b|when you're ready|"
    r"whenever you|just so you|you must\b|you can (?:always|also)|you(?:'ll)\b|"
    r"you(?: may| might| could| can(?!')| should| need to)\b|"
    r"(?:don't|please|come|take|sit|see you|bye|good luck|welcome|well done|congratulations|look|"
    r"listen|wait|sorry|if you)\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|us|i'm|i'd|i'll|i've|we|we're|we'll|we've|my|our)\b")
_BY_MARK = {"questions.declarative", "questions.ellipsis"}
_ASKS = {Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION, Behaviour.PERMISSION_QUESTION}
_TELLS = {
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.INFORMATION,
    Behaviour.MINIMISING,
    Behaviour.FALSE_REASSURANCE,
}
_OTHER_ACTS = frozenset(LABELS) - {
    Behaviour.REFLECTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.PERSON_FOCUS,
    Behaviour.BACKCHANNEL,
    Behaviour.CHECKING_UNDERSTANDING,
}


@dataclass(frozen=True, slots=True)
class ReflectionSettings:
    """When a statement counts as giving back.

    Parameters
    ----------
    min_words
        Shortest sentence, opening words left out.
    utterances_back
        How many of the actor's utterances are looked back over for shared words.
    min_score
        Score in [0, 1] from which a label is given; it is also its confidence.
    """

    min_words: int = 3
    utterances_back: int = 12
    min_score: float = 0.5


class ReflectionDetector:
    """Finds the leader's reflections."""

    def __init__(self, settings: ReflectionSettings | None = None) -> None:
        self.settings = settings or ReflectionSettings()

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """One label for every sentence that gives back what the actor said before."""
        labels = []
        gave_back = False
        for position, utterance in enumerate(utterances):
            if utterance.role is not Role.LEADER:
                continue
            heard = preceding_words(utterances, position, self.settings.utterances_back)
            if not heard:
                continue
            everywhere, at_first = _context(utterances, found, position, gave_back)
            gave_back = False
            for clause in clauses_of(utterance.text):
                if carried(found, utterance, clause, _OTHER_ACTS):
                    continue
                is_question = carried(found, utterance, clause, {Behaviour.CLOSED_QUESTION})
                by_mark = clause.asked and _is_statement(found, utterance, clause)
                if is_question and not by_mark:
                    continue
                if not is_question and _is_question_shaped(clause):
                    continue
                name, score = self.score(clause, heard, everywhere + at_first)
                at_first = 0.0 if len(clause.core.split()) >= 3 else at_first
                if score >= self.settings.min_score:
                    gave_back = True
                    labels.append(
                        label_of(
                            utterance, clause, Behaviour.REFLECTION, score, f"reflections.{name}"
                        )
                    )
        return tuple(labels)

    def score(self, clause: Clause, heard: str, context: float = 0.0) -> tuple[str, float]:
        """Form that fired and how surely the sentence gives back, in [0, 1].

        Parameters
        ----------
        clause
            A statement of the leader.
        heard
            What the actor said before it.
        context
            What its place in the talk adds to the score.
        """
        core = clause.core
        if (
            len(core.split()) < self.settings.min_words
            or _ABOUT_ELSE.search(core)
            or _is_parroting(clause, heard)
        ):
            return "none", 0.0
        name, score = next(
            ((name, score) for name, form, score in _COMPILED if form.search(core)), _NO_FORM
        )
        shared = len(content_stems(core) & content_stems(heard))
        if name == _NO_FORM[0] and not shared:
            score -= 0.03
        score += context + 0.06 * min(shared, 3) + 0.06 * (len(core.split()) >= 9)
        score += sum(weight for pattern, weight in _HINTS if pattern.search(clause.plain))
        if clause.asked and name in {"you_first", "you_inside", "shared"}:
            score -= 0.08
        if name != "sounds_like" and _FIRST_PERSON.search(core):
            score -= 0.3
        return name, round(min(0.95, max(0.0, score)), 2)


def _context(
    utterances: Sequence[Utterance], found: Sequence[Label], position: int, gave_back: bool
) -> tuple[float, float]:
    """What the place in the talk adds: to every sentence of the utterance, and to its first.

    A reply to more than a listener token more often gives back; so does going on, over the
    other's listener token, from a reflection. In a long utterance, or one that asks, a sentence
    more often does something else.
    """
    utterance = utterances[position]
    own = {one.behaviour for one in found if one.utterance_index == utterance.index}
    everywhere = -0.1 if _asks(found, utterance) else 0.0
    recent = {one.index for one in utterances[max(0, position - LOOK_BACK) : position + 1]}
    if any(one.behaviour in _TELLS and one.utterance_index in recent for one in found):
        everywhere -= 0.1
    if Behaviour.CHECKING_UNDERSTANDING in own:
        everywhere += 0.15
    elif len(utterance.text.split()) > LONG_UTTERANCE_WORDS:
        everywhere -= 0.12
    before = utterances[position - 1] if position else None
    words = len(before.text.split()) if before is not None and before.role is Role.ACTOR else 0
    if 0 < words <= 3:
        everywhere += 0.08 if gave_back else -0.08
    return everywhere, 0.08 if words >= 5 else 0.0


def _is_statement(found: Sequence[Label], utterance: Utterance, clause: Clause) -> bool:
    """Whether only the question mark makes the sentence a question."""
    return any(
        label.source in _BY_MARK
        and label.utterance_index == utterance.index
        and label.start_char == clause.start_char
        for label in found
    )


def _is_question_shaped(clause: Clause) -> bool:
    """Whether a sentence without a question label has the form of one (rhetorical, procedural)."""
    return _VERB_FIRST.search(clause.core) is not None or (
        clause.asked and _FORMS_BY_NAME["sounds_like"].search(clause.core) is None
    )


def _asks(found: Sequence[Label], utterance: Utterance) -> bool:
    """Whether the utterance asks an open, closed or permission question in words."""
    return any(
        label.behaviour in _ASKS
        and label.utterance_index == utterance.index
        and label.source not in _BY_MARK
        for label in found
    )


def _is_parroting(clause: Clause, heard: str) -> bool:
    """Whether the sentence repeats the other's words as they were."""
    return f" {clause.core} " in f" {plain_form(heard)} "
