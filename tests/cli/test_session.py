from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.session import read_session


def session(*arguments: object):
    return CliRunner().invoke(main, ["session", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("P07_1.flac", "P07-02.wav", 'a "quoted": name.mp3', "notes.txt"):
        (tmp_path / name).touch()
    return tmp_path


def test_init_understands_names_and_the_result_can_be_read(folder: Path) -> None:
    assert session("init", folder).exit_code == 0
    recordings = read_session(folder / "session.yaml").recordings
    found = {one.path.name: (one.participant, one.iterations[0].name) for one in recordings}
    assert found == {
        "P07_1.flac": ("P07", "1"),
        "P07-02.wav": ("P07", "2"),
        'a "quoted": name.mp3': (None, "1"),
    }


def test_init_does_not_replace_a_persons_file(folder: Path) -> None:
    (folder / "session.yaml").write_text("mine", encoding="utf-8")
    result = session("init", folder)
    assert result.exit_code == 1
    assert "is there already; edit it, or replace it with --force" in result.stderr
    assert (folder / "session.yaml").read_text(encoding="utf-8") == "mine"
    assert session("init", folder, "--force").exit_code == 0


def test_init_needs_recordings(tmp_path: Path) -> None:
    result = session("init", tmp_path)
    assert result.exit_code == 1
    assert "no recordings in this folder" in result.stderr


@pytest.fixture
def sounding(tmp_path: Path, write_wav) -> Path:
    import numpy as np

    for name in ("P07_1.wav", "P07_2.wav"):
        write_wav(tmp_path / name, np.full(16_000, 0.1))
    return tmp_path


def test_check_counts_and_says_whether_consent_is_recorded(sounding: Path) -> None:
    session("init", sounding)
    result = session("check", sounding / "session.yaml")
    assert result.exit_code == 0, result.stderr
    assert "2 recordings, 2 iterations, consent not recorded, no faults" in result.stdout


def test_check_names_every_fault_and_ends_with_1(sounding: Path) -> None:
    session("init", sounding)
    (sounding / "P07_1.wav").unlink()
    (sounding / "P07_2.wav").write_text("no audio", encoding="utf-8")
    result = session("check", sounding / "session.yaml")
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 2
    assert "line 8: P07_1.wav is not there" in errors[0]
    assert "P07_2.wav is not audio" in errors[1]


def test_propose_reads_the_transcript_beside_a_recording(sounding: Path, write_wav) -> None:
    import numpy as np

    from rehearsal_audio.model.speech import Transcript, Word
    from rehearsal_audio.transcription.from_file import write_transcript

    write_wav(sounding / "P07_1.wav", np.full(90 * 16_000, 0.1))
    said = [("off", 1), ("you", 2), ("go", 3), ("Secret", 20), ("pause", 70), ("there", 71)]
    words = tuple(Word(text, start_s, start_s + 0.5) for text, start_s in said)
    for name, own in (("P07_1", words), ("P07_2", words[3:4])):
        write_transcript(Transcript(own), sounding / f"{name}.transcript.json")
    session("init", sounding)
    before = (sounding / "session.yaml").read_bytes()
    result = session("propose", sounding / "session.yaml")
    assert result.exit_code == 0, result.output
    assert '#      - {name: "1", start: 0:03.5, end: 1:10}' in result.stdout
    assert '# "P07_2.wav": no cue phrase heard' in result.stdout
    assert "Secret" not in result.output
    assert (sounding / "session.yaml").read_bytes() == before
    assert session("propose", sounding / "P07_2.wav").exit_code == 1
