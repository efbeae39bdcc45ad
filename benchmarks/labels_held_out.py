"""The held-out scenes: what the labels are worth in wording that nothing was made for.

Forty-two scenes (``training/held_out``) by two writers who wrote nothing else: ``mixed`` (24, in
wording of their own) and ``iterations`` (18, six scenarios in three runs each). No rule was
written and no weight trained or threshold set with them in view. A second coder labelled ``mixed``
again without seeing the first labels; how far the two agree is what can be asked of a detector.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rehearsal_audio.behaviours import label, labels_by_rule
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.features.first_advice import FirstAdviceSettings
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Label

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))
from scenes import Scene, read_scenes  # noqa: E402  the reader lies beside the scenes

SETS = ("mixed", "iterations")
RESAMPLES = 200
UNASKED = "advice_unsolicited"
Labeller = Callable[[Sequence[Utterance]], Sequence[Label]]
Counts = Counter[str]


def held_out() -> dict[str, Any]:
    """Both sets: labels by rules alone, with wording, without marks, and the second coder's."""
    sets = {
        name: read_scenes(sorted((TRAINING / "held_out").glob(f"{name}-*.txt"))) for name in SETS
    }
    results: dict[str, Any] = {
        name: {
            "scenes": len(scenes),
            "rules": scored(scenes, labels_by_rule),
            "now": scored(scenes, label),
            "without_marks": scored([_bare(one) for one in scenes], label),
        }
        for name, scenes in sets.items()
    }
    again = read_scenes(sorted((TRAINING / "held_out" / "second_coder").glob("*.txt")))
    results["second_coder"] = {
        name: f1(sum(ones, Counter())) for name, ones in _agreement(sets["mixed"], again).items()
    }
    every = [one for scenes in sets.values() for one in scenes]
    results["labels"] = scored(every, label)["labels"]
    return results


def scored(scenes: Sequence[Scene], labeller: Labeller) -> dict[str, Any]:
    """Right, false and missed by label, with intervals over scenes, and the first advice."""
    by_label: dict[str, list[Counts]] = {}
    right = alarms = free = 0
    for number, scene in enumerate(scenes):
        found = list(labeller(scene.utterances))
        led = [one.index for one in scene.utterances if one.role is Role.LEADER]
        for i in led:
            _count(by_label, number, _common(_true(scene, i)), _common(_said(found, i)))
        sure = FirstAdviceSettings().headline_confidence
        first = [i for i in led if UNASKED in _true(scene, i)][:1]
        ours = [i for i in led if UNASKED in _said(found, i, sure)][:1]
        right += ours == first
        free += not first
        alarms += not first and bool(ours)
    return {
        "labels": {name: _summary(ones) for name, ones in sorted(by_label.items())},
        "first_advice_right": right,
        "advice_free": free,
        "with_false_first_advice": alarms,
    }


def _agreement(first: Sequence[Scene], second: Sequence[Scene]) -> dict[str, list[Counts]]:
    """How the second coder's labels stand against the first one's, by utterance."""
    by_label: dict[str, list[Counts]] = {}
    for number, (one, other) in enumerate(zip(first, second, strict=True)):
        for i in range(len(one.utterances)):
            _count(by_label, number, _common(_true(one, i)), _common(_true(other, i)))
    return by_label


def _count(by_label: dict[str, list[Counts]], scene: int, true: set[str], said: set[str]) -> None:
    for name in true | said:
        counts = by_label.setdefault(name, [])
        counts.extend(Counter() for _ in range(scene + 1 - len(counts)))
        kind = "hit" if name in true & said else "false" if name in said else "miss"
        counts[scene][kind] += 1


def _true(scene: Scene, position: int) -> set[str]:
    return set().union(*(span.labels for span in scene.spans[position]))


def _said(found: Iterable[Label], index: int, least: float = LISTED_CONFIDENCE) -> set[str]:
    return {
        one.behaviour.value
        for one in found
        if one.utterance_index == index and one.confidence >= least
    }


def _common(names: set[str]) -> set[str]:
    """Classes of advice as one; a request for permission is closed too; listening sounds apart."""
    common = {"advice" if name.startswith("advice") else name for name in names} - {"backchannel"}
    return common | ({"closed_question"} if "permission_question" in common else set())


def _summary(by_scene: Sequence[Counts]) -> dict[str, Any]:
    total = sum(by_scene, Counter())
    chance = random.Random(7)
    draws = sorted(
        f1(sum(chance.choices(by_scene, k=len(by_scene)), Counter())) for _ in range(RESAMPLES)
    )
    return {
        **{kind: total[kind] for kind in ("hit", "false", "miss")},
        "f1": f1(total),
        "low": draws[int(0.025 * RESAMPLES)],
        "high": draws[int(0.975 * RESAMPLES)],
    }


def f1(counts: Mapping[str, int]) -> float:
    """F1 of hits, false alarms and misses, 0 where there are none."""
    hit, wrong = counts.get("hit", 0), counts.get("false", 0) + counts.get("miss", 0)
    return round(2 * hit / (2 * hit + wrong), 3) if hit else 0.0


def _bare(scene: Scene) -> Scene:
    """Lower case, without punctuation, as some recognisers write; sentences keep their labels."""
    said, spans = [], []
    for utterance, labelled in zip(scene.utterances, scene.spans, strict=True):
        text, bare = "", []
        for span in labelled:
            words = _unmarked(utterance.text[span.start_char : span.end_char])
            text = f"{text} {words}".strip()
            bare.append(replace(span, start_char=len(text) - len(words), end_char=len(text)))
        said.append(replace(utterance, text=text or _unmarked(utterance.text)))
        spans.append(tuple(bare))
    return Scene(scene.name, said, spans)


def _unmarked(text: str) -> str:
    return re.sub(r"[^\w' ]+", " ", text.replace("\u2019", "'").replace("-", " ")).lower().strip()


def held_out_page(results: Mapping[str, Any]) -> list[str]:
    """Markdown of both sets."""
    return [
        "## Held-out scenes",
        "",
        "Written for this measurement by two writers who wrote nothing else; no rule, weight or",
        "threshold was made with them in view, and none of their errors was read. By utterance of",
        "the leader; F1 with a 95 % bootstrap interval over scenes. *Second coder*: the agreement",
        "of a second labelling of the mixed scenes with the first. The scenes are invented talk,",
        "written down: real rehearsals are rougher.",
        "",
        *(line for name in SETS for line in _set(name, results)),
    ]


def _set(name: str, results: Mapping[str, Any]) -> Iterator[str]:
    one = results[name]
    has_second = name == "mixed"
    yield f"### {name.capitalize()} ({one['scenes']} scenes)"
    yield ""
    yield (
        "| label | right / false / missed | F1 | 95 % | rules alone | without marks |"
        + (" second coder |" if has_second else "")
    )
    yield "|---|---|--:|---|--:|--:|" + ("--:|" if has_second else "")
    for label_name, now in one["now"]["labels"].items():
        before, bare = (
            one[key]["labels"].get(label_name, {}).get("f1", 0.0)
            for key in ("rules", "without_marks")
        )
        agreed = results["second_coder"].get(label_name, 0.0)
        yield (
            f"| {label_name} | {now['hit']} / {now['false']} / {now['miss']} | {now['f1']:.2f} "
            f"| {now['low']:.2f}–{now['high']:.2f} | {before:.2f} | {bare:.2f} |"
            + (f" {agreed:.2f} |" if has_second else "")
        )
    yield ""
    yield (
        f"First unsolicited advice at the right utterance, or rightly none: "
        f"{one['now']['first_advice_right']} of {one['scenes']} (rules alone "
        f"{one['rules']['first_advice_right']}); found where there is none in "
        f"{one['now']['with_false_first_advice']} of {one['now']['advice_free']} scenes."
    )
    yield ""
