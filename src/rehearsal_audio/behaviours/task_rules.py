"""What turning to the task sounds like.

A sentence turns to the task if a form of :data:`TASK_RULES` fires, or if enough of
:data:`TASK_FEATURES` come together: a word of work, its state, a deadline or number, a demand, a
turn of the talk. Confidence and weights are judgements.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.behaviours.weighing import features
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
_MORE_WORK = (
    r"(?:pipeline|forecasts?|quarter|handle times?|head office|area manager|briefings?|minutes|"
    r"(?:bed|bay|theatre|ward|room|desk|unit|block|line|aisle|lane) (?:\w+)|transport|pharmacy|"
    r"ttos?|bloods|scans|drugs?|insulin|patients?|theatre|till|tills|kiosk|delivery|christmas "
    r"delivery|bookings|handover|staff meeting|obs|exhibits?|exhibit list|statements?|cps|"
    r"warrants?|custody|prisoners?|jobs?|logs|intel|patrol|crew|submissions?|private office|"
    r"permanent secretary|casework|cases|claims|contracts?|suppliers?|customers?|quotes?|"
    r"invoices|month end|quarter end|accounts?|sites?|crane|pour|lates|lateness|sickness|"
    r"absences?|certificates?|audits?|auditors?|governor|landings?|searches|wing|patch|"
    r"drills?|appliances?|mortgages?|counter|timesheets|leads|target|per cent|percent|training|"
    r"rounds?|beds?)"
)
TASK_FEATURES = features(
    ("work", rf"\b(?:{_WORK}|{_MORE_WORK})\b", 0.3),
    ("work_twice", rf"\b(?:{_WORK}|{_MORE_WORK})\b.*\b(?:{_WORK}|{_MORE_WORK})\b", 0.1),
    ("state", r"\b(?:done|finished|ready|signed|signed off|sorted|covered|sent|filed|closed|"
     r"complete[d]?|submitted|written(?: up)?|turned (?:round|around)|checked off|caught up|"
     r"up to date|outstanding|still (?:open|aren't|isn't|not|waiting|got)|gone out|come in|"
     r"chased|booked|had the|got the)\b", 0.2),
    ("due", r"\b(?:overdue|late|behind|due|short|outstanding|waiting on|off sick|to run|"
     r"by (?:\w+day|noon|tomorrow|tonight|the end|close|\w+ o'clock)|before (?:\w+day|noon|\w+ "
     r"o'clock|nine|ten|i go)|(?:here|in|due|coming|open) (?:at|on) (?:\w+)|end of (?:the )?(?:day|"
     r"play|week|month|quarter)|today|tonight)\b|"
     rf"\b{_MANY} (?:\w+ )?(?:{_WORK}|{_MORE_WORK})\b", 0.2),
    ("demand", r"\b(?:we|i)'ve (?:still |also |only )*got\b|\b(?:i|we)(?:'ll|'m| do| still| "
     r"really| just| also| going to)* (?:need|want|after|"
     r"got to have|have to have)\b|^(?:can|could|will|would) (?:you|we|i)\b|"
     r"^(?:did|have|has|is|are|was|were|where|when) (?:you|the|it|they|that|those|these|we|\w+)\b|"
     r"^(?:get|bring|send|finish|make sure|chase|sort|check) \b|\bwhat i (?:really )?need\b", 0.2),
    ("turn", r"\blet's (?:get (?:straight |right |on )?(?:in|on|down|back)?to|crack on)\b|"
     r"^(?:right|anyway|okay|so|now|but|oh|and)? ?(?:anyway|the (?:only |other |main "
     r")?thing "
     r"is|by the way|one (?:more |other )?thing|back to|moving on|on to|let's (?:look|"
     r"talk about|"
     r"crack|go|start|pick)|i've been looking at|i wanted to (?:talk|go|look|pick|raise|run)|"
     r"before "
     r"you go)\b|\bby the way\b|\bon my (?:screen|desk|list)\b", 0.25),
    ("feeling", r"\b(?:feel|felt|feeling|worried|scared|sleep|sleeping|hard|difficult|awful|"
     r"sorry|your (?:mum|dad|wife|husband|head|family|son|daughter|kids)|for you|on you|yourself|"
     r"your mind|cope|coping|at home)\b", -0.5),
    ("gives_back", r"^(?:so |and )?you(?:'re|'ve| feel| were| said| want)\b|^so (?:it|that|there|"
     r"the|by|they)\b|^(?:it )?sounds\b|^(?:put|leave|forget|park) \b", -0.35),
)  # fmt: skip
TASK_MIN_SCORE = 0.55
"""Sum of weights from which a sentence turns to the task."""
