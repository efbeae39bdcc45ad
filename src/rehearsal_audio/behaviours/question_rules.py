"""Open and closed questions by their words.

Tables that the question detector reads from the top, on the core of a sentence; the first pattern
that matches decides. Confidence is the share of experts who coded that form as open in the AnnoMI
corpus where one is known (tell me .92, how do you feel .93, anything else .89, why .85, can you
tell me .83, what .81, how .79, how long .43, auxiliary .31, tag .27; for closed forms one minus
it), else a judgement.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.need_rules import NEED_CLOSED, NEED_OPEN
from rehearsal_audio.behaviours.question_rules_apart import AUX
from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

OPEN = Behaviour.OPEN_QUESTION
CLOSED = Behaviour.CLOSED_QUESTION

SUBJECT = (
    r"(?:i|you|he|she|it|we|they|that|this|these|those|there|your|the|my|our|his|her|their|any|"
    r"anyone|anybody|anything|someone|somebody|something|everyone|everything|things|people|all|"
    r"what|some|one|both|most|another|other|[a-z]+ing)"
)
TELLING = (
    r"(?:tell|describe|share|explain|talk|walk|elaborate|expand|say|help me|give me|show me|"
    r"paint|unpack|fill(?:ing)? me in|take me|bring me up to|telling|sharing|describing|"
    r"explaining)"
)
SOFTLY = r"(?:please |just |maybe |perhaps |kind of |sort of |possibly |then )*"
FACT = (
    r"(?:time|times|day|days|date|dates|month|year|shift|shifts|number|numbers|dose|grade|age|"
    r"size|ward|station|department|team|colour|address|name|band|bay|room|bed|percentage|floor|"
    r"rank|collar number|extension|hours|bus|train)"
)

TAG = rf"\b(?P<tag>{AUX}) (?P<who>i|you|he|she|it|we|they|there)(?: not| though| then| really)?$"
LEADING_TAG = rule(
    "leading_tag",
    r"\b(?:aren't|don't|can't|won't|wouldn't|couldn't|shouldn't) you(?: though| then| really)?$|"
    r"\byou(?:'re| are| do| don't| can| could| will| have| would| wouldn't| know| want| feel|"
    r"'ll).*\b(?:isn't|wasn't|wouldn't) it$|\b(?:do|are|have|will|can|would|did) you$|"
    r"\b(?:(?:that|it|this)(?:'s| is| was|'ll| will| would|'d)|there's) .*\b(?:good|bad|better|"
    r"best|fine|easy|easier|right|wrong|sensible|fair|enough|normal|great|silly|important|worth|"
    r"obvious|reasonable|nice|positive|true|part of|how it|the job|same|okay|all right|expected|"
    r"just)\b.* (?:isn't|wasn't|wouldn't|won't|is|was) (?:it|that)$",
    0.7,
    Behaviour.LEADING_QUESTION,
)
CLOSED_TAG = rule("tag", TAG, 0.73, CLOSED)

OPEN_RULES: tuple[Rule, ...] = (
    rule(
        "goes_on",
        r"^(?:(?:\w+ )?in what (?:way|sense)|how so|how do you mean|what do you mean|such as|"
        r"like what|meaning what|what then|what next|what happened)$",
        0.75,
        OPEN,
    ),
    NEED_OPEN,
    rule(
        "anything_else",
        r"^(?:(?:is|was|are|were) there )?(?:anything|something|any) ?(?:thing)?s? ?(?:else|"
        r"other things|more|further|in particular|"
        r"you (?:want|would|'d|need))\b(?!.*\b(?:i|we) (?:can|could|should)|.*\b(?:shout|"
        r"say|ask|ring|call|let (?:me|us))\b)|^what else\b|"
        r"^(?:is|was) there anything\b(?!.*\b(?:i|we) (?:can|could|should))|"
        r"^anything (?:else|you want(?! just| shout| let| tell| ring| ask)|in particular|more|"
        r"(?:on|in) your|bothering|worrying|"
        r"that)\b(?!.*\b(?:i|we) (?:can|could|should)).{0,50}$|"
        r"^(?:do you have|have you (?:got|had)|did you have|have you given|do you get) "
        r"(?:any |some |a |much )?(?:\w+ )?(?:thoughts?|ideas?|concerns?|worries|sense|feelings?|"
        r"suggestions?|reasons?|goals?|plans?|hopes|fears)\b|"
        r"^(?:and |or |also )?any (?:other )?(?:thoughts|ideas|concerns|worries|suggestions|"
        r"questions)\b|^you(?:'ve)? got any (?:thoughts|ideas|concerns|questions)\b|"
        r"^what other\b",
        0.8,
        OPEN,
    ),
    rule(
        "invites_account",
        r"\b(?:and|but|before \w+ \w+ \w+) is there anything else\b|"
        r"\bwondering who (?:else|you|might|could)\b|\binterested in is (?:how|what|why)\b|"
        r"^(?:can|could) you think of (?:any|some|other|a time|times|ways|anything|something|what|"
        r"how|why)\b|^(?:is|are|was|were) there (?:\w+ )?(?:any )?other (?!way\b)|"
        r"\bwonder(?:ing)? (?:if|whether) you(?:'ve| have) (?:given|had|got) (?:any|some|much) "
        r"(?:thoughts?|ideas?)\b|"
        r"^(?:which|who)\b.*\b(?:you think|help you|to help|useful|support you|matters?)\b",
        0.6,
        OPEN,
    ),
    rule(
        "can_you_tell",
        rf"^(?:how|what) about (?:if )?you (?:just )?{TELLING}\b|^(?:\w+ ){{0,2}}?(?:(?:can|could|"
        rf"would|will|do|did|are|might|won't|can't|"
        r"why don't) you |if you could )(?:mind |like to |want to |be able to |be willing to |"
        r"able to |care to |feel able to |start by |"
        rf"possibly )?{SOFTLY}{TELLING}\b(?! (?:me )?(?:your name|the time|your number|how many|"
        r"how much|how long|when|which|whether|if|no\b|yes|anyone|him|her|them|that to|"
        r"to (?:him|her|them|your|someone|hr|anyone)|about that to))",
        0.83,
        OPEN,
    ),
    rule(
        "tell_me",
        r"(?<!you )(?<!didn't )(?<!don't )(?<!be )(?<!they )(?<!he )(?<!she )(?<!people )"
        r"(?<!not )(?<!for )(?<!by )(?<!one to )(?<!body to )(?<!were )(?<!are )(?<!you're "
        r")(?<!you'd )(?<!would )(?<!she can )(?<!he can )(?<!they can )(?<!who can )(?<!she'll "
        r")(?<!he'll )(?<!they'll )"
        r"\btell(?:ing)? (?:me|us)(?: (?:about|more|what|how|why|where|when|who|which|"
        r"a (?:bit|little)|something|everything|anything|all|some|your|the (?!time|truth)|"
        r"in your|then|from|please|again|exactly|as much|honestly|why|one|first|i guess|if)\b|$)|"
        r"\b(?:can|could|if|would|will) you (?:just |please |maybe )?tell (?:me|us)\b(?! if)",
        0.92,
        OPEN,
    ),
    rule(
        "imperative",
        r"^(?:please |why don't (?:we|you) )?(?:(?:talk|walk|take|run) (?:to )?me (?:through|about|"
        r"to|back|into)|"
        r"say (?:a (?:bit|little) )?(?:more|some more|something more|what)|describe\b|"
        r"explain (?:to me|that|what|how|why|a)|help me (?:to )?(?:understand|see|get|picture|"
        r"out)|give me (?:an? )?(?:example|sense|idea|picture|flavour|feel)|paint me|"
        r"share (?:with me|a (?:bit|little)|some|what|your|more)|fill me in|unpack|go on tell|"
        r"start (?:off )?(?:by|with) (?:just )?(?:you |having you )?(?:sharing|telling|tell)|"
        r"start (?:from|at|by) the beginning|let's hear|talk me)|\bsay more\b|"
        r"(?<!we )(?<!could )(?<!can )(?<!to )\b(?:say|talk|speak) (?:a )?(?:little|bit|lot)? ?"
        r"(?:bit )?more about\b|"
        r"\btell me more\b|^(?!.*\b(?:we|i)(?:'ll| can| could| will| might)\b).*\bmore about that$",
        0.9,
        OPEN,
    ),
    rule(
        "curious",
        r"\b(?:i'm|i am|i was|we're|just|i'd be|i would be|i'm just|i'd be really)? ?(?:curious|"
        r"interested|keen|wondering|intrigued) ?(?:to (?:know|hear|learn|understand|see|"
        r"find out)|about|as to|in (?:hearing|knowing|understanding|what|how)|what|how|why|"
        r"where)\b(?! (?:if|whether))|"
        r"\bwondering (?!if\b|whether\b)(?:\w+ ){1,8}?(?:what|how|where|why) (?:you|your|that|it|"
        r"things)\b(?!.*\b(?:if|whether)\b)|"
        r"\bi(?:'d| would)? (?:wonder|wondered)(?: about)? (?:what|"
        r"how|why|where)|\bi(?:'d| would) (?:really |just )?(?:like|love|want) to (?:hear|know|"
        r"understand|learn|get|find out)\b(?! (?:you|this|that (?:done|sorted)|it|the)).*\b"
        r"(?:how|what|about|more|your|from you)\b|"
        r"(?:^|\band |\bso )i (?:just )?(?:want|wanted) to (?:find out|hear|know|"
        r"understand|"
        r"learn|ask(?: you)?|check in)\b.*\b(?:how|what|why|about|more)\b|"
        r"^(?:let me ask|i (?:want|wanted|'d like|would like) to (?:\w+ )?ask).*\b(?:how|what|why)"
        r"\b|\bi don't know (?:what|how) you (?:think|feel|see|make)\b",
        0.8,
        OPEN,
    ),
)
"""Open whatever the mark at the end."""

FACT_RULES: tuple[Rule, ...] = (
    NEED_CLOSED,
    rule(
        "wh_fact",
        r"^(?:at |by |on |in |from |until |till |about |since |roughly |and |for )*(?:what|"
        rf"which) (?:\w+ )?{FACT}\b|^what's (?:your|the|his|her|their) (?:\w+ )?{FACT}\b|"
        rf"^what (?:is|was) (?:your|the|his|her|their) (?:\w+ )?{FACT}\b",
        0.75,
        CLOSED,
    ),
    rule(
        "how_far_it_goes",
        r"^how (?:much|far|often) (?:do|does|did|is|has) .*\b(?:affect\w*|get (?:in the way|"
        r"to you)|bother\w*|weigh\w*|matter\w*|mean|impact\w*|rob\w*|take (?:out of|"
        r"away from) you)\b",
        0.6,
        OPEN,
    ),
    rule(
        "how_much",
        r"^(?:about |roughly |for |and |so |over |since )*how (?:long|many|much|often|old|far|"
        r"big|soon|late|early|frequently|regularly|tall|heavy|recently|quickly)\b",
        0.57,
        CLOSED,
    ),
    rule(
        "was_that",
        r"^what's that (?:on|at|in|off|during|before|after|yesterday|today|last|this|your|when) ?"
        r"(?!about)\w*(?: \w+){0,2}$",
        0.55,
        CLOSED,
    ),
    rule(
        "which_when_who",
        r"^(?:since |from |until |till |by |at |to |with |for |in |on )*(?:which|when|who|whose|"
        rf"whom)(?: \w+){{0,3}}? (?:{AUX}|'s|else|of)\b|^(?:who's|when's|which)\b|"
        rf"^(?:who|when)\b.{{0,30}}$",
        0.65,
        CLOSED,
    ),
    rule(
        "scale",
        r"^(?:what's|what is|what was) the (?:longest|most|least|highest|lowest|quantity|number|"
        r"amount|maximum|latest|last time|first time)\b|"
        r"\bwhere (?:would|do|did) you (?:rate|put|place|see) yourself (?:on|at|in terms)|"
        r"\bon a scale (?:of|from)\b|\b(?:zero|one|1|0)(?: to|-) ?(?:ten|10)\b.*\b(?:how|what|"
        r"where)\b|\bwhat number\b",
        0.55,
        CLOSED,
    ),
    rule(
        "where_fact",
        r"^where(?:'s| is| are| was| were| did| do| does| have| has|"
        r"'ve)\b(?!.*\b(?:see yourself|go from|would you like|leave you|want to be|you want to|"
        r"you think|"
        r"your (?:head|mind|thinking)|are you now|"
        r"you see|you stand|does that|you at with|are you with|are you at)\b)",
        0.6,
        CLOSED,
    ),
)
"""Closed with a question word, and needs in closed form."""

WH_RULES: tuple[Rule, ...] = (
    rule("how_feel", (
        r"^(?:and |so )*(?:how|what) (?:do|does|did|would|are|were|is|was|have) (?:you|that|this|"
        r"it|things)(?: \w+)? (?:feel|think|feeling|thinking|make of|see|make you|been)"
    ),
         0.93, OPEN),
    rule("how_are_you", (
        r"^how(?:'s| is| are| have|'ve| was| were|'re) (?:you|things|it|everything|that|your|the|"
        r"life|work|we)\b"
    ), 0.85, OPEN),
    rule("why", (
        rf"^(?:why(?:$| \w+$|'s\b| (?:not|on earth|exactly|so|now|that|the|{AUX})\b)|how come\b|"
        r"what for\b)"
    ), 0.85, OPEN),
    rule("what_about", r"^(?:what|how) about\b", 0.7, OPEN),
    rule("what_does_so", (
        r"^what (?:\w+ly |else |most |then )?(?!is\b|was\b|has\b|does\b|this\b|us\b)[a-z]{3,}s\b"
    ), 0.75, OPEN),
    rule("wh_open", (
        r"^(?:in what|to what|by what|for what|about what|at what|under what|what|how|where|"
        r"whereabouts|what's|how's|where's|what'll|what'd|what've|"
        rf"with what)\b(?:.*?\b(?:{AUX}|'s|happened|happens|brings|brought|made|makes|makes|led|"
        r"leads|gets|got|goes|went|stops|stopped|keeps|helped|helps|worries|bothers|came|comes|"
        r"changed|else|worked|works|kind|sort)\b|'s )"
    ), 0.81, OPEN),
)  # fmt: skip
"""Question word first, with a verb before its subject (asked) or any marked form."""
