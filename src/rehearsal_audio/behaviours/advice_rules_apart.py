"""What looks like advice and is none: tables that the advice detector reads before the forms.

Confidence is a judgement.
"""

from __future__ import annotations

from rehearsal_audio.behaviours.rules import Rule, rule

NO_ADVICE: tuple[Rule, ...] = (
    rule(
        "should_have",
        r"\byou should(?:n't| not)?'ve\b|\byou should(?:n't| not)? (?:have|of|'ve|see (?:this|the|"
        r"it|my|how)|know|"
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
        r"telling (?:you|yourself)|"
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
        "in_the_talk",
        r"^(?:just |then |please )*(?:stay (?:with|there|put|as long)|be (?:honest|straight|blunt|"
        r"as|"
        r"frank|open) ?(?:with me|as you|about it)?$|be as \w+ as|go back (?:to|over)|"
        r"use your own|get (?:it|that) off your chest|get your (?:breath|coat)|"
        r"give (?:it to me|yourself a (?:minute|moment|second))|give yourself (?:some )?credit|"
        r"take (?:it (?:from|in your|one|slowly|steady)|whatever|all the|as (?:long|much)|"
        r"(?:\w+ ){0,3}?(?:minutes?|seconds?|moments?|breaths?)\b)|consider (?:it|that) "
        r"(?:done|sorted)|watch this|make it (?:\w+day|\d|two|three|four|ten|nine|half)|"
        r"pick (?:a|the|whichever|any) (?:day|time|date|one|slot)|put (?:it|that|\w+day) in "
        r"(?:the|your) (?:diary|calendar)|set (?:that|it|the \w+) (?:aside|to one side)|"
        r"put (?:that|it|the \w+(?: \w+)?) (?:to one side|aside|out of your (?:head|mind))|"
        r"leave (?:\w+ ){1,4}?(?:out of it|for (?:now|a|the moment)|aside)|do what you need|"
        r"have (?:a (?:moment|minute|breather|drink|tissue|sip)|some water|that)|"
        r"don't (?:hold back|spare|go anywhere|thank me|panic|feel))|"
        r"\b(?:to|with|on|from|at|for|off) me\b|\bmy (?:office|desk|door|phone|way|list)\b|"
        r"\bworth (?:nothing|anything|something|everything)\b|\bso (?:that )?you (?:can|could)\b|"
        r"\b(?:i'll|i'd|i can|i could|we can|we could|we'll)\b.*\byou (?:could|can)\b",
        0.7,
    ),
    rule(
        "given_back",
        r"^(?:even|by|at|on|with|after) .*\byou(?:'ve| have)? (?:got|have|need) to\b|"
        r"\byou(?:'ve| have)? (?:got|have|need) to (?:be (?:the|strong|fine|okay|everything|both|"
        r"all|"
        r"cheerful|perfect|two|on)|hold|keep (?:going|it together|smiling|the)|carry|prove|pretend|"
        r"cope|manage|choose|fight|earn|explain|justify|apologi[sz]e)\b",
        0.6,
    ),
    rule(
        "conditional",
        r"\b(?:if|when|whenever|whatever|whether|what|how|how much|how many|how long|where|which|"
        r"who|why|best|until|anything|everything|things|things that|something|as) (?:much |"
        r"many |kind of |sort of )?(?:it's |"
        r"it is )?you(?:'ve)? (?:\w+ )?(?:need|should|have to|could|must|want|can|got to|might|"
        r"would like)\b(?! (?:to )?do is)",
        0.7,
    ),
    rule(
        "process",
        r"^(?:please )?(?:just )?(?:take (?:your time|a seat|a moment|a minute|a second|a breath|"
        r"care)|sit\b|have a (?:seat|think|sit|look|good|lovely|great|nice)|"
        r"come (?:in|on|through|and|here)|go (?:on|ahead|for it|right ahead)|hang on|hold on|"
        r"wait|keep (?:going|talking|on)|help yourself|get yourself comfortable|"
        r"take (?:this|that|these) |say (?:as much|whatever)|tell (?:me|us)|write (?:to me|back)|"
        r"carry on$|bear with|excuse me|see you|start (?:wherever|anywhere|in the middle|"
        r"from|with whatever|where|at the)|stop me|don't (?:worry|apologi[sz]e|"
        r"be (?:sorry|silly|daft|(?:so |too )?hard on yourself)|get me wrong|mention)|"
        r"leave (?:that|it|the \w+) (?:for (?:now|a|the moment)|with me|to me|there)\b|"
        r"put (?:that|the) \w+ (?:down|away)|tell me|let me|let us know|let's|give me|help me|"
        r"talk me|walk me|thank|say (?:more|a|hi|hello|what)|look at (?:me|that|this|it)|look$|"
        r"listen$|think of|call it|make yourself (?:comfortable|at home)|"
        r"forget (?:the|about) .*\bfor a (?:minute|moment|second)\b|grab|pull up|close the|"
        r"shut the|try me|trust me|believe me|go easy|mind|forgive|correct me|"
        r"don't (?:tell|ask|quote) me|take it away|see how (?:we|it)|see what|see if|see$|"
        r"see the|see that|see you|remember (?:when|that|you|we|last|how)|imagine|say$|"
        r"put it (?:another|this|like|down$|away|there|here|simply|bluntly|that way|back$)|"
        r"suppose|do you|give it (?:a|some|time|two|another|till|until)|be with|don't put words|"
        r"do (?:they|we|i|he|she)\b|have (?:they|we|i)|be (?:right|back)|get (?:it|that)$|"
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
        r"not be|already|remember|think (?:that|i|it|you))\b|"
        r"\byou can (?:see|tell|hear|imagine|feel|understand|say|talk to me|"
        r"come (?:to|and see) me|always (?:come|ring|call|talk to me|email)|be (?:proud|sure)|"
        r"do (?:it|this|that)$|have (?:that|it)|get (?:quite|very|a bit))|"
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
