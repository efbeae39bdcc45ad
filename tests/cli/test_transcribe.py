import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.transcription.from_file import read_transcript

SPECIAL = Path(__file__).parents[2] / "fixtures" / "audio" / "special"


@pytest.mark.models
def test_a_recording_becomes_words_with_times(tmp_path: Path) -> None:
    out = tmp_path / "words.json"
    result = CliRunner().invoke(
        main, ["transcribe", str(SPECIAL / "telephone.mp3"), "-o", str(out), "--model", "tiny.en"]
    )
    assert result.exit_code == 0, result.output
    content = json.loads(out.read_text(encoding="utf-8"))
    assert set(content) == {
        "language",
        "model",
        "audio_sha256",
        "duration_s",
        "version",
        "words",
    }
    assert content["duration_s"] == pytest.approx(25.0, abs=0.1)
    assert content["model"] == "faster-whisper tiny.en, int8"
    assert len(content["words"]) > 30
    assert len(read_transcript(out).words) == len(content["words"])
    assert result.stdout == ""
    assert f"{len(content['words'])} words -> {out}" in result.stderr


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.wav", "error: no recording at"),
        ("empty.wav", "is empty (0 bytes)"),
        ("not-audio.wav", "is not audio"),
        ("silence.m4a", "is silent"),
        ("truncated.flac", "is truncated"),
    ],
)
def test_what_cannot_be_transcribed_is_one_line_and_exit_1(
    tmp_path: Path, name: str, message: str
) -> None:
    out = tmp_path / "words.json"
    result = CliRunner().invoke(main, ["transcribe", str(SPECIAL / name), "-o", str(out)])
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not out.exists()


def test_a_folder_that_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    out = tmp_path / "none" / "words.json"
    result = CliRunner().invoke(
        main, ["transcribe", str(SPECIAL / "telephone.mp3"), "-o", str(out)]
    )
    assert result.exit_code == 1
    assert "error: no folder at" in result.stderr


def test_an_unknown_model_is_one_line(tmp_path: Path) -> None:
    arguments = ["transcribe", str(SPECIAL / "telephone.mp3"), "-o", str(tmp_path / "a.json")]
    result = CliRunner().invoke(main, [*arguments, "--model", "huge"])
    assert result.exit_code == 1
    assert "error: no weights are called 'huge'" in result.stderr


def test_without_an_output_it_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["transcribe", "a.wav"])
    assert result.exit_code == 2
