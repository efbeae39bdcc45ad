"""Twenty kills at random moments over a batch: what they cost, and whether they change anything.

Run: ``python benchmarks/kills.py [--recordings N] [--seconds S] [--kills K] [--seed X]``, or with
``--folder FOLDER --pipeline from-files`` on recordings with a person's words and turns beside them,
where no model runs and more kills fall into the later stages. A batch is analysed once
undisturbed; then the same command is started over and over and killed (``SIGKILL``, to the
command itself, so that its workers find themselves alone) after a random time, and at last left
to finish. Checked, byte for byte:

- every file of the results is the same as that of the undisturbed run, what is kept included;
- every stage whose result was there at a kill is never run again: its file is the same inode
  with the same time of change at the end;
- no process is left over, and no half-written file.

Writes ``benchmarks/results/kills.json`` and ``kills.md``; exit code 1 if anything differs.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from batch import MAIN, children_of, make_recordings
from results_files import write_results

AUDIO = "*.[wf][al]*"
"""Recordings in a folder: .wav, .flac."""

Artefacts = dict[str, tuple[int, int]]


def main() -> None:
    """Kill, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recordings", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--folder", type=Path, help="recordings to use instead of made ones")
    parser.add_argument("--pipeline", default="default")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recordings = chosen.folder or make_recordings(
            folder / "in", chosen.recordings, chosen.seconds
        )
        batch = Batch(recordings, chosen.pipeline)
        began = time.perf_counter()
        batch.start(folder / "whole").wait()
        whole_s = time.perf_counter() - began
        rows, again = kill_often(batch, folder / "killed", chosen.kills, chosen.seed, whole_s)
        batch.start(folder / "killed").wait()
        again |= rewritten(rows[-1]["artefacts"], artefacts(folder / "killed"))
        differing = different(folder / "whole", folder / "killed")
    done = [len(row["artefacts"]) for row in rows]
    after = [row["after_s"] for row in rows]
    content = {
        "kills": [
            {"after_s": row["after_s"], "stages_done": n} for row, n in zip(rows, done, strict=True)
        ],
        "run_again": sorted(again),
        "differing": differing,
    }
    page = [
        f"# {chosen.kills} kills over a batch of {len(list(recordings.glob(AUDIO)))} recordings",
        "",
        f"Pipeline {chosen.pipeline}. Undisturbed it takes {whole_s:.0f} s; the kills came at "
        f"random, {min(after)} s to {max(after)} s after the start, with two workers.",
        "",
        f"- finished stages that were run again: {len(again)}",
        f"- files that differ from the undisturbed run: {len(differing)}",
        f"- kept results found at each kill: {', '.join(map(str, done))}",
    ]
    write_results("kills", content, page)
    sys.exit(1 if again or differing else 0)


@dataclass(frozen=True)
class Batch:
    """Recordings and how they are analysed."""

    recordings: Path
    pipeline: str

    def start(self, out: Path) -> subprocess.Popen[bytes]:
        """The command, at work."""
        return subprocess.Popen(
            [sys.executable, "-c", MAIN, "analyse", str(self.recordings), "-o", str(out), "--quiet",
             "--consent-confirmed", "--jobs", "2", "--pipeline", self.pipeline],
        )  # fmt: skip


def kill_often(
    batch: Batch, out: Path, kills: int, seed: int, whole_s: float
) -> tuple[list[dict], set[str]]:
    """What was there at each kill, and what had been there before but was made again."""
    draw, rows, again = random.Random(seed), [], set()
    before: Artefacts = {}
    for _ in range(kills):
        after_s = round(draw.uniform(0.2, max(3.0, 0.25 * whole_s)), 2)
        run = batch.start(out)
        time.sleep(after_s)
        workers = children_of(run.pid)
        run.send_signal(signal.SIGKILL)
        run.wait()
        wait_for_end(workers)
        now = artefacts(out)
        again |= rewritten(before, now)
        rows.append({"after_s": after_s, "artefacts": now})
        before = now
    return rows, again


def wait_for_end(processes: list[int]) -> None:
    """Workers end by themselves, soon after the command is gone."""
    until = time.monotonic() + 10
    while alive := [one for one in processes if Path(f"/proc/{one}/exe").exists()]:
        assert time.monotonic() < until, f"processes are left over: {alive}"
        time.sleep(0.02)


def artefacts(out: Path) -> Artefacts:
    """Every kept result with the very file that holds it."""
    found = {}
    for path in out.glob("*/*/.stages/*"):
        if not path.name.endswith(".part"):
            stat = path.stat()
            found[path.relative_to(out).as_posix()] = (stat.st_ino, stat.st_mtime_ns)
    return found


def rewritten(before: Artefacts, now: Artefacts) -> set[str]:
    """Kept results that are gone or were written again."""
    return {name for name, file in before.items() if now.get(name) != file}


def different(whole: Path, killed: Path) -> list[str]:
    """Files of one folder that the other has not, or has otherwise."""

    def files(out: Path) -> dict[str, bytes]:
        return {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in out.rglob("*")
            if path.is_file() and path.name != ".lock"
        }

    one, other = files(whole), files(killed)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


if __name__ == "__main__":
    main()
