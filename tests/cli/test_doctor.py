from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.cli import doctor, main
from rehearsal_audio.weights import CATALOGUE, locations


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    return tmp_path


def run() -> Result:
    return CliRunner().invoke(main, ["doctor"])


@pytest.mark.models
def test_a_whole_installation_is_found_whole() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    for word in ("Python", "cores", "memory", "temporary space", "onnxruntime", "whisper-base"):
        assert word in result.stdout
    assert result.stdout.splitlines()[-1] == "All is there: the default pipeline can run."


def test_wrong_weights_are_named_with_what_to_do(own_folder: Path) -> None:
    (own_folder / "whisper-base").mkdir()
    for name in CATALOGUE["whisper-base"].hashes:
        (own_folder / "whisper-base" / name).write_bytes(b"damaged")
    result = run()
    assert result.exit_code == 1
    assert "wrong: config.json of the weights whisper-base has SHA-256" in result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "The default pipeline cannot run: the weights whisper-base are wrong."


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", ("numpy", "no-such-library"))
    result = run()
    assert result.exit_code == 1
    assert "no-such-library           missing: run: pip install rehearsal-audio" in result.stdout
    assert "no-such-library is not installed" in result.stdout.splitlines()[-1]


def test_little_memory_and_space_are_minded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "MIN_MEMORY_GB", 1e9)
    monkeypatch.setattr(doctor, "MIN_DISK_GB", 1e9)
    result = run()
    assert "Mind: " in result.stdout
    assert "of memory is little" in result.stdout
    assert "of temporary space" in result.stdout
