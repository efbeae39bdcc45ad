from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.export.page.debrief import (
    AGAIN_ORDER,
    FOUR,
    KEEP_ORDER,
    four_behaviours,
    one_to_keep,
    one_to_try_again,
)
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour, Event


def _event(behaviour, start_s, confidence=0.9, quote="some words", role=Role.LEADER):
    name = f"{behaviour.value}-{start_s}"
    return Event(name, behaviour, role, start_s, start_s + 1, quote, confidence, "rule")


def _aspects(report):
    return {aspect.name: aspect for aspect in four_behaviours(report, wording())}


def test_counts_are_those_of_the_leaders_events(good):
    aspects = _aspects(good)
    assert list(aspects) == ["attending", "understanding", "empathising", "helping"]
    for name, (goods, _, misses) in FOUR.items():
        for found, behaviours in ((aspects[name].good, goods), (aspects[name].miss, misses)):
            assert {one.behaviour: one.count for one in found} == {
                behaviour.value: count
                for behaviour in behaviours
                if (
                    count := sum(
                        one.behaviour is behaviour and one.role is Role.LEADER
                        for one in good.events
                    )
                )
            }


def test_all_quotes_can_be_reached(poor):
    found = next(
        one for one in _aspects(poor)["understanding"].miss if one.behaviour == "minimising"
    )
    assert len(found.quotes) + len(found.more) == found.count == 7


def test_the_order_of_task_and_person_is_noted(poor, good):
    assert _aspects(poor)["attending"].note == "The task came up before the person did."
    assert _aspects(good)["attending"].note == ""
    early = (_event(Behaviour.ADVICE_UNSOLICITED, 5.0), _event(Behaviour.OPEN_QUESTION, 9.0))
    assert (
        "before the first open question"
        in _aspects(replace(poor, events=early))["understanding"].note
    )


def test_one_to_keep_is_the_first_in_order_by_its_clearest_example(poor):
    events = (
        _event(Behaviour.OPEN_QUESTION, 1.0, 0.99),
        _event(Behaviour.REFLECTION, 5.0, 0.75),
        _event(Behaviour.REFLECTION, 9.0, 0.8, "the clearest"),
        _event(Behaviour.EMPATHY, 20.0, 0.7),
        _event(Behaviour.EMPATHY, 30.0, 0.9, role=Role.ACTOR),
    )
    choice = one_to_keep(replace(poor, events=events), wording())
    assert (choice.name, choice.moment.quote, choice.count) == ("Reflection", "the clearest", 2)


def test_what_is_also_worth_another_look_is_not_held_up(poor):
    events = (_event(Behaviour.OPEN_QUESTION, 1.0), _event(Behaviour.TASK_FOCUS, 1.5))
    assert one_to_keep(replace(poor, events=events), wording()) is None


def test_one_to_try_again_is_what_occurred_most_often(poor):
    events = (
        _event(Behaviour.INTERRUPTION, 1.0),
        _event(Behaviour.MINIMISING, 5.0),
        _event(Behaviour.MINIMISING, 9.0, quote="the longer of the two"),
    )
    choice = one_to_try_again(replace(poor, events=events), wording())
    assert (choice.count, choice.moment.quote) == (2, "the longer of the two")
    assert choice.suggestion.startswith("Leave the difficulty its size")


def test_equal_numbers_go_to_the_first_in_order(poor):
    events = (_event(Behaviour.MINIMISING, 1.0), _event(Behaviour.INTERRUPTION, 5.0))
    assert one_to_try_again(replace(poor, events=events), wording()).name == "Interruption"


def test_an_empty_conversation_has_neither(poor):
    empty = replace(poor, events=())
    assert one_to_keep(empty, wording()) is None
    assert one_to_try_again(empty, wording()) is None


def test_each_choice_has_its_sentence():
    behaviours = wording().sections["behaviours"]
    assert all(behaviours[one.value]["why"] for one in KEEP_ORDER)
    assert all(behaviours[one.value]["try"] for one in AGAIN_ORDER)


def test_nothing_uncertain_is_held_up_as_an_example(poor):
    events = (
        _event(Behaviour.EMPATHY, 1.0, 0.74),
        _event(Behaviour.MINIMISING, 5.0, 0.74),
        _event(Behaviour.MINIMISING, 9.0, 0.74),
        _event(Behaviour.INTERRUPTION, 15.0, 0.75),
    )
    report = replace(poor, events=events)
    assert one_to_keep(report, wording()) is None
    assert one_to_try_again(report, wording()).name == "Interruption"
