"""Features with hand-set weights, where one pattern alone cannot decide.

A sentence's score is the sum of the weights of the features that it shows, each counted once. The
weights are judgements in steps of a twentieth, to be read in the table itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Feature = tuple[str, re.Pattern[str], float]
"""Name, pattern and weight."""


def features(*rows: tuple[str, str, float]) -> tuple[Feature, ...]:
    """A table of features from names, sources of patterns and weights."""
    return tuple((name, re.compile(pattern), weight) for name, pattern, weight in rows)


def weigh(table: Sequence[Feature], plain: str) -> float:
    r"""Sum of the weights of the features that occur.

    Examples
    --------
    >>> table = features(("rule", r"\bpolicy\b", 0.3), ("opinion", r"\bi think\b", -0.2))
    >>> round(weigh(table, "i think the policy helps"), 2)
    0.1
    """
    return sum(weight for _, pattern, weight in table if pattern.search(plain))
