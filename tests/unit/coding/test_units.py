from __future__ import annotations

import pytest

from rehearsal_audio.coding.codings import CodedConversation, Mark
from rehearsal_audio.coding.units import event_tables, matched, utterance_codes
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour
from rehearsal_audio.model.segment import Segment

OPEN, ADVICE, CUT_IN = (
    Behaviour.OPEN_QUESTION,
    Behaviour.ADVICE_UNSOLICITED,
    Behaviour.INTERRUPTION,
)


def said(index: int, role: Role, text: str, start_s: float | None, end_s: float | None):
    return Utterance(index, role, text, start_s, end_s)


TALK = (
    said(0, Role.LEADER, "How are you?", 0.0, 2.0),
    said(1, Role.ACTOR, "Tired.", 2.0, 5.0),
    said(2, Role.LEADER, "You should rest.", 5.0, 8.0),
)


def mark(behaviour: Behaviour, start_s: float, end_s: float, role: Role = Role.LEADER) -> Mark:
    return Mark(behaviour, role, Segment(start_s, end_s))


def coded(*marks: Mark, utterances=TALK) -> CodedConversation:
    return CodedConversation(utterances, marks)


def test_the_same_utterances_are_compared_by_their_place() -> None:
    first = coded(Mark(OPEN, Role.LEADER, None, 0))
    second = coded(Mark(OPEN, Role.LEADER, None, 0), Mark(OPEN, Role.LEADER, None, 2))
    codes = utterance_codes([first, second], [OPEN, ADVICE], "P07")
    assert codes[OPEN].tolist() == [[True, False], [True, True]]
    assert codes[ADVICE].tolist() == [[False, False], [False, False]]


def test_marks_in_time_go_to_the_utterance_that_they_share_most_time_with() -> None:
    events = coded(mark(ADVICE, 1.8, 7.0), mark(OPEN, 30.0, 31.0), utterances=())
    codes = utterance_codes([coded(), events], [OPEN, ADVICE], "P07")
    assert codes[ADVICE].tolist() == [[False, False], [False, True]]
    assert not codes[OPEN].any()


def test_another_cut_of_the_talk_is_laid_over_by_its_times() -> None:
    other = (said(0, Role.LEADER, "How are", 0.0, 1.0), said(1, Role.LEADER, "you?", 1.0, 2.0))
    second = CodedConversation(other, (Mark(OPEN, Role.LEADER, Segment(1.0, 2.0), 1),))
    codes = utterance_codes([coded(), second], [OPEN], "P07")
    assert codes[OPEN].tolist() == [[False, False], [True, False]]


def test_another_cut_without_times_is_refused() -> None:
    other = CodedConversation(TALK[:1], (Mark(OPEN, Role.LEADER, None, 0),))
    with pytest.raises(InputError, match="P07: the coders' utterances are not the same"):
        utterance_codes([coded(), other], [OPEN], "P07")


def test_without_utterances_there_are_no_units() -> None:
    assert utterance_codes([coded(utterances=())], [OPEN], "P07") is None


def test_each_event_meets_at_most_one_and_as_many_meet_as_can() -> None:
    first = [mark(CUT_IN, 10.0, 11.0), mark(CUT_IN, 10.4, 11.0)]
    second = [mark(CUT_IN, 10.4, 12.0), mark(CUT_IN, 10.8, 12.0)]
    assert matched(first, second, 0.5) == 2
    assert matched(first, second[:1], 0.5) == 1
    assert matched(first, second[1:], 0.3) == 0
    assert matched([], second, 0.5) == 0


def test_events_of_another_role_do_not_meet() -> None:
    assert matched([mark(CUT_IN, 1, 2)], [mark(CUT_IN, 1, 2, Role.ACTOR)], 0.5) == 0


def test_events_are_counted_apart_by_behaviour() -> None:
    first = coded(mark(CUT_IN, 1, 2), mark(ADVICE, 1, 2))
    second = coded(mark(CUT_IN, 1.2, 2), mark(CUT_IN, 9, 10))
    assert event_tables(CUT_IN, [(first, second)], 0.5).tolist() == [[1, 1, 0, 0]]
