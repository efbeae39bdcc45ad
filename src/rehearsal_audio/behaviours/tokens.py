"""Listener tokens by their words: backchannels where no times are known.

Rule: the whole utterance is at most ``max_words`` words, all of them listener tokens ("mm-hm",
"right", "I see"), and it does not answer a question that the other has just asked ("Are you
okay?" - "Yeah." is an answer). Whether it took the floor needs times: see the detector of
backchannels on the time line.

Units: utterances. Source: the definition of listener tokens after Yngve (1970) and Ward &
Tsukahara (2000).

Known weaknesses: "okay" and "right" also open a new topic or accept an offer; on text alone they
count as tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_SOUND = (
    r"(?:m+h+m*|m+|mm+[ -]?h+m+|m-?hm+|u[hm]+[ -]h[ua]h?m*|uh-?huh|a?hu?h|yeah|yep|yup|yes|ye|"
    r"right|okay|ok|i see|sure|oh|ah|aha|gosh|wow|really|true|exactly|of course|course|"
    r"absolutely|definitely|good|great|hm+|um-?hum|got it|i know|oh dear|fair enough|go on|"
    r"all right|alright|totally|blimey|goodness|oh no|oh my god|cool|lovely|brilliant)"
)
_NOTHING_ELSE = re.compile(rf"^{_SOUND}(?:\s+{_SOUND})*$")
_SURE = re.compile(r"^(?:m|u[hm]|a?hu?h)")


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """What still counts as a token.

    Parameters
    ----------
    max_words
        Longest utterance of tokens; more of them is a turn.
    """

    max_words: int = 4


class TokenDetector:
    """Finds backchannels in the text of leader and actor."""

    def __init__(self, settings: TokenSettings | None = None) -> None:
        self.settings = settings or TokenSettings()

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """One label for every utterance that is nothing but listener tokens."""
        asked = _answered(utterances, found)
        return tuple(
            Label(
                one.index,
                Behaviour.BACKCHANNEL,
                0,
                len(one.text),
                0.9 if _SURE.search(_spoken(one.text)) else 0.7,
                "tokens.only_tokens",
            )
            for position, one in enumerate(utterances)
            if one.role is not Role.FACILITATOR
            and is_token(one.text, self.settings.max_words)
            and position not in asked
        )


def is_token(text: str, max_words: int = 4) -> bool:
    """Whether the words are nothing but listener tokens.

    Examples
    --------
    >>> is_token("Mm-hm."), is_token("Right, I see."), is_token("Right, let's start.")
    (True, True, False)
    """
    spoken = _spoken(text)
    return len(spoken.split()) <= max_words and _NOTHING_ELSE.match(spoken) is not None


def _spoken(text: str) -> str:
    """Lower case, without marks but for the hyphen."""
    return " ".join(re.sub(r"[^\w' -]+", " ", text.replace("’", "'").lower()).split()).strip("- ")


def _answered(utterances: Sequence[Utterance], found: Sequence[Label]) -> frozenset[int]:
    """Positions of utterances right after a question that ends the other's utterance."""
    questions = {
        (label.utterance_index, label.end_char)
        for label in found
        if "question" in label.behaviour.value and label.confidence >= LISTED_CONFIDENCE
    }
    answers = set()
    for position in range(1, len(utterances)):
        before = utterances[position - 1]
        is_other = before.role is not utterances[position].role
        ends = any(i == before.index and end >= len(before.text) - 2 for i, end in questions)
        if is_other and ends:
            answers.add(position)
    return frozenset(answers)
