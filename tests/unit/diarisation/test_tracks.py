from collections.abc import Callable

import numpy as np

from rehearsal_audio.diarisation.overlap import OverlapSettings, overlapped
from rehearsal_audio.diarisation.pieces import PieceSettings, find_pieces
from rehearsal_audio.diarisation.segmentation import FIRST_FRAME_CENTRE_S, FRAME_S, LocalActivity
from rehearsal_audio.diarisation.tracks import TrackSettings, spans_of, turns_of, voice_activity

Spans = list[tuple[str, float, float]]
Heard = Callable[[Spans, float], LocalActivity]


def _turns(heard: Heard, spans: Spans, duration_s: float) -> list[tuple[str, float, float]]:
    """Turns where every piece was given its true voice (B speaks at its middle or A)."""
    activity = heard(spans, duration_s)
    pieces = find_pieces(activity, PieceSettings())
    middles = (pieces.starts + pieces.ends) / 2 * FRAME_S
    speaker = ["AB".index(next(s for s, a, b in spans if a <= m <= b)) for m in middles]
    tracks = voice_activity(activity, pieces, np.array(speaker, dtype=np.int64))
    overlap = overlapped(activity, OverlapSettings())
    turns = turns_of(tracks, overlap, TrackSettings(), duration_s)
    # The fake counts frames from 0 s; the network's frames are centred a little later.
    late_s = FIRST_FRAME_CENTRE_S - FRAME_S / 2
    return [(t.speaker, round(t.start_s - late_s, 1), round(t.end_s - late_s, 1)) for t in turns]


def test_turns_are_labelled_in_order_of_first_speech(heard: Heard) -> None:
    spans = [("B", 1.0, 3.0), ("A", 4.0, 9.0), ("B", 12.0, 14.0)]
    assert _turns(heard, spans, 20.0) == [
        ("SPEAKER_00", 1.0, 3.0),
        ("SPEAKER_01", 4.0, 9.0),
        ("SPEAKER_00", 12.0, 14.0),
    ]


def test_a_backchannel_inside_the_others_turn_is_a_turn_of_its_own(heard: Heard) -> None:
    spans = [("B", 0.5, 3.0), ("A", 4.0, 14.0), ("B", 8.0, 8.4)]
    assert ("SPEAKER_00", 8.0, 8.4) in _turns(heard, spans, 20.0)
    assert ("SPEAKER_01", 4.0, 14.0) in _turns(heard, spans, 20.0)


def test_a_backchannel_out_of_reach_of_its_speakers_turns_is_still_the_others(
    heard: Heard,
) -> None:
    spans = [("B", 0.5, 3.0), ("A", 4.0, 38.0), ("B", 20.0, 20.5)]
    assert ("SPEAKER_00", 20.0, 20.5) in _turns(heard, spans, 40.0)


def test_an_interruption_is_overlap_and_then_the_others_turn(heard: Heard) -> None:
    spans = [("A", 1.0, 5.0), ("B", 4.5, 9.0)]
    assert _turns(heard, spans, 12.0) == [("SPEAKER_00", 1.0, 5.0), ("SPEAKER_01", 4.5, 9.0)]


def test_silence_has_no_turns(heard: Heard) -> None:
    activity = heard([], 12.0)
    pieces = find_pieces(activity, PieceSettings())
    tracks = voice_activity(activity, pieces, np.zeros(0, dtype=np.int64))
    overlap = overlapped(activity, OverlapSettings())
    assert turns_of(tracks, overlap, TrackSettings(), 12.0) == []


def test_turns_end_with_the_recording() -> None:
    tracks = np.ones((100, 1), dtype=np.float32)
    nobody = np.zeros(100, dtype=bool)
    (turn,) = turns_of(tracks, nobody, TrackSettings(), duration_s=1.5)
    assert (turn.start_s, turn.end_s) == (0.0, 1.5)


def test_the_second_voice_speaks_where_there_is_overlap_and_nowhere_else() -> None:
    tracks = np.zeros((600, 2), dtype=np.float32)
    tracks[:500, 0] = 0.9
    tracks[100:130, 1] = tracks[300:330, 1] = 0.2
    overlap = np.zeros(600, dtype=bool)
    overlap[100:130] = True
    turns = turns_of(tracks, overlap, TrackSettings(), 10.0)
    seconds = [(turn.speaker, round(turn.segment.duration_s, 1)) for turn in turns]
    assert seconds == [("SPEAKER_00", 8.5), ("SPEAKER_01", 0.5)]


def test_overlap_of_a_voice_that_nothing_speaks_for_goes_to_the_one_who_is_near() -> None:
    tracks = np.zeros((900, 3), dtype=np.float32)
    tracks[:450, 0] = 0.9
    tracks[450:600, 1] = 0.9
    tracks[700:900, 2] = 0.9
    overlap = np.zeros(900, dtype=bool)
    overlap[400:420] = True
    turns = turns_of(tracks, overlap, TrackSettings(), 20.0)
    during = {turn.speaker for turn in turns if turn.start_s < 6.9 and turn.end_s > 6.9}
    assert during == {"SPEAKER_00", "SPEAKER_01"}


def test_short_pauses_are_filled_and_clicks_dropped() -> None:
    mask = np.zeros(300, dtype=bool)
    mask[60:90] = mask[100:130] = True
    mask[200:204] = True
    assert len(spans_of(mask, max_pause_s=0.4, min_turn_s=0.12)) == 1
    assert len(spans_of(mask, max_pause_s=0.1, min_turn_s=0.0)) == 3
