"""Turn-taking against truth: interruptions and backchannels from known timings and text.

Run: ``python benchmarks/turn_taking.py``. Reads, where they are there,
``fixtures/audio/*.truth.json`` and, beside the checkout, ``../shared/data/rehearsals`` (scripted,
exact), ``dialogue`` (AMI and MRDA acts with times) and ``audio/turns`` (two people talking, no
labels). What is missing is left out. If the package ``call-ai-metrics`` is installed, what it finds
in the same speech stands beside ours. Writes ``benchmarks/results/turn_taking.json`` and ``.md``.
"""

from __future__ import annotations

import importlib.util
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rehearsal_audio.behaviours import detect
from rehearsal_audio.conversation.from_file import (
    conversation_from_diarisation,
    conversation_from_utterances,
)
from rehearsal_audio.features import measure
from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from results_files import write_results
from turn_taking_corpora import backchannel_rows, cut_off_rows, rate_rows

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
TRUTHS = (SHARED / "rehearsals", ROOT / "fixtures" / "audio")

TOLERANCE_S = 0.5
"""An event meets a true one of the same role that starts within this time."""

Row = dict[str, object]


def main() -> None:
    """Measure, write the tables."""
    results: dict[str, list[Row]] = {
        "rehearsals": rehearsal_rows(),
        "peer": peer_rows(),
        "acts": [
            *backchannel_rows(SHARED / "dialogue"),
            *cut_off_rows(SHARED / "dialogue"),
        ],
        "rates": rate_rows(SHARED / "audio" / "turns"),
        "speed": [speed_row()],
    }
    page = ["# Turn-taking", "", "Made by `benchmarks/turn_taking.py`."]
    for title, rows in results.items():
        page += ["", f"## {HEADINGS[title]}", "", table(rows)]
    write_results("turn_taking", results, page)


HEADINGS = {
    "rehearsals": "Scripted rehearsals, true timings and text",
    "peer": "Interruptions on the same speech: ours and call-ai-metrics",
    "acts": "Dialogue acts that start in overlap (AMI, MRDA)",
    "rates": "Two people talking: rates per minute (plausibility, no labels)",
    "speed": "Speed: an hour of turns",
}


def truths() -> list[tuple[str, dict, list[Utterance]]]:
    """Every scripted rehearsal once: name, truth, utterances."""
    found = {}
    for folder in TRUTHS:
        for path in sorted(folder.glob("*.truth.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            if truth.get("utterances") and "overlaps" in truth:
                found.setdefault(path.name.removesuffix(".truth.json"), truth)
    return [
        (
            name,
            truth,
            [
                Utterance(
                    one["index"], Role(one["role"]), one["text"], one["start_s"], one["end_s"]
                )
                for one in truth["utterances"]
            ],
        )
        for name, truth in found.items()
    ]


Onsets = list[tuple[float, str]]


def true_onsets(truth: dict, kind: str) -> Onsets:
    """Start and role of the true interruptions, cooperative overlaps or backchannels."""
    if kind == "backchannel":
        return [
            (one["start_s"], one["role"])
            for one in truth["utterances"]
            if "backchannel" in one["labels"]
        ]
    return [(one["start_s"], one["by"]) for one in truth["overlaps"] if one["kind"] == kind]


def onsets(events: Iterable[Event], behaviour: Behaviour) -> Onsets:
    """Start and role of our events."""
    return [(one.start_s, one.role.value) for one in events if one.behaviour is behaviour]


def hits(found: Onsets, true: Onsets) -> tuple[int, int, int]:
    """True positives, false positives, false negatives."""

    def meets(one: tuple[float, str], others: Onsets) -> bool:
        return any(abs(one[0] - t) <= TOLERANCE_S and one[1] == role for t, role in others)

    hit = sum(meets(one, found) for one in true)
    return hit, sum(not meets(one, true) for one in found), len(true) - hit


def precision_recall(counts: Counter[str], kind: str) -> Row:
    """Scores of pooled counts."""
    hit, false, missed = (counts[f"{kind} {part}"] for part in ("hit", "false", "missed"))
    precision = hit / (hit + false) if hit + false else None
    recall = hit / (hit + missed) if hit + missed else None
    score = 2 * hit / (2 * hit + false + missed) if hit else None
    return {"of": kind, "true": hit + missed, "precision": precision, "recall": recall, "F1": score}


KINDS = {
    "interruption": Behaviour.INTERRUPTION,
    "backchannel": Behaviour.BACKCHANNEL,
    "cooperative": Behaviour.COOPERATIVE_OVERLAP,
}


def rehearsal_rows() -> list[Row]:
    """Pooled scores over the scripted rehearsals, from utterances and from speaker turns alone."""
    counts: Counter[str] = Counter()
    first_errors: list[float] = []
    merged = 0
    for _, truth, utterances in truths():
        conversation = conversation_from_utterances(utterances)
        events = detect(conversation)
        for kind, behaviour in KINDS.items():
            parts = hits(onsets(events, behaviour), true_onsets(truth, kind))
            counts.update(
                {
                    f"{kind} {part}": n
                    for part, n in zip(("hit", "false", "missed"), parts, strict=True)
                }
            )
        merged += hits(onsets(events, Behaviour.INTERRUPTION), true_onsets(truth, "backchannel"))[0]
        first_errors += first_error(events, truth)
    rows = [precision_recall(counts, kind) for kind in KINDS]
    true_backchannels = counts["backchannel hit"] + counts["backchannel missed"]
    rows.append(
        {"of": "backchannels counted as interruptions", "true": true_backchannels, "found": merged}
    )
    rows.append(
        {"of": "first interruption, largest error in s", "found": max(first_errors, default=None)}
    )
    return rows


def first_error(events: Sequence[Event], truth: dict) -> list[float]:
    """Seconds between the leader's first interruption found and true; none if there is none."""
    found = [t for t, role in onsets(events, Behaviour.INTERRUPTION) if role == "leader"]
    true = [t for t, role in true_onsets(truth, "interruption") if role == "leader"]
    if not found and not true:
        return []
    return [abs(min(found) - min(true)) if found and true else float("inf")]


def peer_rows() -> list[Row]:
    """Interruptions by any role, ours and the peer's, at the peer's usual and at a short grace."""
    ways = {
        "ours, timings and text": lambda utterances: onsets(
            detect(conversation_from_utterances(utterances)), Behaviour.INTERRUPTION
        ),
        "ours, timings alone: clear": lambda utterances: onsets(
            detect(without_words(utterances)), Behaviour.INTERRUPTION
        ),
        "ours, timings alone: clear or possible": lambda utterances: [
            one
            for behaviour in (Behaviour.INTERRUPTION, Behaviour.POSSIBLE_INTERRUPTION)
            for one in onsets(detect(without_words(utterances)), behaviour)
        ],
    }
    if importlib.util.find_spec("call_ai_metrics"):
        ways |= {
            f"call-ai-metrics, grace {grace_s} s": lambda utterances, grace_s=grace_s: peer_onsets(
                utterances, grace_s
            )
            for grace_s in (0.5, 0.2)
        }
    rows: list[Row] = []
    for name, way in ways.items():
        counts: Counter[str] = Counter()
        for _, truth, utterances in truths():
            parts = hits(way(utterances), true_onsets(truth, "interruption"))
            for part, n in zip(("hit", "false", "missed"), parts, strict=True):
                counts[f"interruption {part}"] += n
        rows.append(precision_recall(counts, "interruption") | {"of": name})
    return rows


def without_words(utterances: Sequence[Utterance]) -> Conversation:
    """The same speech as speaker turns."""
    turns = [SpeakerTurn(one.role.value, one.start_s, one.end_s) for one in utterances]
    return conversation_from_diarisation(Diarisation(tuple(turns)))


def peer_onsets(utterances: Sequence[Utterance], grace_s: float) -> Onsets:
    """Interruptions that call-ai-metrics finds in the same speech."""
    from call_ai_metrics import CallAnalyzer

    spans = [(one.start_s, one.end_s, one.role.value) for one in utterances]
    report = CallAnalyzer(grace_s=grace_s).analyze(spans)
    return [(one.time_s, one.by) for one in report.interruption_events]


def speed_row() -> Row:
    """Seconds for an hour of turns, made of the rehearsals one after another."""
    hour: list[Utterance] = []
    at_s = 0.0
    parts = truths()
    while parts and at_s < 3600:
        for _, truth, utterances in parts:
            hour += [
                replace(one, start_s=one.start_s + at_s, end_s=one.end_s + at_s)
                for one in utterances
            ]
            at_s += truth["duration_s"]
    measure(conversation_from_utterances(hour[:50]), ())  # loads the libraries
    start = time.process_time()
    conversation = conversation_from_utterances(hour)
    measure(conversation, detect(conversation))
    seconds = time.process_time() - start
    return {"utterances": len(hour), "minutes": at_s / 60, "processor seconds": seconds}


def table(rows: Sequence[Row]) -> str:
    """Rows as Markdown."""
    if not rows:
        return "Not measured: the data is not there."
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join(cell(row.get(name)) for name in names) + " |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """A number with three digits, nothing for None."""
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
