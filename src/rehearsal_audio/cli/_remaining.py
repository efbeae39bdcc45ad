"""How much of a batch is done, and how long the rest will take."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


class Remaining:
    """Keeps count of a batch at work.

    The time left follows from what was expected, corrected by how fast this run has been: the
    expectation counts as much as a tenth of the work.

    Parameters
    ----------
    expected_s
        Seconds that each stage of each recording is expected to take.
    workers
        How many are worked at side by side.
    clock
        Seconds from any start.
    """

    def __init__(
        self,
        expected_s: Mapping[str, Mapping[str, float]],
        workers: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._expected_s = expected_s
        self._workers = max(1, min(workers, len(expected_s)))
        self._clock = clock
        self._begun_s = clock()
        self._done: dict[tuple[str, str], float] = {}
        self.total_s = sum(sum(stages.values()) for stages in expected_s.values())

    def told(self, name: str, stage: str, done: float) -> None:
        """The share of a stage that is done; it never goes back."""
        key = (name, stage)
        self._done[key] = max(done, self._done.get(key, 0.0))

    def finished(self, name: str) -> None:
        """Nothing is left of a recording."""
        for stage in self._expected_s.get(name, {}):
            self._done[name, stage] = 1.0

    def done_s(self) -> float:
        """Expected seconds of the work that is done."""
        return sum(
            self._expected_s.get(name, {}).get(stage, 0.0) * share
            for (name, stage), share in self._done.items()
        )

    def share_of(self, name: str) -> float:
        """Share of one recording's work that is done, in [0, 1]."""
        stages = self._expected_s.get(name, {})
        total_s = sum(stages.values())
        if not total_s:
            return 0.0
        return sum(s * self._done.get((name, stage), 0.0) for stage, s in stages.items()) / total_s

    def left_s(self) -> float:
        """Seconds until all is done."""
        done_s, prior_s = self.done_s(), 0.1 * self.total_s
        if not self.total_s:
            return 0.0
        worked_s = self._workers * (self._clock() - self._begun_s)
        slower = (worked_s + prior_s) / (done_s + prior_s)
        return max(0.0, self.total_s - done_s) * slower / self._workers


def in_words(seconds: float) -> str:
    """A length of time as people say it.

    Examples
    --------
    >>> in_words(20), in_words(760), in_words(9000), in_words(7199)
    ('20 s', '13 min', '2 h 30 min', '2 h')
    """
    if seconds < 59.5:
        return f"{seconds:.0f} s"
    hours, rest = divmod(round(seconds / 60), 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])


def about(seconds: float) -> str:
    """A length of time that is not known well.

    Examples
    --------
    >>> about(20), about(760)
    ('less than a minute', 'about 13 min')
    """
    return "less than a minute" if seconds < 45 else f"about {in_words(max(60.0, seconds))}"
