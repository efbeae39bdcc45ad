"""The result of one iteration, ready to be written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rehearsal_audio.model.conversation import Ipu, SpeakerRole, Utterance
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Seconds, Segment

SCHEMA_VERSION = "1.1"
"""Version of report.json; the first number changes when a reader must change."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What the recording can support.

    Parameters
    ----------
    snr_db
        Speech level over noise level in dB; None without audio.
    overlap_share
        Share of speech time in which two speak, in [0, 1].
    voice_separation
        Cosine distance between the two voices; None where not compared.
    asr_confidence
        Mean word confidence in [0, 1]; None without words.
    unassigned_words_share
        Share of words that fall on nobody's speech, in [0, 1]; None without words.
    clipped_share
        Share of samples at full scale, in [0, 1]; None without audio.
    warnings
        Plain sentences for people.
    """

    snr_db: float | None
    overlap_share: float | None
    voice_separation: float | None
    asr_confidence: float | None
    unassigned_words_share: float | None
    clipped_share: float | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the report, so that it can be traced and made again."""

    package_version: str
    pipeline: str
    settings: Mapping[str, object]
    models: Mapping[str, str]
    """Name of each model used -> what it is, such as ``"faster-whisper base, int8"``."""
    weights_sha256: Mapping[str, str]
    """Name of each weights file -> SHA-256."""
    audio_sha256: str | None
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Library -> version, for libraries that can change a number."""
    analysis_id: str | None = None
    """SHA-256 over all that the numbers depend on; None in reports of version 1.0."""
    start_s: Seconds | None = None
    end_s: Seconds | None = None
    """The iteration's part of the recording as marked; None for the recording's own ends."""
    leader: str = "first"
    """Leader specification; ``"voice"`` for a sample of the voice, named in ``files_sha256``."""
    files_sha256: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What else was read (``transcript``, ``turns``, ``corrections``, ``voice``) -> SHA-256."""
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """``package``, ``settings`` and ``models`` -> SHA-256 over all of them together."""


@dataclass(frozen=True, slots=True)
class IterationReport:
    """Everything that is written out for one iteration."""

    recording: str
    iteration: str
    participant: str | None
    scenario: str | None
    duration_s: Seconds
    scene: Segment
    speakers: tuple[SpeakerRole, ...]
    measures: tuple[Measure, ...]
    events: tuple[Event, ...]
    utterances: tuple[Utterance, ...]
    labels: tuple[Label, ...]
    ipus: tuple[Ipu, ...]
    quality: Quality
    provenance: Provenance

    def measure(self, name: str) -> Measure:
        """The measure of that name; KeyError if the report has none."""
        for measure in self.measures:
            if measure.name == name:
                return measure
        raise KeyError(name)
