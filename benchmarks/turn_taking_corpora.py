"""Other people's corpora against our rules: dialogue acts of meetings, talk between two people.

A meeting (AMI, MRDA) has several speakers; each in turn is set against all others together. An act
counts if it starts while a content act of another runs (begun 0.1 s before, going on 0.2 s after).
The marks by which the transcribers of MRDA show an unfinished act are taken out of its text first.

AMI labels the same "yeah" as backchannel or as assessment: gradient boosting over words and times,
cross-validated by meeting, reached F1 0.81 on all its content acts (MRDA: 0.89), which is about
what these labels allow.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rehearsal_audio.behaviours import detect
from rehearsal_audio.behaviours.overlaps_onsets import Settings as OnsetSettings
from rehearsal_audio.behaviours.overlaps_wording import unfinished
from rehearsal_audio.conversation.backchannels import mark_backchannels
from rehearsal_audio.conversation.from_file import (
    conversation_from_diarisation,
    conversation_from_utterances,
)
from rehearsal_audio.conversation.ipus import build_ipus
from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.model.conversation import Ipu, Role, Utterance
from rehearsal_audio.model.event import Behaviour
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
    """Completeness judged from words, for MRDA acts that end while another's content act runs.

    True is a unit that its transcriber marked as not finished: cut off by another (%-) or given
    up (%--).
    """
    rows = []
    for acts in _meetings(folder / "mrda.dev.jsonl.gz"):
        for speaker in sorted({act["role"] for act in acts}):
            others = [act for act in acts if act["role"] != speaker]
            starts = [act["start_s"] for act in others]
            for act in acts:
                words = _text(act).split()
                if act["role"] != speaker or _is_backchannel(act) is not False or len(words) < 2:
                    continue
                if _is_cut_in_on(act, others, starts):
                    mark = act["labels"]["da"].split("|")[-1].partition(".")[2]
                    rows.append((mark, mark in ("%-", "%--"), is_cut_off(words)))
    if not rows:
        return []
    by_another = [said for mark, _, said in rows if mark == "%-"]
    scores = _scores("MRDA: unfinished against finished units, talked over at their end", rows)
    return [scores | {"recall of %-": sum(by_another) / len(by_another)}]


def is_cut_off(words: Sequence[str]) -> bool:
    """Whether our rule calls a unit unfinished, in a transcript without full stops."""
    probability = unfinished(words, is_punctuated=False)
    return probability is not None and probability >= OnsetSettings().unfinished_min


def _is_cut_in_on(act: Act, others: Sequence[Act], starts: Sequence[float]) -> bool:
    """Whether a content act of another starts inside an act and outlasts it."""
    first = bisect_right(starts, act["start_s"] + 0.2)
    last = bisect_right(starts, act["end_s"] - 0.2)
    return any(
        one["end_s"] > act["end_s"] + 0.2 and _is_backchannel(one) is False
        for one in others[first:last]
    )


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
            ipus = _marked(own, others)
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


def _marked(own: Sequence[Act], others: Sequence[Act]) -> tuple[Ipu, ...]:
    """Units of one speaker, its backchannels to all others marked."""
    units = []
    for role, side in ((Role.LEADER, own), (Role.ACTOR, others)):
        spans = [Segment(act["start_s"], act["end_s"]) for act in side]
        words = sorted((word for act in side for word in _words(act)), key=lambda one: one.start_s)
        units.append(build_ipus(role, spans, words)[0])
    return mark_backchannels(*units)


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


def _scores(name: str, rows: Sequence[tuple[object, bool, bool]]) -> Row:
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


RATED = (
    Behaviour.INTERRUPTION,
    Behaviour.POSSIBLE_INTERRUPTION,
    Behaviour.COOPERATIVE_OVERLAP,
    Behaviour.BACKCHANNEL,
    Behaviour.HELD_SILENCE,
)


def rate_rows(folder: Path) -> list[Row]:
    """Events per minute of talk between two people."""
    rows: list[Row] = []
    for corpus in ("primock57", "bangor_miami", "hcrc_maptask"):
        counts: Counter[str] = Counter()
        speech_min = 0.0
        for path in sorted((folder / corpus).glob("*.rttm")):
            utterances = _read_table(path.with_suffix(".utterances.tsv"))
            has_text = bool(utterances)
            conversation = (
                conversation_from_utterances(utterances)
                if has_text
                else conversation_from_diarisation(read_rttm(path), "most")
            )
            counts.update(event.behaviour.value for event in detect(conversation))
            speech_min += conversation.scene.duration_s / 60
        if speech_min:
            names = RATED
            rates = {f"{one.value}/min": counts[one.value] / speech_min for one in names}
            rows.append({"corpus": corpus, "minutes": speech_min, **rates})
    return rows


def _read_table(path: Path) -> list[Utterance]:
    """Utterances of a two-party table; the speaker with more lines is taken for the leader."""
    if not path.exists():
        return []
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    voices = [name for name, _ in Counter(line[2] for line in lines).most_common(2)]
    return [
        Utterance(
            i,
            (Role.LEADER, Role.ACTOR)[voices.index(line[2])],
            _plain(line[-1]),
            *map(float, line[:2]),
        )
        for i, line in enumerate(lines)
        if line[2] in voices and float(line[1]) > float(line[0])
    ]


def _plain(text: str) -> str:
    """The words without tags of unclear speech, marks joined to the word before them."""
    return re.sub(r"\s+(?=[.,?!])", "", " ".join(re.sub(r"<[^>]*>", " ", text).split())).lstrip(
        " ,."
    )
