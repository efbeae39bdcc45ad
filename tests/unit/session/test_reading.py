from pathlib import Path

import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.session import IterationMark, read_session

GOOD = """
session: 2026-03-nhs-ward
scenario: supportive conversation
consent: {recorded: true, delete_audio_after_days: 30}
recordings:
  - file: P07_1.flac
    participant: P07
    iterations:
      - {name: "1", start: 0:00, end: 4:10, leader: first}
      - {name: "2", start: 9:30, end: 14:02, leader: "voice:p07_voice.flac"}
  - file: P08.wav
"""


def written(folder: Path, text: str, name: str = "session.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_the_documented_example(tmp_path: Path) -> None:
    session = read_session(written(tmp_path, GOOD))
    first, second = session.recordings
    assert session.consent_recorded
    assert first.path == tmp_path / "P07_1.flac"
    assert first.iterations == (
        IterationMark("1", 0.0, 250.0, "first"),
        IterationMark("2", 570.0, 842.0, f"voice:{tmp_path / 'p07_voice.flac'}"),
    )
    assert second.iterations == (IterationMark("1"),)


def test_reads_toml(tmp_path: Path) -> None:
    text = (
        'session = "s"\n[[recordings]]\nfile = "a.wav"\niterations = [{name = "x", end = "1:05"}]'
    )
    session = read_session(written(tmp_path, text, "s.toml"))
    assert session.recordings[0].iterations == (IterationMark("x", None, 65.0),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("recordings: [", r"line 1: cannot be read as a session file"),
        ("- a\n- b", r"line 1: expected keys and values, found a list"),
        ("recordings: []", r"recordings must be a list with at least one entry"),
        ("recordings: [{fil: a.wav}]", r"recordings\[1\]: unknown key 'fil'; expected one of file"),
        ("recordings: [{participant: P1}]", r"recordings\[1\]: no file"),
        (
            "recordings: [{file: a, iterations: [{start: '2:00', end: '1:00'}]}]",
            r"iterations\[1\]: it ends before it starts",
        ),
        (
            "recordings: [{file: a, iterations: [{start: soon}]}]",
            r"start: found 'soon', expected a time as mm:ss",
        ),
        (
            "recordings: [{file: a, iterations: [{name: x}, {name: x}]}]",
            r"two iterations have the same name",
        ),
        (
            "recordings: [{file: a, iterations: [{name: ../../x}]}]",
            r"the name '../../x' cannot be a folder's",
        ),
        ("!!python/object:os.system x", r"line 1: a tag \(!name\); write the value alone"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_session(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such session file"):
        read_session(tmp_path / "none.yaml")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="over 1 MB"):
        read_session(written(tmp_path, "a: " + "x" * 1_100_000))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes("session: caf\xe9".encode("latin-1"))
    with pytest.raises(InputError, match="not text in UTF-8"):
        read_session(path)
