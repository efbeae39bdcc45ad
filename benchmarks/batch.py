"""Batches: one worker against two on the same cores, memory of a worker, and repeated runs.

Run: ``python benchmarks/batch.py [--recordings N] [--minutes M] [--part PART] [--keep FOLDER]``.
Recordings are made from the
fixtures, each beginning elsewhere, and analysed by the command itself with the default pipeline:

- one worker on one core, on half of the recordings: nothing side by side;
- ``--jobs 1`` on two cores: one recording after the other, each with two threads;
- ``--jobs 2`` on two cores: two recordings side by side, each with one thread.

Then forty copies of these recordings under other names, whose words and voices are taken from the
runs before: the reports are made, everything is run again, and again with other roles. Writes
``benchmarks/results/batch.json`` and ``batch.md``. Compare the times of one run only.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np

from rehearsal_audio.audio import read_recording
from results_files import RESULTS, write_results

ROOT = Path(__file__).resolve().parent.parent
MAIN = "from rehearsal_audio.cli import main; main()"
FORTY = 40
CORES = (0, 1)
RESULT = RESULTS / "batch.json"


def main() -> None:
    """Measure and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recordings", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--part", choices=("ways", "forty", "all"), default="all")
    parser.add_argument("--keep", type=Path, help="folder for recordings and results of both parts")
    chosen = parser.parse_args()
    found = json.loads(RESULT.read_text("utf-8")) if chosen.part == "forty" else {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        if chosen.part != "forty":
            found |= {"recordings": chosen.recordings, "minutes": chosen.minutes}
            found["ways"] = ways(folder, chosen.recordings, chosen.minutes * 60)
        if chosen.part != "ways":
            found["forty"] = forty(folder / "in", folder / "out two workers")
    write({key: found[key] for key in ("recordings", "minutes", "ways", "forty") if key in found})


def ways(folder: Path, number: int, seconds: float) -> list[dict]:
    """Times of the same work on one core, with two threads and with two workers."""
    whole = make_recordings(folder / "in", number, seconds)
    half = make_recordings(folder / "half", max(1, number // 2), seconds)
    rows = []
    for way, recordings, jobs, cores in (
        ("one core", half, 1, CORES[:1]),
        ("two threads", whole, 1, CORES),
        ("two workers", whole, 2, CORES),
    ):
        row = timed(recordings, folder / f"out {way}", ["--jobs", str(jobs)], cores)
        audio_s = len(list(recordings.iterdir())) * seconds
        rows.append({"way": way, "pace": round(row["seconds"] / audio_s, 4), **row})
    return rows


def make_recordings(folder: Path, number: int, seconds: float) -> Path:
    """The fixtures one after another, each recording from another place on."""
    folder.mkdir(parents=True)
    parts = [read_recording(ROOT / f"fixtures/audio/nhs-ward-{n}.flac")[1].mix for n in (1, 2, 3)]
    whole = np.concatenate(parts)
    for one in range(number):
        turned = np.roll(whole, -one * len(whole) // number)
        samples = np.resize(turned, round(seconds * 16_000))
        with wave.open(str(folder / f"r{one:02}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(16_000)
            file.writeframes((samples * 32767).astype("<i2").tobytes())
    return folder


def timed(recordings: Path, out: Path, more: list[str], cores: tuple[int, ...] = CORES) -> dict:
    """Seconds of one run of the command, and the peak memory of its processes."""
    began = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-c", MAIN, "analyse", str(recordings), "-o", str(out), "--quiet",
         "--consent-confirmed", *more],
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )  # fmt: skip
    peaks: dict[int, float] = {}
    watcher = threading.Thread(target=watch, args=(run, peaks))
    watcher.start()
    code = run.wait()
    seconds = time.perf_counter() - began
    watcher.join()
    assert code == 0, f"the run ended with {code}"
    workers = [peak for process, peak in peaks.items() if process != run.pid]
    return {
        "seconds": round(seconds, 1),
        "worker_peak_mb": round(max(workers, default=0.0)),
        "main_peak_mb": round(peaks.get(run.pid, 0.0)),
    }


def watch(run: subprocess.Popen[bytes], peaks: dict[int, float]) -> None:
    """Peak memory in MB of the command and its workers, until it ends."""
    while run.poll() is None:
        for process in (run.pid, *children_of(run.pid)):
            peak = peak_mb(process)
            if peak is not None:
                peaks[process] = max(peak, peaks.get(process, 0.0))
        time.sleep(0.2)


def children_of(process: int) -> list[int]:
    """Processes that any of its threads started."""
    found: list[int] = []
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, listed.read_text().split())
    return found


def peak_mb(process: int) -> float | None:
    """Most memory that a process has had; None where it is gone."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return None
    return int(found.group(1)) / 1024 if found else None


def forty(recordings: Path, heard: Path) -> list[dict]:
    """Times of forty recordings whose words and voices are known from an earlier run."""
    many, out = recordings.with_name("forty"), recordings.with_name("out forty")
    many.mkdir()
    files = sorted(recordings.glob("*.wav"))
    for number in range(FORTY):
        file = files[number % len(files)]
        shutil.copy(file, many / f"c{number:02}.wav")
        stages = out / f"c{number:02}" / "1" / ".stages"
        stages.mkdir(parents=True)
        for stage in ("transcription", "diarisation"):
            for kept in (heard / file.stem / "1" / ".stages").glob(f"{stage}-*"):
                shutil.copy(kept, stages / kept.name)
    runs = (
        ("words and voices kept", []),
        ("all kept", []),
        ("other roles", ["--leader", "least"]),
    )
    return [{"run": name, **timed(many, out, more)} for name, more in runs]


def write(found: dict) -> None:
    """Write the results for programs and for people."""
    pace = {row["way"]: row["pace"] for row in found["ways"]}
    ratios = {
        f"{one} / {other}": round(pace[one] / pace[other], 2)
        for one, other in (
            ("two workers", "two threads"),
            ("two workers", "one core"),
            ("two threads", "one core"),
        )
    }
    page = [
        "# Batches, default pipeline",
        "",
        f"{found['recordings']} recordings of {found['minutes']:g} minutes, the whole command, "
        "start included. One core: half of them, one after the other. Two threads: `--jobs 1` on "
        "two cores. Two workers: `--jobs 2` on two cores, one thread each; the default.",
        "",
        "| way | seconds | per second of audio | peak of a process, MB |",
        "|---|---|---|---|",
        *(
            f"| {row['way']} | {row['seconds']} | {row['pace']:.3f} | "
            f"{max(row['worker_peak_mb'], row['main_peak_mb'])} |"
            for row in found["ways"]
        ),
        "",
        *(f"- {name}: {ratio}" for name, ratio in ratios.items()),
        "",
        "One recording with two threads already fills both cores for most of its time; what two "
        "workers gain is the rest. Other work on the machine moves these figures.",
        "",
        f"{FORTY} recordings of {found['minutes']:g} minutes, `--jobs auto` on two cores:",
        "",
        "| run | seconds |",
        "|---|---|",
        *(f"| {row['run']} | {row['seconds']} |" for row in found.get("forty", ())),
    ]
    write_results("batch", {**found, "ratios": ratios}, page)


if __name__ == "__main__":
    main()
