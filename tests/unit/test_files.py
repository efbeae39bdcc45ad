import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.files import folder_name, on_one_line, write_whole


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "old")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_link_in_the_way_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / f".a.txt.{os.getpid()}.part").symlink_to(victim)
    write_whole(tmp_path / "a.txt", "new")
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_whole(tmp_path / "new" / "a.txt", b"x")
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_becomes_a_folder_name(name: str) -> None:
    made = folder_name(name)
    assert made == folder_name(made)
    assert made not in (".", "..")
    assert not set(made) & set('\\/:*?"<>|')
    assert len(made.encode("utf-8")) <= 120
    assert "\u202e" not in made


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_stays_on_one_line(text: str) -> None:
    assert len(on_one_line(text).splitlines()) <= 1
    on_one_line(text).encode("utf-8")
