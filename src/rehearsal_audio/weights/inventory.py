"""What weights are on this machine, and whether they are the published ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights import locations
from rehearsal_audio.weights.catalogue import CATALOGUE, WeightsSet
from rehearsal_audio.weights.loading import (
    REQUIRED_FILES,
    check,
    expected_hashes,
    hash_of,
    remedy,
)


class State(str, Enum):
    """How a set of weights stands."""

    THERE = "there"
    """All files are present; checked or not as asked for."""
    UNVERIFIED = "not verified"
    """All files can be read, but no hash is known that would vouch for them."""
    WRONG = "wrong"
    """A file is missing or is not the published one."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class WeightsStatus:
    """How one set of weights stands on this machine.

    Parameters
    ----------
    weights
        The entry of the catalogue.
    state
        How it stands.
    origin
        Where it lies; empty where it is missing.
    advice
        What is wrong and what to do, in plain words; empty where nothing is to do.
    """

    weights: WeightsSet
    state: State
    origin: str = ""
    advice: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a pipeline can load it."""
        return self.state in (State.THERE, State.UNVERIFIED)


def status(verify: bool = True) -> tuple[WeightsStatus, ...]:
    """How all weights of the catalogue stand.

    Parameters
    ----------
    verify
        Whether to compute the SHA-256 of the files (about half a second for 150 MB), or to
        look at their presence only.
    """
    return tuple(status_of(weights, verify) for weights in CATALOGUE.values())


def status_of(weights: WeightsSet, verify: bool = True) -> WeightsStatus:
    """How one set of weights stands."""
    place = locations.found(weights)
    if place is None:
        return WeightsStatus(weights, State.MISSING, advice=remedy(weights))
    origin, parts = place
    try:
        expected = expected_hashes(weights, parts)
        for file in expected or REQUIRED_FILES:
            if file not in parts or not all(path.is_file() for path in parts[file]):
                raise WeightsError(f"{file} is not there; {remedy(weights)}")
        if verify:
            for file in expected:
                check(weights, file, hash_of(weights.name, parts[file]), expected)
    except WeightsError as error:
        return WeightsStatus(weights, State.WRONG, origin, str(error))
    if not expected:
        advice = f"no hash is known for it; fetch it anew to have one: {remedy(weights)}"
        return WeightsStatus(weights, State.UNVERIFIED, origin, advice)
    return WeightsStatus(weights, State.THERE, origin)
