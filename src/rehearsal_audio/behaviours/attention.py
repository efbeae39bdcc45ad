"""Attention: noticing, person focus, task focus and naming the standard.

Rules, one sentence each: *noticing* names a change that the leader has seen in the person ("you
seem quieter than usual"), which is also *person focus*; *person focus* turns to the person: makes
time, asks how they are; *task focus* turns to work, rota, file, deadline or numbers; *names the
standard* states what is expected, the gap, or a deadline that holds.

Units: one sentence. Source: attending, the first of the four behaviours of compassionate
leadership (West); naming the standard kindly belongs to a performance conversation.

Known weaknesses: talk of work in an offer or a reflection is not task focus; work that no list
knows is missed.

Near misses: "I've noticed the charts are late." (task), "I'll take you off the rota." (offer),
"Take your time." (process), "So it's worst on nights." (reflection).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.rules import by_utterance, carried, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_WORK = (
    r"(?:charts?|audit|rotas?|rosters?|cover(?:ed|ing)?|deadlines?|files?|reports?|numbers|"
    r"targets?|figures|backlog|caseload|paperwork|discharges?|handovers?|forms?|kpis?|off sick|"
    r"staffing|stats|statistics|budgets?|projects?|clients?|quarter|inbox|spreadsheets?|overtime|"
    r"court|statements?|invoices?|submissions?|appraisals?|inspection|cqc|notes|care plans?|obs|"
    r"meds|medication round|shifts?|nights|weekends?|slides?|deck|pitch|presentation|launch|"
    r"release|tickets?|orders?|stock|sales|accounts?|payroll|datix|crime reports?|case files?|"
    r"interviews?|exhibits?|training|e-learning|mandatory|timesheets?|tender|contract|board|"
    r"ministers?|correspondence|queue|beds|list|clinic|job|jobs|workload|work|meeting|agenda|"
    r"draft|drafts|data|milestones?)"
)
_PLAIN_WORK = (
    r"(?:drug charts?|charts?|audit|rota|roster|figures|targets?|paperwork|invoices?|stock count|"
    r"handover (?:sheet|notes)|discharges?|case files?|submissions?|deadlines?|inspectors?|"
    r"inspection|backlog|crime reports?|care plans?|statements|kpis|spreadsheet|budget|"
    r"the numbers|the report|the files?|the project|the quarter|the tender|takings|call times|"
    r"letters|reconciliations|the till|discrepanc(?:y|ies)|sales)"
)
_TASK = (
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
        r"got to |have to )*(?:need|needed|want|got|have|haven't got|are|were|can't|"
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
        rf"^(?!.*\b(?:policy|entitled)\b).*\b{_PLAIN_WORK}\b",
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
_STANDARD = rule(
    "standard",
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
_NOTICING = rule(
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
    r"paused|sighed)\b|\byour (?:face|eyes|voice|hands|shoulders)\b",
    0.7,
    Behaviour.NOTICING,
    Behaviour.PERSON_FOCUS,
)
_PERSON = rule(
    "person",
    r"\bhow(?:'s| are| have|'ve| is|'re) (?:you|things|it (?:going|all)|life|home|everything|"
    r"your (?:family|mum|dad|wife|husband|partner|kids|sleep|children|week|weekend|son|daughter|"
    r"evening))\b(?!.*\b(?:with the (?!family|kids|baby)|work going|report|charts|rota|project|"
    r"file|audit|case|numbers)\b)|\bhow you(?:'re| are|'ve| have)(?: \w+)? ?(?:doing|feeling|"
    r"been|getting on|coping|really|holding|are|bearing|$)|"
    r"\bare you (?:\w+ )?(?:okay|all right|coping|sleeping|eating|managing|"
    r"getting (?:any|enough)|looking after yourself|safe)\b|"
    r"\b(?:phone|door|laptop|email|screen|radio)(?:'s| is)? (?:\w+ )?(?:away|off|shut|closed|"
    r"down|on silent)\b|\bi(?:'ve| have|'ll| just)? (?:\w+ )?(?:put|turned|switched|closed|"
    r"shut) (?:my|the) (?:\w+ )?(?:phone|door|laptop|email|screen|radio|pager|bleep)\b|"
    r"\b(?:we've|we have|i've|i have|you've|there's) (?:got )?(?:\w+ )?(?:half an hour|an hour|"
    r"the hour|as long as|all the time|plenty of time|time|no rush|the room|forty|thirty|twenty|"
    r"all (?:afternoon|morning|day))\b(?!.* (?:off|sick|before|to (?:finish|get)))|"
    r"\bno(?:body|[- ]one)(?:'s|'ll| is| will)? (?:\w+ )?(?:going to )?(?:come in|disturb|"
    r"interrupt|knock|walk in|bother)|\bwon't be (?:disturbed|interrupted)\b|\bfull attention\b|"
    r"\bi'm not available\b|\bhold(?:ing)? (?:my|the) calls\b|"
    r"\b(?:check in|checking in|catch up) (?:with|on) (?:you|how)\b|"
    r"\b(?:wanted|want|like|here) to (?:\w+ )?(?:see|hear|know|ask|find out|understand|"
    r"talk about) (?:about )?how (?:you|things)\b|"
    r"\b(?:this|today|the time|this time)(?:'s| is) (?:\w+ )?(?:about|for) you\b|"
    r"\bjust (?:us|you and me|the two of us)\b|\byour time\b(?<!take your time)|"
    r"\b(?:no|there's no|in no) (?:rush|hurry)\b|"
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
_HELPS_OR_HEARS = (
    Behaviour.OFFER_SPECIFIC,
    Behaviour.OFFER_GENERIC,
    Behaviour.FOLLOW_THROUGH,
    Behaviour.SIGNPOST_SPECIFIC,
    Behaviour.SIGNPOST_GENERIC,
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_SOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.EMPATHY,
    Behaviour.ACKNOWLEDGEMENT,
    Behaviour.CHECKING_UNDERSTANDING,
    Behaviour.ASKS_NEED,
    Behaviour.MINIMISING,
    Behaviour.NORMALISING,
    Behaviour.FALSE_REASSURANCE,
    Behaviour.PERMISSION_QUESTION,
)
_ON_PERSON = re.compile(
    r"\byou(?:'re|'ve|r|'d)? (?:\w+ ){0,3}?(?:feel|felt|feeling|said|saying|worried|mind|home|"
    r"family|sleep|mum|scared|cope|coping|upset|find|okay)\b|^(?:so|and) you\b|^(?:it )?sounds\b|"
    r"\bfor you\b|\byourself\b"
)
_ANAPHORA = re.compile(r"\b(?:it|they|them|those|that|these)\b")


class AttentionDetector:
    """Finds where the leader's attention lies: person, task or standard."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that turns to person or task."""
        labels: list[Label] = []
        labels_of = by_utterance(found)
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            on_task = False
            for clause in clauses_of(utterance.text):
                is_help = carried(own, clause, _HELPS_OR_HEARS)
                is_question = carried(
                    own,
                    clause,
                    {Behaviour.CLOSED_QUESTION, Behaviour.LEADING_QUESTION},
                )
                given = (
                    []
                    if is_help and not _NOTICING.pattern.search(clause.core)
                    else _turns_to(clause, on_task and is_question)
                )
                on_task = any(behaviour is Behaviour.TASK_FOCUS for behaviour, _, _ in given)
                labels += [
                    label_of(utterance, clause, behaviour, confidence, f"attention.{name}")
                    for behaviour, confidence, name in given
                ]
        return tuple(labels)


def _turns_to(clause: Clause, follows_task: bool) -> list[tuple[Behaviour, float, str]]:
    """What a sentence turns to, with confidence and rule."""
    core = clause.core
    for one in (_NOTICING, _PERSON):
        if one.pattern.search(core):
            return [(behaviour, one.confidence, one.name) for behaviour in one.behaviours]
    found: list[tuple[Behaviour, float, str]] = []
    if not clause.asked and _STANDARD.pattern.search(core):
        found.append((Behaviour.NAMES_STANDARD, _STANDARD.confidence, _STANDARD.name))
    fired = next((one for one in _TASK if one.pattern.search(core)), None)
    if found:
        return found
    if fired is not None and not _ON_PERSON.search(clause.plain):
        found.append((Behaviour.TASK_FOCUS, fired.confidence, fired.name))
    elif follows_task and _ANAPHORA.search(core):
        found.append((Behaviour.TASK_FOCUS, 0.55, "same_task"))
    return found
