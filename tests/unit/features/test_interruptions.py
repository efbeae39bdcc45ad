import pytest
from tests.builder import conversation

from rehearsal_audio.behaviours import detect
from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.features.interruptions import InterruptionExtractor
from rehearsal_audio.model.conversation import Role, Utterance


def measures(script, has_words=True):
    built = conversation(script, has_words)
    return {one.name: one for one in InterruptionExtractor().extract(built, detect(built))}


TALK = (
    "L 1-3 how are you now | A 4-10 I keep going over it every night and I"
    " | L 9.6-13 You should just go home on time | A 13.3-20 that is what I do and then I | "
    "L 19.5-23 Leave it all at work then | A 24-26 I come so that I'm ready."
    " | L 25.7-26.9 So you're ready. | A 27.2-29 Yes, that is it."
)


def test_counts_by_side():
    found = measures(TALK)
    assert found["interruptions_by_leader"].value == 2
    assert found["interruptions_by_actor"].value == 0
    assert found["cooperative_overlaps_by_leader"].value == 1
    assert found["possible_interruptions_by_leader"].value == 0
    assert found["terminal_overlaps_by_leader"].value == 0
    low, high = found["interruptions_by_leader"].low, found["interruptions_by_leader"].high
    assert low < 2 < high


def test_the_rate_is_per_minute_of_the_others_floor():
    rate = measures(TALK)["interruption_rate_by_leader"]
    assert rate.components["interruptions"] == 2
    exposure_s = rate.components["actor_floor_s"]
    assert exposure_s == pytest.approx((9.6 - 4) + (19.5 - 13.3) + (25.7 - 24) + (29 - 27.2))
    assert rate.value == pytest.approx(2 / exposure_s * 60)


def test_the_first_one_counts_from_the_first_speech():
    found = measures(TALK)["time_to_first_interruption_s"]
    assert found.value == pytest.approx(8.6)
    assert found.components["observed_s"] == pytest.approx(28)


def test_none_is_censored_with_the_observed_length():
    found = measures("L 0-2 how are you | A 3-5 I am well.")["time_to_first_interruption_s"]
    assert (found.value, found.reason) == (None, "no interruption by the leader")
    assert found.components["observed_s"] == 5


def test_shares_and_seconds_talked_over():
    found = measures(TALK)
    assert found["interruptions_successful_share"].value == 1
    assert found["interruptions_successful_share"].components["successful"] == 2
    assert found["talked_over_by_leader_s"].value == pytest.approx(0.9)
    assert found["talked_over_by_actor_s"].value == 0


def test_terminal_overlaps_are_counted_apart():
    found = measures("A 0-6 I go home and sleep all day. | L 5.6-9 How long have you done that?")
    assert found["terminal_overlaps_by_leader"].value == 1
    assert found["interruptions_by_leader"].value == 0


def test_swapped_sides_swap_the_counts():
    swapped = TALK.replace("L ", "X ").replace("A ", "L ").replace("X ", "A ")
    found = measures(swapped)
    assert found["interruptions_by_actor"].value == 2
    assert found["interruptions_by_leader"].value == 0
    assert found["interruptions_successful_share"].reason == "no interruption by the leader"


def test_without_words_what_words_decide_is_possible_and_the_clear_number_unknown():
    found = measures(TALK, has_words=False)
    assert found["possible_interruptions_by_leader"].value == 3
    assert found["interruptions_by_leader"].value is None
    assert found["interruptions_by_leader"].reason == (
        "needs words to decide 3 possible interruption(s); only times are known"
    )
    assert found["interruptions_by_actor"].value == 0
    assert found["cooperative_overlaps_by_leader"].reason == "needs words, and only times are known"


def test_without_words_and_without_overlap_the_number_is_known():
    found = measures("L 0-2 a | A 3-5 b", has_words=False)
    assert found["interruptions_by_leader"].value == 0


def test_a_leader_alone_has_no_rate():
    found = measures("L 0-2 how are you")["interruption_rate_by_leader"]
    assert found.reason == "the actor never holds the floor"


def test_without_times_all_have_the_reason():
    built = conversation_from_utterances([Utterance(0, Role.LEADER, "hello")])
    reasons = {one.reason for one in InterruptionExtractor().extract(built, ())}
    assert reasons == {"the utterances have no times; give start_s and end_s for each"}
