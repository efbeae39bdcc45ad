"""The settings of an export: each with its meaning, its unit and its value in force.

Settings of stages stand in the reports, and are listed with the values that the reports hold. The
detectors' and extractors' own parameters are part of the package's version: their values are those
of the version that writes the codebook.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from rehearsal_audio import audio, behaviours, diarisation, features, quality, transcription
from rehearsal_audio.conversation import attribution, turns
from rehearsal_audio.export.page.method import settings_rows
from rehearsal_audio.export.research.docstrings import parameters_of, settings_of
from rehearsal_audio.model.report import IterationReport

_STAGES: Mapping[str, Sequence[type[Any]]] = {
    "transcription": tuple(transcription.TRANSCRIBERS.values()),
    "diarisation": tuple(diarisation.DIARISERS.values()),
    "audio": (audio.Settings,),
    "behaviours": (behaviours.Settings,),
    "attribution": (attribution.Settings,),
    "turns": (turns.Settings,),
    "quality": (quality.Settings,),
}
_PIPELINE = {
    "name": "Name of the pipeline.",
    "description": "What it is for.",
    "listen": "Whether the report page carries the sound.",
    "redact": "Whether names, places and numbers are masked in the files.",
    "num_speakers": "Voices to tell apart; – finds their number.",
    "transcription.backend": "What recognises the words.",
    "diarisation.backend": "What tells the voices apart.",
}
_UNITS = {"_s": "s", "_ms": "ms", "_hz": "Hz", "_db": "dB", "_share": "1", "_per_min": "per min"}


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """One setting.

    Parameters
    ----------
    name
        Dotted name, such as ``"turns.ipu_max_pause_s"``.
    meaning
        What it decides; empty for what names itself, such as a backend.
    unit
        Told by its name.
    value
        In force; several, apart by ``|``, where reports differ.
    place
        Whether the reports or this version hold it.
    """

    name: str
    meaning: str
    unit: str
    value: str
    place: str


def settings_entries(reports: Sequence[IterationReport]) -> tuple[SettingEntry, ...]:
    """All settings, those of the stages first."""
    values: dict[str, dict[str, None]] = {}
    for report in reports:
        for name, value in settings_rows(report.provenance.settings):
            values.setdefault(name, {})[value] = None
    meanings = _stage_meanings()
    in_reports = [
        SettingEntry(name, meanings.get(name, ""), _unit(name), " | ".join(found), "the reports")
        for name, found in values.items()
    ]
    return (*in_reports, *_own_settings())


def _stage_meanings() -> dict[str, str]:
    found = dict(_PIPELINE)
    for stage, kinds in _STAGES.items():
        for kind in kinds:
            found.update({f"{stage}.{name}": text for name, text in _nested(kind())})
    return found


def _nested(settings: Any) -> Iterator[tuple[str, str]]:
    """Dotted name and meaning of every field, those of settings within settings too."""
    meanings = parameters_of(type(settings))
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if dataclasses.is_dataclass(value):
            for name, text in _nested(value):
                yield f"{field.name}.{name}", text
        else:
            yield field.name, meanings.get(field.name, "")


def _own_settings() -> Iterator[SettingEntry]:
    """Parameters of detectors and extractors, at the values of this version."""
    for package in (behaviours, features):
        for found in iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            place = module.__name__.removeprefix("rehearsal_audio.")
            for _, kind in settings_of(module):
                meanings = dict(_nested(kind()))
                for field, value in settings_rows(dataclasses.asdict(kind())):
                    name = f"{place}.{field}"
                    yield SettingEntry(
                        name, meanings.get(field, ""), _unit(name), value, "this version"
                    )


def _unit(name: str) -> str:
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), "")
