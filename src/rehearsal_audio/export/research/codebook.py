"""The codebook: what every column, measure, component, label and setting of an export means.

It is generated: meanings of measures and labels from the wording of the report; rules, sources and
known weaknesses from the docstrings of the files that compute them; settings from the settings'
own classes and the reports; limits of withholding from the quality gate. What is written here by
hand are the bounds of the few measures that leave the bounds of their unit.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from rehearsal_audio import features
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.export.research.columns import NEVER, Table
from rehearsal_audio.export.research.docstrings import sections_of
from rehearsal_audio.export.research.formulas import COMPONENTS, FORMULAS
from rehearsal_audio.export.research.settings_book import settings_entries
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import ADVICE, LABELS, Behaviour
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.report import TIMES, TURN_TAKING

DETECTORS: Mapping[str, tuple[Behaviour, ...]] = {
    "questions": (
        Behaviour.OPEN_QUESTION,
        Behaviour.CLOSED_QUESTION,
        Behaviour.CHECKING_UNDERSTANDING,
        Behaviour.PERMISSION_QUESTION,
        Behaviour.LEADING_QUESTION,
        Behaviour.ASKS_NEED,
    ),
    "reflections": (Behaviour.REFLECTION,),
    "empathy": (Behaviour.EMPATHY, Behaviour.ACKNOWLEDGEMENT),
    "attention": (
        Behaviour.NOTICING,
        Behaviour.PERSON_FOCUS,
        Behaviour.TASK_FOCUS,
        Behaviour.NAMES_STANDARD,
    ),
    "barriers": (Behaviour.MINIMISING, Behaviour.NORMALISING, Behaviour.FALSE_REASSURANCE),
    "advice": ADVICE,
    "information": (Behaviour.INFORMATION,),
    "helping": (
        Behaviour.OFFER_SPECIFIC,
        Behaviour.OFFER_GENERIC,
        Behaviour.SIGNPOST_SPECIFIC,
        Behaviour.SIGNPOST_GENERIC,
        Behaviour.FOLLOW_THROUGH,
    ),
    "backchannels": (Behaviour.BACKCHANNEL,),
    "overlaps": (
        Behaviour.INTERRUPTION,
        Behaviour.POSSIBLE_INTERRUPTION,
        Behaviour.COOPERATIVE_OVERLAP,
    ),
    "held_silences": (Behaviour.HELD_SILENCE,),
}
"""File of ``behaviours/`` -> what it finds."""

UNIT_BOUNDS: Mapping[str, tuple[float | None, float | None]] = {
    "ratio": (0.0, 1.0),
    "s": (0.0, None),
    "count": (0.0, None),
    "per_min": (0.0, None),
}
"""Unit of a measure -> bounds of its values."""
OTHER_BOUNDS: Mapping[str, tuple[float | None, float | None]] = {
    "reflection_to_question_ratio": (0.0, None),
    "floor_transfer_offset_s": (None, None),
}
"""Measures that leave the bounds of their unit."""

_NO_VALUE = "empty where it is undefined, censored or withheld; its reason says which"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the codebook; what does not apply is empty.

    Parameters
    ----------
    kind
        ``column``, ``measure``, ``component``, ``label``, ``tier`` or ``setting``.
    table
        Table of a column, format of a tier.
    name
        The name as it stands in the files.
    meaning
        Its definition for people.
    type, unit, minimum, maximum, values
        What its values are.
    missing
        When it is empty.
    formula
        Numerator / denominator, in components.
    rule, interval, source, weaknesses
        What the code that computes it says.
    settings
        Files whose settings decide it; for a setting its value in force.
    """

    kind: str
    name: str
    meaning: str
    table: str = ""
    type: str = ""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    values: str = ""
    missing: str = ""
    formula: str = ""
    rule: str = ""
    interval: str = ""
    source: str = ""
    weaknesses: str = ""
    settings: str = ""


def make_codebook(reports: Sequence[IterationReport], tables: Iterable[Table]) -> tuple[Entry, ...]:
    """All entries: columns of the tables, measures, components, labels, settings.

    Parameters
    ----------
    reports
        What is exported: their settings in force are listed.
    tables
        The tables of the export; none for an export of other files.
    """
    return (
        *column_entries(tables),
        *measure_entries(),
        *component_entries(),
        *label_entries(),
        *(
            Entry(
                "setting",
                one.name,
                one.meaning,
                unit=one.unit,
                settings=one.value,
                source=one.place,
            )
            for one in settings_entries(reports)
        ),
    )


def column_entries(tables: Iterable[Table]) -> tuple[Entry, ...]:
    """An entry for every column."""
    return tuple(
        Entry(
            "column",
            column.name,
            column.meaning,
            table.name,
            column.kind,
            column.unit,
            column.minimum,
            column.maximum,
            " ".join(column.values),
            column.missing if column.missing == NEVER else f"empty: {column.missing}",
        )
        for table in tables
        for column in table.columns
    )


@functools.cache
def measure_entries() -> tuple[Entry, ...]:
    """An entry for every measure, in the order of a report."""
    nobody = Conversation(Segment(0.0, 0.0), (), (), (), (), ())
    return tuple(
        _measure_entry(measure, type(extractor).__module__)
        for extractor in features.EXTRACTORS
        for measure in extractor.extract(nobody, ())
    )


@functools.cache
def component_entries() -> tuple[Entry, ...]:
    """An entry for every component: counts of behaviours by their names, and all others."""
    words = wording()
    counts = {one.value: f"Number of moments: {words.behaviour(one.value)}." for one in Behaviour}
    return tuple(
        Entry(
            "component",
            name,
            meaning,
            type="number",
            unit="s" if name.endswith("_s") else "1",
            missing="not in every measure",
        )
        for name, meaning in sorted({**counts, **COMPONENTS}.items())
    )


@functools.cache
def label_entries() -> tuple[Entry, ...]:
    """An entry for every label and every other behaviour."""
    found_in = {one: module for module, ones in DETECTORS.items() for one in ones}
    entries = []
    for behaviour in Behaviour:
        said = sections_of(import_module(f"rehearsal_audio.behaviours.{found_in[behaviour]}"))
        entries.append(
            Entry(
                "label",
                behaviour.value,
                wording().sections["behaviours"][behaviour.value]["meaning"],
                type="label of text" if behaviour in LABELS else "event in time",
                rule=said.get("rule", ""),
                source=said.get("source", ""),
                weaknesses=said.get("weaknesses", ""),
                settings=f"behaviours.{found_in[behaviour]}",
            )
        )
    return tuple(entries)


def bounds_of(name: str, unit: str) -> tuple[float | None, float | None]:
    """Least and greatest value that a measure can have; None for no bound."""
    return OTHER_BOUNDS.get(name, UNIT_BOUNDS[unit])


def _measure_entry(measure: Measure, module: str) -> Entry:
    said = dict(sections_of(import_module(module)))
    label = measure.name.removesuffix("_count")
    if label in DETECTOR_OF:  # the rule of the count, the source of what is counted
        found = sections_of(import_module(f"rehearsal_audio.behaviours.{DETECTOR_OF[label]}"))
        weighed = sections_of(import_module("rehearsal_audio.behaviours.wording"))
        for name in ("source", "weaknesses"):
            said[name] = " ".join(one[name] for one in (found, weighed) if name in one)
    minimum, maximum = bounds_of(measure.name, measure.unit)
    meaning = wording().measure(measure.name)["meaning"]
    if label in DETECTOR_OF:
        meaning = f"Number of the leader's sentences of this kind: {meaning}"
    formula = FORMULAS.get(measure.name)
    return Entry(
        "measure",
        measure.name,
        meaning,
        type="number",
        unit=measure.unit,
        minimum=minimum,
        maximum=maximum,
        missing=f"{_NO_VALUE}; withheld where {_gate(measure.name)}",
        formula="" if formula is None else str(formula),
        rule=said.get("rule", ""),
        interval=said.get("interval", "none"),
        source=said.get("source", ""),
        weaknesses=said.get("weaknesses", ""),
        settings=", ".join(_decided_in(measure.name, module)),
    )


DETECTOR_OF: Mapping[str, str] = {
    one.value: module for module, ones in DETECTORS.items() for one in ones
}
"""Behaviour -> the file of ``behaviours/`` that finds it."""


def _decided_in(name: str, module: str) -> list[str]:
    """The files whose settings decide a measure."""
    files = ["turns", module.removeprefix("rehearsal_audio.")]
    label = name.removesuffix("_count")
    about = module.rpartition(".")[2]
    if label in DETECTOR_OF:
        files += [f"behaviours.{DETECTOR_OF[label]}", "behaviours.wording"]
    for detector in ("questions", "reflections", "advice", "backchannels"):
        if detector in about:
            files.append(f"behaviours.{detector}")
    if about == "interruptions":
        files.append("behaviours.overlaps")
    if name == "held_silences":
        files.append("behaviours.held_silences")
    return list(dict.fromkeys(files))


def _gate(name: str) -> str:
    """What of the recording takes a measure back; the limits are the settings of quality."""
    times = "noise, voices or speech without a speaker leave no times to trust"
    if name in TIMES:
        return times
    if name in TURN_TAKING:
        return f"{times}, or noise hides overlaps"
    return f"{times}, or words are recognised with too little confidence"
