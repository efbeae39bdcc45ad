"""Pipelines: the settings of all stages, read from a TOML file. An unknown key is an error.

A pipeline file has one table per stage; what it leaves out keeps the stage's default::

    description = "..."

    [transcription]
    backend = "faster_whisper"
    model = "base"

    [diarisation]
    backend = "onnx"
    num_speakers = 2
"""

from __future__ import annotations

import dataclasses
import sys
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from rehearsal_audio import audio, behaviours, diarisation, quality, transcription
from rehearsal_audio.conversation import attribution, turns
from rehearsal_audio.errors import SettingsError, shown

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib

DEFAULT = "default"
"""The pipeline that is used unless another is named."""

MAX_REASON_CHARS = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Settings of every stage.

    Parameters
    ----------
    name
        The file's name without its ending.
    description
        One sentence for people.
    listen
        Whether the report carries the audio, so that moments can be heard.
    redact
        Whether names, places and numbers are masked in all that is written and heard.
    num_speakers
        Voices to tell apart; None finds their number.
    transcription, diarisation
        Settings of the chosen backend, whose class chooses it.
    audio
        Limits of what is decoded.
    attribution, turns, behaviours, quality
        Settings of the later stages.
    """

    name: str
    description: str = ""
    listen: bool = True
    redact: bool = False
    num_speakers: int | None = 2
    transcription: transcription.Settings = field(default_factory=transcription.default_settings)
    diarisation: diarisation.Settings = field(default_factory=diarisation.default_settings)
    audio: audio.Settings = audio.Settings()
    attribution: attribution.Settings = attribution.Settings()
    turns: turns.Settings = turns.Settings()
    behaviours: behaviours.Settings = behaviours.Settings()
    quality: quality.Settings = quality.Settings()


def load_pipeline(name: str = DEFAULT) -> Pipeline:
    """Read a pipeline by name, or from a file.

    Parameters
    ----------
    name
        The name of a pipeline of this package, or the path of a TOML file.

    Raises
    ------
    SettingsError
        No such pipeline, no TOML, an unknown key or a value of the wrong kind.
    """
    path = Path(name) if name.endswith(".toml") else pipelines_folder() / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(
            f"no pipeline {shown(name)}; expected one of {', '.join(pipeline_names())}, "
            "or the path of a .toml file"
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        reason = str(error)[:MAX_REASON_CHARS]
        raise SettingsError(f"{path}: not a pipeline file in TOML: {reason}") from None
    return _pipeline(path.stem, table, str(path))


def pipeline_names() -> tuple[str, ...]:
    """Names of the pipelines of this package, the default first."""
    names = sorted(path.stem for path in pipelines_folder().glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def pipelines_folder() -> Path:
    """Where the pipelines lie: in the installed package, or in the checkout beside ``src``."""
    package = Path(__file__).parent
    installed = package / "pipelines"
    return installed if installed.is_dir() else package.parent.parent / "pipelines"


def settings_in_force(pipeline: Pipeline) -> dict[str, Any]:
    """All settings by stage, as plain values for provenance and for people."""
    tables = dataclasses.asdict(pipeline)
    for stage in ("transcription", "diarisation"):
        tables[stage] = {"backend": _backend_name(stage, getattr(pipeline, stage)), **tables[stage]}
    return tables


def pipeline_of_settings(settings: Mapping[str, Any]) -> Pipeline:
    """The pipeline whose settings a report names in its provenance.

    Parameters
    ----------
    settings
        As :func:`settings_in_force` gave them, also after a way through JSON.

    Raises
    ------
    SettingsError
        A setting is unknown to this version, or of the wrong kind.
    """
    table = {
        key: dict(value) if isinstance(value, Mapping) else value for key, value in settings.items()
    }
    name, voices = str(table.pop("name", "settings")), table.pop("num_speakers", 2)
    turns = table.setdefault("diarisation", {})
    turns["num_speakers"] = "auto" if voices is None else voices
    return _pipeline(name, table, "settings of the report")


_BACKENDS: Mapping[str, Mapping[str, type[Any]]] = {
    "transcription": transcription.TRANSCRIBERS,
    "diarisation": diarisation.DIARISERS,
}
_STAGES: Mapping[str, type[Any]] = {
    "audio": audio.Settings,
    "attribution": attribution.Settings,
    "turns": turns.Settings,
    "behaviours": behaviours.Settings,
    "quality": quality.Settings,
}


def _pipeline(name: str, table: dict[str, Any], where: str) -> Pipeline:
    table = dict(table)
    settings: dict[str, Any] = {}
    for stage in (*_BACKENDS, *_STAGES):
        if not isinstance(table.get(stage, {}), Mapping):
            raise SettingsError(f"{where}: {stage} is no table; write it as [{stage}]")
    for stage, backends in _BACKENDS.items():
        values = dict(table.pop(stage, {}))
        if stage == "diarisation" and "num_speakers" in values:
            found = values.pop("num_speakers")
            settings["num_speakers"] = None if found == "auto" else found
        if "backend" not in values and not values:
            continue
        backend = values.pop("backend", next(iter(backends)))
        if backend not in backends:
            found = f"{stage}.backend is {shown(backend)}"
            raise SettingsError(f"{where}: {found}; expected one of {', '.join(backends)}")
        settings[stage] = _settings(backends[backend], values, f"{where}: {stage}")
    for stage, kind in _STAGES.items():
        settings[stage] = _settings(kind, table.pop(stage, {}), f"{where}: {stage}")
    return _settings(Pipeline, {"name": name, **table, **settings}, where)


def _settings(kind: type[T], values: Mapping[str, Any], where: str) -> T:
    """Make a settings object from a table, each value of the declared kind."""
    hints = typing.get_type_hints(kind)
    unknown = sorted(set(values) - set(hints))
    if unknown:
        raise SettingsError(
            f"{where}: unknown key {shown(unknown[0])}; expected one of {', '.join(hints)}"
        )
    made = {}
    for key, value in values.items():
        hint = hints[key]
        if dataclasses.is_dataclass(hint) and isinstance(value, dict):
            value = _settings(typing.cast("type[Any]", hint), value, f"{where}.{key}")
        if not _fits(value, hint):
            raise SettingsError(f"{where}: {key} is {shown(value)}; expected {_plain(hint)}")
        made[key] = tuple(value) if isinstance(value, list) else value
    try:
        return kind(**made)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}") from None


def _fits(value: object, hint: Any) -> bool:
    """Whether a value is of the declared kind; a whole number passes as a float."""
    if typing.get_origin(hint) is tuple:
        return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    choices = typing.get_args(hint) or (hint,)
    for choice in choices:
        kind = typing.get_origin(choice) or choice
        if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return True
        if kind is int and isinstance(value, bool):
            continue
        if isinstance(kind, type) and isinstance(value, kind):
            return True
    return False


def _plain(hint: Any) -> str:
    if typing.get_origin(hint) is tuple:
        return 'a list of text such as ["a", "b"]'
    names = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}
    return names.get(getattr(hint, "__name__", str(hint)), str(hint))


def _backend_name(stage: str, settings: object) -> str:
    return next(name for name, kind in _BACKENDS[stage].items() if isinstance(settings, kind))
