"""What a coder says of conversations: a person's codes or the tool's, in one shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour
from rehearsal_audio.model.segment import Seconds, Segment


@dataclass(frozen=True, slots=True)
class Mark:
    """A behaviour that a coder marked.

    Parameters
    ----------
    behaviour
        What it is.
    role
        Who does it.
    segment
        When; None where the coder had the text alone.
    utterance_index
        In which utterance of the coder's; None where only its time is known.
    """

    behaviour: Behaviour
    role: Role
    segment: Segment | None
    utterance_index: int | None = None

    @property
    def start_s(self) -> Seconds:
        """When it begins; only of a mark with a time."""
        assert self.segment is not None
        return self.segment.start_s


@dataclass(frozen=True, slots=True)
class CodedConversation:
    """One conversation, coded.

    Parameters
    ----------
    utterances
        The coder's utterances, numbered from 0; empty where only events are known.
    marks
        All that was marked.
    measures
        Measures of the session by name; those without a value are left out.
    has_turn_taking
        Whether interruptions and the like were looked for, and not only behaviours of the text.
    """

    utterances: tuple[Utterance, ...]
    marks: tuple[Mark, ...]
    measures: Mapping[str, float] = field(default_factory=dict)
    has_turn_taking: bool = True


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder coded.

    Parameters
    ----------
    coder
        A name for people: the file's or the folder's.
    conversations
        By name: ``<recording>`` for an iteration called 1, else ``<recording>/<iteration>``.
    """

    coder: str
    conversations: Mapping[str, CodedConversation]
