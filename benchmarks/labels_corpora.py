"""Labelled dialogue as leader and actor, with what the experts' labels say in our terms.

``truth`` of a line holds, for every question that the set can answer ("open question", "advice",
...), whether the experts said yes. Nothing of the texts is written out.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal_audio.model.conversation import Role

DIALOGUE = Path(__file__).resolve().parents[2] / "shared" / "data" / "dialogue"
REHEARSALS = DIALOGUE.with_name("rehearsals")
MAX_CONVERSATIONS = 15
"""Of the large sets (tens of thousands of utterances) only so many conversations are read."""

ONE_PROMPT = {"pair"}
"""Sets whose lines after the first are replies to it, each of which stands for itself."""

Truth = dict[str, bool]


@dataclass(frozen=True)
class Line:
    """An utterance and what the experts said of it."""

    role: Role
    text: str
    truth: Truth
    start_s: float | None = None
    quality: str | None = None


def conversations(name: str) -> Iterator[list[Line]]:
    """The conversations of a set, in the order of its file."""
    read = SETS[name]
    (path,) = DIALOGUE.glob(f"{name}.*jsonl*")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        entries = (json.loads(line) for line in file)
        groups = itertools.groupby(entries, key=lambda entry: entry["conversation_id"])
        limit = MAX_CONVERSATIONS if path.suffix == ".gz" and name != "esconv" else None
        for _, group in itertools.islice(groups, limit):
            talk = [read(entry) for entry in group]
            if name in ONE_PROMPT:
                yield from ([talk[0], reply] for reply in talk[1:])
            else:
                yield talk


def _annomi(entry: dict[str, Any]) -> Line:
    labels = entry["labels"]
    if entry["role"] == "client":
        return Line(Role.ACTOR, entry["text"], {}, entry["start_s"])
    truth = {
        "open question": labels["question_subtype"] == "open",
        "closed question": labels["question_subtype"] == "closed",
        "question": labels["question_exists"] == "True",
        "reflection": labels["reflection_exists"] == "True",
        "advice": labels["therapist_input_subtype"] == "advice",
    }
    quality = entry["conversation_labels"]["mi_quality"]
    return Line(Role.LEADER, entry["text"], truth, entry["start_s"], quality)


def _mi_gold(entry: dict[str, Any]) -> Line:
    code = entry["labels"]["miti"]
    truth = {
        "open question": code == "Open Question",
        "closed question": code == "Closed Question",
        "question": "Question" in code,
        "advice": code.startswith("Advise") or code == "Direct",
    }
    return Line(Role.LEADER, entry["text"], truth)


def _pair(entry: dict[str, Any]) -> Line:
    if entry["role"] == "client":
        return Line(Role.ACTOR, entry["text"], {})
    return Line(Role.LEADER, entry["text"], {"reflection": entry["labels"]["quality"] != "lq"})


def _esconv(entry: dict[str, Any]) -> Line:
    strategy = entry["labels"].get("strategy")
    if entry["role"] == "seeker" or strategy is None:
        return Line(Role.ACTOR, entry["text"], {})
    truth = {
        "question": strategy == "Question",
        "advice": strategy == "Providing Suggestions",
        "reflection": strategy in {"Reflection of feelings", "Restatement or Paraphrasing"},
    }
    return Line(Role.LEADER, entry["text"], truth)


def _reddit(entry: dict[str, Any]) -> Line:
    return Line(Role.LEADER, entry["text"], {"advice": entry["labels"]["DS_Label"] == "1"})


def _ami(entry: dict[str, Any]) -> Line:
    act = entry["labels"]["da"]
    return Line(Role.LEADER, entry["text"], {"question": str(act).startswith("el.")})


def _swda(entry: dict[str, Any]) -> Line:
    act = entry["labels"]["da"]
    asks = act.startswith(("qy", "qw", "qo", "qr")) and act != "qh"
    return Line(Role.LEADER, entry["text"], {"question": asks})


def _mrda(entry: dict[str, Any]) -> Line:
    act = entry["labels"]["da"].split("|")[-1]
    asks = act.startswith(("qy", "qw", "qo", "qr"))
    return Line(Role.LEADER, entry["text"], {"question": asks})


SETS: dict[str, Callable[[dict[str, Any]], Line]] = {
    "annomi": _annomi,
    "mi_gold_test": _mi_gold,
    "pair": _pair,
    "esconv": _esconv,
    "reddit_advice": _reddit,
    "ami": _ami,
    "swda": _swda,
    "mrda": _mrda,
}
"""The reader of each set."""
