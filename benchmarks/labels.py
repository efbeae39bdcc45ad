"""What the labels are worth: against experts' labels, human agreement and a trivial baseline.

Run: ``python benchmarks/labels.py``. Reads the labelled dialogue and the rehearsals with truth that
lie in ``../shared/data`` beside the checkout; a set that is not there is left out. An utterance
counts as an open question if any of its labels is ``open_question``, and so on. Intervals: 95 %,
bootstrap over conversations. Writes ``benchmarks/results/labels.json`` and ``labels.md``.

Nothing was trained on these sets; the rules were written while looking at errors on them, so that
the figures are of development data. No text of theirs is written out.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from labels_corpora import DIALOGUE, REHEARSALS, SETS, Line, conversations
from labels_held_out import held_out
from labels_page import page
from rehearsal_audio.behaviours import label
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.features.first_advice import FirstAdviceSettings
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Label
from results_files import write_results

RESAMPLES = 200
HUMAN = {
    "open question": 0.82,
    "closed question": 0.71,
    "question": 0.95,
    "reflection": 0.83,
    "advice": 0.65,
}
"""F1 of one AnnoMI expert against the majority of nine others."""

OURS = {
    "open question": {"open_question"},
    "closed question": {"closed_question"},
    "question": {
        "open_question",
        "closed_question",
        "permission_question",
        "leading_question",
        "checking_understanding",
    },
    "reflection": {"reflection"},
    "advice": {"advice_unsolicited", "advice_with_permission", "advice_solicited"},
}
BASELINE = {
    "open question": re.compile(r"\b(?:what|how|why|tell me)\b[^.?!]*\?", re.IGNORECASE),
    "closed question": re.compile(
        r"(?:^|[.?!,] )(?:so |and |okay,? )?(?:do|did|is|are|was|have|has|can|could|would)\b"
        r"[^.?!]*\?",
        re.IGNORECASE,
    ),
    "question": re.compile(r"\?"),
    "reflection": re.compile(r"\b(?:sounds like|so you|you feel|you're feeling)\b", re.IGNORECASE),
    "advice": re.compile(r"\b(?:should|need to|have to|try|could)\b", re.IGNORECASE),
}
REHEARSED = {
    "simple_reflection": "reflection",
    "complex_reflection": "reflection",
    "permission_question": "closed_question",
    "advice_unsolicited": "advice",
    "advice_with_permission": "advice",
    "advice_solicited": "advice",
}
"""The rehearsals' labels and ours in common terms."""

Counts = Counter[str]


def main() -> None:
    results: dict[str, Any] = {"speed": speed(), "sets": {}, "sessions": {}, "confusions": []}
    for name in SETS:
        if any(DIALOGUE.glob(f"{name}.*jsonl*")):
            talks = list(conversations(name))
            found = [labelled(talk) for talk in talks]
            results["sets"][name] = measured(talks, found)
            if name == "annomi":
                results["sessions"] = sessions(talks, found)
                results["confusions"] = confusions(talks, found)
    results["rehearsals"] = rehearsals()
    results["held_out"] = held_out()
    write_results("labels", results, page(results, HUMAN).splitlines())


def labelled(talk: Sequence[Line]) -> list[list[Label]]:
    """Labels of each utterance of a conversation."""
    utterances = [Utterance(i, line.role, line.text) for i, line in enumerate(talk)]
    found: list[list[Label]] = [[] for _ in talk]
    for one in label(utterances):
        found[one.utterance_index].append(one)
    return found


def measured(talks: Sequence[Sequence[Line]], found: Sequence[list[list[Label]]]) -> dict[str, Any]:
    """Precision, recall and F1 with intervals for each question that the set answers."""
    asked = dict.fromkeys(name for talk in talks for line in talk for name in line.truth)
    results = {}
    for name in asked:
        ours, plain = [], []
        for talk, labels in zip(talks, found, strict=True):
            ours.append(
                counted(
                    (name, line, says(name, some)) for line, some in zip(talk, labels, strict=True)
                )
            )
            plain.append(
                counted((name, line, bool(BASELINE[name].search(line.text))) for line in talk)
            )
        results[name] = {**scores(ours), "baseline_f1": f1(sum(plain, Counter()))}
    return results


def says(name: str, labels: Iterable[Label]) -> bool:
    """Whether the labels that count say yes; announcing a check asks nothing yet."""
    return any(
        one.behaviour.value in OURS[name]
        and one.confidence >= LISTED_CONFIDENCE
        and one.source != "questions.checking_announced"
        for one in labels
    )


def counted(cases: Iterable[tuple[str, Line, bool]]) -> Counts:
    """Hits, false alarms and misses."""
    counts: Counts = Counter()
    for name, line, said in cases:
        if name in line.truth:
            true = line.truth[name]
            counts["hit" if said and true else "false" if said else "miss" if true else "none"] += 1
    return counts


def scores(by_talk: Sequence[Counts]) -> dict[str, Any]:
    """Precision, recall, F1 and the bootstrap interval of F1 over conversations."""
    total = sum(by_talk, Counter())
    chance = random.Random(7)
    draws = sorted(
        f1(sum(chance.choices(by_talk, k=len(by_talk)), Counter())) for _ in range(RESAMPLES)
    )
    said, true = total["hit"] + total["false"], total["hit"] + total["miss"]
    return {
        "cases": true,
        "precision": round(total["hit"] / max(1, said), 3),
        "recall": round(total["hit"] / max(1, true), 3),
        "f1": f1(total),
        "low": draws[int(0.025 * RESAMPLES)],
        "high": draws[int(0.975 * RESAMPLES)],
    }


def f1(counts: Counts) -> float:
    both = 2 * counts["hit"] + counts["false"] + counts["miss"]
    return round(2 * counts["hit"] / both, 3) if both else 0.0


def sessions(talks: Sequence[Sequence[Line]], found: Sequence[list[list[Label]]]) -> dict[str, Any]:
    """False first advice in advice-free sessions; how well the rates tell good from poor."""
    sure = FirstAdviceSettings().headline_confidence
    free = alarms = 0
    rates: dict[str, list[tuple[float, float, bool]]] = {"open question": [], "reflection": []}
    for talk, labels in zip(talks, found, strict=True):
        if not any(line.truth.get("advice") for line in talk):
            free += 1
            alarms += any(
                one.behaviour.value == "advice_unsolicited" and one.confidence >= sure
                for some in labels
                for one in some
            )
        starts = [line.start_s for line in talk if line.start_s is not None]
        minutes = max(0.5, (max(starts) - min(starts)) / 60)
        good = any(line.quality == "high" for line in talk)
        for name, pairs in rates.items():
            ours = sum(says(name, some) for some in labels) / minutes
            theirs = sum(line.truth.get(name, False) for line in talk) / minutes
            pairs.append((ours, theirs, good))
    separation = {
        name: {
            "ours": auc((a, good) for a, _, good in pairs),
            "experts": auc((b, good) for _, b, good in pairs),
        }
        for name, pairs in rates.items()
    }
    return {"advice_free": free, "with_false_first_advice": alarms, "separation_auc": separation}


def auc(pairs: Iterable[tuple[float, bool]]) -> float:
    """Chance that a good session scores above a poor one, ties half."""
    pairs = list(pairs)
    good = [value for value, is_good in pairs if is_good]
    poor = [value for value, is_good in pairs if not is_good]
    wins = sum((a > b) + 0.5 * (a == b) for a in good for b in poor)
    return round(wins / (len(good) * len(poor)), 3)


def confusions(
    talks: Sequence[Sequence[Line]], found: Sequence[list[list[Label]]]
) -> list[list[Any]]:
    """The twenty most frequent: what we said by which rule (or missed), what the experts said."""
    seen: Counter[tuple[str, str]] = Counter()
    for talk, labels in zip(talks, found, strict=True):
        for line, some in zip(talk, labels, strict=True):
            true = ", ".join(name for name, yes in line.truth.items() if yes and name != "question")
            for name, yes in line.truth.items():
                if name == "question" or says(name, some) == yes:
                    continue
                rules = {one.source for one in some if one.behaviour.value in OURS[name]}
                said = f"{name} by {', '.join(sorted(rules))}" if not yes else f"no {name}"
                seen[said, true or "none of these"] += 1
    return [[said, true, number] for (said, true), number in seen.most_common(20)]


def rehearsals() -> dict[str, Any]:
    """Labels of the rehearsals' true text by utterance of the leader, and first advice."""
    counts: dict[str, Counts] = {}
    right, all_of_them = 0, 0
    for path in sorted(REHEARSALS.glob("*.truth.json")):
        lines = json.loads(path.read_text(encoding="utf-8"))["utterances"]
        talk = [Line(Role(line["role"]), line["text"], {}) for line in lines]
        first: list[int] = []
        for place, (line, some) in enumerate(zip(lines, labelled(talk), strict=True)):
            if line["role"] != "leader":
                continue
            true = {REHEARSED.get(one, one) for one in line["labels"]}
            kept = [one.behaviour.value for one in some if one.confidence >= LISTED_CONFIDENCE]
            ours = {REHEARSED.get(one, one) for one in kept}
            first += [place] if "advice_unsolicited" in kept else []
            for name in true | ours:
                kind = "hit" if name in true & ours else "false" if name in ours else "miss"
                counts.setdefault(name, Counter())[kind] += 1
        expected = [
            i
            for i, line in enumerate(lines)
            if line["role"] == "leader" and "advice" in line["labels"]
        ]
        right += first[:1] == expected[:1]
        all_of_them += 1
    table = {name: {**dict(one), "f1": f1(one)} for name, one in sorted(counts.items())}
    return {"labels": table, "first_unsolicited_advice_right": [right, all_of_them]}


def speed() -> dict[str, float]:
    """Seconds for a thousand different utterances of 20 words, and to import from cold."""
    lines = [
        Line(
            Role.LEADER if i % 2 else Role.ACTOR,
            f"So on the {i}th night you were on your own with them. What was that like, and what "
            "would help you now?",
            {},
        )
        for i in range(1000)
    ]
    begun = time.perf_counter()
    labelled(lines)
    taken_s = time.perf_counter() - begun
    command = [sys.executable, "-c", "import rehearsal_audio.behaviours"]
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    import_s = time.perf_counter() - begun
    return {"thousand_utterances_s": round(taken_s, 2), "import_s": round(import_s, 2)}


if __name__ == "__main__":
    main()
