import json
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Transcript, Word
from rehearsal_audio.transcription.from_file import (
    FromFileTranscriber,
    Settings,
    read_transcript,
    write_transcript,
)

TRANSCRIPT = Transcript(
    (Word("How", 0.5, 0.7, 0.91), Word("are", 0.7, 0.9, 0.8), Word("you, Zoë?", 0.9, 1.25, 1.0)),
    "en",
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.transcript.json"
    write_transcript(TRANSCRIPT, path, {"model": "by hand"})
    assert read_transcript(path) == TRANSCRIPT
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["model"] == "by hand"
    assert set(content["words"][0]) == {"text", "start_s", "end_s", "confidence"}
    assert [one.name for one in tmp_path.iterdir()] == ["a.transcript.json"]


def test_writing_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    write_transcript(Transcript(()), path)
    assert read_transcript(path) == Transcript(())


def test_words_are_sorted_and_confidence_is_one_unless_given(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    words = [{"text": " b ", "start_s": 2, "end_s": 3}, {"text": "a", "start_s": 0, "end_s": 1}]
    path.write_text(json.dumps({"words": words}))
    assert read_transcript(path) == Transcript((Word("a", 0, 1, 1.0), Word("b", 2, 3, 1.0)), "en")


def test_the_transcriber_reads_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_transcript(TRANSCRIPT, path)
    told: list[float] = []
    audio = Audio(np.zeros(10, np.float32), np.zeros((10, 1), np.float32))
    assert FromFileTranscriber(Settings(str(path))).transcribe(audio, told.append) == TRANSCRIPT
    assert told == [1.0]


def test_without_a_path_it_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"no transcript named; .*NAME\.transcript\.json"):
        FromFileTranscriber(Settings())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "is no JSON file"),
        ("[]", 'has no list "words"'),
        ('{"words": [5]}', "word 1 is no object"),
        ('{"words": [{"start_s": 0, "end_s": 1}]}', 'word 1 has no "text"'),
        ('{"words": [{"text": "a", "end_s": 1}]}', 'word 1 has no number "start_s"'),
        ('{"words": [{"text": "a", "start_s": NaN, "end_s": 1}]}', 'no number "start_s"'),
        ('{"words": [{"text": "a", "start_s": true, "end_s": 1}]}', 'no number "start_s"'),
        ('{"words": [{"text": "a", "start_s": 2, "end_s": 1}]}', r"goes from 2\.0 s to 1\.0 s"),
        (
            '{"words": [{"text": "a", "start_s": 0, "end_s": 1, "confidence": 7}]}',
            r"has confidence 7\.0; expected 0 to 1",
        ),
    ],
)
def test_a_malformed_file_is_named_with_the_word(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        read_transcript(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no transcript at"):
        read_transcript(tmp_path / "none.json")
