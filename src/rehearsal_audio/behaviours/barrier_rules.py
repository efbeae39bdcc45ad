"""What minimising, normalising and false reassurance sound like.

Confidence is a judgement of how often the form makes the difficulty smaller, ordinary or promised
away.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

_MIN, _NORM, _FALSE = Behaviour.MINIMISING, Behaviour.NORMALISING, Behaviour.FALSE_REASSURANCE
_EVERYONE = r"(?:everyone|everybody|they all|anyone|anybody|everyone's|everybody's)"
_WE_ALL = r"(?:all of us|we all|we've all|the rest of us)"
_HONEST = (
    r"\b(?:isn't|not|wasn't) so much \w|"
    r"^(?:so |and )?you(?:'re|'ve| were| are)? (?:keep |been |just )?(?:tell|told|telling|say|said|"
    r"saying|think|thought|hope|hoped|hoping|worry|worried)\b|\band (?:then )?(?:we'll|we|let's|"
    r"see)\b|"
    r"\b(?:can't|cannot|won't|not going to|couldn't|wouldn't) (?:promise|say|pretend|tell you)\b|"
    r"\bnot (?:just|only) you\b|\b(?:isn't|not|wasn't|never) (?:nothing|just a|just|a small)\b|"
    r"\bif (?:it|that|you)(?:'s|'re)? (?:okay|all right)\b"
)
_CROWD = (
    r"(?:everyone|everybody|half (?:of )?(?:the|this|my|"
    r"our) \w+|the (?:whole|entire|rest of the) (?:\w+ )?\w+|nobody|no one|"
    r"every (?:single )?(?:one of us|\w+))"
)
_NOT_CROWD = r"(?!.*\b(?:asked|told|noticed|agreed|need(?:s|ed)? to|ha[sd] to|knows? you|you)\b)"
BARRIER_RULES: tuple[Rule, ...] = (
    rule(
        "the_crowd",
        rf"^(?:i mean |look |honestly |listen )?{_CROWD}(?:'s|'ve|'re|'d)? (?:had|has|have|been|"
        r"gets?|got|goes|feels?|is|are|sleeps?|struggles?|finds?|in|short|busy|tired|"
        rf"stressed|stretched|knackered|up against|under|behind|the same){_NOT_CROWD}\b|"
        r"\bhalf (?:of )?(?:the|this|my|our) \w+(?:'s| is| are|'ve| has| have)\b(?! (?:gone|you))|"
        r"\b(?:he|she|they|it)(?:'s|'re| is| are| was| were)? (?:\w+ )?(?:like (?:it|that)|"
        r"the same|like that) (?:with|to) (?:all|everyone|everybody|the rest|us|all of us)\b|"
        r"\byou(?:'re| are)(?: not| hardly| by no means| n't|n't)? (?:the first|the only one)"
        r"(?: to| who| that| with|$)",
        0.65,
        _MIN,
        _NORM,
    ),
    rule(
        "same_everywhere",
        r"\b(?:it|that)(?:'s| is) the same (?:on|in|at|across|for|everywhere|wherever|all over|up "
        r"and down)\b|\b(?:happens|the same) (?:everywhere|all over|all the time)\b|"
        r"\b(?:comes|goes|came) with (?:the|being|it|this)\b|"
        r"\b(?:nature|name) of the (?:beast|game|job|work)\b|\bway of the world\b|"
        r"\bfact of life\b|\bpart of (?:the )?(?:induction|being|growing up|the fun)\b|"
        r"\bthat's (?!not\b|so\b|really\b|nice|hard|good|better|best|great|awful|tough|okay|all\b|"
        r"a\b|an\b)(?:\w+ ){0,2}?(?:for you|life|winter|january|november|december|monday)$|"
        r"\bit (?:was ever|'s always) (?:thus|been)\b|\bgoes with the territory\b",
        0.65,
        _NORM,
    ),
    rule(
        "his_way",
        r"^(?:oh |well )*that's just (?!us|me|you|it|not|wrong|awful|unfair|cruel|mean|rude|so|"
        r"great|"
        r"horrible|sad|silly|life|lazy|right|nonsense|bullying|my |what|how (?:it|i|you)|why|when|"
        r"as|made)(?:[a-z]+|how (?:he|she|they) (?:is|are)|(?:his|her|their) (?:way|manner))$|"
        r"\bjust (?:\w+ )?(?:being (?:\w+)|(?:his|her|their) (?:way|manner|style|sense))\b|"
        r"\b(?:doesn't|don't|didn't|never|won't have) (?:really )?(?:mean|meant|means) (?:anything|"
        r"any harm|it|owt|nothing)\b|\bmeans well\b|\b(?:bark|all mouth)\b.*\b(?:bite|trousers)\b|"
        r"\bheart's in the right place\b|\b(?:not|isn't|wasn't|nothing) (?:\w+ )?personal\b|"
        r"\b(?:a bit|bit|rather|slightly|somewhat) (?:of an? )?(?:over the top|ott|much|strong|"
        r"extreme|dramatic|far|excessive|overkill|hasty|keen|sensitive|irony|overreaction|"
        r"exaggeration|excitement)\b|\bhardly (?:worth|a|an|the|anything|counts?)\b|"
        r"\b(?:that's|it's) all (?:that|it|this) (?:is|was)\b|\bstorm in a tea ?cup\b|"
        r"\bmountain out of\b|\bwater off a duck\b|\blet (?:it|that|things|this) get "
        r"(?:to you|you down|under your skin)\b|\btake (?:it|that|this) (?:so |too )?(?:personally|"
        r"to heart)\b|\b(?:only|just) a (?:\w+ )?(?:joke|bit of|few|couple|comment|word|email|"
        r"form|meeting|number|day|night|week|shift)\b|\bno (?:real )?harm (?:done|in it)\b|"
        r"\bnothing to (?:lose sleep|get (?:upset|worked up)|cry|write home)\b|"
        r"\bworse things happen\b|\bwon't kill you\b|\bfirst world problem|\bget over it\b|"
        r"\byou(?:'ll| will)? get used to it\b|\bcould be (?:a lot |much |far )?worse\b",
        0.65,
        _MIN,
    ),
    rule(
        "as_sure",
        r"\byou(?:'ll| will) (?:beat|crack|get (?:past|over|through)|come (?:through|out|back)|"
        r"bounce|cope|manage|survive|be (?:right|fine|okay|all right|grand|laughing|back|golden|"
        r"a new (?:man|woman|person)|as good))\b(?!.*\b(?:if|when you (?:need|have))\b)|"
        r"\b(?:it|this|that|he|she|they|things) (?:does|do|always) (?:stop|pass|get better|get "
        r"easier|end|fade|settle)\b|\bright as rain\b|\bcome out in the wash\b|"
        r"\bi know you (?:will|can)$|\bit'll be (?:fine|okay|all right|grand|sorted)\b",
        0.7,
        _FALSE,
    ),
    rule(
        "everyone_does",
        r"^(?:everyone|everybody) (?!needs|knows|agrees|else's|has to|is (?:here|in|due)|"
        r"wants to (?:help|see))\w+s\b(?! (?:you|to be|a form|the form))",
        0.6,
        _MIN,
        _NORM,
    ),
    rule(
        "little_thing",
        r"\blucky (?:it|you|that|they|he|she|nobody|to)\b|\bno harm done\b|"
        r"\bwouldn't take (?:it|that|any)\b|\byou(?:'re| were) only\b|"
        r"\byou never (?:even )?(?:saw|had)\b|\byou only (?:did|said|had|have(?! to)|missed|"
        r"made)\b|"
        r"\bis nothing\b|\b(?:little|small|silly|minor|tiny) (?:thing|matter|issue|hiccup|"
        r"mistake)s?\b|\bi wouldn't worry\b",
        0.65,
        _MIN,
    ),
    rule(
        "own_worse",
        r"^it took me\b|^(?:in )?my first (?:week|day|month|year|shift)\b.*\bi\b|"
        r"^(?:nobody|no one) (?:held|helped|asked|gave) (?:my|me)\b|"
        r"^when i (?:was|did|started|joined|had)\b.*\b(?:we|nobody|no|hours?|nights?|weeks|alone|"
        r"none)\b",
        0.55,
        _MIN,
    ),
    rule(
        "what_the_job_is",
        r"^that's (?:\w+ ){1,3}for you$|\bwhat (?:the|this|our) (?:job|work|place)(?:'s|"
        r" is)(?: \w+)? like\b|\bwhat it's like (?:here|in)\b",
        0.65,
        _NORM,
    ),
    rule(
        "will_be_forgotten",
        r"\b(?:he|she|they|it)(?:'ll| will) (?:soon )?come (?:round|around|good)\b|"
        r"\bfeel differently\b|\bgive it (?:a|some|time|two|another|till|until)\b|"
        r"\bwon't (?:even )?(?:remember|notice|matter|hold it)\b|\bi'm certain$|"
        r"\b(?:you|it|they) always do(?:es)?$",
        0.65,
        _FALSE,
    ),
    rule(
        "nobody",
        r"^(?:nobody|no one) (?:sleeps|likes|enjoys|finds|gets(?! (?:told|asked|to know|to hear|"
        r"in trouble))|copes|eats|wants|loves|has time|"
        r"has it|does)\b",
        0.7,
        _NORM,
    ),
    rule(
        "nobody_minds",
        r"\b(?:nobody|no one)(?:'s| is) (?:blaming|judging|angry|cross|saying|upset)\b|"
        r"\b(?:nobody|no one)(?:'ll| will) (?:mind|notice|care|think|judge|know)\b|\bfly by\b",
        0.65,
        _FALSE,
    ),
    rule(
        "everyone",
        rf"\b{_EVERYONE} (?:\w+ )?(?:feels?|gets?|has|have|had|goes|go|struggles?|finds?|been|"
        r"does|did|thinks?|worries|worry|makes?|knows? what|says?|suffers?|stressed|tired|"
        r"under)\b(?!.*\b(?:asked|told|said|noticed|safe|in today|to be in|agreed|to know|"
        r"here by|else said)\b)|\bwho (?:doesn't|hasn't|isn't|wouldn't)\b|"
        r"\bsame (?:for|with) (?:all|everyone|everybody|the rest|us all)\b|"
        r"\b(?:do|does|did|gets?) (?:that|it|this) to (?:everyone|everybody|all|us all|anyone|"
        r"people|you)$",
        0.75,
        _MIN,
        _NORM,
    ),
    rule(
        "we_all",
        r"\bhappens? to (?:all|everyone|everybody|the best|us all|anyone)\b|"
        rf"\b{_WE_ALL} (?:\w+ )?(?:feel|get|have|had|got|go|went|struggle|find|been|do|did|felt|"
        r"done|think|worry|make|suffer|know)\b(?!.*\b(?:agreed|need to|have to|know how)\b)",
        0.7,
        _NORM,
    ),
    rule(
        "part_of_the_job",
        r"\bpart (?:of|and parcel of) (?:the|this|your|our|what) (?:\w+ )?(?:job|role|work|deal|"
        r"course|territory|life|business|parcel|profession|we do)\b|\bpart and parcel\b|"
        r"\b(?:comes|goes|came) with (?:the|being|it|this)\b|"
        r"\b(?:that's|it's|this is|that is|it is) (?:just |only |all |simply |pretty |perfectly |"
        r"completely |totally |quite |very )*(?:the (?:job|way it is|nature of|game|"
        r"name of the game|nhs|police|civil service|culture|life)|how it (?:is|goes|works)|"
        r"normal|natural|nursing|policing|policework|healthcare|nights for you|life|common|usual|"
        r"standard|to be expected|what (?:we|you) (?:signed up|do|all)|typical|shift work|winter|"
        r"management|retail|the time of year)\b|\b(?:signed up (?:for|to)|occupational hazard|"
        r"nature of the|welcome to (?:the|my)|always been like|always like (?:this|that)|"
        r"first[- ]year nerves)\b|\bmost people (?:feel|get|find|have|struggle)\b|"
        r"\b(?:lots|plenty|loads) of (?:people|officers|nurses|staff|us|managers) (?:feel|get|"
        r"find|have|struggle|go)\b|\b(?:very|perfectly|quite|completely|totally) (?:normal|"
        r"common|natural)\b",
        0.7,
        _NORM,
    ),
    rule(
        "smaller",
        r"\b(?:it's|that's|it is|it was|that was|this is|was|is|they're|you're|there's) (?:only|"
        r"just|probably just|probably only|maybe just|nothing but|merely|hardly|barely|not even|"
        r"not exactly|no more than) (?:a|an|one|the|some|your|\w+ing|being|tired|tiredness|"
        r"nerves|stress|hormones|stressed|a bit|banter|words|teething)\b|"
        r"\b(?:not|isn't|wasn't|never|can't be|nothing) (?:\w+ ){0,2}?(?:that|so|as|really|too|"
        r"all that|actually|quite that) (?:bad|hard|difficult|serious|big|much|terrible|deep|"
        r"stressful|important|dramatic)\b|\b(?:not|isn't|"
        r"no) (?:\w+ ){0,2}?(?:the end of the world|a big (?:deal|thing|issue)|"
        r"such a (?:big|bad)|big deal|life (?:and|or) death|rocket science|drama)\b|"
        r"\b(?:could|might) (?:be|have been) (?:\w+ )?worse\b|"
        r"\b(?:have|had|got) it (?:\w+ )?(?:worse|harder|easy|tougher)\b|"
        r"\b(?:worse off|far worse|much worse|worse things|harder than (?:this|that|you)|"
        r"a lot worse)\b|\bat least (?:you|it|they|he|she|nobody|no one|we)\b|"
        r"\b(?:over ?thinking|over ?reacting|exaggerating|too sensitive|so sensitive|"
        r"oversensitive|dramatic|making (?:a|too much|more) (?:\w+ )?(?:fuss|mountain|of it|"
        r"of this|big)|reading too much|blowing (?:it|this|that)|"
        r"worrying (?:too much|over nothing|about nothing)|"
        r"taking (?:it|things|this|that) (?:too|so)|too (?:seriously|personally|hard on))\b|"
        r"\byou think (?:that's|this is|you've got) (?:bad|hard|busy|tough|it)\b|"
        r"\b(?:should have|should've|want to have|ought to have) (?:seen(?! (?:the (?:faces?|"
        r"look)|your|"
        r"his|her))|been|tried)\b|"
        r"\bback in my day\b|\bwhen i (?:was|started|joined) (?:\w+ ){0,4}?(?:we|you|nobody|"
        r"there|i|no)\b|\b(?:get|got|getting) on with (?:it|things|the job)\b|"
        r"\btoughen(?:ed)? up\b|\bman up\b|\bgrow a\b|\bthick(?:er)? skin\b|"
        r"\b(?:it's|that's|it was|that was) nothing\b|"
        r"\bnothing (?:compared|really|much|serious|to get)\b|"
        r"\bjust (?:a )?(?:bad|rough|off) (?:day|week|patch|night|spell)\b|"
        r"\bjust a (?:blip|phase|bit|wobble|dip|joke|phone)\b|\bsnap out\b|\bcheer up\b|"
        r"\b(?:no|any) (?:big )?drama\b|\bnot (?:like|as if|as though) (?:it's|it was|anyone|he|"
        r"she|they)\b|\bcount yourself lucky\b|\blucky (?:you|to|compared)\b|"
        r"\bbottom line is you're fine\b|\bshrug it off\b|"
        r"\bnobody (?:even )?(?:noticed|notices|died|cares|minds|"
        r"else (?:has|is|seems|finds|complain))\b|"
        r"\beveryone else (?:manages|copes|seems|is coping|gets|is|has|does)\b|"
        r"\bother people (?:manage|cope|have|are)\b|\bothers? (?:manage|cope|have)\b",
        0.7,
        _MIN,
    ),
    rule(
        "will_be_fine",
        r"\b(?:it|that|things|everything|you|this|he|she|they|all|we|its)(?:'ll| will|"
        r"'s going to|'re going to| is going to| are going to|'s bound to)(?: all| just| soon|"
        r" probably| definitely| always| only| be back| feel| both| soon be|"
        r" come)* ?(?:be (?:\w+ ){0,2}?(?:fine|okay|all right|sorted|great|good|grand|"
        r"right as rain|better|back to (?:normal|yourself|your old)|over|laughing|brilliant|"
        r"a breeze|yourself|gone)|feel (?:better|fine|yourself|right|different|brand new|"
        r"a lot better)|blow over|be (?:forgotten|history|water under)|work(?: itself)? out|"
        r"sort (?:itself|themselves) out|pass|come good|settle (?:down)?|calm down|bounce back|"
        r"get (?:better|easier|through (?:it|this)|over (?:it|this|that)|used to it)|come back a|"
        r"look back|smash it|walk it|sail through|nail it|fly through|ace it|improve|"
        r"look (?:better|different|brighter)|work out)\b|"
        r"\bi(?:'m| am) (?:sure|certain|confident|positive) (?:that )?(?:it|you|things|"
        r"everything|they|he|she|that)(?:'ll|'s|'re)? ?(?:will |is |are |was |did |didn't |can |"
        r"all )*(?:be |get |feel |just |going to be |work |come |do |doing |all )*(?:fine|okay|"
        r"all right|great|better|out|good|mean|right|cope|manage|well|brilliant(?:ly)?|"
        r"nothing)\b|\b(?:nothing|no need|no reason|not anything) (?:to|for you to) (?:worry|"
        r"be worried|fret|panic|stress)\b|\bdon't (?:you )?worry(?: about (?:it|that|a thing|"
        r"anything)|$| it| you)|\bi promise (?:you )?(?:it|you|that|things|everything)\b|"
        r"\btime(?:'s| is) a (?:great )?healer\b|\btime heals\b|"
        r"\b(?:it|this|that) (?:does )?gets? (?:easier|better)\b|"
        r"\byou're (?:absolutely |totally |perfectly |going to be |doing )(?:fine|okay|all right|"
        r"great)\b|\b(?:it|things) always (?:does|do|works? out|gets? better)\b|\byou'll see\b|"
        r"\btrust me\b|\bback to your old self\b|\bplenty more\b|\bbefore you know it\b|"
        r"\bit's all (?:good|fine|under control)\b|"
        r"\beverything(?:'s| is) (?:fine|okay|going to be|under control)\b|"
        r"\byou're (?:strong|tough)(?: enough)?\b.*\byou(?:'ll| will| can)\b|"
        r"^(?:you'll|it'll|that'll) be (?:fine|okay|all right)\b|\bthere's no (?:problem|issue)\b",
        0.75,
        _FALSE,
    ),
)
NO_BARRIER = rule("honest", _HONEST, 0.8)
