"""Barriers: minimising, normalising and false reassurance.

Rules, one sentence each: *minimising* makes the difficulty smaller, also by comparison with
others; *normalising* presents it as usual or part of the job; *false reassurance* promises or
asserts without ground that it is or will be fine. "Everyone feels like that" is both of the first
two.

Units: one sentence. Source: blocking behaviours after Maguire & Pitceathly (2002); counter-markers
of the project's measures.

Known weaknesses: minimising has endless forms (F1 .29 in six scenes that no rule had seen, .75 and
over once their like was); normalising can be kind ("a lot of people feel that after an arrest"): a
person has to judge; tales about oneself are told from comparison by few forms only; a bare retort
("you weren't, were you?") that makes light is missed.

Near misses: "I can't promise it'll be fine." (honest), "It's not just you who noticed." (no
comparison), "The form is just a page." (task), "Is everyone in today?" (question).
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.barrier_rules import BARRIER_RULES, NO_BARRIER
from rehearsal_audio.behaviours.barrier_rules_general import GENERAL_RULES
from rehearsal_audio.behaviours.clauses import clauses_of
from rehearsal_audio.behaviours.rules import by_utterance, carried, label_of
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_ASKS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.CHECKING_UNDERSTANDING,
)


class BarrierDetector:
    """Finds minimising, normalising and false reassurance in what the leader says."""

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that closes the subject."""
        labels: list[Label] = []
        labels_of = by_utterance(found)
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            for clause in clauses_of(utterance.text):
                if NO_BARRIER.pattern.search(clause.core) or carried(own, clause, _ASKS):
                    continue
                given: set[Behaviour] = set()
                for one in (*BARRIER_RULES, *GENERAL_RULES):
                    if not one.pattern.search(clause.core):
                        continue
                    labels += [
                        label_of(
                            utterance, clause, behaviour, one.confidence, f"barriers.{one.name}"
                        )
                        for behaviour in one.behaviours
                        if behaviour not in given
                    ]
                    given.update(one.behaviours)
        return tuple(labels)
