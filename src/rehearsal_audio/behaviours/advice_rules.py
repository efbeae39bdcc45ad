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
    r"(?:try|go|get|take|leave|make|talk|speak|keep|stop|start|put|give|ring|call|phone|book|think|"
    r"write|switch|turn|focus|rest|relax|sleep|eat|avoid|cut|ask|use|join|chat|contact|"
    r"sign|plan|pick|set|stick|push|toughen|pull|drink|walk|have|do|be|let|find|look|see|sit|read|"
    r"change|move|say|tell|bring|work|come|reduce|consider|check|swap|apply|exercise|practise|"
    r"practice|learn|build|break|drop|hand|pass|delegate|block|limit|schedule|arrange|"
    r"prioritise|prioritize|step|slow|spend|track|record|visit|meet|send|email|report|raise|draw|"
    r"grow|man|calm|snap|chill|pace|treat|allow|remind|refer|share|open|reach|lean|"
    r"follow|log|download|listen|wait|quit|give|wear|buy|carry|crack|enjoy|forget|ignore|"
    r"accept|concentrate|complete|finish|hold|help|lock|note|organise|organize|"
    r"pop|remember|replace|save|seek|show|stay|stand|suggest|wean|wind|watch|look)"
)

NO_ADVICE: tuple[Rule, ...] = (
    rule(
        "should_have",
        r"\byou should(?:n't| not)? (?:have|of|'ve|see (?:this|the|it|my|how)|know|be (?:proud|able|"
        r"getting|fine|okay|all right|pleased|hearing|really proud|very proud|congratulated)|"
        r"get (?:a|an|the|your) (?:letter|email|text|call|result|notification)|receive|hear|feel "
        r"(?:proud|free))\b|\bas you should\b|\byou shouldn't (?:have to|be (?:made|expected|treated))",
        0.9,
    ),
    rule(
        "told_back",
        r"\bsounds like\b|\bi(?:'m| am)? (?:also )?hear(?:ing)?\b|\byou(?:'re| are) (?:saying|telling me|"
        r"feeling|thinking|worried|wondering)\b|\bi (?:don't know|wonder|wondered|was wondering|'m wondering) "
        r"(?:if|whether) (?!you)|\bwondering (?:if|whether) (?!you)|\bscale\b",
        0.8,
    ),
    rule(
        "told",
        r"\b(?:you(?:'re| are)? (?:feel|felt|feeling|think|thought|thinking|know|knew|said|saying|say|"
        r"realise|realize|told|telling|believe|mentioned|decided|wish|worry|worried|guess|sense|"
        r"recogni[sz]e|understand)|sounds? like|seems? (?:like|to you)|feels? (?:like|as)|part of you|"
        r"makes? you|made you|hear(?:ing)? (?:you|that)|(?:he|she|they|people|somebody|"
        r"someone|everyone|everybody|wife|husband|mum|mother|doctor|partner|friends?) (?:\w+ ){0,2}?"
        r"(?:says?|said|thinks?|thought|tells?|told|wants?|reckons?|feels?|asks?|asked|expects?|keeps?)) "
        r"(?:\w+ ){0,5}?"
        r"(?:that )?you(?: \w+)? (?:should|need|have to|must|could|ought|can|'d better|had to|want)\b",
        0.8,
    ),
    rule(
        "needless",
        r"\byou (?:don't|do not|didn't|won't|wouldn't|shouldn't|needn't|never) (?:\w+ )?(?:have|need|"
        r"feel you have)\b|\byou needn't\b|\byou don't have\b",
        0.8,
    ),
)
"""Look like advice and are none, however they are put."""

TOLD_RULES = 3
"""So many rules from the top of ``NO_ADVICE`` speak for the whole sentence, not a part of it."""

NO_WEAK_ADVICE: tuple[Rule, ...] = (
    rule(
        "conditional",
        r"\b(?:if|when|whenever|whatever|whether|what|how|how much|how many|how long|where|which|who|why|best|"
        r"until|anything|everything|things|things that|something|as) (?:it's |it is )?"
        r"you(?:'ve)? (?:\w+ )?(?:need|should|have to|could|must|want|can|got to|might|would like)\b"
        r"(?! (?:to )?do is)",
        0.7,
    ),
    rule(
        "process",
        r"^(?:please )?(?:just )?(?:take (?:your time|a seat|a moment|a minute|a second|a breath|care)|"
        r"sit\b|have a (?:seat|think|sit|look|good|lovely|great|nice)|come (?:in|on|through|and|here)|"
        r"go (?:on|ahead|for it|right ahead)|hang on|"
        r"hold on|wait|keep going|carry on$|bear with|excuse me|see you|start (?:wherever|from|with "
        r"whatever|where|at the)|stop me|don't (?:worry|apologi[sz]e|be (?:sorry|silly|daft|(?:so |too )?hard on yourself)|get me wrong|"
        r"mention)|leave (?:that|it|the \w+) (?:for|with me|to me|there|a)|put (?:that|the) \w+ (?:down|"
        r"away)|tell me|let me|let us know|let's|give me|help me|talk me|walk me|thank|say (?:more|a|hi|"
        r"hello|what)|look at (?:me|that|this|it)|look$|listen$|think of|call it|make yourself|grab|"
        r"pull up|close the|shut the|try me|trust me|believe me|go easy|mind|forgive|correct me|"
        r"don't (?:tell|ask|quote) me|take it away|see how (?:we|it)|see what|see if|see$|see the|"
        r"see that|see you|remember (?:when|that|you|we|last|how)|imagine|say$|put it|suppose|do you|give it (?:a|some|time|two|another|till|until)|"
        r"be with|don't put words|do (?:they|we|i|he|she|it)|have (?:they|we|i)|be (?:right|back)|get (?:it|that)$|"
        r"let (?:it|that) (?:out|sink)|show me|bring me|call me|email me|ring me|text me|message me|"
        r"come to me|ask me|send me|look forward|need|got|work (?:is|has|was)|"
        r"rest (?:of|is)|change (?:is|can)|sleep (?:is|has|was)|(?:\w+ )?(?:is|was|are|were)\b|"
        r"think (?:about (?:that|it|how|what|the)|back|so|it's|that|you|i|we))",
        0.8,
    ),
    rule(
        "own_action",
        r"^(?:i'll|i will|i can|i could|i'm going to|i am going to|we'll|we will|we can|we could|let "
        r"me)\b(?!.*\b(?:suggest|recommend|advise)\b)|\b(?:i|we) (?:need|have|ought|should|must)\b"
        r"(?! you\b)(?!.*\byou (?:need|should|have) to\b)",
        0.7,
    ),
    rule(
        "fact",
        r"\byou(?:'ll| will)? (?:must|might|may) (?:be|feel|have|find it (?:hard|difficult)|not be|"
        r"already|remember|think)\b|\byou can (?:see|tell|hear|imagine|feel|understand|say|talk to me|"
        r"come (?:to|and see) me|always (?:come|ring|call|talk to me|email)|be (?:proud|sure)|do (?:it|this|"
        r"that)$|have (?:that|it)|get (?:quite|very|a bit))|"
        r"\byou could (?:see|feel|hear|tell|say|have|not|never|argue|get|be(?! more| a bit))\b|"
        r"\byou could$|\byou need (?:a|some|the|that|more|any|help|support|time|it|me|us|anything|from|"
        r"right)\b|\byou have to (?:deal|cope|face|be (?:there|up|in)|live|think about(?! what))|"
        r"\bwhat (?:could|should|would|might|can) you\b|\bhow (?:could|should|would|might) you\b",
        0.6,
    ),
)
"""Look like advice and are none, unless the form is a sure one (``SURE_FORMS``)."""

SURE_FORMS = frozenset({"i_suggest", "if_i_were_you", "worth_trying", "question_form"})

ADVICE_RULES: tuple[Rule, ...] = (
    rule(
        "i_suggest",
        rf"\bi(?:'d| would| do| will|'m going to|'m| am)? {_SOFT}(?:strongly |highly |want to |like to )*"
        r"(?:suggest|recommend|advise|encourage|urge|recommending|suggesting|advising)\b"
        r"(?! (?:that )?(?:we|i|it)\b)|\bmy (?:advice|recommendation|suggestion)\b|"
        r"\b(?:one|a) (?:suggestion|tip|recommendation|thing i'd say)\b.*\b(?:is|would be)\b",
        0.8,
    ),
    rule(
        "if_i_were_you",
        r"\bif (?:i|it) (?:were|was) (?:you|me)\b|\bif i'm you\b|\b(?:in|if i was in|if i were in) "
        r"your (?:shoes|position|place|boots)\b|(?:^|\bthat's |\bhere's )what i(?:'d| would)(?: \w+)? (?:do|suggest|try)\b|"
        r"^what (?:works|worked|helps|helped) for me\b|^personally i(?:'d| would)\b|"
        r"^i(?:'d| would) (?:just |probably |definitely |certainly |maybe |simply |)(?:go|take|get|"
        r"leave|try|start|stop|speak|talk|have a (?:word|chat)|ring|call|ask|put|tell him|tell her|"
        r"tell them|keep|avoid|give it|cut|book|write|focus|push|raise|not)\b",
        0.8,
    ),
    rule(
        "you_should",
        rf"\byou(?:'d| would|'ll| will)? {_SOFT}(?:should|ought to|had better|better|want to (?:be "
        rf"careful|watch|get (?:yourself|that|it|him|her|them)|make sure|try|look after|start)|"
        rf"might (?:like|want|need|find it (?:useful|helpful|easier)) to|may (?:like|want|need) to|"
        rf"could do with|would be (?:better|best|wise)|(?:are |'re )better off|be (?:better off|best off|wise to|well advised)|"
        rf"be better (?:to|if)|shouldn't|mustn't|can't (?:keep|go on|carry on|just keep|let))\b",
        0.75,
    ),
    rule(
        "you_need_to",
        rf"\byou(?:'re|'ll| will)? {_SOFT}(?:need to|must) {_SOFT}{_ACT}\b|"
        rf"^(?:i think |look |listen )?you(?:'ve| have) {_SOFT}got to {_SOFT}{_ACT}\b|"
        rf"\byou (?:just|simply|really) {_SOFT}have to {_SOFT}{_ACT}\b",
        0.65,
    ),
    rule(
        "you_could",
        rf"\b(?:maybe |perhaps )?you (?:could|might) {_SOFT}(?:try|always|start|ask|talk to|speak|"
        rf"take|go|look (?:at|into|for)|use|do|put|leave|write|ring|call|book|make|keep|give|set|have a|"
        rf"cut|think about|consider|work on|find|bring|join|swap|avoid|get|arrange|plan|read|change|"
        rf"reduce|practi[sc]e|send|request|apply|let|break|split|pick|move|spend|walk|share|"
        rf"tell (?:him|her|them|your))\b|\b(?:maybe|perhaps) you (?:could|should|just|need)\b|"
        rf"\byou could (?:always|maybe|perhaps|just|also)\b",
        0.6,
    ),
    rule(
        "worth_trying",
        r"\bit(?:'d| would|'s| is| might| could| may|'ll| will)?(?: \w+)? be (?:\w+ )?(?:good|worth|"
        r"helpful|best|better|sensible|useful|wise|idea|healthier|easier|worthwhile)\b"
        r"(?: idea)? (?:for you |if you |to |a |while |trying |having |going |speaking |talking |you )|"
        r"\bworth (?:a (?:go|try|shot|look|thought|chat|call)|trying|having|speaking|talking|thinking|"
        r"looking|asking|considering|doing|getting|taking|going|ringing|giving|you)\b|"
        r"\bbest (?:thing|way|bet)(?: \w+){0,5} (?:is|would be|might be)\b|\bbe the best thing\b|\bnot be a bad idea\b|\byour best bet\b|\byou(?:'re|'d| are| would)(?: be)?(?: far| much)? better off\b|\bi'd be (?:inclined|tempted) to\b|"
        r"\b(?:one|another|first|main|the main|the other) (?:(?!way|idea)\w+ )?(?:thing|option|way|idea|step)s? "
        r"(?:that )?(?:you (?:could|can|might(?! not)|should|need)|to (?:do|try)|would be to|might be to|is to)\b|"
        r"\bwhat you (?:need|want|should|could|have|ought|can)(?: to)? do is\b|\bthe (?:answer|trick|key|"
        r"secret|thing)(?: to do)? is (?:to|not|just)\b|\bthings? (?:that )?you can do to\b|"
        r"\bhelps? (?:if you|to (?:try|take|talk|get|write|have))\b|\bit's (?:best|better) "
        r"(?:that you|for you to|if you|to)\b",
        0.65,
    ),
    rule(
        "question_form",
        r"^(?:(?:have|had|haven't) you (?:ever |not |at all |maybe |perhaps |even |already |just )*"
        r"(?:thought (?:about|of)|considered|tried|looked (?:at|into)|contemplated|explored)"
        r"(?! (?:about |of |at |into )?(?:that|it|this|them|these|those|those things|these things|any of|"
        r"what|how|when|why|where|who)\b)|"
        r"(?:why|how come) don't you (?!start by|begin by|tell|fill|share|describe|say|talk me|explain|go "
        r"first|give me|have a seat|sit|take a seat|want|like|think|feel|believe|know|trust|ever|have|"
        r"need)|why not (?:just )?(?:try|go|take|ask|talk|speak|see|start|make|get|give|have)|"
        r"(?:how|what) about (?:you |if you |just |maybe |trying to )*(?:(?:try|go|tak|ask|talk|speak|see|"
        r"start|mak|do|giv|writ|gett|leav|cutt?|com|arrang|book|hav|us|mov|sett|keep|putt)ing|"
        r"(?:try|go|take|ask|talk|speak|start|make|get|give|leave|cut)\b)|"
        r"what if you (?:just |maybe |were to |tried |started |could |went |took |asked )|"
        r"what would you think about (?:a plan|trying|\w+ing)\b|"
        r"(?:can't|couldn't|shouldn't) you (?:just |not |maybe )?|could you not |"
        r"(?:could|can|would|might) you (?:maybe |perhaps |possibly |not |just |try )+"
        r"(?!tell|describe|share|explain|say|talk|give me|help me|walk|remind|clarify)"
        r"|wouldn't (?:it|you) be better|wouldn't it (?:be (?:better|easier|best|an idea|worth)|help)|"
        r"isn't it (?:time|worth)|(?:i wonder|i'm wondering|i was wondering|wonder) (?:if|whether) you"
        r"(?:'d| would)? (?:could|should|might (?:try|want)|be (?:open|willing) to (?:actually |just )*"
        r"(?!hear|talk|look|shar|discuss)\w+ing)|"
        r"would you (?:consider|be (?:open|willing) to (?:try|tak|go|giv|see|monitor|keep|cut))"
        r"|what about (?:a|the|your|some|maybe) )",
        0.75,
    ),
    rule(
        "hope_you_will",
        r"\bi(?:'d| would| do|'m)? (?:really |just )?(?:hop(?:e|ing)|want|like|love|need|prefer|asking|wish) (?:that )?(?:for )?"
        r"you(?:'ll| will| would)? (?:to )?(?:do is to )?(?:really |just |seriously |please )*(?:think (?:about|"
        r"it)|consider|try|stop|start|cut|quit|take|go|make|see|talk|speak|work on|keep|do|finish|"
        r"write|complete|focus|be|put|experiment|follow|bring|look|use|sign|sort|have a)\b"
        r"(?!.*\b(?:out of this|from this|on nights|able to)\b)",
        0.6,
    ),
    rule(
        "dont",
        r"^(?:you )?(?:just |please )?(?:don't|do not|never|try not to|stop|quit) (?:let|take|think|beat|"
        r"overthink|give|go|try|do|be(?! (?:sorry|silly|daft))|bottle|put|keep|say|get|dwell|sit|bring|"
        r"blame|rush|start|forget to|leave|push|work|ignore|bring|being|worrying|thinking|beating|"
        r"taking|doing|overthinking|to|(?<=stop )\w+ing|(?<=quit )\w+ing)\b",
        0.7,
    ),
    rule(
        "imperative",
        rf"^(?:just |simply |then |next time |please |always |maybe |perhaps |you just |go and |go "
        rf"home and |i think just |i'd say just |at least |try and |try to |i'd say |i say |definitely |do )*"
        rf"(?:try (?:and|to|not|a|the|some|it|this|that|your|\w+ing)|go (?:to|and|home|for|see|back|out|"
        rf"easy)|get (?:some|yourself|a|an|out|on|your|more|to|into|off|over|the|help|plenty|rid|back|that|it|"
        rf"them|in touch)|"
        rf"take (?:some|a couple|a few|the|that|it|one|two|your(?! time)|things|up|five|regular|yourself|"
        rf"each|a (?:day|week|walk|break|bit|holiday|couple|few))|"
        rf"leave (?:it|your|the|work|that|them|him|her|on)|make (?:sure|a|an|time|some|yourself|it|a list)|"
        rf"(?:talk|speak|chat) (?:to|with|it)|keep (?:a|your|it|busy|on|an|trying|\w+ing|away|him|her|them)|"
        rf"have (?:a (?:word|chat|bath|break|holiday|rest|go)|some|yourself)|"
        rf"put (?:it|your|the|yourself|some|that|in)|give (?:it|yourself|him|her|them|up|your|the|occ)|"
        rf"(?:ring|call|phone|email|contact|book|ask|see|tell) (?:a|the|your|in|up|him|her|them|for|hr|occ|"
        rf"someone|somebody|off)|write (?:it|things|a|that|them|down)|"
        rf"(?:switch|turn) (?:off|it|your)|focus on|be (?:more|kind|careful|honest|patient|gentle|"
        rf"firm|clear|strong|assertive|positive)|"
        rf"think (?:positive|of the|about (?:getting|taking|going|having|speaking|asking))|"
        rf"look (?:after|on the bright|for|into|at it)|cut (?:down|out|back)|set (?:your|yourself|a|an|some)|"
        rf"avoid|stick (?:to|with|at)|do (?:some|something|a|your|more|one|what|it|the|yourself)|"
        rf"use (?:your|the|some|a|that)|start (?:by|\w+ing|a|small)|work (?:on|out|through)|"
        rf"move on|man up|toughen|snap|chill|grow|buck|pull yourself|push (?:through|yourself)|"
        rf"sleep on|rest (?:up|when)|eat (?:something|well|more|properly)|drink (?:more|less|some|plenty)|"
        rf"read (?:the|up|it|this)|join|download|prioriti[sz]e|delegate|plan your|pace yourself|"
        rf"treat yourself|remember to|let (?:it go|them|him|her|go)|find (?:a|some|time|something|"
        rf"someone)|step (?:back|away)|slow down|calm down|cheer up|pick up|send|stay|watch|consider)\b",
        0.65,
    ),
    rule(
        "you_have_to",
        rf"\byou(?:'ll|'re going to|'ve)? {_SOFT}(?:have to|got to|need to|must) ",
        0.45,
    ),
    rule("you_can", rf"\byou can {_SOFT}{_ACT}\b", 0.45),
    rule("important_to", r"\bit's (?:really |so |very )?(?:important|time) (?:that you|for you to|to)\b", 0.45),
)
"""Forms of advice, surest first."""

QUESTION_FORM = next(one for one in ADVICE_RULES if one.name == "question_form")
"""Advice that is put as a question."""
