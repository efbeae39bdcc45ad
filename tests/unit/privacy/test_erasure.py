import csv
import os
import re
import socket
from pathlib import Path

import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.privacy import erase
from rehearsal_audio.session.pseudonyms import MAP_NAME


def rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mentions(folder: Path, text: str) -> list[Path]:
    """Files that hold the text or bear it in their names; the audio in pages is left out."""
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        plain = re.sub(rb"[A-Za-z0-9+/=]{500,}", b"", content)
        if text in path.name or text.encode() in plain:
            found.append(path)
    return found


def test_nothing_of_the_participant_is_left_and_the_others_stay(results: Path) -> None:
    source = results.parent / "in"
    before = {path: path.read_bytes() for path in source.iterdir()}
    other = (results / "P08_1" / "1" / "report.html").read_bytes()
    receipt = erase("P07", results)
    assert mentions(results, "P07") == []
    assert {row["participant"] for row in rows(results / "measures.csv")} == {"P08", "N01"}
    assert (results / "P08_1" / "1" / "report.html").read_bytes() == other
    assert "P07" not in (results / "index.html").read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in source.iterdir()} == before
    told = "\n".join(receipt.lines())
    for what in ("report: ", "kept transcription: ", "table: ", "rows: "):
        assert f"removed {what}" in told
    assert f"left: recording: {source / 'P07_1.wav'}" in told
    assert "left: session file: its entries in lines 6, 7" in told


def test_a_name_is_looked_up_and_its_entry_goes(results: Path) -> None:
    source = results.parent / "in"
    assert mentions(results, "Anna") == []
    receipt = erase("anna bell", results)
    assert mentions(results, "N01") == []
    assert not (source / MAP_NAME).exists()
    assert receipt.subject == "N01"
    assert any("map of names" in line for line in receipt.removed)


def test_rows_of_failures_go_too(results: Path) -> None:
    assert len(rows(results / "failures.csv")) == 1
    erase("P08", results)
    assert not (results / "failures.csv").exists()
    assert mentions(results, "P08") == []


def test_recordings_go_only_when_asked_with_what_lies_beside_them(results: Path) -> None:
    source = results.parent / "in"
    erase("P07", results, recordings=True)
    assert sorted(path.name for path in source.iterdir() if "P07" in path.name) == []
    assert (source / "P08_1.wav").is_file()


def test_an_unknown_participant_is_refused_and_nothing_changes(results: Path) -> None:
    before = {path: path.read_bytes() for path in results.rglob("*") if path.is_file()}
    with pytest.raises(
        InputError, match="holds nothing of a participant 'P99'; it knows N01, P07, P08"
    ):
        erase("P99", results)
    assert {path: path.read_bytes() for path in results.rglob("*") if path.is_file()} == before


def test_a_second_time_there_is_nothing_left_but_the_session_file(results: Path) -> None:
    erase("P07", results)
    assert erase("P07", results).removed == ()


def test_a_link_in_the_folder_is_removed_and_not_followed(results: Path) -> None:
    outside = results.parent / "private"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", encoding="utf-8")
    (results / "P07_1" / "1" / "link").symlink_to(outside)
    (results / "P07_3").symlink_to(outside)
    erase("P07", results)
    assert (outside / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_an_export_that_tells_of_them_goes(results: Path, run) -> None:
    assert run("export", results, "--format", "csv").exit_code == 0
    (results / "export" / "vtt").mkdir(parents=True)
    (results / "export" / "vtt" / "P07_1.vtt").write_text("WEBVTT", encoding="utf-8")
    (results / "all.csv").write_text("participant\nP07\n", encoding="utf-8")
    (results / "notes.txt").write_text("nothing of anybody", encoding="utf-8")
    assert mentions(results / "export", "P07")
    receipt = erase("P07", results)
    assert mentions(results, "P07") == []
    assert (results / "notes.txt").exists()
    assert any(line.startswith("export: ") for line in receipt.removed)


def test_loose_recordings_are_known_by_their_names(results: Path) -> None:
    (results / ".sessions").unlink()
    (results / "P07_9" / "1").mkdir(parents=True)
    (results / "P07_9" / "1" / "half.part").write_text("x", encoding="utf-8")
    receipt = erase("P07", results)
    assert mentions(results, "P07") == []
    assert any("no session file is known" in line for line in receipt.left)


def test_the_command_prints_the_receipt(results: Path, run) -> None:
    done = run("erase", "P07", results)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1].startswith("P07: removed ")
    refused = run("erase", "nobody", results)
    assert refused.exit_code == 1
    assert len(refused.stderr.splitlines()) == 1
    assert run("erase", "P07", results / "none").exit_code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_made_anew_is_for_its_owner_only(results: Path) -> None:
    erase("P07", results)
    for path in results.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_no_command_of_privacy_touches_the_network(results: Path, run, monkeypatch) -> None:
    def blocked(*arguments: object, **named: object) -> None:
        raise AssertionError("the network was touched")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    session = results.parent / "in" / "session.yaml"
    run("session", "check", session)
    run("session", "propose", session)
    assert run("retention", "apply", session, results).exit_code == 0
    assert run("erase", "P07", results).exit_code == 0
