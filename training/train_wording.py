"""Train the weights of wording on the written scenes, and say by cross-validation what they gain.

Run: ``python training/train_wording.py``. Writes ``src/rehearsal_audio/behaviours/wording.json``
and ``training/wording.md``. Only text written for this project is read.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
from rehearsal_audio.behaviours.wording_features import WeighedSentence, sentences_to_weigh
from rehearsal_audio.behaviours.wording_model import PACKAGED
from rehearsal_audio.model.event import LABELS, Behaviour
from scenes import Scene, Span, read_scenes

FOLDER = Path(__file__).parent
SCENES = FOLDER / "scenes"
BEHAVIOURS = (
    *(one.value for one in LABELS if not one.value.startswith(("advice", "backchannel"))),
    "advice",
)
GOLDEN = FOLDER.parent / "tests" / "golden" / "labels"
LABELLED_ONLY_WITH = {
    "counselling": {
        *("open_question", "closed_question", "reflection", "advice", "information"),
        *("checking_understanding", "permission_question"),
    },
    "listening": {"reflection", "advice"},
}
"""Scenes whose name begins so are labelled with these behaviours only."""
ASKED = {
    *("open_question", "closed_question", "leading_question", "permission_question"),
    *("checking_understanding", "asks_need"),
}
INVERSE_PENALTY = 0.3
MIN_SENTENCES = 4
"""A feature of fewer sentences is left out."""
FOLDS = 6
MIN_TURNS = 16
"""Shorter pieces are drills: they train, but no threshold is set on them."""
PIECES_EVERY = 3
PIECE_TURNS = 3
"""Of every third scene also pieces of three turns are trained on."""
SMALLEST_WEIGHT = 0.05
KEEP = (0.05,)
ADD = (0.25, 0.3, 0.35, 0.4)
BY_HAND = {
    "open_question": (0.02, 0.6),
    "closed_question": (0.01, 0.6),
    "reflection": (0.12, 0.5),
    "advice": (0.06, 0.5),
    "leading_question": (0.05, 0.4),
    "asks_need": (0.05, 0.4),
    "information": (0.05, 0.5),
}
"""Thresholds set by hand: of what is measured on real counselling talk as well
(benchmarks/labels.py), of what would take a question away from another kind, and of information,
which the scenes hold more of than the definition wants."""

SURE = {"advice": 0.76}
"""From here on what the wording alone gives may be the first advice: a minimum that one false
alarm ruins."""

Table = NDArray[np.bool_]


@dataclass(frozen=True)
class Data:
    """All sentences of the leaders.

    Parameters
    ----------
    features
        Names of what is known of each sentence.
    truth, ruled
        Whether the writer, or a rule, gave each behaviour; sentences by behaviours.
    scenes, turns
        The scene of each sentence, and its utterance within all scenes.
    whole
        Whether it stands in a whole scene.
    judged
        Whether its writer was asked for each behaviour; sentences by behaviours.
    """

    features: list[tuple[str, ...]]
    truth: Table
    ruled: Table
    scenes: NDArray[np.int64]
    turns: NDArray[np.int64]
    whole: Table
    judged: Table


def main() -> None:
    data = read_data(read_scenes(paths()))
    names = vocabulary(data.features)
    matrix = as_matrix(data.features, names)
    held_out = cross_validated(matrix, data)
    thresholds = {
        name: best_threshold(name, held_out[:, number], data)
        for number, name in enumerate(BEHAVIOURS)
    }
    write_model(matrix, data, names, thresholds)
    (FOLDER / "wording.md").write_text(page(held_out, thresholds, data), encoding="utf-8")


def paths() -> list[Path]:
    """All files that are trained on."""
    return [*sorted(SCENES.glob("*.txt")), *sorted(GOLDEN.rglob("*.jsonl"))]


def digest() -> str:
    """SHA-256 over all that is trained on."""
    found = hashlib.sha256()
    for path in paths():
        found.update(path.name.encode() + path.read_text(encoding="utf-8").encode())
    return found.hexdigest()


def read_data(scenes: Sequence[Scene]) -> Data:
    """Every sentence of the leaders, as the detectors see it."""
    features, truth, ruled, at, turns, whole, judged = [], [], [], [], [], [], []
    turn = 0
    for number, scene in _with_pieces(scenes):
        found = labels_by_rule(scene.utterances)
        for sentence in sentences_to_weigh(scene.utterances, found):
            others = clauses_of(scene.utterances[sentence.position].text)
            features.append(sentence.features)
            truth.append(named(said_of(sentence, scene.spans[sentence.position], others)))
            ruled.append(named(_by_rule(sentence)))
            at.append(number)
            turns.append(turn + sentence.position)
            whole.append(len(scene.utterances) >= MIN_TURNS)
            judged.append(judged_in(scene))
        turn += len(scene.utterances)
    arrays = (np.array(one) for one in (truth, ruled, at, turns, whole, judged))
    return Data(features, *arrays)


def _with_pieces(scenes: Sequence[Scene]) -> Iterator[tuple[int, Scene]]:
    """Every scene under its number; of some also short pieces: talk without what surrounds it."""
    for number, scene in enumerate(scenes):
        yield number, scene
        if number % PIECES_EVERY == 0 and len(scene.utterances) >= MIN_TURNS:
            for start in range(0, len(scene.utterances), PIECE_TURNS):
                yield number, scene.piece(start, start + PIECE_TURNS)


def judged_in(scene: Scene) -> list[bool]:
    """Which behaviours the writer of a scene was asked for."""
    only = next(
        (names for start, names in LABELLED_ONLY_WITH.items() if scene.name.startswith(start)),
        BEHAVIOURS,
    )
    return [name in only for name in BEHAVIOURS]


def said_of(sentence: WeighedSentence, spans: Sequence[Span], others: Sequence[Clause]) -> set[str]:
    """The writer's labels of what covers half of a sentence or lies half in it.

    Where what was labelled holds several sentences, only one of them asks: one with a question
    mark, else the last.
    """
    names: set[str] = set()
    for span in spans:
        if not sentence.clause.is_covered(span.start_char, span.end_char):
            continue
        inside = [one for one in others if one.is_covered(span.start_char, span.end_char)]
        asking = next((one for one in inside if one.asked), inside[-1])
        names |= span.labels if sentence.clause == asking else span.labels - ASKED
    return names


def _by_rule(sentence: WeighedSentence) -> set[str]:
    return {
        behaviour.value
        for behaviour, one in sentence.fired.items()
        if one.confidence >= LISTED_CONFIDENCE
    }


def named(labels: set[str]) -> list[bool]:
    """A row of the table: advice is one, a request for permission is closed as well."""
    common = {"advice" if name.startswith("advice") else name for name in labels}
    if Behaviour.PERMISSION_QUESTION.value in common:
        common.add(Behaviour.CLOSED_QUESTION.value)
    return [name in common for name in BEHAVIOURS]


def vocabulary(features: Sequence[Sequence[str]]) -> dict[str, int]:
    """Numbers of the features that occur often enough."""
    counts = Counter(name for one in features for name in one)
    often = sorted(name for name, count in counts.items() if count >= MIN_SENTENCES)
    return {name: number for number, name in enumerate(often)}


def as_matrix(features: Sequence[Sequence[str]], names: Mapping[str, int]) -> csr_matrix:
    """Sentences by features, 1 where a sentence has one."""
    rows = [[names[name] for name in one if name in names] for one in features]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.fromiter(itertools.chain.from_iterable(rows), dtype=np.int32)
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(names)))


def regression(matrix: csr_matrix, truth: NDArray[np.bool_]) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", random_state=0)
    return model.fit(matrix, truth)


def labelled_with(name: str, data: Data) -> NDArray[np.int64]:
    """The sentences whose writer was asked for a behaviour."""
    return np.flatnonzero(data.judged[:, BEHAVIOURS.index(name)])


def cross_validated(matrix: csr_matrix, data: Data) -> NDArray[np.float64]:
    """Probability of each behaviour from scenes that a sentence is not in."""
    held_out = np.zeros(data.truth.shape)
    for number, name in enumerate(BEHAVIOURS):
        rows = labelled_with(name, data)
        for train, test in GroupKFold(FOLDS).split(rows, groups=data.scenes[rows]):
            model = regression(matrix[rows[train]], data.truth[rows[train], number])
            held_out[rows[test], number] = model.predict_proba(matrix[rows[test]])[:, 1]
    return held_out


def best_threshold(
    name: str, probabilities: NDArray[np.float64], data: Data
) -> tuple[float, float]:
    """The pair of thresholds with the best F1 by utterance over whole scenes."""
    if name in BY_HAND:
        return BY_HAND[name]
    pairs = [(keep, add) for keep in KEEP for add in ADD if keep <= add]
    return max(pairs, key=lambda pair: scored(name, decided(name, probabilities, pair, data), data))


def decided(
    name: str, probabilities: NDArray[np.float64], pair: tuple[float, float], data: Data
) -> NDArray[np.bool_]:
    """Which sentences get a label."""
    keep, add = pair
    ruled = data.ruled[:, BEHAVIOURS.index(name)]
    return (ruled & (probabilities >= keep)) | (probabilities >= add)


def counted(name: str, said: NDArray[np.bool_], data: Data) -> tuple[int, int, int]:
    """Right, false and missed by utterance, over whole scenes that were labelled with it."""
    rows = labelled_with(name, data)
    rows = rows[data.whole[rows]]
    true = data.truth[rows, BEHAVIOURS.index(name)]
    hits, alarms = set(data.turns[rows][true]), set(data.turns[rows][said[rows]])
    return len(hits & alarms), len(alarms - hits), len(hits - alarms)


def scored(name: str, said: NDArray[np.bool_], data: Data) -> float:
    """F1 by utterance."""
    right, false, missed = counted(name, said, data)
    return 2 * right / max(1, 2 * right + false + missed)


def write_model(
    matrix: csr_matrix,
    data: Data,
    names: Mapping[str, int],
    thresholds: Mapping[str, tuple[float, float]],
) -> None:
    """The weights of all regressions, small ones left out, in one file."""
    intercepts, columns = [], []
    for number, name in enumerate(BEHAVIOURS):
        rows = labelled_with(name, data)
        model = regression(matrix[rows], data.truth[rows, number])
        intercepts.append(round(float(model.intercept_[0]), 3))
        columns.append(np.round(model.coef_[0], 2))
    table = np.array(columns).T
    weights = {}
    for feature, place in names.items():
        numbers = np.flatnonzero(np.abs(table[place]) >= SMALLEST_WEIGHT)
        if len(numbers):
            weights[feature] = [numbers.tolist(), [float(table[place, one]) for one in numbers]]
    held = {
        "scenes_sha256": digest(),
        "behaviours": list(BEHAVIOURS),
        "intercepts": intercepts,
        "thresholds": {name: [*pair, SURE.get(name, 0.0)] for name, pair in thresholds.items()},
    }
    lines = [
        json.dumps({name: pair}, separators=(",", ":"))[1:-1] for name, pair in weights.items()
    ]
    text = json.dumps(held)[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}}\n"
    PACKAGED.write_text(text, encoding="utf-8")


def page(
    held_out: NDArray[np.float64], thresholds: Mapping[str, tuple[float, float]], data: Data
) -> str:
    """What the wording gains over the rules alone, by cross-validation."""
    whole = len(set(data.scenes[data.whole]))
    lines = [
        "# Wording, by cross-validation over the written scenes",
        "",
        "Made by `python training/train_wording.py`. By utterance of the leader, over the",
        f"{whole} whole scenes ({len(data.truth)} sentences with drills and pieces, which train",
        f"only); {FOLDS} folds, no scene in two. Thresholds were chosen on the same folds: a",
        "little flattering. Right / false / missed.",
        "",
        "| behaviour | keep | add | rules alone | F1 | with wording | F1 |",
        "|---|--:|--:|---|--:|---|--:|",
    ]
    for number, name in enumerate(BEHAVIOURS):
        before = data.ruled[:, number]
        now = decided(name, held_out[:, number], thresholds[name], data)
        cells = [
            f"{' / '.join(map(str, counted(name, said, data)))} | {scored(name, said, data):.2f}"
            for said in (before, now)
        ]
        keep, add = thresholds[name]
        lines.append(f"| {name} | {keep} | {add} | {cells[0]} | {cells[1]} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
