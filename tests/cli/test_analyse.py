"""What the main command prints and how it ends, with the models left out."""

import json
import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.audio import read_recording
from rehearsal_audio.cli import main
from rehearsal_audio.diarisation.rttm import format_rttm
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription.from_file import write_transcript


@pytest.fixture
def recording(tmp_path: Path, write_wav) -> Path:
    """Ten seconds, loud where somebody speaks, with a person's words and turns beside it."""
    import numpy as np

    samples = np.random.default_rng(3).normal(0, 0.001, 160_000)
    for start_s, end_s in ((1.0, 2.0), (3.0, 3.8)):
        samples[int(start_s * 16_000) : int(end_s * 16_000)] *= 100
    path = write_wav(tmp_path / "run.wav", samples)
    words = (Word("How", 1.0, 1.4), Word("come?", 1.4, 2.0), Word("Because.", 3.0, 3.8))
    write_transcript(Transcript(words), tmp_path / "run.transcript.json")
    turns = (SpeakerTurn("a", 1.0, 2.0), SpeakerTurn("b", 3.0, 3.8))
    (tmp_path / "run.rttm").write_text(format_rttm(Diarisation(turns), "run"), encoding="utf-8")
    return path


def run(*arguments: object):
    return CliRunner().invoke(
        main, ["analyse", *map(str, arguments), "--pipeline", "from-files", "--no-audio"]
    )


def test_ends_with_a_table_of_measures_and_where_all_lies(recording: Path, tmp_path: Path) -> None:
    result = run(recording, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    heading, row, last = result.stdout.splitlines()
    assert heading.split()[:4] == ["recording", "iteration", "talk", "time"]
    assert row.startswith("run  ")
    assert row.endswith("run/1/report.html")
    assert "56%" in row
    assert last == f"overview: {tmp_path / 'out' / 'index.html'}"


def test_quiet_prints_failures_alone(recording: Path, tmp_path: Path) -> None:
    result = run(recording, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    result = run(tmp_path / "missing.wav", "-o", tmp_path / "out", "--quiet")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "failed",
        f"1 of 1 recordings failed; see {tmp_path / 'out' / 'failures.csv'}",
    ]


def test_the_work_is_told_in_advance(recording: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("REHEARSAL_AUDIO_CACHE", str(tmp_path / "cache"))

    def first_line() -> str:
        result = run(recording, "-o", tmp_path / "out", "--force")
        return result.stderr.splitlines()[0]

    guess, measured = first_line(), first_line()
    assert guess == (
        "1 recording, 10 s of audio; this takes less than a minute "
        "(a guess, until this machine has been measured)"
    )
    assert measured.endswith("(as measured on this machine)")
    result = run(recording, "-o", tmp_path / "out")
    assert result.stderr == "1 recording, 10 s of audio; all kept from an earlier run\n"


def test_progress_is_on_stderr_only(recording: Path, tmp_path: Path) -> None:
    result = run(recording, "-o", tmp_path / "out")
    assert "[1/1] run: transcription" in result.stderr
    assert "transcription" not in result.stdout


def test_json_logs_are_json_and_hold_no_words(recording: Path, tmp_path: Path) -> None:
    result = run(recording, "-o", tmp_path / "out", "--json-logs")
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    stages = [line["stage"] for line in lines]
    assert stages == ["plan", "audio", "transcription", "diarisation", "report", "done"]
    assert {"time", "recording", "stage"} == set().union(*lines[1:])
    assert (lines[0]["recordings"], lines[0]["kept"], lines[0]["audio_s"]) == (1, 0, 10.0)


def test_a_failure_is_named_at_the_end_and_the_others_are_done(
    recording: Path, tmp_path: Path
) -> None:
    result = run(tmp_path / "missing.wav", recording, "-o", tmp_path / "out", "--consent-confirmed")
    assert result.exit_code == 1
    assert (tmp_path / "out" / "run" / "1" / "report.html").is_file()
    failed, count = result.stderr.splitlines()[-2:]
    assert failed.startswith("failed: ")
    assert "missing.wav" in failed
    failures = tmp_path / "out" / "failures.csv"
    assert count == f"1 of 2 recordings failed; see {failures}"
    heading, row = failures.read_text(encoding="utf-8").splitlines()
    assert heading == "recording,file,stage,reason"
    assert row.startswith(f"missing,{tmp_path / 'missing.wav'},audio,no recording at")
    assert run(recording, "-o", tmp_path / "out").exit_code == 0
    assert not failures.exists()


@pytest.mark.parametrize("number", ["none", "0", "99"])
def test_a_wrong_number_of_speakers_is_usage(recording: Path, tmp_path: Path, number: str) -> None:
    result = run(recording, "-o", tmp_path / "out", "--num-speakers", number)
    assert result.exit_code == 2
    assert "expected auto or a number from 1 to 8" in result.stderr


def test_swapping_the_roles_is_one_option(recording: Path, tmp_path: Path) -> None:
    report = tmp_path / "out" / "run" / "1" / "report.json"
    said = {}
    for leader in ("a", "b"):
        assert run(recording, "-o", tmp_path / "out", "--leader", leader).exit_code == 0
        utterances = json.loads(report.read_text(encoding="utf-8"))["utterances"]
        said[leader] = [utterance["role"] for utterance in utterances]
    assert said == {"a": ["leader", "actor"], "b": ["actor", "leader"]}


def test_a_name_with_markup_is_text_in_the_pages(recording: Path, tmp_path: Path) -> None:
    name = "x&amp;y 'onload=1"
    for path in tmp_path.glob("run.*"):
        path.rename(tmp_path / path.name.replace("run", name, 1))
    result = run(tmp_path / f"{name}.wav", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "x&amp;amp;y" in text


def test_the_command_names_a_bad_pipeline_in_one_line(recording: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["analyse", str(recording), "-o", str(tmp_path / "o"), "--pipeline", "best"]
    )
    assert result.exit_code == 1
    assert result.stderr.startswith("error: no pipeline 'best'")
    assert len(result.stderr.splitlines()) == 1


def test_a_persons_corrections_recompute_the_measures(recording: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "run" / "1"
    assert run(recording, "-o", tmp_path / "out").exit_code == 0

    def measured() -> tuple[dict, set]:
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        values = {measure["name"]: measure["value"] for measure in report["measures"]}
        return values, {event["source"] for event in report["events"]}

    before, sources = measured()
    assert "human" not in sources
    (folder / "corrections.jsonl").write_text(
        '{"action": "add", "behaviour": "advice_unsolicited", "role": "leader",'
        ' "start_s": 1.5, "end_s": 2.0}\n',
        encoding="utf-8",
    )
    assert run(recording, "-o", tmp_path / "out").exit_code == 0
    after, sources = measured()
    assert before["time_to_first_advice_s"] is None
    assert after["time_to_first_advice_s"] == pytest.approx(0.5)
    assert "human" in sources


def test_several_recordings_need_consent_in_one_clear_line(recording: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.wav"
    again.write_bytes(recording.read_bytes())
    result = run(recording, again, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "error: consent is not recorded for 2 of 2 recordings" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("consent", "code"), [("{recorded: false}", 1), ("{recorded: true}", 0)])
def test_a_session_file_must_record_consent(
    recording: Path, tmp_path: Path, consent: str, code: int
) -> None:
    session = tmp_path / "s.yaml"
    session.write_text(
        f"consent: {consent}\nrecordings: [{{file: {recording.name}}}]", encoding="utf-8"
    )
    assert run(session, "-o", tmp_path / "out").exit_code == code
    assert run(session, "-o", tmp_path / "out", "--consent-confirmed").exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_results_are_for_their_owner_only(recording: Path, tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert run(recording, "-o", tmp_path / "above" / "out").exit_code == 0
    finally:
        os.umask(before)
    made = [tmp_path / "above", *(tmp_path / "above").rglob("*")]
    assert len(made) > 10
    for path in made:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("name", ["a\nb\x1b[31m.wav", "\u202egpj.wav", "x" * 230 + ".wav"])
def test_a_hostile_name_becomes_a_harmless_folder(
    recording: Path, tmp_path: Path, name: str
) -> None:
    for suffix in (".wav", ".transcript.json", ".rttm"):
        (tmp_path / f"run{suffix}").rename(tmp_path / f"{name[:-4]}{suffix}")
    result = run(tmp_path / name, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    folders = [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()]
    assert len(folders) == 1
    assert folders[0].isprintable()
    assert len(folders[0]) <= 120
    assert (result.stdout + result.stderr).replace("\n", "").isprintable()


def test_a_failing_file_with_a_hostile_name_stays_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "a\nfailed: forged\x1b[2J.wav"
    bad.write_text("no audio", encoding="utf-8")
    result = run(bad, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert not any(line.startswith("failed: forged") for line in result.stderr.splitlines())


def test_a_redacted_run_writes_no_name_anywhere_and_touches_no_network(
    recording: Path, tmp_path: Path, monkeypatch
) -> None:
    def blocked(*arguments: object, **named: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    words = (Word("Hello", 1.0, 1.4), Word("Agnieszka.", 1.4, 2.0), Word("Hi,", 3.0, 3.2))
    last = (Word("Sergeant", 3.2, 3.4), Word("Hughes.", 3.4, 3.8))
    write_transcript(Transcript(words + last), tmp_path / "run.transcript.json")
    out = tmp_path / "out"
    assert run(recording, "-o", out).exit_code == 0
    assert "Agnieszka" in (out / "run" / "1" / "transcript.txt").read_text(encoding="utf-8")
    result = run(recording, "-o", out, "--redact")
    assert result.exit_code == 0, result.stderr
    text = (out / "run" / "1" / "transcript.txt").read_text(encoding="utf-8")
    assert "Hello [NAME]." in text
    assert "Hi, Sergeant [NAME]." in text
    files = [path for path in out.rglob("*") if path.is_file()]
    assert any(path.parent.name == ".stages" for path in files)
    for path in files:
        content = path.read_bytes()
        assert b"Agnieszka" not in content, path
        assert b"Hughes" not in content, path


def test_a_masked_word_is_not_heard(recording: Path, tmp_path: Path) -> None:
    from rehearsal_audio.export.listen import compress
    from rehearsal_audio.model.segment import Segment

    _, audio = read_recording(recording)
    path = tmp_path / "listen.m4a"
    path.write_bytes(compress(audio, silenced=[Segment(0.8, 2.2)]))
    heard = read_recording(path)[1].mix
    silent, loud = heard[int(1.1 * 16_000) : int(1.9 * 16_000)], heard[int(3.1 * 16_000) :][:8_000]
    assert abs(silent).max() < 0.01 < abs(loud).max()
