from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import main
from rehearsal_audio.weights import CATALOGUE, fetching, locations


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(locations.ENVIRONMENT_VARIABLE, str(tmp_path))
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["models", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_list_names_every_set_with_its_state() -> None:
    code, out, _ = run("list")
    assert code == 0
    for name in CATALOGUE:
        assert name in out
    line = next(line for line in out.splitlines() if line.startswith("whisper-medium "))
    assert "missing" in line
    assert "1530 MB" in line


@pytest.mark.models
def test_verify_is_content_with_the_published_files() -> None:
    code, out, _ = run("verify")
    assert code == 0
    assert "All needed weights are in order." in out
    assert out.count("right") >= 3


def test_verify_names_a_wrong_file_and_exits_1(own_folder: Path) -> None:
    (own_folder / "whisper-base").mkdir()
    for name in CATALOGUE["whisper-base"].hashes:
        (own_folder / "whisper-base" / name).write_bytes(b"damaged")
    code, out, _ = run("verify")
    assert code == 1
    assert "whisper-base: wrong: config.json of the weights whisper-base has SHA-256" in out
    assert "Not in order: whisper-base." in out


def test_fetch_says_where_the_weights_lie(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(repository: str, folder: Path) -> fetching.Snapshot:
        for name in ("config.json", "model.bin", "tokenizer.json"):
            (folder / name).write_bytes(repository.encode())
        return fetching.Snapshot("abc", {})

    monkeypatch.setattr(fetching, "_from_hub", send)
    code, out, _ = run("fetch", "small")
    assert code == 0
    assert out.strip() == str(own_folder / "whisper-small")


def test_fetch_of_an_unknown_name_is_one_line() -> None:
    code, _, err = run("fetch", "huge")
    assert code == 1
    assert "error: no weights on the hub are called 'huge'" in err
