"""What turning to the person, to the task or to the standard sounds like.

Confidence is a judgement: what is seen in the person and questions about work are surest, a mere
word of work is weakest.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

_WORK = (
    r"(?:charts?|audit|rotas?|rosters?|cover(?:ed|ing)?|deadlines?|files?|reports?|numbers|"
    r"targets?|figures|backlog|caseload|paperwork|discharges?|handovers?|forms?|kpis?|off sick|"
    r"staffing|stats|statistics|budgets?|projects?|clients?|inbox|spreadsheets?|overtime|"
    r"court|statements?|invoices?|minutes of the|submissions?|appraisals?|inspection|cqc|notes|"
    r"care plans?|obs|"
    r"meds|medication round|shifts?|nights|weekends?|slides?|deck|pitch|presentation|launch|"
    r"release|tickets?|orders?|stock|sales|accounts?|payroll|datix|crime reports?|case files?|"
    r"interviews?|exhibits?|training|e-learning|mandatory|timesheets?|tender|contract|board|"
    r"ministers?|correspondence|queue|beds|list|clinic|workload|work|agenda|loads?|voids|"
    r"arrears|marking|essays|scripts|returns|lorr(?:y|ies)|vans?|trucks?|trains?|trolleys?|"
    r"deliver(?:y|ies)|pickers|inspections?|"
    r"near miss|incident|off[ -]duty|logs?|logbooks?|referrals?|observations?|visits?|lessons|"
    r"reports|claims|complaints|bookings?|orders|parcels|vehicles?|kit|system|assessments?|"
    r"turnaround|reviews?|plan|proposal|tenders|contracts|repairs|rounds?|checks?|peak|"
    r"draft|drafts|data|milestones?)"
)
_UNIT = r"(?:minutes?|hours?|days?|weeks?|working days?|months?|shifts?|percent|per cent)"
_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|several|\d+)"
)
_PLAIN_WORK = (
    r"(?:drug charts?|charts?|audit|rota|roster|figures|targets?|paperwork|invoices?|stock count|"
    r"handover (?:sheet|notes)|discharges?|case files?|submissions?|deadlines?|inspectors?|"
    r"inspection|backlog|crime reports?|care plans?|statements|kpis|spreadsheet|budget|"
    r"the numbers|the report|the files?|the project|the quarter|the tender|takings|call times|"
    r"letters|reconciliations|the till|discrepanc(?:y|ies)|sales)"
)
TASK_RULES: tuple[Rule, ...] = (
    rule(
        "turns_to_work",
        r"\b(?:wanted|want|need|like|got|have|here|going) to (?:\w+ )?(?:go (?:through|over)|talk "
        r"(?:about|to you about)|discuss|look at|pick up|cover|run (?:through|over)|raise|speak "
        rf"(?:about|to you about)|chat about) (?:\w+ ){{0,3}}?{_WORK}\b|"
        rf"^(?:is|was) (?:it|this|that) (?:\w+ )?(?:about|why|"
        rf"to do with) (?:\w+ ){{0,3}}?{_WORK}\b|"
        rf"^(?:did|have|has|are|is|were|was|do|does|can|could|will) (?:\w+ ){{0,5}}?(?:{_WORK})\b"
        r".*\b(?:out|sorted|slipped|done|open|in|back|closed|in yet|ready|late|held up)\b|"
        r"^(?:did|have|are|is|can|could|will|has) (?:you|it|they|that|he|she|"
        r"we) (?:\w+ ){0,3}?(?:log|"
        r"logged|report|reported|file|filed|submit|submitted|sign|signed|upload|uploaded|enter|"
        r"entered|record|recorded|send|sent|dispatch|dispatched|on the system|been (?:logged|"
        r"signed|sent|done|closed|finished)|cover)\b|"
        r"^how many\b.*\b(?:open|left|outstanding|overdue|to go)\b|"
        r"\b(?:put|pencil|count|get|have|book) you (?:down|in|on) for (?:\w+ )?(?:\w+day|the|that|"
        r"nights|days|earlies|lates|weekends?|a)\b|\bi(?:'ve| have)(?: only)? got (?:\w+ ){0,3}?"
        r"(?:minutes|till|until|a (?:meeting|call))\b.*\b(?:because|got to|have to|before|to do)\b|"
        r"\bi(?:'ve| have) got (?:\w+ ){0,2}?(?:off|out|in on|down|short|on the bank|coming in|"
        r"due|visiting)\b|\bmandatory training\b|\bshowing red\b|"
        rf"\b(?:out )?of (?:the )?(?:{_MANY}|\d+) (?:\w+ ){{0,5}}?(?:of yours|were|weren't|had|"
        rf"have|"
        r"are|aren't|came|missed|failed|late)\b",
        0.65,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "how_is_the_work",
        rf"\b(?:how|where|what|when)(?:'s|'re)? (?:\w+ ){{0,2}}?(?:are|is|we|you|things|it|was|"
        rf"about|did|do|does|have|will|can) (?:\w+ ){{0,5}}?(?:with|on|at|about|getting on with|"
        rf"to|the|your|those|that|this) (?:\w+ ){{0,4}}?{_WORK}\b|"
        r"\b(?:is|are|have|has|did|do|does|can|could|will|would|"
        rf"was) (?:\w+ ){{0,6}}?{_WORK}\b.*\b(?:done|finished|sorted|ready|caught up|up to date|"
        r"complete[d]?|signed|in|on time|covered|sent|filed|closed|submitted|written|cover|get|"
        r"finish|do|start|swap|work|over|through|by|today|tomorrow)\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "get_it_done",
        r"^(?:can|could|will|would) you (?:\w+ ){0,3}?(?:get|have|do|finish|send|sort|make sure|"
        r"bring|complete|write|sign|confirm|chase|check) (?:\w+ ){0,5}?(?:by|done|confirmed|"
        r"finished|on my desk|to me|sorted|in|over|ready|signed)\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "need_it",
        r"\b(?:i|we|they|i'd|i've|we've)(?:'ll| do)? (?:really |just |still |also |only |"
        r"got to |have to )*(?:need|needed|want|got|have|haven't got|are|can't|"
        rf"must) (?:\w+ ){{0,7}}?{_WORK}\b|\b(?:the|those|these|that|your|this|our|"
        rf"my) (?:\w+ ){{0,2}}?{_WORK}(?:'s|'ll)? (?:\w+ ){{0,3}}?(?:is|are|due|needs?|has|have|"
        r"isn't|aren't|won't|will|on|by|tomorrow|today|before|first|late|behind|overdue|"
        r"outstanding|next|looking|comes|still|goes|have to|can't)\b|"
        r"\b(?:about|regarding|back to|on to|onto|down to|discuss|talk about|go through|look at|"
        r"run through|get to|get through|finish|focus on|with) (?:the|those|your|this|that|our|"
        rf"next|these) (?:\w+ ){{0,3}}?{_WORK}\b|\bshort[- ]staffed\b|"
        r"\b(?:running|falling) behind\b|\boff sick\b|"
        rf"\b{_WORK} (?:won't|doesn't) (?:write|do|fill|finish)\b|\bwho's (?:going to )?cover|"
        r"\b(?:need|got|want) (?:someone|somebody|anyone|you) (?:for|on|to cover|in on) (?!me\b|"
        r"you\b)|\b(?:one|two|three|four|five|\w+ people) (?:down|short) (?:on|for)\b|"
        r"\bwe're (?:\w+ )?(?:short|behind|down)\b",
        0.6,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "work",
        rf"^(?!.*\b(?:policy|entitled)\b)(?!(?:put|leave|forget|close|park)\b).*\b{_PLAIN_WORK}\b",
        0.55,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "have_you_done",
        rf"^how many (?:\w+ ){{0,2}}?(?:tickets|cases|reports|calls|files|orders|units)\b|"
        r"^have you (?:done|finished|got|sent|written|started|filled|signed|closed|"
        rf"submitted) (?:\w+ ){{0,4}}?{_WORK}\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
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
NOTICING = rule(
    "noticing",
    r"\byou(?:'ve not| have not| haven't) been \w+ing\b|"
    r"(?<!back to )\byour (?:usual|normal|old|happy|cheerful) self\b|"
    r"\bi(?:'ve| have|'d| had| did| couldn't help| can't help| just| couldn't)? (?:also |just |"
    r"really |help |but |kind of )*(?:noticed|notice|noticing|seen|spotted|been noticing|"
    r"picked up|clocked|sensed)\b.*\byou|\byou(?:'ve| have|'re| are)? (?:\w+ )?(?:seem|seemed|"
    r"look|looked|sounded|come across|don't seem|don't look|didn't seem|"
    r"didn't look)\b(?! (?:at|for|after|into|forward|back|like you need|to me like))|"
    r"\byou(?:'ve| have|'re| are| were)? (?:\w+ ){0,3}?(?:been |gone |got |become )?(?:quiet|"
    r"quieter|withdrawn|not (?:yourself|your usual)|distracted|flat|subdued|different|distant|"
    r"jumpy|pale|down lately|on edge|snappy|less)\b|"
    r"\b(?:not|aren't|weren't|isn't) (?:\w+ )?(?:yourself|your usual|like you)\b|"
    r"\bthat's not like you\b|\bunlike you\b|\byou (?:usually|normally|used to)\b.*\b(?:lately|"
    r"but|now|recently|these days)\b|\byou (?:winced|flinched|went quiet|stopped|looked away|"
    r"paused|sighed)\b|(?<!on )(?<!in )\byour (?:face|eyes|voice|hands|shoulders)\b|"
    r"^you(?:'ve| have)? (?:just |\w+ly )?(?:gone (?:a bit |very |so |really )?(?:quiet|pale|"
    r"silent|white)|"
    r"lost weight|welled up|teared up)\b|\bi(?:'ve)? (?:saw|seen) you "
    r"(?!as\b|through|right)",
    0.7,
    Behaviour.NOTICING,
    Behaviour.PERSON_FOCUS,
)
PERSON = rule(
    "person",
    r"\bhow(?:'s| are| have|'ve| is|'re) (?:you|things|it (?:going|all)|life|home|everything|"
    r"your (?:family|mum|dad|wife|husband|partner|kids|sleep|children|week|weekend|son|daughter|"
    r"evening))\b(?!.*\b(?:with the (?!family|kids|baby)|work going|report|charts|rota|project|"
    r"file|audit|case|numbers)\b)|(?<!see )\bhow you(?:'re| are|'ve| have)(?: \w+)? ?(?:doing|"
    r"feeling|"
    r"been|getting on|coping|really|holding|are|bearing|$)|"
    r"\bhow(?:'s| has) it (?:all )?been\b|\bis everything (?:all right|okay)\b|"
    r"^what's going on$|\bare you (?:\w+ )?(?:okay|all right|coping|sleeping|eating|managing|"
    r"getting (?:any|enough)|looking after yourself|safe)\b|"
    r"\b(?:my|the) (?:phone|door|laptop|email|screen|radio)(?:'s| is)? (?:\w+ )?(?:away|off|shut|"
    r"closed|"
    r"down|on silent)\b|\bi(?:'ve| have|'ll| just)? (?:\w+ )?(?:put|turned|switched|closed|"
    r"shut) (?:my|the) (?:\w+ )?(?:phone|door|laptop|email|screen|radio|pager|bleep)\b|"
    r"\b(?:we've|we have|i've|i have|you've|there's) (?:got )?(?:\w+ )?(?:half an hour|an hour|"
    r"the hour|as long as|all the time|plenty of time|time|no rush(?! at all$)|the room|forty|"
    r"thirty|twenty|"
    r"all (?:afternoon|morning|day))\b(?!.* (?:off|sick|before|to (?:finish|get)))|"
    r"\bno(?:body|[- ]one)(?:'s|'ll| is| will)? (?:\w+ )?(?:going to )?(?:come in|disturb|"
    r"interrupt|knock|walk in|bother)|\bwon't be (?:disturbed|interrupted)\b|\bfull attention\b|"
    r"\bi'm not available\b|\bhold(?:ing)? (?:my|the) calls\b|"
    r"\b(?:check in|checking in|catch up) (?:with|on) (?:you|how)\b|"
    r"\b(?:wanted|want|like|here) to (?:\w+ )?(?:see|hear|know|ask|find out|understand|"
    r"talk about) (?:about )?how (?:you|things)\b|"
    r"\b(?:this|today|the time|this time)(?:'s| is) (?:\w+ )?(?:about|for) you\b|"
    r"\bjust (?:us|you and me|the two of us)\b|\byour time\b(?<!take your time)|"
    r"\b(?:no|there's no|in no) (?:rush|hurry)\b(?! at all$)|"
    r"\b(?:kept|cleared|set aside|blocked|freed|made|booked) (?:\w+ ){0,4}?(?:free|diary|time|"
    r"hour|half hour|afternoon|morning|room|calendar)\b|\bthinking (?:of|about) you\b|"
    r"\bi(?:'m| am| was| have been|'ve been)(?: \w+)? (?:worried|concerned) (?:about|for) you\b|"
    r"\bwhat's (?:\w+ )?on your mind\b|\bwhat's (?:\w+ )?(?:up|wrong|the matter)(?: with you)?$|"
    r"\bwhat's going on (?:for|with) you\b|\b(?:i|we) (?:\w+ )?care about you\b|"
    r"\bforget (?:the|about the|work)\b.*|\byou matter\b|\byou come first\b|"
    r"\b(?:the|that) \w+ can wait\b|\bright now (?:it's|i'm|this is) (?:\w+ )?(?:you|about you)\b",
    0.7,
    Behaviour.PERSON_FOCUS,
)
