"""What looks like a question and asks nothing, and questions that are neither open nor closed.

Tables that the question detector reads from the top, on the core of a sentence; the first pattern
that matches decides. Confidence is a judgement.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.advice_rules import QUESTION_FORM
from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

AUX = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|might|may|"
    r"must|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|can't|couldn't|"
    r"won't|wouldn't|shouldn't)"
)
"""Verbs that stand before the subject in a question."""

NO_QUESTIONS: tuple[Rule, ...] = (
    rule("token", r"^(?:really|yeah|okay|right|yes|no|all right|huh|what|sorry|pardon|eh)+$", 0.9),
    rule(
        "news_mark",
        rf"^(?:oh )?{AUX} (?:i|you|he|she|it|they|we|that)(?: not)?(?: now| really)?$",
        0.8,
    ),
    rule(
        "rhetorical",
        r"^(?:how many times (?:have|did|do) i|who (?:does$|doesn't|isn't|wouldn't|hasn't|knows|"
        r"cares|am i to)\b|what (?:did|do) you expect|"
        r"what (?:can|could) (?:i|you|we|one) (?:do|say)$|how (?:hard|difficult|bad) can it|"
        r"why (?:bother|me|on earth would)\b|what's the (?:point|worst (?:that|they|it))|"
        r"what else is new|"
        r"where would we be|isn't (?:that|it) (?:just )?(?:the way|life|always)|"
        r"what are you like|is that so$|you know what|guess what|what of it|who would have)",
        0.7,
    ),
    rule(
        "do_you_know",
        r"^(?:(?:do )?you know )?what i(?: mean|'m saying)$|^(?:do )?you know(?: what)?$",
        0.9,
    ),
    rule(
        "announces",
        r"^(?:(?:can|could|may|might|let me|i'd like to|i want to|i'm going to|i have|i've got|"
        r"there's) .{0,24}\bquestions?\b(?! (?:about|for))|let me ask you(?: this| something)?$|"
        r"(?:i )?just wanted to ask$|do you know what|shall i tell you|you know what)",
        0.7,
    ),
    rule(
        "procedural",
        r"^(?:(?:can|could) you (?:hear|see) me|is (?:this|that) (?:thing )?(?:on$|recording)|"
        r"are (?:you|we) (?:ready|recording|good to go|all set)|"
        r"(?:shall|should) we (?:start|begin|make a start|get started|crack on|sit|"
        r"go (?:in|through|and sit))|(?:do you want to|would you like to|will you|why don't you|"
        r"can you|do you want) (?:just )?(?:sit|have a seat|take a seat|"
        r"come (?:in|through|and sit)|grab a (?:seat|chair)|pull up|close the door|shut the door|"
        r"a seat)|how do you do$|(?:do you want|would you like|can i get you|fancy) (?:a |some |"
        r"any )*(?:cup|tea|coffee|water|brew|tissue|drink|glass|biscuit)|"
        r"are you comfortable there|did you (?:find|get) (?:us|here|the (?:room|place)))",
        0.8,
    ),
    QUESTION_FORM,
    rule(
        "proposal",
        r"^(?:(?:how|what) about (?:you (?!\?)\w|if |we |i )|why don't we )"
        r"(?!.*\b(?:tell|telling|share|sharing|describe|describing|say|saying) "
        r"(?:me|us|with|more|a)\b)",
        0.75,
    ),
)
"""Look like questions and are none: labelled by other detectors, if at all."""

CHECKING_ANNOUNCED = rule(
    "checking_announced",
    r"^(?:can|could|may) i (?:just )?(?:check|make sure) (?:that |what |if |whether )?(?:i|we|"
    r"you)\b(?! (?:ate|slept))|\blet me (?:just )?(?:check|see if i|"
    r"make sure)\b(?! (?:the|that's|your|with|my|on the|whether the))|"
    r"^(?:just )?(?:to )?(?:check|make sure|checking) (?:that )?(?:i've|i have|i'm|i understand|"
    r"i got|i get)\b|^let me (?:just )?summari[sz]e|"
    r"^i (?:just )?want to (?:make sure|check) (?:that )?i(?:'ve|'m| have| am| understand|"
    r" understood| got)\b|^let me (?:just )?(?:play|say|read) (?:that|it) back",
    0.8,
    Behaviour.CHECKING_UNDERSTANDING,
)
"""Announces that understanding is checked; asks nothing yet."""

KEPT_APART: tuple[Rule, ...] = (
    CHECKING_ANNOUNCED,
    rule(
        "permission",
        r"\bwonder(?:ing|ed)? (?:if|whether) (?:i|we) (?:can|could|might|may)\b|"
        r"(?:^|\b(?:i wonder if|wondering if|i wondered if) )(?:(?:can|could|may|might) (?:i|"
        r"we) (?:just |maybe |perhaps |quickly |also |possibly |now |please )*(?:ask|share|offer|"
        r"float|throw|chuck|bounce|try (?:an idea|a thought|something)|test|"
        r"tell(?! (?:him|her|them|the|\w+ly)\b)|put (?:something|(?:a|an|one|another) (?:thought|"
        r"idea|suggestion)|this|it to you)|"
        r"suggest|say|give you|tell you|check|come back|talk|speak|make a|raise|mention|add|read|"
        r"show|go (?:back|over|through)|pick (?:up|you up)|run (?:\w+ )*(?:by|past)|stop|pause|"
        r"interrupt|jump|"
        r"bring (?:up|something)|take a (?:look|moment|minute)|look|explain|have a (?:look|word|"
        r"think)|propose|"
        r"recommend|reflect|summari[sz]e|be (?:honest|frank|direct|blunt))|"
        r"\bmind if i\b|^(?:is it |that |would it be )?(?:okay|all right) if i\b|"
        r"^(?:(?:do|would|did|will) you )?(?:want|like|care|fancy) (?:to hear|hearing)"
        r" (?!how you|what you|from you|your|why you)|"
        r"^(?:(?:do|would) you )?(?:want|like|fancy) (?:a|an|one|another|my|some|any|the) "
        r"(?:\w+ ){0,2}?(?:suggestions?|ideas?|thoughts?|tips?|opinion|view|take on|advice|"
        r"pointers?|trick)\b|"
        r"\bi(?:'ve| have)(?: got)? (?:a|an|one|some|another|a couple of|a few) (?:\w+ )?"
        r"(?:suggestion|idea|thought|tip|trick|pointer)s?\b.*\bif (?:you|that|it)\b|"
        r"(?:would|do) you mind (?:if|me|my|us|telling|sharing)|"
        r"(?:would|is) (?:it|that|this)(?: be)? (?:okay|all right|fine|useful|helpful|"
        r"good) (?:with you |by you )?(?:if|for me|for us|to) (?:i|we|share|ask|talk|go|me|look|"
        r"spend|discuss|just|start|tell)|would it (?:help|"
        r"be (?:helpful|useful|any use)) if i (?:just )?(?:shared?|told|said|ran|talked|"
        r"explained|went|gave you (?:a|an|some) (?:idea|thought|suggestion|information|option)|"
        r"offered|described|suggested|read|mentioned|showed)|"
        r"(?:would|are|will) you (?:be )?(?:interested in|open to|willing to|up for|happy to|"
        r"happy for me to|okay with|comfortable) (?:me |us |having me |a |some |my |"
        r"if i )?(?:hear|know|learn|shar|talk|ask|tell|discuss|giv|suggest|listen|few|couple|"
        r"suggestion|information|thought|idea|look|hearing|some)|"
        r"(?:do you want|would you like|shall i|should i|do you want for) (?:me to |i |"
        r"for me to )?(?:share|tell you|explain|talk you|go over|go through|run through|suggest|"
        r"give you (?:a|an|some) (?:thought|idea|suggestion|information)|hear)|"
        r"would you like to (?:hear|know|learn)|is now a good time|"
        r"have you got (?:a|two|five|ten) (?:minute|second|moment|sec)s?|"
        r"have you got (?:five|two|ten|time)$|do i have your permission|"
        r"(?:if|as long as) (?:that's|it's) (?:okay|all right) with you$|"
        r"if (?:that's|it's) okay$)",
        0.8,
        Behaviour.PERMISSION_QUESTION,
        Behaviour.CLOSED_QUESTION,
    ),
    rule(
        "checking_asked",
        r"^(?:does|did) (?:that|it|any of (?:that|it)) (?:all )?make (?:any )?sense\b|"
        r"^(?:so )?(?:do you (?:see|follow|understand|get) (?:what i|me|where i|my)|"
        r"are you with me|are you (?:saying|telling me)|"
        r"(?:do|did) you mean|you mean)\b",
        0.65,
        Behaviour.CHECKING_UNDERSTANDING,
        Behaviour.CLOSED_QUESTION,
    ),
    rule(
        "checking_tail",
        r"(?:^|\b)(?:(?:have|did) i (?:got|get|understood|understand|heard|hear|captured|capture|"
        r"missed|miss|read)\b|is that (?:about |more or less |all |sort of |kind of |"
        r"roughly )?(?:right|fair|correct|accurate|it$|how (?:it|you)|"
        r"what you(?:'re| are)? (?:mean|saying|meant|say)|a fair)|"
        r"(?:am|was) i (?:right|understanding|hearing|reading|getting|on the right|close|"
        r"with you|following|correct)|^(?:does|did) that (?:sound (?:about |"
        r"more or less )?(?:right|fair|accurate|like (?:what|it|how|you))|capture|cover|match|"
        r"ring|reflect|"
        r"resonate)\b|(?:is|would) (?:that|it) be (?:fair|right|accurate)|"
        r"makes? sense$(?<!does that make sense)(?<!does it make sense)|is it fair to say|"
        r"would it be fair|"
        r"\bif i(?:'ve| have)? (?:understood|heard|got|hear|understand)|are we on the same page|"
        r"what did i (?:miss|leave|forget)|(?:correct me|tell me|stop me|let me know) if i(?:'m|"
        r" am|'ve| have| get| got)|can you (?:tell|say) (?:me )?(?:back|in your own words) what)",
        0.8,
        Behaviour.CHECKING_UNDERSTANDING,
    ),
    rule(
        "leading",
        r"^(?:don't you (?:think|feel|agree|reckon|want|see|care|worry (?:that|about)|ever worry)|"
        r"wouldn't you (?:say|agree|rather|want|like)|"
        r"(?:isn't|aren't|wasn't) (?:it|that|this|you|there)\b|surely|"
        r"(?:shouldn't|can't|couldn't) (?:we|they|he|she)|doesn't (?:it|that|everyone)|"
        r"you (?:don't|do|wouldn't|would|can't|aren't) (?:really |honestly |"
        r"seriously ).*\bdo you$|(?:do|don't) you (?:really|honestly|seriously) (?:think|believe|"
        r"expect|want)|you don't want .* do you$|are you (?:sure|certain) (?:you're|it's|that|"
        r"this|it) (?:not|isn't)|is it not|are you not|do you not|did you not|have you not|"
        r"didn't you|haven't you|hadn't you)\b",
        0.75,
        Behaviour.LEADING_QUESTION,
    ),
)
"""Questions kept apart: neither open nor closed, but for permission, which is closed as well."""
