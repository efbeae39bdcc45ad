"""The four detectors of events, their ids, roles, quotes and details."""

from tests.builder import conversation

from rehearsal_audio.behaviours import detect
from rehearsal_audio.behaviours.backchannels import BackchannelDetector
from rehearsal_audio.behaviours.held_silences import HeldSilenceDetector
from rehearsal_audio.behaviours.held_silences import Settings as HeldSilenceSettings
from rehearsal_audio.behaviours.interruptions import InterruptionDetector
from rehearsal_audio.behaviours.overlaps_cooperative import CooperativeOverlapDetector
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour

CUT = "A 0-6 I keep going over it every night and I | L 5.6-9 You should just go home on time."


def test_an_interruption_says_all_that_decided():
    (event,) = InterruptionDetector().detect(conversation(CUT))
    assert (event.id, event.behaviour, event.role) == (
        "interruption-1",
        Behaviour.INTERRUPTION,
        Role.LEADER,
    )
    assert (event.start_s, event.end_s, event.quote) == (5.6, 6, "You should just go home on time.")
    assert dict(event.details) == {
        "over_role": "actor",
        "overlap_s": 0.4,
        "talked_over": "keep going over it every night and I",
        "outcome": "successful",
        "kind": "interruption",
        "rule": "the other's unit is cut off",
    }
    assert 0.5 < event.confidence <= 1


def test_a_silent_interruption_is_possible():
    script = "A 0-6 I keep going over it and I | L 6.2-9 You should go home."
    (event,) = InterruptionDetector().detect(conversation(script))
    assert (event.id, event.details["kind"]) == ("possible_interruption-1", "silent interruption")
    assert event.confidence < 0.5
    assert event.end_s == 9


def test_terminal_overlaps_are_no_events():
    script = "A 0-6 I go home and sleep all day. | L 5.6-9 How long have you done that?"
    assert detect(conversation(script)) == ()


def test_cooperative_overlaps_say_how():
    script = "A 0-6 I come early so that I'm ready. | L 5.6-7 So you're ready. | A 7.2-9 Yes."
    (event,) = CooperativeOverlapDetector().detect(conversation(script))
    assert (event.id, event.role, event.details["kind"]) == (
        "cooperative_overlap-1",
        Role.LEADER,
        "echo",
    )


def test_backchannels_of_both_generic_and_specific():
    script = (
        "L 0-8 we had two off and nobody got a break all night | A 3-3.6 mm-hm | A 6-6.6"
        " | A 9-15 I keep going over it at home | L 11-11.6 oh dear"
    )
    events = BackchannelDetector().detect(conversation(script))
    assert [(one.id, one.role.value, one.quote) for one in events] == [
        ("backchannel-1", "actor", "mm-hm"),
        ("backchannel-2", "actor", ""),
        ("backchannel-3", "leader", "oh dear"),
    ]
    assert [one.details["kind"] for one in events] == ["generic", "generic", "specific"]
    assert events[1].details["rule"] == "voiced, no word recognised"
    assert events[0].details["overlap_s"] == 0.6


def test_a_backchannel_that_a_drop_out_cut_is_one_event():
    script = "L 0-8 we had two off and nobody got a break all night | A 3-3.3 mm | A 3.6-3.9 hm"
    (event,) = BackchannelDetector().detect(conversation(script))
    assert (event.start_s, event.end_s) == (3, 3.9)


def test_silences_that_the_leader_leaves_to_the_actor():
    script = "A 0-3 I am fine | A 5-8 I am not fine | L 10-12 tell me more | L 14.5-16 please do"
    events = HeldSilenceDetector().detect(conversation(script))
    assert [(one.start_s, one.end_s, one.details["ended_by"]) for one in events] == [
        (3, 5, "actor"),
        (8, 10, "leader"),
    ]
    assert {one.role for one in events} == {Role.LEADER}


def test_a_backchannel_does_not_end_the_actors_floor_but_breaks_the_silence():
    script = "A 0-6 I was alone in there | L 6.5-7 mm | A 9.5-12 and I froze there"
    (event,) = HeldSilenceDetector().detect(conversation(script))
    assert (event.start_s, event.end_s) == (7, 9.5)


def test_the_shortest_held_silence_is_a_setting():
    script = "A 0-3 I am fine | L 4-5 good to hear"
    assert HeldSilenceDetector(HeldSilenceSettings(1.0)).detect(conversation(script))
    assert not HeldSilenceDetector().detect(conversation(script))


def test_all_events_come_in_order_of_start():
    script = CUT + " | A 12-20 I am not fine at all and I told them so | L 15-15.5 mm"
    starts = [event.start_s for event in detect(conversation(script))]
    assert len(starts) == 2
    assert starts == sorted(starts)
