from pathlib import Path

import pytest

from rehearsal_audio.artefacts import Artefacts, clear, kept_in, sweep


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


def test_a_result_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path)
    kept.keep("words", "k1", lambda: {"a": 1})
    for damage in (b"", b'{"a": ', b"\xff\xfe", b"[1]"):
        (tmp_path / "words-k1.json").write_bytes(damage)
        assert not kept.has("words", "k1")
        assert kept.keep("words", "k1", lambda: {"a": 2}) == {"a": 2}


def test_sound_is_kept_as_bytes(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path)
    assert kept.keep_sound("sound", "k1", lambda: b"abc") == b"abc"
    assert kept.keep_sound("sound", "k1", lambda: pytest.fail("made again")) == b"abc"
    assert kept.keep_sound("sound", "k2", lambda: b"d") == b"d"
    assert [path.name for path in tmp_path.iterdir()] == ["sound-k2.m4a"]


def test_a_receipt_holds_for_whole_files_only(tmp_path: Path) -> None:
    kept = Artefacts(tmp_path / ".stages")
    file = tmp_path / "report.json"
    file.write_text("one", encoding="utf-8")
    kept.keep_receipt("report", "k1", [file])
    assert kept.are_made("report", "k1", tmp_path)
    assert not kept.are_made("report", "k2", tmp_path)
    file.write_text("two", encoding="utf-8")
    assert not kept.are_made("report", "k1", tmp_path)
    file.unlink()
    assert not kept.are_made("report", "k1", tmp_path)


def folder_of_results(out: Path) -> None:
    for recording in ("a", "b"):
        kept = Artefacts(out / recording / "1" / ".stages")
        kept.keep("diarisation", "k", lambda: {"turns": []})
        kept.keep_sound("sound", "k", lambda: b"1234")
        (out / recording / "1" / "report.json").write_text("{}", encoding="utf-8")


def test_what_is_kept_is_told_and_cleared_and_reports_stay(tmp_path: Path) -> None:
    folder_of_results(tmp_path)
    kept = list(kept_in(tmp_path))
    named = [(one.recording, one.iteration, one.stage) for one in kept]
    assert named == [(name, "1", stage) for name in "ab" for stage in ("diarisation", "sound")]
    assert kept[1].size_bytes == 4
    assert clear(tmp_path) == tuple(kept)
    assert list(kept_in(tmp_path)) == []
    assert (
        sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["report.json"] * 2
    )
    assert not list(tmp_path.rglob(".stages"))


def test_a_link_out_of_the_folder_is_not_cleared(tmp_path: Path) -> None:
    outside = tmp_path / "precious.json"
    outside.write_text("{}", encoding="utf-8")
    out = tmp_path / "out"
    folder_of_results(out)
    (out / "a" / "1" / ".stages" / "sound-x.m4a").symlink_to(outside)
    clear(out)
    assert outside.is_file()


def test_what_a_killed_run_had_begun_is_swept(tmp_path: Path) -> None:
    folder_of_results(tmp_path)
    left = [
        tmp_path / ".index.html.7.part",
        tmp_path / "a" / "1" / ".report.html.7.part",
        tmp_path / "a" / "1" / ".stages" / ".sound-k.m4a.7.part",
    ]
    for part in left:
        part.write_text("half", encoding="utf-8")
    sweep(tmp_path)
    assert not any(part.exists() for part in left)
    assert len(list(kept_in(tmp_path))) == 4
