"""Questions: how many, how many of them open, how often.

Rule: ``questions`` counts all genuine questions of the leader: open, closed (yes-or-no offers and
requests for permission among them) and leading, a sentence with two of these labels once; tails
that check understanding, rhetorical and procedural questions and advice in question form are
none. ``open_questions`` and ``closed_questions`` count sentences.
``open_question_ratio`` is open / (open + closed), where of questions stacked before a reply one of
each kind counts: three closed ones asked in one go are one closed one, an open and a closed one
are one of each. ``stacked_questions`` is how many were asked on top of another (all of them in the
component ``asked``).
``open_question_rate_per_min`` is per minute of the leader's speech: the rate tells good sessions
from poor ones, the ratio alone does not.

Units: counts, ratio in [0, 1], per minute. Intervals: exact Poisson; Wilson.

Source: the project's definition of questions.

Known weaknesses: those of the question detector.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.tokens import is_token
from rehearsal_audio.features.intervals import proportion_interval
from rehearsal_audio.features.labelled import counted, no_words_reason, rated, said_by_leader
from rehearsal_audio.features.timing import no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import total_s

_OPEN, _CLOSED = Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION
_GENUINE = (_OPEN, _CLOSED, Behaviour.LEADING_QUESTION, Behaviour.PERMISSION_QUESTION)


class QuestionExtractor:
    """Counts, ratio and rate of the leader's questions."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Counts of all, open, closed and stacked questions, ratio and rate of open ones."""
        wordless = no_words_reason(conversation)
        by_kind = {one: len(said_by_leader(events, one)) for one in _GENUINE}
        genuine = {_place(event) for event in said_by_leader(events, *_GENUINE)}
        asked = said_by_leader(events, _OPEN, _CLOSED)
        stacks = _stacks(conversation, asked)
        open_count = by_kind[_OPEN]
        leader_s = total_s(conversation.activity_of(Role.LEADER))
        return (
            counted(
                "questions",
                len(genuine),
                wordless,
                {one.value: float(count) for one, count in by_kind.items()},
            ),
            counted("open_questions", open_count, wordless, {}),
            counted("closed_questions", by_kind[_CLOSED], wordless, {}),
            _ratio(stacks, wordless),
            rated(
                "open_question_rate_per_min",
                open_count,
                leader_s,
                wordless or no_speech_reason(conversation),
                {"open_questions": open_count, "leader_speech_s": leader_s},
            ),
            counted(
                "stacked_questions",
                len(asked) - len(stacks),
                wordless,
                {"asked": len(asked), "stacks": len(stacks)},
            ),
        )


def _place(event: Event) -> tuple[object, ...]:
    """Where a question stands: the same for two labels of one sentence."""
    place = event.details
    return (place.get("utterance_index"), place.get("start_char"), event.start_s, event.end_s)


def _stacks(conversation: Conversation, asked: Sequence[Event]) -> list[list[Event]]:
    """The open and closed questions by the reply of the actor that they come before."""
    stacks: dict[int, list[Event]] = {}
    for event in asked:
        stacks.setdefault(_replies_before(conversation, event), []).append(event)
    return list(stacks.values())


def _replies_before(conversation: Conversation, event: Event) -> int:
    """How often the actor, more than a listener token, has spoken before the event."""
    index = event.details.get("utterance_index")
    if not isinstance(index, int):
        return sum(
            one.role is Role.ACTOR
            and one.start_s is not None
            and one.start_s < event.start_s
            and not is_token(one.text)
            for one in conversation.utterances
        )
    return sum(
        one.role is Role.ACTOR and one.index < index and not is_token(one.text)
        for one in conversation.utterances
    )


def _ratio(stacks: Sequence[Sequence[Event]], reason: str | None) -> Measure:
    name = "open_question_ratio"
    if reason is None and not stacks:
        reason = "no open or closed question asked"
    if reason is not None:
        return Measure(name, None, "ratio", reason=reason)
    kinds = [event.behaviour for stack in stacks for event in _first_of_each_kind(stack)]
    open_count = kinds.count(_OPEN)
    low, high = proportion_interval(open_count, len(kinds))
    return Measure(
        name,
        open_count / len(kinds),
        "ratio",
        low,
        high,
        components={"open": open_count, "closed": len(kinds) - open_count},
    )


def _first_of_each_kind(stack: Sequence[Event]) -> list[Event]:
    """A stack's first open and first closed question, where it has one."""
    return list({event.behaviour: event for event in reversed(stack)}.values())
