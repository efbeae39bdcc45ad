"""Empathy and acknowledgement: two codes that must not be merged.

Rule: *empathy* names the effect on this person, or says that the leader is moved by it ("I can see
how much this is affecting you", "that must have been frightening"). *Acknowledgement* registers that
something was said or is hard, or thanks for telling ("I hear that this is difficult", "thank you for
telling me"): neutral, neither marker nor counter-marker.

Units: one sentence. Source: West & Chowla, compassionate leadership (attending, understanding,
empathising, helping); the split follows the project's measures.

Known weaknesses: sincerity cannot be read from words; "I'm sorry to hear that" is counted as
acknowledgement, though it may be meant as more.

Near misses: "I can see the chart." (no person), "It's hard to get staff." (task), "Thanks, bye."
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import clauses_of
from rehearsal_audio.behaviours.rules import carried, first_match, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_FEELING = (
    r"(?:hard|difficult|tough|awful|horrible|terrible|frightening|scary|terrifying|painful|upsetting|"
    r"distressing|exhausting|draining|lonely|isolating|stressful|overwhelming|frustrating|"
    r"devastating|heartbreaking|hurtful|worrying|unsettling|shocking|traumatic|humiliating|"
    r"embarrassing|a lot|so much|heavy|grim|rough|rotten|miserable|brutal|sad|a shock|hell|"
    r"a nightmare|disappointing|dreadful|gutting|unbearable|tiring|daunting|confusing|annoying)"
)
_AFFECTED = (
    r"(?:affect(?:ing|ed|s)?|weight|burden|bother(?:ing|ed|s)?|upset(?:ting|s)?|hurt(?:ing|s)?|hit(?:ting|s)?|weigh(?:ing|ed|s)?|wear(?:ing)?|"
    r"worr(?:ying|ied|ies)|shak(?:en|ing)|tak(?:ing|en)|cost(?:ing|s)?|mean(?:s|t)?|matter(?:s|ed)?|"
    r"pain|distress|struggl(?:ing|e)|strain|pressure|care[ds]?|exhaust(?:ed|ing)|drain(?:ed|ing)|"
    r"frighten(?:ed|ing)|scared|overwhelm(?:ed|ing)|anxious|frustrat(?:ed|ing)|carry(?:ing)?|carried|"
    r"tired|worn|impact|toll|suffer(?:ing|ed)?|difficult|hard|tough|stress(?:ed|ful|ing)?|lonely|alone|"
    r"been through|going through|go through|living with|dealing with|put(?:ting)? you)"
)
_RULES = (
    rule(
        "thanks_for_telling",
        r"\b(?:thanks?|thank you|grateful|appreciate|appreciated|glad|pleased|means a lot)\b.*\b(?:tell|"
        r"told|telling|shar(?:e|ed|ing)|say(?:ing)?|said|open(?:ness|ing)?|honest(?:y)?|trust(?:ing|ed)?|"
        r"com(?:e|ing) to (?:me|see)|came to me|bringing|raising|raised|speaking up|spoke up|being straight|"
        r"let(?:ting)? me know|being (?:so )?(?:open|honest|frank))\b|"
        r"\b(?:that|it) (?:must have taken (?:a lot|some|courage)|can't (?:have been|be) easy(?! for you)|wasn't easy|isn't easy|"
        r"won't have been easy)\b|\bt(?:akes|ook) (?:some (?:doing|courage|guts)|a lot|courage|guts|nerve)\b|"
        r"\bnot easy (?:to|for you to) (?:say|talk|tell|share|admit|come)\b|"
        r"^i(?:'m| am) (?:really |so |very )?(?:glad|pleased|grateful) you(?:'ve)?\b",
        0.8,
        Behaviour.ACKNOWLEDGEMENT,
    ),
    rule(
        "see_effect",
        rf"\bi (?:can|could|do)? ?(?:really |just |only |certainly |absolutely )?(?:see|hear|sense|tell|feel|imagine|"
        rf"notice|understand|appreciate)\b.*\b(?:how|what|you|your|this|it)\b.*\b{_AFFECTED}\b.*"
        rf"\b(?:you|your|for you)\b|"
        rf"\bi (?:can|could|do)? ?(?:really |just |only )?(?:see|hear|sense|tell|feel|imagine|notice|"
        rf"understand)\b.*\b(?:you(?:'re|'ve|r| are| were| have)?|how)\b.*\b{_AFFECTED}\b(?!.*\bthat this is\b)",
        0.8,
        Behaviour.EMPATHY,
    ),
    rule(
        "must_be",
        rf"\b(?:that|it|this|which|there|things|you)(?:'s|'ve)? (?:must|can't|couldn't) (?:really |just )?"
        rf"(?:be|have been|feel|have felt|hurt|weigh)\b(?:.*\b{_FEELING}\b|.*\b(?:easy|nice|pleasant|"
        rf"alone|worried|frightened|scared|tired|exhausted|upset|shaken|hurt|so \w+|feeling|for you)\b)|"
        rf"\byou must (?:be|feel|have (?:been|felt))\b(?! (?:able|joking|kidding|careful|on|here|at))|"
        rf"\bhow {_FEELING}\b.*\b(?:you|it)\b|\bno wonder you|\bi(?:'d| would) (?:feel|be|have felt|have been)"
        rf"\b.*\b(?:too|as well|same|in your)\b",
        0.75,
        Behaviour.EMPATHY,
    ),
    rule(
        "for_you",
        rf"\b(?:that|this|it)(?:'s| is| was| sounds?| feels?| has been| seems?|'s been| must)\b.*\b{_FEELING}\b.*"
        rf"\bfor you\b|^(?:that|it|this|that's|it's|this has|it has)\b.*\b(?:hit|knocked|shaken|hurt|affected|upset|frightened|scared|drained|wearing|"
        rf"weighing|taking (?:its|a) toll on|getting to) you\b(?! (?:should|could))|"
        rf"\b(?:hard|sad|painful|awful|upsetting) (?:for me )?to (?:hear|see|watch|listen)\b|"
        rf"\bit (?:hurts|pains|upsets|saddens|moves|worries) me\b|\bmy heart\b|\bi(?:'m| am) (?:really |so |very )?"
        rf"(?:moved|touched|sad|saddened|gutted)\b|\bi feel for you\b|\bi(?:'m| am) (?:so |really )?sorry "
        rf"(?:you(?:'ve|'re)?|that you|this is happening|it's been|you've)\b|"
        rf"\bhow (?:alone|frightened|scared|worried|tired|hurt|exhausted|lonely|upset|hard) you\b",
        0.75,
        Behaviour.EMPATHY,
    ),
    rule(
        "is_hard",
        rf"\b(?:that|this|it|things|which)(?:'s| is| was| sounds?| sounded| seems?| must be| has been|'s been|"
        rf" have been| are| can be|'ll be| feels?)\b(?: \w+){{0,4}}? {_FEELING}\b(?! (?:to (?:get|find|staff|cover|"
        rf"fill|say))|work|of (?:work|people|time|paper|the))|\bi (?:hear|understand|know|realise|"
        rf"realize|appreciate|get|see|recognise|can see|can hear) (?:that )?(?:this|it|that|things|you)\b.*"
        rf"\b(?:{_FEELING}|not easy|isn't easy|wasn't easy|been through|going through|struggl\w+|under)\b|"
        rf"\bi(?:'m| am) (?:so |really |very )?sorry (?:to hear|about|that)\b|\bsorry to hear\b|\bi'm (?:so |really )?sorry (?:nobody|no one|we|i|it)\b|"
        rf"^(?:that|it) (?:sounds|must be) (?:\w+ )?{_FEELING}|\bi hear (?:you|that|what you)(?:'re saying)?$|"
        rf"\bthat (?:makes|must make) (?:total |complete |perfect |a lot of )?sense$|"
        rf"\bi (?:can )?(?:understand|see|appreciate) (?:that|why|where you're coming from)$|"
        rf"^{_FEELING}\b.{{0,12}}$|\bi(?:'ve)? hear[d]? (?:you|that|what you(?:'ve| have)? (?:say|said|told))\b|"
        rf"\bi take (?:that|your point)\b|\bi (?:can )?(?:see|understand|get|appreciate) (?:why|that|how) "
        rf"(?:you|that|it|this)(?:'d| would| might|'re| are)?\b",
        0.7,
        Behaviour.ACKNOWLEDGEMENT,
    ),
)
_ASKS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
)


class EmpathyDetector:
    """Finds empathy and acknowledgement in what the leader says."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """At most one label a sentence; questions carry none."""
        labels = []
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            for clause in clauses_of(utterance.text):
                fired = first_match(_RULES, clause.plain)
                if fired is None or carried(found, utterance, clause, _ASKS):
                    continue
                labels += [
                    label_of(utterance, clause, one, fired.confidence, f"empathy.{fired.name}")
                    for one in fired.behaviours
                ]
        return tuple(labels)
