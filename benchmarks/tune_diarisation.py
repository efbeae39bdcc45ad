"""Thresholds of the onnx diariser: what each does, one at a time.

    python benchmarks/tune_diarisation.py

Composes conversations with exact truth from single-speaker clips in ``../shared`` (two people
of the same and of different sex, one person, three; overlaps, backchannels, reverberation,
noise), runs the networks once over these and over the rehearsals and real conversations, then
scores the default settings and variants of each. Writes
``benchmarks/results/diarisation_tuning.json`` and ``.md``.

Truth of the composed ones is where the clips are loud: their false alarms and misses are
partly the clips' own noise. Compare confusion, overlap and the number of speakers on them.
"""

from __future__ import annotations

import csv
import dataclasses
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from diarisation import SHARED, cases, percent, ratio
from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation import onnx
from rehearsal_audio.diarisation.pieces import closed, runs
from rehearsal_audio.diarisation.rttm import joined, read_rttm
from rehearsal_audio.evaluation.der import DiarisationScore, score_diarisation
from rehearsal_audio.evaluation.overlap import OverlapScore, score_overlap
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from results_files import write_results

RATE_HZ = 16_000
Samples = NDArray[np.float32]

CONVERSATIONS = {
    "two": [
        ("1998", "3080"),
        ("1688", "2033"),
        ("2033", "2609"),
        ("1998", "2033"),
        ("p225", "p226"),
        ("84", "1089"),
        ("dr1-fvmh0", "dr3-falk0"),
        ("dr5-ftlg0", "dr7-fblv0"),
        ("dr2-marc0", "dr6-mbma1"),
        ("dr4-maeb0", "dr8-mbcg0"),
    ],
    "one": [("1998",), ("1688",), ("p225",), ("dr1-fvmh0",)],
    "three": [
        ("1998", "2033", "3080"),
        ("1688", "2609", "2033"),
        ("p225", "p226", "1089"),
    ],
}
"""Speakers of the composed conversations, by group."""

VARIANTS: list[tuple[str, str, float]] = [
    ("tracks", "min_probability", 0.4),
    ("tracks", "min_probability", 0.6),
    ("tracks", "min_second_probability", 0.3),
    ("tracks", "min_second_probability", 0.5),
    ("tracks", "max_pause_s", 0.2),
    ("tracks", "max_pause_s", 0.6),
    ("tracks", "min_turn_s", 0.25),
    ("resegmentation", "local_weight", 0.0),
    ("resegmentation", "local_weight", 0.3),
    ("clustering", "usual_voice_share", 0.03),
    ("clustering", "same_if_asked", 0.85),
    ("clustering", "same_if_asked", 1.0),
    ("clustering", "same_if_second", 0.80),
    ("clustering", "same_if_second", 0.92),
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
    clips = clips_by_speaker()
    for group, conversations in CONVERSATIONS.items():
        for seed, speakers in enumerate(conversations):
            if any(speaker not in clips for speaker in speakers):
                continue
            samples, truth = composed({name: clips[name] for name in speakers}, seed)
            print(group, *speakers, flush=True)
            heard = diariser.listen(Audio(samples, samples[:, None]))
            yield Example(f"composed, {group}", heard, truth)


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


def clips_by_speaker() -> dict[str, list[Samples]]:
    """Utterances of each speaker, cut at pauses."""
    listed = SHARED / "audio" / "clips" / "clips.tsv"
    wanted = {name for group in CONVERSATIONS.values() for names in group for name in names}
    clips: dict[str, list[Samples]] = {}
    with listed.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["speaker"] in wanted:
                _, audio = read_recording(SHARED / "audio" / row["file"])
                clips.setdefault(row["speaker"], []).extend(utterances(np.asarray(audio.mix)))
    return clips


def utterances(samples: Samples) -> list[Samples]:
    """Parts that are loud, without pauses over 0.35 s."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    level = np.convolve(np.sqrt((frames**2).mean(axis=1)), np.ones(3) / 3, "same")
    loud = level > max(np.percentile(level, 95) * 10 ** (-32 / 20), 2 * np.percentile(level, 10))
    parts = zip(*runs(closed(loud, 35)), strict=True)
    return [samples[start * 160 : end * 160] for start, end in parts if end - start >= 25]


def composed(voices: dict[str, list[Samples]], seed: int) -> tuple[Samples, Diarisation]:
    """A conversation of about two minutes, and who speaks when in it."""
    random = np.random.default_rng(seed)
    names = list(voices)
    tracks = {name: np.zeros(160 * RATE_HZ, dtype=np.float32) for name in names}
    turns: list[SpeakerTurn] = []
    free_s = dict.fromkeys(names, 0.0)

    def say(name: str, start_s: float, longest_s: float) -> float:
        spoken = voices[name][random.integers(len(voices[name]))][: round(longest_s * RATE_HZ)]
        start_s = max(start_s, free_s[name] + 0.05)
        first = round(start_s * RATE_HZ)
        loudness = 0.05 / float(np.sqrt((spoken**2).mean()) + 1e-9)
        tracks[name][first : first + len(spoken)] += loudness * spoken
        free_s[name] = start_s + len(spoken) / RATE_HZ
        turns.append(SpeakerTurn(name, start_s, free_s[name]))
        return free_s[name]

    now_s, speaker = 0.8, names[0]
    while now_s < 115:
        start_s = now_s
        end_s = say(speaker, start_s, float(random.choice([1.0, 2.5, 6.0, 12.0])))
        others = [name for name in names if name != speaker]
        if others and end_s - start_s > 4 and random.random() < 0.5:
            say(str(random.choice(others)), random.uniform(start_s + 1.5, end_s - 1.2), 0.6)
        offset_s = random.normal(0.3, 0.25) if random.random() > 0.3 else -random.uniform(0.3, 1.2)
        now_s = max(0.5, end_s + offset_s)
        if others and random.random() < 0.85:
            speaker = str(random.choice(others))
    mix = sum(tracks.values())[: round((max(free_s.values()) + 1) * RATE_HZ)]
    return in_a_room(mix, random), joined(turns)


def in_a_room(dry: Samples, random: np.random.Generator) -> Samples:
    """Reverberation of 0.3 s and noise 28 dB below the speech."""
    times_s = np.arange(round(0.3 * RATE_HZ)) / RATE_HZ
    response = 0.06 * random.standard_normal(len(times_s)) * 10 ** (-3 * times_s / 0.3)
    response[0] = 1.0
    wet = fftconvolve(dry, response)[: len(dry)]
    noise = random.standard_normal(len(wet)) * np.sqrt((wet**2).mean()) * 10 ** (-28 / 20)
    return (wet + noise).astype(np.float32)


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
