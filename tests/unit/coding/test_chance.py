"""Statistics against published worked examples, and closed forms against the libraries."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from rehearsal_audio.coding.chance import (
    alpha_of,
    alphas,
    f1_of,
    icc_of,
    kappa_of,
    kappas,
    precision_of,
    recall_of,
)

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)
"""Shrout & Fleiss 1979, Psychological Bulletin 86, table 2: six targets, four judges."""

MEG = np.array([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], dtype=bool)
OWEN = np.array([1, 1, 1, 0, 0, 1, 0, 0, 0, 0], dtype=bool)
"""Krippendorff 2011, "Computing Krippendorff's alpha-reliability", example A: alpha .095."""


def random_tables(seed: int, conversations: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 12, size=(conversations, 4)).astype(float)


def codes_of(table: np.ndarray) -> tuple[list[int], list[int]]:
    both, second, first, neither = (int(one) for one in table)
    return (
        [1] * both + [0] * second + [1] * first + [0] * neither,
        [1] * both + [1] * second + [0] * first + [0] * neither,
    )


def test_kappa_of_the_published_example() -> None:
    """Sim & Wright 2005, Physical Therapy 85, table 1: 22, 2, 4 and 11 patients, kappa .67."""
    found = kappa_of(np.array([[22.0, 2.0, 4.0, 11.0]]))
    assert found.value == pytest.approx(0.67, abs=0.005)
    assert (found.low, found.high) == (None, None)


def test_alpha_of_the_published_example() -> None:
    assert alpha_of([np.array([MEG, OWEN])]).value == pytest.approx(0.095, abs=0.0005)


def test_icc_of_the_published_example() -> None:
    """Shrout & Fleiss: ICC(2,1), which is ICC(A,1), is .29."""
    assert icc_of(SHROUT_FLEISS).value == pytest.approx(0.29, abs=0.005)


def test_icc_counts_a_constant_difference_as_disagreement() -> None:
    same = np.array([[1.0, 1.0], [2.0, 2.0], [5.0, 5.0]])
    assert icc_of(same).value == pytest.approx(1.0)
    assert icc_of(same + np.array([0.0, 3.0])).value < 0.6
    assert icc_of(np.ones((4, 2))).value is None
    assert icc_of(same[:1]).value is None


@pytest.mark.parametrize("seed", range(5))
def test_closed_forms_are_the_libraries_figures(seed: int) -> None:
    tables = random_tables(seed, 3)
    first, second = codes_of(tables.sum(axis=0))
    precision, recall, f1, _ = precision_recall_fscore_support(first, second, average="binary")
    assert kappas(tables.sum(axis=0)[None])[0] == pytest.approx(cohen_kappa_score(first, second))
    assert kappa_of(tables).value == pytest.approx(cohen_kappa_score(first, second))
    assert precision_of(tables).value == pytest.approx(precision)
    assert recall_of(tables).value == pytest.approx(recall)
    assert f1_of(tables).value == pytest.approx(f1)


@pytest.mark.parametrize("coders", [2, 3, 5])
def test_alpha_in_closed_form_is_the_librarys(coders: int) -> None:
    drawn = np.random.default_rng(coders).random((2, coders, 30)) < 0.3
    whole = np.concatenate(list(drawn), axis=1).astype(float)
    expected = krippendorff.alpha(reliability_data=whole, level_of_measurement="nominal")
    assert alpha_of(list(drawn)).value == pytest.approx(expected)
    yes = whole.sum(axis=0)
    no = coders - yes
    counts = np.array([no @ (no - 1), no @ yes, yes @ (yes - 1)]) / (coders - 1)
    assert alphas(counts[None])[0] == pytest.approx(expected)


def test_what_nobody_saw_has_no_figure() -> None:
    never = np.array([[0.0, 0.0, 0.0, 20.0], [0.0, 0.0, 0.0, 9.0]])
    for statistic in (kappa_of, precision_of, recall_of, f1_of):
        assert statistic(never).value is None
    assert alpha_of([np.zeros((2, 9), dtype=bool)]).value is None


def test_intervals_come_from_conversations_and_hold_the_value() -> None:
    alike = np.tile([5.0, 1.0, 1.0, 20.0], (12, 1))
    narrow = f1_of(alike)
    assert narrow.low == pytest.approx(narrow.value) == pytest.approx(narrow.high)
    unlike = alike.copy()
    unlike[:6] = [0.0, 6.0, 6.0, 15.0]
    wide = f1_of(unlike)
    assert wide.low < wide.value < wide.high
    assert wide.high - wide.low > 0.2
    assert f1_of(unlike) == wide


def test_the_interval_of_f1_covers_the_truth() -> None:
    """Conversations differ in skill (beta-binomial): 200 studies of 20 conversations."""
    rng, covered = np.random.default_rng(7), 0
    truth = 2 * 0.8 / (2 * 0.8 + 0.2 + 0.2)
    for _ in range(200):
        recall = rng.beta(8, 2, size=20)
        hits, alarms = rng.binomial(10, recall), rng.binomial(10, rng.beta(2, 8, size=20))
        tables = np.stack([hits, alarms, 10 - hits, np.full(20, 50)], axis=1).astype(float)
        found = f1_of(tables)
        covered += found.low <= truth <= found.high
    assert 0.88 <= covered / 200 <= 0.99
