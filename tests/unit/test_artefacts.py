from pathlib import Path

import pytest

from rehearsal_audio.artefacts import Artefacts
from rehearsal_audio.files import write_whole


def test_a_kept_result_is_not_computed_again(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path)
    assert kept.keep("words", "k1", lambda: {"a": 0.1}) == {"a": 0.1}
    assert kept.keep("words", "k1", lambda: pytest.fail("computed again")) == {"a": 0.1}


def test_another_key_computes_anew_and_removes_the_old(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path)
    kept.keep("words", "k1", lambda: {"a": 1})
    assert kept.keep("words", "k2", lambda: {"a": 2}) == {"a": 2}
    assert [path.name for path in tmp_path.iterdir()] == ["words-k2.json"]


def test_force_computes_anew(tmp_path: Path) -> None:
    Artefacts(tmp_path).keep("words", "k1", lambda: {"a": 1})
    assert Artefacts(tmp_path, force=True).keep("words", "k1", lambda: {"a": 2}) == {"a": 2}


def test_a_failed_stage_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> dict:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Artefacts(tmp_path).keep("words", "k1", fail)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.json"
    write_whole(path, "old")

    def interrupted(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]
