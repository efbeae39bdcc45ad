"""How this was measured: measures in full, settings, models, the recording's quality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rehearsal_audio.export.page.figures import number, percent, shown, shown_range
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.export.report_json import plain
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in words."""

    name: str
    title: str
    value: str
    range: str
    made_of: str
    meaning: str
    reason: str


def measure_rows(report: IterationReport, words: Wording) -> tuple[MeasureRow, ...]:
    """All measures in the order of the report."""
    return tuple(_row(measure, words) for measure in report.measures)


def without_value(report: IterationReport, words: Wording) -> tuple[tuple[str, str], ...]:
    """Why measures have no value: the titles of those that share a reason, and the reason."""
    titles: dict[str, list[str]] = {}
    for row in measure_rows(report, words):
        if row.reason:
            titles.setdefault(row.reason, []).append(row.title)
    return tuple((", ".join(dict.fromkeys(own)), reason) for reason, own in titles.items())


def settings_rows(settings: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Settings as dotted names and values.

    Examples
    --------
    >>> settings_rows({"turns": {"ipu_max_pause_s": 0.2}})
    (('turns.ipu_max_pause_s', '0.2'),)
    """
    rows: list[tuple[str, str]] = []
    for name, value in plain(settings).items():
        if isinstance(value, Mapping):
            rows.extend((f"{name}.{inner}", text) for inner, text in settings_rows(value))
        else:
            rows.append((name, "–" if value is None else str(value)))
    return tuple(rows)


def quality_rows(report: IterationReport, words: Wording) -> tuple[tuple[str, str], ...]:
    """Who was taken as whom and how surely, and what is known of the recording, in numbers."""
    quality = report.quality
    voices = tuple(
        (words.text("quality", voice.role.value), f"{voice.label}, {percent(voice.confidence)}")
        for voice in report.speakers
        if voice.role is Role.LEADER
    )
    figures = {
        "snr_db": quality.snr_db,
        "overlap_share": quality.overlap_share,
        "voice_separation": quality.voice_separation,
        "asr_confidence": quality.asr_confidence,
        "unassigned_words_share": quality.unassigned_words_share,
        "clipped_share": quality.clipped_share,
    }
    return voices + tuple(
        (words.text("quality", name), number(value, 1 if name == "snr_db" else 2))
        for name, value in figures.items()
        if value is not None
    )


def part(name: str, value: float) -> str:
    """One component in words.

    Examples
    --------
    >>> part("leader_s", 74.3009), part("open", 3.0), part("confidence", 0.75)
    ('leader 74.3 s', 'open 3', 'confidence 0.75')
    """
    if name.endswith("_s"):
        return f"{name.removesuffix('_s').replace('_', ' ')} {number(value)} s"
    whole = float(value).is_integer()
    return f"{name.replace('_', ' ')} {number(value, 0 if whole else 2)}"


def _range(measure: Measure, bounds: tuple[str, str] | None, words: Wording) -> str:
    """The bounds, or why a value has none."""
    if bounds is not None:
        return words.text("page", "bounds", low=bounds[0], high=bounds[1])
    if measure.value is None:
        return ""
    why = words.text("no_range", words.measure(measure.name).get("no_range", "few"))
    return words.text("method", "no_range", why=why)


def _row(measure: Measure, words: Wording) -> MeasureRow:
    text = words.measure(measure.name)
    bounds = shown_range(measure, text["show"])
    return MeasureRow(
        name=measure.name,
        title=text["title"],
        value="–" if measure.value is None else shown(measure.value, text["show"]),
        range=_range(measure, bounds, words),
        made_of=", ".join(part(*one) for one in sorted(measure.components.items())),
        meaning=text["meaning"],
        reason=measure.reason or "",
    )
