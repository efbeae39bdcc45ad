from pathlib import Path

import pytest

from rehearsal_audio.artefacts import Artefacts


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


def test_what_may_not_be_written_is_computed_each_time_and_taken_away(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path)
    kept.keep("words", "k1", lambda: {"a": 1})
    kept.keep("words", "k2", lambda: {"a": 2}, on_disk=False)
    assert list(tmp_path.iterdir()) == []
    assert kept.keep("words", "k2", lambda: {"a": 3}, on_disk=False) == {"a": 3}


def test_a_failed_stage_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> dict:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Artefacts(tmp_path).keep("words", "k1", fail)
    assert list(tmp_path.iterdir()) == []
