"""Long recordings: work in step with the length, and memory that a small laptop has.

    python benchmarks/endurance.py                  # the embedded engine at 5, 30 and 120 minutes
    python benchmarks/endurance.py --whole 120      # also the whole pipeline at so many minutes

Recordings are the fixtures one after another, over and over, at another loudness each time. Each
run has a process of its own, so that its peak memory is its own. Processor seconds (of all cores
together) are compared, since they hardly depend on what else the machine does; the clock's
seconds are told beside them. Writes ``benchmarks/results/endurance.json`` and ``endurance.md``;
runs that were not asked for keep their rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np

from rehearsal_audio.audio import read_recording
from rehearsal_audio.batch import gather
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.diarisation import make_diariser, onnx
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.pipeline import Analyser
from results_files import RESULTS, write_results

ROOT = Path(__file__).resolve().parent.parent
LENGTHS_MIN = (5, 30, 120)
MEMORY_BAR_MB = 2048
RATE_HZ = 16_000


def main() -> None:
    """Run each length in its own process and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=int, nargs="*", default=list(LENGTHS_MIN))
    parser.add_argument("--whole", type=int, nargs="*", default=[], help="lengths in minutes")
    parser.add_argument("--alone", nargs=2, metavar=("WHAT", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(run_alone(options.alone[0], Path(options.alone[1]))))
        return
    asked = [("engine", m) for m in options.minutes] + [("whole", m) for m in options.whole]
    for what, minutes in asked:
        with tempfile.TemporaryDirectory() as folder:
            path = make_recording(Path(folder) / f"{minutes}-minutes.wav", 60 * minutes)
            command = [sys.executable, __file__, "--alone", what, str(path)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        row = {"what": what, "minutes": minutes, **json.loads(done.stdout.splitlines()[-1])}
        keep(row)


def make_recording(path: Path, seconds: int) -> Path:
    """The fixtures over and over, each time 0 to 6 dB quieter."""
    random = np.random.default_rng(seconds)
    parts = [read_recording(ROOT / f"fixtures/audio/nhs-ward-{n}.flac")[1].mix for n in (1, 2, 3)]
    missing = seconds * RATE_HZ
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        while missing > 0:
            for part in parts:
                cut = part[: max(0, missing)] * 10 ** (-random.uniform(0, 6) / 20)
                file.writeframes((cut * 32767).astype("<i2").tobytes())
                missing -= len(cut)
    return path


def run_alone(what: str, path: Path) -> dict[str, Any]:
    """One run, and what it cost."""
    started = time.perf_counter()
    if what == "engine":
        _, audio = read_recording(path)
        duration_s = audio.duration_s
        found = len(make_diariser(onnx.Settings()).diarise(audio, 2).speakers)
    else:
        (job,) = gather([path])
        analyser = Analyser(load_pipeline())
        (report,) = analyser.analyse(job, path.parent / "out", lambda stage, done: None)
        duration_s = read_report(report).duration_s
        found = len(read_report(report).speakers)
    clock_s = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "speakers": found,
        "processor_s": round(used.ru_utime + used.ru_stime, 1),
        "clock_s": round(clock_s, 1),
        "processor_s_per_audio_s": round((used.ru_utime + used.ru_stime) / duration_s, 4),
        "clock_s_per_audio_s": round(clock_s / duration_s, 4),
        "peak_mb": used.ru_maxrss // 1024,
    }


def keep(row: dict[str, Any]) -> None:
    """Put the row into the kept results and write the table."""
    path = RESULTS / "endurance.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.is_file() else []
    rows = [one for one in rows if (one["what"], one["minutes"]) != (row["what"], row["minutes"])]
    rows = sorted([*rows, row], key=lambda one: (one["what"], one["minutes"]))
    lines = [
        "# Long recordings",
        "",
        "Work and memory by length; each run in its own process, two cores, other programs "
        "running: processor seconds are of both cores together. "
        f"The bar for memory is {MEMORY_BAR_MB} MB. Made by `python benchmarks/endurance.py`.",
        "",
        "| " + " | ".join(name.replace("_", " ") for name in rows[0]) + " |",
        "|" + "---|" * len(rows[0]),
        *("| " + " | ".join(str(value) for value in one.values()) + " |" for one in rows),
    ]
    write_results("endurance", {"rows": rows}, lines)


if __name__ == "__main__":
    main()
