"""The whole way on real models: recordings in, files of the contract out."""

from __future__ import annotations

import csv
import json
import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.audio import read_recording
from rehearsal_audio.cli import main
from rehearsal_audio.diarisation.rttm import format_rttm
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription.from_file import write_transcript

pytestmark = pytest.mark.models

FILES = {
    "report.json",
    "report.html",
    "events.csv",
    "transcript.txt",
    "diarisation.rttm",
    "transcript.TextGrid",
}


def analyse(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["analyse", *map(str, arguments)])


def measures_of(folder: Path) -> dict[str, float | None]:
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {measure["name"]: measure["value"] for measure in report["measures"]}


@pytest.fixture(scope="session")
def short(fixtures_audio: Path, write_wav, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 40 s of a rehearsal as a wav file."""
    _, audio = read_recording(fixtures_audio / "nhs-ward-1.flac")
    return write_wav(tmp_path_factory.mktemp("short") / "short.wav", audio.cut(0, 40).mix)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_file_of_the_contract_is_there(analysed: Path, number: int) -> None:
    folder = analysed / f"nhs-ward-{number}" / "1"
    assert {path.name for path in folder.iterdir()} >= FILES


def test_the_batch_has_one_row_an_iteration_and_an_overview(analysed: Path) -> None:
    with (analysed / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["recording"] for row in rows] == ["nhs-ward-1", "nhs-ward-2", "nhs-ward-3"]
    assert (analysed / "index.html").is_file()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_measures_are_near_the_truth(analysed: Path, fixtures_audio: Path, number: int) -> None:
    ours = measures_of(analysed / f"nhs-ward-{number}" / "1")
    truth_file = fixtures_audio / f"nhs-ward-{number}.truth.json"
    truth = json.loads(truth_file.read_text(encoding="utf-8"))["measures"]
    assert ours["talk_time_ratio"] == pytest.approx(truth["talk_time_share_leader"], abs=0.05)
    assert ours["questions"] == pytest.approx(truth["questions"], abs=2)
    assert ours["open_questions"] == pytest.approx(truth["open_questions"], abs=2)
    assert ours["interruptions_by_leader"] == pytest.approx(truth["interruptions_by_leader"], abs=2)
    if truth["first_unsolicited_advice_s"] is None:
        assert ours["time_to_first_advice_s"] is None
    else:
        assert ours["time_to_first_advice_s"] == pytest.approx(
            truth["first_unsolicited_advice_s"], abs=5
        )


def test_nothing_touches_the_network(short: Path, tmp_path: Path, monkeypatch) -> None:
    def blocked(*arguments: object, **named: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket.socket, "connect_ex", blocked)
    monkeypatch.setattr(socket.socket, "sendto", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    monkeypatch.setattr(socket, "create_connection", blocked)
    result = analyse(short, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "out" / "short" / "1").iterdir()} >= FILES


def test_a_second_run_listens_to_nothing_and_gives_the_same_bytes(
    short: Path, tmp_path: Path, monkeypatch
) -> None:
    assert analyse(short, "-o", tmp_path).exit_code == 0
    report = tmp_path / "short" / "1" / "report.json"
    before = report.read_bytes()
    monkeypatch.setattr(
        "rehearsal_audio.transcription.make_transcriber", lambda settings: pytest.fail("listened")
    )
    monkeypatch.setattr(
        "rehearsal_audio.diarisation.make_diariser", lambda settings: pytest.fail("listened")
    )
    assert analyse(short, "-o", tmp_path).exit_code == 0
    assert report.read_bytes() == before
    assert analyse(short, "-o", tmp_path, "--leader", "least").exit_code == 0
    assert report.read_bytes() != before


def test_two_runs_give_the_same_bytes_in_every_file(short: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert analyse(short, "-o", tmp_path / out).exit_code == 0
    one, two = (
        {
            path.relative_to(tmp_path / out): path.read_bytes()
            for path in (tmp_path / out).rglob("*")
            if path.is_file()
        }
        for out in ("one", "two")
    )
    assert {path.name for path in one} >= {*FILES, "measures.csv", "index.html"}
    assert [path for path in one if one[path] != two.get(path)] == []
    assert one.keys() == two.keys()


def test_a_report_of_the_models_holds_and_is_heard_again_the_same(
    short: Path, tmp_path: Path
) -> None:
    assert analyse(short, "-o", tmp_path).exit_code == 0
    result = CliRunner().invoke(main, ["verify", str(tmp_path), "--audio", str(short)])
    assert result.exit_code == 0, result.output
    assert "heard again (id " in result.output


def test_two_processes_give_the_same_as_one_and_a_bad_file_stops_nothing(
    short: Path, tmp_path: Path, fixtures_audio: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(short, folder / "a.wav")
    shutil.copy(short, folder / "b.wav")
    (folder / "broken.wav").write_text("this is no audio", encoding="utf-8")
    alone = analyse(folder, "-o", tmp_path / "one", "--consent-confirmed")
    pooled = analyse(folder, "-o", tmp_path / "two", "--jobs", "2", "--consent-confirmed")
    for result in (alone, pooled):
        assert result.exit_code == 1
        assert "1 of 3 recordings failed" in result.stderr
        assert "broken.wav" in result.stderr
    for name in ("a", "b"):
        reports = [tmp_path / out / name / "1" / "report.json" for out in ("one", "two")]
        assert reports[0].read_bytes() == reports[1].read_bytes()


def test_iterations_of_a_session_are_cut_out(short: Path, tmp_path: Path) -> None:
    session = tmp_path / "session.yaml"
    session.write_text(
        "scenario: support\nconsent: {recorded: true}\n"
        f"recordings:\n  - file: {short}\n    participant: P07\n"
        "    iterations:\n      - {name: early, start: 0, end: 18}\n"
        "      - {name: late, start: 18, end: 40, leader: first}\n",
        encoding="utf-8",
    )
    result = analyse(session, "-o", tmp_path / "out", "--no-audio")
    assert result.exit_code == 0, result.output
    reports = [
        json.loads((tmp_path / "out" / "short" / name / "report.json").read_text(encoding="utf-8"))
        for name in ("early", "late")
    ]
    assert [report["duration_s"] for report in reports] == [18.0, 22.0]
    assert {report["participant"] for report in reports} == {"P07"}
    assert all(event["end_s"] <= 22.5 for event in reports[1]["events"])


def test_a_persons_files_replace_the_models(short: Path, tmp_path: Path) -> None:
    recording = Path(shutil.copy(short, tmp_path / "hand.wav"))
    write_transcript(
        Transcript((Word("Why?", 1.0, 1.5), Word("Because.", 2.0, 2.6))),
        tmp_path / "hand.transcript.json",
    )
    turns = (SpeakerTurn("anna", 1.0, 1.5), SpeakerTurn("ben", 2.0, 2.6))
    (tmp_path / "hand.rttm").write_text(format_rttm(Diarisation(turns), "hand"), encoding="utf-8")
    result = analyse(recording, "-o", tmp_path / "out", "--pipeline", "from-files")
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "out" / "hand" / "1" / "report.json").read_text("utf-8"))
    said = [(utterance["role"], utterance["text"]) for utterance in report["utterances"]]
    assert said == [("leader", "Why?"), ("actor", "Because.")]


def test_the_leader_is_found_by_a_sample_of_the_voice(
    fixtures_audio: Path, short: Path, write_wav, tmp_path: Path
) -> None:
    _, audio = read_recording(fixtures_audio / "nhs-ward-3.flac")
    sample = write_wav(tmp_path / "voice.wav", audio.cut(189, 201).mix)
    assert analyse(short, "-o", tmp_path / "a", "--leader", f"voice:{sample}").exit_code == 0
    assert analyse(short, "-o", tmp_path / "b", "--leader", "first").exit_code == 0
    ours = measures_of(tmp_path / "a" / "short" / "1")
    assert ours == measures_of(tmp_path / "b" / "short" / "1")


def test_the_report_names_the_hash_of_every_weights_file(analysed: Path) -> None:
    report = json.loads((analysed / "nhs-ward-1" / "1" / "report.json").read_text("utf-8"))
    named = report["provenance"]["weights_sha256"]
    sets = {file.split("/")[0] for file in named}
    assert {"pyannote-segmentation-3.0", "campplus", "wording"} < sets
    assert all(len(sha256) == 64 for sha256 in named.values())
