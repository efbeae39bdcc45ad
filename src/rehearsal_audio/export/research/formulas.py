"""How measures are made of their components: numerator over denominator.

The names are those of the components in a report, so that anyone can compute a value again and
pool iterations: sum each component over the iterations, then divide. Rates per minute divide by
seconds / 60.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Formula:
    """A value as a quotient of sums of components.

    Parameters
    ----------
    over
        Components that are added up above the line.
    under
        Components that are added up below it: the denominator.
    per_min
        Whether the denominator is seconds and the value per minute.
    """

    over: tuple[str, ...]
    under: tuple[str, ...]
    per_min: bool = False

    def value(self, components: Mapping[str, float]) -> float:
        """The value that the components give."""
        below = sum(components[name] for name in self.under)
        return sum(components[name] for name in self.over) / (below / 60 if self.per_min else below)

    def __str__(self) -> str:
        below = " + ".join(self.under)
        if self.per_min:
            below = f"({below}) / 60" if len(self.under) > 1 else f"({below} / 60)"
        elif len(self.under) > 1:
            below = f"({below})"
        return f"{' + '.join(self.over)} / {below}"


_OF_TIME = Formula(("leader_s",), ("leader_s", "actor_s"))

FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "talk_time_ratio": _OF_TIME,
        "talk_time_ratio_exclusive": _OF_TIME,
        "floor_time_ratio": _OF_TIME,
        "word_ratio": Formula(("leader_words",), ("leader_words", "actor_words")),
        "scene_share": Formula(("leader_s",), ("scene_s",)),
        "interruption_rate_by_leader": Formula(("interruptions",), ("actor_floor_s",), True),
        "interruption_rate_by_actor": Formula(("interruptions",), ("leader_floor_s",), True),
        "interruptions_successful_share": Formula(
            ("successful",), ("successful", "resumed", "completed", "unsuccessful")
        ),
        "backchannel_rate_by_leader": Formula(("backchannels",), ("actor_floor_s",), True),
        "backchannel_rate_by_actor": Formula(("backchannels",), ("leader_floor_s",), True),
        "advice_rate_per_min": Formula(("advice",), ("leader_speech_s",), True),
        "open_question_ratio": Formula(("open",), ("open", "closed")),
        "open_question_rate_per_min": Formula(("open_questions",), ("leader_speech_s",), True),
        "reflections_per_min": Formula(("reflections",), ("observed_s",), True),
        "reflection_to_question_ratio": Formula(("reflections",), ("questions",)),
    }
)
"""Measure -> its formula; what is not here is a count, a time, or a median of times."""

COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "actor_floor_s": "Seconds in which the actor holds the floor.",
        "actor_s": "Seconds of the actor, as the measure counts them.",
        "actor_speech_s": "Seconds of the actor's speech until the first advice, or all of it.",
        "actor_words": "Words of the actor.",
        "acknowledgement_before": "1 if an acknowledgement came before the first advice.",
        "advice": "Advice of all classes.",
        "asked": "Open and closed questions, each of a stack counted.",
        "backchannels": "Backchannels of that role.",
        "closed": "Closed questions; in a stack its share of one.",
        "completed": "Interruptions after which the other had finished all the same.",
        "confidence": "Confidence of the first advice.",
        "ended_by_actor": "Silences that the actor ended.",
        "ended_by_leader": "Silences that the leader ended.",
        "gaps": "Answers after a gap, of which the median is taken.",
        "generic": "Backchannels that would fit anywhere.",
        "interruptions": "Clear interruptions of that role.",
        "leader_floor_s": "Seconds in which the leader holds the floor.",
        "leader_s": "Seconds of the leader, as the measure counts them.",
        "leader_speech_s": "Seconds of the leader's speech.",
        "leader_words": "Words of the leader.",
        "observed_s": "Seconds from the first speech to the end of the scene: where nothing "
        "occurred, the time is censored there.",
        "open": "Open questions; in a stack its share of one.",
        "open_question_before": "1 if an open question came before the first advice.",
        "open_questions": "Open questions.",
        "overlapped": "Answers, or passages of the floor, that began in overlap.",
        "possible": "Labels of less than 0.5 confidence: not counted in the value.",
        "questions": "Genuine questions: open, closed, leading, for permission.",
        "reflection_before": "1 if a reflection came before the first advice.",
        "reflections": "Reflections.",
        "resumed": "Interruptions after which the other went on with the same.",
        "scene_s": "Seconds of the scene.",
        "silence_s": "Seconds of the silences.",
        "specific": "Backchannels that fit what was said only.",
        "stacks": "Stacks of questions before a reply, single ones too.",
        "start_s": "When the longest turn begins, in seconds.",
        "successful": "Interruptions after which the other stopped with the unit unfinished.",
        "transitions": "Passages of the floor, of which the median is taken.",
        "unsuccessful": "Interruptions in which the interrupter yielded.",
    }
)
"""Component -> what it is; a behaviour's own name stands for its count."""
