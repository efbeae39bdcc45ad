from rehearsal_audio.conversation.ipus import build_ipus
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word


def spans(activity):
    ipus, _ = build_ipus(Role.LEADER, activity)
    return [(ipu.start_s, ipu.end_s) for ipu in ipus]


def test_a_pause_of_200_ms_ends_a_unit_and_a_shorter_one_does_not():
    assert spans([Segment(0, 1), Segment(1.2, 2)]) == [(0, 1), (1.2, 2)]
    assert spans([Segment(0, 1), Segment(1.19, 2)]) == [(0, 2)]


def test_a_word_belongs_to_the_unit_that_it_shares_most_time_with():
    ipus, _ = build_ipus(Role.LEADER, [Segment(0, 1), Segment(1.5, 3)], [Word("late", 0.9, 1.9)])
    assert [ipu.text for ipu in ipus] == ["", "late"]


def test_a_word_beside_all_units_goes_to_the_nearest_or_is_left_over():
    words = [Word("near", 1.1, 1.3), Word("far", 5.0, 5.2)]
    ipus, left_over = build_ipus(Role.LEADER, [Segment(0, 1), Segment(2, 3)], words)
    assert [ipu.text for ipu in ipus] == ["near", ""]
    assert [word.text for word in left_over] == ["far"]


def test_words_without_any_speech_are_left_over():
    ipus, left_over = build_ipus(Role.LEADER, [], [Word("ghost", 0, 1)])
    assert ipus == ()
    assert [word.text for word in left_over] == ["ghost"]
