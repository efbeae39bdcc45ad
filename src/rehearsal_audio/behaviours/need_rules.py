"""Asking what the person needs: open and closed forms.

A question asks for a need if its question word or its verb is joined to a wish ("would", "could",
"has to", "going to") and to relief ("easier", "a difference", "take some of the strain"), or if it
asks straight out what is needed. What would be useful *to talk about* sets an agenda and is no
need; "would it help if I ..." is an offer.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import rule
from rehearsal_audio.model.event import Behaviour

_WISH = (
    r"(?:would|could|might|can|will|may|should|shall|'d|'ll|going to|needs? to|has to|have to|"
    r"had to|ought to)"
)
_RELIEF = (
    r"(?:help(?:ed|ing|s|ful)?|support(?:ed|ing|ive)?|useful|of (?:\w+ )?use|"
    r"easier|lighter|better|bearable|doable|manageable|possible|workable|tolerable|liveable|"
    r"simpler|smoother|safer|kinder|fairer|work (?:better )?for you|(?:a|any|the|some|most|biggest|"
    r"real) (?:\w+ )?difference|ease|relieve|lighten|lift|(?:take|taking) (?:some|any|the|a bit|it|"
    r"a little|that|things|something) (?:of )?(?:\w+ ){0,3}?(?:off|away|pressure|weight|load|"
    r"strain|"
    r"stress|edge|burden|sting)|get you (?:through|back|to)|need to (?:change|happen|"
    r"be (?:different|"
    r"in place))|have to (?:change|happen|be (?:different|in place))|needs? to (?:change|happen)|"
    r"has to (?:change|happen)|it take|give you|keep you|let you)"
)
_NO_AGENDA = (
    r"(?!.*\b(?:to (?:talk|focus|discuss|cover|start|know|hear|look at)|talk about|understand|"
    r"him|her|them|the (?:team|patient|customer|audit|rota|target)s?)$)"
)
_LEAD = r"^(?:\w+ ){0,6}?"
NEED_OPEN = rule(
    "asks_need",
    rf"{_LEAD}(?:what|how|where|which (?:bit|part))\b(?:'s|"
    rf"'d)?(?: [\w']+){{0,6}}? ?{_WISH}\b(?: (?!you do\b)[\w']+)"
    rf"{{0,8}}? ?\b{_RELIEF}\b{_NO_AGENDA}|"
    rf"{_LEAD}what(?:'s|'d)?(?: else| exactly| kind of \w+)? (?:do|would|might|did|could|is it|"
    rf"it is) "
    r"(?:you|that you)(?:'d| would| might)? (?:\w+ ){0,2}?(?:need|"
    r"find (?:most )?(?:help|use|support)ful|want from (?:me|us)|"
    r"like from (?:me|us)|like (?:me|us) to|want (?:me|us) to|like to (?:happen|see (?:happen|"
    r"change)|"
    r"be different)|want to (?:happen|change|be different))\b|"
    r"\b(?:tell|telling|ask|hear|wonder(?:ing)?|know) (?:me |you |us |"
    r"about )?(?:exactly )?what (?:it is "
    r"(?:that )?)?you(?:'d| would| might|'re going to| will)? (?:\w+ )?(?:need|want from|"
    r"find (?:most )?"
    r"helpful)\b(?! (?:to|is)\b)|\bwhat you could do with\b|"
    rf"{_LEAD}what (?:can|could|should|might|shall|would) (?:i|we|the team|"
    r"the ward|anyone|people) (?:\w+ ){0,2}?(?:do|offer|change|put in place|take|lift|move|shift|"
    r"sort|free|give you|say|provide|be)\b(?!.*\b(?:audit|rota|target)s?\b)(?! (?:if|about the)\b)|"
    rf"{_LEAD}(?:how|where) (?:can|could|might|should|best can|would) (?:i|we|the team|anyone) "
    r"(?:\w+ ){0,2}?(?:help|support|make (?:it|this|things)|assist|be (?:of )?(?:help|use|support)|"
    r"take|lift|move|shift)|"
    rf"{_LEAD}how (?:would|do|might) you (?:\w+ )?(?:like|want) (?:me|us|to be (?:supported|"
    rf"helped))|"
    r"\bif (?:i|we|you|there) .*\bwhat would (?:it|that|you|they)\b|"
    rf"{_LEAD}what (?:\w+ ){{0,2}}(?:support|help)\b.*\b(?:you|would|need|want)\b|"
    rf"{_LEAD}what's (?:the )?(?:one|most) .* help|\bwhat(?:'s| is) missing(?: for you)?$|"
    r"^(?:is|was) there (?:anything|something|any \w+)\b.*\byou(?:'d| would| could| might)? "
    r"(?:do with|need|like from)\b",
    0.9,
    Behaviour.OPEN_QUESTION,
    Behaviour.ASKS_NEED,
)
NEED_CLOSED = rule(
    "asks_need_closed",
    r"^(?:is there (?:anything|something|any|a way|some way|one thing)|anything|something)\b.*\b"
    r"(?:i|we|the team) (?:can|could|might|should|ought to)\b|"
    r"^(?:is there (?:anything|something)|anything|something) (?:\w+ ){0,4}?(?:that )?"
    rf"(?:would|could|might|'d|that'd) (?:[\w']+ ){{0,5}}?{_RELIEF}\b|"
    r"^(?:do|would) you (?:need|want|like) (?:any|some|more|a bit of|a little|anything|"
    r"something) ?(?:\w+ )?(?:help|support|time|cover|from (?:me|us)|else)\b|"
    r"^would (?:it|that|this) (?:\w+ )?(?:help|ease|be (?:\w+ )?(?:help(?:ful)?|useful|easier|"
    r"of (?:help|use))|make (?:it|things|a difference|life|work))\b(?! (?:if|for) (?:i|we|me|us)\b)"
    r"(?!.* if (?:i|we)\b)",
    0.8,
    Behaviour.CLOSED_QUESTION,
    Behaviour.ASKS_NEED,
)
