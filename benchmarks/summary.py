"""All benchmarks on one page: ``benchmarks/results/README.md``, made from the JSON files there.

Run: ``python benchmarks/summary.py``; the last step of ``make bench`` and ``make bench-accuracy``.
A detector's precision and recall carry 95 % Wilson intervals over its cases, labels a bootstrap
interval over conversations. What has not been measured is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rehearsal_audio.features.intervals import proportion_interval
from rehearsal_audio.files import write_whole
from results_files import RESULTS, stamp_line

Results = Mapping[str, Any]
Cells = Sequence[object]


def main() -> None:
    """Write the page."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in RESULTS.glob("*.json")}
    lines = [
        "# How right and how fast",
        "",
        "Everything here is made by a command: `make bench-accuracy` and `make bench`. Each figure "
        "is explained, with its data and their limits, on the page it comes from.",
        "",
        *headlines(found),
        *peers(found),
        *labels(found),
        *speed(found),
        *promises(found),
        *pages(found),
    ]
    write_whole(RESULTS / "README.md", "\n".join(lines).rstrip("\n") + "\n")
    print("\n".join(lines))


def table(columns: Cells, rows: Iterable[Cells]) -> list[str]:
    """Lines of a Markdown table; nothing without rows."""
    body = ["| " + " | ".join(shown(cell) for cell in row) + " |" for row in rows]
    head = ["| " + " | ".join(map(str, columns)) + " |", "|" + "---|" * len(columns)]
    return [*head, *body, ""] if body else []


def shown(cell: object) -> str:
    """A cell for people."""
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def share(right: int, of: int) -> str:
    """A proportion with its interval."""
    if not of:
        return "–"
    low, high = proportion_interval(right, of)
    return f"{right / of:.2f} ({low:.2f}–{high:.2f}; {right} of {of})"


def headlines(found: Mapping[str, Results]) -> list[str]:
    """What the report's first numbers stand on, from audio alone."""
    rows: list[Cells] = [*engine_rows(found), *hearing_rows(found)]
    return ["## From audio alone, default pipeline", "", *table(("what", "figure", "data"), rows)]


def engine_rows(found: Mapping[str, Results]) -> Iterator[Cells]:
    """Who speaks when."""
    own = ("onnx", "channels")
    rows = [row for row in found.get("diarisation", {}).get("recordings", ()) if own_row(row, own)]
    for group in dict.fromkeys(row["group"] for row in rows):
        part = [row for row in rows if row["group"] == group]
        yield ("who speaks when: DER, 0.25 s collar", f"{100 * pooled_der(part):.1f} %", group)
    other = found.get("robustness", {}).get("scores", {}).get("other: all")
    if other:
        data = f"{other['conversations']} composed conversations, other voices (watched)"
        yield (
            "who speaks when: DER, 0.25 s collar",
            f"{100 * other['der_collar_0.25_s']:.1f} %",
            data,
        )
        yield "overlap: precision", other["overlap_precision"], data
        yield "overlap: recall", other["overlap_recall"], data


def own_row(row: Results, engines: Sequence[str]) -> bool:
    """Whether a recording was scored by one of the engines."""
    return row["engine"] in engines and row["der_collar_0.25_s"] is not None


def pooled_der(rows: Sequence[Results]) -> float:
    """Mean DER weighted by seconds of speech, which each row's errors and rate give."""
    errors = [row["missed_s"] + row["false_alarm_s"] + row["confusion_s"] for row in rows]
    speech = [e / row["der"] if row["der"] else 0.0 for e, row in zip(errors, rows, strict=True)]
    weighted = sum(row["der_collar_0.25_s"] * s for row, s in zip(rows, speech, strict=True))
    return weighted / sum(speech) if sum(speech) else 0.0


def hearing_rows(found: Mapping[str, Results]) -> Iterator[Cells]:
    """Words, events and measures."""
    if "transcription" in found:
        whole = found["transcription"]["all"]
        yield "word error rate", f"{100 * whole['wer']:.1f} %", f"{whole['words']} words, scripted"
    end = found.get("end_to_end", {})
    for event in dict.fromkeys(row["event"] for row in end.get("events", ())):
        part = [row for row in end["events"] if row["event"] == event]
        right, false, missed = (sum(r[k] for r in part) for k in ("right", "false", "missed"))
        yield f"{event}: precision", share(right, right + false), "scripted rehearsals"
        yield f"{event}: recall", share(right, right + missed), "scripted rehearsals"
    measures = end.get("measures", ())
    for name in dict.fromkeys(row["measure"] for row in measures):
        part = [row for row in measures if row["measure"] == name]
        within = sum(bool(row["within"]) for row in part)
        yield f"{name} within {part[0]['bar']}", share(within, len(part)), "scripted rehearsals"
    cases = [c for c in found.get("degraded", {}).get("cases", ()) if c["condition"] != "clean"]
    if cases:
        silent = sum(case["outcome"] == "silent" for case in cases)
        yield "wrong without a warning", share(silent, len(cases)), "degraded recordings"


def peers(found: Mapping[str, Results]) -> list[str]:
    """Ours beside other programs, on the same recordings."""
    rows = found.get("diarisation", {}).get("recordings", ())
    engines = [e for e in dict.fromkeys(row["engine"] for row in rows) if e != "channels"]
    lines = ["## Beside other programs", ""]
    body: list[Cells] = []
    for group in dict.fromkeys(row["group"] for row in rows):
        heard = {e: own for e in engines if (own := scored(rows, group, e))}
        if len(heard) > 1:
            common = sorted(set.intersection(*map(set, heard.values())))
            body += [peer_line(group, e, [own[n] for n in common]) for e, own in heard.items()]
    lines += table(
        (
            "recordings that all of the group's engines did",
            "engine",
            "DER ±0.25 s %",
            "DER %",
            "overlap found",
            "real-time factor",
        ),
        body,
    )
    turn_taking = found.get("turn_taking", {}).get("peer", ())
    return lines + table(
        ("interruptions, scripted rehearsals", "precision", "recall", "F1"),
        ((row["of"], row["precision"], row["recall"], row["F1"]) for row in turn_taking),
    )


def scored(rows: Sequence[Results], group: str, engine: str) -> dict[str, Results]:
    """One engine's rows of a group, by recording."""
    return {
        row["recording"]: row
        for row in rows
        if row["group"] == group and row["engine"] == engine and own_row(row, (engine,))
    }


def peer_line(group: str, engine: str, part: Sequence[Results]) -> Cells:
    """One engine on a group."""
    strict = [{**row, "der_collar_0.25_s": row["der"]} for row in part]
    recalls = [row["overlap_recall"] for row in part if row["overlap_recall"] is not None]
    return (
        f"{group} ({len(part)})",
        engine,
        f"{100 * pooled_der(part):.1f}",
        f"{100 * pooled_der(strict):.1f}",
        sum(recalls) / len(recalls) if recalls else None,
        f"{sum(row['real_time_factor'] for row in part) / len(part):.3f}",
    )


def labels(found: Mapping[str, Results]) -> list[str]:
    """What the leader says, against experts."""
    rows = [
        (
            name,
            behaviour,
            one["cases"],
            one["precision"],
            one["recall"],
            f"{one['f1']:.2f} ({one['low']:.2f}–{one['high']:.2f})",
            one["baseline_f1"],
        )
        for name, part in found.get("labels", {}).get("sets", {}).items()
        for behaviour, one in part.items()
    ]
    columns = ("set", "behaviour", "cases", "precision", "recall", "F1", "plain pattern's F1")
    return ["## What is said, by utterance, against experts", "", *table(columns, rows)]


def speed(found: Mapping[str, Results]) -> list[str]:
    """Work per second of audio."""
    rows = [
        (row["minutes"], row["run"], f"{row['whole']:.3f}", row["peak_mb"])
        for row in found.get("speed", {}).get("rows", ())
    ]
    columns = ("minutes of audio", "run", "real-time factor", "peak memory, MB")
    return ["## Speed of analyse", "", *table(columns, rows)]


def promises(found: Mapping[str, Results]) -> list[str]:
    """What the report and the batches promise, as measured."""
    rows: list[Cells] = []
    if "intervals" in found:
        held = [row["held"] for row in found["intervals"]["coverage"]]
        shown_change = found["intervals"]["no_change"]["any of these"]
        rows.append(("90 % intervals hold the truth", f"{min(held):.1%} to {max(held):.1%}"))
        rows.append(("pairs without a change that show one", f"{shown_change:.1%}"))
    if "redaction" in found:
        for row in found["redaction"]["rows"]:
            if row["set"] != "development" and row["finder"] == "network and rules":
                figures = [f"{name} {range_of(row[name])}" for name in ("precision", "recall")]
                rows.append((f"--redact, {row['set']} lines, {row['form']}", ", ".join(figures)))
    if "kills" in found:
        kills = found["kills"]
        figure = (
            f"{len(kills['run_again'])} stages twice, {len(kills['differing'])} files otherwise"
        )
        rows.append((f"a batch killed {len(kills['kills'])} times", figure))
    for name, ratio in found.get("batch", {}).get("ratios", {}).items():
        rows.append((f"wall time: {name}", ratio))
    for run in found.get("batch", {}).get("forty", ()):
        rows.append((f"forty recordings again: {run['run']}", f"{run['seconds']} s"))
    for page in found.get("pages", {}).get("pages", ()):
        figure = f"{page['size_mb']} MB, opens in {page['opened_s']} s"
        rows.append((f"report of {page['page']}", figure))
    return ["## What is promised", "", *table(("what", "figure"), rows)]


def range_of(figure: Sequence[float]) -> str:
    """A figure with its interval."""
    value, low, high = figure
    return f"{value:.2f} ({low:.2f}–{high:.2f})"


def pages(found: Mapping[str, Results]) -> list[str]:
    """Every result file with its stamp."""
    rows = [
        (f"[{name}]({name}.md)", stamp_line(content["stamp"]) if "stamp" in content else "–")
        for name, content in sorted(found.items())
        if (RESULTS / f"{name}.md").is_file()
    ]
    return ["## Pages", "", *table(("page", "made"), rows)]


if __name__ == "__main__":
    main()
