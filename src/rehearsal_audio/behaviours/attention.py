"""Attention: noticing, person focus, task focus and naming the standard.

Rules, one sentence each: *noticing* names a change that the leader has seen in the person ("you seem
quieter than usual"), which is also *person focus*; *person focus* turns to the person: makes time,
asks how they are; *task focus* turns to work, rota, file, deadline or numbers; *names the standard*
states what is expected, the gap, or a deadline that holds.

Units: one sentence. Source: attending, the first of the four behaviours of compassionate leadership
(West); naming the standard kindly belongs to a performance conversation.

Known weaknesses: talk of work in an offer or a reflection is not task focus; work that no list knows
is missed.

Near misses: "I've noticed the charts are late." (task), "I'll take you off the rota." (offer), "Take
your time." (process), "So it's worst on nights." (reflection).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.rules import carried, label_of, rule
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_WORK = (
    r"(?:charts?|audit|rotas?|rosters?|cover(?:ed|ing)?|deadlines?|files?|reports?|numbers|targets?|figures|"
    r"backlog|caseload|paperwork|discharges?|handovers?|forms?|kpis?|off sick|staffing|stats|statistics|budgets?|projects?|"
    r"clients?|quarter|inbox|spreadsheets?|overtime|court|statements?|invoices?|submissions?|minutes|appraisals?|"
    r"inspection|cqc|notes|care plans?|obs|meds|medication round|shifts?|nights|weekends?|slides?|deck|pitch|"
    r"presentation|launch|release|tickets?|orders?|stock|sales|accounts?|payroll|datix|crime reports?|case files?|"
    r"interviews?|exhibits?|training|e-learning|mandatory|timesheets?|tender|contract|board|ministers?|"
    r"correspondence|queue|beds|list|clinic|job|jobs|workload|work|meeting|agenda|draft|drafts|data|milestones?)"
)
_PLAIN_WORK = (
    r"(?:drug charts?|charts?|audit|rota|roster|figures|targets?|paperwork|invoices?|stock count|"
    r"handover (?:sheet|notes)|discharges?|case files?|submissions?|deadlines?|inspectors?|"
    r"inspection|backlog|crime reports?|care plans?|statements|kpis|spreadsheet|budget|"
    r"the numbers|the report|the files?|the project|the quarter|the tender|till|takings|discrepanc(?:y|ies)|sales)"
)
_TASK = (
    rule(
        "how_is_the_work",
        rf"\b(?:how|where|what|when)(?:'s|'re)? (?:\w+ ){{0,2}}?(?:are|is|we|you|things|it|was|about|did|do|does|have|will|can) "
        rf"(?:\w+ ){{0,5}}?(?:with|on|at|about|getting on with|to|the|your|those|that|this) (?:\w+ ){{0,4}}?{_WORK}\b|"
        rf"\b(?:is|are|have|has|did|do|does|can|could|will|would|was) (?:\w+ ){{0,6}}?{_WORK}\b.*\b(?:done|finished|sorted|ready|"
        rf"caught up|up to date|complete[d]?|signed|in|on time|covered|sent|filed|closed|submitted|written|cover|"
        rf"get|finish|do|start|swap|work|over|through|by|today|tomorrow)\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "get_it_done",
        r"^(?:can|could|will|would) you (?:\w+ )?(?:get|have|do|finish|send|sort|make sure|bring|complete|"
        r"write|sign|confirm|chase|check) (?:\w+ ){0,5}?(?:by|done|confirmed|finished|on my desk|to me|"
        r"sorted|in|over|ready|signed)\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
    rule(
        "need_it",
        rf"\b(?:i|we|they|i'd|i've|we've)(?:'ll| do)? (?:really |just |still |also |only |got to |have to )*(?:need|needed|want|got|have|"
        rf"haven't got|are|were|can't|must) (?:\w+ ){{0,7}}?{_WORK}\b|"
        rf"\b(?:the|those|these|that|your|this|our|my) (?:\w+ ){{0,2}}?{_WORK}(?:'s|'ll)? (?:\w+ ){{0,3}}?(?:is|are|due|needs?|has|have|"
        rf"isn't|aren't|won't|will|on|by|tomorrow|today|before|first|late|behind|overdue|outstanding|next|looking|comes|"
        rf"still|goes|have to|can't)\b|\b(?:about|regarding|back to|on to|onto|down to|discuss|talk about|go through|look at|"
        rf"run through|get to|get through|finish|focus on|with) (?:the|those|your|this|that|our|next|these) (?:\w+ ){{0,3}}?{_WORK}\b|"
        rf"\bshort[- ]staffed\b|\b(?:running|falling) behind\b|\boff sick\b|\b{_WORK} (?:won't|doesn't) (?:write|do|"
        rf"fill|finish)\b|\bwho's (?:going to )?cover|\b(?:need|got|want) (?:someone|somebody|anyone|you) (?:for|on|to cover|in on) (?!me\b|you\b)|\b(?:one|two|three|four|five|\w+ people) (?:down|short) (?:on|for)\b|\bwe're (?:\w+ )?(?:short|behind|down)\b",
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
        rf"^how many (?:\w+ ){{0,2}}?{_WORK}\b|^have you (?:done|finished|got|sent|written|started|filled|signed|closed|submitted) (?:\w+ ){{0,4}}?{_WORK}\b",
        0.7,
        Behaviour.TASK_FOCUS,
    ),
)
_STANDARD = rule(
    "standard",
    r"\b(?:expect(?:ed|ation|ations|s)?|standards?|required|requirement)\b(?!.*\bto be expected\b)(?!.*\b(?:did you|do you|were "
    r"you|you were|you)\b.{0,12}\bexpect)|\b(?:need|needs|has|have) to be (?:\w+ )?(?:in|done|here|on time|finished|complete[d]?|"
    r"submitted|at|on (?:the|shift|duty|time)|signed|ready|filed|right|accurate|entered|recorded|written|up to date|back|with)\b|\b(?:the|that|this|our) "
    r"(?:deadline|target|standard|date)s?\b.*\b(?:is|are|stands|holds|hasn't|still|won't|can't|isn't|remains|was|doesn't|noon|monday|tuesday|wednesday|thursday|friday)\b|"
    r"\b(?:we|you) (?:had )?agreed\b|\bi (?:do |still |also |really |would )*need (?:the|those|these|it|them|that|you to|this|your|every|all|"
    r"each|both)\b.*\b(?:by|on time|within|before|from now|every|at|in|done|to be)\b|\b(?:isn't|not|aren't) (?:\w+ )?(?:acceptable|"
    r"good enough|okay|up to|where (?:it|we|they)|what (?:we|i)|at the level|meeting|safe)\b|\b(?:has|have|need|needs) to (?:change|"
    r"improve|stop|be better|get better|meet)\b|\bfell short\b|\bfall(?:en|ing|s)? (?:short|below)\b|\bbelow (?:the|what|where)\b|"
    r"\b(?:late|missing|absent|overdue) (?:\w+ ){0,3}?(?:times|this (?:week|month)|twice|out of|"
    r"since|on)\b|\b(?:three|four|five|two|six|several|\d+) (?:\w+ )?(?:late|missed|overdue|complaints|errors|mistakes|of the|out of|"
    r"weeks late|days late)\b|\b(?:was|were) due\b|\bcame in (?:\w+ )?late\b|\bmissed (?:\w+ ){0,2}(?:deadlines?|shifts?|days?|meetings?)\b|\bthe gap\b|\b(?:shift|day|handover|briefing) (?:starts|"
    r"begins) at\b|\bmust be (?:in|done|signed|on|recorded|at|completed|here)\b|\bnon-negotiable\b|\bbottom line is\b",
    0.65,
    Behaviour.NAMES_STANDARD,
)
_NOTICING = rule(
    "noticing",
    r"\byou(?:'ve not| have not| haven't) been \w+ing\b|\byour (?:usual|normal|old|happy|cheerful) self\b|\bi(?:'ve| have|'d| had| did| couldn't help| can't help| just| couldn't)? (?:also |just |really |help |but |kind of )*(?:noticed|notice|"
    r"noticing|seen|spotted|been noticing|picked up|clocked|sensed)\b.*\byou|\byou(?:'ve| have|'re| are)? (?:\w+ )?"
    r"(?:seem|seemed|look|looked|sounded|come across|don't seem|don't look|didn't seem|didn't look)\b"
    r"(?! (?:at|for|after|into|forward|back|like you need|to me like))|\byou(?:'ve| have|'re| are| were)? (?:\w+ ){0,3}?(?:been |gone |"
    r"got |become )?(?:quiet|quieter|withdrawn|not (?:yourself|your usual)|distracted|flat|subdued|different|distant|"
    r"jumpy|pale|down lately|on edge|snappy|less)\b|\b(?:not|aren't|weren't|isn't) (?:\w+ )?(?:yourself|your usual|like you)\b|"
    r"\b(?:not|isn't|unlike) (?:like )?you$|\bthat's not like you\b|\bunlike you\b|\byou (?:usually|normally|used to)\b.*\b(?:lately|"
    r"but|now|recently|these days)\b|\byou (?:winced|flinched|went quiet|stopped|looked away|paused|sighed)\b|\byour (?:face|eyes|"
    r"voice|hands|shoulders)\b",
    0.7,
    Behaviour.NOTICING,
    Behaviour.PERSON_FOCUS,
)
_PERSON = rule(
    "person",
    r"\bhow(?:'s| are| have|'ve| is|'re) (?:you|things|life|home|everything|your (?:family|mum|dad|wife|husband|partner|kids|"
    r"sleep|children|week|weekend|son|daughter|evening))\b(?!.*\b(?:with the (?!family|kids|baby)|work going|report|charts|rota|"
    r"project|file|audit|case|numbers)\b)|\bhow you(?:'re| are|'ve| have)(?: \w+)? ?(?:doing|feeling|been|getting on|coping|really|holding|"
    r"are|bearing|$)|\bare you (?:\w+ )?(?:okay|all right|coping|sleeping|eating|managing|getting (?:any|enough)|looking after "
    r"yourself|safe)\b|\b(?:phone|door|laptop|email|screen|radio)(?:'s| is)? (?:\w+ )?(?:away|off|shut|closed|down|on silent)\b|"
    r"\bi(?:'ve| have|'ll| just)? (?:\w+ )?(?:put|turned|switched|closed|shut) (?:my|the) (?:\w+ )?(?:phone|door|laptop|email|screen|radio|pager|bleep)\b|"
    r"\b(?:we've|we have|i've|i have|you've|there's) (?:got )?(?:\w+ )?(?:half an hour|an hour|the hour|as long as|all the time|plenty of time|"
    r"time|no rush|the room|forty|thirty|twenty|all (?:afternoon|morning|day))\b(?!.* (?:off|sick|before|to (?:finish|get)))|"
    r"\bno(?:body|[- ]one)(?:'s|'ll| is| will)? (?:\w+ )?(?:going to )?(?:come in|disturb|interrupt|knock|walk in|bother)|"
    r"\bwon't be (?:disturbed|interrupted)\b|\bfull attention\b|\b(?:check in|checking in|catch up) (?:with|on) (?:you|how)\b|"
    r"\b(?:wanted|want|like|here) to (?:\w+ )?(?:see|hear|know|ask|find out|understand|talk about) (?:about )?how (?:you|things)\b|"
    r"\b(?:this|today|the time|this time)(?:'s| is) (?:\w+ )?(?:about|for) you\b|\bjust (?:us|you and me|the two of us)\b|\byour time\b(?<!take your time)|"
    r"\b(?:no|there's no|in no) (?:rush|hurry)\b|\b(?:kept|cleared|set aside|blocked|freed|made|booked) (?:\w+ ){0,4}?(?:free|diary|time|hour|"
    r"half hour|afternoon|morning|room|calendar)\b|\bthinking (?:of|about) you\b|\bi(?:'m| am| was| have been|'ve been)(?: \w+)? "
    r"(?:worried|concerned) (?:about|for) you\b|\bwhat's (?:\w+ )?on your mind\b|\bwhat's (?:\w+ )?(?:up|wrong|the matter)(?: with you)?$|\bwhat's going on (?:for|with) you\b|\b(?:i|we) (?:\w+ )?care about you\b|\bforget (?:the|about the|work)\b.*|\byou matter\b|"
    r"\byou come first\b|\b(?:the|that) \w+ can wait\b|\bright now (?:it's|i'm|this is) (?:\w+ )?(?:you|about you)\b",
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
    r"\byou(?:'re|'ve|r|'d)? (?:\w+ ){0,3}?(?:feel|felt|feeling|said|saying|worried|mind|home|family|sleep|mum|scared|"
    r"cope|coping|upset|find|okay)\b|^(?:so|it sounds|sounds)\b|\bfor you\b|\byourself\b"
)
_ANAPHORA = re.compile(r"\b(?:it|they|them|those|that|these)\b")


class AttentionDetector:
    """Finds where the leader's attention lies: person, task or standard."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that turns to person or task."""
        labels: list[Label] = []
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            on_task = False
            for clause in clauses_of(utterance.text):
                is_help = carried(found, utterance, clause, _HELPS_OR_HEARS)
                is_question = carried(
                    found,
                    utterance,
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
    if _STANDARD.pattern.search(core):
        found.append((Behaviour.NAMES_STANDARD, _STANDARD.confidence, _STANDARD.name))
    fired = next((one for one in _TASK if one.pattern.search(core)), None)
    if found:
        return found
    if fired is not None and not _ON_PERSON.search(core):
        found.append((Behaviour.TASK_FOCUS, fired.confidence, fired.name))
    elif follows_task and _ANAPHORA.search(core):
        found.append((Behaviour.TASK_FOCUS, 0.55, "same_task"))
    return found
