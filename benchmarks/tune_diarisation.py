"""Thresholds of the onnx diariser: what each does, one at a time.

    python benchmarks/tune_diarisation.py

Runs the networks once over the conversations of ``mixes.DEVELOPMENT`` and over the rehearsals and
real conversations in ``../shared``, then scores the default settings and variants of each. Writes
``benchmarks/results/diarisation_tuning.json`` and ``.md``.
"""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from diarisation import SHARED, cases, percent, ratio
from mixes import DEVELOPMENT, conversations
from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation import onnx
from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.evaluation.der import DiarisationScore, score_diarisation
from rehearsal_audio.evaluation.overlap import OverlapScore, score_overlap
from rehearsal_audio.model.speech import Diarisation
from results_files import write_results

VARIANTS: list[tuple[str, str, float]] = [
    ("tracks", "min_probability", 0.4),
    ("tracks", "min_probability", 0.6),
    ("overlap", "mean_power", 1.0),
    ("overlap", "mean_power", 4.0),
    ("overlap", "min_rise", 0.06),
    ("overlap", "min_peak", 0.3),
    ("overlap", "min_peak", 0.5),
    ("overlap", "edge_share", 0.5),
    ("overlap", "edge_share", 0.8),
    ("tracks", "max_pause_s", 0.2),
    ("tracks", "max_pause_s", 0.6),
    ("tracks", "min_turn_s", 0.25),
    ("resegmentation", "local_weight", 0.0),
    ("resegmentation", "local_weight", 0.2),
    ("clustering", "usual_voice_share", 0.03),
    ("clustering", "same_if_asked", 0.85),
    ("clustering", "same_if_asked", 1.0),
    ("clustering", "same_if_second", 0.85),
    ("clustering", "same_if_second", 0.95),
    ("clustering", "same_if_further", 0.70),
    ("clustering", "same_if_further", 0.86),
    ("clustering", "local_likeness", 0.0),
    ("clustering", "small_voice_margin", 0.0),
]


@dataclass(frozen=True)
class Example:
    """What the networks heard of one conversation, and its truth."""

    group: str
    heard: onnx.Heard
    truth: Diarisation


def main() -> None:
    warnings.simplefilter("ignore")
    if not SHARED.is_dir():
        print(f"skipped: no recordings at {SHARED}")
        return
    examples = list(listened())
    defaults = onnx.Settings()
    tried = {"defaults": defaults}
    for part, name, value in VARIANTS:
        changed = dataclasses.replace(getattr(defaults, part), **{name: value})
        tried[f"{part}.{name} = {value}"] = dataclasses.replace(defaults, **{part: changed})
    table = {name: scored(examples, settings) for name, settings in tried.items()}
    content = {"defaults": dataclasses.asdict(defaults), "scores": table}
    write_results("diarisation_tuning", content, page(table).splitlines())


def listened() -> Iterator[Example]:
    diariser = onnx.OnnxDiariser(onnx.Settings())
    for case in cases():
        if case.group.endswith("two channels"):
            continue
        _, audio = read_recording(case.audio)
        print(case.name, flush=True)
        yield Example(case.group, diariser.listen(audio), read_rttm(case.reference))
    for mix, samples, truth in conversations(DEVELOPMENT):
        print(mix.name, flush=True)
        yield Example(f"composed, {mix.group.split(',')[0]}", diariser.listen(samples), truth)


def scored(examples: list[Example], settings: onnx.Settings) -> dict[str, dict[str, object]]:
    """Scores by group: the number of speakers given for DER, not given for counting."""
    table: dict[str, dict[str, object]] = {}
    for group in dict.fromkeys(example.group for example in examples):
        forgiving = DiarisationScore(0, 0, 0, 0)
        overlap = OverlapScore(0, 0, 0)
        counted, part = 0, [example for example in examples if example.group == group]
        for example in part:
            speakers = len(example.truth.speakers)
            found = onnx.tell_apart(example.heard, speakers, settings)
            forgiving += score_diarisation(found, example.truth, 0.25)
            overlap += score_overlap(found, example.truth)
            auto = onnx.tell_apart(example.heard, None, settings)
            counted += len(auto.speakers) == speakers
        table[group] = {
            "der_collar_0.25_s": forgiving.rate,
            "confusion": forgiving.confusion_s / max(forgiving.reference_s, 1e-9),
            "overlap_precision": overlap.precision,
            "overlap_recall": overlap.recall,
            "counted_right": counted,
            "conversations": len(part),
        }
    return table


def page(table: dict[str, dict[str, dict[str, object]]]) -> str:
    groups = list(table["defaults"])
    lines = [
        "# What the thresholds of the onnx diariser do",
        "",
        "Made by `python benchmarks/tune_diarisation.py`. Each row changes one setting. In each "
        "cell: DER ±0.25 s in % (confusion in %), overlap precision / recall, conversations "
        "whose speakers were counted right without being told.",
        "",
        "| setting | " + " | ".join(groups) + " |",
        "|---" * (len(groups) + 1) + "|",
    ]
    for name, scores in table.items():
        cells = [
            f"{percent(cell['der_collar_0.25_s'])} ({percent(cell['confusion'])}) "
            f"{ratio(cell['overlap_precision'])} / {ratio(cell['overlap_recall'])} "
            f"{cell['counted_right']} of {cell['conversations']}"
            for cell in scores.values()
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
