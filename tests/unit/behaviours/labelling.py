"""Labels by rule of one sentence of the leader, after one of the actor: what the tests read."""

from __future__ import annotations

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.model.conversation import Role, Utterance


def labels_of(said: str, heard: str = "It's been a long few weeks.") -> set[str]:
    """Names of the labels that count."""
    talk = [Utterance(0, Role.ACTOR, heard), Utterance(1, Role.LEADER, said)]
    return {
        one.behaviour.value
        for one in labels_by_rule(talk)
        if one.utterance_index == 1 and one.confidence >= LISTED_CONFIDENCE
    }


def talk_of(*turns: str) -> list[Utterance]:
    """Utterances out of lines such as ``"L how are you"``."""
    roles = {"L": Role.LEADER, "A": Role.ACTOR, "F": Role.FACILITATOR}
    return [Utterance(i, roles[turn[0]], turn[2:]) for i, turn in enumerate(turns)]
