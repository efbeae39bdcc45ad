"""Forms of words that tell a question from a statement, for the question detector.

Regular expressions over the core of a sentence: what stands first (a verb, a question word before
or after it), what announces, states back, leans or retorts. What each decides, and in which order,
is in ``questions``.
"""

from __future__ import annotations

import re

from rehearsal_audio.behaviours.question_rules import SUBJECT
from rehearsal_audio.behaviours.question_rules_apart import AUX

INVERTED = re.compile(
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
STATEMENT_WH = re.compile(
    r"^(?:what|how|when|where|whatever|who|which|why) (?:i|you|we|he|she|they|it|people|a|an|the|"
    r"i'm|i'd|i've|you're|we're|that's|happens is|matters is)\b(?!.*\bare you\b)"
)
ANNOUNCES = re.compile(
    r"^(?:can|could|may) i (?:just )?ask (?:you )?(?:something|a question|one thing|"
    r"this)\b(?! (?:about|else))"
)
VERB_FIRST = re.compile(rf"^{AUX} \w+")
YES_NO = re.compile(rf"^{AUX} {SUBJECT}\b")
YES_NO_SURE = re.compile(
    r"^(?!(?:do|have) (?:your|the|that|this|it)\b)(?:do|does|did|is|are|was|were|have|has|had|can|"
    r"could|would|will|should|shall|may|might) (?:i|you|he|she|it|we|they|that|this|there|"
    r"anyone|anybody|your|the)\b(?! a (?:seat|think|"
    r"look))(?<!do it)(?<!do that)(?<!do this)(?<!do i)(?<!did i)"
    r"(?<!should i)(?<!am i)"
)
MIDDLE_WH = re.compile(
    rf"\b(?:what|how|why|where)(?: \w+){{0,3}}? (?:{AUX} {SUBJECT}|kind|sort|would)\b|"
    r"\b(?:what|how|where)(?:'s|'ve|'re)\b"
)
MIDDLE_YES_NO = re.compile(
    r"\b(?:do|does|did|are|have|has|can|could|would|will|is|was|were) (?:you|that|it|there|they|"
    r"he|she|we)\b"
)
WONDER_IF = re.compile(
    r"^(?!you(?:'re| are|'d)? (?:\w+ )??(?:want|need|like|trying|keep|wonder\w*|asking|not sure)\b)"
    r".*\b(?:wonder|wondering|wondered|curious|asking|ask|know|check|tell me|"
    r"not sure) (?:\w+ )?(?:if|whether)\b(?! (?:it|that|this) (?:might|could|would)\b)"
)
DEGREE = re.compile(r"\bhow \w+ (?:are|is|would|do|does) |\bwhere would you (?:be|put|say)\b")
GIVES_SCALE = re.compile(
    r"\bscale\b|\b(?:zero|0|one|1)\b(?: is\b| being\b|\s*(?:to|-)\s*(?:ten|10|100)\b)",
    re.IGNORECASE,
)
DIRECTS = re.compile(
    r"^(?:try|get|go|take|have|make|ask|ring|call|book|keep|use|write|come|put|do) (?:and |to |"
    r"your|"
    r"a |an |the |some|it|them|out|away|off|yourself|for )(?!.*\bor\b)(?!other|any)"
)
ANY_ELSE = re.compile(r"\b(?:anything|anyone|who|what) else$")
LEANS = re.compile(r"\b(?:surely|obviously|i take it|presumably)\b|\bmust (?:be|have|feel)\b")
"""What says that the leader takes the answer for granted."""
OTHERS_WONDER = re.compile(
    r"\b(?:you(?:'re|'ve| are)?|they(?:'re)?) (?:\w+ ){0,3}?(?:curious|wonder\w*|interested)"
)
CLEFT = re.compile(
    r"^what (?:did|does|do) it for (?:me|us|him|her|them)\b|"
    r"^what(?:'s| is) (?:\w+ )+?(?:is|was|are) \w|"
    r"^what (?!is|was|are|were|do|did|does|would|could|can|will|have|has|should|might|about|"
    r"else)\w+.* (?:is|was) \w"
)
TELLS_BACK = re.compile(
    r"^what(?:'s| is)? (?:you(?:'re| are)|i(?:'m| am)|going on) (?:saying|telling|hearing|is)\b"
)
"""Announces a statement ("what you're saying is ..."), whatever the mark at its end."""
STATES_NEED = re.compile(r"^(?:we|they|he|she|it) |^(?:some|any)thing\b.* (?:is|was)\b")
DENIES_THEN_TAG = re.compile(
    r"(?:n't|\bnot|\bnever)\b.* (?:is|are|do|does|did|has|have|was|were|can|will) \w+$"
)
REPORTED = re.compile(
    r"\b(?:i|he|she|they|you) (?:just )?(?:think|thought|say|said|ask|asked|go|goes|"
    r"keep asking)\b.*\b(?:what|how|why|where|do|did)\b"
)
UNTOLD = re.compile(
    r"^you(?:'ve| have)(?:n't| not) (?:told|spoken to|said anything|talked to|mentioned|been to|"
    r"seen|asked|tried|had)\b(?!.*\bbecause\b)|^you live (?:alone|on your own|with)\b|"
    r"^you(?:'re| are) (?:married|single|on your own at)\b"
)
RETORT = re.compile(r"\b(?:i|it|we|he|she|they|there|that)(?: not)?$|^you [\w']+ [\w']+ you$")
SEEKS_YES = re.compile(
    r"^(?:i|i'll|i'm|i'd|i've|we|we'll|let's|let me|just|give|shout|ring|call|text|come|take|try|"
    r"get|go|keep|don't|tell|think|have|anything|look|make|remember|put|leave|talk|speak|ask)\b"
    r".*\b(?:yeah|yes|okay|all right|right|eh|straight|deal|agreed)$"
)
