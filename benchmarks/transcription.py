"""Word error rate, word times and speed of a recogniser on the rehearsals with truth.

Run as ``python benchmarks/transcription.py [--model NAME] [--folder FOLDER]``. FOLDER holds
``NAME.flac`` and ``NAME.truth.json``; without it all rehearsals of ``../shared/data/rehearsals``
are taken where they lie beside the checkout, else those of ``fixtures/audio``.

- *WER*: (substituted + missing + invented words) / words of the truth, over the utterances in order
  of start; fillers and listening sounds ("um", "mm-hm") are left out on both sides and counted
  apart, since Whisper seldom writes them.
- *Times*: of recognised first and last words of utterances and sentences against the truth.
- *Speed*: seconds of work per second of recording, the models loaded; beside it the same in seconds
  of processor time over all threads, which other work on the machine does not lengthen.

Known weaknesses: synthetic speech, clearer than a real room; where two speak at once the order of
words is that of the starts, so the louder voice over a listening sound can cost two errors.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rehearsal_audio.audio import read_recording
from rehearsal_audio.transcription.faster_whisper import FasterWhisperTranscriber, Settings
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = (
    "words",
    "substituted",
    "missing",
    "invented",
    "wer",
    "start_error_p50_abs_s",
    "start_error_p90_abs_s",
    "real_time_factor",
)
"""Figures that stand on the page."""
FILLERS = frozenset(
    ("um", "umhum", "uh", "uhhuh", "er", "erm", "hm", "hmm", "mm", "mmhm", "mmhmm", "mhm", "ah")
)
SAME = {"ok": "okay", "cause": "because", "gp": "g p", "10": "ten", "11": "eleven", "30": "thirty"}


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the truth or of the recogniser; times only where they are known."""

    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one recording; pool the counts, never the rates."""

    recording: str
    words: int
    substituted: int
    missing: int
    invented: int
    fillers_said: int
    fillers_written: int
    start_errors_s: tuple[float, ...]
    end_errors_s: tuple[float, ...]
    work_s: float
    processor_s: float
    duration_s: float

    @property
    def wer(self) -> float:
        """Word error rate."""
        return (self.substituted + self.missing + self.invented) / self.words


def main() -> None:
    """Score all recordings, print a table, write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="base")
    parser.add_argument("--folder", type=Path, default=_rehearsals())
    options = parser.parse_args()
    transcriber = FasterWhisperTranscriber(Settings(model=options.model))
    print(
        f"{'recording':<22}{'WER':>7}{'subst':>7}{'miss':>6}{'inv':>5}{'|start|':>9}{'speed':>8}{'cpu':>8}"
    )
    scores = []
    for truth in sorted(options.folder.glob("*.truth.json")):
        score = _score(transcriber, truth)
        scores.append(score)
        _print(score)
    _print(_pooled(scores))
    _write(transcriber.description, scores)


def _rehearsals() -> Path:
    shared = ROOT.parent / "shared" / "data" / "rehearsals"
    return shared if shared.is_dir() else ROOT / "fixtures" / "audio"


def _score(transcriber: FasterWhisperTranscriber, truth: Path) -> Score:
    name = truth.name.removesuffix(".truth.json")
    recording, audio = read_recording(truth.with_name(f"{name}.flac"))
    started, started_cpu = time.perf_counter(), time.process_time()
    transcript = transcriber.transcribe(audio)
    work_s = time.perf_counter() - started
    processor_s = time.process_time() - started_cpu
    found = [
        Said(text, word.start_s, word.end_s)
        for word in transcript.words
        for text in normalised(word.text)
    ]
    said = _said(json.loads(truth.read_text(encoding="utf-8"))["utterances"])
    pairs = aligned([one.text for one in _lexical(said)], [one.text for one in _lexical(found)])
    starts, ends = _time_errors(_lexical(said), _lexical(found), pairs)
    return Score(
        recording=name,
        words=len(_lexical(said)),
        substituted=sum(
            i is not None and j is not None and _lexical(said)[i].text != _lexical(found)[j].text
            for i, j in pairs
        ),
        missing=sum(j is None for _, j in pairs),
        invented=sum(i is None for i, _ in pairs),
        fillers_said=len(said) - len(_lexical(said)),
        fillers_written=len(found) - len(_lexical(found)),
        start_errors_s=starts,
        end_errors_s=ends,
        work_s=work_s,
        processor_s=processor_s,
        duration_s=recording.duration_s,
    )


def normalised(text: str) -> list[str]:
    """Lower case, no punctuation, one spelling of what is said alike.

    Examples
    --------
    >>> normalised("OK, I'm at the GP's.")
    ['okay', "i'm", 'at', 'the', "gp's"]
    """
    joined = re.sub(r"\b(mm|uh|um)-(hm+|huh|hum)\b", r"\1\2", text.lower().replace("’", "'"))
    words = (word.strip("'") for word in re.sub(r"[^a-z0-9']+", " ", joined).split())
    return " ".join(SAME.get(word, word) for word in words).split()


def aligned(said: Sequence[str], found: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of indices by Levenshtein's distance; None where a word has no counterpart.

    Examples
    --------
    >>> aligned(["how", "are", "you"], ["how", "you"])
    [(0, 0), (1, None), (2, 1)]
    """
    rows = [list(range(len(found) + 1))]
    for i, word in enumerate(said, start=1):
        row, above = [i], rows[-1]
        for j, other in enumerate(found, start=1):
            row.append(min(above[j - 1] + (word != other), above[j] + 1, row[-1] + 1))
        rows.append(row)
    i, j = len(said), len(found)
    pairs: list[tuple[int | None, int | None]] = []
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (said[i - 1] != found[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]


def _said(utterances: list[dict[str, object]]) -> list[Said]:
    """The truth's words; the first and last of each utterance with their times."""
    words = []
    for one in sorted(utterances, key=lambda one: one["start_s"]):
        texts = normalised(one["text"])
        for k, text in enumerate(texts):
            is_last = k == len(texts) - 1 and not one["cut"]
            words.append(
                Said(text, one["start_s"] if k == 0 else None, one["end_s"] if is_last else None)
            )
    return words


def _lexical(words: Sequence[Said]) -> list[Said]:
    return [word for word in words if word.text not in FILLERS]


def _time_errors(
    said: Sequence[Said], found: Sequence[Said], pairs: Sequence[tuple[int | None, int | None]]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Found minus true start and end of the words that were recognised and whose time is known."""
    hits = [
        (said[i], found[j])
        for i, j in pairs
        if i is not None and j is not None and said[i].text == found[j].text
    ]
    starts = [round(b.start_s - a.start_s, 3) for a, b in hits if a.start_s is not None]
    ends = [round(b.end_s - a.end_s, 3) for a, b in hits if a.end_s is not None]
    return tuple(starts), tuple(ends)


def _pooled(scores: Sequence[Score]) -> Score:
    return Score(
        "all",
        *(
            sum(getattr(one, name) for one in scores)
            for name in (
                "words",
                "substituted",
                "missing",
                "invented",
                "fillers_said",
                "fillers_written",
            )
        ),
        start_errors_s=tuple(error for one in scores for error in one.start_errors_s),
        end_errors_s=tuple(error for one in scores for error in one.end_errors_s),
        work_s=sum(one.work_s for one in scores),
        processor_s=sum(one.processor_s for one in scores),
        duration_s=sum(one.duration_s for one in scores),
    )


def _figures(score: Score) -> dict[str, object]:
    figures = asdict(score)
    for end in ("start", "end"):
        errors = figures.pop(f"{end}_errors_s")
        figures[f"{end}_error_median_s"] = round(statistics.median(errors), 3)
        sizes = sorted(abs(error) for error in errors)
        figures[f"{end}_error_p50_abs_s"] = round(statistics.median(sizes), 3)
        figures[f"{end}_error_p90_abs_s"] = round(sizes[int(0.9 * (len(sizes) - 1))], 3)
    figures["wer"] = round(score.wer, 4)
    figures["real_time_factor"] = round(score.work_s / score.duration_s, 3)
    figures["processor_time_factor"] = round(score.processor_s / score.duration_s, 3)
    figures["processor_s"] = round(score.processor_s, 1)
    figures["work_s"] = round(score.work_s, 1)
    return figures


def _print(score: Score) -> None:
    figures = _figures(score)
    print(
        f"{score.recording:<22}{100 * score.wer:>6.1f}%{score.substituted:>7}{score.missing:>6}"
        f"{score.invented:>5}{figures['start_error_p50_abs_s']:>8} s"
        f"{figures['real_time_factor']:>7}x{figures['processor_time_factor']:>7}x",
        flush=True,
    )


def _write(description: str, scores: Sequence[Score]) -> None:
    figures = [*(_figures(one) for one in scores), _figures(_pooled(scores))]
    columns = ("recording", *COLUMNS)
    page = [
        "# Words against the truth",
        "",
        f"{description}. Scripted rehearsals; word error rate (WER) in [0, 1]; times against "
        "exact starts of words. Made by `python benchmarks/transcription.py`.",
        "",
        "| " + " | ".join(columns) + " |",
        "|" + "---|" * len(columns),
        *("| " + " | ".join(str(one[name]) for name in columns) + " |" for one in figures),
    ]
    write_results(
        "transcription", {"what": description, "all": figures[-1], "recordings": figures[:-1]}, page
    )


if __name__ == "__main__":
    main()
