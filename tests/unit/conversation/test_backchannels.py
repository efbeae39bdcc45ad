import pytest
from tests.builder import conversation

from rehearsal_audio.conversation.backchannels import asks_yes_or_no, token_share
from rehearsal_audio.model.conversation import Role


def marked(script, role=Role.ACTOR, has_words=True):
    ipus = conversation(script, has_words).ipus_of(role)
    return [ipu.is_backchannel for ipu in ipus]


LONG = "L 0-8 we had two off and nobody got a break all night long"


@pytest.mark.parametrize(
    "token", ["mm-hm", "Mm.", "Uh-huh.", "yeah", "Right.", "Oh, I see.", "okay", "um-hum", ""]
)
def test_a_short_token_in_the_others_speech_is_a_backchannel(token):
    assert marked(f"{LONG} | A 4-4.6 {token}") == [True]


@pytest.mark.parametrize("said", ["no way", "Stop.", "yeah but", "thanks", "that went badly", "um"])
def test_words_that_do_more_than_listen_are_none(said):
    assert marked(f"{LONG} | A 4-4.6 {said}") == [False]


def test_longer_than_one_second_only_tokens_pass_and_only_to_one_and_a_half():
    assert marked(f"{LONG} | A 4-5.4 yeah yeah yeah yeah") == [True]
    assert marked(f"{LONG} | A 4-5.6 yeah yeah yeah yeah") == [False]
    assert marked(f"{LONG} | A 4-5.4 yeah truly") == [False]
    assert marked(f"{LONG} | A 4-5.4") == [False]


def test_own_speech_within_a_second_makes_it_part_of_a_turn():
    assert marked("L 0-4 we had two off. | A 4.2-4.8 Right. | A 5.2-8 So nobody came.") == [
        False,
        False,
    ]


def test_inside_the_others_sentence_it_is_one_although_an_own_turn_follows():
    script = "L 0-4 we had two off. | A 3-3.5 mm | A 4.2-8 So nobody came."
    assert marked(script) == [True, False]


def test_a_drop_out_inside_a_token_changes_nothing():
    assert marked(f"{LONG} | A 4-4.3 mm | A 4.5-4.9 hm") == [True, True]


def test_an_answer_to_a_yes_or_no_question_is_no_backchannel():
    assert marked("L 0-3 Are you all right? | A 3.2-3.7 Yeah. | L 5-8 Good to hear it.") == [False]
    assert marked("L 0-3 are you all right | A 3.2-3.7 yeah | L 5-8 good to hear it") == [False]
    assert marked("L 0-3 You slept, didn't you? | A 2.8-3.3 Mm. | L 5-8 Good.") == [False]


def test_a_token_after_a_question_that_it_cannot_answer_is_a_backchannel():
    script = "L 0-3 And I think, why did you wait? | A 3.2-3.7 Mm. | L 5-8 Every night."
    assert marked(script) == [True]


def test_without_words_times_decide():
    assert marked(f"{LONG} | A 4-4.9", has_words=False) == [True]
    assert marked(f"{LONG} | A 4-5.1", has_words=False) == [False]


def test_both_roles_listen():
    script = "A 0-8 I keep going over it at home every night | L 4-4.6 mm"
    assert marked(script, Role.LEADER) == [True]


@pytest.mark.parametrize(
    ("text", "share"),
    [("Mm.", 1), ("Yeah, I know.", 1), ("Really?", 1), ("yes of course", 1), ("right then", 0.5)],
)
def test_share_of_tokens(text, share):
    assert token_share(text) == share


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("You finished at nine?", True),
        ("Well, have you eaten", True),
        ("It was late, wasn't it", True),
        ("What did you do?", False),
        ("I did what I could.", False),
    ],
)
def test_questions_that_a_token_can_answer(text, asks):
    assert asks_yes_or_no(text) is asks
