"""The wording has the last word: thresholds, companions, one function a question, joined runs."""

from __future__ import annotations

import pytest

from rehearsal_audio.behaviours import label, labels_by_rule
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.behaviours.wording import weighed
from rehearsal_audio.behaviours.wording_model import Threshold, WordingModel, packaged_model
from rehearsal_audio.features.first_advice import FirstAdviceSettings
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Label

KEEP, ADD = 0.1, 0.4


def model_of(**odds: dict[str, float]) -> WordingModel:
    """A model whose behaviours start at log odds of -4, with the weights of some features."""
    names = tuple(odds)
    weights: dict[str, dict[int, float]] = {}
    for number, name in enumerate(names):
        for feature, weight in odds[name].items():
            weights.setdefault(feature, {})[number] = weight
    thresholds = {name: Threshold(KEEP, ADD) for name in names}
    return WordingModel(names, (-4.0,) * len(names), weights, thresholds)


def talk_of(said: str, heard: str = "I've not been sleeping since the move.") -> list[Utterance]:
    return [Utterance(0, Role.ACTOR, heard), Utterance(1, Role.LEADER, said)]


def ruled(behaviour: Behaviour, said: str, confidence: float = 0.7) -> Label:
    return Label(1, behaviour, 0, len(said), confidence, "rules.one")


def counting(found: tuple[Label, ...]) -> set[str]:
    return {one.behaviour.value for one in found if one.confidence >= LISTED_CONFIDENCE}


def test_the_wording_adds_a_label_under_its_own_name() -> None:
    model = model_of(minimising={"in a teacup": 5.5, "a teacup": 0.5})
    (one,) = weighed(talk_of("It's a storm in a teacup."), (), model)
    assert one.behaviour is Behaviour.MINIMISING
    assert one.confidence >= LISTED_CONFIDENCE
    assert one.source == "wording.minimising"


def test_what_falls_short_is_possible_or_nothing() -> None:
    said = "It's a storm in a teacup."
    nearly = model_of(minimising={"in a teacup": 3.4})
    (one,) = weighed(talk_of(said), (), nearly)
    assert 0.35 <= one.confidence < LISTED_CONFIDENCE
    assert weighed(talk_of(said), (), model_of(minimising={"in a teacup": 1.0})) == ()


@pytest.mark.parametrize(("weight", "counts"), [(1.0, False), (2.5, True)])
def test_a_rule_is_kept_from_a_lower_probability_on(weight: float, counts: bool) -> None:
    said = "It's a storm in a teacup."
    model = model_of(minimising={"rule:rules.one": weight})
    found = weighed(talk_of(said), [ruled(Behaviour.MINIMISING, said)], model)
    assert (counting(found) == {"minimising"}) is counts
    assert [one.source for one in found] == ["rules.one"], "still possible, and still the rule's"


def test_a_weak_rule_needs_the_wordings_help() -> None:
    said = "It's a storm in a teacup."
    weak = [ruled(Behaviour.MINIMISING, said, confidence=0.4)]
    model = model_of(minimising={"rule:rules.one": 2.5})
    assert counting(weighed(talk_of(said), weak, model)) == set()


def test_a_sentence_asks_in_one_way_only() -> None:
    model = model_of(
        open_question={"what": 5.0}, closed_question={"time": 7.0}, leading_question={"surely": 9.0}
    )
    found = weighed(talk_of("What time did you get in?"), (), model)
    assert counting(found) == {"closed_question"}


def test_some_labels_never_come_alone() -> None:
    model = model_of(
        noticing={"gone quiet": 7.0},
        person_focus={},
        asks_need={"would help": 7.0},
        open_question={},
        closed_question={},
        permission_question={"mind if": 7.0},
    )
    assert counting(weighed(talk_of("You have gone quiet."), (), model)) == {
        "noticing",
        "person_focus",
    }
    assert counting(weighed(talk_of("Name what would help."), (), model)) == {
        "asks_need",
        "open_question",
    }
    assert counting(weighed(talk_of("Mind if I sit?"), (), model)) == {
        "permission_question",
        "closed_question",
    }


def test_what_plays_down_gives_nothing_back() -> None:
    said = "So it was only a blip."
    model = model_of(reflection={"so it was": 9.0}, minimising={"only a blip": 5.0})
    found = weighed(talk_of(said), (), model)
    assert counting(found) == {"minimising"}
    assert {one.behaviour.value for one in found} == {"minimising", "reflection"}


def test_of_advice_and_reflection_the_surer_counts() -> None:
    said = "So you get some lavender."
    for weight, expected in ((9.0, "advice_unsolicited"), (4.5, "reflection")):
        model = model_of(reflection={"so you get": 6.0}, advice={"lavender": weight})
        assert counting(weighed(talk_of(said), (), model)) == {expected}


def test_neighbouring_reflections_are_one() -> None:
    said = "The move cost you your sleep. And your patience. Right. And your weekends."
    model = model_of(reflection={"your": 7.0})
    found = [one for one in weighed(talk_of(said), (), model) if one.confidence >= 0.5]
    assert [said[one.start_char : one.end_char] for one in found] == [
        "The move cost you your sleep. And your patience.",
        "And your weekends.",
    ]


def test_advice_is_classed_by_its_place() -> None:
    model = model_of(advice={"lavender": 7.0})
    (unasked,) = weighed(talk_of("Lavender is the answer."), (), model)
    (asked,) = weighed(
        talk_of("Lavender is the answer.", heard="What should I do about it?"), (), model
    )
    assert unasked.behaviour is Behaviour.ADVICE_UNSOLICITED
    assert asked.behaviour is Behaviour.ADVICE_SOLICITED


@pytest.mark.parametrize(("sure", "is_headline"), [(0.9, True), (0.99, False)])
def test_a_headline_needs_more_than_a_count(sure: float, is_headline: bool) -> None:
    model = WordingModel(
        ("advice",), (-4.0,), {"lavender": {0: 7.0}}, {"advice": Threshold(KEEP, ADD, sure)}
    )
    (one,) = weighed(talk_of("Lavender is the answer."), (), model)
    assert one.confidence >= LISTED_CONFIDENCE
    assert (one.confidence >= FirstAdviceSettings().headline_confidence) is is_headline


def test_the_actor_and_unknown_behaviours_are_left_alone() -> None:
    talk = talk_of("Mm-hm.", heard="It's a storm in a teacup.")
    own = [
        Label(0, Behaviour.MINIMISING, 0, 25, 0.9, "rules.one"),
        Label(1, Behaviour.BACKCHANNEL, 0, 6, 0.9, "tokens.sound"),
    ]
    assert weighed(talk, own, model_of(minimising={"in a teacup": 9.0})) == tuple(own)


def test_the_packaged_model_knows_every_behaviour() -> None:
    model = packaged_model()
    names = {one.value for one in LABELS if not one.value.startswith("advice")} - {"backchannel"}
    assert set(model.behaviours) == set(model.thresholds) == names | {"advice"}
    assert all(0 < one.keep <= one.add < 1 for one in model.thresholds.values())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It's hardly the end of the world, is it.", "minimising"),
        ("We're two down on lates and the list's still full.", "task_focus"),
        ("I can't imagine what that drive home did to you.", "empathy"),
    ],
)
def test_the_wording_finds_what_no_rule_finds(said: str, expected: str) -> None:
    talk = talk_of(said)
    assert expected not in counting(labels_by_rule(talk))
    assert expected in counting(label(talk))


def test_labels_are_the_same_every_time() -> None:
    talk = talk_of("So you're up half the night with it. What would help? I'd ring them.")
    assert label(talk) == label(talk)
