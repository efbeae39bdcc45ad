"""What turning to the person sounds like: noticing a change, asking how they are, making time.

Confidence is a judgement: a change that is seen in the person is surest.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import rule
from rehearsal_audio.model.event import Behaviour

_CHANGED = (
    r"(?:quiet|quieter|withdrawn|not (?:yourself|your usual)|distracted|flat|subdued|different|"
    r"distant|jumpy|pale|down lately|on edge|snappy|less|tearful|teary|short with|thinner|"
    r"in(?:to)? your shell|a shadow of)"
)
_SHOWS = (
    r"(?:in (?:tears|pieces|bits|a state|floods)|crying|shaking|trembling|limping|shivering|"
    r"sweating|weeping|sobbing|welling up|near(?:ly)? (?:to )?tears|close to tears|shattered|"
    r"exhausted|shaken|white as|wincing|struggling|sat (?:in|on) your (?:car|own)|"
    r"(?:sitting|sat|eating|standing) (?:\w+ ){0,2}?(?:alone|on your own|by yourself)|"
    r"(?:coming in|staying|arriving|leaving) (?:\w+ )?(?:late|early|later|earlier))"
)
_PERCEIVED = (
    r"\b(?:i|we|\w+ (?:and i )?)(?:'ve| have|'d| had| did| couldn't help| can't help| could| can| "
    r"couldn't)? (?:also |just |really |help |but |kind of |sort of |only )*(?:notic(?:ed|e|ing)|"
    r"seen|saw|see(?:ing)?|spotted|spotting|been noticing|picked up|clocked|sensed|watched|"
    r"heard|told me|mentioned|said|remarked)"
)
NOTICING = rule(
    "noticing",
    r"\byou(?:'ve not| have not| haven't) been \w+ing\b|"
    r"\byou(?:'ve| have|'d)? (?:hardly|barely|scarcely) (?:said|say|eaten|ate|touched|looked|"
    r"spoken|"
    r"spoke|slept|been|smiled|moved|stopped)\b|\byou(?:'ve not| haven't| didn't| hadn't) (?:touch|"
    r"eat|sa(?:y|id) a|smil|laugh|look(?:ed)? (?:up|at me)|stopped (?:crying|shaking))\w*\b|"
    r"(?<!back to )\byour (?:usual|normal|old|happy|cheerful) self\b|"
    r"\bi(?:'ve| have|'d| had| did| couldn't help| can't help| just| couldn't)? (?:also |just |"
    r"really |help |but |kind of )*(?:noticed|notice|noticing|seen|spotted|been noticing|"
    r"picked up|clocked|sensed)\b.*\byou|"
    rf"{_PERCEIVED} (?:that )?you(?:'re|'d|'ve| were| are| keep| kept| had| looked| have)?"
    rf"(?: been| got| a bit| still| just| all)* (?:{_SHOWS}|{_CHANGED}|(?<=keep )\w+ing|"
    r"(?<=kept )\w+ing)\b|"
    r"(?<!if )\byou(?:'ve| have|'re| are)? (?:\w+ )?(?:seem|seemed|look|looked|sounded|"
    r"come across|don't seem|don't look|didn't seem|didn't look)\b(?! (?:at|for|after|into|forward|"
    r"ahead|back|like you need|to me like|it up|them up|around|$))|"
    rf"(?<!if )\byou(?:'ve| have|'re| are| were| went|'d)?(?: \w+){{0,3}}? ?(?:been |gone |got |"
    rf"become |really |very |so )*{_CHANGED}\b(?<!keeping it quiet)(?<!keep it quiet)|"
    rf"^(?:and |but |nothing )*you(?:'re| are| were|'ve been) (?:\w+ ){{0,2}}?{_SHOWS}\b|"
    r"\b(?:not|aren't|weren't|isn't) (?:\w+ )?(?:yourself|your usual|like you)\b|"
    r"\bunlike you\b|\byou (?:usually|normally|used to)\b.*\b(?:lately|but|now|recently|"
    r"these days|and now)\b|\byou(?:'re| are| were)? (?:used to be|usually|normally|"
    r"always(?: been)?) (?:\w+ )?(?:the (?:one|first|last|life|loudest|\w+est)|one of the|in early|"
    r"so (?:cheerful|bubbly|lively|chatty|quick|keen))\b|"
    r"\byou(?:'ve| have) (?:stopped|given up|started) (?!to\b|with\b)\w+ing\b|"
    r"\byou(?:'re not| don't| aren't|'ve not|n't)? (?:\w+ ){1,4}?(?:any ?more|like you did|"
    r"like you used to|the way you (?:did|used to))\b|"
    r"\b(?:something's|something has|there's something)(?: \w+)? (?:changed|different|up with you|"
    r"not right with you)\b|"
    r"\byou (?:winced|flinched|went quiet|stopped|looked away|"
    r"paused|sighed)\b|(?<!on )(?<!in )\byour (?:face|eyes|voice|hands|shoulders)\b|"
    r"^you(?:'ve| have)? (?:just |\w+ly )?(?:gone (?:a bit |very |so |really )?(?:quiet|pale|"
    r"silent|white)|lost (?:a lot of |some |so much )?weight|welled up|teared up)\b|"
    r"\b(?:and )?you(?:'ve| have) lost (?:\w+ )?weight\b|\bi(?:'ve)? (?:saw|seen) you "
    r"(?!as\b|through|right)",
    0.7,
    Behaviour.NOTICING,
    Behaviour.PERSON_FOCUS,
)
_LIFE = (
    r"(?:move|weekend|holidays?|leave|wedding|party|christmas|break|honeymoon|birthday|house|"
    r"funeral|baby|scan|operation|treatment|appointment|mum|mother|dad|father|wife|husband|partner|"
    r"kids?|children|son|daughter|family|little one|boys|girls|dog|garden|marathon|knee|back|hip|"
    r"journey|drive|night|evening|flat|sister|brother|nan)"
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
    r"the hour|as long as|all the time|plenty of time|time(?! limit)|no rush(?! at all$)|the room|"
    r"forty|"
    r"thirty|twenty|"
    r"all (?:afternoon|morning|day))\b(?!.* (?:off|sick|before|to (?:finish|get)))|"
    r"\bno(?:body|[- ]one)(?:'s|'ll| is| will)? (?:\w+ )?(?:going to )?(?:come in|want us|need us|"
    r"look for us|disturb|"
    r"interrupt|knock|walk in|bother)|\bwon't be (?:disturbed|interrupted|bothered|needed|"
    r"missed)\b|\bfull attention\b|"
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
    rf"^how(?:'s| did| was| were| is| are) (?:the|your) (?!leave (?:you|it|things))(?:\w+ )?"
    rf"{_LIFE}(?: (?:go|at|on|over|this|last|doing|now|getting|been)\b.*)?$|"
    r"\bwhatever time you need\b|"
    r"\b(?:i've|i have|we've) (?:\w+ )?(?:asked|told|got|had|put) .*\b(?:to (?:take|hold|mind|"
    r"cover|answer) (?:the|my) (?:phones?|calls|radio|desk|bleep|door|bay|floor)|"
    r"(?:phones?|calls|radio|bleep) (?:\w+ )?(?:on hold|off|away|to)|off the (?:radio|phones|air))|"
    r"\bput my calls\b|\b(?:we're|you're|i'm) off the (?:radio|clock|phones)\b|"
    r"\b(?:good|nice|lovely|great) to (?:see|have) you(?: back)?\b|\bi wanted to see you\b|"
    r"\bit can wait\b|\bcome and (?:have a )?(?:sit|brew|cuppa|coffee|tea)\b.*\bwith me\b|"
    r"\bboots off\b|\bbooked us\b|\b(?:a|the) quiet room\b|\bwe can take our time\b|"
    r"\b(?:the|that) \w+ can wait\b|\bright now (?:it's|i'm|this is) (?:\w+ )?(?:you|about you)\b",
    0.7,
    Behaviour.PERSON_FOCUS,
)
