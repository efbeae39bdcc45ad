"""Questions by function, with their near misses."""

from __future__ import annotations

import pytest
from tests.unit.behaviours.labelling import labels_of, talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.questions import QuestionDetector

QUESTIONS = {
    "open_question",
    "closed_question",
    "leading_question",
    "permission_question",
    "checking_understanding",
}


def asked(said: str, heard: str = "It's been a long few weeks.") -> set[str]:
    return labels_of(said, heard) & QUESTIONS


@pytest.mark.parametrize(
    "said",
    [
        "What was that like?",
        "so what was that like",
        "How are you feeling about it",
        "Tell me more about that.",
        "Talk me through the morning.",
        "Can you tell me what happened?",
        "I'd like to hear how you see it.",
        "Why do you think that is?",
        "Is there anything else?",
        "And then what?",
        "um so, so what, what happened",
        "I'm wondering what you make of it.",
    ],
)
def test_open(said: str) -> None:
    assert asked(said) == {"open_question"}


@pytest.mark.parametrize(
    "said",
    [
        "Did you tell anyone?",
        "have you eaten today",
        "What time did you finish?",
        "How long has it been going on?",
        "Which ward was that?",
        "It was the Tuesday, wasn't it?",
        "Would Thursday or Friday be better?",
        "And you've not told anyone at home.",
    ],
)
def test_closed(said: str) -> None:
    assert asked(said) == {"closed_question"}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Have I got that right?", "checking_understanding"),
        ("Let me check I've understood.", "checking_understanding"),
        ("Don't you think you're overdoing it?", "leading_question"),
        ("You're not going to let them down, are you?", "leading_question"),
        ("You're eating properly, aren't you?", "leading_question"),
    ],
)
def test_kept_apart(said: str, kind: str) -> None:
    assert asked(said) == {kind}


@pytest.mark.parametrize(
    "said",
    [
        "Who doesn't?",
        "Yeah?",
        "What I'd do is wait.",
        "What a week.",
        "When you're ready.",
        "Half nine? See, that's your problem.",
        "Maybe try and get outside at lunch?",
        "Have you thought about taking some leave?",
        "Why don't you take Friday off?",
        "Can you hear me?",
        "Would you like a cup of tea?",
        "You know what I mean?",
        "I know what you mean.",
    ],
)
def test_what_asks_nothing(said: str) -> None:
    assert not asked(said)


@pytest.mark.parametrize(
    "said",
    [
        "We've all been there, haven't we? Comes with the badge.",
        "Shout if it gets too much, yeah?",
        "What did it for me was a week away.",
        "There's leaflets and courses and what have you.",
        "Anything you need, just shout.",
    ],
)
def test_what_waits_for_no_answer(said: str) -> None:
    assert asked(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Do you want to hear it?",
        "Mind if I throw something in?",
        "Would you like a suggestion?",
        "I've got a thought, if you'd like it.",
        "Can I make a suggestion?",
        "Would you mind if I shared a thought?",
        "Is it okay if I take notes?",
        "I wonder if we could talk about the rota.",
    ],
)
def test_permission_is_closed_and_tagged(said: str) -> None:
    assert asked(said) == {"permission_question", "closed_question"}


@pytest.mark.parametrize("said", ["Does that make sense?", "Are you saying it was him?"])
def test_a_check_that_waits_for_an_answer_is_closed_and_tagged(said: str) -> None:
    assert asked(said) == {"checking_understanding", "closed_question"}


def test_a_place_on_the_rota_is_no_permission() -> None:
    assert asked("Can I put you down for Sunday?") == {"closed_question"}


def test_an_echo_asks_to_confirm() -> None:
    assert asked("Half nine?", heard="I finished at half nine.") == {"closed_question"}


@pytest.mark.parametrize(
    "said",
    [
        "Do you have any thoughts on how we'd do it?",
        "Have you given any thought to what comes next?",
        "Can you think of a time when it was easier?",
        "Were there other times like that?",
        "How much does it get in the way at home?",
        "What matters most to you in all this?",
        "I wanted to simply ask you how you feel about it?",
        "I'm just wondering, with all of that, where you are with it now.",
        "Who do you think could help with that?",
        "So two things to try, anything else?",
        "What other ways have you tried?",
    ],
)
def test_asks_for_an_account_whatever_its_form(said: str) -> None:
    assert asked(said) == {"open_question"}


@pytest.mark.parametrize(
    "said",
    [
        "Have you noticed the time?",
        "Is there another way in?",
        "Who signed it off?",
        "How much did you pay?",
        "It sounds like you've seen her already?",
        "I'm wondering if you've spoken to HR.",
        "Which would feel easier.",
        "What's that on duty?",
        "On a scale of zero to ten, how sure are you?",
    ],
)
def test_asks_for_a_fact_or_a_yes(said: str) -> None:
    assert asked(said) == {"closed_question"}


@pytest.mark.parametrize(
    "said", ["Do your best.", "Have the week off.", "We could talk more about it."]
)
def test_a_bare_command_or_plan_asks_nothing(said: str) -> None:
    assert not asked(said)


def test_needs_are_open_and_tagged() -> None:
    assert {"open_question", "asks_need"} <= labels_of("What would help most right now?")
    assert "asks_need" not in labels_of("What happened next?")


def test_stacked_questions_each_have_a_label() -> None:
    found = QuestionDetector().detect(talk_of("L How are you? Are you sleeping?"), ())
    assert [one.behaviour.value for one in found] == ["open_question", "closed_question"]
    assert [(one.start_char, one.end_char) for one in found] == [(0, 12), (13, 30)]


def test_a_question_that_announces_another_is_none_unless_it_waits() -> None:
    assert asked("Can I ask you something? What happened on Sunday?") == {"open_question"}
    assert asked("Can I ask you something?") == {"permission_question", "closed_question"}


def test_the_actor_gets_question_labels_only() -> None:
    found = labels_by_rule(
        talk_of("L Sit down.", "A You should rest. What do you think I should do?")
    )
    kinds = {one.behaviour.value for one in found if one.utterance_index == 1}
    assert kinds == {"open_question"}


def test_sources_name_the_rule() -> None:
    (found,) = QuestionDetector().detect(talk_of("L Did you sleep?"), ())
    assert found.source == "questions.yes_no"


def test_a_question_that_runs_on_from_a_statement_is_asked() -> None:
    said = "I hear that this has been difficult for you and are you sleeping"
    assert {"acknowledgement", "closed_question"} <= labels_of(said)
    assert "closed_question" not in labels_of("I know how it works and so do you")
