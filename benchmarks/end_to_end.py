"""Measures from audio alone against the truth of the scripted rehearsals.

Run: ``python benchmarks/end_to_end.py [--keep FOLDER]``; with a folder the reports are kept, and a
second run listens to nothing. Reads every ``NAME.flac`` with a ``NAME.truth.json``
in ``fixtures/audio/`` and, where it is there, ``../shared/data/rehearsals/``. Writes
``benchmarks/results/end_to_end.json`` and ``end_to_end.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rehearsal_audio.batch import Options, gather, run
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "fixtures" / "audio", ROOT.parent / "shared" / "data" / "rehearsals")

MATCH_S = 1.0
"""Largest distance of the beginnings of an event and its match in the truth."""

COMPARED = (
    # measure, truth's name, largest difference that the project allows itself
    ("talk_time_ratio", "talk_time_share_leader", 0.03),
    ("questions", "questions", 2),
    ("open_questions", "open_questions", 2),
    ("open_question_ratio", None, 0.10),
    ("time_to_first_advice_s", "first_unsolicited_advice_s", 5.0),
    ("interruptions_by_leader", "interruptions_by_leader", 2),
    ("backchannels_by_leader", "backchannels_by_leader", 2),
    ("backchannels_by_actor", "backchannels_by_actor", 2),
    ("reflections", "reflections", 2),
)


def main() -> None:
    """Analyse, compare, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder for the reports")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as folder:
        rows, events = compared(kept or Path(folder))
    write(rows, events)


def compared(out: Path) -> tuple[list[dict], list[dict]]:
    """Analyse every recording with a truth; rows of its measures, and of its timed events."""
    recordings = {
        path.stem: path
        for folder in reversed(FOLDERS)
        for path in sorted(folder.glob("*.flac"))
        if truth_of(path).is_file()
    }
    jobs = gather(recordings.values())
    outcomes = run(jobs, load_pipeline("default"), out, Options(), lambda name, stage, done: None)
    rows, events = [], []
    for job, outcome in zip(jobs, outcomes, strict=True):
        if outcome.failure:
            sys.exit(f"{job.name}: {outcome.failure}")
        truth = json.loads(truth_of(job.source.path).read_text(encoding="utf-8"))
        report = read_report(outcome.reports[0])
        rows += compare(job.name, report, truth)
        events += compare_events(job.name, report, truth)
    return rows, events


def truth_of(recording: Path) -> Path:
    """The truth of a recording; a two-channel one shares its mono sibling's."""
    return recording.with_name(recording.stem.removesuffix(".2ch") + ".truth.json")


def compare(name: str, report: IterationReport, truth: dict) -> list[dict]:
    """One row for each measure that the truth knows."""
    scores = truth["measures"]
    closed = scores["leader_label_counts"].get("closed_question", 0)
    asked = scores["open_questions"] + closed
    rows = []
    for measure, key, bar in COMPARED:
        ours = report.measure(measure).value
        expected = scores[key] if key else (scores["open_questions"] / asked if asked else None)
        both = ours is not None and expected is not None
        error = round(ours - expected, 4) if both else None
        within = abs(error) <= bar if both else ours is None and expected is None
        rows.append(
            {
                "recording": name,
                "measure": measure,
                "ours": None if ours is None else round(ours, 4),
                "truth": None if expected is None else round(expected, 4),
                "error": error,
                "bar": bar,
                "within": within,
            }
        )
    return rows


def compare_events(name: str, report: IterationReport, truth: dict) -> list[dict]:
    """Interruptions and backchannels of both roles: right, false and missed.

    An event is right if one of its kind and role begins within ``MATCH_S`` of it in the truth.
    """
    rows = []
    for kind in ("interruption", "backchannel"):
        said = [
            (one["role"], one["start_s"])
            for one in truth["utterances"]
            if one["overlap"] == kind or kind in one["labels"]
        ]
        true_count, right = len(said), 0
        found = [one for one in report.events if one.behaviour.value == kind]
        for event in found:
            near = [
                one
                for one in said
                if one[0] == event.role.value and abs(one[1] - event.start_s) <= MATCH_S
            ]
            if near:
                said.remove(near[0])
                right += 1
        counts = {"right": right, "false": len(found) - right, "missed": true_count - right}
        rows.append({"recording": name, "event": kind, **counts})
    return rows


def event_lines(events: list[dict]) -> list[str]:
    """Precision and recall of each kind, mono and two-channel files apart."""
    lines = [
        "",
        "## Interruptions and backchannels from audio",
        "",
        f"Of both roles; an event is right if the truth has one within {MATCH_S} s. From the true "
        "times and words instead of audio: see turn_taking.md; the difference is what hearing "
        "costs.",
        "",
        "| files | event | right | false | missed | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    for files, is_two_channel in (("mono", False), ("two channels, mixed", True)):
        for kind in ("interruption", "backchannel"):
            own = [
                row
                for row in events
                if row["event"] == kind and row["recording"].endswith(".2ch") == is_two_channel
            ]
            right, false, missed = (
                sum(row[key] for row in own) for key in ("right", "false", "missed")
            )
            precision = f"{right / (right + false):.2f}" if right + false else "–"
            recall = f"{right / (right + missed):.2f}" if right + missed else "–"
            lines.append(
                f"| {files} | {kind} | {right} | {false} | {missed} | {precision} | {recall} |"
            )
    return lines


def write(rows: list[dict], events: list[dict]) -> None:
    """Write the results for programs and for people."""
    lines = [
        "# Measures from audio alone, against the truth",
        "",
        "Scripted rehearsals spoken by text-to-speech voices; default pipeline, `--leader first`.",
        "Made by `python benchmarks/end_to_end.py`.",
        "",
        "| recording | measure | ours | truth | error | bar | within |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        cells = [row[key] for key in ("recording", "measure", "ours", "truth", "error", "bar")]
        shown = ["–" if cell is None else str(cell) for cell in cells]
        lines.append("| " + " | ".join([*shown, "yes" if row["within"] else "**no**"]) + " |")
    lines += event_lines(events)
    write_results("end_to_end", {"measures": rows, "events": events}, lines)


if __name__ == "__main__":
    main()
