"""Numbers as people read them."""

from __future__ import annotations

from rehearsal_audio.model.measure import Measure

MINUS = "−"


def clock(seconds: float) -> str:
    """Minutes and seconds; hours where there are any.

    Examples
    --------
    >>> clock(95.4), clock(3725)
    ('1:35', '1:02:05')
    """
    whole = round(abs(seconds))
    sign = MINUS if seconds < 0 and whole else ""
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{sign}{hours}:{minutes:02d}:{rest:02d}" if hours else f"{sign}{minutes}:{rest:02d}"


def percent(share: float) -> str:
    """A ratio in [0, 1] as whole percent.

    Examples
    --------
    >>> percent(0.615)
    '62%'
    """
    return f"{share * 100:.0f}%"


def number(value: float, digits: int = 1) -> str:
    """A number with so many digits after the point, with a true minus sign."""
    text = f"{abs(value):.{digits}f}"
    return f"{MINUS}{text}" if value < 0 and float(text) else text


def shown(value: float, how: str) -> str:
    """A value the way the wording file asks for: percent, clock, seconds, count, rate, number.

    A rate is per minute, which its title says.
    """
    if how == "percent":
        return percent(value)
    if how == "clock":
        return clock(value)
    if how == "seconds":
        return f"{number(value)} s"
    if how == "count":
        return number(value, 0 if value == round(value) else 1)
    if how == "rate":
        return number(value) if value else "0"
    return number(value, 2)


def difference(value: float, how: str) -> str:
    """A difference of two values shown that way, always with its sign; of percents in points.

    Examples
    --------
    >>> difference(-0.16, "percent"), difference(1.25, "rate"), difference(0.0, "rate")
    ('−16', '+1.2', '0')
    """
    text = number(100 * value, 0) if how == "percent" else shown(value, how).replace("-", MINUS)
    return f"+{text}" if value > 0 and text.strip("0.:s ") else text


def shown_range(measure: Measure, how: str) -> tuple[str, str] | None:
    """Both bounds the way the value is shown; None where there is no interval."""
    if measure.low is None or measure.high is None:
        return None
    plain = "number1" if how in {"rate", "count"} else how
    return _bound(measure.low, plain), _bound(measure.high, plain)


def _bound(value: float, how: str) -> str:
    return number(value) if how == "number1" else shown(value, how)


def ceiling(value: float) -> float:
    """A round number to end a scale at, not below the value.

    Examples
    --------
    >>> ceiling(0.7), ceiling(3.2), ceiling(12)
    (1.0, 4.0, 15.0)
    """
    scale = 1.0
    while True:
        for step in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0):
            if value <= step * scale:
                return step * scale
        scale *= 10
