"""What the other says next: "exactly" speaks for a reflection, "okay" for news or instruction.

After a statement without question mark in the AnnoMI corpus, "yeah", "right", "exactly" or "mm-hmm"
follow a reflection in two of three cases, "okay" in one of twenty: information and advice are
accepted, what was given back is confirmed. Weights are judgements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearsal_audio.behaviours.clauses import clauses_of
from rehearsal_audio.model.conversation import Utterance

CONFIRMED = 0.12
HALF_CONFIRMED = 0.06
ACCEPTED = -0.18
DEFENDED = -0.06

_LEAD = r"^(?:(?:oh|well|um|uh|er|god|ha|i mean|and|hmm|yeah|yes|no) )*?"
_CONFIRMS = re.compile(
    rf"{_LEAD}(?:yeah|yes|yep|exactly|absolutely|definitely|totally|completely|massively|"
    r"basically|pretty much|very much|spot on|mhm|m+-?h+m+|uh-huh|that's (?:right|it|true|exactly|"
    r"how|what|the (?:thing|one|word)|about|a good way|me)|(?:it|that|they|she|he|we|there) (?:is|"
    r"was|does|did|do|are|were|has|really|would|feels|felt)\b|i (?:do|did|am|was|have|would|"
    r"really|suppose so|think so|guess so)\b|both|you(?:'ve| have) got it|"
    r"too right|god yes|all of it|tell me about it)\b"
)
_HALF = re.compile(
    rf"{_LEAD}(?:right|no|nope|not|none|never|a bit|a little|sort of|kind of|i suppose|i guess|"
    r"maybe|probably|always|even|and|because|or|mostly|more|just)\b"
)
_DEFENDS = re.compile(
    rf"{_LEAD}(?:but|i know|i knew|i didn't|i don't|i wasn't|i never|i've|i'm not|i'm sorry|"
    r"(?:that|it|they)(?:'s|'re| was| is| wasn't| isn't)? (?:not|only|one|never)|that wasn't|"
    r"she|he|there was|it's just|i had|i only|i just|i was only)\b"
)
_ACCEPTS = re.compile(
    r"^(?:(?:um|uh|er|well|yeah|yes|right|no) )*(?:okay|all right|sure|fine|thanks|thank you|"
    r"cheers|great|cool|good|lovely|brilliant|oh|really|what|why|how|who|when|where|so|hi|hello|will|"
    r"can|could|is|are|do|did|sorry|you|i see|fair enough|i'll|of course|i know|i knew|will do)\b"
)


def next_text(utterances: Sequence[Utterance], position: int) -> str:
    """What the other says right after an utterance; empty if the same speaker goes on."""
    after = utterances[position + 1 : position + 2]
    is_other = bool(after) and after[0].role is utterances[position].role.other
    return after[0].text if is_other else ""


def reply_weight(reply: str) -> float:
    """What the first words of a reply add to the score of the statement before it.

    Parameters
    ----------
    reply
        What the other said next; empty if nothing.

    Examples
    --------
    >>> reply_weight("Exactly. Every day."), reply_weight("Okay."), reply_weight("Tuesday.")
    (0.12, -0.18, 0.0)
    """
    clauses = clauses_of(reply)
    if not clauses:
        return 0.0
    first = clauses[0]
    begun = " ".join(one.plain for one in clauses[: 2 if len(first.words) == 1 else 1])
    if first.asked or _ACCEPTS.search(begun):
        return ACCEPTED
    if _DEFENDS.search(first.plain):
        return DEFENDED
    if _CONFIRMS.search(first.plain):
        return CONFIRMED
    return HALF_CONFIRMED if _HALF.search(first.plain) else 0.0
