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
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from rehearsal_audio import diarisation, quality, transcription
from rehearsal_audio.conversation import attribution, turns
from rehearsal_audio.errors import SettingsError

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib

DEFAULT = "default"

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
    transcription, diarisation
        Settings of the chosen backend, which names itself by its class.
    num_speakers
        Voices to tell apart; 0 finds their number.
    attribution, turns, quality
        Settings of the later stages.
    """

    name: str
    description: str = ""
    listen: bool = True
    transcription: transcription.Settings = field(default_factory=transcription.default_settings)
    diarisation: diarisation.Settings = field(default_factory=diarisation.default_settings)
    num_speakers: int = 2
    attribution: attribution.Settings = attribution.Settings()
    turns: turns.Settings = turns.Settings()
    quality: quality.Settings = quality.Settings()
