"""Batches on real models whose processes are killed, and what their logs hold."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.audio import read_recording

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(os.name == "nt", reason="kills processes as POSIX does"),
]

MAIN = "from rehearsal_audio.cli import main; main()"
LOUD = "import logging; logging.basicConfig(level=logging.DEBUG); " + MAIN
RECORDINGS, SECONDS = 4, 10.0
KILLS = 6


@pytest.fixture(scope="module")
def recordings(fixtures_audio: Path, write_wav, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Short pieces of a rehearsal."""
    folder = tmp_path_factory.mktemp("recordings")
    _, audio = read_recording(fixtures_audio / "nhs-ward-2.flac")
    for number in range(RECORDINGS):
        start_s = SECONDS * number
        write_wav(folder / f"r{number}.wav", np.array(audio.cut(start_s, start_s + SECONDS).mix))
    return folder


def start(recordings: Path, out: Path, *more: str, program: str = MAIN) -> subprocess.Popen[str]:
    arguments = [str(recordings), "-o", str(out), "--consent-confirmed", *more]
    return subprocess.Popen(
        [sys.executable, "-c", program, "analyse", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def results(out: Path) -> dict[str, bytes]:
    """Every file of a folder of results, the kept ones too, but the lock."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def artefacts(out: Path) -> dict[str, tuple[int, int]]:
    """The finished stages, with the very file that holds each."""
    found = {}
    for path in out.glob("*/*/.stages/*.*"):
        if not path.name.endswith(".part"):
            stat = path.stat()
            found[path.relative_to(out).as_posix()] = (stat.st_ino, stat.st_mtime_ns)
    return found


@pytest.fixture(scope="module")
def undisturbed(recordings: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    run = start(recordings, out, "--jobs", "1")
    _, told = run.communicate(timeout=300)
    assert run.returncode == 0, told
    return results(out)


def test_kills_at_any_moment_cost_no_finished_stage_and_change_no_byte(
    recordings: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    draw, out = random.Random(7), tmp_path / "out"
    for _ in range(KILLS):
        run = start(recordings, out, "--jobs", "2")
        time.sleep(draw.uniform(1.0, 6.0))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        before = artefacts(out)
        again = start(recordings, out, "--jobs", "2")
        time.sleep(draw.uniform(0.5, 4.0))
        again.send_signal(signal.SIGKILL)
        again.communicate()
        assert {name: artefacts(out).get(name) for name in before} == before
    before = artefacts(out)
    run = start(recordings, out, "--jobs", "2")
    _, told = run.communicate(timeout=300)
    assert run.returncode == 0, told
    assert {name: artefacts(out).get(name) for name in before} == before
    assert results(out) == undisturbed


def workers_of(run: subprocess.Popen[str]) -> set[int]:
    """Worker processes of a run, whichever of its threads started them."""
    found = set()
    for listed in Path(f"/proc/{run.pid}/task").glob("*/children"):
        for child in listed.read_text().split():
            with contextlib.suppress(OSError):
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.add(int(child))
    return found


def wait_for(condition: Callable[[], object], run: subprocess.Popen[str]) -> None:
    while not condition():
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_a_worker_that_dies_is_replaced_and_its_recording_is_done(
    recordings: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    run = start(recordings, out, "--jobs", "2")
    wait_for(lambda: any("transcription" in name for name in artefacts(out)), run)
    before = artefacts(out)
    os.kill(workers_of(run).pop(), signal.SIGKILL)
    _, told = run.communicate(timeout=300)
    assert run.returncode == 0, told
    ends = re.findall(r"\] (r\d): done", told)
    assert sorted(ends) == [f"r{number}" for number in range(RECORDINGS)]
    assert {name: artefacts(out)[name] for name in before} == before
    assert results(out) == undisturbed


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_a_recording_that_kills_its_worker_twice_is_named_and_the_others_are_done(
    recordings: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run = start(recordings, out, "--jobs", "1", "--json-logs")
    for line in run.stderr:
        if '"recording": "r1"' in line and '"transcription"' in line:
            break
    (first,) = workers_of(run)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: workers_of(run) - {first}, run)
    (second,) = workers_of(run) - {first}
    os.kill(second, signal.SIGKILL)
    _, told = run.communicate(timeout=300)
    assert run.returncode == 1, told
    assert "failed: the process that analysed it was ended, twice" in told
    assert "r1" in (out / "failures.csv").read_text(encoding="utf-8")
    reports = {path.parent.parent.name for path in out.glob("*/1/report.html")}
    assert reports == {"r0", "r2", "r3"}


def neighbours(text: str) -> set[tuple[str, ...]]:
    """All pairs of words that follow each other."""
    words = re.findall(r"[a-z']+", text.lower())
    return set(itertools.pairwise(words))


@pytest.mark.parametrize("more", [("--json-logs",), ()])
def test_the_logs_of_a_whole_run_hold_nothing_that_was_said(
    recordings: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    one = recordings / "r0.wav"
    run = start(one, out, *more, program=LOUD)  # one recording: this very process, all loggers on
    said, told = run.communicate(timeout=300)
    assert run.returncode == 0, told
    assert "DEBUG:" in told
    batch = start(recordings, tmp_path / "batch", *more, "--jobs", "2", program=LOUD)
    batch_said, batch_told = batch.communicate(timeout=300)
    assert batch.returncode == 0
    logs = neighbours("\n".join((said, told, batch_said, batch_told)))
    for report in (*out.glob("*/1/report.json"), *(tmp_path / "batch").glob("*/1/report.json")):
        spoken = neighbours(
            " ".join(
                utterance["text"]
                for utterance in json.loads(report.read_text(encoding="utf-8"))["utterances"]
            )
        )
        assert len(spoken) > 5
        assert not spoken & logs
