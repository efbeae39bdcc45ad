"""Advice that names no duty: told as a story, a saying, a wish or a half sentence.

Read after the plain forms. Confidence is a judgement; forms that also tell what happened or give
back what was heard stay below the confidence that counts and are "possible".
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule

_SOMEBODY = (
    r"(?:me|us|him|her|them|my \w+|our \w+|(?:most|lots of|a lot of|some|other|loads of|many) "
    r"(?:people|folk|\w+s))"
)
_REMEDY = (
    r"(?:word|chat|talk|call|break|rest|week(?:end)?|few days|day off|holiday|walk|run|trip|"
    r"visit|list|diary|early night|lie-in|change|night out|note|email|letter|course|transfer|"
    r"secondment|referral|massage|bath|pint|cup of tea|hobby|bit of (?:\w+ )?(?:air|exercise|"
    r"time|space|fun|yoga|fresh air|me time|distance|sleep|perspective))"
)

IMPLIED_RULES: tuple[Rule, ...] = (
    rule(
        "story",
        rf"\bwhat (?:\w+ )?(?:saved|helped|worked for|sorted|did it for|got|cured|fixed|changed "
        rf"(?:it|things) for|made (?:all )?the difference (?:to|for)) {_SOMEBODY}\b.*\b(?:is|was|"
        r"were)\b|"
        r"\b(?:swear|swears|swore) by\b|"
        r"\b(?:that|which|it|this)(?:'s what| is what| was what| really| soon| just)? (?:sorted|"
        r"fixed|cured|saved) (?:it|me|him|her|them|my \w+)\b|"
        r"\bis what (?:sorted|fixed|cured|saved) (?:it|me|him|her|them)\b|"
        r"\bsorts? (?:me|you) (?:right )?out\b|"
        r"\b(?:i|he|she|they|most people|lots of people|a lot of people|some people|other people|"
        r"most of (?:us|them)|others) (?:always |often |usually |just )?(?:find|finds|found) "
        r"(?:that )?(?:if (?:they|you|i|we)|it (?:really )?(?:helps|helped|easier|works)|"
        r"\w+ing .*\b(?:helps|helped|works|worked)|(?:a|an|the|some) .*\b(?:helps|helped|works|"
        r"worked|does the trick|sorts|takes the))\b|"
        r"\b(?:does|did) the trick\b|\bworks? wonders\b",
        0.6,
    ),
    rule(
        "saying",
        r"\b(?:would|could|might|may|'ll|'d|will|does?) (?:probably |really |only )?do (?:you|"
        r"anyone|anybody) (?:the world of |a world of |a power of |some |no end of |any )?good\b|"
        r"\bdo you (?:the|a) (?:world|power) of good\b|\bnever (?:hurt|harmed|killed) (?:anyone|"
        r"anybody)\b|\bnothing (?:like|beats) an? \w+|\b(?:can't|cannot) beat an? \w+|"
        r"\bmakes? all the difference\b|\bthe sooner (?:you|it's|it is|that|they|he|she)\b.*"
        r"\bthe better\b|\brule (?:number )?one\b|\bgolden rule\b|"
        r"^(?:chin up|heads? (?:up|down)|deep breaths?|nose to the grindstone)\b|"
        r"\bit'd be (?:as )?well to\b|\bas well to\b|\bbetter to (?!be honest|have)\w+ .*\bthan\b|"
        r"(?:^|\bno )(?:point|use|sense) (?:in )?\w+ing\b(?! (?:me|you|i)\b)|"
        r"\bgood (?:time|moment) to (?:start|stop|try|ask|look|think about|take)\b",
        0.6,
    ),
    rule(
        "time_to",
        r"\b(?:it's|it is|maybe|perhaps|probably|high|about) (?:\w+ )?time (?:(?:that )?you "
        r"(?!told|said|were)|(?:for you )?to (?:let|stop|start|move|put|take|draw|talk|tell|get "
        r"(?:some|help|away|out|tough)|look (?:for|at)|think about|cut|hand|step|walk|ask))",
        0.62,
    ),
    rule(
        "remedy",
        rf"^(?:maybe|perhaps|even|just|so maybe|what about|how about|possibly) (?:just )?(?:an?|"
        rf"some|the odd) (?:\w+ )?{_REMEDY}\b|"
        rf"\ban? (?:\w+ )?{_REMEDY}(?: \w+){{0,4}} (?:might|would|could|may|can) (?:well )?"
        r"(?:help|do|be good|be worth|make|sort|take|give you|clear)\b|"
        rf"\bwhat you (?:want|need)(?: now)? is an? (?:\w+ )?{_REMEDY}\b|"
        r"\bthe thing (?:to do|you do|you want to do)\b.*\bis\b(?! (?:that|it|not|very|a|the)\b)",
        0.62,
    ),
    rule(
        "want_to",
        r"^(?:so |and |now |i think )?you(?:'ll)? want to (?:\w+ )?(?:monitor|check|keep|watch|"
        r"look (?:at|into)|cut|reduce|avoid|limit|rest|drink|eat|book|apply|chase|raise|log|"
        r"record|report|speak|talk|see|ask)\b",
        0.55,
    ),
    rule(
        "other_ways",
        r"^there(?:'s| are| is) (?:always |plenty of |lots of |loads of |other |better |easier |"
        r"some |also )+(?:ways?|apps?|courses?|books?|options?|techniques?|exercises|things you "
        r"(?:can|could)|tablets|groups|videos|podcasts)\b|^there(?:'s| are| is) (?:an? )?(?:apps?|"
        r"podcasts?|books?|courses?) (?:for|on|about|you can)\b",
        0.45,
    ),
    rule(
        "do_not_want_to",
        r"^(?:and |but |no )?you don't want to (?:be \w+ing|go|let|get|keep|leave|start|end up|"
        r"burn|bottle|rush|overdo)\b",
        0.45,
    ),
)
"""Implied advice, surest first."""

REMEDY = next(one for one in IMPLIED_RULES if one.name == "remedy")
"""A half sentence ("maybe a word with your rep"); the detector reads it with its opening words."""
