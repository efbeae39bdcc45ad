"""What offers, signposts, follow-through and information sound like.

Confidence is a judgement: a step with a stated time and a named service are surest, information by
its subject is weakest.
"""

from __future__ import annotations

import re

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_HOUR = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past|quarter|\d)"
)
BY_TIME = re.compile(
    r"(?<!from )(?<!starting )(?<!since )(?<!until )(?<!till )\b(?:today|tonight|tomorrow|"
    r"this (?:afternoon|morning|evening|week)|(?<!your )(?<!my )(?<!the )(?:on |next |this |by |"
    rf"every |each |same time )?{_WEEKDAY}|next (?:week|month|shift|time we)|"
    r"by (?:the )?(?:end|close|noon|lunch|tomorrow|then)|"
    rf"before (?:i|you|we|lunch|the end|your|my|handover|close|tonight)|"
    rf"(?:at|by|before|around|about) {_HOUR}\b|\w+day (?:teatime|dinner ?time|lunchtime)|"
    r"in (?:a|one|two|three|four|six|ten|the next|about|\d+) (?:\w+ )?(?:minutes?|hours?|days?|"
    r"weeks?|months?|fortnight)|(?:a|one|two|three|four|six) (?:weeks?|days?|months?)(?:'s?|"
    r"s')? time|"
    r"in a (?:couple of|few) (?:minutes|hours|days|weeks)|this time (?:tomorrow|next)|"
    rf"before (?:{_WEEKDAY}|the weekend|christmas|easter)|later (?:today|on|this)|by {_WEEKDAY}|"
    rf"at the (?:\w+ ){{0,2}}?(?:meeting|briefing|handover|huddle|debrief|end(?! of (?:a|any)\b))|"
    rf"over lunch|"
    r"(?:by|before|at) (?:the )?end of (?:play|today|this week)|the (?:minute|moment)|"
    r"on the (?:\w+teenth|\w+tieth|\w+ty[ -]\w+|\w+th|\d+\w*)|when (?:i|we|you) (?:next|get|finish|"
    r"come off|hand over|see)|as soon as|same time (?:tomorrow|next)|in a (?:week|fortnight|"
    r"month)|a week (?:today|from|on)|"
    r"in the (?:morning|afternoon)|first thing|as soon as|straight away|straight after|"
    r"right after|after (?:this|lunch|handover|the meeting|your shift)|within (?:the|a|two|\d)|"
    r"every (?:week|day|morning|fortnight|other)|each (?:week|day|morning|month)|"
    r"(?:twice|once) a (?:week|month|day)|weekly|fortnightly|"
    r"(?:the )?(?:first|second|third|\w+th) of|now)\b"
)
_COMMITS = (
    r"(?:^|\b)(?:i(?:'ll| will|'m going to| am going to|'m)|we(?:'ll| will|'re going to|'re)|"
    r"let's|shall we|can we)"
)
_STEP = (
    r"(?:send|order|sign|sit|meet|ring|call|phone|email|e-mail|book|check|catch|speak|talk|see|"
    r"come|look|write|follow|get back|let you know|review|chase|put|do|make|have|go|arrange|"
    r"be (?:in|at|there|outside|with you|here)|set|sort|find|drop|pop|ask|raise|bring|give|"
    r"update|text|message|refer|fill|print|submit|file|start|touch base|reconvene|meeting|seeing|"
    r"sending|ringing|calling|booking|be back|be in touch|pick|finish|confirm|share|forward)"
)
_ACTION = (
    r"(?:move|take|swap|change|cover|ask|speak|talk|arrange|book|sort|put|send|ring|call|phone|"
    r"find|set|give|come|sit|go|do|check|write|email|refer|organise|organize|pair|free|drop|"
    r"reduce|extend|push|block|meet|get|make|hold|keep|stay|split|share|pick|handle|deal|step|"
    r"have a word|bring|approve|sign|authorise|authorize|run|help|support|show|walk|work|cut|"
    r"shift|pause|protect|ringfence|clear|cancel|postpone|rearrange|raise|add|look into|"
    r"look after|square|train|match|fund|pay|lend|order|print|introduce|ease|lighten|delay|"
    r"assign|reassign|back you|shield|chase|let you (?:go|off|have|leave|work|start|finish|swap|"
    r"take)|start you|fix|roster)"
)
_NO_STEP = (
    r"(?:be(?! (?:in|at|there|outside|with you|here|back|round|over))|know|think|admit|hear|never|"
    r"not|remember|understand|feel|say(?! (?:it|that|so|this) (?:at|to|in))|tell you|explain|try|"
    r"need|have to|want|leave (?:you|it there)|let you (?:go|get)|give you that|stop|forget|miss|"
    r"survive|cope|manage|see(?! (?:you|if|about|whether|him|her|them))|get (?:through|over|to|"
    r"there|used|easier|better|it wrong)|end up|look (?:back|different|better)|laugh|all|both|ever|"
    r"probably|maybe|always|hope|bet|put the kettle|come (?:back )?to (?:that|it|those|this)|"
    r"grab|start with|keep (?:it|this) (?:short|brief|quick))"
)
_CHANGE = r"(?:take|move|swap|cover|change|put you|give you|let|hold|free|reduce|lighten|work)"
HELPING_RULES: tuple[Rule, ...] = (
    rule(
        "generic_offer",
        r"\b(?:let (?:me|us) know|tell me|just (?:say|shout|ask|call|ring)|"
        r"give (?:me|us) a (?:shout|ring|call|bell)|come (?:and|to) (?:see|find|me|get)|shout|"
        r"grab me|drop me a|call me|ring me|message me|ask me|ask us|just ask)\b.*\b(?:if|"
        r"anything|any time|anytime|"
        r"whenever)\b(?!.*\b(?:right|wrong|missed|understood|got that)\b)|"
        r"\bif (?:there's|there is|you need|you ever need|you want|i can (?:help|do)|"
        r"you'd like) (?:\w+ ){0,2}?(?:anything|help|support|to talk|a chat|me)\b|"
        r"\banything (?:you need|at all|else you need)\b|"
        r"\bdoor(?:'s| is) (?:always |never )?(?:open|closed|shut)\b|"
        r"(?:\bknow |^)where (?:i am|i'm|to find me|we are|my \w+ is|i sit|i live)\b|"
        r"\byou've got my (?:number|mobile|"
        r"email)\b|"
        r"^(?:i'm|i am|we're|we are|i'll be|we'll be) (?:always |all |only |just )*(?:here|"
        r"around|about|at the end of (?:the|a) phone|a phone call)\b|\bwhatever you need\b|"
        r"\b(?:any ?time|whenever) you (?:need|want|like)\b|\bany time$|\bdon't hesitate\b|"
        r"\bif you (?:ever )?(?:want|need) to talk\b|"
        r"\byou can (?:always )?(?:come|talk|speak|ring|call|reach)(?: out)? (?:to|"
        r"and see)? ?(?:me|us)\b",
        0.8,
        Behaviour.OFFER_GENERIC,
    ),
    rule(
        "generic_signpost",
        r"\b(?:there's|there is|there are|there'll be|there will be|we've got|we have|they've got|"
        r"you've got) (?:\w+ )?(?:loads?|lots|plenty|a lot|all sorts|tons|masses|"
        r"a (?:whole )?(?:range|wealth|bunch)|always|so much|quite a bit|some|various|many|"
        r"a number|other|support|help|resources|stuff|things|people|someone|"
        r"services)\b.*\b(?:support|help|resources?|out there|available|information|people|"
        r"services?|intranet|website|leaflets?|stuff|talk to|courses|portal|wellbeing|posters?|"
        r"groups?|"
        r"charities|apps?)\b|\bhelplines\b|"
        r"\b(?:it's |it is |is |are )?(?:all |everything )?on the (?:intranet|website|portal|"
        r"noticeboard|internet|sharepoint)\b|\b(?:support|help) (?:is |that's |"
        r"that is )?(?:out there|available)\b|\blook (?:it|that|them) up\b|"
        r"\bget (?:some|yourself some|professional) (?:help|support)\b|"
        r"\b(?:reach out|talk|speak) to (?:someone|somebody|people|a professional)\b",
        0.75,
        Behaviour.SIGNPOST_GENERIC,
    ),
    rule(
        "some_scheme",
        r"^(?:there's|there is|we've got|they've got) (?:this |a |some |one of those |sort of |"
        r"kind of )*(?:thing|process|scheme|service|programme|number|helpline|support|"
        r"person)s?(?: (?:you can|they|i think|somewhere|for that|i can't)\b.*)?$",
        0.6,
        Behaviour.SIGNPOST_GENERIC,
    ),
    rule(
        "no_offer",
        r"\b(?:i'll|i will|i can|i'm going to|we'll|i could) (?:just |only |always |really |"
        r"certainly |totally )*(?:be (?:honest|frank|straight|clear|blunt|there|here|fine)|"
        r"see(?! (?:you|if|about|whether|to it|how))|hear|tell|imagine|"
        r"understand|feel|say(?! (?:it|that|this|so) (?:at|to|in))|admit|explain|appreciate|think|"
        r"let you (?:go|get on|know$)|"
        r"leave you|ask you|have to|need|try|never|not|give you that|bet|remember|remind|start|"
        r"stop|go (?:first|on|back to)|come (?:back )?to (?:that|it|those|this)|shut|close|"
        r"put the kettle|get (?:to|back to) (?:the|that)|keep (?:it|this) (?:short|brief|quick)|"
        r"take that|pretend|lie|guess|relate)\b|\bsee what i can do\b|"
        r"\b(?:disturbed|interrupted|my phone|my calls|glass of|cup of|cuppa|tea|coffee|brew|"
        r"tissue)\b|\bi'd like to (?:ask|talk|hear|start|say|understand|know|check|go back|"
        r"see)\b|\bget on (?:to|with)\b|\b(?:some ?time|at some point|(?<!as )soon|"
        r"one of these days|"
        r"when things calm)\b",
        0.8,
    ),
    rule(
        "offer_as_question",
        r"^(?:would it (?:help|be (?:helpful|useful|better|easier|any use|of help))|"
        r"(?:would|do) you (?:like|want|prefer)|how would you feel|"
        r"what) (?:\w+ )?(?:if (?:i|we)|me to|us to|for me to)\b.*\b|"
        r"^(?:would you rather|suppose|how would it be if|what if|supposing) (?:i|we)\b|"
        r"^(?:shall|should|can|could|may) (?:i|we) (?:just |perhaps |"
        rf"maybe )*{_ACTION}\b(?! (?:you (?:a question|something|about|down|in\b|on\b)|about|"
        rf"to you|in|a seat|"
        r"started|a start))|^(?:how|what) about (?:if )?(?:i|we)\b",
        0.7,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "you_can_have",
        r"^you can (?:have|use|borrow) (?:my|the)\b|"
        r"^you can (?:leave|start|finish|go|come in|work) (?:\w+ )?(?:early|late|later|from home|"
        r"at|an hour|half an hour)\b",
        0.65,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "offer",
        r"(?<!that )(?<!if )(?<!think )(?<!what )(?<!when )(?<!how )(?<!hope )\b(?:i(?:'ll|"
        r" will|'d be happy to| can| could|'m going to| am going to|'m happy to|"
        r"'ve (?:already )?(?:asked|booked|arranged|moved|spoken|swapped|sorted|got you)|"
        r"'d like to)|we(?:'ll| will| can| could|'re going to)|"
        rf"let me)(?: \w+){{0,2}}? ?(?:{_ACTION}\b|(?<=moved)|(?<=asked)|(?<=booked)|"
        r"(?<=arranged)|(?<=swapped)|(?<=sorted)|(?<=spoken))",
        0.65,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "takes_on",
        r"^(?:let's (?:get|take|move|put|swap|drop|pause|split|find|give|have) (?:you|your|that|"
        r"this|"
        r"the|those|some)|i(?:'m| am) (?:taking|moving|putting|getting|swapping|giving|covering|"
        r"sorting|arranging|cancelling|pulling|freeing) (?!at|in|the point|there|a sense)|"
        r"i want to (?:take|get|give|move|put) (?:you|that|some|those|the|two|three|one|a)\b|"
        r"i(?:'ve| have) (?:already )?(?:told|cleared|put|freed|found|got) (?:you|\w+ to|"
        r"the \w+ to))\b",
        0.6,
        Behaviour.OFFER_SPECIFIC,
    ),
    rule(
        "offer_any_act",
        r"^(?:the|that|your|those|these) (?:\w+ ){1,2}?(?:comes?|goes?|moves?|(?:is|"
        r"are) (?:coming|going|"
        r"moving)) (?:straight )?off you\b|"
        r"^(?:what |then |one thing |the thing |course |from (?:today|now|tomorrow|monday|"
        r"next week) |"
        r"as of \w+ |meanwhile |in the meantime |until then |for now |if you (?:like|fancy it|"
        r"want) )*"
        r"(?:i'll|i will|i can|i could|i'm going to|"
        r"i'm happy to|i'd be happy to|i'm willing to|we can|we could|i can do is|i'll do is)"
        rf"(?: just| also| personally| certainly| definitely)* (?!{_NO_STEP}\b)"
        r"(?!(?:see|hear|tell|imagine|appreciate|relate|do is|only|lie|guess|ask you|"
        r"use)\b)[a-z]+ .*"
        r"\b(?:you|your|yours|for a|until|till|instead|so that|off|rota|team|shifts?|him|her|them|"
        r"from the|with the|to the|for the|myself|in writing|have the \w+ \w+)\b",
        0.55,
        Behaviour.OFFER_SPECIFIC,
    ),
)
FOLLOW_THROUGH = re.compile(
    rf"{_COMMITS}(?: \w+){{0,3}}? {_STEP}\b|"
    r"^(?:shall we say|let's (?:meet|sit|catch|look|review|talk)|can we (?:meet|look|sit)|"
    r"i'd like us "
    r"to|we're (?:meeting|sitting)|i'm (?:ringing|seeing|meeting|calling|emailing|speaking)|"
    r"i(?:'ve| have) (?:booked|put|blocked|got (?:you|us))|you and i (?:are|will))\b|"
    rf"^(?:then |what )?(?:i'll|i will|i'm going to|we'll|we will|we're going to) "
    rf"(?:just |also |personally |then |make sure (?:i|we) )*(?!(?:{_NO_STEP}|{_CHANGE})\b)[a-z]+\b"
)
APPLIES = re.compile(
    r"\b(?:can|could|may|might|will|would|'ll|offer|offers|do|does|there|there's|run|runs|help|"
    r"helps|see|support|supports|available|for you|talks?|in on|ring|call|speak|talk|chat|refer|"
    r"referral|touch|number|confidential|free|hours|thought|considered|use|contact|through|"
    r"specialise|know|knows|good|great|brilliant|worth|try|book|appointment|introduce|sits|based|"
    r"trained|called|want me|like me|open|night|day|week|someone|card|link|details|email)\b"
)
NAMED_BODY = re.compile(
    r"\b(?:the|a|our|your) (?:\w+ ){1,4}?(?:charity|helpline|foundation|trust|hub|network|fund|"
    r"association|society|counsell(?:ing|ors?)|people|adviser|advisor|guardian|champion|chaplain|"
    r"psychologist|practitioner|clinic|line|rep)\b"
)
"""A body that no list may know, named well enough to look up."""
OFFICE = re.compile(
    r"\bthe (?:\w+ ){0,2}?(?:team|service|line|nurse|lead|adviser|advisor|guardian|clinic|"
    r"helpline|network|champion|charity|union|fund|hub|rep|foundation)s? (?:do|does|can|could|"
    r"will|offer|offers|run|runs|is|"
    r"are) (?:there |here |a |an |great |really )*(?:\w+)"
)
OWN_STEP = re.compile(r"^(?:i'll|i will|i can|i'm going to|i've|we'll|we can|let me)\b")
BRINGS_TOGETHER = re.compile(
    r"\b(?:refer|referral|touch|number|introduce|book you|details|appointment|involved|on board|"
    r"to see you)\b"
)
ADVISES_DOCTOR = re.compile(
    r"\b(?:have you|haven't you|you should|you need to|go and|how about|why don't you|"
    r"worth)\b.*\b(?:gp|g p|doctor)\b"
)
HELPS_YOU = re.compile(
    r"\b(?:you|grants?|advice|free|debrief|counselling|session|support|talk|confidential|help)\b"
)
