"""Agreement beyond chance, and how sure it is.

Rule: the figures come from scikit-learn (Cohen's kappa) and krippendorff (Krippendorff's alpha).
Their intervals come from drawing whole conversations again, with replacement: what one coder
overlooks in a conversation is no independent accident, so utterances must not be drawn singly. All
statistics here are made of counts that add up over conversations, so a thousand draws are a few
matrix products, by the same formulas in closed form; tests hold both equal.

Units: kappa and alpha in [-1, 1], precision, recall and F1 in [0, 1], ICC at most 1.

Source: Cohen 1960 (kappa); Krippendorff 2011, "Computing Krippendorff's alpha-reliability";
McGraw & Wong 1996 (ICC(A,1), two-way, absolute agreement, single coder); Efron & Tibshirani 1993
(percentile interval).

Known weaknesses: percentile intervals of fewer than about ten conversations are too narrow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.errors import BackendError

Numbers = NDArray[np.float64]

DRAWS = 2000
"""Times that the conversations are drawn again."""

LEVEL = 0.95
_SEED = 20_240_601


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval.

    Parameters
    ----------
    value
        None where it is not defined, such as the kappa of two coders who both never saw it.
    low, high
        Interval at 0.95 over conversations; None with fewer than two.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


def kappa_of(tables: Numbers) -> Estimate:
    """Cohen's kappa of two coders.

    Parameters
    ----------
    tables
        Shape (conversations, 4): both, second only, first only, neither.
    """
    whole = tables.sum(axis=0)
    metrics = _library("sklearn.metrics")
    first, second = [1, 0, 1, 0], [1, 1, 0, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        defined = np.isfinite(kappas(whole[None])[0])
    value = (
        float(metrics.cohen_kappa_score(first, second, sample_weight=whole)) if defined else None
    )
    return _with_interval(value, tables, kappas)


def kappas(tables: Numbers) -> Numbers:
    """Cohen's kappa of many tables, shape (n, 4); NaN where it is not defined."""
    both, second, first, neither = np.moveaxis(tables, -1, 0)
    total = tables.sum(axis=-1)
    seen = (both + neither) / total
    by_chance = (
        (both + first) * (both + second) + (neither + first) * (neither + second)
    ) / total**2
    return np.asarray((seen - by_chance) / (1 - by_chance))


def precision_of(tables: Numbers) -> Estimate:
    """Of what the second coder saw, the share that the first saw too."""
    return _proportion(tables, lambda t: t[..., 0] / (t[..., 0] + t[..., 1]))


def recall_of(tables: Numbers) -> Estimate:
    """Of what the first coder saw, the share that the second saw too."""
    return _proportion(tables, lambda t: t[..., 0] / (t[..., 0] + t[..., 2]))


def f1_of(tables: Numbers) -> Estimate:
    """Harmonic mean of precision and recall; the same whichever coder is first."""
    return _proportion(tables, lambda t: 2 * t[..., 0] / (2 * t[..., 0] + t[..., 1] + t[..., 2]))


def alpha_of(units: list[NDArray[np.bool_]]) -> Estimate:
    """Krippendorff's alpha of all coders, nominal, each unit coded by everybody.

    Parameters
    ----------
    units
        For each conversation the codes, shape (coders, units).
    """
    krippendorff = _library("krippendorff")
    counts = np.concatenate([_value_counts(one) for one in units])
    value = None
    if len(counts) and (counts.sum(axis=0) > 0).all():
        value = float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    return _with_interval(value, np.array([_coincidences(one) for one in units]), alphas)


def alphas(coincidences: Numbers) -> Numbers:
    """Alpha of many coincidence tables, shape (n, 3): no-no, no-yes (one way), yes-yes."""
    no, mixed, yes = np.moveaxis(coincidences, -1, 0)
    of_no, of_yes = no + mixed, yes + mixed
    return np.asarray(1 - (of_no + of_yes - 1) * mixed / (of_no * of_yes))


def icc_of(values: Numbers) -> Estimate:
    """ICC(A,1): how far coders give a session the same number.

    Parameters
    ----------
    values
        Shape (conversations, coders).
    """
    value = _finite(icc(values[None])[0]) if len(values) > 1 else None
    if value is None:
        return Estimate(None)
    draws = np.random.default_rng(_SEED).integers(len(values), size=(DRAWS, len(values)))
    return Estimate(value, *_interval(icc(values[draws])))


def icc(values: Numbers) -> Numbers:
    """ICC(A,1) of many sets, shape (n, conversations, coders); NaN where nothing varies."""
    _, rows, columns = values.shape
    mean = values.mean(axis=(1, 2), keepdims=True)
    of_rows, of_columns = values.mean(axis=2, keepdims=True), values.mean(axis=1, keepdims=True)
    between_rows = columns * ((of_rows - mean) ** 2).sum(axis=(1, 2)) / (rows - 1)
    between_columns = rows * ((of_columns - mean) ** 2).sum(axis=(1, 2)) / (columns - 1)
    rest = ((values - of_rows - of_columns + mean) ** 2).sum(axis=(1, 2))
    rest = rest / ((rows - 1) * (columns - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(
            (between_rows - rest)
            / (between_rows + (columns - 1) * rest + columns * (between_columns - rest) / rows)
        )


def _proportion(tables: Numbers, share: Callable[[Numbers], Numbers]) -> Estimate:
    with np.errstate(invalid="ignore", divide="ignore"):
        value = _finite(share(tables.sum(axis=0)[None])[0])
    return _with_interval(value, tables, share)


def _with_interval(
    value: float | None, counts: Numbers, statistic: Callable[[Numbers], Numbers]
) -> Estimate:
    """The interval from conversations drawn again; counts have one row a conversation."""
    if value is None or len(counts) < 2:
        return Estimate(value)
    n = len(counts)
    weights = np.random.default_rng(_SEED).multinomial(n, np.full(n, 1 / n), size=DRAWS)
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = statistic((weights @ counts).astype(float))
    return Estimate(value, *_interval(drawn))


def _interval(drawn: Numbers) -> tuple[float | None, float | None]:
    """Percentile interval of the draws in which the statistic is defined."""
    kept = drawn[np.isfinite(drawn)]
    if len(kept) < DRAWS // 2:
        return None, None
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _value_counts(codes: NDArray[np.bool_]) -> Numbers:
    """For each unit, how many coders said no and yes."""
    yes = codes.sum(axis=0)
    return np.stack([len(codes) - yes, yes], axis=1).astype(float)


def _coincidences(codes: NDArray[np.bool_]) -> Numbers:
    """Krippendorff's coincidences of one conversation: no-no, no-yes, yes-yes."""
    no, yes = _value_counts(codes).T
    others = max(1, len(codes) - 1)
    return np.array([no @ (no - 1), no @ yes, yes @ (yes - 1)]) / others


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _library(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise BackendError(
            f"agreement needs {name.partition('.')[0]}; run: "
            "pip install 'rehearsal-audio[evaluation]'"
        ) from error
