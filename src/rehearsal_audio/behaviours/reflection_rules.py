"""What giving back sounds like: forms with their scores, hints for and against, and other talk.

Scores and weights are judgements in steps of a few hundredths, checked on the AnnoMI corpus: about
the share of statements of that form which experts coded as reflections.
"""

from __future__ import annotations

import re

FORMS: tuple[tuple[str, str, float], ...] = (
    (
        "sounds_like",
        r"\b(?:sounds?|seems?|looks?|feels?) (?:to me |too |also )*(?:almost |kind of |a bit |"
        r"very much |really )?(?:like|as if|as though|that)\b|"
        r"\b(?:what )?i(?:'m| am)? (?:just )?(?:hearing|hear)\b(?! (?:you|that|what "
        r"you(?:'re| are) saying)(?: loud and clear)?(?:$| (?:and|but|i|it|okay)\b)|"
        r" (?:that |how )?(?:this|it|that|things)(?:'s| is| has| was| must| have)\b)|"
        r"\bi(?:'m| am) (?:getting a sense|sensing|picking up)|"
        r"\bi (?:get|have) (?:the|a) (?:sense|feeling|impression)|\bin other words\b|"
        r"\bit's (?:almost|kind of|a bit) (?:like|as if)\b|\bit's as if\b|\bas if you\b|"
        r"\bmy sense is\b|\bif i(?:'m| am)? (?:\w+ ){0,2}?(?:hearing|understand(?:ing)?|"
        r"got|getting|get) (?:you|this|that|it|what you)\b|\bby the sounds? of it\b|"
        r"\bam i right (?:in|that)\b",
        0.96,
    ),
    (
        "you_said",
        r"\byou(?:'re|'ve| are| have| were)? (?:also |just |really |already |sort of |"
        r"kind of )*(?:say|said|saying|mentioned|mention|telling me|told me|described|describing|"
        r"talked about|talking about|shared|identified|noticed|noticing|noted)\b",
        0.81,
    ),
    (
        "you_feel",
        r"\byou(?:'re|'ve|'d| are| have| were| had)? (?:really |don't |didn't |can't |couldn't |"
        r"won't |never |also |just |still |kind of |sort of |a bit |quite |very |so |"
        r"starting to |not |been |pretty |a little |feeling |feel |felt )*(?:feel|felt|feeling|"
        r"want|wanted|wanting|wish|hope|hoping|hoped|worry|worried|worrying|think|thought|"
        r"thinking|wonder|wondering|know|knew|believe|care|cared|struggling|struggle|afraid|"
        r"scared|frightened|anxious|nervous|stuck|torn|tired|exhausted|lonely|alone|angry|"
        r"frustrated|upset|hurt|sad|ashamed|guilty|embarrassed|proud|unsure|sure|convinced|ready|"
        r"looking|trying|tried|try|finding|found|find|see|seeing|need|needed|like|enjoy|love|"
        r"hate|missed|miss|realise|realised|realize|realized|dread|dreading|carrying|bracing|"
        r"holding|keeping|concerned|interested|motivated|determined|confident|overwhelmed|"
        r"stressed|confused|disappointed|surprised|used to|expected|expecting|going|willing|"
        r"able)\b|\bpart of you\b|\bon (?:the )?one hand\b|"
        r"\b(?:important|hard|difficult|tough|scary|big|priority|worry|challenge|"
        r"frustrating) (?:\w+ ){0,2}?(?:to|for) you\b|\bfor you$|"
        r"\byou(?:'ve| have| had|'d)? been\b|\b(?:bother|worr|scare|matter|hurt|frighten|upset|"
        r"surpris|motivat|remind)(?:s|ed|ies|ied|es)? (?:to )?you\b",
        0.76,
    ),
    ("you_first", r"^you(?:r|'re|'ve|'d)?\b", 0.68),
    ("you_inside", r"\byou(?:r|'re|'ve|'d|rself)?\b", 0.60),
)
NO_FORM = ("shared", 0.42)
HINTS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"^(?:(?:well|yeah|no|okay) )*but you (?:did|do|have|can|were|are)\b", -0.5),
        (r"^(?:(?:okay|right|yeah|all right|mhm|mm-hmm|oh|yes) )*(?:so|and|but|yet)\b", 0.07),
        (
            r"\b(?:kind of|sort of|maybe|almost|part of|pretty|quite|in a way|really|feel|feels)\b",
            0.05,
        ),
        (
            r"\b(?:research|studies|percent|recommend\w*|guidelines?|usually|typically|generally|"
            r"people|lead to|according to|no more than|called|normal)\b",
            -0.12,
        ),
        (
            r"\bthough$|^you did (?!it)\w+|\blucky\b|\bto think about$|\bmean that\b|"
            r"\bonly one\b|\bone of (?:the|our|my) (?:best|good|strong)",
            -0.25,
        ),
        (r"\balways\b|\b(?:we|we've) (?:had|all)\b|\bagenda\b", -0.1),
        (
            r"\b(?:danger\w*|risks?|damag\w+|harm\w*|consequences?|contribut\w+|causes?|effects?|"
            r"(?:bad|good|better|dangerous|healthy|helpful) for you|unhealthy|serious(?:ly)?|"
            r"fault|excuses?|lazy|better than|keep in mind|quite a lot|"
            r"(?:really|very) important)\b",
            -0.2,
        ),
        (
            r"\byou(?:'re| are|'ll| will)? (?:just |really |actually |not |also )*(?:could|can|"
            r"should|must|might|may|need to|have to|going to|likely to|supposed to|do not)\b",
            -0.15,
        ),
        (
            r"\bjust so you\b|\bnothing to (?:apologi[sz]e|be (?:sorry|ashamed)|feel|worry)\b|"
            r"\byou(?:'re| are) doing (?:really |so |very |just )*(?:well|good|great|fine|"
            r"brilliantly)\b|\byou(?:'ve| have) done (?:something|the right|really|so)\b|"
            r"^that's an? (?:\w+ )?\w+ thing to\b",
            -0.4,
        ),
        (r"^(?:well|no|actually|again|here|and again|you know)\b|\byou know(?: what)?$", -0.1),
        (r"\bactually\b|\bthey\b|\bsee what\b", -0.08),
        (r"^(?:(?:yeah|yes|okay|oh|well|right) )*but\b", -0.15),
        (
            r"^(?:(?:and|so|because|yeah|okay) )*(?:when|if|while|as long as|unless)\b",
            -0.15,
        ),
        (r"\byour (?:doctor|chart|blood|liver|teeth|body|record|file|results?)\b", -0.1),
    )
)
FORMS_BY_NAME = {name: re.compile(form) for name, form, _ in FORMS}
VERB_FIRST = re.compile(
    r"^(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|shall|should) (?:i|you|"
    r"he|she|it|we|they|that|this|there|anyone|anybody|everyone|everything|something|your \w+|"
    r"the \w+)\b|"
    r"^(?:what|how|why|where|who|which)(?:'s| (?:goes|does|do|did|would|is|are|was|were|happens|"
    r"happened|makes|made|brings|brought|helps|could|can|covered|else|has|have))\b"
)
"""Begins as a question, with or without its mark."""
COMPILED_FORMS = tuple((name, re.compile(pattern), score) for name, pattern, score in FORMS)
ABOUT_ELSE = re.compile(
    r"^(?:i(?:'ll|'d|'m|'ve| am| will| would| can| could| want| think| have| had| was| know|"
    r" appreciate| understand| need| do| don't| just| guess i| like| love| really| also| agree|"
    r" see your| recommend| suggest| hope| wanted| did| thought| believe|"
    r" got)\b(?!.*\b(?:hear|hearing|sense|sensing|picking up|wonder if|guess you|imagine)\b)|"
    r"we(?:'ll|'re|'ve|'d)?\b|let's\b|let me\b|thank|my\b|hi\b|hello\b|nice to|good to|here's|"
    r"here is|there's (?:a|some|lots|no)\b|the (?:good|bad) news|"
    r"it's (?:called|an? (?:good|great|really good|very good|bit of a|lovely|brilliant|shame|pity|"
    r"joke|disgrace|fact|rule|matter)|recommended|normal|common|great|good|okay|all right|"
    r"fine|up to)\b|"
    r"that's (?:great|good|a good|a great|fine|okay|all right|really good|right|wonderful|"
    r"excellent|fantastic|awesome|very good|perfect|true|it)\b|"
    r"you(?:'re| are) (?:right|welcome|doing (?:really |so |very )?(?:well|good|great|fine|"
    r"brilliantly|amazing|a )|a star|very welcome|absolutely)\b|"
    r"you(?:'ve| have)? (?:did|done) (?:a |really |very |so )*(?:good|great|well|nice|amazing|"
    r"brilliant)|you know$|you don't (?:have|need)\b|no pressure|that's .* for you$|"
    r"(?:see )?that's your\b|there you (?:go|are)|what a\b|"
    r".*\b(?:it|that|they|things)(?:'ll| will)\b|when you're ready|whenever you|just so you|"
    r"you must\b|you can (?:always|also)|you(?:'ll)\b|"
    r"you(?: may| might| could| can(?!'| be \w+ (?:\w+ ){0,3}?and)| should| need to)\b|"
    r"(?:when you say|consider it|don't|please|come|take|sit|see you|bye|good luck|welcome|"
    r"well done|congratulations|look|listen|wait|sorry|if you|(?:put|leave|pass|grab|pull|"
    r"pop|hang|hold|give|let|tell|ask|send|ring|call|keep|bring|get) "
    r"(?:the|your|that|it|me|him|her|them|us|yourself|a))\b)"
)
FIRST_PERSON = re.compile(r"\b(?:i|me|mine|us|i'm|i'd|i'll|i've|we|we're|we'll|we've|my|our)\b")
