"""Reflections: how many, how often, and how many for each question.

Rule: ``reflections`` counts the leader's sentences that give back what the actor said;
``reflections_per_min`` is per minute of the conversation, from the first speech to the end of the
scene; ``reflection_to_question_ratio`` divides by all genuine questions (open, closed, leading,
permission). Rate and ratio are the strongest separators of good from poor sessions.

Units: counts, per minute, ratio (may exceed 1). Intervals: exact Poisson for count and rate; for
the ratio of two counts Wilson, given their sum.

Source: measures' definition; median of 1.75 against 0 per minute in good and poor sessions of the
AnnoMI corpus.

Known weaknesses: those of the reflection detector.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.features.intervals import quotient_interval
from rehearsal_audio.features.labelled import counted, no_words_reason, rated, said_by_leader
from rehearsal_audio.features.timing import first_speech_s, no_speech_reason
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure

_QUESTIONS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CLOSED_QUESTION,
    Behaviour.LEADING_QUESTION,
    Behaviour.PERMISSION_QUESTION,
)


class ReflectionExtractor:
    """Count, rate and ratio of the leader's reflections."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Reflections, per minute, and per question."""
        wordless = no_words_reason(conversation)
        count = len(said_by_leader(events, Behaviour.REFLECTION))
        questions = len(said_by_leader(events, *_QUESTIONS))
        observed_s = conversation.scene.end_s - first_speech_s(conversation)
        return (
            counted("reflections", count, wordless, {}),
            rated(
                "reflections_per_min",
                count,
                observed_s,
                wordless or no_speech_reason(conversation),
                {"reflections": count, "observed_s": observed_s},
            ),
            _per_question(count, questions, wordless),
        )


def _per_question(count: int, questions: int, reason: str | None) -> Measure:
    name = "reflection_to_question_ratio"
    if reason is None and not questions:
        reason = "no question asked"
    if reason is not None:
        return Measure(name, None, "ratio", reason=reason)
    components = {"reflections": float(count), "questions": float(questions)}
    low, high = quotient_interval(count, questions)
    return Measure(name, count / questions, "ratio", low, high, components=components)
