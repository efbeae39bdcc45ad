"""What must hold of every conversation, whoever speaks when.

Times are multiples of 1/8 s, so that sums and shifts are exact.
"""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal_audio.behaviours import detect
from rehearsal_audio.conversation.turns import build_conversation, floor_of
from rehearsal_audio.features.backchannels import BackchannelExtractor
from rehearsal_audio.features.interruptions import InterruptionExtractor
from rehearsal_audio.features.response import ResponseExtractor
from rehearsal_audio.features.talk_time import TalkTimeExtractor
from rehearsal_audio.features.turns import TurnExtractor
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.segment import Segment, intersection, total_s, union
from rehearsal_audio.model.speech import Word

EXTRACTORS = (
    TalkTimeExtractor(),
    TurnExtractor(),
    ResponseExtractor(),
    InterruptionExtractor(),
    BackchannelExtractor(),
)
SCENE = Segment(0.0, 64.0)
TIMES = st.integers(0, 511).map(lambda eighths: eighths / 8)
LENGTHS = st.integers(1, 48).map(lambda eighths: eighths / 8)
SPANS = st.builds(lambda start, length: (start, min(64.0, start + length)), TIMES, LENGTHS)
TEXTS = st.sampled_from(
    ["mm", "yeah", "I see.", "Are you all right?", "and then I", "but no", "I go home.", "um", ""]
)
SPEECH = st.lists(st.tuples(SPANS, TEXTS), max_size=10)
SWAPPED = {Role.LEADER: Role.ACTOR, Role.ACTOR: Role.LEADER, Role.FACILITATOR: Role.FACILITATOR}


def conversation(leader, actor, shift_s=0.0):
    sides = {Role.LEADER: leader, Role.ACTOR: actor}
    activity = {
        role: [Segment(a + shift_s, b + shift_s) for (a, b), _ in own]
        for role, own in sides.items()
    }
    words = {role: words_of(own, shift_s) for role, own in sides.items()}
    return build_conversation(SCENE.shifted(shift_s), activity, words, ())


def words_of(speech, shift_s):
    words = []
    for (start_s, _), text in speech:
        for place, word in enumerate(text.split()):
            at_s = start_s + shift_s + place / 8
            words.append(Word(word, at_s, at_s + 1 / 8))
    return sorted(words, key=lambda word: (word.start_s, word.text))


def measures(built):
    events = detect(built)
    return {one.name: one for each in EXTRACTORS for one in each.extract(built, events)}


@given(SPEECH, SPEECH)
def test_no_speech_is_lost_or_made(leader, actor):
    built = conversation(leader, actor)
    for role, own in ((Role.LEADER, leader), (Role.ACTOR, actor)):
        spoken = [Segment(*span) for span, _ in own]
        units = built.activity_of(role)
        assert intersection(units, spoken) == union(spoken)
        assert total_s(units) <= total_s(union(spoken, max_gap_s=0.2))
        in_turns = [ipu for turn in built.turns_of(role) for ipu in turn.ipus]
        quiet = [ipu for ipu in built.ipus_of(role) if ipu.is_backchannel]
        assert sorted(in_turns + quiet, key=lambda ipu: ipu.start_s) == list(built.ipus_of(role))


@given(SPEECH, SPEECH)
def test_no_word_is_lost_or_made(leader, actor):
    built = conversation(leader, actor)
    for role, own in ((Role.LEADER, leader), (Role.ACTOR, actor)):
        said = [word for one in built.utterances if one.role is role for word in one.words]
        inside = [word for word in words_of(own, 0.0) if word.segment.middle_s <= SCENE.end_s]
        assert sorted(said, key=lambda word: (word.start_s, word.text)) == inside
    assert [one.index for one in built.utterances] == list(range(len(built.utterances)))


@given(SPEECH, SPEECH)
def test_turns_alternate_and_start_in_order(leader, actor):
    turns = conversation(leader, actor).turns
    starts = [turn.start_s for turn in turns]
    assert starts == sorted(starts)
    assert all(a.role is not b.role for a, b in pairwise(turns))


@given(SPEECH, SPEECH)
def test_the_floor_is_held_by_one_and_never_outside_turns(leader, actor):
    turns = conversation(leader, actor).turns
    floors = [floor_of(turns, role) for role in (Role.LEADER, Role.ACTOR)]
    spans = [turn.segment for turn in turns]
    assert total_s([*floors[0], *floors[1]]) == pytest.approx(total_s(spans))
    assert all(not intersection(floor, [SCENE]) or floor for floor in floors)


@given(SPEECH, SPEECH, st.integers(1, 4000))
@settings(max_examples=60)
def test_a_shift_of_time_changes_nothing_but_times(leader, actor, shift_s):
    here, there = conversation(leader, actor), conversation(leader, actor, float(shift_s))
    moved = [
        replace(event, start_s=event.start_s + shift_s, end_s=event.end_s + shift_s)
        for event in detect(here)
    ]
    for before, after in zip(moved, detect(there), strict=True):
        assert (before.id, before.role, before.quote) == (after.id, after.role, after.quote)
        assert dict(before.details) == dict(after.details)
        assert (before.start_s, before.end_s) == (after.start_s, after.end_s)
    for name, measured in measures(here).items():
        other = measures(there)[name]
        assert (other.value, other.reason) == (pytest.approx(measured.value), measured.reason)


@given(SPEECH, SPEECH)
@settings(max_examples=60)
def test_swapped_roles_swap_the_measures(leader, actor):
    # Who speaks first of two who start at the same instant is arbitrary: set them 1/16 s apart.
    actor = [((a + 1 / 16, b + 1 / 16), text) for (a, b), text in actor]
    here, there = measures(conversation(leader, actor)), measures(conversation(actor, leader))
    for name in here:
        twin = name.replace("leader", "#").replace("actor", "leader").replace("#", "actor")
        if twin != name:
            assert there[twin].value == pytest.approx(here[name].value)
    for ratio in ("talk_time_ratio", "talk_time_ratio_exclusive", "word_ratio"):
        if here[ratio].value is not None:
            assert there[ratio].value == pytest.approx(1 - here[ratio].value)


@given(SPEECH, SPEECH)
@settings(max_examples=60)
def test_shares_and_seconds_add_up(leader, actor):
    found = {name: one.value for name, one in measures(conversation(leader, actor)).items()}
    if found["talk_time_ratio"] is None:
        return
    spoken_s = found["leader_speech_s"] + found["actor_speech_s"]
    assert found["talk_time_ratio"] == pytest.approx(found["leader_speech_s"] / spoken_s)
    assert spoken_s - found["overlap_s"] + found["silence_s"] == pytest.approx(SCENE.duration_s)
    for name in ("talk_time_ratio", "floor_time_ratio", "word_ratio", "scene_share"):
        assert found[name] is None or 0 <= found[name] <= 1


@given(SPEECH, SPEECH)
@settings(max_examples=60)
def test_every_event_lies_in_the_scene_and_says_why(leader, actor):
    for event in detect(conversation(leader, actor)):
        assert SCENE.start_s <= event.start_s <= event.end_s <= SCENE.end_s
        assert 0 <= event.confidence <= 1
        assert event.details["rule"]
