from __future__ import annotations

import pytest

from rehearsal_audio.coding.agreement import agree
from rehearsal_audio.coding.codings import CodedConversation, Coding, Mark
from rehearsal_audio.coding.results import Settings
from rehearsal_audio.coding.table import agreement_text
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour
from rehearsal_audio.model.segment import Segment

OPEN = Behaviour.OPEN_QUESTION
SAID = tuple(Utterance(index, Role.LEADER, f"word {index}") for index in range(10))


def coding(name: str, *seen: set[int], **measures: float) -> Coding:
    """A coder who saw open questions in these utterances of each conversation."""
    return Coding(
        name,
        {
            f"P{number}": CodedConversation(
                SAID, tuple(Mark(OPEN, Role.LEADER, None, one) for one in own), measures, False
            )
            for number, own in enumerate(seen)
        },
    )


def test_counts_and_figures_of_one_behaviour() -> None:
    found = agree([coding("a", {0, 1, 2, 3}, {0}), coding("b", {0, 1, 5}, {0})])
    (behaviour,) = found.pairs[0].behaviours
    assert behaviour.cases == (5, 4)
    assert behaviour.both == 3
    assert behaviour.precision.value == pytest.approx(3 / 4)
    assert behaviour.recall.value == pytest.approx(3 / 5)
    assert behaviour.kappa.value == pytest.approx((0.85 - 0.65) / 0.35)
    assert behaviour.kappa.low <= behaviour.kappa.value <= behaviour.kappa.high
    assert behaviour.warnings == ("only 4 cases",)


def test_one_conversation_has_figures_and_no_intervals() -> None:
    found = agree([coding("a", {0, 1}), coding("b", {0})])
    (behaviour,) = found.pairs[0].behaviours
    assert behaviour.f1.value is not None
    assert (behaviour.f1.low, behaviour.f1.high) == (None, None)
    assert found.warnings[0].startswith("conversations: only 1; intervals are too narrow")


def test_three_coders_have_three_pairs_and_one_alpha() -> None:
    found = agree([coding(name, {0, 1}, {3}) for name in ("a", "b", "b")])
    assert found.coders == ("a", "b", "b (2)")
    assert [(pair.first, pair.second) for pair in found.pairs] == [
        ("a", "b"),
        ("a", "b (2)"),
        ("b", "b (2)"),
    ]
    assert found.alpha == {"open_question": found.alpha["open_question"]}
    assert found.alpha["open_question"].value == pytest.approx(1.0)


def test_a_behaviour_that_one_coder_never_saw_is_marked() -> None:
    found = agree([coding("a", {0}), coding("b", set())])
    (behaviour,) = found.pairs[0].behaviours
    assert behaviour.kappa.value == pytest.approx(0.0)
    assert behaviour.warnings == ("the second coder never saw it, or did not code it",)


def test_measures_of_sessions_by_icc() -> None:
    def rated(name: str, *values: float) -> Coding:
        return Coding(
            name,
            {
                f"P{i}": CodedConversation(SAID, (), {"questions": value})
                for i, value in enumerate(values)
            },
        )

    found = agree([rated("a", 2, 5, 9), rated("b", 3, 6, 10)])
    (measure,) = found.measures
    assert measure.measure == "questions"
    assert measure.mean_difference == pytest.approx(1.0)
    assert 0.9 < measure.icc.value < 1.0
    assert measure.warnings == ("only 3 conversations",)


def test_events_in_time_are_compared_where_both_looked_for_them() -> None:
    def heard(name: str, *starts_s: float, looked: bool = True) -> Coding:
        marks = tuple(
            Mark(Behaviour.INTERRUPTION, Role.LEADER, Segment(one, one + 1)) for one in starts_s
        )
        return Coding(name, {"P0": CodedConversation((), marks, {}, looked)})

    found = agree([heard("a", 1, 20), heard("b", 1.3, 40)], Settings(match_within_s=0.5))
    (behaviour,) = found.pairs[0].behaviours
    assert (behaviour.unit, behaviour.both) == ("event", 1)
    assert behaviour.f1.value == pytest.approx(0.5)
    assert behaviour.kappa.value is None
    assert agree([heard("a", 1), heard("b", looked=False)]).pairs[0].behaviours == ()


def test_conversations_that_not_all_coded_are_left_out_and_named() -> None:
    found = agree([coding("a", {0}, {1}, {2}), coding("b", {0}, {1})])
    assert found.conversations == ("P0", "P1")
    assert "1 of the conversations of a were not coded by all: left out" in found.warnings


def test_coders_without_a_common_conversation_are_told_their_names() -> None:
    first = Coding("a", {"P1": CodedConversation((), ()), "P2": CodedConversation((), ())})
    second = Coding("b", {"Q1": CodedConversation((), ()), "Q2": CodedConversation((), ())})
    with pytest.raises(InputError, match="first coder's are called P1, P2, the second's Q1, Q2"):
        agree([first, second])
    with pytest.raises(InputError, match="expected two or more"):
        agree([first])


def test_the_table_holds_every_figure() -> None:
    text = agreement_text(agree([coding("a", {0, 1}, {3}), coding("b", {0}, {3})]))
    assert "b against a (the reference)" in text
    assert "open_question\tutterance\t3/2\t.77" in text
    assert "Krippendorff's alpha of all coders" in text


@pytest.mark.parametrize(("looked", "unit"), [(True, "event"), (False, "utterance")])
def test_listening_sounds_are_events_where_all_coders_marked_times(looked: bool, unit: str) -> None:
    sound = Mark(Behaviour.BACKCHANNEL, Role.LEADER, Segment(3.0, 3.4), 0)

    def heard(name: str) -> Coding:
        return Coding(name, {"P0": CodedConversation(SAID, (sound,), {}, looked)})

    found = agree([heard("a"), heard("b")])
    (behaviour,) = found.pairs[0].behaviours
    assert behaviour.unit == unit
    assert ("backchannel" in found.alpha) is not looked
    assert behaviour.warnings == ("only 1 case",)
