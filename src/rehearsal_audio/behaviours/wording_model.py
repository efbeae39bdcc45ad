"""Weights of wording: what each feature of a sentence says for each behaviour.

One logistic regression a behaviour, trained on scenes written for this project
(``training/README.md``) and nothing else; the file holds every weight by the name of its feature,
to be read and looked up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

PACKAGED = Path(__file__).with_name("wording.json")
"""The weights that come with the package."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a label counts.

    Parameters
    ----------
    keep
        Probability from which the label of a rule counts.
    add
        Probability from which the wording gives a label that no rule gave.
    sure
        Probability below which such a label is not sure enough for a headline.
    """

    keep: float
    add: float
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class WordingModel:
    """One regression a behaviour.

    Parameters
    ----------
    behaviours
        Names; advice of all classes is one, ``"advice"``.
    intercepts
        Log odds of each behaviour where nothing is known.
    weights
        By feature: for the number of a behaviour what the feature adds to its log odds.
    thresholds
        When a label counts, by behaviour.
    """

    behaviours: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, Mapping[int, float]]
    thresholds: Mapping[str, Threshold]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Probability of each behaviour, in [0, 1].

        Examples
        --------
        >>> model = WordingModel(("minimising",), (-3.0,), {"just a bit": {0: 5.0}}, {})
        >>> model.probabilities(["just a bit", "unheard of"])["minimising"] > 0.8
        True
        """
        odds = list(self.intercepts)
        for feature in features:
            for number, weight in self.weights.get(feature, {}).items():
                odds[number] += weight
        return {
            name: 1 / (1 + exp(-min(50.0, max(-50.0, odd))))
            for name, odd in zip(self.behaviours, odds, strict=True)
        }

    def says(self, features: Iterable[str], behaviour: str) -> float:
        """What features add to the log odds of a behaviour."""
        number = self.behaviours.index(behaviour)
        return sum(self.weights.get(one, {}).get(number, 0.0) for one in features)


@lru_cache(maxsize=1)
def packaged_model() -> WordingModel:
    """The model that comes with the package."""
    return read_model(PACKAGED)


@lru_cache(maxsize=1)
def weights_sha256() -> dict[str, str]:
    """SHA-256 of the packaged weights, line ends levelled, by the name of their file."""
    content = PACKAGED.read_bytes().replace(b"\r\n", b"\n")
    return {f"wording/{PACKAGED.name}": hashlib.sha256(content).hexdigest()}


def read_model(path: Path) -> WordingModel:
    """A model from its file, as ``training/train_wording.py`` writes it."""
    held = json.loads(path.read_text(encoding="utf-8"))
    weights = {
        feature: dict(zip(numbers, values, strict=True))
        for feature, (numbers, values) in held["weights"].items()
    }
    thresholds = {name: Threshold(*pair) for name, pair in held["thresholds"].items()}
    return WordingModel(tuple(held["behaviours"]), tuple(held["intercepts"]), weights, thresholds)
