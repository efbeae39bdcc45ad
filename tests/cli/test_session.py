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


def test_check_counts_and_says_whether_consent_is_recorded(folder: Path) -> None:
    session("init", folder)
    result = session("check", folder / "session.yaml")
    assert result.exit_code == 0
    assert "3 recordings, 3 iterations, consent not recorded" in result.stdout


def test_check_names_recordings_that_are_not_there(folder: Path) -> None:
    session("init", folder)
    (folder / "P07_1.flac").unlink()
    result = session("check", folder / "session.yaml")
    assert result.exit_code == 1
    assert "1 recordings are not there" in result.stderr
    assert "P07_1.flac" in result.stderr
