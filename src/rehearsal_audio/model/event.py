"""Behaviours, the labels on text and the events in time that stand as their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.segment import Seconds, Segment

Detail = str | float | int | bool | None


class Behaviour(str, Enum):
    """What can be counted. The first group are labels of utterances, the second events only."""

    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    CHECKING_UNDERSTANDING = "checking_understanding"
    PERMISSION_QUESTION = "permission_question"
    LEADING_QUESTION = "leading_question"
    ASKS_NEED = "asks_need"
    REFLECTION = "reflection"
    ACKNOWLEDGEMENT = "acknowledgement"
    EMPATHY = "empathy"
    NOTICING = "noticing"
    PERSON_FOCUS = "person_focus"
    TASK_FOCUS = "task_focus"
    MINIMISING = "minimising"
    NORMALISING = "normalising"
    FALSE_REASSURANCE = "false_reassurance"
    ADVICE_UNSOLICITED = "advice_unsolicited"
    ADVICE_WITH_PERMISSION = "advice_with_permission"
    ADVICE_SOLICITED = "advice_solicited"
    INFORMATION = "information"
    OFFER_SPECIFIC = "offer_specific"
    OFFER_GENERIC = "offer_generic"
    SIGNPOST_SPECIFIC = "signpost_specific"
    SIGNPOST_GENERIC = "signpost_generic"
    FOLLOW_THROUGH = "follow_through"
    NAMES_STANDARD = "names_standard"
    BACKCHANNEL = "backchannel"

    INTERRUPTION = "interruption"
    POSSIBLE_INTERRUPTION = "possible_interruption"
    COOPERATIVE_OVERLAP = "cooperative_overlap"
    HELD_SILENCE = "held_silence"


ADVICE = (
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.ADVICE_WITH_PERMISSION,
    Behaviour.ADVICE_SOLICITED,
)
"""The classes of advice."""

EVENT_ONLY = (
    Behaviour.INTERRUPTION,
    Behaviour.POSSIBLE_INTERRUPTION,
    Behaviour.COOPERATIVE_OVERLAP,
    Behaviour.HELD_SILENCE,
)
"""Behaviours that need times, so that text alone cannot carry them."""

LABELS = tuple(behaviour for behaviour in Behaviour if behaviour not in EVENT_ONLY)
"""Behaviours that an utterance can be labelled with."""

HUMAN = "human"
"""Source of an event that a person added or confirmed."""

TELLING_WORDS = "telling_words"
"""Detail of an event that the wording alone found: the words that spoke most for it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A behaviour found in the text of an utterance.

    Parameters
    ----------
    utterance_index
        ``index`` of the utterance.
    behaviour
        One of :data:`LABELS`.
    start_char, end_char
        The span of the utterance's text that carries it, half-open.
    confidence
        In [0, 1].
    source
        Rule or model that fired, such as ``"questions.wh_open"``.
    """

    utterance_index: int
    behaviour: Behaviour
    start_char: int
    end_char: int
    confidence: float
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """A behaviour at a moment that one can listen to.

    Parameters
    ----------
    id
        Unique and stable within the iteration, such as ``"interruption-3"``.
    behaviour
        What it is.
    role
        Who does it.
    start_s, end_s
        Span in seconds from the start of the recording.
    quote
        The words, empty where none are known.
    confidence
        In [0, 1].
    source
        Rule or model that fired, or ``"human"``.
    details
        What decided it, JSON values by name (such as ``overlap_s``, ``outcome``,
        ``talked_over``, ``utterance_index``).
    """

    id: str
    behaviour: Behaviour
    role: Role
    start_s: Seconds
    end_s: Seconds
    quote: str
    confidence: float
    source: str
    details: Mapping[str, Detail] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def segment(self) -> Segment:
        """The event's span of time."""
        return Segment(self.start_s, self.end_s)
