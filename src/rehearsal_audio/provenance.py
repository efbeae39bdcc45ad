"""What made a report, and the id that stands for all of it.

The id works like a commit's: it is the SHA-256 of a short text that holds everything that a
number in the report depends on, and nothing else::

    rehearsal-audio analysis 1
    package 0.1.0
    audio 5e1f…
    span - -
    leader first
    setting attribution.max_word_distance_s 0.5
    …
    file corrections 9a30…
    weights 1dc3…

Rule: the same inputs give the same id on every machine. No path, name, date or number of
threads goes into it: files and models are named by their SHA-256, numbers are written with at
most six decimals, lines stand in the order of their names. Settings that no number depends on
(:data:`NOT_COUNTED`) are left out.

Known weaknesses: two machines with one id can still differ where arithmetic does (see the page on
reproducibility); the libraries' versions and the digest of the package's own files stand beside
the id, not in it.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from rehearsal_audio.config import Pipeline, settings_in_force
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.report import Provenance
from rehearsal_audio.model.segment import Seconds

PACKAGE = "rehearsal-audio"

LIBRARIES = ("faster-whisper", "ctranslate2", "onnxruntime", "kaldi-native-fbank", "numpy", "av")
"""Libraries whose version can change a number."""

NOT_COUNTED = frozenset(
    {
        "name",
        "description",
        "listen",
        "audio.max_duration_s",
        "transcription.cpu_threads",
        "transcription.model",
        "transcription.path",
        "diarisation.path",
        "diarisation.folder",
    }
)
"""Settings that say how a run is called, how fast it goes, or where a file lies that is named by
its SHA-256 anyway."""

_FORMAT = 1
"""Raised when the text of the id changes, so that no two texts can be mistaken."""
_DIGITS = 6
_SOURCE_ENDINGS = (".py", ".toml", ".json", ".j2", ".js", ".css")
_UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one iteration was analysed from, apart from the settings.

    Parameters
    ----------
    audio_sha256
        SHA-256 of the recording's file; None without audio.
    start_s, end_s
        The iteration's part of the recording as marked; None for the recording's own ends.
    leader
        Leader specification.
    files_sha256
        SHA-256 of every other file that was read, by what it is: ``transcript``, ``turns``,
        ``corrections``, ``voice``.
    weights_sha256
        SHA-256 of every weights file, by its name.
    """

    audio_sha256: str | None
    start_s: Seconds | None = None
    end_s: Seconds | None = None
    leader: str = "first"
    files_sha256: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    weights_sha256: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def make_provenance(pipeline: Pipeline, inputs: Inputs) -> Provenance:
    """What made the report of an iteration.

    Parameters
    ----------
    pipeline
        Settings of all stages.
    inputs
        What was analysed.
    """
    settings = settings_in_force(pipeline)
    words = settings["transcription"]
    version = importlib.metadata.version(PACKAGE)
    return Provenance(
        package_version=version,
        pipeline=pipeline.name,
        settings=settings,
        models={
            "transcription": f"{words['backend']} {words.get('model', '')}".strip(),
            "diarisation": settings["diarisation"]["backend"],
        },
        weights_sha256=inputs.weights_sha256,
        audio_sha256=inputs.audio_sha256,
        versions={name: importlib.metadata.version(name) for name in LIBRARIES},
        analysis_id=analysis_id(version, settings, inputs),
        start_s=inputs.start_s,
        end_s=inputs.end_s,
        leader=_leader(inputs),
        files_sha256=inputs.files_sha256,
        digests={
            "package": package_digest(),
            "settings": _sha256("\n".join(_setting_lines(settings))),
            "models": _sha256("\n".join(sorted(inputs.weights_sha256.values()))),
        },
    )


def analysis_id(package_version: str, settings: Mapping[str, object], inputs: Inputs) -> str:
    """The id of an analysis, 64 hexadecimal digits.

    Parameters
    ----------
    package_version
        Version of this package.
    settings
        Settings of all stages by name, as :func:`rehearsal_audio.config.settings_in_force` gives
        them or as a report.json holds them.
    inputs
        What was analysed.

    Examples
    --------
    >>> inputs = Inputs(audio_sha256="5e1f" * 16)
    >>> one = analysis_id("0.1.0", {"turns": {"resume_max_pause_s": 1.0}}, inputs)
    >>> one == analysis_id("0.1.0", {"turns": {"resume_max_pause_s": 1}, "listen": False}, inputs)
    True
    """
    return _sha256(id_text(package_version, settings, inputs))


def id_text(package_version: str, settings: Mapping[str, object], inputs: Inputs) -> str:
    """The text whose SHA-256 is the id, one fact a line."""
    span = " ".join(map(_plain, (inputs.start_s, inputs.end_s)))
    lines = (
        f"{PACKAGE} analysis {_FORMAT}",
        f"package {package_version}",
        f"audio {inputs.audio_sha256 or _UNKNOWN}",
        f"span {span}",
        f"leader {json.dumps(_leader(inputs))}",
        *_setting_lines(settings),
        *(f"file {kind} {sha256}" for kind, sha256 in sorted(inputs.files_sha256.items())),
        *(f"weights {sha256}" for sha256 in sorted(inputs.weights_sha256.values())),
    )
    return "".join(f"{line}\n" for line in lines)


def id_of(provenance: Provenance) -> str:
    """The id that belongs to what a report says about its making."""
    inputs = Inputs(
        provenance.audio_sha256,
        provenance.start_s,
        provenance.end_s,
        provenance.leader,
        provenance.files_sha256,
        provenance.weights_sha256,
    )
    return analysis_id(provenance.package_version, provenance.settings, inputs)


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_digest(path: Path) -> str:
    """SHA-256 of a text file; whether its lines end in LF or CR LF does not count."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def talk_digest(conversation: Conversation) -> str:
    """SHA-256 of a written conversation: who says what, and when in milliseconds."""
    said = [
        (one.role.value, one.text, *map(_milliseconds, (one.start_s, one.end_s)))
        for one in conversation.utterances
    ]
    return _sha256(json.dumps(said, ensure_ascii=True))


@functools.cache
def package_digest() -> str:
    """SHA-256 over the files of this package that can change a report, networks left out.

    It tells two states of the code apart that carry the same version. Line ends do not count.
    """
    folder = Path(__file__).parent
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        # Pipelines lie in the package only once it is installed; their settings count anyway.
        if path.suffix in _SOURCE_ENDINGS and not name.startswith("pipelines/"):
            found.update(f"{name} {text_digest(path)}\n".encode())
    return found.hexdigest()


def _leader(inputs: Inputs) -> str:
    """The leader specification without the path of a voice sample: the file's digest stands."""
    return "voice" if inputs.leader.startswith("voice") else inputs.leader


def _setting_lines(settings: Mapping[str, object]) -> Iterator[str]:
    for name, value in sorted(_flat(settings, "")):
        if name not in NOT_COUNTED:
            yield f"setting {name} {_plain(value)}"


def _flat(settings: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    """Settings by their dotted names."""
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _plain(value: object) -> str:
    """A value as text that is the same on every machine.

    Examples
    --------
    >>> _plain(0.25), _plain(2.0), _plain(None), _plain("en"), _plain((1, 2.5))
    ('0.25', '2', '-', '"en"', '[1, 2.5]')
    """
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return json.dumps(str(value))


def _milliseconds(time_s: Seconds | None) -> int | None:
    return None if time_s is None else round(time_s * 1000)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
