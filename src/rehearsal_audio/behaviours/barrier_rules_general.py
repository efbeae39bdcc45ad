"""Minimising, normalising and false reassurance by classes of words rather than by set phrases.

Comparison with somebody worse off, damping of the other's reaction, silver linings, what comes to
everyone or with the work, and outcomes promised without ground. Confidence is a judgement.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule
from rehearsal_audio.model.event import Behaviour

_MIN, _NORM, _FALSE = Behaviour.MINIMISING, Behaviour.NORMALISING, Behaviour.FALSE_REASSURANCE
_OTHERS = (
    r"(?:people|folks?|others?|some (?:people|folks?|of (?:us|them|the \w+))|lads?|girls?|"
    r"officers?|"
    r"nurses?|colleagues?|ones?|plenty|those|anyone|half the \w+|(?:someone|somebody) (?:else )?)"
)
_KIN = (
    r"(?:mum|mother|dad|father|wife|husband|sister|brother|daughter|son|mate|cousin|missus|partner|"
    r"nan|aunt|uncle|best friend|old boss|neighbour)"
)
_REACT = (
    r"(?:get(?:ting)? (?:so |too |all |yourself )*(?:worked up|upset|down|het up|in a state|"
    r"wound up|"
    r"stressed|hung up)|dwell(?:ing)?|beat(?:ing)? yourself up|obsess(?:ing)?|brood(?:ing)?|"
    r"panic(?:king)?|stress(?:ing)?|fret(?:ting)?|cry(?:ing)? over|"
    r"be (?:so |too )?(?:upset|down|negative|sensitive|emotional|soft|dramatic|hard on yourself)|"
    r"let (?:it|this|that|things|yourself) (?:get|bother|bring|drag|affect|beat|ruin|upset))"
)
_GOOD_END = (
    r"(?:fine|okay|all right|grand|golden|sorted|great|good|better|brilliant|well|safe|clear|"
    r"nothing|negative|over|forgotten|laughing|smiling|dandy|sound|right as rain|as new)"
)
GENERAL_RULES: tuple[Rule, ...] = (
    rule(
        "worse_off",
        rf"\b{_OTHERS}\b(?:.*\b)?(?:seen|had|got|been through|dealt with|have|coped with|face|lost|"
        r"facing|suffer(?:ing|ed)?) (?:it )?(?:a lot |a whole lot |far |much |way |a sight |"
        r"ten times )*(?:worse|more|less|harder|bigger|tougher)\b|"
        r"\b(?:that's|it's|which is) (?:still )?(?:more|better|less|longer) than (?:some|most|many|"
        rf"a lot|half|plenty|i|we|others)\b|\b{_OTHERS} (?:on|in|at) (?:\w+ ){{1,3}}?(?:who|that)?"
        r"(?:'ve| have|'d)? (?:\w+ )?(?:worse|and still|still get|still manage)\b|"
        r"\b(?:and|but) (?:they|he|she|we|i) (?:still|just) (?:got|get|gets|managed?|manages|"
        r"turned|turns|came|come|did|do|does) (?:on|up|in|it)\b",
        0.65,
        _MIN,
    ),
    rule(
        "tougher_than",
        r"\b(?:tougher|stronger|hardier|more resilient|braver) than (?:they|you|he|she|we) (?:look|"
        r"think|know|let)\b|\b(?:he|she|they|it)'ll have forgotten\b|"
        rf"\b{_OTHERS} (?:\w+ )?doing (?:two|three|twice|double|both|the work of|a lot more)\b",
        0.6,
        _MIN,
    ),
    rule(
        "same_boat",
        r"\b(?:we're|we are) all (?:\w+ )?(?:stretched|busy|tired|knackered|stressed|struggling|"
        r"under (?:it|pressure|the cosh)|feeling it|short|in the same boat|exhausted|up against it|"
        r"run ragged|rushed off)\b|\bin the same boat\b|\bnone of us (?:sleep|like|enjoy|get|eat|"
        r"have|can|do|cope|want)\b",
        0.6,
        _MIN,
        _NORM,
    ),
    rule(
        "damps_reaction",
        rf"(?<!we )\b(?:can't|cannot|don't|mustn't|shouldn't|no (?:point|use|need|sense|"
        rf"good)(?: in)?|stop|"
        rf"try not to|needn't|never) (?:you )?(?:go |be |keep |start |let yourself |"
        rf"always )*{_REACT}\b"
        r"(?!.*\babout (?:the (?:form|time|rota|mess|cover|paperwork))\b)|"
        r"\b(?:something|anything|a thing) (?:that )?(?:might|may|probably|could) (?:well )?(?:not|"
        r"never|isn't|won't)\b|\bwhat's all the (?:fuss|drama)\b|\bis that (?:all|it)$|"
        r"\bdoes it (?:really )?matter\b|\bi wouldn't (?:lose sleep|let|take it|read)\b",
        0.6,
        _MIN,
    ),
    rule(
        "silver_lining",
        r"\b(?:it's|it is|well it's) (?:better|best|a blessing|a mercy|probably for the best|"
        r"for the "
        r"best|just as well|as well)\b(?! (?:if|to (?:tell|say|talk|ask|be open)|that (?:you|i) "
        r"(?:told|tell|say|know|asked|came)))|\blook on the bright side\b|\bsilver lining\b|"
        r"\bthink of (?:the )?(?:positives|those|all the|what you)\b|"
        r"\b(?:and|but|well) (?:he|she|it|they|nobody) (?:was|were|came|got|had) (?:\w+ )?(?:fine|"
        r"okay|all right|good|no harm) (?:in the end|didn't|afterwards|anyway)\b|"
        r"\bfine in the end\b|\bthat's (?:not so|hardly|scarcely|a bit of) \w+\b(?=.*\bis it$|$)"
        r"(?! (?:a shock|a lot|a blow))|"
        r"^(?:\w+ )?(?:it's|that's) (?:only|just) (?:the |your |my |our |one |two |three )?(?!us$|"
        r"me$|"
        r"you$|that$|this$|it$|for$|been$)\w+$",
        0.6,
        _MIN,
    ),
    rule(
        "kin_had_it",
        rf"\bmy (?:\w+ )?{_KIN} (?:had|went through|was|did|got|lost|"
        rf"has)\b.*\b(?:the same|"
        r"same|three|two|four|worse|exactly|that|it|too|back|fine|over it)\b",
        0.6,
        _MIN,
        _NORM,
    ),
    rule(
        "all_had_it",
        r"\b(?:we've|we have|all of us have) (?:all )?had (?:a|an|one|our|those)\b(?! (?:chat|talk|"
        r"word|meeting|go|look|complaint|report))",
        0.6,
        _NORM,
    ),
    rule(
        "common",
        r"\b(?:terribly|really|very|so|quite|pretty|extremely|surprisingly|incredibly|"
        r"dead) common\b|"
        r"\b(?:it|that|this)(?:'s| is) (?:\w+ )?common\b|\bone in (?:two|three|four|five|ten)\b|"
        rf"\b(?:we've|we have|all of us have|everybody's|everyone's) all (?:had|got|been|done|"
        rf"seen)\b|"
        r"\b(?:what|exactly what) (?:you|we|i|they)(?:'ve)? (?:joined|signed up|came in|came into|"
        r"get paid|are paid|took the|volunteered)\b|\bwhat (?:you|we) (?:get|do) (?:this|it) for\b|"
        r"\b(?:is|are|that's|it's) just (?:what|how) .* (?:is|are|be|feels?|goes?)(?: like)?\b|"
        r"\bnever a dull\b|\bat our (?:age|time)\b|\ball in a day's work\b|\bsuch is\b|"
        r"\bit's always (?:a|an|like|been|the|so) .*(?:slog|nightmare|scramble|mad|bad|busy|winter|"
        r"summer|november|december|january|christmas|month|time|this)\b|"
        r"\b(?:is|are) the same (?:at|when|with|in|for)\b|"
        rf"\bmy (?:\w+ )?{_KIN} was (?:exactly )?the same\b|\bpar for the course\b|"
        r"\bnobody (?:can|does|has|gets|ever) .*\b(?:in|at|on) (?:november|december|january|winter|"
        r"nights|this|a monday)\b|\bjoin the club\b|\bhappens to the best\b",
        0.65,
        _NORM,
    ),
    rule(
        "sure_of_the_end",
        rf"\bi(?:'m| am)?(?: \w+)? (?:sure|certain|positive|confident|bet|reckon|guarantee|know|"
        r"convinced)(?: that)? (?:yours|it|he|she|they|you|your \w+|the \w+|that|this)(?:'ll|"
        r" will|'s|"
        rf"'re| is| are|'s going to|'re going to)(?: all| probably| absolutely| just)* (?:be |"
        rf"come |"
        rf"turn out |work out |go |get |do )*{_GOOD_END}\b|"
        r"\bnine times out of ten\b|\bninety[ -]?\w* (?:per cent|percent) of the time\b|"
        r"\byou(?:'ll| will) (?:\w+ )?(?:have another|find another|meet someone|find someone|"
        r"get another|"
        r"land on your feet|be back (?:to|on)|forget|not even|sail|look back|thank me|be surprised|"
        r"get there|pull through|walk|smash|fly)\b(?! it (?:off|on) the)|\bin no time(?: at all)?$|"
        r"\bbefore (?:you know|long)\b|\b(?:something|someone|it|things)(?:'ll| will| always) "
        r"(?:always )?(?:turn|turns|come|comes) (?:up|right|good|along)\b|"
        r"\b(?:it|that|this|they|those|the \w+)(?:'ll| will) (?:soon |all |just )*(?:fade|heal|"
        r"lift|"
        r"ease off|go away|disappear|die down|wear off|vanish|pass)\b|"
        r"\byou won't (?:even )?(?:think|remember|notice|feel|know)\b|"
        r"\bit (?:won't|'ll never|will never|isn't going to) (?:come to|happen|be (?:that|"
        r"as) bad)\b|"
        r"\b(?:you've|you have) (?:got )?nothing to (?:worry|be scared|fear)\b|"
        r"\beverything happens for\b|\b(?:of )?course (?:it|you|he|she|they) (?:will|won't|is|are|"
        r"isn't|aren't)$|\b(?:it|that) (?:gets|does get) (?:easier|better)\b|"
        r"\byou(?:'re| are) (?:both |all |still )*young\b.*|"
        r"\b(?:nobody|no one|they|he|she)(?:'s| is|'re| are)? (?:not )?(?:going to |would |will |"
        r"'d )(?:never )?(?:think|say|blame|sack|judge)\b.*",
        0.65,
        _FALSE,
    ),
)
