"""Conversations and events for the tests of measures that stand on labels."""

from __future__ import annotations

from types import MappingProxyType

from rehearsal_audio.conversation.from_file import (
    conversation_from_diarisation,
    conversation_from_utterances,
)
from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

ROLES = {"L": Role.LEADER, "A": Role.ACTOR, "F": Role.FACILITATOR}


def talk(*turns: tuple[str, str, float | None, float | None]) -> Conversation:
    """A conversation of (role, text, start_s, end_s)."""
    return conversation_from_utterances(
        [
            Utterance(i, ROLES[role], text, start_s, end_s)
            for i, (role, text, start_s, end_s) in enumerate(turns)
        ]
    )


def wordless() -> Conversation:
    """Two voices without words."""
    turns = (SpeakerTurn("leader", 0.0, 2.0), SpeakerTurn("actor", 2.5, 5.0))
    return conversation_from_diarisation(Diarisation(turns))


def event(
    behaviour: str,
    start_s: float,
    utterance_index: int = 0,
    confidence: float = 0.8,
    source: str = "rule",
) -> Event:
    """An event of the leader, one second long."""
    return Event(
        f"{behaviour}-{start_s}",
        Behaviour(behaviour),
        Role.LEADER,
        start_s,
        start_s + 1,
        "",
        confidence,
        source,
        MappingProxyType({"utterance_index": utterance_index, "start_char": 0}),
    )


def named(measures: tuple[Measure, ...]) -> dict[str, Measure]:
    """Measures by name."""
    return {one.name: one for one in measures}
