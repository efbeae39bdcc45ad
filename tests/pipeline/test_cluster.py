"""A real Dask scheduler with two worker processes on loopback, one of which is killed."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.audio import read_recording

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(os.name == "nt", reason="kills processes as POSIX does"),
]
pytest.importorskip("distributed", reason="needs the extra cluster")

ANALYSE = [sys.executable, "-c", "from rehearsal_audio.cli import main; main()", "analyse"]
RECORDINGS = 5


@pytest.fixture(scope="module")
def recordings(fixtures_audio: Path, write_wav, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five short pieces of a rehearsal."""
    folder = tmp_path_factory.mktemp("recordings")
    _, audio = read_recording(fixtures_audio / "nhs-ward-1.flac")
    for number in range(RECORDINGS):
        piece = np.array(audio.cut(12.0 * number, 12.0 * number + 12.0).mix)
        write_wav(folder / f"r{number}.wav", piece)
    return folder


class Cluster:
    """A scheduler and its workers, as processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scheduler, address = self._start(
            "scheduler", ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        )
        self.address = address
        self.workers = [self.add_worker() for _ in range(2)]

    def add_worker(self) -> subprocess.Popen[str]:
        options = ["--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        worker, _ = self._start("worker", [self.address, *options])
        return worker

    def _start(self, kind: str, arguments: list[str]) -> tuple[subprocess.Popen[str], str]:
        log = self.folder / f"{kind}-{time.monotonic_ns()}.log"
        with log.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments],
                stderr=file,
                stdout=file,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
        said = {"scheduler": r"Scheduler at:\s+(tcp://\S+)", "worker": r"Registered to:\s+(\S+)"}
        for _ in range(600):
            if found := re.search(said[kind], log.read_text()):
                return process, found.group(1)
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        raise AssertionError(log.read_text())

    def logs(self) -> str:
        return "".join(path.read_text() for path in self.folder.glob("*.log"))

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    cluster = Cluster(tmp_path / "cluster")
    yield cluster
    cluster.end()


def results(out: Path) -> dict[str, bytes]:
    """Every file of a folder of results but the lock and what is kept."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".stages" not in path.parts and path.name != ".lock"
    }


def finished(out: Path) -> dict[str, int]:
    """The artefacts that are there, with when they were written."""
    return {str(path): path.stat().st_mtime_ns for path in out.glob("*/*/.stages/*.json")}


def test_a_worker_that_is_killed_costs_no_recording(
    cluster: Cluster, recordings: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run = subprocess.Popen(
        [*ANALYSE, str(recordings), "-o", str(out), "--consent-confirmed", "--json-logs",
         "--dask", cluster.address],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not any("transcription" in path for path in finished(out)):
        assert run.poll() is None, run.stderr.read()
        time.sleep(0.02)
    cluster.workers[0].send_signal(signal.SIGKILL)
    before = finished(out)
    said, told = run.communicate(timeout=300)
    assert run.returncode == 0, told
    lines = [json.loads(line) for line in told.splitlines()]
    ends = [line["recording"] for line in lines if line["stage"] == "done"]
    assert sorted(ends) == [f"r{number}" for number in range(RECORDINGS)]
    assert {line["stage"] for line in lines} >= {"plan", "transcription", "diarisation"}
    assert {name: finished(out)[name] for name in before} == before
    assert f"overview: {out / 'index.html'}" in said

    alone = tmp_path / "alone"
    subprocess.run(
        [*ANALYSE, str(recordings), "-o", str(alone), "--consent-confirmed", "--quiet"], check=True
    )
    assert results(out) == results(alone)
    words = {
        word["text"].strip(".,?!").lower()
        for path in out.glob("*/1/.stages/transcription-*.json")
        for word in json.loads(path.read_text(encoding="utf-8"))["words"]
    }
    long_words = {word for word in words if len(word) > 6}
    assert long_words
    logs = (cluster.logs() + told).lower()
    assert not {word for word in long_words if word in logs and word not in KNOWN}


KNOWN = {"started", "general", "station"}
"""Words that the cluster's own log may hold."""


def test_a_cluster_without_workers_is_one_clear_line(cluster: Cluster, recordings: Path) -> None:
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    time.sleep(1.0)
    out = cluster.folder / "out"
    run = subprocess.run(
        [*ANALYSE, str(recordings / "r0.wav"), "-o", str(out), "--dask", cluster.address],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == 1
    assert "has no workers; start some with `dask worker" in run.stderr.splitlines()[-1]
    assert not out.exists()
    shutil.rmtree(out, ignore_errors=True)
