"""Who speaks when, for voices other than those that settings were first chosen on.

    python benchmarks/robustness.py

Composes conversations with exact truth of other speakers (``mixes.OTHER``: the
same and different sex, similar voices, one person quiet in a noisy room, interruptions, an actor's
change of voice, the telephone, a facilitator, one person alone) and scores the embedded engine
with the number of speakers given, and the number it finds by itself. Writes
``benchmarks/results/robustness.json`` and ``.md``.
"""

from __future__ import annotations

import warnings
from typing import Any

from diarisation import percent, ratio, talk_time_error
from mixes import CLIPS, DEVELOPMENT, OTHER, Mix, conversations
from rehearsal_audio.diarisation import onnx
from rehearsal_audio.evaluation.der import DiarisationScore, score_diarisation
from rehearsal_audio.evaluation.overlap import OverlapScore, score_overlap
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation
from results_files import write_results

COLLAR_S = 0.25
Row = tuple[str, DiarisationScore, OverlapScore, float | None, bool]
"""Group, diarisation, overlap, error of the talk time ratio, whether the speakers were counted."""


def main() -> None:
    warnings.simplefilter("ignore")
    if not CLIPS.is_dir():
        print(f"skipped: no clips at {CLIPS}")
        return
    diariser = onnx.OnnxDiariser(onnx.Settings())
    rows: dict[str, list[Row]] = {}
    for kind, mixes in (("other", OTHER), ("development", DEVELOPMENT)):
        rows[kind] = [scored(diariser, *one) for one in conversations(mixes)]
    write(rows)


def scored(diariser: onnx.OnnxDiariser, mix: Mix, audio: Audio, truth: Diarisation) -> Row:
    """One conversation; the networks hear it once."""
    settings = onnx.Settings()
    heard = diariser.listen(audio)
    found = onnx.tell_apart(heard, len(mix.speakers), settings)
    counted = len(onnx.tell_apart(heard, None, settings).speakers) == len(mix.speakers)
    print(mix.name, flush=True)
    return (
        mix.group,
        score_diarisation(found, truth, COLLAR_S),
        score_overlap(found, truth),
        talk_time_error(found, truth),
        counted,
    )


def pooled(rows: list[Row]) -> dict[str, Any]:
    """Scores of several conversations as one."""
    score = sum((row[1] for row in rows), DiarisationScore(0, 0, 0, 0))
    overlap = sum((row[2] for row in rows), OverlapScore(0, 0, 0))
    errors = [row[3] for row in rows if row[3] is not None]
    return {
        "conversations": len(rows),
        "der_collar_0.25_s": score.rate,
        "confusion": score.confusion_s / max(score.reference_s, 1e-9),
        "overlap_precision": overlap.precision,
        "overlap_recall": overlap.recall,
        "worst_talk_time_ratio_error": max(errors) if errors else None,
        "counted_right_by_auto": sum(row[4] for row in rows),
    }


def write(rows: dict[str, list[Row]]) -> None:
    """Write the results for programs and for people."""
    table = {
        f"{kind}: {group}": pooled([row for row in part if group in (row[0], "all")])
        for kind, part in rows.items()
        for group in (*dict.fromkeys(row[0] for row in part), "all")
    }
    lines = [
        "# Who speaks when, for other voices",
        "",
        "Made by `python benchmarks/robustness.py`: conversations of about two minutes composed of "
        "recordings of real speakers. Settings were chosen on *development*; the speakers of "
        "*other* are others, but their scores were watched meanwhile and two thresholds set after "
        "a look at their failures, so they are no blind set. "
        "A listening sound is a scrap of a sentence 3 to 9 dB under the other's speech, so overlap "
        "is harder here than in life, and edges hold the clips' own breath and noise. DER in "
        "percent with overlap scored and 0.25 s left out on each side of a boundary; confusion in "
        "percent of speech.",
        "",
        "| conversations | number | DER % | confusion % | overlap P | overlap R | worst talk time "
        "error | counted right (auto) |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, cell in table.items():
        error = cell["worst_talk_time_ratio_error"]
        lines.append(
            f"| {name} | {cell['conversations']} | {percent(cell['der_collar_0.25_s'])} "
            f"| {percent(cell['confusion'])} | {ratio(cell['overlap_precision'])} "
            f"| {ratio(cell['overlap_recall'])} | {'–' if error is None else f'{error:.3f}'} "
            f"| {cell['counted_right_by_auto']} of {cell['conversations']} |"
        )
    write_results("robustness", {"scores": table}, lines)


if __name__ == "__main__":
    main()
