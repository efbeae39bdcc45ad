from tests.builder import conversation

from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.features.talk_time_balance import Settings, balance_over_time
from rehearsal_audio.model.conversation import Role, Utterance


def test_windows_slide_and_the_last_one_ends_with_the_scene():
    points = balance_over_time(conversation("L 0-60 a | A 70-100 b"))
    assert [(one.start_s, one.end_s) for one in points] == [(0, 60), (15, 75), (30, 90), (40, 100)]
    assert [one.ratio for one in points] == [1.0, 0.9, 0.6, 0.4]


def test_a_short_scene_is_one_point():
    (point,) = balance_over_time(conversation("L 0-3 a | A 4-5 b"))
    assert (point.leader_s, point.actor_s, point.ratio) == (3, 1, 0.75)


def test_a_window_of_silence_has_no_ratio():
    points = balance_over_time(conversation("L 0-1 a | A 30-31 b"), Settings(5.0, 5.0))
    assert points[2].ratio is None


def test_no_times_no_points():
    assert balance_over_time(conversation_from_utterances([Utterance(0, Role.ACTOR, "x")])) == ()
