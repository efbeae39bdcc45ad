import hashlib
import json
from pathlib import Path

import pytest

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights import (
    CATALOGUE,
    folder_sha256,
    load,
    loading,
    locations,
    onnx_path,
)

FILES = {"config.json": b"{}", "model.bin": b"numbers", "tokenizer.json": b"words"}


def model_folder(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_onnx_files_of_the_package_are_the_published_ones() -> None:
    for name in ("pyannote-segmentation-3.0", "campplus"):
        path = onnx_path(name)
        (digest,) = CATALOGUE[name].hashes.values()
        assert sha256(path.read_bytes()) == digest


def test_a_damaged_onnx_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "campplus-zh-en-common-advanced.onnx").write_bytes(b"damaged")
    monkeypatch.setattr(loading, "PACKAGE_FOLDER", tmp_path)
    onnx_path.cache_clear()
    with pytest.raises(WeightsError, match=r"SHA-256 .{64}, expected 856b4b.*; install"):
        onnx_path("campplus")
    onnx_path.cache_clear()


def test_a_missing_onnx_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PACKAGE_FOLDER", tmp_path)
    onnx_path.cache_clear()
    with pytest.raises(WeightsError, match=r"cannot read .*campplus.*No such file"):
        onnx_path("campplus")
    onnx_path.cache_clear()


def test_unknown_names_are_refused() -> None:
    with pytest.raises(WeightsError, match="no weights in the package are called 'whisper-base'"):
        onnx_path("whisper-base")
    with pytest.raises(WeightsError, match="no weights are called 'huge', known are"):
        load("huge")


def test_a_folder_of_ones_own_is_loaded_but_not_called_verified(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "mine")
    loaded = load("mine", folder)
    assert dict(loaded.files) == FILES
    assert loaded.sha256["model.bin"] == sha256(b"numbers")
    assert not loaded.verified
    assert loaded.origin == f"folder {folder}"


def test_a_folder_with_a_manifest_is_checked_against_it(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "mine")
    hashes = {name: sha256(content) for name, content in FILES.items()}
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashes}))
    assert load("mine", folder).verified
    (folder / "model.bin").write_bytes(b"other numbers")
    with pytest.raises(WeightsError, match=r"model\.bin of the weights mine has SHA-256"):
        load("mine", folder)


def test_a_file_that_the_manifest_does_not_know_is_refused(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "mine")
    hashes = {name: sha256(content) for name, content in FILES.items()}
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashes}))
    (folder / "vocabulary.txt").write_bytes(b"new")
    with pytest.raises(WeightsError, match=r"hold vocabulary\.txt, which was not there"):
        load("mine", folder)


def test_a_file_that_the_manifest_knows_must_be_there(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "mine")
    (folder / "manifest.json").write_text(json.dumps({"sha256": {"model.bin": "0", "lost": "1"}}))
    with pytest.raises(WeightsError, match="lack lost"):
        load("mine", folder)


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "mine")
    (folder / "manifest.json").write_text("[]")
    with pytest.raises(WeightsError, match=r"manifest .*manifest\.json is damaged"):
        load("mine", folder)


def test_a_folder_under_a_known_name_must_hold_the_published_files(tmp_path: Path) -> None:
    files = dict.fromkeys(CATALOGUE["whisper-base"].hashes, b"other")
    folder = model_folder(tmp_path / "whisper-base", files)
    with pytest.raises(WeightsError, match=r"of the weights whisper-base has SHA-256 .* expected"):
        load("whisper-base", folder)


def test_no_folder_at_the_path(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no folder of weights at"):
        load("mine", tmp_path / "none")


def test_weights_that_are_nowhere_come_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    with pytest.raises(WeightsError, match=r"not on this machine.*models fetch whisper-small"):
        load("small")


def test_the_folder_of_the_environment_variable_is_looked_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    model_folder(tmp_path / "whisper-small")
    assert load("small").origin == f"folder {tmp_path / 'whisper-small'}"


@pytest.mark.models
@pytest.mark.parametrize("name", ["whisper-base", "whisper-tiny.en"])
def test_data_wheels_hold_the_published_files(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    loaded = load(name)
    assert loaded.verified
    assert dict(loaded.sha256) == dict(CATALOGUE[name].hashes)
    assert "1.0.0" in loaded.origin or "0.1.0" in loaded.origin


def test_a_folder_of_the_users_own_is_named_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "plda").mkdir()
    (tmp_path / "plda" / "plda.npz").write_bytes(b"numbers")
    (tmp_path / "config.yaml").write_bytes(b"a: 1")
    (tmp_path / "README.md").write_bytes(b"words")
    assert folder_sha256("community-1", tmp_path) == {
        "community-1/config.yaml": hashlib.sha256(b"a: 1").hexdigest(),
        "community-1/plda/plda.npz": hashlib.sha256(b"numbers").hexdigest(),
    }
