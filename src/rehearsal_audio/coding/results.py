"""What comes out when coders are compared, as frozen data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rehearsal_audio.coding.chance import LEVEL, Estimate
from rehearsal_audio.model.segment import Seconds


@dataclass(frozen=True, slots=True)
class Settings:
    """How coders are compared.

    Parameters
    ----------
    match_within_s
        Events whose starts lie no farther apart can be one. Own choice: people place the start of
        talk over talk to about half a second.
    min_cases
        Fewer cases in either coder, and a figure is marked as too uncertain to cite. Own choice.
    min_conversations
        Fewer, and intervals and ICC are marked. Own choice, after the weakness of percentile
        intervals on small samples.
    """

    match_within_s: Seconds = 0.5
    min_cases: int = 10
    min_conversations: int = 10


@dataclass(frozen=True, slots=True)
class BehaviourAgreement:
    """Two coders on one behaviour.

    Parameters
    ----------
    behaviour
        Its name.
    unit
        ``"utterance"`` or ``"event"``.
    cases
        How often the first and how often the second coder saw it.
    both
        How often they saw it together.
    kappa
        None of events, which have no "neither saw it".
    precision, recall, f1
        With the first coder as the reference.
    warnings
        What stands against citing the figures.
    """

    behaviour: str
    unit: str
    cases: tuple[int, int]
    both: int
    kappa: Estimate
    precision: Estimate
    recall: Estimate
    f1: Estimate
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two coders."""

    first: str
    second: str
    behaviours: tuple[BehaviourAgreement, ...]


@dataclass(frozen=True, slots=True)
class MeasureAgreement:
    """All coders on one measure of the session.

    Parameters
    ----------
    measure
        Its name.
    conversations
        How many have a value from every coder.
    icc
        ICC(A,1).
    mean_difference
        Mean of the second coder's value less the first's, in the measure's unit; of two coders.
    """

    measure: str
    conversations: int
    icc: Estimate
    mean_difference: float | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that was found.

    Parameters
    ----------
    coders
        Their names; the first is the reference of every pair it is in.
    conversations
        Those that all coders coded.
    pairs
        Every pair of coders.
    alpha
        Behaviour -> Krippendorff's alpha of all coders, of behaviours compared by utterance.
    measures
        Agreement on the sessions' measures.
    warnings
        What concerns all figures.
    """

    coders: tuple[str, ...]
    conversations: tuple[str, ...]
    pairs: tuple[PairAgreement, ...]
    alpha: Mapping[str, Estimate]
    measures: tuple[MeasureAgreement, ...]
    warnings: tuple[str, ...]
    settings: Settings = Settings()
    level: float = LEVEL

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON values."""
        return dataclasses.asdict(self)
