"""What ``--redact`` finds: precision and recall on lines of our own writing, by kind and by part.

Run: ``python benchmarks/redaction.py``. Reads ``benchmarks/redaction_lines/``:
``development.txt``, which was looked at while the rules were written, and ``held_out.txt``, written
at the same time. Each line stands alone, so that nothing is learnt from other lines. A word counts
as found if it is masked, whatever the mask says. Also measured: the same lines in small letters.
Intervals: 95 %, Wilson, over words. Writes ``benchmarks/results/redaction.json`` and ``.md``.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.features.intervals import proportion_interval
from rehearsal_audio.redaction import Kind, Redactor
from rehearsal_audio.redaction.masks import tokens_of
from rehearsal_audio.redaction.network import Network
from results_files import write_results

LINES = Path(__file__).with_name("redaction_lines")
SETS = ("development", "held_out")
KINDS = {"N": "names", "P": "places", "D": "numbers"}
_MARK = re.compile(r"\[([NPD]):([^\]]*)\]")


class Nothing:
    """Finds no name: what is left are the rules."""

    def find(self, text: str) -> tuple[tuple[int, int, Kind], ...]:
        """Nothing."""
        return ()


class NetworkAlone:
    """The network without any rule, in the form of a redactor."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def masked(self, text: str) -> set[int]:
        """Numbers of the masked words."""
        spans = self._network.find(text)
        return {
            number
            for number, token in enumerate(tokens_of(text))
            if any(start < token.core_end and end > token.core_start for start, end, _ in spans)
        }


class Whole:
    """A redactor that is asked for the numbers of the masked words of one line."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def masked(self, text: str) -> set[int]:
        """Numbers of the masked words."""
        (found,) = self._redactor.redact([text])
        return set(found.kinds)


@dataclass(frozen=True)
class Line:
    """A line and the kind of each of its words, None for an everyday word."""

    text: str
    kinds: tuple[str | None, ...]


def read_lines(path: Path) -> list[Line]:
    """The lines of a labelled set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_line(line) for line in lines if line and not line.startswith("#")]


def _line(marked: str) -> Line:
    text, spans, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        spans.append((len(text), len(text) + len(found[2]), found[1]))
        text, at = text + found[2], found.end()
    text += marked[at:]
    kinds = [
        next((kind for start, end, kind in spans if start < one.core_end and end > one.start), None)
        for one in tokens_of(text)
    ]
    return Line(text, tuple(kinds))


def score(finder: Any, lines: list[Line], in_small_letters: bool) -> dict[str, Any]:
    """Counts, precision and recall over words."""
    counts: Counter[str] = Counter()
    for line in lines:
        masked = finder.masked(line.text.lower() if in_small_letters else line.text)
        for number, kind in enumerate(line.kinds):
            hit = number in masked
            if kind:
                counts[f"{KINDS[kind]} {'found' if hit else 'missed'}"] += 1
            counts[("found" if hit else "missed") if kind else ("false" if hit else "left")] += 1
    found, missed, false = counts["found"], counts["missed"], counts["false"]
    return {
        **{
            name: (counts[f"{name} found"], counts[f"{name} found"] + counts[f"{name} missed"])
            for name in KINDS.values()
        },
        "precision": proportion(found, found + false),
        "recall": proportion(found, found + missed),
        "false": false,
        "everyday": false + counts["left"],
    }


def proportion(part: int, whole: int) -> tuple[float, float, float]:
    """Share with its interval."""
    low, high = proportion_interval(part, whole) if whole else (0.0, 1.0)
    return round(part / max(1, whole), 3), round(low, 3), round(high, 3)


def main() -> None:
    """Measure and write the table."""
    network = Network()
    whole = Whole(Redactor(network))
    finders = {
        "network and rules": whole,
        "network alone": NetworkAlone(network),
        "rules alone": Whole(Redactor(Nothing())),
    }
    rows = []
    for name in SETS:
        lines = read_lines(LINES / f"{name}.txt")
        for form in ("as written", "small letters"):
            for finder, made in finders.items():
                rows.append(
                    {
                        "set": name,
                        "form": form,
                        "finder": finder,
                        **score(made, lines, form == "small letters"),
                    }
                )
    texts = [line.text for name in SETS for line in read_lines(LINES / f"{name}.txt")]
    begun = time.perf_counter()
    for text in texts:
        whole.masked(text)
    words_per_s = sum(len(text.split()) for text in texts) / (time.perf_counter() - begun)
    write_results(
        "redaction", {"rows": rows, "words_per_s": round(words_per_s)}, page(rows, words_per_s)
    )


def page(rows: list[dict[str, Any]], words_per_s: float) -> list[str]:
    """The table for people."""
    lines = [
        "# Names, places and numbers masked by --redact",
        "",
        "Made by `python benchmarks/redaction.py`, on lines of our own writing",
        "(`benchmarks/redaction_lines`): typed, not recognised, and invented, so easier than talk.",
        "Development lines were looked at while the rules were written. *Network alone* looks for",
        "no numbers. Words; 95 % Wilson intervals.",
        "",
        "| set | letters | finder | names | places | numbers | recall | precision | false masks |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        kinds = " | ".join(f"{row[name][0]} of {row[name][1]}" for name in KINDS.values())
        recall, precision = (
            "{:.2f} ({:.2f}–{:.2f})".format(*row[name]) for name in ("recall", "precision")
        )
        head = f"| {row['set'].replace('_', ' ')} | {row['form']} | {row['finder']}"
        false = f"{row['false']} of {row['everyday']}"
        lines.append(f"{head} | {kinds} | {recall} | {precision} | {false} |")
    lines += ["", f"Speed: {words_per_s:,.0f} words a second on one core."]
    return lines


if __name__ == "__main__":
    main()
