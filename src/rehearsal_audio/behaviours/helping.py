"""Helping: offers, signposts, follow-through and information.

Rules, one sentence each:

- *follow-through*: the leader commits to a step or a meeting by a stated time ("I'll send the
  referral before I go home today"); a change that merely starts on a date is an offer.
- *offer, specific*: a concrete thing that the leader will do or change, also as a question ("Would
  it help if I swapped your shifts?").
- *offer, generic*: an open invitation ("let me know if you need anything").
- *signpost, specific*: names a service or a person's office and how it applies, also as a question.
- *signpost, generic*: support in general ("there's loads of help out there").
- *information*: a fact about rules, times or means, without a recommendation.

Units: one sentence. Source: the four behaviours of compassionate leadership (West). Services:
``services.toml``.

Known weaknesses: information is told from talk about work by a short list of subjects only.

Near misses: "I'll be honest with you." (manner), "I can see that." (empathy), "We'll catch up some
time." (no time), "HR want the form." (no help), "I'll ask you about Tuesday." (process).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.rules import Rule, carried, first_match, label_of, rule
from rehearsal_audio.behaviours.services import PACKAGED, service_pattern
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_HOUR = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past|quarter|\d)"
)
_BY_TIME = re.compile(
    rf"(?<!from )(?<!starting )(?<!since )(?<!until )\b(?:today|tonight|tomorrow|this (?:afternoon|morning|evening|"
    rf"week)|(?<!your )(?<!my )(?<!the )(?:on |next |this |by |every |each |same time )?{_WEEKDAY}|next (?:week|month|shift|time we)|by (?:the )?(?:end|"
    rf"close|noon|lunch|tomorrow|then)|before (?:i|you|we|lunch|the end|your|my|handover|close|tonight)|"
    rf"at {_HOUR}\b|in (?:a|one|two|three|four|six|ten|the next|about|\d+) (?:\w+ )?(?:minutes?|hours?|days?|"
    rf"weeks?|months?|fortnight)|in a (?:week|fortnight|month)|a week (?:today|from|on)|in the (?:morning|"
    rf"afternoon)|first thing|as soon as|straight away|straight after|right after|after (?:this|lunch|handover|the meeting|your shift)|"
    rf"within (?:the|a|two|\d)|every (?:week|day|morning|fortnight|other)|each (?:week|day|morning|"
    rf"month)|(?:twice|once) a (?:week|month|day)|weekly|fortnightly|(?:the )?(?:first|second|third|\w+th) of|now)\b"
)
_COMMITS = r"(?:^|\b)(?:i(?:'ll| will|'m going to| am going to|'m)|we(?:'ll| will|'re going to|'re)|let's|shall we|can we)"
_STEP = (
    r"(?:send|sign|sit|meet|ring|call|phone|email|e-mail|book|check|catch|speak|talk|see|come|look|write|follow|get back|let you "
    r"know|review|chase|put|do|make|have|go|arrange|be (?:in|at|there|outside|with you|here)|set|sort|find|drop|pop|ask|raise|bring|give|update|text|"
    r"message|refer|fill|print|submit|file|start|touch base|reconvene|meeting|seeing|sending|ringing|calling|booking|"
    r"be back|be in touch|pick|finish|confirm|share|forward)"
)
_ACTION = (
    r"(?:move|take|swap|change|cover|ask|speak|talk|arrange|book|sort|put|send|ring|call|phone|find|set|give|come|sit|"
    r"go|do|check|write|email|refer|organise|organize|pair|free|drop|reduce|extend|push|block|meet|get|make|"
    r"hold|keep|stay|split|share|pick|handle|deal|step|have a word|bring|approve|sign|authorise|authorize|run|help|"
    r"support|show|walk|work|cut|shift|pause|protect|ringfence|clear|cancel|postpone|rearrange|raise|add|look into|"
    r"look after|square|train|match|fund|pay|lend|order|print|introduce|ease|lighten|delay|assign|reassign|"
    r"back you|shield|chase|let you (?:go|off|have|leave|work|start|finish|swap|take)|start you|fix|roster)"
)
_RULES: tuple[Rule, ...] = (
    rule(
        "generic_offer",
        r"\b(?:let (?:me|us) know|tell me|just (?:say|shout|ask|call|ring)|give (?:me|us) a (?:shout|ring|call|bell)|"
        r"come (?:and|to) (?:see|find|me|get)|shout|grab me|drop me a|call me|ring me|message me|ask)\b.*\b(?:if|"
        r"anything|any time|anytime|whenever)\b(?!.*\b(?:right|wrong|missed|understood|got that)\b)|"
        r"\bif (?:there's|there is|you need|you ever need|you want|i can (?:help|do)|you'd like) (?:\w+ ){0,2}?(?:anything|"
        r"help|support|to talk|a chat|me)\b|\banything (?:you need|at all|else you need)\b|\bdoor(?:'s| is) "
        r"(?:always |never )?(?:open|closed|shut)\b|\b(?:know )?where (?:i am|i'm|to find me|we are)\b|"
        r"^(?:i'm|i am|we're|we are|i'll be|we'll be) (?:always |all |only |just )*(?:here|around|at the end of|a phone call)\b|"
        r"\bwhatever you need\b|\b(?:any ?time|whenever) you (?:need|want|like)\b|\bany time$|\bdon't hesitate\b|\byou can (?:always )?(?:come|talk|speak|ring|call|reach)(?: out)? (?:to|and see)? ?"
        r"(?:me|us)\b",
        0.8,
        Behaviour.OFFER_GENERIC,
    ),
    rule(
        "generic_signpost",
        r"\b(?:there's|there is|there are|we've got|we have|they've got|you've got) (?:\w+ )?(?:loads?|lots|plenty|a lot|all "
        r"sorts|tons|masses|a (?:whole )?(?:range|wealth|bunch)|always|so much|quite a bit|some|various|many|"
        r"a number|other|support|help|resources|stuff|things|people|someone|services)\b.*\b(?:support|help|resources?|"
        r"out there|available|information|people|services?|intranet|website|leaflets?|stuff|talk to|courses)\b|"
        r"\b(?:it's |it is |is |are )?(?:all |everything )?on the (?:intranet|website|portal|noticeboard|internet|"
        r"sharepoint)\b|\b(?:support|help) (?:is |that's |that is )?(?:out there|available)\b|"
        r"\blook (?:it|that|them) up\b|\bget (?:some|yourself some|professional) (?:help|support)\b|"
        r"\b(?:reach out|talk|speak) to (?:someone|somebody|people|a professional)\b",
        0.75,
        Behaviour.SIGNPOST_GENERIC,
    ),
    rule(
        "no_offer",
        r"\b(?:i'll|i will|i can|i'm going to|we'll|i could) (?:just |only |always |really |certainly |totally )*(?:be "
        r"(?:honest|frank|straight|clear|blunt|there|here|fine)|see(?! (?:you|if|about|whether|to it))|hear|tell|"
        r"imagine|understand|feel|say|admit|explain|appreciate|think|let you (?:go|get on|know$)|leave you|ask you|"
        r"have to|need|try|never|not|give you that|bet|remember|remind|start|stop|go (?:first|on|back to)|come "
        r"(?:back )?to (?:that|it)|shut|close|put the kettle|get (?:to|back to) (?:the|that)|keep (?:it|this) (?:short|"
        r"brief|quick)|take that|pretend|lie|guess|relate)\b|\bsee what i can do\b|\b(?:disturbed|interrupted|my phone|my calls|glass of|cup of|cuppa|tea|coffee|brew|tissue)\b|\bi'd like to (?:ask|talk|hear|start|say|understand|know|check|go back|see)\b|\bget on (?:to|with)\b|\b(?:some ?time|at some point|"
        r"soon|one of these days|when things calm)\b",
        0.8,
    ),
    rule(
        "offer_as_question",
        rf"^(?:would it (?:help|be (?:helpful|useful|better|easier|any use|of help))|(?:would|do) you (?:like|want|prefer)|"
        rf"how would you feel|what) (?:\w+ )?(?:if (?:i|we)|me to|us to|for me to)\b.*\b|^(?:shall|should|can|could|"
        rf"may) (?:i|we) (?:just |perhaps |maybe )*{_ACTION}\b(?! (?:you (?:a question|something|about)|about|to you|"
        rf"in|a seat|started|a start))|^(?:how|what) about (?:if )?(?:i|we)\b",
        0.7,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "you_can_have",
        r"^you can (?:have|use|borrow) (?:my|the)\b|^you can (?:leave|start|finish|go|come in|work) (?:\w+ )?(?:early|"
        r"late|later|from home|at|an hour|half an hour)\b",
        0.65,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "offer",
        rf"(?<!that )(?<!if )(?<!think )(?<!what )(?<!when )(?<!how )(?<!hope )\b(?:i(?:'ll| will|'d be happy "
        rf"to| can| could|'m going to| am going to|'m happy to|'ve (?:already )?(?:asked|booked|arranged|moved|spoken|"
        rf"swapped|sorted|got you)|'d like to)|we(?:'ll| will| can| could|'re going to)|let me)"
        rf"(?: \w+){{0,2}}? ?(?:{_ACTION}\b|(?<=moved)|(?<=asked)|(?<=booked)|(?<=arranged)|(?<=swapped)|(?<=sorted)|(?<=spoken))",
        0.65,
        Behaviour.OFFER_SPECIFIC,
    ),
)
_FOLLOW_THROUGH = re.compile(rf"{_COMMITS}(?: \w+){{0,3}}? {_STEP}\b")
_APPLIES = re.compile(
    r"\b(?:can|could|may|might|will|would|'ll|offer|offers|do|does|there|there's|run|runs|help|helps|see|support|supports|"
    r"available|for you|talks?|in on|ring|call|speak|talk|chat|refer|referral|touch|number|confidential|free|hours|thought|"
    r"considered|use|contact|through|specialise|know|knows|good|great|brilliant|worth|try|book|appointment|"
    r"introduce|sits|based|trained|called|want me|like me|open|night|day|week|someone|card|link|details|email)\b"
)
_OFFICE = re.compile(
    r"\bthe (?:\w+ ){0,2}?(?:team|service|line|nurse|lead|adviser|advisor|guardian|clinic|helpline|network|champion)s? "
    r"(?:do|does|can|could|will|offer|offers|run|runs|is|are) (?:there |here |a |an |great |really )*(?:\w+)"
)
_OWN_STEP = re.compile(r"^(?:i'll|i will|i can|i'm going to|i've|we'll|we can|let me)\b")
_BRINGS_TOGETHER = re.compile(r"\b(?:refer|referral|touch|number|introduce|book you|details|appointment)\b")
_HELPS_YOU = re.compile(r"\b(?:you|debrief|counselling|session|support|talk|confidential|help)\b")
_INFORMATION = rule(
    "information",
    r"^(?!i\b|i'|you|we\b|we'|so |let|that's|thank|if ).*(?:\bup to (?:\w+) (?:days|weeks|hours|months)|\b(?:full|half) pay)\b|"
    r"^(?:the|there's|there is|there are|it's|they|they're|they'll|it (?:usually |normally |generally )?(?:takes|costs|lasts|runs)|anything you|we've|we have|we haven't|we're|our|under|"
    r"occupational|your (?:leave|contract|sick pay|pay|entitlement|manager|shift|rota)|you're entitled|you get|everyone gets|"
    r"people|a|an|most)\b.*\b(?:polic(?:y|ies)|procedure|entitle\w*|guidance|guidelines?|allowance|paid|pay|form|forms|process|"
    r"takes (?:about|around|up|two|three|a)|weeks|days|hours|minutes|confidential|audit|"
    r"staff|budget|contract|rules?|rota|on the (?:\w+th|first|second|third)|starts|ends|closes|opens|"
    r"per cent|percent|%|\d+|inspection|training|course|service|system|record|law|legal|scheme|fund|panel)\b",
    0.55,
    Behaviour.INFORMATION,
)
_REAL_QUESTIONS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CHECKING_UNDERSTANDING,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
)


class HelpingDetector:
    """Finds offers, signposts, follow-through and information of the leader.

    Parameters
    ----------
    services
        File of services to point to; the package's own by default.
    """

    def __init__(self, services: Path = PACKAGED) -> None:
        self._services = service_pattern(services)

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that helps or informs."""
        labels = []
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            for clause in clauses_of(utterance.text):
                if carried(found, utterance, clause, _REAL_QUESTIONS):
                    continue
                asked = carried(found, utterance, clause, {Behaviour.CLOSED_QUESTION})
                labels += [
                    label_of(utterance, clause, behaviour, confidence, f"helping.{name}")
                    for behaviour, confidence, name in self._helps(clause, asked)
                ]
        return tuple(labels)

    def _helps(self, clause: Clause, asked: bool) -> list[tuple[Behaviour, float, str]]:
        """What a sentence does, with confidence and rule."""
        core = clause.core
        found: list[tuple[Behaviour, float, str]] = []
        if self._signposts(core, asked):
            found.append((Behaviour.SIGNPOST_SPECIFIC, 0.75, "service"))
        fired = first_match(_RULES, core)
        is_generic = fired is not None and fired.name in {
            "generic_offer",
            "generic_signpost",
            "no_offer",
        }
        if not asked and not is_generic and _FOLLOW_THROUGH.search(core) and _BY_TIME.search(core):
            found.append((Behaviour.FOLLOW_THROUGH, 0.75, "by_time"))
        elif (
            fired is not None and fired.behaviours and self._says_more(clause, fired, asked, found)
        ):
            found.append((fired.behaviours[0], fired.confidence, fired.name))
        elif not found and not asked and fired is None and _informs(clause):
            found.append((Behaviour.INFORMATION, _INFORMATION.confidence, "information"))
        return found

    def _signposts(self, core: str, asked: bool) -> bool:
        """Whether a service is named together with how it applies."""
        if self._services.search(core.replace("'", "")):
            is_history = asked and re.search(
                r"^(?:have|did|are|were|has|do|does) (?!you (?:want|like|fancy))", core
            )
            is_own_step = _OWN_STEP.search(core) is not None and not _BRINGS_TOGETHER.search(core)
            return _APPLIES.search(core) is not None and not is_history and not is_own_step
        return (
            not asked and _OFFICE.search(core) is not None and _HELPS_YOU.search(core) is not None
        )

    def _says_more(
        self,
        clause: Clause,
        fired: Rule,
        asked: bool,
        found: Sequence[tuple[Behaviour, float, str]],
    ) -> bool:
        """Whether the rule that fired adds to what was found."""
        if fired.behaviours[0] is Behaviour.SIGNPOST_GENERIC:
            return not found and not asked
        if fired.name == "offer":
            return not asked and len(clause.core.split()) >= 4
        return True


def _informs(clause: Clause) -> bool:
    """Whether a sentence states a fact, and does not give back what was said."""
    gives_back = clause.plain.startswith("so ") or re.search(r"\byou(?:'ve|'re)? (?:been|feel|felt)\b", clause.core)
    return not gives_back and _INFORMATION.pattern.search(clause.core) is not None
