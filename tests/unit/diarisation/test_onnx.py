from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.diarisation import onnx
from rehearsal_audio.diarisation.embedding import DIMENSIONS
from rehearsal_audio.diarisation.evidence import Evidence
from rehearsal_audio.diarisation.onnx import Heard, OnnxDiariser, Settings, tell_apart
from rehearsal_audio.diarisation.pieces import PieceSettings, find_pieces, local_agreement
from rehearsal_audio.diarisation.segmentation import FRAME_S, LocalActivity
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.ports import Progress

Spans = list[tuple[str, float, float]]
Build = Callable[[Spans, float], LocalActivity]
SCENE: Spans = [
    ("A", 1.0, 6.0),
    ("B", 6.5, 10.0),
    ("A", 9.5, 15.0),
    ("B", 12.0, 12.4),
    ("B", 15.5, 20.0),
    ("A", 20.5, 26.0),
]
VOICES = {
    "A": np.eye(DIMENSIONS)[0],
    "B": np.eye(DIMENSIONS)[0] * 0.5 + np.eye(DIMENSIONS)[1],
    "C": np.eye(DIMENSIONS)[0] * 0.5 + np.eye(DIMENSIONS)[2],
}


@pytest.fixture
def scene(heard: Build) -> Heard:
    """Two people."""
    return _heard_of(heard(SCENE, 30.0), SCENE, 30.0)


def _heard_of(activity: LocalActivity, spans: Spans, duration_s: float) -> Heard:
    """Perfect activity, and vectors that are noisy in the usual measure."""
    pieces = find_pieces(activity, PieceSettings())
    random = np.random.default_rng(3)
    vectors = []
    for middle_s in (pieces.starts + pieces.ends) / 2 * FRAME_S:
        speaker = next(name for name, start, end in spans if start <= middle_s <= end)
        noisy = VOICES[speaker] / np.linalg.norm(VOICES[speaker])
        noisy = noisy + 0.6 * random.standard_normal(DIMENSIONS) / np.sqrt(DIMENSIONS)
        vectors.append(noisy / np.linalg.norm(noisy))
    evidence = Evidence(
        np.array(vectors, dtype=np.float32), pieces.durations_s, local_agreement(activity, pieces)
    )
    return Heard(activity, pieces, evidence, duration_s)


def test_a_third_voice_is_told_where_two_were_asked_for(heard: Build, scene: Heard) -> None:
    spans = [*SCENE, ("C", 27.0, 33.0), ("A", 34.0, 36.0), ("C", 37.0, 42.0)]
    three = _heard_of(heard(spans, 45.0), spans, 45.0)
    found = tell_apart(three, 2, Settings())
    assert (len(found.speakers), found.voices_heard) == (2, 3)
    assert tell_apart(three, 3, Settings()).voices_heard is None
    assert tell_apart(three, None, Settings()).voices_heard is None
    assert tell_apart(scene, 2, Settings()).voices_heard is None


@pytest.mark.parametrize("num_speakers", [2, 3, None])
def test_a_scene_of_two_is_told_apart(scene: Heard, num_speakers: int | None) -> None:
    found = tell_apart(scene, num_speakers, Settings())
    assert found.speakers == ("SPEAKER_00", "SPEAKER_01")
    seconds = [sum(one.duration_s for one in found.segments_of(name)) for name in found.speakers]
    assert seconds == pytest.approx([16.0, 8.4], abs=0.3)
    assert len(found.segments_of("SPEAKER_01")) == 3


def test_separation_is_the_distance_of_the_two_voices(scene: Heard) -> None:
    cosine = 0.5 / np.sqrt(1.25)
    separation = tell_apart(scene, 2, Settings()).separation
    assert separation == pytest.approx(1 - cosine, abs=0.1)


def test_one_speaker_has_no_separation(scene: Heard) -> None:
    found = tell_apart(scene, 1, Settings())
    assert found.speakers == ("SPEAKER_00",)
    assert found.separation is None


def test_what_is_heard_is_told_apart_and_progress_ends_at_one(
    scene: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    class _Deaf:
        def __init__(self, _: Path) -> None: ...

    def listen(_: OnnxDiariser, __: Audio, progress: Progress) -> Heard:
        progress(0.5)
        return scene

    monkeypatch.setattr(onnx, "SegmentationNetwork", _Deaf)
    monkeypatch.setattr(onnx, "VoiceNetwork", _Deaf)
    monkeypatch.setattr(onnx, "onnx_path", Path)
    monkeypatch.setattr(OnnxDiariser, "listen", listen)
    told: list[float] = []
    audio = Audio(np.zeros(1, np.float32), np.zeros((1, 1), np.float32))
    found = OnnxDiariser(Settings()).diarise(audio, 2, told.append)
    assert found == tell_apart(scene, 2, Settings())
    assert told == [0.5, 1.0]
