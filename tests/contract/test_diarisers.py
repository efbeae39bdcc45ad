"""What every diariser must do, over every entry of the table."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from rehearsal_audio import diarisation
from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation import channels, from_file, onnx, pyannote
from rehearsal_audio.errors import BackendError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.ports import Diariser

FIXTURES = Path(__file__).parents[2] / "fixtures" / "audio"
EXCERPT_S = 45.0


def _pyannote() -> Diariser:
    try:
        return diarisation.make_diariser(pyannote.Settings())
    except BackendError as error:
        pytest.skip(str(error))


def _from_file() -> Diariser:
    return diarisation.make_diariser(from_file.Settings(str(FIXTURES / "nhs-ward-2.rttm")))


MAKERS: dict[str, Callable[[], Diariser]] = {
    "onnx": lambda: diarisation.make_diariser(onnx.Settings()),
    "channels": lambda: diarisation.make_diariser(channels.Settings()),
    "pyannote": _pyannote,
    "from_file": _from_file,
}
Result = tuple[Audio, Diarisation, list[float]]


def test_every_entry_of_the_table_is_under_contract() -> None:
    assert set(MAKERS) == set(diarisation.DIARISERS)


def test_the_default_settings_belong_to_a_backend_of_the_table() -> None:
    assert isinstance(diarisation.default_settings(), tuple(diarisation.DIARISERS.values()))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("onnx", marks=pytest.mark.models),
        pytest.param("channels", marks=pytest.mark.models),
        pytest.param("pyannote", marks=[pytest.mark.models, pytest.mark.pyannote]),
        "from_file",
    ],
)
def result(request: pytest.FixtureRequest) -> Result:
    diariser = MAKERS[request.param]()
    _, audio = read_recording(FIXTURES / "nhs-ward-2.2ch.flac")
    if request.param != "from_file":
        audio = audio.cut(0.0, EXCERPT_S)
    told: list[float] = []
    return audio, diariser.diarise(audio, 2, told.append), told


def test_turns_are_found_and_in_order_of_start(result: Result) -> None:
    starts = [turn.start_s for turn in result[1].turns]
    assert starts
    assert starts == sorted(starts)


def test_turns_lie_in_the_recording_and_last(result: Result) -> None:
    audio, found, _ = result
    for turn in found.turns:
        assert 0 <= turn.start_s < turn.end_s <= audio.duration_s + 1e-3


def test_turns_of_one_speaker_do_not_overlap(result: Result) -> None:
    found = result[1]
    for speaker in found.speakers:
        segments = found.segments_of(speaker)
        for earlier, later in itertools.pairwise(segments):
            assert earlier.end_s <= later.start_s


def test_two_people_are_found(result: Result) -> None:
    assert len(result[1].speakers) == 2


def test_separation_is_a_cosine_distance_or_nothing(result: Result) -> None:
    separation = result[1].separation
    assert separation is None or 0 <= separation <= 2


def test_progress_rises_to_one(result: Result) -> None:
    told = result[2]
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)
    assert told[-1] == 1.0
