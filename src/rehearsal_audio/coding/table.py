"""Agreement as a table for people; tabs between columns, so that programs can read it too."""

from __future__ import annotations

from collections.abc import Iterator

from rehearsal_audio.coding.chance import Estimate
from rehearsal_audio.coding.results import Agreement

HEADINGS = ("behaviour", "unit", "cases", "kappa", "precision", "recall", "F1", "note")


def agreement_text(agreement: Agreement) -> str:
    """One table a pair of coders, then alpha of all, then the sessions' measures."""
    return "\n".join(_lines(agreement)) + "\n"


def _lines(agreement: Agreement) -> Iterator[str]:
    count = len(agreement.conversations)
    yield f"{count} conversations, {', '.join(agreement.coders)}; intervals at {agreement.level:g}"
    yield from (f"note: {warning}" for warning in agreement.warnings)
    for pair in agreement.pairs:
        yield ""
        yield f"{pair.second} against {pair.first} (the reference)"
        yield "\t".join(HEADINGS)
        for one in pair.behaviours:
            figures = (one.kappa, one.precision, one.recall, one.f1)
            cells = (one.behaviour, one.unit, f"{one.cases[0]}/{one.cases[1]}")
            yield "\t".join((*cells, *map(_cell, figures), "; ".join(one.warnings)))
    if agreement.alpha:
        yield ""
        yield "behaviour\tKrippendorff's alpha of all coders"
        yield from (f"{name}\t{_cell(value)}" for name, value in agreement.alpha.items())
    if agreement.measures:
        yield ""
        yield "measure\tconversations\tICC(A,1)\tmean difference\tnote"
        for measure in agreement.measures:
            difference = measure.mean_difference
            yield "\t".join(
                (
                    measure.measure,
                    str(measure.conversations),
                    _cell(measure.icc),
                    "-" if difference is None else f"{difference:+.3g}",
                    "; ".join(measure.warnings),
                )
            )


def _cell(estimate: Estimate) -> str:
    """A figure with its interval.

    Examples
    --------
    >>> _cell(Estimate(0.8123, 0.7, 0.9)), _cell(Estimate(0.5)), _cell(Estimate(None))
    ('.81 [.70, .90]', '.50', '-')
    """
    if estimate.value is None:
        return "-"
    shown = _short(estimate.value)
    if estimate.low is None or estimate.high is None:
        return shown
    return f"{shown} [{_short(estimate.low)}, {_short(estimate.high)}]"


def _short(value: float) -> str:
    """Two decimals without the leading zero.

    Examples
    --------
    >>> _short(1.0), _short(-0.25), _short(0.004)
    ('1.00', '-.25', '.00')
    """
    value = round(value, 2) + 0.0  # no minus before zero
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 0.995 else f"{value:.2f}"
