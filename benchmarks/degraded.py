"""Whether measures of a bad recording are right, or the report says that they may not be.

Run: ``python benchmarks/degraded.py [--quick] [--recordings N] [--keep FOLDER [--kept]]``.
Each rehearsal with truth is made worse in ways that happen in practice, analysed with the default
pipeline, and the headline measures are compared with the truth and with those of the clean
recording:

- noise, white, pink or babble (eight voices of other rehearsals, shifted in pitch), at 30 down to
  0 dB below the speech, over the whole band;
- reverberation: noise that decays by 60 dB in 0.6 or 1.0 s, the direct sound 0 dB above it;
- clipping of the loudest 10 or 30 % of the samples in which somebody speaks;
- telephone: 300 to 3400 Hz at 8 kHz; MP3 of 16 and 32 kbit/s.

A case is one measure of one degraded recording: *right* (within the bar of the truth), *warned*
(wrong, and the report carries a warning), *withheld* (no value is shown, with the reason), or
*silent* (wrong without a word). Cases where the clean recording is wrong in the same way are
counted apart: there the fault is a detector's, not the recording's. ``--keep`` keeps recordings
and what the models heard, so that a run with other thresholds takes seconds; with ``--kept`` only
what lies there is compared, so that the hours of listening can be done in pieces.
Writes ``benchmarks/results/degraded.json`` and ``degraded.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import wave
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from degradations import CONDITIONS, Scene
from rehearsal_audio.audio import read_recording
from rehearsal_audio.batch import Options, gather, run
from rehearsal_audio.config import Pipeline, load_pipeline
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.quality import Settings
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "fixtures" / "audio", ROOT.parent / "shared" / "data" / "rehearsals")

HEADLINES = (
    # measure, truth's name, bar
    ("talk_time_ratio", "talk_time_share_leader", 0.05),
    ("interruptions_by_leader", "interruptions_by_leader", 2),
    ("time_to_first_advice_s", "first_unsolicited_advice_s", 5.0),
    ("questions", "questions", 2),
    ("open_questions", "open_questions", 2),
    ("reflections", "reflections", 2),
)
SILENT_BAR = 0.05
"""Largest share of cases that may be wrong without a word."""

OPEN_GATE = Settings(
    withhold_turn_taking_snr_db=-999.0,
    withhold_snr_db=-999.0,
    withhold_voice_separation=-1.0,
    withhold_overlap_share=2.0,
    withhold_unassigned_words_share=2.0,
    withhold_words_asr_confidence=-1.0,
    withhold_asr_confidence=-1.0,
)
"""Limits that withhold nothing: shows what a withheld measure would have been."""

GUESSED_LEADER = "taken as the leader's voice"
"""Part of the warning that is about roles, not the recording; it excuses no wrong measure."""

QUICK = ("clean", "white 10 dB", "babble 5 dB", "reverberation 1.0 s", "clipped 30 %", "telephone")


def main() -> None:
    """Degrade, analyse, compare, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few conditions only")
    parser.add_argument("--recordings", type=int, default=99, help="at most so many")
    parser.add_argument("--keep", type=Path, help="folder that keeps recordings and analyses")
    parser.add_argument("--kept", action="store_true", help="only what an earlier run has kept")
    options = parser.parse_args()
    conditions = QUICK if options.quick else tuple(CONDITIONS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        names = list(rehearsals())[: options.recordings]
        cases = []
        for name in names:
            there = [one for one in conditions if not options.kept or is_kept(name, one, folder)]
            cases += cases_of(name, tuple(there), folder)
    write(cases, names)


def is_kept(name: str, condition: str, folder: Path) -> bool:
    """Whether an earlier run has listened to the degraded recording."""
    stages = folder / "analyses" / stem_of(name, condition) / "1" / ".stages"
    return any(stages.glob("transcription-*"))


def rehearsals() -> dict[str, Path]:
    """Mono recordings with truth, those of the package first."""
    found: dict[str, Path] = {}
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.flac")):
            if path.with_suffix(".truth.json").is_file():
                found.setdefault(path.stem, path)
    return found


def cases_of(name: str, conditions: tuple[str, ...], folder: Path) -> list[dict[str, Any]]:
    """All cases of one rehearsal."""
    paths = rehearsals()
    truth = json.loads(paths[name].with_suffix(".truth.json").read_text(encoding="utf-8"))
    samples = {one: read_recording(path)[1].mix for one, path in paths.items()}
    spoken = np.zeros(len(samples[name]), dtype=bool)
    for said in truth["utterances"]:
        spoken[round(said["start_s"] * SAMPLE_RATE_HZ) : round(said["end_s"] * SAMPLE_RATE_HZ)] = 1
    others = tuple(samples[one] for one in paths if one != name)
    scene = Scene(samples[name], spoken, others)
    recordings = {one: degraded(scene, name, one, folder) for one in conditions}
    pipeline = replace(load_pipeline(), listen=False)
    ungated = reports_of(recordings, replace(pipeline, quality=OPEN_GATE), folder)
    reports = reports_of(recordings, pipeline, folder)
    return [
        {
            **compare(name, one, report, reports["clean"], truth["measures"], headline),
            "ungated": ungated[one].measure(headline[0]).value,
        }
        for one, report in reports.items()
        for headline in HEADLINES
    ]


def reports_of(
    recordings: dict[str, Path], pipeline: Pipeline, folder: Path
) -> dict[str, IterationReport]:
    """Report of each condition's recording."""
    outcomes = run(gather(recordings.values()), pipeline, folder / "analyses", Options(), told)
    failed = [outcome.failure for outcome in outcomes if outcome.failure]
    if failed:
        sys.exit(str(failed[0]))
    return {
        one: read_report(outcome.reports[0])
        for one, outcome in zip(recordings, outcomes, strict=True)
    }


def told(name: str, stage: str, done: float) -> None:
    """Say on the error stream which recording is done."""
    if stage == "done":
        print(name, file=sys.stderr, flush=True)


def degraded(scene: Scene, name: str, condition: str, folder: Path) -> Path:
    """The degraded recording as a file, the same on every run."""
    stem = stem_of(name, condition)
    is_mp3 = condition.startswith("mp3")
    path = folder / f"{stem}.{'mp3' if is_mp3 else 'wav'}"
    if path.is_file():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    samples = CONDITIONS[condition](scene, np.random.default_rng(zlib.crc32(stem.encode())))
    if not condition.startswith("clipped"):
        samples = samples / max(1.0, 1.02 * float(np.abs(samples).max()))
    pcm = np.round(samples * 32767).astype(np.int16)
    if is_mp3:
        write_mp3(path, pcm, 1000 * int(condition.split()[1]))
    else:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE_HZ // (2 if condition == "telephone" else 1))
            file.writeframes(pcm.tobytes())
    return path


def stem_of(name: str, condition: str) -> str:
    """Name of the degraded recording, without suffix."""
    return f"{name}-{condition}".replace(" ", "_").replace("/", "_").replace("%", "percent")


def write_mp3(path: Path, pcm: NDArray[np.int16], bits_per_s: int) -> None:
    """Encode as MP3 at 16 kHz."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mp3", rate=SAMPLE_RATE_HZ, layout="mono")
        stream.bit_rate = bits_per_s
        frame = av.AudioFrame.from_ndarray(pcm[None, :], format="s16p", layout="mono")
        frame.sample_rate = SAMPLE_RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)


def compare(
    name: str,
    condition: str,
    report: IterationReport,
    clean: IterationReport,
    truth: dict[str, Any],
    headline: tuple[str, str, float],
) -> dict[str, Any]:
    """One case: what was shown, and what it was worth."""
    measure, key, bar = headline
    found, expected = report.measure(measure), truth[key]
    warned = any(GUESSED_LEADER not in warning for warning in report.quality.warnings)
    outcome = "warned" if warned else "silent"
    if within(found.value, expected, bar):
        outcome = "right"
    if is_withheld(found):
        outcome = "withheld"
    return {
        "recording": name,
        "condition": condition,
        "measure": measure,
        "outcome": outcome,
        "by_the_recording": not within(found.value, clean.measure(measure).value, bar),
        "warned": warned,
        "found": found.value,
        "clean": clean.measure(measure).value,
        "truth": expected,
    }


def is_withheld(measure: Measure) -> bool:
    """Whether the value was taken back."""
    return (measure.reason or "").startswith("withheld")


def within(found: float | None, expected: float | None, bar: float) -> bool:
    """Whether two values agree within the bar; none agrees with none only."""
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= bar + 1e-9


def write(cases: list[dict[str, Any]], names: list[str]) -> None:
    """Write the results for programs and for people."""
    worse = [case for case in cases if case["condition"] != "clean"]
    silent = [case for case in worse if case["outcome"] == "silent"]
    by_recording = [case for case in silent if case["by_the_recording"]]
    recordings = len({(case["recording"], case["condition"]) for case in worse})
    bars = {measure: bar for measure, _, bar in HEADLINES}
    withheld = [case for case in worse if case["outcome"] == "withheld"]
    needless = [
        case for case in withheld if within(case["ungated"], case["truth"], bars[case["measure"]])
    ]
    lines = [
        "# Degraded recordings: right, warned, withheld or silently wrong",
        "",
        f"{len(worse)} cases: {len(HEADLINES)} measures of {recordings} degraded recordings, of "
        f"{len(names) * (len(CONDITIONS) - 1)} that there can be ({', '.join(names)}; default "
        f"pipeline). Wrong without a word: {share(len(silent), len(worse))}; the bar is "
        f"{SILENT_BAR:.0%}. In {len(by_recording)} of them the clean recording gives another value "
        "(column *by the recording*), in the others the clean one is as far off.",
        "",
        f"Withheld: {share(len(withheld), len(worse))}; {len(needless)} of these would have been "
        "right.",
        "",
        "Made by `python benchmarks/degraded.py`.",
        "",
    ]
    for column in ("condition", "measure"):
        lines += table(cases if column == "condition" else worse, column)
    write_results("degraded", {"cases": cases}, lines)


def table(cases: list[dict[str, Any]], column: str) -> list[str]:
    """Counts of outcomes by condition or measure."""
    lines = [
        f"| {column} | right | wrong, warned | withheld | wrong, silent | by the recording |",
        "|---|---|---|---|---|---|",
    ]
    for value in dict.fromkeys(case[column] for case in cases):
        own = [case for case in cases if case[column] == value]
        counts = Counter(case["outcome"] for case in own)
        degraded_only = sum(c["outcome"] == "silent" and c["by_the_recording"] for c in own)
        cells = [counts[one] for one in ("right", "warned", "withheld", "silent")]
        lines.append("| " + " | ".join(map(str, [value, *cells, degraded_only])) + " |")
    return [*lines, ""]


def share(part: int, whole: int) -> str:
    """A count with its percentage."""
    return f"{part} ({part / max(1, whole):.1%})"


if __name__ == "__main__":
    main()
