"""Forms of advice: the table that the advice detector reads from the top.

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
_CALL = (
    r"(?:just |simply |then |next time |please |always |maybe |perhaps |go and |definitely |do |"
    r"at least |try and |try to |for \w+(?:'s|s'|s)? sake |whatever you do |do me a favour |"
    r"seriously |honestly |meanwhile |in the meantime |from now on |instead |tonight |tomorrow |"
    r"for now |first thing |before you go |mate |love )*"
)
_COMMANDED = (
    r"(?:accept|apply|bin|check|chuck|copy|decline|delete|demand|ditch|draft|escalate|"
    r"fight|file|fill|fix|flag|follow|google|"
    r"grit|head|hold|jot|laugh|lean|lie|log|mention|mute|nip|note|open|park|pop|protect|quit|"
    r"raise|reach|record|register|reply|report|request|rope|scrap|shake|sign|skip|sort|"
    r"step|suck|tackle|tick|unplug|volunteer|warn|wear|"
    r"ask|avoid|batch|be honest|be straight|be firm|block|book|breathe|bring|build|call|"
    r"cancel|challenge|change|clear|confront|cook|count|cut|delegate|drop|eat|email|enjoy|"
    r"exercise|explain|find|finish|focus|forget|forgive|give|hand|ignore|insist|invite|involve|"
    r"join|keep|knock|learn|let|limit|list|make|meet|move|pack|pass|pay|phone|pick|plan|"
    r"practi[sc]e|prioriti[sz]e|push|put|read|refuse|rehearse|relax|remind|rest|reward|ring|run|"
    r"save|say|schedule|send|set|sell|share|sleep|slow|speak|spend|split|stand|stay|stick|stop|"
    r"surround|swap|switch|take|talk|tell|text|throw|treat|trust|turn|use|visit|walk|wear|work|"
    r"write)"
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
        r"(?:^|\bthat's |\bhere's )what i(?:'d| would)(?: \w+)? (?:be doing|do|suggest|try|"
        r"prescribe|"
        r"recommend|advise|go for|go with|start with|say (?:is|to do))\b|"
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
        r"spoken|lost|found|felt|kept|come(?! (?:off|out of|away))|become|brought|thought|"
        r"bought|sat|stood|met|help|do|see|understand|hope|ask|move|send|sort|arrange|"
        r"offer)(?!\w+ed\b)\w+ (?:the|your|it|that|him|her|them|a|some|off|away|up|down)\b",
        0.65,
    ),
    rule(
        "you_should",
        rf"\byou(?:'d| would|'ll| will)? {_SOFT}(?:should|ought to|had better|better|"
        r"want to (?:be careful|watch|get (?:yourself|that|it|him|her|them)|make sure|try|"
        r"be \w+ing|look after|start)|might (?:like|want|need|"
        r"find it (?:useful|helpful|easier)) to|may (?:like|want|need) to|could do with|"
        r"would be (?:better|best|wise)|(?:are |'re )better off|"
        r"be (?:daft|mad|silly|crazy|foolish) (?:not )?to|"
        r"be (?:better off|best off|wise to|well advised)|be better (?:to|if)|shouldn't|mustn't|"
        r"can't (?:keep|go on|carry on|let|do that$|do that\b(?! (?:yet|now|any ?more))|"
        r"just (?:keep|ignore|sit|leave|walk|let|not|bury|hide)|ignore|bottle|be (?:doing|"
        r"working|sitting|staying|coming in|taking|ignoring|driving|skipping|going|putting)))\b|"
        r"^(?:i think |look |honestly )*you(?:'ll| will) (?:want|need|have) to (?!know|hear|see|be|"
        r"say|tell me|think|feel|understand|excuse|forgive|remind|bear|wait|ask me|show)\w+\b|"
        r"^(?:what )?you want to (?:just )?(?:get (?:yourself|that|it|him|her|them|some|a|on (?:to|"
        r"with)|onto|down|in there)|have a (?:word|chat|look|go|rest)|stop (?:that|all that|"
        r"doing (?:that|it|this)|letting|worrying|apologi[sz]ing|taking)|watch (?:that|it|your|"
        r"yourself)|keep (?:an eye|your|a|it|him|her|them|off|on top|out)|ring|phone|email|"
        r"see (?:your|a|the|someone|hr|occ)|tell (?:him|her|them)|put (?:that|it|your|in)|"
        r"leave (?:it|that|him|her|them)|ask (?:him|her|them|for|your|the|someone)|"
        r"take (?:that|it|some|a)|switch|turn (?:it|that|your)|ignore|"
        r"let (?:him|her|them|it))\b|\bnothing(?:'s| is| to)? (?:stopping|stop) you(?: from)? "
        r"\w+ing\b|\bno reason (?:why )?you (?:can't|couldn't|shouldn't)\b",
        0.75,
    ),
    rule(
        "you_need_to",
        rf"\byou(?:'re|'ll| will)? {_SOFT}(?:need to|must) {_SOFT}(?!know|understand|tell me|"
        r"be (?:aware|in|at|here|there)|see me|think of|feel|hear|have|remember|deal|cope)\w+\b|"
        r"^(?:i think |look |listen |honestly |in the meantime |meanwhile |for now )?you(?:'ve|"
        rf" have) {_SOFT}got to {_SOFT}(?!know|understand|tell me|be (?:in|at|here|there)|cope|"
        rf"live|deal)\w+\b|\byou (?:just|simply|really) {_SOFT}have to {_SOFT}{_ACT}\b",
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
        r"speaking |talking |you )|"
        r"(?<!hardly )(?<!not )(?<!n't )(?<!barely )(?<!not be )(?<!n't be )"
        r"\bworth (?:a (?:go|try|shot|look|thought|chat|call)|"
        r"(?!(?:say|not|any|some|every|know|remember|bear|hear|point|repeat|celebrat|"
        r"hav(?:ing (?:you|on)))\w*|"
        r"asking you|checking (?:that|if|we|i))[a-z]+ing|you)\b|\bbest (?:thing|way|"
        r"bet)(?: \w+){0,5} (?:is|would be|might be)\b|"
        r"\bbe the best thing\b|\bnot be a bad idea\b|\byour best bet\b|"
        r"\bwouldn't (?:hurt|do any harm|be a bad idea) to\b|\b(?:there's )?no harm in\b|"
        r"\bmy tip\b|\bcould do worse than\b|^i'd be (?:straight|honest|firm|careful|wary|clear|"
        r"open|blunt) (?:with|about|of)\b|\byou(?:'re|'d| are| would)(?: be)?(?: far|"
        r" much)? better off\b|\bi'd be (?:inclined|tempted) to\b|"
        r"\b(?:one|another|first|main|the main|the other) (?:(?!way|idea)\w+ )?(?:thing|option|"
        r"way|idea|step)s? (?:that )?(?:you (?:could|can|might(?! not)|should|need)|"
        r"to (?:do|try)|would be to|might be to|is to)\b|"
        r"\bwhat you (?:need|want|should|could|have|ought|can)(?: to)? do is\b|"
        r"\bthe (?:answer|trick|key|secret|thing)(?: to do)? is (?:to|not|just)\b|"
        r"\bthe (?:\w+ )?thing to do(?: \w+)? (?:is|would be|might be|'s)\b|"
        r"\bthings? (?:that )?you can do to\b|\bhelps? (?:if you|"
        r"to (?:try|take|talk|get|write|have))\b|\bit's (?:best|better) (?:that you|for you to|"
        r"if you|to)\b",
        0.65,
    ),
    rule(
        "question_form",
        r"^(?:(?:have|had|haven't) you (?!ever tried)(?:ever |not |at all |maybe |perhaps |even |"
        r"already |just )*(?:thought (?:about|of)|considered|tried(?! (?:any|some)thing)|"
        r"looked (?:at|into)|"
        r"contemplated|explored)(?! (?:about |of |at |"
        r"into )?(?:(?:that|it|this|them|these|those|those things|these things|"
        r"any of \w+)(?: (?:before|yet|at all|already))?$|(?:what|how|when|why|where|who)\b))|"
        r"(?:why|how come) don't you (?!start by|begin by|tell|fill|share|describe|say|talk me|"
        r"explain|go first|give me|have a seat|sit|take a seat|want|like|think|feel|believe|know|"
        r"trust|ever|have|need)|why not (?:just )?(?!an?\b|the\b|you|me|him|her|one\b|that|this|"
        r"now|then)\w+ (?!or\b)|(?:how|what) about (?:you |if you |just |maybe |"
        r"trying to )*(?:(?:try|go|tak|ask|talk|speak|see|start|mak|do|giv|writ|gett|leav|cutt?|"
        r"com|arrang|book|hav|us|mov|sett|keep|putt)ing|"
        r"(?:try|go|take|ask|talk|speak|start|make|get|give|leave|cut)\b)|"
        r"what if you (?:just |maybe |were to |tried |started |went |took |asked )|"
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
    rule("what_about_a", r"^(?:how|what) about (?:an?|some) \w+", 0.6),
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
        rf"^{_CALL}(?:don't|do not|never(?! \w+s\b)|try not to) (?!worry|apologi|"
        r"be (?:sorry|silly|daft|shy)|hesitate|get me wrong|mention|know|"
        r"think (?:so|i|it|that|we|you|he|she|they)|want|tell me|ask me|quote|mind|have|need|"
        r"you\b|we\b|they\b|i\b|see (?:why|how|it|that)|like|go (?:away|yet)|heard|seen|"
        rf"had|been|did|let me|forget (?:that|i|we)|answer(?: that| this| if|$)|decide|rush|"
        rf"feel (?:you|like|that|bad))"
        rf"\w+|^{_CALL}(?:stop|quit) \w+ing\b",
        0.7,
    ),
    rule(
        "imperative",
        rf"^{_CALL}(?:you just |go home and |i think just |i'd say just |i'd say |i say )*"
        r"(?:try (?:and|to|not|a|the|some|it|this|that|your|\w+ing)|"
        r"go (?:to|and|home|for|see|back|out|easy|sick|off)|stretch|come off|"
        r"get (?:him|her|someone|somebody|your \w+) to|"
        r"get (?:some|yourself|a|an|out|on|your|more|to|into|off|over|the|help|plenty|rid|back|"
        r"that|it|them|in touch)|take (?:some|a couple|a few|the|that|it|one|two|your(?! time)|"
        r"things|up|five|regular|yourself|each|a (?:day|week|walk|break|bit|holiday|couple|few))|"
        r"leave (?:it|your|the|work|that|them|him|her|on)|"
        r"make (?:sure|certain|a|an|time|some|yourself|it|a list)|(?:talk|speak|chat) (?:to|with|"
        r"it)|"
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
        "command",
        rf"^{_CALL}{_COMMANDED} (?:an? (?!second|minute|"
        r"moment|seat|biscuit|think|bit more|little more)|the (?!form)|your(?! time)|"
        r"yourself(?! (?:comfortable|to a))|it|them|him|her|that (?!form)|some|more|less|things|"
        r"people|everything|every|each|no|yes|one|up|down|out|off|away|on(?!e)|back|with|to|in|"
        r"for|at|over|through|into|\w+ly|you're|you'd|one thing|when|before|after|first|early|"
        r"straight)\b",
        0.62,
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
