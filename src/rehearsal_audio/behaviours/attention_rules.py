"""What naming the standard sounds like: what is expected, the gap, a deadline that holds.

A sentence names the standard if a form of :data:`STANDARD` fires and nothing in
:data:`STANDARD_AGAINST` speaks against it, or if enough of :data:`STANDARD_FEATURES` come together:
an obligation, a limit, a gap, that it holds. Confidence and weights are judgements.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import rule
from rehearsal_audio.behaviours.weighing import features
from rehearsal_audio.model.event import Behaviour

_UNIT = r"(?:minutes?|hours?|days?|weeks?|working days?|months?|shifts?|percent|per cent)"
_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|several|\d+)"
)
_THING = (
    r"(?:it|that|they|those|these|them|this|everything|anything|each|both|all of (?:it|them|those)|"
    r"(?:the|those|these|your|our|my|every|all|any|each) (?:\w+ ){0,3}?\w+)"
)
_HELD = (
    r"(?:bend|budge|move|shift|compromise|waive|negotiate|let (?:slide|go|slip|drop|that slide)|"
    r"drop|change|flex|give (?:on|way)|overlook|ignore|let you off|sign off|accept)"
)
_NAMED = (
    rf"^(?:(?:because|but|and|so|now|then) )*{_THING}(?:'ve| do| does| will|'ll|'s)? (?:still |"
    r"always |just |really |all |also )*(?:have|has|need|needs|must|got|has got|ought|"
    r"(?:are|is|were|was) (?:meant|supposed|due|required|expected)|should)(?: to| both| all| got)* "
    r"(?:to )?(?!be (?:\w+ )?(?:hard|difficult|tough|awful|frightening|scary|exhausting|lonely|"
    r"worse|"
    r"honest|fair|a (?:\w+ )?(?:shock|worry|strain|blow)|weird|strange)\b)(?:be|go|come|get|"
    r"happen|meet|match|reach|stay|carry|show|include|"
    r"stop|change|"
    r"improve|arrive|leave|run|hit|land)\b|"
    rf"\b(?:can't|cannot|couldn't|won't|not going to|not able to|unable to) (?:\w+ )?{_HELD}\b"
    r"(?! (?:with|off|my|the subject|house|on from|past))|\bnot (?:optional|negotiable|up for "
    r"(?:discussion|debate)|something (?:i|we) can (?:\w+ )?{_X})\b|\bno (?:ifs|exceptions|excuses)"
    r"\b|\bwithout exception\b|\b(?:that's|it's|here's|this is|that is) (?:\w+ )?the (?:line|rule|"
    r"bar|minimum|deal|bottom line|requirement|expectation|standard|bit (?:i|we) can't)\b|"
    r"\bthe (?:line|rule|bar|turnaround|minimum|limit|window|threshold|requirement|agreement|"
    rf"cut-off|cut off)(?:'s| is| are| was| stays| remains) (?!(?:not )?(?:clear|fine|okay)\b)|"
    rf"\b(?:it|they|that|those|these|the \w+) (?:was|were|is|are) (?:booked|due|meant|supposed|"
    r"promised|scheduled|planned|wanted) (?:in |back |out )?(?:for|by|on|at|to be)\b|"
    rf"\b{_MANY} (?:\w+ ){{0,2}}?(?:lates|late|misses|missed|overdue|outstanding|short|behind|"
    rf"absences|no-shows|complaints|errors)\b(?! (?:for|off))|\b(?:on|at|to) day {_MANY}|"
    rf"\b{_MANY} {_UNIT} (?:late|over|overdue|behind|past|after)\b|"
    rf"\bwithin (?:the )?(?:\w+ )?(?:{_MANY}|an?|one) (?:\w+ )?{_UNIT}\b|"
    r"\bwhat (?:i|we)(?:'m| am|'re)? (?:\w+ )?(?:need|looking for|expect|want|asking)(?: from you)?"
    r"(?: to see)?(?: now)? (?:is|are)\b(?! (?:for you|you to (?:feel|know)|to (?:understand|"
    r"hear)))|"
    r"\bi (?:do |still |also |really |would )*need (?:\w+ ){0,4}?(?:out|in|back|done|finished|"
    r"complete|timed|signed|logged|up to date|on time) by\b|"
    r"\bi (?:do |still |also |really )+need\b.*\b(?:by|before|back|done|on time|to be|at)\b|"
    r"\b(?:we|you|i) (?:did |had |all )?(?:agreed|said) (?:that |it )?(?:would|you|it'd|you'd|we|"
    r"on|"
    r"by|friday|monday|the)\b(?!.*\b(?:feel|were|felt|didn't)\b)|"
    r"\byou(?:'ve|'re| have| are| do)? (?:\w+ )?(?:to be|have to be|need to be|must be|expected to "
    r"be) (?!honest|kind|fair|sure|able|yourself|hard)(?:\w+ )*(?:when|while|on (?:shift|duty|"
    r"watch|time|the)|at (?:work|the)|in by|here by|clean|ready|present|logged)\b"
).replace("{_X}", _HELD)
STANDARD = rule(
    "standard",
    rf"{_NAMED}|"
    r"\b(?:expect(?:ed|ation|ations|s)?|standards?|required|"
    r"requirement)\b(?!.*\bto be expected\b)(?!.*\b(?:did you|do you|were you|you were|"
    r"you)\b.{0,12}\bexpect)|\b(?:need|needs|has|have) to be (?:\w+ )?(?:in|done|here|on time|"
    r"finished|complete[d]?|submitted|at|on (?:the|shift|duty|time)|out|within|clear|signed|"
    r"ready|filed|right|accurate|entered|recorded|written|up to date|back|with)\b|"
    r"\b(?:the|that|this|our) (?:deadline|target|standard|date)s?\b.*\b(?:is|are|stands|holds|"
    r"hasn't|still|won't|can't|isn't|remains|was|doesn't|noon|monday|tuesday|wednesday|thursday|"
    r"friday)\b|\b(?:we|you) (?:had )?agreed\b|"
    r"\bwe need (?:\w+ ){1,4}?by (?:the|end|tomorrow|monday|friday)\b|"
    r"\bi (?:do |still |also |really |would )*need (?:the|those|these|it|them|that|you to|this|"
    r"your|every|all|each|both)\b.*\b(?:by|on time|within|before|from now|every|at|in|done|"
    r"to be)\b|\b(?:isn't|not|aren't) (?:\w+ )?(?:acceptable|good enough|okay|up to|"
    r"where (?:it|we|they)|what (?:we|i)|at the level|meeting|safe)\b|"
    r"\b(?:has|have|need|needs) to (?:change|improve|stop|be better|get better|meet)\b|"
    r"\bfell short\b|\bfall(?:en|ing|s)? (?:short|below)\b|\bbelow (?:the|what|where)\b|"
    r"\b(?:late|missing|absent|overdue) (?:\w+ ){0,3}?(?:times|this (?:week|month)|twice|out of|"
    r"since|on)\b|\b(?:three|four|five|two|six|several|\d+) (?:\w+ )?(?:late|missed|overdue|"
    r"complaints|errors|mistakes|of the|out of|weeks late|days late)\b|\b(?:was|were) due\b|"
    r"\bcame in (?:\w+ )?late\b|\bmissed (?:\w+ ){0,2}(?:deadlines?|shifts?|days?|meetings?)\b|"
    r"\bthe gap\b|\b(?:shift|day|handover|briefing) (?:starts|begins) at\b|"
    r"\bmust be (?:in|done|signed|on|recorded|at|completed|here)\b|\bnon-negotiable\b|"
    r"\bbottom line is\b",
    0.65,
    Behaviour.NAMES_STANDARD,
)

STANDARD_FEATURES = features(
    ("obliged", r"(?:'re|'s| is| are| was| were)(?: all| both| still| only)? (?:meant|supposed|"
     r"required|expected|due) to\b|\b(?:has|have|needs?|got|ought) to (?:all |both )?(?:be|go|come|"
     r"happen|start|stop|balance|add up|match|arrive|land|leave|meet|reach|show|tally|stay)\b|"
     r"\bneeds? (?:at least|a minimum|one|two|three|four|five|six|\d+) \w+|"
     r"\b(?:i|we)(?:'d)? (?:do )?need to see\b|\bmust (?:be|go|have|stay)\b|\b(?:can't|cannot|"
     r"mustn't|shouldn't) (?:be|go|come|happen|slip|"
     r"run|start)\b|\b(?:i|we) (?:do |still |really |absolutely )*need (?:\w+ ){1,4}?\w+(?:ed|"
     r"done|back|in|right|there)\b(?! (?:somebody|someone))", 0.35),
    ("limit", rf"\b(?:within|inside|under) (?:the )?(?:{_MANY}|an?|one)\b|\bno later than\b|"
     r"\bby (?:\w+day|noon|midnight|the end|close|the \w+(?:th|first|second|third))\b|"
     r"\bon the dot\b|\b(?:the )?same (?:day|shift)\b|\bevery (?:one|time|single|day|shift)\b|"
     r"\b(?:on|at|for|against|in) every \w+\b|"
     r"\bminimum\b|\bmaximum\b|\blimit\b|\btargets?\b|\bat least (?:one|two|three|four|five|"
     r"\d+)\b|\bbefore the end of\b|\bhandbook\b|\b(?:policy|rule|law)\b|\bto the (?:penny|minute|"
     rf"letter)\b|\b{_MANY} (?:seconds?|minutes?|hours?|working days?)\b|\bfull stop\b", 0.3),
    ("gap", rf"\b(?:{_MANY}|one|half|most|some) (?:out )?of (?:the|your|yours|those|them|last|"
     rf"my)\b|"
     r"\b(?:second|third|fourth|fifth|sixth) (?:time|one)\b|\btwice (?:this|last|in)\b|"
     rf"\b{_MANY} times\b|\b(?:late|missed|missing|overdue|unsigned|incomplete|wrong|unanswered)\b|"
     r"\b(?:haven't|hasn't|weren't|wasn't|aren't|isn't|hadn't) (?:\w+ )?(?:been )?(?:done|signed|"
     r"filed|logged|met|there|in|up to|right|checked|happening)\b|\bnearer (?:to )?\w+\b|"
     r"\b(?:below|short of|over|outside|off) (?:the|what|where)\b|\binstead of\b|\bagain this\b|"
     r"\bslipp(?:ed|ing)\b", 0.3),
    ("holds", r"\b(?:can't|cannot|won't|not able to|unable to|not going to|not something (?:i|we) "
     r"can|isn't something (?:i|we) can) (?:\w+ )?(?:bend|budge|move|shift|waive|"
     r"let (?:\w+ )?(?:go|"
     r"slide|slip|drop)|carry|drop|overlook|ignore|relax|negotiate|compromise)\b|"
     r"\b(?:doesn't|don't|won't|hasn't) (?:go away|change|move|shift|alter)\b|"
     r"\b(?:still )?(?:stands|stays|holds|remains)(?: (?:the same|as it is))?$|\bno exceptions\b|"
     r"\bnon[ -]negotiable\b|\bnot optional\b|\bnot up for\b|\bno (?:two ways|way round)\b", 0.35),
    ("work", r"\bon (?:the system|shift|duty|time|site|the ward|the floor|the phones)\b|"
     r"\b(?:figures?|numbers?|notes|reports?|till|login|charts?|records?|handover|calls|checks?|"
     r"visits?|forms?|logs?|files?|deadline|briefings?|crane|shift|rota|signed|cases?|statements?|"
     r"bookings?|orders?|stock|cash|badge|uniform|lateness|absences?|complaints?)\b", 0.15),
    ("feeling", r"\b(?:feel|felt|feeling|worried|hard|difficult|awful|sorry|scared|tired|for you|"
     r"yourself|your (?:mum|dad|wife|husband|head|sleep|family))\b", -0.4),
    ("rights", r"\b(?:law|legally|paid|entitle\w*|sick pay|leave|confidential|formal|warning)\b",
     -0.3),
    ("own_act", r"\b(?:i'll|i can(?!'t)|i could|we could|let me|i'd like)\b|^so you\b|^it sounds\b|"
     r"\b(?:the )?(?:policy|law) (?:says|is|doesn't|lets|allows)\b|\b(?:you (?:could|might)|"
     r"why not|if i were)\b", -0.35),
)  # fmt: skip
STANDARD_MIN_SCORE = 0.55
STANDARD_AGAINST = features(
    ("inventory", r"^(?:i've|we've|i have|we have) (?:only )?got\b(?!.*\bof yours\b)", -1.0),
    ("request", r"\bneed (?:is )?(?:somebody|someone|anyone|you (?:on|in|to cover|to come|to "
     r"do))\b|"
     r"\bneed is (?:somebody|someone|you|a)\b", -1.0),
    ("history", r"\bwas only\b|\bused to be\b|\bbecause of\b", -1.0),
)  # fmt: skip
"""What speaks against a standard, whatever form fires."""
