import os
from pathlib import Path

import pytest

from rehearsal_audio.batch import failed, gather
from rehearsal_audio.errors import InputError
from rehearsal_audio.session import hide_names, read_session, with_identifiers
from rehearsal_audio.session.pseudonyms import MAP_NAME, read_names

TEXT = """
recordings:
  - {file: Anna Smith_1.wav, participant: Anna Smith}
  - {file: smith 2.wav, participant: Anna Smith}
  - {file: P01_1.wav, participant: P01}
  - {file: Zoe.wav, participant: Zoë Adébáyò, iterations: [{name: zoë first}]}
"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "s.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_names_become_identifiers_and_identifiers_stay(session: Path) -> None:
    jobs = gather([session])
    assert [job.source.participant for job in jobs] == ["N01", "N01", "P01", "N02"]
    assert [job.name for job in jobs] == ["N01_1", "N01 2", "P01_1", "Zoe"]
    assert jobs[3].source.iterations[0].name == "N02 first"
    assert "Anna Smith" in jobs[0].source.mask


def test_the_map_lies_beside_the_session_file_for_its_owner_only(session: Path) -> None:
    gather([session])
    path = session.parent / MAP_NAME
    assert path.read_text(encoding="utf-8").splitlines() == [
        "identifier,name",
        "N01,Anna Smith",
        "N02,Zoë Adébáyò",
    ]
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_name_keeps_its_identifier_in_later_sessions(session: Path) -> None:
    gather([session])
    later = session.parent / "later.yaml"
    later.write_text(
        "recordings:\n  - {file: x.wav, participant: Omar}\n"
        "  - {file: y.wav, participant: Anna Smith}\n",
        encoding="utf-8",
    )
    assert [job.source.participant for job in gather([later])] == ["N03", "N01"]


def test_a_session_of_identifiers_makes_no_map(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text("recordings: [{file: a.wav, participant: P07}]", encoding="utf-8")
    gather([path])
    assert not (tmp_path / MAP_NAME).exists()


def test_a_failure_tells_no_name(session: Path) -> None:
    job = gather([session])[0]
    failure = failed(job, "", f"{job.source.path}: no audio").failure
    assert "Anna" not in str(failure)
    assert "Smith" not in str(failure)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("ANNA-smith.wav", "P03.wav"),
        ("savanna.wav", "savanna.wav"),
        ("anna2.wav", "P032.wav"),
        ("Smiths.wav", "Smiths.wav"),
    ],
)
def test_names_are_hidden_as_words(text: str, hidden: str) -> None:
    assert hide_names(text, [("Anna Smith", "P03")]) == hidden


@pytest.mark.parametrize("text", ["a,b\n1,2", "identifier,name\nP01", "\x00", "identifier"])
def test_a_broken_map_is_one_line(session: Path, text: str) -> None:
    (session.parent / MAP_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=MAP_NAME):
        with_identifiers(read_session(session), session.parent)


def test_a_name_that_a_spreadsheet_would_run_is_escaped_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text("recordings: [{file: a.wav, participant: '=cmd()'}]", encoding="utf-8")
    gather([path])
    assert "'=cmd()" in (tmp_path / MAP_NAME).read_text(encoding="utf-8")
    assert read_names(tmp_path / MAP_NAME) == {"=cmd()": "N01"}
    assert gather([path])[0].source.participant == "N01"
