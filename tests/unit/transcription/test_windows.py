import itertools

from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.model.segment import Segment
from rehearsal_audio.transcription.windows import WindowSettings, block_end, windows


@st.composite
def speech(draw: st.DrawFn) -> list[Segment]:
    stretches, time_s = [], 0.0
    for _ in range(draw(st.integers(0, 30))):
        time_s += draw(st.floats(0.1, 8.0))
        duration_s = draw(st.floats(0.1, 29.0))
        stretches.append(Segment(time_s, time_s + duration_s))
        time_s += duration_s
    return stretches


@given(speech())
def test_windows_hold_all_speech_in_order_and_none_is_too_long(stretches: list[Segment]) -> None:
    packed = windows(stretches)
    assert all(one.duration_s <= 29.0 + 1e-9 for one in packed)
    assert all(a.end_s < b.start_s for a, b in itertools.pairwise(packed))
    for stretch in stretches:
        assert sum(one.start_s <= stretch.start_s and stretch.end_s <= one.end_s for one in packed)
    edges = {one.start_s for one in stretches}
    assert all(one.start_s in edges for one in packed)


def test_no_speech_no_windows() -> None:
    assert windows([]) == ()


def test_long_silence_is_left_out() -> None:
    assert windows([Segment(0, 5), Segment(8.5, 9)]) == (Segment(0, 5), Segment(8.5, 9))
    assert windows([Segment(0, 5), Segment(7.5, 9)]) == (Segment(0, 9),)


def test_a_full_window_is_cut_at_the_widest_gap_of_its_second_half() -> None:
    stretches = [
        Segment(0, 5),
        Segment(7.9, 17),
        Segment(17.5, 20),
        Segment(21.5, 26),
        Segment(26.2, 31),
    ]
    assert windows(stretches) == (Segment(0, 20), Segment(21.5, 31))


def test_the_limits_are_settings() -> None:
    settings = WindowSettings(max_window_s=10, max_gap_s=0.5)
    assert windows([Segment(0, 1), Segment(1.4, 2), Segment(2.6, 3)], settings) == (
        Segment(0, 2),
        Segment(2.6, 3),
    )


def test_a_block_ends_amid_the_widest_late_silence() -> None:
    stretches = [Segment(0, 100), Segment(150, 530), Segment(531, 560), Segment(566, 590)]
    assert block_end(stretches, 600, search_s=120) == 595.0
    assert block_end([*stretches, Segment(591, 600)], 600, search_s=120) == 563.0


def test_a_block_without_silence_near_its_end_is_taken_whole() -> None:
    assert block_end([Segment(0, 400), Segment(420, 600)], 600, search_s=120) == 600


def test_a_block_without_speech_is_cut_in_the_search_span() -> None:
    assert block_end([], 600, search_s=120) == 540
