"""Advice: how soon, how much, and what came before it.

Rule: ``time_to_first_advice_s`` runs from the first speech of leader or actor to the onset of the
leader's first unsolicited advice whose confidence reaches the headline threshold. Where none is
given the value is None, with the reason and the observed length: the time is censored there, never
0. Components tell whether an open question, a reflection and an acknowledgement came before it.
``actor_speech_before_first_advice_s`` is how long the actor was heard until then. ``advice_count``
holds advice of all classes that counts (confidence of at least 0.5), by class in the components;
its rate is per minute of the leader's speech.

Units: seconds, counts, per minute. Intervals: exact Poisson.

Source: measures' definition; precision first, for a minimum over sentences is ruined by one false
alarm.

Known weaknesses: those of the advice detector; onset is good to the sentence's first word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal_audio.features.labelled import counted, no_words_reason, rated, said_by_leader
from rehearsal_audio.features.timing import first_speech_s, no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import ADVICE, Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Seconds, Segment, cropped, total_s

_BEFORE = (Behaviour.OPEN_QUESTION, Behaviour.REFLECTION, Behaviour.ACKNOWLEDGEMENT)


@dataclass(frozen=True, slots=True)
class FirstAdviceSettings:
    """How sure advice must be for the headline.

    Parameters
    ----------
    headline_confidence
        Least confidence in [0, 1] of the first advice; higher than for a count.
    """

    headline_confidence: float = 0.6


class FirstAdviceExtractor:
    """Time to the first advice, and counts of advice."""

    def __init__(self, settings: FirstAdviceSettings | None = None) -> None:
        self.settings = settings or FirstAdviceSettings()

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """First advice, actor speech before it, count and rate of advice."""
        wordless = no_words_reason(conversation)
        reason = wordless or no_speech_reason(conversation)
        first = self._first(events)
        leader_s = total_s(conversation.activity_of(Role.LEADER))
        by_class = {one.value: float(len(said_by_leader(events, one))) for one in ADVICE}
        count = len(said_by_leader(events, *ADVICE))
        return (
            _time_to(conversation, events, first, reason),
            _heard_before(conversation, first, reason),
            counted("advice_count", count, wordless, by_class),
            rated(
                "advice_rate_per_min",
                count,
                leader_s,
                reason,
                {"advice": count, "leader_speech_s": leader_s},
            ),
        )

    def _first(self, events: Sequence[Event]) -> Event | None:
        """The first unsolicited advice that is sure enough."""
        sure = said_by_leader(
            events,
            Behaviour.ADVICE_UNSOLICITED,
            min_confidence=self.settings.headline_confidence,
        )
        return min(sure, key=lambda one: one.start_s, default=None)


def _time_to(
    conversation: Conversation, events: Sequence[Event], first: Event | None, reason: str | None
) -> Measure:
    name = "time_to_first_advice_s"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    from_s = first_speech_s(conversation)
    observed_s = conversation.scene.end_s - from_s
    if first is None:
        return Measure(
            name,
            None,
            "s",
            components={"observed_s": observed_s},
            reason=f"no advice given in {_clock(observed_s)}",
        )
    before = {
        f"{one.value}_before": float(
            any(event.start_s < first.start_s for event in said_by_leader(events, one))
        )
        for one in _BEFORE
    }
    components = {"observed_s": observed_s, "confidence": first.confidence, **before}
    return Measure(name, max(0.0, first.start_s - from_s), "s", components=components)


def _heard_before(conversation: Conversation, first: Event | None, reason: str | None) -> Measure:
    name = "actor_speech_before_first_advice_s"
    if reason is not None:
        return Measure(name, None, "s", reason=reason)
    actor = conversation.activity_of(Role.ACTOR)
    if first is None:
        observed_s = conversation.scene.end_s - first_speech_s(conversation)
        return Measure(
            name,
            None,
            "s",
            components={"actor_speech_s": total_s(actor)},
            reason=f"no advice given in {_clock(observed_s)}",
        )
    start_s = min(first_speech_s(conversation), first.start_s)
    return Measure(name, total_s(cropped(actor, Segment(start_s, first.start_s))), "s")


def _clock(seconds: Seconds) -> str:
    """Minutes and seconds.

    Examples
    --------
    >>> _clock(250.4)
    '4:10'
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
