"""Builds reports from the truth of the fixtures, by hand: golden input for export and pages.

Run ``python tests/golden/report_from_truth.py`` to write the golden files again.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from rehearsal_audio.export.report_json import ReportJson
from rehearsal_audio.features.intervals import (
    count_interval,
    proportion_interval,
    rate_interval,
)
from rehearsal_audio.model.conversation import Ipu, Role, SpeakerRole, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour, Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport, Provenance, Quality
from rehearsal_audio.model.segment import Segment, gaps, intersection, total_s
from rehearsal_audio.model.speech import Word
from rehearsal_audio.provenance import Inputs, analysis_id

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "audio"
GOLDEN = Path(__file__).parent / "report"
NAMES = ("nhs-ward-1", "nhs-ward-2", "nhs-ward-3")

RENAMED = {
    "simple_reflection": "reflection",
    "complex_reflection": "reflection",
    "advice": "advice_unsolicited",
}


def report_from_truth(name: str) -> IterationReport:
    """The report that a flawless pipeline would give."""
    truth = json.loads((FIXTURES / f"{name}.truth.json").read_text(encoding="utf-8"))
    utterances = tuple(_utterance(one) for one in truth["utterances"])
    ipus = tuple(
        Ipu(
            Role(one["role"]),
            one["start_s"],
            one["end_s"],
            (),
            "backchannel" in one["labels"],
        )
        for one in truth["utterances"]
    )
    labels = tuple(label for one in truth["utterances"] for label in _labels(one))
    events = (*_act_events(truth), *_overlap_events(truth), *_silences(ipus, truth))
    scene = Segment(utterances[0].start_s, max(one.end_s for one in utterances))
    return IterationReport(
        recording=name,
        iteration="1",
        participant=None,
        scenario="supportive conversation",
        duration_s=truth["duration_s"],
        scene=scene,
        speakers=tuple(
            SpeakerRole(
                f"SPEAKER_0{index}",
                role,
                total_s(ipu.segment for ipu in ipus if ipu.role is role),
                1.0,
            )
            for index, role in enumerate((Role.LEADER, Role.ACTOR))
        ),
        measures=_measures(ipus, events, scene),
        events=tuple(sorted(events, key=lambda one: (one.start_s, one.end_s, one.id))),
        utterances=utterances,
        labels=labels,
        ipus=ipus,
        quality=Quality(truth["snr_db"], 0.03, 0.71, 0.93, 0.01, 0.0),
        provenance=_provenance(),
    )


def _provenance() -> Provenance:
    settings = {"turns": {"ipu_max_pause_s": 0.2, "min_overlap_s": 0.2}}
    weights = {"weights.bin": "0" * 64}
    return Provenance(
        package_version="0.0.0",
        pipeline="golden",
        settings=settings,
        models={"recogniser": "a person's transcript"},
        weights_sha256=weights,
        audio_sha256="1" * 64,
        versions={"numpy": "2"},
        analysis_id=analysis_id("0.0.0", settings, Inputs("1" * 64, weights_sha256=weights)),
    )


def _utterance(one: dict[str, Any]) -> Utterance:
    texts = one["text"].split()
    step_s = (one["end_s"] - one["start_s"]) / len(texts)
    words = tuple(
        Word(text, one["start_s"] + i * step_s, one["start_s"] + (i + 1) * step_s, 0.9)
        for i, text in enumerate(texts)
    )
    return Utterance(
        one["index"], Role(one["role"]), " ".join(texts), one["start_s"], one["end_s"], words
    )


def _behaviour(label: str | None) -> Behaviour | None:
    name = RENAMED.get(label or "", label or "")
    return Behaviour(name) if name in {one.value for one in Behaviour} else None


def _labels(one: dict[str, Any]) -> list[Label]:
    found = []
    for act in one["acts"]:
        behaviour = _behaviour(act["label"])
        start = one["text"].find(act["text_span"])
        if behaviour is not None and start >= 0 and one["role"] == "leader":
            end = start + len(act["text_span"])
            found.append(Label(one["index"], behaviour, start, end, 0.9, "truth"))
    return found


def _act_events(truth: dict[str, Any]) -> list[Event]:
    events = []
    for one in truth["utterances"]:
        acts = one["acts"] if one["role"] == "leader" else []
        for place, act in enumerate(acts):
            behaviour = _behaviour(act["label"])
            if behaviour is not None:
                events.append(
                    Event(
                        f"{behaviour.value}-{one['index']}-{place}",
                        behaviour,
                        Role(one["role"]),
                        act["start_s"],
                        act["end_s"],
                        act["text_span"],
                        0.9,
                        "truth",
                        {"utterance_index": one["index"]},
                    )
                )
    return events


def _overlap_events(truth: dict[str, Any]) -> list[Event]:
    kinds = {
        "interruption": Behaviour.INTERRUPTION,
        "backchannel": Behaviour.BACKCHANNEL,
        "cooperative": Behaviour.COOPERATIVE_OVERLAP,
    }
    return [
        Event(
            f"{kinds[one['overlap']].value}-{one['index']}",
            kinds[one["overlap"]],
            Role(one["role"]),
            one["start_s"],
            one["end_s"],
            one["text"],
            0.95,
            "truth",
        )
        for one in truth["utterances"]
        if one["overlap"] in kinds
    ]


def _silences(ipus: tuple[Ipu, ...], truth: dict[str, Any]) -> list[Event]:
    scene = Segment(ipus[0].start_s, max(ipu.end_s for ipu in ipus))
    return [
        Event(
            f"held_silence-{index}",
            Behaviour.HELD_SILENCE,
            Role.LEADER,
            one.start_s,
            one.end_s,
            "",
            0.9,
            "truth",
        )
        for index, one in enumerate(gaps((ipu.segment for ipu in ipus), scene))
        if one.duration_s >= 2.0
    ]


def _measures(
    ipus: tuple[Ipu, ...], events: tuple[Event, ...], scene: Segment
) -> tuple[Measure, ...]:
    counts = Counter(event.behaviour for event in events if event.role is Role.LEADER)
    leader = [ipu.segment for ipu in ipus if ipu.role is Role.LEADER]
    actor = [ipu.segment for ipu in ipus if ipu.role is Role.ACTOR]
    leader_s, actor_s = total_s(leader), total_s(actor)
    ratio = leader_s / (leader_s + actor_s)
    advice = min(
        (e.start_s for e in events if e.behaviour is Behaviour.ADVICE_UNSOLICITED), default=None
    )
    opened, closed = counts[Behaviour.OPEN_QUESTION], counts[Behaviour.CLOSED_QUESTION]
    measures = [
        Measure("talk_time_ratio", ratio, "ratio", ratio - 0.08, ratio + 0.08),
        Measure("leader_speech_s", leader_s, "s"),
        Measure("actor_speech_s", actor_s, "s"),
        Measure("overlap_s", total_s(intersection(leader, actor)), "s"),
        Measure("silence_s", total_s(gaps([*leader, *actor], scene)), "s"),
        Measure("longest_leader_turn_s", max(one.duration_s for one in leader), "s"),
        Measure("longest_actor_turn_s", max(one.duration_s for one in actor), "s"),
        _count("interruptions_by_leader", counts[Behaviour.INTERRUPTION]),
        _rate("interruption_rate_by_leader", counts[Behaviour.INTERRUPTION], actor_s),
        _first_advice(advice, scene),
        _heard_before(advice, ipus),
        _count("advice_count", counts[Behaviour.ADVICE_UNSOLICITED]),
        _count("questions", opened + closed),
        _count("open_questions", opened),
        _count("closed_questions", closed),
        _share("open_question_ratio", opened, opened + closed),
        _rate("open_question_rate_per_min", opened, leader_s),
        _count("reflections", counts[Behaviour.REFLECTION]),
        _rate("reflections_per_min", counts[Behaviour.REFLECTION], scene.duration_s),
    ]
    measures += [_count(f"{label.value}_count", counts[label]) for label in LABELS]
    return tuple(measures)


def _count(name: str, count: int) -> Measure:
    return Measure(name, count, "count", *count_interval(count), components={"events": count})


def _rate(name: str, count: int, exposure_s: float) -> Measure:
    low, high = rate_interval(count, exposure_s / 60)
    parts = {"events": count, "exposure_s": exposure_s}
    return Measure(name, 60 * count / exposure_s, "per_min", low, high, components=parts)


def _share(name: str, part: int, whole: int) -> Measure:
    if not whole:
        return Measure(name, None, "ratio", reason="no questions")
    parts = {"open": part, "closed": whole - part}
    return Measure(name, part / whole, "ratio", *proportion_interval(part, whole), components=parts)


def _first_advice(advice: float | None, scene: Segment) -> Measure:
    parts = {"observed_s": scene.duration_s}
    if advice is None:
        return Measure(
            "time_to_first_advice_s", None, "s", components=parts, reason="no advice given"
        )
    return Measure("time_to_first_advice_s", advice - scene.start_s, "s", components=parts)


def _heard_before(advice: float | None, ipus: tuple[Ipu, ...]) -> Measure:
    name = "actor_speech_before_first_advice_s"
    if advice is None:
        return Measure(name, None, "s", reason="no advice given")
    heard = [ipu.segment for ipu in ipus if ipu.role is Role.ACTOR]
    return Measure(name, total_s(intersection(heard, [Segment(0, advice)])), "s")


if __name__ == "__main__":
    for each in NAMES:
        ReportJson().export(report_from_truth(each), GOLDEN / f"{each}.report.json")
