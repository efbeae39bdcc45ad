"""Statements with "you" that give nothing back: they judge, direct, deny, promise or bring news.

Weights are added to a reflection's score; all are judgements. What tells them apart is who could
know it: a reflection says what the other has said or lives through, so that it neither praises nor
corrects them, nor holds them to their word, nor brings ages, dates and numbers of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import clauses_of, plain_form
from rehearsal_audio.behaviours.content import content_stems

_RUN_DOWN = (
    r"(?:moan\w*|whing\w*|whin\w*|frauds?|failures?|failing|burden\w*|weak\w*|stupid\w*|silly|daft|"
    r"mad|crazy|lazy|bad|useless|rubbish|pathetic|nuisance|bother\w*|trouble|excuses?|idiot\w*|"
    r"impost[eo]r\w*|soft|selfish|wast\w+|fuss\w*|ungrateful|unprofessional|hopeless|wrong|"
    r"overreact\w*|imagining|making it up|letting (?:\w+ ){1,2}down|in trouble|to blame|odd|weird|"
    r"horrible|stupidity|incompetent|going mad|losing it|ridiculous|being (?:\w+ )?difficult|"
    r"a mess|on your own|alone in|the first|the only|the problem)"
)
_PRAISE = (
    r"(?:good|great|brilliant|excellent|fantastic|lovely|amazing|wonderful|capable|clever|bright|"
    r"talented|experienced|professional|strong|tough|star|asset|credit|rock|diamond|gem|legend|"
    r"hero|fighter|grafter|natural|young|fit|grown|intelligent|popular|respected|conscientious|"
    r"dedicated|reliable|valued|best|better than (?:that|you))"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty)"
_NUMBER = re.compile(
    r"\b(?:\d{2,}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    rf"{_TENS}|seventy|eighty|ninety|hundred|thousand|twice|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|yesterday|january|february|march|april|june|july|august|"
    r"september|october|november|december|christmas|easter)s?\b"
)

APART: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        # denies what the other says of themselves, or insists
        (r"^(?:but |no |oh |hey |look )*(?:you|that|it|this)(?:(?:'re| are|'s| is| was| were)? not|"
         r" (?:aren't|isn't|wasn't|weren't|doesn't|don't|didn't|haven't))\b(?: \w+){0,3}? "
         rf"{_RUN_DOWN}\b", -0.5),
        (r"^(?:but |no |yes |yeah |well )*(?:it|that|this|they|he|she) (?:does|is|did|was|are) \w",
         -0.12),
        (r"^(?:yes |no )*(?:you|it|that|they) (?:do|does|did|is|are|have|has|can|will|won't|don't|"
         r"didn't|isn't|aren't|haven't|can't)$", -0.5),
        # speaks of everybody, or puts it down to the other
        (r"\b(?:everyone|everybody|we all|people|nobody|anybody|all of us|half of (?:us|them)) "
         r"(?:\w+ )?(?:feels?|felt|gets?|has|have|goes|thinks?)\b", -0.5),
        (r"\bthat's (?:your|the) (?:problem|trouble|whole problem)\b", -0.5),
        # asks for agreement, with or without the mark
        (r"\b(?:do|don't|does|doesn't|did|didn't|are|aren't|is|isn't|was|wasn't|have|haven't|has|"
         r"hasn't|can|can't|will|won't|would|wouldn't) (?:you|it|they|he|she|that|we)$|"
         r"\byou do realise\b", -0.2),
        # praises or judges
        (rf"\byou(?:'re| are|'ve been| have been| were)(?: (?:such|only|still|one of|(?:my|our|the|"
         rf"a|an|as|just|very|really|so|too|\w+ly)))* {_PRAISE}\b", -0.3),
        (rf"\byou(?:'re| are) (?:only |just |still |nearly |what |under |over )*(?:\d+|{_TENS}"
         r"(?:[ -]\w+)?)$|\byou(?:'re| are) as \w+ as\b", -0.5),
        (r"\byou (?:used to|always (?:are|were|do|did)|never (?:used|were)|normally|usually)\b|"
         r"\byour (?:strength|reputation|record|attitude|"
         r"tone|job is|role is|responsibility|duty|choice|call|decision|own fault)\b", -0.25),
        (r"\bup to you\b|\byour (?:choice|call|decision)\b|\byou(?:'d| would) be (?:amazed|"
         r"surprised|fine|great|good|mad|daft)|\byou(?:'d| would) (?:think|have thought|hope)\b",
         -0.5),
        (r"\byou(?:'re| are| were)? (?:being|acting|getting|sounding) (?:a bit |too |so |very |"
         r"really |rather )*(?:silly|daft|negative|dramatic|sensitive|emotional|difficult|unfair|"
         r"unreasonable|defensive|paranoid|hard on yourself|soft)\b|\btoo hard on yourself\b",
         -0.5),
        (r"\byou(?:'re| are)? (?:hardly|scarcely|lucky|fortunate|entitled|allowed|due|late|"
         r"overdue|behind)\b|\byou(?:'ve| have) (?:no (?:excuse|right|chance|choice)|had your)\b",
         -0.3),
        # holds to account, or tells what the leader has seen
        (r"\byou(?:'d| had)? (?:said|told \w+|promised|agreed|signed|"
         r"assured \w+) (?:me )?(?:that )?"
         r"(?:you(?:'d|'ll| would| will)|it(?:'d| would|'ll| will)|to|on|up)\b", -0.5),
        (r"^(?:you|it|they|he|she|that|this) (?:have|has|do|does|did|are|is|was|were|can|will) "
         r"(?:and|but|so|though)\b", -0.5),
        (r"^then (?:\w+ ){1,8}?(?:from|on|by|till|until) (?:\w+day|tomorrow|next|the)\b", -0.3),
        (r"^you (?:rolled|told|filled|knew|swore|laughed|put|got|took|spoke|were (?:fine|"
         r"okay|all right|happy|\w+ing)|missed|forgot|left|sent|logged|filed|submitted|signed|"
         r"wrote|arrived|came|went|ate|put in|handed|clocked|walked|shouted|rang in|called in|"
         r"were (?:late|off|out|in|at|on|down|meant|supposed|due|there|seen))\b", -0.12),
        (r"\byou (?:look|looked|seem|seemed|sounded|didn't (?:eat|look|seem|say|come|turn))\b"
         r"(?! (?:like|at|after|for|to|back))", -0.15),
        (r"^i(?:'ve|'d)? (?:heard|gather|gathered|was told|got told|saw|see|noticed|read|found)\b"
         r"(?! you say)", -0.5),
        # directs, promises, states what is true of all
        (r"\byou(?:'ve| have)? (?:only )?(?:got to|have to|need to|must|want to|should|ought to|"
         r"mustn't|shouldn't|needn't|can always|get used to)\b(?=.*\b(?:for a start|first|"
         r"straight away|instead|now on|then|really)$)", -0.4),
        (r"\b(?:the|best|first|only|main|sensible) thing (?:to do|is|about)\b|\bworth \w+ing\b|"
         r"\bnothing stopping you\b|\bfor \w+(?:'s|s'|s)? sake\b|\bthere's no (?:need|point|"
         r"reason|harm|law)\b|\b(?:you|that|it|they|this|he|she|things|everyone)(?:'ll| will|"
         r"'s going to)\b|\bi promise\b|\bthis time next\b", -0.4),
        (r"\b(?:has|have|had|needs?|ought|supposed|meant|expected|required|allowed|entitled) to "
         r"(?:be |go |come |get |happen )|\bthe (?:rule|rules|policy|standard|deadline|target|"
         r"expectation|line|turnaround|process|procedure|form|contract|law)\b|\bby the end of\b|"
         r"\bnot optional\b|\bnon-negotiable\b", -0.2),
        (r"\b(?:every|each|any) (?:\w+ ){0,2}?(?:in|on|across) (?:the|this) (?:country|job|"
         r"business|building|force|trust|company|world|service)\b|\b(?:half|all|most) (?:of )?"
         r"(?:this|my|our|us|the (?:country|world|ward|team|station|office|staff|force|company|"
         r"department|building))\b|\bwith all of us\b|\b(?:everybody|everyone|we all|anyone|"
         r"nobody)\b.*\b(?:does|do|has|gets?|feels?|is|sleeps?|likes?)$", -0.2),
        (r"\b(?:hardly|barely|scarcely) worth\b|\bcould(?:'ve| have) been\b|\bat least\b|"
         r"\bnot as (?:if|though)\b|\bnot like\b|\ball (?:that|it|this) is$|\bthat's just\b|"
         r"\bnot personal\b|\byou get used\b", -0.5),
        # informs, or speaks of everybody with "you"
        (r"\b(?:it|that|this|which|they|these|smoking|drinking|alcohol) (?:also |certainly |"
         r"really |just )*(?:can|could|might|may|tends? to|lets|allows|shows|means that|"
         r"contains)\b",
         -0.12),
        (r"\b(?:lets|letting|allows|allowing|shows|puts|puts?ting|gives|tells|helps|helping|help) "
         r"you\b|\bwhat we(?:'d| would)? (?:call|recommend|advise|suggest)\b|\bwe call\b|"
         r"\bas i (?:said|say|mentioned|was saying)\b|\bthere(?:'s| is| are) (?:actually |"
         r"certainly |really |quite )*(?:a lot of|lots of|plenty of|some|so many|a couple of|"
         r"evidence|good|strong|a strong)\b", -0.15),
        (r"\b(?:sounds?|seems?|looks?) (?:to me )?like (?:we|you don't have any|you have (?:like |"
         r"some )*(?:\w+ )?good)\b|\b(?:sounds?|seems?|looks?) (?:to me )?(?:like )?(?:an? )?"
         r"(?:lot of )?(?:very |really |pretty )?(?:good|great|nice|lovely|brilliant|sensible|"
         r"excuses?|plan|start)\b|\bexcuses\b|\bgood idea\b|\bthanks? (?:you )?for\b|"
         r"\blook(?:ing)? forward\b|\bcredit for\b", -0.4),
        (r"\byou(?:'re| are)? (?:not )?(?:even |ever |never )?(?:going to|gonna) (?:be able|get|"
         r"end up|lose|have|quit|stop|see)\b|\byou(?:'d| would) (?:be|being|have|get)\b|"
         r"\byou(?:'ve)? (?:just )?got to\b", -0.12),
        # the leader's own evaluation of what was said
        (r"^(?:\w+ )?(?:that|this|which)(?:'s| is| was| sounds| seems| must be| feels)(?: \w+)?"
         r"(?: a| an)?(?: \w+)? \w+$(?<!you)(?<!yours)|^it (?:sounds|seems|is|was) (?:\w+ )?\w+$",
         -0.15),
        (r"\bwhat (?:i|we) (?:mean|need|want|can|would|was|think)\b|\btalking (?:about|to)\b.*"
         r"\b(?:doesn't|won't|isn't)\b|\bnothing(?:'s| is| gets| goes) \w+", -0.15),
    )
)  # fmt: skip
"""What speaks against giving back, wherever it stands in the sentence."""

GIVES_BACK: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"^(?:(?:so|and|okay|right|yeah|no|yes) )*it's (?:not |less |never )?(?:so much |just |"
         r"really |only |more )*(?:the|that|being|having|not|about|as|all|like|knowing|\w+ing)\b",
         0.1),
        (r"^(?:so|and|because|but|then|even|still|okay so|right so) (?:the|that|there|there's|"
         r"it|it's|he|he's|she|she's|they|they're|nobody|nobody's|no one|everyone|everybody|"
         r"everything|everything's|nothing|every|all|by|then|even|now|on|from|in|at|when|some|"
         r"one|your|home|work|sleep|a|an|any|what|for)\b", 0.08),
        (r"^the (?:\w+ ){1,3}?(?:and )?the (?:\w+ ){1,3}?and\b|^the \w+ and (?:the )?\w+\b|"
         r"\b(?:it|all of (?:it|that)|everything|that) all\b|\bit all (?:lands?|falls?|comes|"
         r"ends? up|sits?|goes)\b|\bon top of\b|\bthe whole \w+\b", 0.1),
        (r"\bpart of you\b|\ba (?:bit|piece|side|part) of you\b|\bone half\b|\bat the same time\b|"
         r"\band yet\b|\beven (?:though|when|at|on|if|in)\b|\bas (?:though|if)\b|\brather than\b|"
         r"\binstead of\b|\bmore than\b|\bno matter\b|\bstill\b", 0.05),
    )
)  # fmt: skip
"""What speaks for it without a "you"."""

NOT_SO = re.compile(
    r"^(?:\w+ )?(?:it|that|this)(?:'s| is| was| wasn't| isn't) not (?:as if|like)\b"
)
_NEGATED = re.compile(r"n't\b|\b(?:not|never|no|nothing|nobody|hardly|without|stopped)\b")


def brings_news(core: str, heard: Sequence[str]) -> bool:
    """Whether a sentence brings a number, a day or a month that the other has not said.

    Examples
    --------
    >>> brings_news("you came in twice on sunday", ["It's all too much."])
    True
    >>> brings_news("so by four you're awake", ["I wake at four."])
    False
    """
    said = {match[0] for text in heard for match in _NUMBER.finditer(plain_form(text))}
    return any(match[0] not in said for match in _NUMBER.finditer(core))


def denies(plain: str, heard: Sequence[str]) -> bool:
    """Whether a short negated sentence takes back what the other has just said of themselves.

    Examples
    --------
    >>> denies("you're not boring me", ["I'm boring you with all this."])
    True
    >>> denies("you're not sleeping", ["I'm not sleeping."])
    False
    """
    takes_back = re.match(r"(?:no |but |oh )*(?:you|it|that|this)\b", plain)
    if not heard or not takes_back or len(plain.split()) > 8 or not _NEGATED.search(plain):
        return False
    own = content_stems(plain)
    said = [one for one in clauses_of(heard[-1]) if own & content_stems(one.plain)]
    return bool(said) and not any(_NEGATED.search(one.plain) for one in said)
