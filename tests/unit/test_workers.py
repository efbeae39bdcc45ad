"""Real processes: what happens when one dies, and what comes back from it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from rehearsal_audio.errors import BackendError, ClusterError
from rehearsal_audio.workers import (
    Workers,
    cluster_size,
    cores,
    sensible_workers,
    tell,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills processes as POSIX does")


def test_a_dying_process_takes_down_its_own_task_alone() -> None:
    with Workers(2, print) as workers:
        first = workers.submit(os.getpid).result()
        dying = workers.submit(os._exit, 9)
        others = [workers.submit(abs, -number) for number in range(6)]
        assert [other.result() for other in others] == list(range(6))
        with pytest.raises(BrokenProcessPool):
            dying.result()
        assert first != os.getpid()


def test_a_task_whose_process_died_is_tried_once_more(tmp_path: Path) -> None:
    marker = tmp_path / "begun"
    code = textwrap.dedent(
        f"""
        import os, pathlib, signal
        marker = pathlib.Path({str(marker)!r})
        with marker.open("a") as file:
            file.write("begun ")
        if marker.read_text() == "begun ":
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    with Workers(1, print) as workers:
        workers.submit(exec, code).result()
    assert marker.read_text() == "begun begun "


def test_what_a_task_tells_comes_back_and_threads_are_shared_out() -> None:
    heard: list[object] = []
    with Workers(cores(), heard.append) as workers:
        workers.submit(tell, ("a", "audio", 1.0)).result()
        threads = workers.submit(os.getenv, "OMP_NUM_THREADS").result()
    deadline = time.monotonic() + 5
    while not heard and time.monotonic() < deadline:
        time.sleep(0.01)
    assert heard == [("a", "audio", 1.0)]
    assert threads == "1"


def test_an_interrupt_ends_the_processes_and_tries_nothing_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    marker = tmp_path / "begun"
    code = f"open({str(marker)!r}, 'a').write('x'); import time; time.sleep(60)"
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Workers(2, print) as workers:
        futures = [workers.submit(exec, code) for _ in range(4)]
        while not marker.exists() or len(marker.read_text()) < 2:
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 30
    assert marker.read_text() == "xx"
    assert all(future.done() for future in futures)
    assert capfd.readouterr() == ("", "")


def test_processes_end_when_this_program_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(
        "import os, time\n"
        "from rehearsal_audio.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(1, print)\n"
        "    print(workers.submit(os.getpid).result(), flush=True)\n"
        "    workers.submit(time.sleep, 60).result()\n",
        encoding="utf-8",
    )
    program = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    child = int(program.stdout.readline())
    program.send_signal(signal.SIGKILL)
    program.wait()
    deadline = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        state = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if state == "Z":
            break
        time.sleep(0.02)
    else:
        assert not Path(f"/proc/{child}").exists()
    program.stdout.close()


def test_as_many_workers_as_cores_memory_and_recordings_allow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rehearsal_audio.workers.cores", lambda: 8)
    for memory_gb, recordings, workers in ((64, 40, 8), (64, 3, 3), (4, 40, 2), (1, 40, 1)):
        monkeypatch.setattr("rehearsal_audio.workers.memory_gb", lambda gb=memory_gb: gb)
        assert sensible_workers(recordings) == workers
    monkeypatch.setattr("rehearsal_audio.workers.memory_gb", lambda: None)
    assert sensible_workers(40) == 8


def test_without_the_extra_dask_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BackendError, match=r'pip install "rehearsal-audio\[cluster\]"'):
        cluster_size("tcp://127.0.0.1:1")


@pytest.mark.models  # slow, though no model runs
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://127.0.0.1:99999999"])
def test_no_scheduler_is_one_clear_line(
    address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("rehearsal_audio.workers.CONNECT_S", 1)
    with pytest.raises(ClusterError, match=f"no Dask scheduler answers at {address}; start one"):
        cluster_size(address)
    assert capfd.readouterr() == ("", "")
