from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.diarisation.rttm import read_rttm

FIXTURES = Path(__file__).parents[2] / "fixtures" / "audio"
SPECIAL = FIXTURES / "special"


@pytest.mark.models
@pytest.mark.parametrize(
    ("name", "asked", "speakers"),
    [
        ("nhs-ward-1.flac", [], ("SPEAKER_00", "SPEAKER_01")),
        ("nhs-ward-1.flac", ["--num-speakers", "auto"], ("SPEAKER_00", "SPEAKER_01")),
        ("special/one-speaker.ogg", ["--num-speakers", "auto"], ("SPEAKER_00",)),
        ("special/one-speaker.ogg", ["--num-speakers", "2"], ("SPEAKER_00",)),
        ("nhs-ward-2.2ch.flac", ["--pipeline", "two-channel"], ("CHANNEL_1", "CHANNEL_2")),
    ],
)
def test_a_recording_becomes_speaker_turns(
    tmp_path: Path, name: str, asked: list[str], speakers: tuple[str, ...]
) -> None:
    out = tmp_path / "out.rttm"
    result = CliRunner().invoke(main, ["diarise", str(FIXTURES / name), "-o", str(out), *asked])
    assert result.exit_code == 0, result.output
    assert read_rttm(out).speakers == speakers
    assert result.stdout == ""
    assert f"{len(speakers)} voices" in result.stderr


@pytest.mark.models
def test_room_noise_is_nobody_speaking(tmp_path: Path) -> None:
    out = tmp_path / "out.rttm"
    result = CliRunner().invoke(main, ["diarise", str(SPECIAL / "room-noise.ogg"), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert out.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [("none.wav", "error: no recording at"), ("not-audio.wav", "is not audio")],
)
def test_what_cannot_be_diarised_is_one_line_and_exit_1(
    tmp_path: Path, name: str, message: str
) -> None:
    out = tmp_path / "out.rttm"
    result = CliRunner().invoke(main, ["diarise", str(SPECIAL / name), "-o", str(out)])
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.models
def test_two_channels_are_asked_for_and_one_is_there(tmp_path: Path) -> None:
    out = tmp_path / "out.rttm"
    arguments = ["diarise", str(FIXTURES / "nhs-ward-1.flac"), "-o", str(out)]
    result = CliRunner().invoke(main, [*arguments, "--pipeline", "two-channel"])
    assert result.exit_code == 1
    assert "error: found 1 channel, expected one microphone per speaker" in result.stderr


def test_a_folder_that_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    out = tmp_path / "none" / "out.rttm"
    result = CliRunner().invoke(main, ["diarise", str(SPECIAL / "none.wav"), "-o", str(out)])
    assert result.exit_code == 1
    assert "error: no folder at" in result.stderr


@pytest.mark.parametrize("count", ["0", "two", "-1", "1.5"])
def test_a_number_of_speakers_is_a_whole_number_or_auto(tmp_path: Path, count: str) -> None:
    arguments = ["diarise", "a.wav", "-o", str(tmp_path / "a.rttm"), "--num-speakers", count]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "expected auto or a number from 1 to 8" in result.stderr
