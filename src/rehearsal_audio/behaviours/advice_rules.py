"""Forms of advice and what only looks like it: tables that the advice detector reads.

Confidence is a judgement of how often the form proposes what the other should do about their own
difficulty: plain directives high, "you could" and "you have to" low, because speakers also use
them to tell what happened or to give back what they heard.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule

_SOFT = (
    r"(?:really |just |probably |definitely |also |maybe |perhaps |simply |still |do |then |"
    r"actually |certainly |at least |always |either |first |even |possibly )*"
)
_ACT = (
    r"(?:try|go|get|take|leave|make|talk|speak|keep|stop|start|put|give|ring|call|phone|book|"
    r"think|write|switch|turn|focus|rest|relax|sleep|eat|avoid|cut|ask|use|join|chat|contact|"
    r"sign|plan|pick|set|stick|push|toughen|pull|drink|walk|have|do|be|let|find|look|see|sit|"
    r"read|change|move|say|tell|bring|work|come|reduce|consider|check|swap|apply|exercise|"
    r"practise|practice|learn|build|break|drop|hand|pass|delegate|block|limit|schedule|arrange|"
    r"prioritise|prioritize|step|slow|spend|track|record|visit|meet|send|email|report|raise|draw|"
    r"grow|man|calm|snap|chill|pace|treat|allow|remind|refer|share|open|reach|lean|follow|log|"
    r"download|listen|wait|quit|give|wear|buy|carry|crack|enjoy|forget|ignore|accept|concentrate|"
    r"complete|finish|hold|help|lock|note|organise|organize|pop|remember|replace|save|seek|show|"
    r"stay|stand|suggest|wean|wind|watch|look)"
)

NO_ADVICE: tuple[Rule, ...] = (
    rule(
        "should_have",
        r"\byou should(?:n't| not)? (?:have|of|'ve|see (?:this|the|it|my|how)|know|"
        r"be (?:proud|able|getting|fine|okay|all right|pleased|hearing|really proud|very proud|"
        r"congratulated)|get (?:a|an|the|your) (?:letter|email|text|call|result|notification)|"
        r"receive|hear|feel (?:proud|free))\b|\bas you should\b|"
        r"\byou shouldn't (?:have to|be (?:made|expected|treated))",
        0.9,
    ),
    rule(
        "told_back",
        r"\bsounds like\b|\bi(?:'m| am)? (?:also )?hear(?:ing)?\b|"
        r"\byou(?:'re| are) (?:saying|telling me|feeling|thinking|worried|wondering)\b|"
        r"\bi (?:don't know|wonder|wondered|was wondering|'m wondering) (?:if|whether) (?!you)|"
        r"\bwondering (?:if|whether) (?!you)|\bscale\b",
        0.8,
    ),
    rule(
        "told",
        r"\b(?:you(?:'re| are)? (?:feel|felt|feeling|think|thought|thinking|know|knew|said|"
        r"saying|say|realise|realize|told|telling|believe|mentioned|decided|wish|worry|worried|"
        r"guess|sense|recogni[sz]e|understand)|sounds? like|seems? (?:like|to you)|"
        r"feels? (?:like|as)|part of you|makes? you|made you|hear(?:ing)? (?:you|that)|"
        r"(?:he|she|they|people|somebody|someone|everyone|everybody|wife|husband|mum|mother|"
        r"doctor|partner|friends?) (?:\w+ ){0,2}?(?:says?|said|thinks?|thought|tells?|told|"
        r"wants?|reckons?|feels?|asks?|asked|expects?|"
        r"keeps?)) (?:\w+ ){0,5}?(?:that )?you(?: \w+)? (?:should|need|have to|must|could|ought|"
        r"can|'d better|had to|want)\b",
        0.8,
    ),
    rule(
        "needless",
        r"\byou (?:don't|do not|didn't|won't|wouldn't|shouldn't|needn't|never) (?:\w+ )?(?:have|"
        r"need|feel you have)\b|\byou needn't\b|\byou don't have\b",
        0.8,
    ),
)
"""Look like advice and are none, however they are put."""

TOLD_RULES = 3
"""So many rules from the top of ``NO_ADVICE`` speak for the whole sentence, not a part of it."""

NO_WEAK_ADVICE: tuple[Rule, ...] = (
    rule(
        "conditional",
        r"\b(?:if|when|whenever|whatever|whether|what|how|how much|how many|how long|where|which|"
        r"who|why|best|until|anything|everything|things|things that|something|as) (?:it's |"
        r"it is )?you(?:'ve)? (?:\w+ )?(?:need|should|have to|could|must|want|can|got to|might|"
        r"would like)\b(?! (?:to )?do is)",
        0.7,
    ),
    rule(
        "process",
        r"^(?:please )?(?:just )?(?:take (?:your time|a seat|a moment|a minute|a second|a breath|"
        r"care)|sit\b|have a (?:seat|think|sit|look|good|lovely|great|nice)|"
        r"come (?:in|on|through|and|here)|go (?:on|ahead|for it|right ahead)|hang on|hold on|"
        r"wait|keep going|carry on$|bear with|excuse me|see you|"
        r"start (?:wherever|from|with whatever|where|at the)|stop me|"
        r"don't (?:worry|apologi[sz]e|be (?:sorry|silly|daft|(?:so |too )?hard on yourself)|"
        r"get me wrong|mention)|leave (?:that|it|the \w+) (?:for (?:now|a|the moment)|with me|"
        r"to me|there)\b|put (?:that|the) \w+ (?:down|away)|tell me|let me|let us know|let's|"
        r"give me|help me|talk me|walk me|thank|say (?:more|a|hi|hello|what)|"
        r"look at (?:me|that|this|it)|look$|listen$|think of|call it|make yourself|grab|pull up|"
        r"close the|shut the|try me|trust me|believe me|go easy|mind|forgive|correct me|"
        r"don't (?:tell|ask|quote) me|take it away|see how (?:we|it)|see what|see if|see$|"
        r"see the|see that|see you|remember (?:when|that|you|we|last|how)|imagine|say$|put it|"
        r"suppose|do you|give it (?:a|some|time|two|another|till|until)|be with|don't put words|"
        r"do (?:they|we|i|he|she)|have (?:they|we|i)|be (?:right|back)|get (?:it|that)$|"
        r"let (?:it|that) (?:out|sink)|show me|bring me|call me|email me|ring me|text me|"
        r"message me|come to me|ask me|send me|look forward|need|got|work (?:is|has|was)|"
        r"rest (?:of|is)|change (?:is|can)|sleep (?:is|has|was)|(?:\w+ )?(?:is|was|are|were)\b|"
        r"think (?:about (?:that|it|how|what|the)|back|so|it's|that|you|i|we))",
        0.8,
    ),
    rule(
        "own_action",
        r"^(?:i'll|i will|i can|i could|i'm going to|i am going to|we'll|we will|we can|we could|"
        r"let me)\b(?!.*\b(?:suggest|recommend|advise)\b)|"
        r"\b(?:i|we) (?:need|have|ought|should|must)\b(?! you\b)(?!.*\byou (?:need|should|"
        r"have) to\b)",
        0.7,
    ),
    rule(
        "fact",
        r"\byou(?:'ll| will)? (?:must|might|may) (?:be|feel|have|find it (?:hard|difficult)|"
        r"not be|already|remember|think)\b|\byou can (?:see|tell|hear|imagine|feel|understand|"
        r"say|talk to me|come (?:to|and see) me|always (?:come|ring|call|talk to me|email)|"
        r"be (?:proud|sure)|do (?:it|this|that)$|have (?:that|it)|get (?:quite|very|a bit))|"
        r"\byou could (?:see|feel|hear|tell|say|have|not|never|argue|get|be(?! more| a bit))\b|"
        r"\byou could$|\byou need (?:a|some|the|that|more|any|help|support|time|it|me|us|"
        r"anything|from|right)\b|\byou have to (?:deal|cope|face|be (?:there|up|in)|live|"
        r"think about(?! what))|\bwhat (?:could|should|would|might|can) you\b|"
        r"\bhow (?:could|should|would|might) you\b",
        0.6,
    ),
)
"""Look like advice and are none, unless the form is a sure one (``SURE_FORMS``)."""

SURE_FORMS = frozenset({"i_suggest", "if_i_were_you", "worth_trying", "question_form"})

ADVICE_RULES: tuple[Rule, ...] = (
    rule(
        "i_suggest",
        rf"\bi(?:'d| would| do| will|'m going to|'m| am)? {_SOFT}(?:strongly |highly |want to |"
        r"like to )*(?:suggest|recommend|advise|encourage|urge|recommending|suggesting|"
        r"advising)\b(?! (?:that )?(?:we|i|it)\b)|\bmy (?:advice|recommendation|suggestion)\b|"
        r"\b(?:one|a) (?:suggestion|tip|recommendation|thing i'd say)\b.*\b(?:is|would be)\b",
        0.8,
    ),
    rule(
        "if_i_were_you",
        r"\bif (?:i|it) (?:were|was) (?:you|me)\b|\bif i'm you\b|"
        r"\b(?:in|if i was in|if i were in) your (?:shoes|position|place|boots)\b|"
        r"(?:^|\bthat's |\bhere's )what i(?:'d| would)(?: \w+)? (?:do|suggest|try)\b|"
        r"^what (?:works|worked|helps|helped) for me\b|^personally i(?:'d| would)\b|"
        r"^i(?:'d| would) (?:just |probably |definitely |certainly |maybe |simply |)(?:go|take|"
        r"get|leave|try|start|stop|speak|talk|have a (?:word|chat)|ring|call|ask|put|tell him|"
        r"tell her|tell them|keep|avoid|give it|cut|book|write|focus|push|raise|not)\b",
        0.8,
    ),
    rule(
        "i_would",
        r"^i'd (?:just |probably |maybe |definitely )?(?!be|like|love|rather|say|have|want|"
        r"prefer|hate|imagine|think|guess|no|not|never|forgotten|been|know|heard|seen|had|got|"
        r"done|expect|appreciate|feel|need|rung|told|taken|gone|given|written|left|made|said|"
        r"spoken|lost|found|felt|kept|come|become|brought|thought|bought|sat|stood|met|help|do|"
        r"see|understand|hope|ask|move|send|sort|arrange|offer)(?!\w+ed\b)\w+ (?:the|your|it|"
        r"that|him|her|them|a|some|off|away|up|down)\b",
        0.65,
    ),
    rule(
        "you_should",
        rf"\byou(?:'d| would|'ll| will)? {_SOFT}(?:should|ought to|had better|better|"
        r"want to (?:be careful|watch|get (?:yourself|that|it|him|her|them)|make sure|try|"
        r"look after|start)|might (?:like|want|need|find it (?:useful|helpful|easier)) to|"
        r"may (?:like|want|need) to|could do with|would be (?:better|best|wise)|"
        r"(?:are |'re )better off|be (?:better off|best off|wise to|well advised)|"
        r"be better (?:to|if)|shouldn't|mustn't|can't (?:keep|go on|carry on|just keep|let))\b",
        0.75,
    ),
    rule(
        "you_need_to",
        rf"\byou(?:'re|'ll| will)? {_SOFT}(?:need to|must) {_SOFT}(?!know|understand|tell me|be (?:aware|in|at|here|there)|see me|think of|feel|hear|have|remember|deal|cope)\w+\b|"
        r"^(?:i think |look |listen |honestly |in the meantime |meanwhile |for now )?you(?:'ve|"
        rf" have) {_SOFT}got to {_SOFT}(?!know|understand|tell me|be (?:in|at|here|there)|cope|live|deal|work)\w+\b|\byou (?:just|simply|"
        rf"really) {_SOFT}have to {_SOFT}{_ACT}\b",
        0.65,
    ),
    rule(
        "you_could",
        rf"\b(?:maybe |perhaps )?you (?:could|might) {_SOFT}(?:try|always|start|ask|talk to|"
        r"speak|take|go|look (?:at|into|for)|use|do|put|leave|write|ring|call|book|make|keep|"
        r"give|set|have a|cut|think about|consider|work on|find|bring|join|swap|avoid|get|"
        r"arrange|plan|read|change|reduce|practi[sc]e|send|request|apply|let|break|split|pick|"
        r"move|spend|walk|share|tell (?:him|her|them|your))\b|"
        r"\b(?:maybe|perhaps) you (?:could|should|just|need)\b|"
        r"\byou could (?:always|maybe|perhaps|just|also)\b",
        0.6,
    ),
    rule(
        "worth_trying",
        r"\bit(?:'d| would|'s| is| might| could| may|'ll| will)?(?: \w+)? be (?:\w+ )?(?:good|"
        r"worth|helpful|best|better|sensible|useful|wise|idea|healthier|easier|"
        r"worthwhile)\b(?: idea)? (?:for you |if you |to |a |while |trying |having |going |"
        r"speaking |talking |you )|\bworth (?:a (?:go|try|shot|look|thought|chat|call)|trying|"
        r"having|speaking|talking|thinking|looking|asking|considering|doing|getting|taking|going|"
        r"ringing|giving|you)\b|\bbest (?:thing|way|bet)(?: \w+){0,5} (?:is|would be|might be)\b|"
        r"\bbe the best thing\b|\bnot be a bad idea\b|\byour best bet\b|"
        r"\byou(?:'re|'d| are| would)(?: be)?(?: far| much)? better off\b|"
        r"\bi'd be (?:inclined|tempted) to\b|\b(?:one|another|first|main|the main|"
        r"the other) (?:(?!way|idea)\w+ )?(?:thing|option|way|idea|"
        r"step)s? (?:that )?(?:you (?:could|can|might(?! not)|should|need)|to (?:do|try)|"
        r"would be to|might be to|is to)\b|\bwhat you (?:need|want|should|could|have|ought|"
        r"can)(?: to)? do is\b|\bthe (?:answer|trick|key|secret|thing)(?: to do)? is (?:to|not|"
        r"just)\b|\bthings? (?:that )?you can do to\b|"
        r"\bhelps? (?:if you|to (?:try|take|talk|get|write|have))\b|"
        r"\bit's (?:best|better) (?:that you|for you to|if you|to)\b",
        0.65,
    ),
    rule(
        "question_form",
        r"^(?:(?:have|had|haven't) you (?!ever tried)(?:ever |not |at all |maybe |perhaps |even |"
        r"already |just )*(?:thought (?:about|of)|considered|tried|looked (?:at|into)|"
        r"contemplated|explored)(?! (?:about |of |at |into )?(?:that|it|this|them|these|those|"
        r"those things|these things|any of|what|how|when|why|where|who)\b)|"
        r"(?:why|how come) don't you (?!start by|begin by|tell|fill|share|describe|say|talk me|"
        r"explain|go first|give me|have a seat|sit|take a seat|want|like|think|feel|believe|know|"
        r"trust|ever|have|need)|why not (?:just )?(?:try|go|take|ask|talk|speak|see|start|make|"
        r"get|give|have)|(?:how|what) about (?:you |if you |just |maybe |"
        r"trying to )*(?:(?:try|go|tak|ask|talk|speak|see|start|mak|do|giv|writ|gett|leav|cutt?|"
        r"com|arrang|book|hav|us|mov|sett|keep|putt)ing|"
        r"(?:try|go|take|ask|talk|speak|start|make|get|give|leave|cut)\b)|"
        r"what if you (?:just |maybe |were to |tried |started |could |went |took |asked )|"
        r"(?:can't|couldn't|shouldn't) you (?:just |not |maybe )?|could you not |"
        r"(?:could|can|would|might) you (?:maybe |perhaps |possibly |not )+(?!tell|describe|"
        r"share|explain|say|talk|give me|help me|walk|remind|clarify)|"
        r"wouldn't (?:it|you) be better|wouldn't it (?:be (?:better|easier|best|an idea|worth)|"
        r"help)|isn't it (?:time|worth)|(?:i wonder|i'm wondering|i was wondering|wonder) (?:if|"
        r"whether) you(?:'d| would)? (?:could|should|might (?:try|want)|"
        r"be (?:open|willing) to (?:actually |just )*(?!hear|talk|look|shar|discuss)\w+ing)|"
        r"would you (?:consider|be (?:open|willing) to (?:try|tak|go|giv|see|monitor|keep|cut)))",
        0.75,
    ),
    rule(
        "hope_you_will",
        r"\bi(?:'d| would| do|'m)? (?:really |just )?(?:hop(?:e|ing)|want|like|love|need|prefer|"
        r"asking|wish) (?:that )?(?:for )?you(?:'ll| will|"
        r" would)? (?:to )?(?:do is to )?(?:really |just |seriously |"
        r"please )*(?:think (?:about|it)|consider|try|stop|start|cut|quit|take|go|make|see|talk|"
        r"speak|work on|keep|do|finish|write|complete|focus|be|put|experiment|follow|bring|look|"
        r"use|sign|sort|have a)\b(?!.*\b(?:out of this|from this|on nights|able to)\b)",
        0.6,
    ),
    rule(
        "dont",
        r"^(?:just |please )?(?:don't|do not|never|try not to) (?!worry|apologi|be (?:sorry|silly|"
        r"daft|shy)|hesitate|get me wrong|mention|know|think (?:so|i|it|that|we|you|he|she|they)|"
        r"want|tell me|ask me|quote|mind|have|need|you\b|we\b|they\b|i\b|see (?:why|how|it|that)|"
        r"like|go (?:away|yet)|answer|heard|seen|had|been|did|let me|forget (?:that|i|we))\w+|"
        r"^(?:just |please )?(?:stop|quit) \w+ing\b",
        0.7,
    ),
    rule(
        "imperative",
        r"^(?:just |simply |then |next time |please |always |maybe |perhaps |you just |go and |"
        r"go home and |i think just |i'd say just |at least |try and |try to |i'd say |i say |"
        r"definitely |do )*(?:try (?:and|to|not|a|the|some|it|this|that|your|\w+ing)|"
        r"go (?:to|and|home|for|see|back|out|easy|sick|off)|"
        r"get (?:some|yourself|a|an|out|on|your|more|to|into|off|over|the|help|plenty|rid|back|"
        r"that|it|them|in touch)|take (?:some|a couple|a few|the|that|it|one|two|your(?! time)|"
        r"things|up|five|regular|yourself|each|a (?:day|week|walk|break|bit|holiday|couple|few))|"
        r"leave (?:it|your|the|work|that|them|him|her|on)|"
        r"make (?:sure|a|an|time|some|yourself|it|a list)|(?:talk|speak|chat) (?:to|with|it)|"
        r"keep (?:a|your|it|busy|on|an|trying|\w+ing|away|him|her|them)|"
        r"have (?:a (?:word|chat|bath|break|holiday|rest|go)|some|yourself)|"
        r"put (?:it|your|the|yourself|some|that|in)|"
        r"give (?:it|yourself|him|her|them|up|your|the|occ)|"
        r"(?:ring|call|phone|email|contact|book|ask|see|tell) (?:a|the|your|in|up|him|her|them|"
        r"for|hr|occ|someone|somebody|off)|write (?:it|things|a|that|them|down)|"
        r"(?:switch|turn) (?:off|it|your)|focus on|"
        r"be (?:more|kind|careful|honest|patient|gentle|firm|clear|strong|assertive|positive)|"
        r"think (?:positive|of the|about (?:getting|taking|going|having|speaking|asking))|"
        r"look (?:after|on the bright|for|into|at it)|cut (?:down|out|back)|"
        r"set (?:your|yourself|a|an|some)|avoid|stick (?:to|with|at)|"
        r"do (?:some|something|a|your|more|one|what|it|the|yourself)|"
        r"use (?:your|the|some|a|that)|start (?:by|\w+ing|a|small)|work (?:on|out|through)|"
        r"move on|man up|toughen|snap|chill|grow|buck|pull yourself|push (?:through|yourself)|"
        r"sleep on|rest (?:up|when)|eat (?:something|well|more|properly)|"
        r"drink (?:more|less|some|plenty)|read (?:the|up|it|this)|join|download|prioriti[sz]e|"
        r"delegate|plan your|pace yourself|treat yourself|remember to|"
        r"let (?:it go|them|him|her|go)|find (?:a|some|time|something|someone)|"
        r"step (?:back|away)|slow down|calm down|cheer up|pick up|send|stay|watch|consider)\b",
        0.65,
    ),
    rule(
        "you_have_to",
        rf"\byou(?:'ll|'re going to|'ve)? {_SOFT}(?:have to|got to|need to|must) ",
        0.45,
    ),
    rule("you_can", rf"\byou can {_SOFT}{_ACT}\b", 0.45),
    rule(
        "important_to",
        r"\bit's (?:really |so |very )?(?:important|time) (?:that you|for you to|to)\b",
        0.45,
    ),
)
"""Forms of advice, surest first."""

QUESTION_FORM = next(one for one in ADVICE_RULES if one.name == "question_form")
"""Advice that is put as a question."""
