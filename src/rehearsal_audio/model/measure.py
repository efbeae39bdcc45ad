"""A measure: a number with its unit, what it was made of, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """One named number, or the reason why there is none.

    Parameters
    ----------
    name
        Its name in the contract, such as ``"talk_time_ratio"``.
    value
        The number; None where it is undefined, censored or withheld.
    unit
        ``"ratio"``, ``"s"``, ``"count"`` or ``"per_min"``.
    low, high
        Bounds of the interval at ``level``; None where none is defined.
    level
        Probability of the interval, such as 0.95.
    components
        The counts and seconds that the value was made of, by name. Pool measures by
        summing these, never by averaging values. ``observed_s`` of a time that was waited for
        in vain is the length of the wait.
    reason
        Why the value is None; None where there is a value.
    """

    name: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    components: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError(
                f"measure {self.name} must have either a value or a reason for having none"
            )

    @property
    def censored_at_s(self) -> float | None:
        """Seconds observed without the thing happening; None unless that is why there is no value.

        A time that is censored is longer than this, and nothing more is known of it.

        Examples
        --------
        >>> none = Measure("time", None, "s", components={"observed_s": 250.0}, reason="none")
        >>> none.censored_at_s, Measure("time", 36.0, "s").censored_at_s
        (250.0, None)
        """
        return self.components.get("observed_s") if self.value is None else None
