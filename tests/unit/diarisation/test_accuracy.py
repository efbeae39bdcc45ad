"""The real networks on the rehearsals of the fixtures, against the bars of the package."""

from pathlib import Path

import pytest

from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation import channels, make_diariser, onnx
from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.evaluation.scores import score
from rehearsal_audio.evaluation.spoken import Spoken
from rehearsal_audio.model.speech import Diarisation

FIXTURES = Path(__file__).parents[3] / "fixtures" / "audio"

pytestmark = pytest.mark.models


def _leader_share(diarisation: Diarisation) -> float:
    """Share of the one who speaks first, who is the leader in these."""
    seconds = [
        sum(segment.duration_s for segment in diarisation.segments_of(speaker))
        for speaker in diarisation.speakers
    ]
    return seconds[0] / sum(seconds)


@pytest.mark.parametrize("name", ["nhs-ward-1", "nhs-ward-2", "nhs-ward-3"])
def test_a_mono_rehearsal_without_being_told_how_many_speak(name: str) -> None:
    _, audio = read_recording(FIXTURES / f"{name}.flac")
    truth = read_rttm(FIXTURES / f"{name}.rttm")
    found = make_diariser(onnx.Settings()).diarise(audio, num_speakers=None)
    scores = score(Spoken(found), Spoken(truth)).as_json()
    assert len(found.speakers) == 2
    assert scores["der_collar_0.25_s"] <= 0.02
    assert scores["der"] <= 0.04
    assert scores["overlap_recall"] >= 0.70
    assert scores["overlap_precision"] >= 0.70
    assert _leader_share(found) == pytest.approx(_leader_share(truth), abs=0.02)
    assert found.separation is not None
    assert found.separation > 0.2


def test_a_two_channel_rehearsal() -> None:
    _, audio = read_recording(FIXTURES / "nhs-ward-2.2ch.flac")
    truth = read_rttm(FIXTURES / "nhs-ward-2.rttm")
    found = make_diariser(channels.Settings()).diarise(audio)
    scores = score(Spoken(found), Spoken(truth)).as_json()
    assert scores["der"] <= 0.03
    assert scores["confusion_s"] == pytest.approx(0, abs=0.2)
    assert _leader_share(found) == pytest.approx(_leader_share(truth), abs=0.02)
