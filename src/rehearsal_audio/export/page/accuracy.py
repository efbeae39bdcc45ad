"""How often the detectors are right, for the page: read from the benchmarks' own results.

The files of ``benchmarks/results/`` are shipped with the package as they are, so that the page
says what was measured last and nothing else. What they do not hold is left out.

Of each detector: *right* is the share of what it marked that was there (precision), *found* the
share of what was there that it marked (recall), each with its 95 % Wilson interval.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rehearsal_audio.export.page.figures import percent
from rehearsal_audio.export.page.wording import Wording, capital
from rehearsal_audio.features.intervals import proportion_interval

FILES = ("labels", "turn_taking", "transcription", "diarisation")

CORPORA = (
    ("open_question", "annomi", "open question"),
    ("closed_question", "annomi", "closed question"),
    ("reflection", "annomi", "reflection"),
    ("advice_unsolicited", "annomi", "advice"),
)
"""Behaviour, set, and its name in ``labels.json``."""

OVERLAPS = (
    ("interruption", "rehearsals", "rehearsals", "interruption"),
    ("interruption", "mrda", "acts", "MRDA: unfinished"),
    ("backchannel", "ami", "acts", "AMI: bck against content acts"),
    ("backchannel", "mrda", "acts", "MRDA: b, bk against content acts"),
    ("cooperative_overlap", "rehearsals", "rehearsals", "cooperative"),
)
"""Behaviour, set in words, and where it begins in ``turn_taking.json``."""

Found = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One detector on one set."""

    name: str
    tested_on: str
    cases: int
    right: str
    found: str


def accuracy_rows(words: Wording) -> tuple[Accuracy, ...]:
    """Every detector on every set that it was held against, by behaviour."""
    measured = results()
    rows = [
        *_of_overlaps(measured.get("turn_taking", {}), words),
        *_of_corpora(measured.get("labels", {}), words),
        *_of_scripts(measured.get("labels", {}), words),
    ]
    return tuple(sorted(rows, key=lambda row: row.name))


def accuracy_sentences(words: Wording) -> tuple[str, ...]:
    """Who speaks when, the words, and first advice that was none, as sentences."""
    measured = results()
    said = []
    voices = _wrong_seconds(measured.get("diarisation", {}))
    if voices is not None:
        said.append(words.text("accuracy", "voices", edges=voices[0], beyond=voices[1]))
    heard = measured.get("transcription", {}).get("all")
    if heard:
        wrong = f"{100 * heard['wer']:.0f}"
        said.append(words.text("accuracy", "words", wrong=wrong, count=heard["words"]))
    sessions = measured.get("labels", {}).get("sessions")
    if sessions:
        false, count = sessions["with_false_first_advice"], sessions["advice_free"]
        said.append(words.text("accuracy", "false_first", false=false, count=count))
    return tuple(said)


@cache
def results() -> Mapping[str, Found]:
    """The benchmarks' results by name, of those that are there."""
    folder = results_folder()
    paths = {name: folder / f"{name}.json" for name in FILES}
    return {
        name: json.loads(path.read_text(encoding="utf-8"))
        for name, path in paths.items()
        if path.is_file()
    }


def results_folder() -> Path:
    """Where they lie: in the installed package, or in the checkout beside ``src``."""
    package = Path(__file__).parent.parent.parent
    installed = package / "benchmark_results"
    return installed if installed.is_dir() else package.parent.parent / "benchmarks" / "results"


def _of_overlaps(measured: Found, words: Wording) -> Iterator[Accuracy]:
    for behaviour, tested_on, part, begins in OVERLAPS:
        row = next((one for one in measured.get(part, ()) if one["of"].startswith(begins)), None)
        if row is not None:
            yield _row(behaviour, tested_on, row["true"], _counts(row, row["true"]), words)


def _of_corpora(measured: Found, words: Wording) -> Iterator[Accuracy]:
    for behaviour, tested_on, name in CORPORA:
        row = measured.get("sets", {}).get(tested_on, {}).get(name)
        if row is not None:
            yield _row(behaviour, tested_on, row["cases"], _counts(row, row["cases"]), words)


def _of_scripts(measured: Found, words: Wording) -> Iterator[Accuracy]:
    """Held-out scripts, whose errors were not read: all behaviours that occur in them."""
    for label, seen in measured.get("held_out", {}).get("labels", {}).items():
        hit, false, miss = (seen.get(key, 0) for key in ("hit", "false", "miss"))
        name = "advice_unsolicited" if label == "advice" else label
        yield _row(name, "scripts", hit + miss, (hit, hit + false), words)


def _row(
    behaviour: str, tested_on: str, cases: int, counts: tuple[int, int], words: Wording
) -> Accuracy:
    hit, marked = counts
    name = words.text("accuracy", "advice") if "advice" in behaviour else words.behaviour(behaviour)
    return Accuracy(
        capital(name),
        words.text("accuracy.sets", tested_on),
        cases,
        _share(hit, marked, words),
        _share(hit, cases, words),
    )


def _counts(row: Found, cases: int) -> tuple[int, int]:
    """What was found, and what was marked, from both shares."""
    hit = round(row["recall"] * cases)
    return hit, round(hit / row["precision"]) if row["precision"] else 0


def _share(part: int, of: int, words: Wording) -> str:
    if not of:
        return "–"
    low, high = (percent(bound) for bound in proportion_interval(min(part, of), of))
    bounds = words.text("page", "bounds", low=low, high=high)
    return words.text("accuracy", "share", share=percent(part / of), bounds=bounds)


def _wrong_seconds(measured: Found) -> tuple[str, str] | None:
    """Of 100 seconds of two real speakers those that are wrong, in all and beyond the edges."""
    rows = [
        one
        for one in measured.get("recordings", ())
        if one["engine"] == "onnx" and one["group"] == "real, two speakers" and one["der"]
    ]
    speech_s = [_errors_s(one) / one["der"] for one in rows]
    if not sum(speech_s):
        return None
    beyond = _weighted([one["der_collar_0.25_s"] or 0.0 for one in rows], speech_s)
    return f"{100 * sum(map(_errors_s, rows)) / sum(speech_s):.1f}", f"{100 * beyond:.1f}"


def _errors_s(row: Found) -> float:
    return float(row["missed_s"] + row["false_alarm_s"] + row["confusion_s"])


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(one * weight for one, weight in zip(values, weights, strict=True)) / sum(weights)
