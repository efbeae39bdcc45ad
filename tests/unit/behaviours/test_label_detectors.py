"""What every detector of labels owes, over the whole table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.behaviours.labelling import talk_of

from rehearsal_audio.behaviours import LABEL_DETECTORS, label
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS
from rehearsal_audio.ports import LabelDetector

TALK = talk_of(
    "L Hi. How are you? You look tired.",
    "A I'm not sleeping, and I keep going over it.",
    "L So it won't leave you alone. That sounds hard. You should rest, it'll be fine.",
    "F Two minutes left.",
    "A What should I do?",
    "L I'd ring occupational health, they can see you on Friday. Is that okay?",
)


@pytest.mark.parametrize("detector", LABEL_DETECTORS, ids=lambda one: type(one).__name__)
class TestEveryDetector:
    def test_nothing_in_nothing_out(self, detector: LabelDetector) -> None:
        assert detector.detect([], ()) == ()

    def test_labels_lie_inside_the_text_of_leader_or_actor(self, detector: LabelDetector) -> None:
        for one in detector.detect(TALK, label(TALK)):
            text = TALK[one.utterance_index].text
            assert 0 <= one.start_char < one.end_char <= len(text)
            assert 0 <= one.confidence <= 1
            assert one.behaviour in LABELS
            assert "." in one.source
            assert TALK[one.utterance_index].role is not Role.FACILITATOR

    def test_the_same_talk_gives_the_same_labels(self, detector: LabelDetector) -> None:
        assert detector.detect(TALK, ()) == detector.detect(TALK, ())


def test_every_label_is_found_somewhere() -> None:
    said = {
        "L Can I make a suggestion?",
        "L Let me check I've got that.",
        "L You'll be fine. Everyone feels like that.",
        "L Don't you think you're overdoing it?",
        "L What would help?",
        "L There's loads of support out there. My door's always open.",
        "L I'll move you off nights. I'll ring you tomorrow at ten.",
        "L The policy says you get three days. Notes need to be done on time.",
        "L I can see how much this is affecting you. Thanks for telling me.",
        "L Are the charts done? Mm.",
        "L Mm-hm.",
    }
    talks = [TALK, *(talk_of("A I'm tired and low.", one) for one in said)]
    talks.append(talk_of("L Can I make a suggestion?", "A Yes.", "L You could ring her."))
    talks.append(talk_of("A I'm worn out.", "L You should rest."))
    found = {one.behaviour for talk in talks for one in label(talk)}
    assert set(LABELS) - found == set()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.text(max_size=60)), max_size=5))
def test_any_text_is_labelled_without_error(turns: list[tuple[Role, str]]) -> None:
    talk = [Utterance(i, role, text) for i, (role, text) in enumerate(turns)]
    for one in label(talk):
        assert 0 <= one.start_char <= one.end_char <= len(talk[one.utterance_index].text)
