"""Turns, response and backchannels: values, exposure, reasons."""

import pytest
from tests.builder import conversation

from rehearsal_audio.behaviours import detect
from rehearsal_audio.features.backchannels import BackchannelExtractor
from rehearsal_audio.features.response import ResponseExtractor
from rehearsal_audio.features.turns import TurnExtractor
from rehearsal_audio.model.measure import Measure

EXTRACTORS = (TurnExtractor(), ResponseExtractor(), BackchannelExtractor())


def measures(script) -> dict[str, Measure]:
    built = conversation(script)
    events = detect(built)
    return {one.name: one for each in EXTRACTORS for one in each.extract(built, events)}


TALK = (
    "L 0-4 what happened in the bay | A 5-12 I was alone and nobody came to help me"
    " | L 8-8.6 mm | L 12.4-14 I see that now | A 13.8-20 and then I froze in there"
    " | L 22.5-24 thank you for that"
)


def test_turns_are_counted_and_the_longest_measured():
    found = measures(TALK)
    assert found["longest_leader_turn_s"].value == 4
    assert found["longest_actor_turn_s"].value == 7
    assert found["longest_actor_turn_s"].components["start_s"] == 5
    assert (found["leader_turns"].value, found["actor_turns"].value) == (3, 2)


def test_offsets_count_overlap_as_negative():
    found = measures(TALK)["floor_transfer_offset_s"]
    assert found.value == pytest.approx(0.7)
    assert dict(found.components) == {"transitions": 4, "overlapped": 1}


def test_latency_is_the_median_gap_after_longer_actor_turns():
    found = measures(TALK)["response_latency_s"]
    assert found.value == pytest.approx((0.4 + 2.5) / 2)
    assert dict(found.components) == {"gaps": 2, "overlapped": 0}


def test_latency_needs_an_answer_after_a_gap():
    found = measures("A 0-2.9 I was alone | L 3-4 I see that now")["response_latency_s"]
    assert found.value is None
    assert "no answer of the leader after a gap" in found.reason


def test_held_silences_say_who_ended_them():
    found = measures(TALK)["held_silences"]
    assert found.value == 1
    assert dict(found.components) == {"ended_by_leader": 1, "ended_by_actor": 0, "silence_s": 2.5}


def test_backchannels_are_per_minute_of_the_others_floor():
    found = measures(TALK)
    assert found["backchannels_by_leader"].value == 1
    assert found["backchannels_by_actor"].value == 0
    rate = found["backchannel_rate_by_leader"]
    assert rate.components["actor_floor_s"] == pytest.approx(13.2)
    assert rate.value == pytest.approx(60 / 13.2)
    assert rate.low < rate.value < rate.high


def test_a_side_that_never_speaks():
    found = measures("L 0-4 what happened in the bay")
    assert found["longest_actor_turn_s"].reason == "the actor takes no turn"
    assert found["floor_transfer_offset_s"].reason == "the floor never passes"
    assert found["backchannel_rate_by_leader"].reason == "the actor never holds the floor"


def test_nobody_speaks():
    assert {one.reason for one in measures("F 0-1 welcome").values()} == {"nobody speaks"}
