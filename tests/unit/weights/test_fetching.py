import hashlib
import json
from pathlib import Path

import pytest

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights import load, locations
from rehearsal_audio.weights.fetching import Snapshot, fetch

FILES = {"config.json": b"{}", "model.bin": b"numbers", "tokenizer.json": b"words"}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    return tmp_path


class FakeHub:
    """Sends the same files, whatever is asked for."""

    def __init__(self, files: dict[str, bytes], stated: dict[str, str] | None = None) -> None:
        self.files = files
        self.stated = stated or {}
        self.asked: list[str] = []

    def __call__(self, repository: str, folder: Path) -> Snapshot:
        self.asked.append(repository)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return Snapshot("abc123", self.stated)


def test_fetched_weights_are_recorded_and_load_as_verified(own_folder: Path) -> None:
    hub = FakeHub(FILES, {"model.bin": hashlib.sha256(b"numbers").hexdigest()})
    folder = fetch("small", hub)
    assert hub.asked == ["Systran/faster-whisper-small"]
    assert folder == own_folder / "whisper-small"
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["source"] == "Systran/faster-whisper-small"
    assert manifest["revision"] == "abc123"
    assert load("small").verified
    (folder / "model.bin").write_bytes(b"tampered with")
    with pytest.raises(WeightsError, match=r"model\.bin of the weights whisper-small has SHA-256"):
        load("small")


def test_fetching_again_replaces(own_folder: Path) -> None:
    fetch("small", FakeHub(FILES))
    fetch("small", FakeHub({**FILES, "model.bin": b"newer"}))
    assert load("small").files["model.bin"] == b"newer"
    assert [path.name for path in own_folder.iterdir()] == ["whisper-small"]


def test_a_file_other_than_the_hub_stated_is_refused_and_nothing_stays(own_folder: Path) -> None:
    with pytest.raises(WeightsError, match=r"model\.bin of the weights whisper-small has SHA-256"):
        fetch("small", FakeHub(FILES, {"model.bin": "0" * 64}))
    assert list(own_folder.iterdir()) == []


def test_a_known_set_must_have_the_known_hashes(own_folder: Path) -> None:
    with pytest.raises(WeightsError, match="of the weights whisper-base has SHA-256"):
        fetch("base", FakeHub(FILES))
    assert list(own_folder.iterdir()) == []


def test_an_incomplete_model_is_refused() -> None:
    with pytest.raises(WeightsError, match=r"sent no model\.bin"):
        fetch("small", FakeHub({"config.json": b"{}"}))


@pytest.mark.parametrize("name", ["huge", "campplus"])
def test_what_the_hub_does_not_have_is_refused(name: str) -> None:
    with pytest.raises(WeightsError, match=f"no weights on the hub are called '{name}'; known"):
        fetch(name, FakeHub(FILES))


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path / "file"))
    with pytest.raises(WeightsError, match=r"cannot be stored in .*REHEARSAL_AUDIO_WEIGHTS"):
        fetch("small", FakeHub(FILES))
