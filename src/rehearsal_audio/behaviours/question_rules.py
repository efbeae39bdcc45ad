"""What a question does, by its words: the table that the question detector reads from the top.

The first pattern that matches the core of a sentence decides. A rule without a behaviour is
something that looks like a question and asks nothing. Confidence is the share of experts who
coded that form as open in the AnnoMI corpus where one is known (tell me .92, how do you feel .93,
anything else .89, why .85, can you tell me .83, what .81, how .79, how long .43, auxiliary .31,
tag .27; for closed forms one minus it), else a judgement.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

OPEN = Behaviour.OPEN_QUESTION
CLOSED = Behaviour.CLOSED_QUESTION
CHECKING = Behaviour.CHECKING_UNDERSTANDING
PERMISSION = Behaviour.PERMISSION_QUESTION
LEADING = Behaviour.LEADING_QUESTION
NEED = Behaviour.ASKS_NEED

AUX = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|might|may|"
    r"must|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|can't|couldn't|"
    r"won't|wouldn't|shouldn't)"
)
SUBJECT = (
    r"(?:i|you|he|she|it|we|they|that|this|these|those|there|your|the|my|our|his|her|their|any|"
    r"anyone|anybody|anything|someone|somebody|something|everyone|everything|things|people|all|"
    r"what|some|one|both|most|another|other|[a-z]+ing)"
)
TELLING = (
    r"(?:tell|describe|share|explain|talk|walk|elaborate|expand|say|help me|give me|show me|"
    r"paint|unpack|fill(?:ing)? me in|take me|bring me up to|telling|sharing|describing|explaining)"
)
SOFTLY = r"(?:please |just |maybe |perhaps |kind of |sort of |possibly |then )*"
FACT = (
    r"(?:time|times|day|days|date|dates|month|year|shift|shifts|number|numbers|dose|grade|age|"
    r"size|ward|station|department|team|colour|address|name|band|bay|room|bed|percentage|floor|"
    r"rank|collar number|extension|hours|bus|train)"
)
HELP = (
    r"(?:help|support|make (?:a|the|any|it|things|this|that|life|work|your|you)|be (?:most |more |"
    r"really |the most |particularly )*(?:help|use|support)ful|be (?:of )?(?:most |more |any )?"
    r"(?:help|use|support)|feel (?:help|support)|take (?:some|any|the|a bit) (?:of the )?(?:pressure|weight|load|strain|stress|edge)|"
    r"ease|lighten|lift|take the|give you)"
)

NO_QUESTIONS: tuple[Rule, ...] = (
    rule("token", r"^(?:really|yeah|okay|right|yes|no|all right|huh|what|sorry|pardon|eh)+$", 0.9),
    rule(
        "news_mark",
        rf"^(?:oh )?{AUX} (?:i|you|he|she|it|they|we|that)(?: not)?(?: now| really)?$",
        0.8,
    ),
    rule(
        "rhetorical",
        r"^(?:how many times (?:have|did|do) i|who (?:does$|doesn't|isn't|wouldn't|hasn't|knows|cares|am i to)\b|what (?:did|do) you expect|"
        r"what (?:can|could) (?:i|you|we|one) (?:do|say)$|how (?:hard|difficult|bad) can it|"
        r"why (?:bother|me|on earth would)\b|what's the (?:point|worst)|what else is new|"
        r"where would we be|isn't (?:that|it) (?:just )?(?:the way|life|always)|what are you like|"
        r"is that so$|you know what|guess what|what of it|who would have)",
        0.7,
    ),
    rule("do_you_know", r"^(?:(?:do )?you know )?what i(?: mean|'m saying)$|^(?:do )?you know(?: what)?$", 0.9),
    rule(
        "announces",
        r"^(?:(?:can|could|may|might|let me|i'd like to|i want to|i'm going to|i have|i've got|"
        r"there's) .{0,24}\bquestions?\b(?! (?:about|for))|let me ask you(?: this| something)?$|"
        r"(?:i )?just wanted to ask$|do you know what|shall i tell you|you know what)",
        0.7,
    ),
    rule(
        "procedural",
        r"^(?:(?:can|could) you (?:hear|see) me|is (?:this|that) (?:thing )?(?:on|recording)|"
        r"are (?:you|we) (?:ready|recording|good to go|all set)|(?:shall|should) we "
        r"(?:start|begin|make a start|get started|crack on|sit|go (?:in|through|and sit))|"
        r"(?:do you want to|would you like to|will you|why don't you|can you|do you want) "
        r"(?:just )?(?:sit|have a seat|take a seat|come (?:in|through|and sit)|grab a (?:seat|chair)|"
        r"pull up|close the door|shut the door|a seat)|how do you do$|"
        r"(?:do you want|would you like|can i get you|fancy) (?:a |some |any )*"
        r"(?:cup|tea|coffee|water|brew|tissue|drink|glass|biscuit)|are you comfortable there|"
        r"did you (?:find|get) (?:us|here|the (?:room|place)))",
        0.8,
    ),
    rule(
        "advice",
        r"^(?:(?:how|what) about (?:you (?!\?)\w|if |we |i )|why don't we |(?:have|had) you (?!ever tried)(?:ever |not |at all |maybe |perhaps |even |already |just )*"
        r"(?:thought (?:about|of)|considered|tried|looked (?:at|into)|contemplated|"
        r"explored)(?! (?:about |of |at |into )?(?:that|it|this|them|these|those|those things|these things|any of (?:that|this|it)|doing (?:that|it))$)\b|"
        r"haven't you (?:thought|considered|tried)|"
        r"(?:why|how come) (?:don't you(?! (?:start by|begin by|tell|fill|share|describe|say|talk me|explain|go first|give me|have a seat|sit|take a seat|want|like|think|feel|believe|know|trust|ever|have|need))|not)\b|why (?:can't|couldn't) you just|"
        r"(?:how|what) about (?:you |if you |just |maybe )*(?:(?:try|go|tak|ask|talk|speak|see|"
        r"start|mak|do|giv|writ|gett|leav|cutt?|com|arrang|book|hav|us)ing|(?:try|go|take|ask|talk|"
        r"speak|start|make|get|give|leave|cut)\b)|"
        r"what if you (?:just |maybe |were to |tried |started |could |went |took |asked )|"
        r"(?:could|can|can't|couldn't|would|might|shouldn't|should) you (?:not |maybe |perhaps |"
        r"just )+(?!tell|describe|share|explain|say|talk|give me|help me|walk|remind|clarify|confirm|"
        r"check)|couldn't you|can't you|shouldn't you|wouldn't (?:it|you) be better|"
        r"wouldn't it (?:be (?:better|easier|best|an idea|worth)|help)|isn't it (?:time|worth) )",
        0.75,
    ),
)
"""Look like questions and are none: labelled by other detectors, if at all."""

CHECKING_ANNOUNCED = rule(
    "checking_announced",
    r"^(?:can|could|may) i (?:just )?(?:check|make sure) (?:that |what |if |whether )?(?:i|we|you)\b(?! (?:ate|slept))|"
    r"\blet me (?:just )?(?:check|see if i|make sure)\b(?! (?:the|that's|your|with|my|on the|"
    r"whether the))|^(?:just )?(?:to )?(?:check|make sure|checking) (?:that )?(?:i've|i have|i'm|"
    r"i understand|i got|i get)\b|^let me (?:just )?summari[sz]e|^i (?:just )?want to (?:make sure|"
    r"check) (?:that )?i(?:'ve|'m| have| am| understand| understood| got)\b|"
    r"^let me (?:just )?(?:play|say|read) (?:that|it) back",
    0.8,
    CHECKING,
)
"""Announces that understanding is checked; asks nothing yet."""

KEPT_APART: tuple[Rule, ...] = (
    CHECKING_ANNOUNCED,
    rule(
        "permission",
        r"(?:^|\b(?:i wonder if|wondering if|i wondered if) )(?:(?:can|could|may|might) (?:i|we) "
        r"(?:just |maybe |perhaps |quickly |also |possibly |now |please )*"
        r"(?:ask|share|offer|suggest|say|give you|tell you|check|come back|talk|speak|make a|"
        r"raise|mention|add|read|show|go (?:back|over|through)|pick (?:up|you up)|put|run|stop|"
        r"pause|interrupt|jump|bring|take a (?:look|moment|minute)|look|explain|have a (?:look|word|"
        r"think)|propose|recommend|reflect|summari[sz]e|be (?:honest|frank|direct|blunt))|"
        r"(?:would|do) you mind (?:if|me|my|us|telling|sharing)|(?:would|is) (?:it|that|this)(?: be)? "
        r"(?:okay|all right|fine|useful|helpful|good) (?:with you |by you )?(?:if|for me|for us|to) "
        r"(?:i|we|share|ask|talk|go|me|look|spend|discuss|just|start|tell)|"
        r"would it (?:help|be (?:helpful|useful|any use)) if i (?:just )?(?:shared?|told|said|ran|"
        r"talked|explained|went|gave you (?:a|an|some) (?:idea|thought|suggestion|information|"
        r"option)|offered|described|suggested|read|mentioned|showed)|"
        r"(?:would|are|will) you (?:be )?(?:interested in|open to|willing to|up for|happy to|happy for "
        r"me to|okay with|comfortable) (?:me |us |having me |a |some |my |if i )?"
        r"(?:hear|know|learn|shar|talk|ask|tell|discuss|giv|suggest|listen|few|couple|"
        r"suggestion|information|thought|idea|look|hearing|some)|"
        r"(?:do you want|would you like|shall i|should i|do you want for) (?:me to |i |for me to )?"
        r"(?:share|tell you|explain|talk you|go over|go through|run through|suggest|give you (?:a|an|"
        r"some) (?:thought|idea|suggestion|information)|hear)|"
        r"would you like to (?:hear|know|learn)|is now a good time|have you got (?:a|two|five|ten) "
        r"(?:minute|second|moment|sec)s?|have you got (?:five|two|ten|time)$|do i have your permission|(?:if|as long as) "
        r"(?:that's|it's) (?:okay|all right) with you$|if (?:that's|it's) okay$)",
        0.8,
        PERMISSION,
    ),
    rule(
        "checking_tail",
        r"(?:^|\b)(?:(?:have|did) i (?:got|get|understood|understand|heard|hear|captured|capture|"
        r"missed|miss|read)\b|is that (?:about |more or less |all |sort of |kind of |roughly )?"
        r"(?:right|fair|correct|accurate|it|how (?:it|you)|what you(?:'re| are)? (?:mean|saying|"
        r"meant|say)|a fair)|(?:am|was) i (?:right|understanding|hearing|reading|getting|on the right|"
        r"close|with you|following|correct)|^(?:does|did) that (?:sound (?:about |more or less )?"
        r"(?:right|fair|accurate)|make sense|capture|cover|match|ring|reflect|resonate)\b|"
        r"(?:is|would) (?:that|it) be (?:fair|right|accurate)|do you (?:see|know|follow|understand|get) "
        r"(?:what i|me|where i|my)|are you with me|does it make sense|makes? sense$|"
        r"is it fair to say|would it be fair|so are you saying|are you (?:saying|telling me)|"
        r"^(?:do|did) you mean\b|^(?:so )?you mean\b|\bif i(?:'ve| have)? (?:understood|heard|got|hear|"
        r"understand)|are we on the same page|what did i (?:miss|leave|forget)|"
        r"(?:correct me|tell me|stop me|let me know) if i(?:'m| am|'ve| have| get| got)|"
        r"can you (?:tell|say) (?:me )?(?:back|in your own words) what)",
        0.8,
        CHECKING,
    ),
    rule(
        "leading",
        r"^(?:don't you (?:think|feel|agree|reckon|want|see|care|worry|ever worry)|"
        r"wouldn't you (?:say|agree|rather|"
        r"want|like)|(?:isn't|aren't|wasn't) (?:it|that|this|you|there)\b|surely|"
        r"(?:shouldn't|can't|couldn't) (?:we|they|he|she)|doesn't (?:it|that|everyone)|"
        r"you (?:don't|do|wouldn't|would|can't|aren't) (?:really |honestly |seriously )"
        r".*\bdo you$|"
        r"(?:do|don't) you (?:really|honestly|seriously) (?:think|believe|expect|want)|"
        r"you don't want .* do you$|are you (?:sure|certain) (?:you're|it's|that|this|it) (?:not|isn't)|"
        r"is it not|are you not|do you not|did you not|have you not|didn't you|"
        r"haven't you|hadn't you)",
        0.75,
        LEADING,
    ),
)
"""Questions that are neither open nor closed."""

TAG = rf"\b(?P<tag>{AUX}) (?P<who>i|you|he|she|it|we|they|there)(?: not| though| then| really)?$"
LEADING_TAG = rule(
    "leading_tag",
    r"\b(?:aren't|don't|haven't|can't|won't|didn't|wouldn't|couldn't|shouldn't|weren't) you"
    r"(?: though| then| really)?$|"
    r"\byou(?:'re| are| do| don't| can| could| will| have| would| wouldn't| know| want| feel|'ll).*"
    r"\b(?:isn't|wasn't|wouldn't) it$|\b(?:do|are|have|will|can|would|did) you$|"
    r"\b(?:(?:that|it|this)(?:'s| is| was|'ll| will| would|'d)|there's) .*\b(?:good|bad|better|best|"
    r"fine|easy|easier|right|wrong|sensible|fair|enough|normal|great|silly|important|worth|obvious|"
    r"reasonable|nice|positive|true|part of|how it|the job|same|okay|all right|expected|just)\b.* "
    r"(?:isn't|wasn't|wouldn't|won't|is|was) (?:it|that)$",
    0.7,
    LEADING,
)
CLOSED_TAG = rule("tag", TAG, 0.73, CLOSED)

OPEN_RULES: tuple[Rule, ...] = (
    rule(
        "goes_on",
        r"^(?:(?:\w+ )?in what (?:way|sense)|how so|how do you mean|what do you mean|such as|like what|"
        r"meaning what|what then|what next|what happened)$",
        0.75,
        OPEN,
    ),
    rule(
        "asks_need",
        rf"^(?:\w+ ){{0,5}}?(?:what(?:'s| is|'d| kind of| sort of)? (?:\w+ ){{0,3}}?(?:would|might|could|will|can|"
        rf"may|'d) (?:\w+ ){{0,3}}?{HELP}|what (?:do|would|might|did|could) you (?:\w+ ){{0,2}}?(?:need|"
        rf"find (?:most )?(?:help|use|support)ful|want from me|like from me|like me to|want me to|"
        rf"like to (?:happen|see (?:happen|change))|want to happen|"
        rf"like (?:us|the team) to)|"
        rf"what (?:can|could|should|might|shall|would) (?:i|we|the team|the ward|anyone|people) "
        rf"(?:\w+ ){{0,2}}?(?:do|offer|change|put in place|take off|give you|say|provide)\b"
        rf"(?!.*\b(?:audit|rota|target)s?\b)|"
        rf"(?:how|where) (?:can|could|might|should|best can|would) (?:i|we|the team|anyone) (?:\w+ )"
        rf"{{0,2}}?(?:help|support|make (?:it|this|things)|assist|be (?:of )?(?:help|use|support))|"
        rf"how (?:would|do|might) you (?:\w+ )?(?:like|want) (?:me|us|to be (?:supported|helped))|"
        rf"what (?:\w+ ){{0,2}}(?:support|help)\b.*\b(?:you|would|need|want)|"
        rf"what needs to (?:happen|change) for you|what's (?:the )?(?:one|most) .* help|"
        rf"what would (?:good|better|the right) (?:support|help))",
        0.9,
        OPEN,
        NEED,
    ),
    rule(
        "anything_else",
        r"^(?:(?:is|was|are|were) there )?(?:anything|something|any) ?(?:thing)?s? ?(?:else|other things|"
        r"more|further|in particular|you (?:want|would|'d|need))\b(?!.*\b(?:i|we) (?:can|could|"
        r"should))|^what else\b|^(?:is|was) there anything\b(?!.*\b(?:i|we) (?:can|could|should))|"
        r"^anything (?:else|you want|in particular|more|(?:on|in) your|bothering|worrying|that)\b(?!.*\b(?:i|we) (?:can|could|should)).{0,50}$|"
        r"^do you have (?:any |some )?(?:other |more )?(?:thoughts|ideas|concerns|worries|"
        r"suggestions|reasons|goals|plans|feelings)|^any (?:thoughts|ideas|"
        r"concerns|worries|suggestions)",
        0.8,
        OPEN,
    ),
    rule(
        "can_you_tell",
        rf"^(?:\w+ ){{0,2}}?(?:(?:can|could|would|will|do|did|are|might|won't|can't|why don't|if) you )"
        rf"(?:mind |like to |want to |be able to |be willing to |able to |care to |feel able to |start by |"
        rf"possibly )?{SOFTLY}{TELLING}\b"
        rf"(?! (?:me )?(?:your name|the time|your number|how many|how much|how long|when|which|"
        rf"whether|if|no\b|yes|anyone|him|her|them|that to|to (?:him|her|them|your|someone|hr|"
        rf"anyone)|about that to))",
        0.83,
        OPEN,
    ),
    rule(
        "tell_me",
        r"(?<!you )(?<!didn't )(?<!don't )(?<!be )(?<!they )(?<!he )(?<!she )(?<!people )(?<!not )"
        r"(?<!for )(?<!by )(?<!were )(?<!are )(?<!you're )\btell(?:ing)? (?:me|us)"
        r"(?: (?:about|more|what|how|why|where|when|who|which|a (?:bit|little)|something|everything|"
        r"anything|all|some|your|the (?!time|truth)|in your|then|from|please|again|exactly|as much|"
        r"honestly|why|one|first|i guess|if)\b|$)|"
        r"\b(?:can|could|if|would|will) you (?:just |please |maybe )?tell (?:me|us)\b",
        0.92,
        OPEN,
    ),
    rule(
        "imperative",
        r"^(?:please )?(?:(?:talk|walk|take|run) (?:to )?me (?:through|about|to|back|into)|"
        r"say (?:a (?:bit|little) )?(?:more|some more|something more|what)|describe\b|"
        r"explain (?:to me|that|what|how|why|a)|help me (?:to )?(?:understand|see|get|picture|out)|"
        r"give me (?:an? )?(?:example|sense|idea|picture|flavour|feel)|paint me|"
        r"share (?:with me|a (?:bit|little)|some|what|your|more)|fill me in|unpack|go on tell|"
        r"start (?:from|at|by) the beginning|start wherever|let's hear|talk me)|"
        r"\bsay more\b|\b(?:say|talk|speak) (?:a )?(?:little|bit|lot)? ?(?:bit )?more about\b|"
        r"\btell me more\b|\bmore about that$",
        0.9,
        OPEN,
    ),
    rule(
        "curious",
        r"\b(?:i'm|i am|i was|we're|just|i'd be|i would be|i'm just|i'd be really)? ?"
        r"(?:curious|interested|keen|wondering|intrigued) ?(?:to (?:know|hear|learn|understand|see|find "
        r"out)|about|as to|in (?:hearing|knowing|understanding|what|how)|what|how|why|where)\b"
        r"(?! (?:if|whether))|"
        r"\bi(?:'d| would)? (?:wonder|wondered)(?: about)? (?:what|how|why|where)|"
        r"\bi(?:'d| would) (?:really |just )?(?:like|love|want) to (?:hear|know|understand|learn|get)\b"
        r"(?! (?:you|this|that (?:done|sorted)|it|the))"
        r".*\b(?:how|what|about|more|your|from you)\b|"
        r"^i (?:just )?(?:want|wanted) to (?:hear|know|understand|learn|ask(?: you)?|check in)\b.*"
        r"\b(?:how|what|why|about|more)\b|^(?:let me ask|i (?:want|wanted|'d like|would like) to ask)"
        r".*\b(?:how|what|why)\b",
        0.8,
        OPEN,
    ),
)
"""Open whatever the mark at the end."""

FACT_RULES: tuple[Rule, ...] = (
    rule(
        "asks_need_closed",
        r"^(?:is there (?:anything|something|any)|anything|something)\b.*\b(?:i|we) (?:can|could|might|"
        r"should)\b|^(?:do|would) you (?:need|want|like) (?:any|some|more|a bit of|a little) (?:\w+ )?"
        r"(?:help|support|time|cover)|^would it help\b(?! if (?:i|we)\b)|^would (?:that|this) (?:\w+ )?help|"
        r"^would (?:it|that) be (?:helpful|useful|of (?:help|use))",
        0.8,
        CLOSED,
        NEED,
    ),
    rule(
        "wh_fact",
        rf"^(?:at |by |on |in |from |until |till |about |since |roughly |and |for )*(?:what|which) "
        rf"(?:\w+ )?{FACT}\b|^what's (?:your|the|his|her|their) (?:\w+ )?{FACT}\b|"
        rf"^what (?:is|was) (?:your|the|his|her|their) (?:\w+ )?{FACT}\b",
        0.75,
        CLOSED,
    ),
    rule(
        "how_much",
        r"^(?:about |roughly |for |and |so |over |since )*how (?:long|many|much|often|old|far|big|soon|"
        r"late|early|frequently|regularly|tall|heavy|recently|quickly)\b",
        0.57,
        CLOSED,
    ),
    rule(
        "which_when_who",
        rf"^(?:since |from |until |till |by |at |to |with |for |in |on )*(?:which|when|who|whose|whom)"
        rf"(?: \w+){{0,3}}? (?:{AUX}|'s|else|of)\b|^(?:who's|when's|which)\b|^(?:who|when)\b.{{0,30}}$",
        0.65,
        CLOSED,
    ),
    rule(
        "scale",
        r"^(?:what's|what is|what was) the (?:longest|most|least|highest|lowest|quantity|number|"
        r"amount|maximum|latest|last time|first time)\b|\bwhere (?:would|do|did) you (?:rate|put|place|"
        r"see) yourself (?:on|at|in terms)|\bon a scale (?:of|from)\b|\b(?:zero|one|1|0)(?: to|-) ?(?:ten|10)\b.*\b(?:how|what|where)\b|"
        r"\bwhat number\b",
        0.55,
        CLOSED,
    ),
    rule(
        "where_fact",
        r"^where(?:'s| is| are| was| were| did| do| does| have| has|'ve)\b(?!.*\b(?:see yourself|go from|"
        r"would you like|leave you|do you want|do you think|do you see|do you stand|does that|you at "
        r"with|are you with|are you at)\b)",
        0.6,
        CLOSED,
    ),
)
"""Closed with a question word, and needs in closed form."""

WH_RULES: tuple[Rule, ...] = (
    rule("how_feel", r"^(?:and |so )*(?:how|what) (?:do|does|did|would|are|were|is|was|have) (?:you|that|"
         r"this|it|things)(?: \w+)? (?:feel|think|feeling|thinking|make of|see|make you|been)",
         0.93, OPEN),
    rule("how_are_you", r"^how(?:'s| is| are| have|'ve| was| were|'re) (?:you|things|it|everything|that|"
         r"your|the|life|work|we)\b", 0.85, OPEN),
    rule("why", r"^(?:why|how come|what for)\b", 0.85, OPEN),
    rule("what_about", r"^(?:what|how) about\b", 0.7, OPEN),
    rule("wh_open", rf"^(?:in what|to what|by what|for what|about what|at what|under what|what|how|where|"
         rf"whereabouts|what's|how's|where's|what'll|what'd|what've|with what)\b(?:.*?\b(?:{AUX}|'s|"
         rf"happened|happens|brings|brought|made|makes|makes|led|leads|gets|got|goes|went|stops|"
         rf"stopped|keeps|helped|helps|worries|bothers|came|comes|changed|else|worked|works|kind|sort)"
         rf"\b|'s )", 0.81, OPEN),
)  # fmt: skip
"""Question word first, with a verb before its subject (asked) or any marked form."""
