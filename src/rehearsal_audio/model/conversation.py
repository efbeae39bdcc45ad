"""Who said what, when: the layer that every measure stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rehearsal_audio.model.segment import Seconds, Segment
from rehearsal_audio.model.speech import Word


class Role(str, Enum):
    """Part that a speaker plays in the scene."""

    LEADER = "leader"
    """The participant who rehearses."""
    ACTOR = "actor"
    """Plays the colleague."""
    FACILITATOR = "facilitator"
    """Runs the session; left out of every ratio."""

    @property
    def other(self) -> Role:
        """The other party of the scene; the facilitator has none.

        Examples
        --------
        >>> Role.LEADER.other.value
        'actor'
        """
        if self is Role.FACILITATOR:
            raise ValueError("the facilitator has no counterpart in the scene")
        return Role.ACTOR if self is Role.LEADER else Role.LEADER


@dataclass(frozen=True, slots=True)
class SpeakerRole:
    """A diarised voice and the role it was given.

    Parameters
    ----------
    label
        The diariser's label, such as ``"SPEAKER_00"``.
    role
        Its role in the scene.
    speech_s
        Seconds of speech, overlap included.
    confidence
        How sure the role is, in [0, 1].
    """

    label: str
    role: Role
    speech_s: Seconds
    confidence: float


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one role says in one go; backchannels of the other do not end it.

    Parameters
    ----------
    index
        Place in the conversation, from 0.
    role
        Who speaks.
    text
        The words as written.
    start_s, end_s
        Times in seconds; None where the conversation has no times (text alone).
    words
        The words with times; then ``text == " ".join(word.text for word in words)``. Empty
        where only the text is known.
    """

    index: int
    role: Role
    text: str
    start_s: Seconds | None = None
    end_s: Seconds | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Ipu:
    """Inter-pausal unit: one role's speech without an internal silence of 0.2 s or more.

    Parameters
    ----------
    role
        Who speaks.
    start_s, end_s
        Times in seconds.
    words
        Words spoken in it; empty if none was recognised or none is known.
    is_backchannel
        Whether it is a listener token that does not take the floor.
    """

    role: Role
    start_s: Seconds
    end_s: Seconds
    words: tuple[Word, ...] = ()
    is_backchannel: bool = False

    @property
    def segment(self) -> Segment:
        """The unit's span of time."""
        return Segment(self.start_s, self.end_s)

    @property
    def text(self) -> str:
        """The words joined by blanks."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Turn:
    """The floor-holder's units until the floor passes.

    ::

        leader  |--ipu--| |-ipu-|               |--ipu--|
        actor            |bc|       |---ipu---|
        turns   |--- leader ----|   |- actor -| |-leader-|      bc: backchannel
    """

    role: Role
    ipus: tuple[Ipu, ...]

    @property
    def start_s(self) -> Seconds:
        """Start of the first unit."""
        return self.ipus[0].start_s

    @property
    def end_s(self) -> Seconds:
        """Latest end of its units."""
        return max(ipu.end_s for ipu in self.ipus)

    @property
    def segment(self) -> Segment:
        """The turn's span of time, pauses inside it included."""
        return Segment(self.start_s, self.end_s)


@dataclass(frozen=True, slots=True)
class Transition:
    """The floor passes from one role to the other."""

    from_role: Role
    to_role: Role
    end_s: Seconds
    """End of the previous turn."""
    start_s: Seconds
    """Start of the next turn."""

    @property
    def floor_transfer_offset_s(self) -> Seconds:
        """Start of the next turn − end of the previous: > 0 gap, < 0 overlap."""
        return self.start_s - self.end_s


@dataclass(frozen=True, slots=True)
class Conversation:
    """One iteration: who said what, when.

    Parameters
    ----------
    scene
        From scene start to scene end; only speech inside it counts.
    speakers
        The voices and their roles.
    utterances
        In order of start, ``utterances[i].index == i``.
    ipus
        All roles' units, sorted by start.
    turns
        Turns of leader and actor, in order of start; the facilitator has none.
    transitions
        Between neighbouring turns of different roles.
    has_words
        Whether words are known; without them some measures are withheld.
    """

    scene: Segment
    speakers: tuple[SpeakerRole, ...]
    utterances: tuple[Utterance, ...]
    ipus: tuple[Ipu, ...]
    turns: tuple[Turn, ...]
    transitions: tuple[Transition, ...]
    has_words: bool = True

    def ipus_of(self, role: Role) -> tuple[Ipu, ...]:
        """One role's units, sorted by start."""
        return tuple(ipu for ipu in self.ipus if ipu.role is role)

    def activity_of(self, role: Role) -> tuple[Segment, ...]:
        """One role's speech as segments, backchannels included."""
        return tuple(ipu.segment for ipu in self.ipus if ipu.role is role)

    def turns_of(self, role: Role) -> tuple[Turn, ...]:
        """One role's turns, sorted by start."""
        return tuple(turn for turn in self.turns if turn.role is role)
