"""Labels of our own rehearsal scenes and marker sentences, and of the ward rehearsals' true text.

``labels/*.jsonl`` hold scenes of health service, police, civil service and companies, poor, mixed
and good, one without punctuation as a recogniser may write it; ``markers.jsonl`` holds single
sentences with their near misses. ``expected`` is the writer's judgement. ``fresh/*.jsonl`` are
scenes by writers who had not seen the rules, with honest floors instead of near certainty.
``listening/*.jsonl`` are judged on reflections and advice only, ``workplace/*.jsonl`` are scenes on
the markers. All of them are trained on as well: these are floors that hold what was reached, no
measurement. That is the held-out scenes' (benchmarks/labels_held_out.py).
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from rehearsal_audio.behaviours import label, labels_by_rule
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.features.first_advice import FirstAdviceSettings
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Label

FOLDER = Path(__file__).parent / "labels"
SCENES = sorted(path.stem for path in FOLDER.glob("*.jsonl") if path.stem != "markers")
FRESH = sorted((FOLDER / "fresh").glob("*.jsonl"))
LISTENING = sorted((FOLDER / "listening").glob("*.jsonl"))
WORKPLACE = sorted((FOLDER / "workplace").glob("*.jsonl"))
MIN_CASES = 4
FLOOR = 0.9
FLOORS_WITH_WORDING = {
    "information": 0.75,
    "minimising": 0.8,
    "offer_specific": 0.85,
    "person_focus": 0.85,
    "task_focus": 0.8,
}
"""The rules were made on these scenes; the wording, made on ten thousands of sentences, gives up a
little here and gains much elsewhere (training/wording.md, benchmarks/results/labels.md)."""
Labeller = Callable[[Sequence[Utterance]], Sequence[Label]]


def read(path: Path) -> list[list[dict]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    groups = itertools.groupby(lines, key=lambda line: line["conversation_id"])
    return [list(group) for _, group in groups]


def true_labels(line: dict) -> set[str]:
    """The writer's labels; a request for permission is a closed question too."""
    names = {one["label"] for one in line["expected"]}
    return names | ({"closed_question"} if "permission_question" in names else set())


def labels_of(
    lines: list[dict], min_confidence: float = LISTED_CONFIDENCE, labeller: Labeller = label
) -> list[set[str]]:
    talk = [Utterance(i, Role(line["role"]), line["text"]) for i, line in enumerate(lines)]
    names: list[set[str]] = [set() for _ in talk]
    for one in labeller(talk):
        if one.confidence >= min_confidence:
            names[one.utterance_index].add(one.behaviour.value)
    return names


@lru_cache(maxsize=2)
def counts(labeller: Labeller) -> tuple[Counter, Counter, Counter]:
    """Found and expected, only found, only expected, by label, over the leader's utterances."""
    hits, false_alarms, misses = Counter(), Counter(), Counter()
    for path in sorted(FOLDER.glob("*.jsonl")):
        for lines in read(path):
            for line, found in zip(lines, labels_of(lines, labeller=labeller), strict=True):
                if line["role"] != "leader":
                    continue
                expected = true_labels(line)
                hits.update(found & expected)
                false_alarms.update(found - expected)
                misses.update(expected - found)
    return hits, false_alarms, misses


@pytest.mark.parametrize("name", [one.value for one in LABELS])
def test_every_label_reaches_its_floor_by_the_rules(name: str) -> None:
    hits, false_alarms, misses = counts(labels_by_rule)
    assert hits[name] + misses[name] >= MIN_CASES, "too few cases to say anything"
    f1 = 2 * hits[name] / (2 * hits[name] + false_alarms[name] + misses[name])
    assert f1 >= (0.85 if name == "information" else FLOOR)


@pytest.mark.parametrize("name", [one.value for one in LABELS])
def test_every_label_reaches_its_floor_with_the_wording(name: str) -> None:
    hits, false_alarms, misses = counts(label)
    f1 = 2 * hits[name] / (2 * hits[name] + false_alarms[name] + misses[name])
    assert f1 >= FLOORS_WITH_WORDING.get(name, FLOOR)


@pytest.mark.parametrize("scene", SCENES)
def test_first_advice_is_in_the_right_utterance(scene: str) -> None:
    (lines,) = read(FOLDER / f"{scene}.jsonl")
    expected = [
        i
        for i, line in enumerate(lines)
        if "advice_unsolicited" in {one["label"] for one in line["expected"]}
    ]
    sure = labels_of(lines, FirstAdviceSettings().headline_confidence)
    found = [
        i
        for i, names in enumerate(sure)
        if lines[i]["role"] == "leader" and "advice_unsolicited" in names
    ]
    assert found[:1] == expected[:1]


FRESH_FLOORS = {
    "acknowledgement": 0.75,
    "advice": 0.95,
    "asks_need": 0.7,
    "checking_understanding": 0.8,
    "closed_question": 0.85,
    "empathy": 0.78,
    "false_reassurance": 0.8,
    "follow_through": 0.7,
    "information": 0.4,
    "leading_question": 0.85,
    "minimising": 0.7,
    "names_standard": 0.8,
    "normalising": 0.9,
    "noticing": 0.7,
    "offer_generic": 0.85,
    "offer_specific": 0.75,
    "open_question": 0.9,
    "permission_question": 0.9,
    "person_focus": 0.8,
    "reflection": 0.83,
    "signpost_specific": 0.85,
    "task_focus": 0.55,
}
"""F1 over the sixteen scenes by writers who had not seen the rules, a little below what is reached;
half of the scenes were in view when the rules were made general (benchmarks/results/labels.md)."""


LISTENING_FLOORS = {"advice": 0.92, "reflection": 0.83}
"""F1 over the fourteen scenes on listening and advice, all in view in the end; a little below what
is reached (benchmarks/results/labels.md)."""


@lru_cache(maxsize=3)
def fresh_counts(paths: tuple[Path, ...]) -> tuple[Counter, Counter, Counter, int]:
    """As ``counts``, classes of advice as one, with the number of scenes of right first advice."""
    hits, false_alarms, misses, right = Counter(), Counter(), Counter(), 0
    for path in paths:
        (lines,) = read(path)
        sure = labels_of(lines, FirstAdviceSettings().headline_confidence)
        firsts: list[list[int]] = [[], []]
        for i, (line, found) in enumerate(zip(lines, labels_of(lines), strict=True)):
            if line["role"] != "leader":
                continue
            true = true_labels(line)
            firsts[0] += [i] if "advice_unsolicited" in true else []
            firsts[1] += [i] if "advice_unsolicited" in sure[i] else []
            expected, found = (
                {"advice" if name.startswith("advice") else name for name in names}
                for names in (true, found)
            )
            hits.update(found & expected)
            false_alarms.update(found - expected)
            misses.update(expected - found)
        right += firsts[0][:1] == firsts[1][:1]
    return hits, false_alarms, misses, right


@pytest.mark.parametrize("name", sorted(FRESH_FLOORS))
def test_fresh_scenes_stay_above_their_floor(name: str) -> None:
    hits, false_alarms, misses, _ = fresh_counts(tuple(FRESH))
    assert hits[name] + misses[name] >= MIN_CASES
    f1 = 2 * hits[name] / (2 * hits[name] + false_alarms[name] + misses[name])
    assert f1 >= FRESH_FLOORS[name]


def test_first_advice_of_the_fresh_scenes() -> None:
    assert len(FRESH) == 16
    assert fresh_counts(tuple(FRESH))[3] >= 13


@pytest.mark.parametrize("name", sorted(LISTENING_FLOORS))
def test_listening_scenes_stay_above_their_floor(name: str) -> None:
    hits, false_alarms, misses, _ = fresh_counts(tuple(LISTENING))
    f1 = 2 * hits[name] / (2 * hits[name] + false_alarms[name] + misses[name])
    assert f1 >= LISTENING_FLOORS[name]


def test_first_advice_of_the_listening_scenes() -> None:
    assert len(LISTENING) == 14
    assert fresh_counts(tuple(LISTENING))[3] >= 13


WORKPLACE_FLOORS = {
    "acknowledgement": 0.75,
    "asks_need": 0.9,
    "closed_question": 0.9,
    "empathy": 0.85,
    "false_reassurance": 0.85,
    "follow_through": 0.9,
    "information": 0.7,
    "leading_question": 0.8,
    "minimising": 0.65,
    "names_standard": 0.9,
    "normalising": 0.8,
    "noticing": 0.9,
    "offer_generic": 0.8,
    "offer_specific": 0.8,
    "open_question": 0.9,
    "person_focus": 0.9,
    "signpost_specific": 0.85,
    "task_focus": 0.75,
}
"""F1 over the eighteen workplace scenes, a little below what is reached."""


@pytest.mark.parametrize("name", sorted(WORKPLACE_FLOORS))
def test_workplace_scenes_stay_above_their_floor(name: str) -> None:
    assert len(WORKPLACE) == 18
    hits, false_alarms, misses, _ = fresh_counts(tuple(WORKPLACE))
    assert hits[name] + misses[name] >= MIN_CASES
    f1 = 2 * hits[name] / (2 * hits[name] + false_alarms[name] + misses[name])
    assert f1 >= WORKPLACE_FLOORS[name]


def test_expected_spans_lie_in_the_text() -> None:
    for path in [*FOLDER.glob("*.jsonl"), *FRESH, *LISTENING, *WORKPLACE]:
        for line in itertools.chain.from_iterable(read(path)):
            for one in line["expected"]:
                assert 0 <= one["start_char"] < one["end_char"] <= len(line["text"])
                assert one["label"] in {label.value for label in LABELS}


@pytest.mark.parametrize("name", ["nhs-ward-1", "nhs-ward-2", "nhs-ward-3"])
def test_ward_rehearsals_first_advice_and_questions(name: str, fixtures_audio: Path) -> None:
    truth = json.loads((fixtures_audio / f"{name}.truth.json").read_text(encoding="utf-8"))
    lines = truth["utterances"]
    found = labels_of(lines)
    advised = [
        i
        for i, names in enumerate(found)
        if names & {"advice_unsolicited", "advice_with_permission", "advice_solicited"}
    ]
    expected = [
        i
        for i, line in enumerate(lines)
        if line["role"] == "leader" and set(line["labels"]) & {"advice", "advice_with_permission"}
    ]
    assert advised[:1] == expected[:1]
    for i, line in enumerate(lines):
        if line["role"] == "leader":
            assert ("open_question" in found[i]) == ("open_question" in line["labels"])
