"""The written scenes: a compact text format, read into utterances and labels.

A scene begins with ``# id | quality | sector | who``. Each line after it is a turn, ``L:`` for the
leader and ``A:`` for the other. Sentences of the leader are set apart by `` | `` and end with their
labels in square brackets, none if they carry none.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS

_NAMES = frozenset(one.value for one in LABELS)
_LABELS = re.compile(r"\s*\[([a-z_, ]*)\]\s*$")
_TURN = re.compile(r"(L|A):\s*(.*)")


@dataclass(frozen=True)
class Span:
    """A sentence of the leader and what its writer says of it."""

    start_char: int
    end_char: int
    labels: frozenset[str]


@dataclass
class Scene:
    """A scene: its name, its turns, and the labelled sentences of each turn."""

    name: str
    utterances: list[Utterance] = field(default_factory=list)
    spans: list[tuple[Span, ...]] = field(default_factory=list)

    def piece(self, start: int, end: int) -> Scene:
        """The turns from ``start`` up to ``end``, as a scene of its own."""
        turns = [replace(one, index=i) for i, one in enumerate(self.utterances[start:end])]
        return Scene(self.name, turns, self.spans[start:end])


def read_scenes(paths: Sequence[Path]) -> list[Scene]:
    """The scenes of all files, in order: ``.txt`` as above, ``.jsonl`` as the golden scenes.

    Raises
    ------
    ValueError
        If a line is no turn, or a label is unknown.
    """
    return [
        scene
        for path in paths
        for scene in (_read_golden(path) if path.suffix == ".jsonl" else _read(path))
    ]


def _read_golden(path: Path) -> Iterator[Scene]:
    """Scenes with ``expected`` labels, one utterance a line."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    for name, talk in itertools.groupby(lines, key=lambda line: line["conversation_id"]):
        scene = Scene(f"{path.parent.name}/{path.stem}/{name}")
        for line in talk:
            spans: dict[tuple[int, int], set[str]] = {}
            for one in line["expected"]:
                place = (one["start_char"], one["end_char"])
                spans.setdefault(place, set()).add(one["label"])
            role = Role(line["role"])
            scene.utterances.append(Utterance(len(scene.utterances), role, line["text"]))
            scene.spans.append(
                tuple(Span(*place, frozenset(names)) for place, names in sorted(spans.items()))
            )
        yield scene


def _read(path: Path) -> Iterator[Scene]:
    scene: Scene | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            if scene is not None:
                yield scene
            scene = Scene(f"{path.stem}/{line[1:].split('|')[0].strip()}")
        elif line.strip():
            turn = _TURN.fullmatch(line.strip())
            if turn is None or scene is None:
                raise ValueError(f"{path}:{number}: expected a turn (L: or A:) inside a scene")
            role = Role.LEADER if turn[1] == "L" else Role.ACTOR
            text, spans = _sentences(turn[2], f"{path}:{number}")
            scene.utterances.append(Utterance(len(scene.utterances), role, text))
            scene.spans.append(spans if role is Role.LEADER else ())
    if scene is not None:
        yield scene


def _sentences(said: str, place: str) -> tuple[str, tuple[Span, ...]]:
    """The text of a turn, and its sentences with their labels."""
    text, spans = "", []
    for piece in said.split(" | "):
        bracket = _LABELS.search(piece)
        names = frozenset(re.findall(r"[a-z_]+", bracket[1])) if bracket else frozenset()
        if not names <= _NAMES:
            raise ValueError(f"{place}: unknown label {', '.join(sorted(names - _NAMES))}")
        words = piece[: bracket.start()].strip() if bracket else piece.strip()
        if words:
            text = f"{text} {words}" if text else words
            spans.append(Span(len(text) - len(words), len(text), names))
    return text, tuple(spans)
