"""Speed of ``analyse``, stage by stage, as a real-time factor: work per second of audio.

Run: ``python benchmarks/speed.py``; with ``--minutes 60 180`` for long ones, too. Recordings
of several lengths are made from the fixtures; each is analysed twice in one process with the
default pipeline: cold (models are loaded) and warm (models are there, results computed again;
left out from an hour on). A last run takes the kept results.
Writes ``benchmarks/results/speed.json`` and ``speed.md``. Machines are noisy: compare the
factors of one run, not seconds between runs.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
import wave
from pathlib import Path

import numpy as np

from rehearsal_audio.audio import read_recording
from rehearsal_audio.batch import gather
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.iteration import Keeping
from rehearsal_audio.pipeline import STAGES, Analyser
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
LENGTHS_MIN = (1, 4, 16)
LONG_MIN = 60
"""From this length on there is no warm run: loading the models no longer shows."""


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--minutes", type=int, nargs="*", default=[], help="further lengths to measure"
    )
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for minutes in (*LENGTHS_MIN, *parser.parse_args().minutes):
            recording = make_recording(Path(folder) / f"{minutes}-min.wav", minutes * 60)
            (job,) = gather([recording])
            out = Path(folder) / "out"
            again = Analyser(load_pipeline(), Keeping(force=True))
            runs = (("cold", again), ("warm", again), ("kept", Analyser(load_pipeline())))
            for kind, analyser in runs:
                if kind == "warm" and minutes >= LONG_MIN:
                    continue
                rows.append({"minutes": minutes, "run": kind, **timed(analyser, job, out)})
    write(rows)


def make_recording(path: Path, seconds: int) -> Path:
    """The fixtures one after another, as long as asked."""
    parts = [read_recording(ROOT / f"fixtures/audio/nhs-ward-{n}.flac")[1].mix for n in (1, 2, 3)]
    samples = np.resize(np.concatenate(parts), seconds * 16_000)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def timed(analyser: Analyser, job, out: Path) -> dict:
    """Real-time factor of each stage and of the whole."""
    begun: dict[str, float] = {}
    took = dict.fromkeys(STAGES, 0.0)

    def progress(stage: str, done: float) -> None:
        begun.setdefault(stage, time.perf_counter())
        if done >= 1.0:
            took[stage] = time.perf_counter() - begun[stage]

    start = time.perf_counter()
    analyser.analyse(job, out, progress)
    whole = time.perf_counter() - start
    seconds = int(job.name.split("-")[0]) * 60
    factors = {stage: round(took[stage] / seconds, 4) for stage in STAGES}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**factors, "whole": round(whole / seconds, 4), "peak_mb": peak // 1024}


def write(rows: list[dict]) -> None:
    """Write the results for programs and for people."""
    names = ["minutes", "run", *STAGES, "whole", "peak_mb"]
    page = [
        "# Speed of analyse, default pipeline",
        "",
        "Real-time factor: seconds of work per second of audio; below 0.5 the report is there in "
        "less than half of the recording's length. Cold: models are loaded; warm: models are "
        "there; kept: the slow stages' results were there. Peak memory is of the process so far. "
        "Made by `make bench`.",
        "",
        "| " + " | ".join(names) + " |",
        "|" + "---|" * len(names),
        *("| " + " | ".join(str(row[name]) for name in names) + " |" for row in rows),
    ]
    write_results("speed", {"rows": rows}, page)


if __name__ == "__main__":
    main()
