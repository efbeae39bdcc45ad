"""Every fault of a session file at once, each with its line, in YAML and in TOML."""

from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.session import check_session, examine

YAML = """\
session: ward
date: 2026-02-30
consent: {recorded: maybe, delete_audio_after_days: -1}
recordings:
  - file: a.wav
    participant: P07
    iterations:
      - {name: "1", start: 0:00, end: 0:02}
      - {name: "1", start: 0:01, end: 0:03}
      - {name: ../x, start: soon}
  - file: a.wav
  - fil: b.wav
  - file: ../outside.wav
  - file: missing.wav
"""

TOML = """\
session = "ward"
date = "2026-02-30"
consent = {recorded = "maybe", delete_audio_after_days = -1}

[[recordings]]
file = "a.wav"
participant = "P07"
iterations = [
  {name = "1", start = "0:00", end = "0:02"},
  {name = "1", start = "0:01", end = "0:03"},
  {name = "../x", start = "soon"},
]

[[recordings]]
file = "a.wav"
[[recordings]]
fil = "b.wav"
[[recordings]]
file = "../outside.wav"
[[recordings]]
file = "missing.wav"
"""

WANTED = (
    "date: found '2026-02-30', which is no day of the calendar",
    "recorded: found 'maybe', expected true or false",
    "delete_audio_after_days: found '-1', expected a whole number",
    "two iterations have the same name, '1'",
    "iteration '1' begins before '1' ends",
    "the name '../x' cannot be a folder's",
    "start: found 'soon', expected a time as mm:ss",
    "'a.wav' stands in line",
    "unknown key 'fil'",
    "no file; expected the name of a recording",
    "'../outside.wav' leads out of the session file's folder",
    "missing.wav is not there",
    "iteration '1' ends at 0:03, but the recording ends at 0:01",
)
LINES = {
    "yaml": (2, 3, 3, 9, 9, 10, 10, 11, 12, 12, 13, 14, 5),
    "toml": (2, 3, 3, 10, 10, 11, 11, 15, 17, 16, 19, 20, 5),
}


@pytest.mark.parametrize(("suffix", "text"), [("yaml", YAML), ("toml", TOML)])
def test_every_fault_is_explained_at_once_with_its_line(
    tmp_path: Path, write_wav, suffix: str, text: str
) -> None:
    write_wav(tmp_path / "a.wav", np.full(int(1.2 * 16_000), 0.1))
    path = tmp_path / f"session.{suffix}"
    path.write_text(text, encoding="utf-8")
    faults = check_session(path).faults
    for wanted, line in zip(WANTED, LINES[suffix], strict=True):
        found = [fault for fault in faults if wanted in fault.text]
        assert found, (wanted, [fault.text for fault in faults])
        assert line in [fault.line for fault in found], (wanted, found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x [1]\nb: *x", "line 2: an alias"),
        ("a: 1\na: 2", "line 2: the key 'a' stands twice"),
        ("a: 1\n---\nb: 2", "line 2: a second document"),
        ("a: !!python/name:os.system", "line 1: a tag"),
        ("? [a]\n: b", "line 1: a key that is no text"),
        ("[" * 5000, "nested too deep"),
        ("a: {" * 2000, "nested too deep"),
        ("\x00", "cannot be read as a session file"),
        ("", "recordings must be a list"),
    ],
)
def test_yaml_that_no_session_file_needs_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    assert any(message in fault.told(path) for fault in examine(path).faults)


def test_a_billion_laughs_take_no_time_and_no_memory(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    path = tmp_path / "s.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    (fault,) = examine(path).faults
    assert fault.line == 2
    assert "alias" in fault.text


@pytest.mark.parametrize("text", ["a = " + "[" * 3000, "x = " + "9" * 5000, "a = 1\na = 2"])
def test_toml_that_no_session_file_needs_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    assert examine(path).faults


def test_a_link_out_of_the_folder_and_a_missing_voice_are_faults(tmp_path: Path, write_wav) -> None:
    home = tmp_path / "in"
    home.mkdir()
    outside = write_wav(tmp_path / "outside.wav", np.full(16_000, 0.1))
    (home / "link.wav").symlink_to(outside)
    write_wav(home / "own.wav", np.full(16_000, 0.1))
    (home / "s.yaml").write_text(
        "recordings:\n  - file: link.wav\n  - file: own.wav\n"
        "    iterations: [{leader: 'voice:none.wav'}]\n",
        encoding="utf-8",
    )
    told = [(fault.line, fault.text) for fault in check_session(home / "s.yaml").faults]
    assert [line for line, _ in told] == [2, 3]
    assert "link.wav is a link out of the folder" in told[0][1]
    assert "no voice sample at" in told[1][1]


def test_iterations_that_a_comparison_cannot_tell_apart_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "consent: {recorded: true}\nrecordings:\n"
        "  - {file: a.wav, participant: P1}\n  - {file: b.wav, participant: P1}\n",
        encoding="utf-8",
    )
    (note,) = check_session(path).notes
    assert note.line == 4
    assert "P1 has an iteration '1' in line 3, too" in note.text
