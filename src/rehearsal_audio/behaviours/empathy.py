"""Empathy and acknowledgement: two codes that must not be merged.

Rule: *empathy* names the effect on this person, or says that the leader is moved by it ("I can see
how much this is affecting you", "that must have been frightening"). *Acknowledgement* registers
that something was said or is hard, or thanks for telling ("I hear that this is difficult", "thank
you for telling me"): neutral, neither marker nor counter-marker.

Units: one sentence, at most one of the two. Source: empathising, the third of the four behaviours
of compassionate leadership (West); the split follows the project's measures.

Known weaknesses: a third of empathy is missed in scenes that no rule had seen; sincerity cannot be
read from words; "I'm sorry to hear that" is counted as acknowledgement, though it may be meant as
more.

Near misses: "I can see the chart." (no person), "It's hard to get staff." (task), "Thanks, bye."
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import clauses_of
from rehearsal_audio.behaviours.rules import by_utterance, carried, first_match, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_FEELING = (
    r"(?:hard|difficult|tough|awful|horrible|terrible|frightening|scary|terrifying|painful|"
    r"upsetting|distressing|exhausting|draining|lonely|isolating|stressful|overwhelming|"
    r"frustrating|devastating|heartbreaking|hurtful|worrying|unsettling|shocking|traumatic|"
    r"humiliating|embarrassing|a lot|so much|heavy|grim|rough|rotten|miserable|brutal|sad|"
    r"a shock|hell|a nightmare|disappointing|dreadful|gutting|unbearable|tiring|daunting|"
    r"confusing|annoying)"
)
_AFFECTED = (
    r"(?:affect(?:ing|ed|s)?|weight|burden|bother(?:ing|ed|s)?|upset(?:ting|s)?|hurt(?:ing|s)?|"
    r"hit(?:ting|s)?|weigh(?:ing|ed|s)?|wear(?:ing)?|worr(?:ying|ied|ies)|shak(?:en|ing)|"
    r"tak(?:ing|en)|cost(?:ing|s)?|mean(?:s|t)?|matter(?:s|ed)?|pain|distress|struggl(?:ing|e)|"
    r"strain|pressure|care[ds]?|exhaust(?:ed|ing)|drain(?:ed|ing)|frighten(?:ed|ing)|scared|"
    r"overwhelm(?:ed|ing)|anxious|frustrat(?:ed|ing)|carry(?:ing)?|carried|tired|worn|impact|"
    r"toll|suffer(?:ing|ed)?|difficult|hard|tough|stress(?:ed|ful|ing)?|lonely|alone|"
    r"been through|going through|go through|living with|dealing with|put(?:ting)? you)"
)
_STRIKES = (
    r"(?:knocked|knocking|knock|hit|hitting|shaken|shaking|rattled|floored|rocked|winded|crushed|"
    r"flattened|frightened|frightens|scared|scares|worn|wearing|drained|draining|hurt|hurting|"
    r"upset|upsetting|upsets|exhausted|exhausting|thrown|throwing|stung|wounded|broken|breaking|"
    r"haunted|haunting|gutted|unsettled|unsettling|overwhelmed|overwhelming|eaten away at|"
    r"eating (?:away )?at|gnawing at|grinding|ground|tearing|torn|cut|weighing on|affected|"
    r"affecting|troubled|troubling|worried|worrying|distressed)"
)
_RULES = (
    rule(
        "thanks_for_telling",
        r"\b(?:thanks?|thank you|grateful|appreciate|appreciated|glad|pleased|"
        r"means a lot)\b.*\b(?:tell|told|telling|shar(?:e|ed|ing)|say(?:ing)?|said|"
        r"open(?:ness|ing)?|honest(?:y)?|trust(?:ing|ed)?|com(?:e|ing) to (?:me|see)|came to me|"
        r"coming forward|bringing|raising|raised|speaking up|spoke up|being straight|"
        r"let(?:ting)? me know|"
        r"being (?:so )?(?:open|honest|frank))\b|\b(?:that|"
        r"it) (?:must have taken (?:a lot|some|courage)|can't (?:have been|be) easy(?! for you)|"
        r"wasn't easy|isn't easy|won't have been easy)\b|"
        r"\bt(?:akes|ook) (?:some (?:doing|courage|guts)|a lot|courage|guts|nerve)\b|"
        r"\bwhat it (?:took|takes) (?:to|for you)\b|\bnot easy (?:to|for you to) (?:say|talk|tell|"
        r"share|admit|come)\b|"
        r"^i(?:'m| am) (?:really |so |very )?(?:glad|pleased|grateful) you(?:'ve)?\b|"
        r"\bi (?:really |do |very much )?appreciate (?:you|it that you|that you)\b",
        0.8,
        Behaviour.ACKNOWLEDGEMENT,
    ),
    rule(
        "hears_it_is_hard",
        r"\bi (?:hear|know|understand|realise|appreciate) (?:that )?(?:this|it|that|"
        rf"things)(?:'s| is| has| must| can)\b.*\b(?:{_FEELING}|easy)\b",
        0.75,
        Behaviour.ACKNOWLEDGEMENT,
    ),
    rule(
        "see_effect",
        r"\bi (?:can|could|do)? ?(?:really |just |only |certainly |absolutely )?(?:see|hear|"
        r"sense|tell|feel|imagine|notice|understand|appreciate)\b.*\b(?:how|what|you|your|this|"
        rf"it)\b.*\b{_AFFECTED}\b.*\b(?:you|your|for you)\b|"
        r"\bi (?:can|could|do)? ?(?:really |just |only )?(?:see|hear|sense|tell|feel|imagine|"
        r"notice|understand)\b.*\b(?:you(?:'re|'ve|r| are| were| have)?|"
        rf"how)\b.*\b{_AFFECTED}\b(?!.*\bthat this is\b)",
        0.8,
        Behaviour.EMPATHY,
    ),
    rule(
        "must_be",
        r"\b(?:that|it|this|which|there|things|you)(?:'s|'ve)? (?:must|can't|"
        r"couldn't) (?:really |just )?(?:be|have been|feel|have felt|hurt|"
        rf"weigh)\b(?:.*\b{_FEELING}\b|.*\b(?:easy|nice|pleasant|alone|worried|frightened|scared|"
        r"tired|exhausted|upset|shaken|hurt|so \w+|feeling|for you)\b)|"
        r"\b(?:that|it|this|which|they|he|she|there|hearing \w+|seeing \w+|"
        r"\w+ing that) must (?:\w+ )?"
        r"(?:have (?:\w+ )?)?(?:hit|knock|hurt|sting|stung|shak|shook|floor|weigh|tak|took|leav|"
        r"left|"
        r"ma[kd]e?|frighten|scare|wear|worn|throw|thrown|rattle|rock|crush|land|go to|"
        r"come as|cut)\w*\b.*\byou\b|"
        r"\byou must (?:be|feel|have (?:been|felt))\b(?! (?:able|joking|kidding|careful|on|here|"
        rf"at))|\bhow {_FEELING}\b.*\b(?:you|it)\b|\bno wonder you|"
        r"\bi(?:'d| would) (?:feel|be|have felt|have been)\b.*\b(?:too|as well|same|in your)\b",
        0.75,
        Behaviour.EMPATHY,
    ),
    rule(
        "effect_on_you",
        r"\bi (?:can |could |do )?(?:really |just |only |clearly )?(?:see|hear|tell|sense|imagine) "
        r"(?:that )?(?:it|this|that|he|she|they|things|all (?:this|that|of (?:it|this)))(?:'s|'re|"
        r" is|"
        r" has| have| are)(?: been| \w+ly)* (?!telling|asking|giving)\w+(?:ing|ed|en) "
        r"(?:(?:in|at|on|through|away at) )?you(?:r (?:heart|head|sleep|spirit|confidence|"
        r"life))?\b|"
        rf"^(?:and |but |oh |god |well |\w+ ){{0,2}}?(?:that|it|this)(?:'s| has| was| must have)"
        rf"(?: \w+){{0,2}}? {_STRIKES} (?:the (?:\w+ ){{1,2}})?(?:right |clean |"
        rf"straight )?(?:out of |through )?you\b"
        r"(?! (?:should|could|as |with|up (?:for|on|about)))|"
        r"\b(?:taken|taking|takes|took|knocked|drained|sucked) (?:\w+ ){1,5}?out of you\b|"
        r"\b(?:it|that|this)(?:'s| has) (?:\w+ )?(?:got|getting) (?:right |really |"
        r"properly )?(?:to you|under your skin|"
        r"you down)\b(?<!let it get to you)|\b(?:weighs?|weighing|weighed|preying|hangs?|hanging|"
        r"sitting) (?:\w+ ){0,2}?(?:on|over) (?:you|your (?:mind|shoulders|chest))\b|"
        r"\bi (?:can |could |do )?(?:really |just |only |clearly )?(?:see|hear|tell|sense|imagine|"
        r"feel) (?:just |quite |exactly |what an? \w+ .{0,30}\b)?how \w+\b.*\byou(?:'ve|'re|r)?\b|"
        r"\bi (?:can |could )(?:really |clearly )?(?:see|hear|tell|sense) (?:it|that) in your\b|"
        r"\b(?:a|an|such a|quite a|one hell of a) (?:\w+ )?(?:lot|load|weight|burden|thing|place|"
        r"position|time|ordeal|shock|blow) (?:to (?:be )?(?:carry|deal|hold|live|cope|sit|manage|"
        r"bear|take|have|keep|shoulder|go|put|face|find|come)\w*|for (?:you|one person|anyone|"
        r"anybody))\b|^what an? (?:\w+ )?(?:horrible|awful|lonely|frightening|terrible|hard|rotten|"
        r"dreadful|horrid|painful|miserable|exhausting|cruel|shock|nightmare|ordeal)\b|"
        r"\bwould (?:\w+ )?(?:knock|floor|shake|frighten|scare|upset|flatten|rattle|break|hurt|"
        r"worry|crush|exhaust|wear|get to|test) (?:anyone|anybody|the best|most people)\b|"
        r"\bno wonder (?:you|it|that|this|your)\b|\bmy heart (?:sank|goes|went|breaks|broke)\b|"
        r"\bbreaks my heart\b|\bfeel for you\b|^you poor\b|^(?:oh )?you must be\b(?! (?:joking|"
        r"kidding|careful|on|here|at|in|able|the|new|back|clear|wondering))",
        0.75,
        Behaviour.EMPATHY,
    ),
    rule(
        "for_you",
        r"\b(?:that|this|it)(?:'s| is| was| sounds?| feels?| has been| seems?|'s been|"
        rf" must)\b.*\b{_FEELING}\b.*\bfor you\b|^(?:that|it|this|that's|it's|this has|"
        r"it has)\b.*\b(?:hit|knocked|shaken|hurt|affected|upset|frightened|scared|drained|"
        r"wearing|weighing|taking (?:its|a) toll on|getting to) you\b(?! (?:should|could))|"
        r"\b(?:hard|sad|painful|awful|upsetting) (?:for me )?to (?:hear|see|watch|listen)\b|"
        r"\bit (?:hurts|pains|upsets|saddens|moves|worries) me\b|\bmy heart\b|"
        r"\bi feel (?:terrible|awful|dreadful|sick|so bad|bad) (?:that|about|for) (?:you|this|"
        r"what)\b|"
        r"\bi(?:'m| am) (?:really |so |very )?(?:moved|touched|sad|saddened|gutted)\b|"
        r"\bi feel for you\b|\bi(?:'m| am) (?:so |really )?sorry (?:you(?:'ve|'re)?|that you|"
        r"this is happening|it's been|you've)\b|\bhow (?:alone|frightened|scared|worried|tired|"
        r"hurt|exhausted|lonely|upset|hard) you\b",
        0.75,
        Behaviour.EMPATHY,
    ),
    rule(
        "is_hard",
        r"\b(?:that|this|it|things|which)(?:'s| is| was| sounds?| sounded| seems?| must be|"
        r" has been|'s been| have been| are| can be|'ll be|"
        rf" feels?)\b(?: \w+){{0,4}}? {_FEELING}\b(?! (?:to (?:get|find|staff|cover|fill|say))|"
        r"work|of (?:work|people|time|paper|the))|"
        r"\bi (?:hear|understand|know|realise|realize|appreciate|get|see|recognise|can see|"
        rf"can hear) (?:that )?(?:this|it|that|things|you)\b.*\b(?:{_FEELING}|not easy|"
        r"isn't easy|wasn't easy|been through|going through|struggl\w+|under)\b|"
        r"\bi(?:'m| am) (?:so |really |very )?sorry (?:to hear|about|that)\b|\bsorry to hear\b|"
        r"\bi'm (?:so |really )?sorry (?:nobody|no one|we|i|it)\b|"
        rf"^(?:that|it) (?:sounds|must be) (?:\w+ )?{_FEELING}|"
        r"\bi hear (?:you|that|what you)(?:'re saying)?$|"
        r"\bthat (?:makes|must make) (?:total |complete |perfect |a lot of )?sense$|"
        r"\bi (?:can )?(?:understand|see|appreciate) (?:that|why|where you're coming from)$|"
        rf"^{_FEELING}\b(?! not\b| to (?:say|tell|know|miss)).{{0,12}}$|"
        r"\bi(?:'ve)? heard? (?:you$|you (?!'|ha|we|di|ar|go|ca|mi|lo)|that$|that (?!you|the|he|"
        r"she|they|bev)|what you(?:'ve| have)? (?:say|said|told))|\bi hear (?:you|that)\b|"
        r"^(?:no |yes |that's a |a )*fair (?:point|play|comment|enough point)\b|"
        r"^(?:no )?(?:that's|that is) (?:absolutely |completely |only |perfectly |"
        r"more than )?fair$|"
        r"\bpoint taken\b|\bunderstandabl[ey]\b|^that's (?:a lot|a big thing|no small thing)$|"
        r"^(?:no |yes |yeah )*i (?:do |really |completely |totally )*(?:get|believe) (?:that|it|"
        r"you)$|"
        r"^thank(?:s| you) for that$|^(?:no )?you(?:'ve| have) (?:got )?a (?:good |fair )?point\b|"
        r"^(?:that|it|this) sounds (?:\w+ly |really |so |very |pretty |quite |just |absolutely )*"
        r"(?:un\w+|dis\w+|\w+(?:ful|ous|ible|able|ive)|grim|bleak|rough|rotten|a lot)$|"
        r"\bi take (?:that|your point)\b|"
        r"\bi (?:can )?(?:see|understand|get|appreciate) (?:why|that|how) (?:you|that|it|"
        r"this)(?:'d| would| might|'re| are)?\b",
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
        labels_of = by_utterance(found)
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            for clause in clauses_of(utterance.text):
                fired = first_match(_RULES, clause.plain)
                if fired is None or carried(own, clause, _ASKS):
                    continue
                labels += [
                    label_of(utterance, clause, one, fired.confidence, f"empathy.{fired.name}")
                    for one in fired.behaviours
                ]
        return tuple(labels)
