"""What every transcriber must do, over every entry of the table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rehearsal_audio import transcription
from rehearsal_audio.audio import read_recording
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Transcript, Word
from rehearsal_audio.ports import Transcriber

SPECIAL = Path(__file__).parents[2] / "fixtures" / "audio" / "special"


def _faster_whisper(_: Path) -> Transcriber:
    return transcription.make_transcriber(transcription.faster_whisper.Settings(model="tiny.en"))


def _from_file(folder: Path) -> Transcriber:
    path = folder / "one.transcript.json"
    words = (Word("Come", 0.3, 0.6), Word("in.", 0.6, 0.9, 0.5))
    transcription.from_file.write_transcript(Transcript(words), path)
    return transcription.make_transcriber(transcription.from_file.Settings(str(path)))


MAKERS: dict[str, Callable[[Path], Transcriber]] = {
    "faster_whisper": _faster_whisper,
    "from_file": _from_file,
}


def test_every_entry_of_the_table_is_under_contract() -> None:
    assert set(MAKERS) == set(transcription.TRANSCRIBERS)


@pytest.fixture(
    scope="module",
    params=[pytest.param("faster_whisper", marks=pytest.mark.models), "from_file"],
)
def result(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Audio, Transcript, list[float]]:
    _, audio = read_recording(SPECIAL / "one-speaker.ogg")
    told: list[float] = []
    transcriber = MAKERS[request.param](tmp_path_factory.mktemp("transcriber"))
    return audio, transcriber.transcribe(audio, told.append), told


Result = tuple[Audio, Transcript, list[float]]


def test_words_are_found_and_in_order_of_start(result: Result) -> None:
    starts = [word.start_s for word in result[1].words]
    assert starts
    assert starts == sorted(starts)


def test_words_lie_in_the_recording(result: Result) -> None:
    audio, transcript, _ = result
    for word in transcript.words:
        assert 0 <= word.start_s <= word.end_s <= audio.duration_s


def test_words_are_not_empty_and_without_surrounding_blanks(result: Result) -> None:
    for word in result[1].words:
        assert word.text
        assert word.text == word.text.strip()


def test_confidences_are_probabilities(result: Result) -> None:
    assert all(0 <= word.confidence <= 1 for word in result[1].words)


def test_progress_rises_to_one(result: Result) -> None:
    told = result[2]
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)
    assert told[-1] == 1.0


def test_the_default_settings_belong_to_a_backend_of_the_table() -> None:
    kinds = tuple(transcription.TRANSCRIBERS.values())
    assert isinstance(transcription.default_settings(), kinds)
