"""How far two analyses of one recording can lie apart: runs, threads, kernels, precision.

Run: ``python benchmarks/reproducibility.py``; ``--only NAME ...`` for some conditions. Each
condition analyses the rehearsals of the fixtures in a process of its own, with an environment
that makes this machine compute as another would: fewer threads, the instruction sets of older
processors (CTranslate2 and oneDNN take the kernels of those), no vector units for NumPy. What
a condition heard is laid over what the plain run heard. Finished conditions are kept in
``out/reproducibility``. Writes ``benchmarks/results/reproducibility.json`` and ``.md``.

Known limits: ONNX Runtime's kernels cannot be told to be those of another processor, so only
its threads are varied; other versions of the libraries are not tried.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kaldialign import edit_distance

from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import difference, total_s
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "reproducibility"
RECORDINGS = ("nhs-ward-1", "nhs-ward-3")
PLAIN = "plain"
NAMED = (
    "talk_time_ratio",
    "interruptions_by_leader",
    "questions",
    "open_questions",
    "time_to_first_advice_s",
    "reflections",
)
"""Measures that the page names one by one."""

CONDITIONS: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    PLAIN: ("as it is", {}, ""),
    "again": ("the same once more", {}, ""),
    "one-thread": ("one thread everywhere", {"OMP_NUM_THREADS": "1"}, "cpu_threads = 1"),
    "avx2": ("a processor with AVX2, without AVX-512", {"CT2_FORCE_CPU_ISA": "AVX2"}, ""),
    "generic": (
        "a processor without AVX",
        {
            "CT2_FORCE_CPU_ISA": "GENERIC",
            "DNNL_MAX_CPU_ISA": "SSE41",
            "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",
            "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512_SKX",
        },
        "",
    ),
    "float32": ("float32 instead of int8 arithmetic", {}, 'compute_type = "float32"'),
}
"""Name -> for people, environment, a setting of recognition."""


def main() -> None:
    """Run the conditions, compare, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", choices=list(CONDITIONS), default=list(CONDITIONS))
    for name in parser.parse_args().only:
        run(name)
    done = [name for name in CONDITIONS if (OUT / name / "measures.csv").is_file()]
    if PLAIN in done:
        write([row for name in done[1:] for row in rows_of(name)])


def run(name: str) -> None:
    """Analyse the recordings under a condition, unless that is done."""
    out = OUT / name
    if (out / "measures.csv").is_file():
        return
    _, environment, setting = CONDITIONS[name]
    OUT.mkdir(parents=True, exist_ok=True)
    pipeline = OUT / f"{name}.toml"
    pipeline.write_text(f'[transcription]\nbackend = "faster_whisper"\n{setting}\n', "utf-8")
    recordings = [str(ROOT / f"fixtures/audio/{one}.flac") for one in RECORDINGS]
    command = ["analyse", *recordings, "-o", str(out), "--no-audio", "--consent-confirmed"]
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from rehearsal_audio.cli import main; main()",
            *command,
            "--pipeline",
            str(pipeline),
        ],
        env={**os.environ, **environment},
        check=True,
    )


def rows_of(name: str) -> list[dict[str, object]]:
    """What a condition made otherwise, a row a recording."""
    rows = []
    for recording in RECORDINGS:
        place = Path(recording) / "1" / "report.json"
        plain, other = (read_report(OUT / one / place) for one in (PLAIN, name))
        old, new = (said(one) for one in (plain, other))
        rows.append(
            {
                "condition": name,
                "recording": recording,
                "same_bytes": same_but_settings(OUT / PLAIN / place, OUT / name / place),
                "words_changed": edit_distance(old, new)["total"],
                "words": len(old),
                "speech_moved_s": round(moved_s(plain, other), 3),
                "events": len(plain.events),
                "events_changed": len(events_of(plain) ^ events_of(other)),
                "measures_changed": changed(plain, other),
            }
        )
    return rows


def said(report: IterationReport) -> list[str]:
    """All words in order."""
    return " ".join(one.text for one in report.utterances).split()


def moved_s(plain: IterationReport, other: IterationReport) -> float:
    """Seconds of a role's speech that only one of two reports has."""
    moved = 0.0
    for role in {ipu.role for ipu in plain.ipus}:
        one, two = (
            [ipu.segment for ipu in report.ipus if ipu.role is role] for report in (plain, other)
        )
        moved += total_s(difference(one, two)) + total_s(difference(two, one))
    return moved


def events_of(report: IterationReport) -> set[tuple[str, int]]:
    """Behaviour and whole second of every event."""
    return {(event.behaviour.value, round(event.start_s)) for event in report.events}


def changed(plain: IterationReport, other: IterationReport) -> dict[str, list[float | None]]:
    """Measures with another value: both values."""
    return {
        one.name: [one.value, other.measure(one.name).value]
        for one in plain.measures
        if one.value != other.measure(one.name).value
    }


def same_but_settings(plain: Path, other: Path) -> bool:
    """Whether two reports are the same but for what was asked for."""
    one, two = (json.loads(path.read_text("utf-8")) for path in (plain, other))
    return all(one[key] == two[key] for key in one if key != "provenance")


def write(rows: list[dict[str, object]]) -> None:
    """The table of the page, a row a condition."""
    page = [
        "# How far two analyses lie apart",
        "",
        "Two rehearsals, default pipeline, each condition laid over a plain run on the same "
        "machine. Words: words that differ; speech: seconds of a role's speech that only one has; "
        "measures: those of six headline measures that differ, with both values.",
        "",
        "| condition | identical reports | words | speech s | events | headline measures |",
        "|---|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(str(row["condition"]) for row in rows):
        own = [row for row in rows if row["condition"] == name]
        page.append(f"| {CONDITIONS[name][0]} | {cells(own)} |")
    page += ["", "What this means for a study: docs/reproducibility.md."]
    write_results("reproducibility", {"rows": rows}, page)


def cells(rows: list[dict]) -> str:
    """One condition over all recordings."""
    named = [
        f"{name} {show(old)} → {show(new)} ({row['recording']})"
        for row in rows
        for name, (old, new) in row["measures_changed"].items()
        if name in NAMED
    ]
    words = f"{sum(row['words_changed'] for row in rows)} of {sum(row['words'] for row in rows)}"
    events = f"{sum(row['events_changed'] for row in rows)} of {sum(row['events'] for row in rows)}"
    same = f"{sum(row['same_bytes'] for row in rows)} of {len(rows)}"
    speech = f"{sum(row['speech_moved_s'] for row in rows):.2f}"
    return " | ".join((same, words, speech, events, "; ".join(named) or "none"))


def show(value: float | None) -> str:
    """A value for people."""
    return "none" if value is None else f"{value:.4g}"


if __name__ == "__main__":
    main()
