"""A batch with everything that can go wrong: each fault is one clear line, all else is done.

Words and turns come from files, so that only the faults take time; the processes, disks and
limits are real.
"""

from __future__ import annotations

import csv
import os
import subprocess
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.batch import Outcome, Task, analyse_apart, gather
from rehearsal_audio.cli import main
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.diarisation.rttm import format_rttm
from rehearsal_audio.iteration import Keeping
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription.from_file import write_transcript
from rehearsal_audio.workers import Workers

pytestmark = [
    pytest.mark.models,  # slow, though no model runs
    pytest.mark.skipif(os.name == "nt", reason="uses disks and limits of POSIX"),
]

SETTINGS = """
[audio]
max_duration_s = 8

[transcription]
backend = "from_file"

[diarisation]
backend = "from_file"
"""


@dataclass(frozen=True)
class Maker:
    """Makes recordings with a person's words and turns beside them."""

    folder: Path
    write_wav: Callable[[Path, np.ndarray], Path]

    def __call__(self, name: str, seconds: float = 3.0) -> Path:
        noise = np.random.default_rng(len(name)).normal(0, 0.05, round(seconds * 16_000))
        path = self.write_wav(self.folder / f"{name}.wav", np.clip(noise, -1, 1))
        words = (Word("How", 0.2, 0.5), Word("come?", 0.5, 1.0), Word("Because.", 1.2, 2.0))
        write_transcript(Transcript(words), self.folder / f"{name}.transcript.json")
        turns = (SpeakerTurn("a", 0.2, 1.0), SpeakerTurn("b", 1.2, 2.0))
        text = format_rttm(Diarisation(turns), name)
        (self.folder / f"{name}.rttm").write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def make(tmp_path: Path, write_wav) -> Maker:
    folder = tmp_path / "in"
    folder.mkdir()
    return Maker(folder, write_wav)


def analyse(*arguments: object) -> Result:
    options = ["--consent-confirmed", "--pipeline", "from-files"]
    return CliRunner().invoke(main, ["analyse", *options, *map(str, arguments)])


def failures_in(out: Path) -> dict[str, str]:
    with (out / "failures.csv").open(encoding="utf-8", newline="") as file:
        return {row["recording"]: row["reason"] for row in csv.DictReader(file)}


def many_channels(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(9)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.full(9 * 16_000, 1000, "<i2").tobytes())


def cut_short(path: Path) -> None:
    flac = path.with_suffix(".flac")
    samples = np.random.default_rng(1).normal(0, 0.1, 6 * 16_000).astype(np.float32)
    with av.open(str(flac), "w") as container:
        stream = container.add_stream("flac", rate=16_000)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="flt", layout="mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    whole = flac.read_bytes()
    flac.write_bytes(whole[: len(whole) // 3])
    path.unlink()


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
    "no-audio": (lambda path: path.write_text("minutes of a meeting"), "is not audio"),
    "silent": (
        lambda path: path.write_bytes(path.read_bytes()[:44] + bytes(2 * 48_000)),
        "is silent: no sample above",
    ),
    "cut-short": (cut_short, "is truncated or damaged"),
    "too-long": (lambda path: None, "is too long: more than"),
    "too-short": (lambda path: None, "is too short: 0.20 s"),
    "many-channels": (many_channels, "has 9 channels, expected 1 to 8"),
    "no-words": (lambda path: path.with_suffix(".transcript.json").unlink(), "transcript"),
    "bad-words": (
        lambda path: path.with_suffix(".transcript.json").write_text("{"),
        "bad-words.transcript.json",
    ),
    "bad-turns": (
        lambda path: path.with_suffix(".rttm").write_text("SPEAKER x"),
        "bad-turns.rttm",
    ),
}
SECONDS = {"too-long": 9.0, "too-short": 0.2}


def test_ten_faulty_among_forty_are_ten_clear_lines_and_thirty_reports(
    make: Maker, tmp_path: Path
) -> None:
    for number in range(30):
        make(f"good-{number:02}")
    for name, (spoil, _) in FAULTS.items():
        spoil(make(name, SECONDS.get(name, 3.0)))
    settings = tmp_path / "limits.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    out = tmp_path / "out"
    result = analyse(make.folder, "-o", out, "--pipeline", settings, "--no-audio")
    assert result.exit_code == 1, result.stderr
    assert "10 of 40 recordings failed" in result.stderr
    assert len([line for line in result.stderr.splitlines() if line.startswith("failed: ")]) == 10
    reasons = failures_in(out)
    assert list(reasons) == sorted(FAULTS)
    for name, (_, words) in FAULTS.items():
        assert words in reasons[name], name
        assert "unexpected" not in reasons[name]
    reports = {path.parent.parent.name for path in out.glob("*/1/report.html")}
    assert reports == {f"good-{number:02}" for number in range(30)}
    with (out / "measures.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 30

    for name in FAULTS:
        for path in make.folder.glob(f"{name}.*"):
            path.unlink()
    mended = analyse(make.folder, "-o", out, "--pipeline", settings, "--no-audio")
    assert mended.exit_code == 0
    assert "all kept from an earlier run" in mended.stderr
    assert not (out / "failures.csv").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of the given size."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        folder = tmp_path / f"disk-{size}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("no disk can be mounted here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk_costs_the_recording_that_fills_it(
    make: Maker, small_disk: Callable[[str], Path]
) -> None:
    make("a")
    make("b-long", 900.0)
    make("c")
    out = small_disk("5m") / "out"
    result = analyse(make.folder, "-o", out, "--jobs", 1)
    assert result.exit_code == 1, result.stderr
    (name,), (reason,) = zip(*failures_in(out).items(), strict=True)
    assert name == "b-long"
    assert "no space left on the disk; free some, then run the same command again" in reason
    assert {path.parent.parent.name for path in out.glob("*/1/report.html")} == {"a", "c"}
    assert not list(out.rglob("*.part"))


def test_a_disk_without_any_space_is_one_line(
    make: Maker, small_disk: Callable[[str], Path]
) -> None:
    make("a")
    out = small_disk("8k") / "out"
    result = analyse(make.folder, "-o", out)
    assert result.exit_code == 1
    assert not isinstance(result.exception, OSError)
    assert "Traceback" not in result.output
    assert "no space left on the disk" in result.stderr


def in_a_worker(*steps: Task | str) -> list[Outcome]:
    """Run steps one after the other in one worker: tasks, or code that changes the process."""
    with Workers(1, lambda message: None) as worker:
        return [
            worker.submit(exec, step).result()
            if isinstance(step, str)
            else worker.submit(analyse_apart, step).result()
            for step in steps
        ]


def task(recording: Path, out: Path) -> Task:
    (job,) = gather([recording])
    return Task(job, load_pipeline("from-files"), out, Keeping())


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads its size from /proc")
def test_no_memory_costs_the_recording_that_needs_it(make: Maker, tmp_path: Path) -> None:
    small, big, again = make("small"), make("big", 1800.0), make("again")
    limit = (
        "import resource\n"
        "size = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (size + 80_000_000, -1))\n"
    )
    out = tmp_path / "out"
    first, _, second, third = in_a_worker(task(small, out), limit, task(big, out), task(again, out))
    assert first.failure is None
    assert second.failure is not None
    assert "not enough memory; close other programs" in second.failure.reason
    assert third.failure is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give its rights up")
@pytest.mark.parametrize(
    ("lost", "named"),
    [("in", "cannot be read: Permission denied"), ("out", "permission denied; check that you may")],
)
def test_a_lost_permission_is_told(make: Maker, tmp_path: Path, lost: str, named: str) -> None:
    first, second = make("first"), make("second")
    out = tmp_path / "out"
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/tmp") and str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    make.folder.chmod(0o755)
    for path in make.folder.iterdir():
        path.chmod(0o644)
    if lost == "in":
        second.chmod(0o000)
        out.mkdir()
        out.chmod(0o777)
    done, _, failed = in_a_worker(
        task(first, out), "import os; os.seteuid(65534)", task(second, out)
    )
    assert done.failure is None
    assert failed.failure is not None
    assert named in failed.failure.reason
    assert "second.wav" in failed.failure.reason or "out/second" in failed.failure.reason
