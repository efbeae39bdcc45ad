"""Timed dialogue acts of meetings (AMI, MRDA) against our backchannel and interruption rules.

A meeting has several speakers; each in turn is set against all others together. An act counts if
it starts while a content act of another runs (begun 0.1 s before, going on 0.2 s after). The marks
by which the transcribers of MRDA show an unfinished act are taken out of its text first.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rehearsal_audio.behaviours.overlaps import OverlapKind, classify_overlaps
from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word

Act = dict
Row = dict[str, object]

MINOR = ("fra", "stl", "oth", None)
"""AMI acts that carry no content: fragments, stalls, other."""

AGREEMENT = ("ass", "und")
"""AMI acts of assessment and understanding: a "yeah" of these is no bck, but the same words."""


def backchannel_rows(folder: Path) -> list[Row]:
    """Backchannel against content among acts that start in overlap, by corpus."""
    ami = list(_in_overlap(folder / "ami.dev.jsonl.gz"))
    mrda = list(_in_overlap(folder / "mrda.dev.jsonl.gz"))
    rows = []
    if ami:
        content = [row for row in ami if row[0]["labels"]["da"] not in MINOR]
        without = [row for row in content if row[0]["labels"]["da"] not in AGREEMENT]
        rows += [
            _scores("AMI: bck against content acts, assessments left out", without),
            _scores("AMI: bck against all content acts, assessments too", content),
        ]
    if mrda:
        without = [row for row in mrda if "aa" not in _tags(row[0])[0]]
        rows += [
            _scores("MRDA: b, bk against content acts, agreements (aa) left out", without),
            _scores("MRDA: b, bk against all content acts, agreements too", mrda),
        ]
    return rows


def cut_off_rows(folder: Path) -> list[Row]:
    """MRDA acts marked as cut off by another (%-) against our interruptions."""
    path = folder / "mrda.dev.jsonl.gz"
    clear = marked_clear = marked = found = overlaps = marked_overlaps = 0
    for acts in _meetings(path):
        for speaker in sorted({act["role"] for act in acts}):
            own = [act for act in acts if act["role"] == speaker]
            cut = [act for act in own if act["labels"]["da"].split("|")[-1].endswith("%-")]
            events = [
                one
                for one in classify_overlaps(_conversation(own, acts, speaker))
                if one.by is Role.ACTOR and one.kind is not OverlapKind.SILENT
            ]
            is_cut = [any(_is_hit(one.start_s, one.end_s, act) for act in cut) for one in events]
            overlaps += len(events)
            marked_overlaps += sum(is_cut)
            clear += sum(one.is_clear for one in events)
            marked_clear += sum(
                hit and one.is_clear for hit, one in zip(is_cut, events, strict=True)
            )
            spans = [(one.start_s, one.end_s) for one in events if one.is_clear]
            near = [
                act for act in cut if any(_is_hit(one.start_s, one.end_s, act) for one in events)
            ]
            marked += len(near)
            found += sum(any(_is_hit(*span, act) for span in spans) for act in near)
    if not clear or not marked:
        return []
    return [
        {
            "of": "MRDA: clear interruptions over acts marked cut off (%-)",
            "acts": overlaps,
            "true": marked,
            "precision": marked_clear / clear,
            "recall": found / marked,
            "chance": marked_overlaps / overlaps,
        }
    ]


def _is_hit(start_s: float, end_s: float, act: Act) -> bool:
    """Whether an overlap runs into the end of an act."""
    return act["start_s"] < start_s + 0.2 and start_s - 0.5 <= act["end_s"] <= end_s + 0.5


def _meetings(path: Path) -> Iterator[list[Act]]:
    """Acts with times of each meeting, in order of start."""
    if not path.exists():
        return
    meetings: dict[str, list[Act]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            act = json.loads(line)
            if act["start_s"] is not None and act["end_s"] is not None:
                meetings[act["conversation_id"]].append(act)
    for acts in meetings.values():
        yield sorted(
            (act for act in acts if act["end_s"] > act["start_s"]), key=lambda act: act["start_s"]
        )


def _in_overlap(path: Path) -> Iterator[tuple[Act, bool, bool]]:
    """Acts that start in overlap: the act, whether it is a backchannel, whether we say so."""
    for acts in _meetings(path):
        for speaker in sorted({act["role"] for act in acts}):
            own = [act for act in acts if act["role"] == speaker]
            others = [act for act in acts if act["role"] != speaker]
            starts = [act["start_s"] for act in others]
            ipus = _conversation(own, acts, speaker).ipus_of(Role.LEADER)
            ipu_starts = [ipu.start_s for ipu in ipus]
            for act in own:
                truth = _is_backchannel(act)
                if truth is None or not _text(act) or not _is_over(act, others, starts):
                    continue
                place = bisect_right(ipu_starts, act["start_s"] + 1e-6) - 1
                yield act, truth, ipus[place].is_backchannel


def _is_over(act: Act, others: Sequence[Act], starts: Sequence[float]) -> bool:
    """Whether a content act of another runs where an act starts."""
    place = bisect_right(starts, act["start_s"] - 0.1)
    running = (
        one
        for one in reversed(others[max(0, place - 40) : place])
        if one["end_s"] >= act["start_s"] + 0.2
    )
    return any(_is_backchannel(one) is False for one in running)


def _conversation(own: Sequence[Act], acts: Sequence[Act], speaker: str) -> Conversation:
    """One speaker as the leader, all others together as the actor."""
    others = [act for act in acts if act["role"] != speaker]
    sides = {Role.LEADER: own, Role.ACTOR: others}
    activity = {
        role: [Segment(act["start_s"], act["end_s"]) for act in side]
        for role, side in sides.items()
    }
    words = {
        role: sorted((word for act in side for word in _words(act)), key=lambda word: word.start_s)
        for role, side in sides.items()
    }
    end_s = max(act["end_s"] for act in acts)
    return build_conversation(Segment(0.0, end_s), activity, words, ())


def _text(act: Act) -> str:
    """The words without the transcribers' marks of unfinished acts and sounds."""
    words = act["text"].replace("==", "").replace("|", " ").split()
    return " ".join(word for word in words if word.strip(".,?!-") and not word.startswith("<"))


def _words(act: Act) -> list[Word]:
    """Words that share the act's time by their characters."""
    texts = _text(act).split()
    per_char_s = (act["end_s"] - act["start_s"]) / max(1, sum(map(len, texts)))
    words, at_s = [], act["start_s"]
    for text in texts:
        words.append(Word(text, at_s, at_s + per_char_s * len(text)))
        at_s = words[-1].end_s
    return words


def _tags(act: Act) -> list[list[str]]:
    """Tags of each part of an MRDA act."""
    parts = act["labels"]["da"].replace(":", "|").split("|")
    return [part.split(".")[0].split("^") for part in parts]


def _is_backchannel(act: Act) -> bool | None:
    """Whether an act is a backchannel or acknowledgement; None if not labelled."""
    if act["dataset"] == "ami":
        return act["labels"]["da"] == "bck"
    tags = _tags(act)
    if tags[0][0] in ("", "z", "x", "%"):
        return None
    return all(part[0] in ("b", "bh") or "bk" in part for part in tags)


def _scores(name: str, rows: Sequence[tuple[Act, bool, bool]]) -> Row:
    hit = sum(truth and said for _, truth, said in rows)
    said = sum(said for _, _, said in rows)
    true = sum(truth for _, truth, _ in rows)
    return {
        "of": name,
        "acts": len(rows),
        "true": true,
        "precision": hit / said,
        "recall": hit / true,
        "F1": 2 * hit / (said + true),
    }
