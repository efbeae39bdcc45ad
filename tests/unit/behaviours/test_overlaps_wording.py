import pytest

from rehearsal_audio.behaviours.overlaps_wording import (
    Remark,
    answers,
    cooperation,
    is_listening,
    resumes,
    unfinished,
)


@pytest.mark.parametrize(
    ("text", "is_punctuated", "low", "high"),
    [
        ("I went home.", True, 0, 0.2),
        ("I went home", True, 0.6, 0.8),
        ("I went home", False, 0.3, 0.4),
        ("I went home,", True, 0.6, 0.7),
        ("I went ho-", True, 0.9, 1),
        ("I went home -", True, 0.9, 1),
        ("I went and.", True, 0.85, 1),
        ("That's what we've", True, 0.85, 1),
        ("where I want to.", True, 0.3, 0.45),
        ("a massive.", True, 0.7, 0.9),
        ("or?", True, 0, 0.2),
        ("I went…", True, 0.7, 0.9),
    ],
)
def test_how_likely_a_unit_was_cut_off(text, is_punctuated, low, high):
    assert low <= unfinished(text.split(), is_punctuated) <= high


def test_without_words_nothing_is_known():
    assert unfinished([], True) is None
    assert unfinished(["..."], True) is None


def remark(said, before="", during="", after="", is_cut_off=False):
    return Remark(said, before, during, after, is_cut_off)


def test_objections_never_cooperate():
    assert cooperation(remark("But I'm ready.", during="I'm ready.")) is None
    assert cooperation(remark("", during="I'm ready.")) is None


def test_a_long_echo_has_a_point_of_its_own():
    said = "So you are ready for it and I will tell you what to do"
    assert cooperation(remark(said, during="I'm ready.")) is None


def test_a_search_for_words_needs_the_others_acceptance():
    search = {"before": "I saw the, um"}
    assert cooperation(remark("the registrar", **search, after="Yes, her.")) == "word_supplied"
    assert cooperation(remark("any pain there?", **search, after="Sorry?")) is None


def test_an_accepted_end_is_a_completion_and_a_refused_one_is_not():
    assert cooperation(remark("the cord", "pull", after="Yeah.", is_cut_off=True)) == "completion"
    assert cooperation(remark("the cord", "pull", after="Yeah, but", is_cut_off=True)) is None
    assert cooperation(remark("We lack staff", "pull", after="Yeah.", is_cut_off=True)) is None


def test_agreement_with_a_question_is_a_turn_of_its_own():
    assert cooperation(remark("Okay, and where?", during="at home.")) is None
    assert cooperation(remark("Exactly, yes.", during="at home.")) == "agreement"


def test_only_finished_questions_are_answered():
    assert answers(remark("Not really.", during="at home?"))
    assert not answers(remark("Where?", during="at home?"))
    assert not answers(remark("Not really.", during="at home."))


def test_listening_of_any_length():
    assert is_listening("yeah yeah okay right")
    assert not is_listening("yeah but")


def test_resuming_takes_more_than_small_words():
    assert not resumes("and I was on the", "and I was in the")
    assert not resumes("", "anything")
