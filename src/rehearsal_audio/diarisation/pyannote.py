"""Who speaks when by pyannote.audio itself (needs the extra ``pyannote``: torch, 8 GB).

Two sets of weights:

- ``package``: the published segmentation network and CAM++ as they ship in this package,
  joined by pyannote.audio's own pipeline with agglomerative clustering. Works offline.
- ``community-1``: pyannote's own pipeline of that name, from a folder or the hub's cache on
  this machine. It is never downloaded here: the makers ask for an account.

Source
    Bredin, "pyannote.audio 2.1 speaker diarization pipeline: principle, benchmark, and
    recipe", Interspeech 2023.
Known weaknesses
    Computes vectors anew for every window, so it is several times slower than the embedded
    engine. pyannote.audio feeds CAM++ with a Hamming window where the network was trained
    with Kaldi's own; the difference is small.
"""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rehearsal_audio.diarisation.rttm import joined
from rehearsal_audio.errors import BackendError, SettingsError, WeightsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn
from rehearsal_audio.ports import Progress, silent
from rehearsal_audio.weights import folder_sha256, onnx_path, package_sha256

COMMUNITY = "pyannote/speaker-diarization-community-1"
"""Name of the makers' pipeline on the hub."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the pyannote.audio backend.

    Parameters
    ----------
    weights
        ``"package"`` or ``"community-1"``.
    folder
        Folder of community-1; empty looks in the hub's cache on this machine.
    max_cosine_distance
        Threshold of the agglomerative clustering (package weights), in [0, 2].
    min_cluster_windows
        Fewest local speakers for a cluster to be a person (package weights).
    """

    weights: str = "package"
    folder: str = ""
    max_cosine_distance: float = 0.7
    min_cluster_windows: int = 12


@functools.cache
def weights_sha256(settings: Settings) -> dict[str, str]:
    """SHA-256 of each file of the weights that the settings name, without loading them.

    Raises
    ------
    WeightsError
        If community-1 is asked for and not on this machine.
    """
    if settings.weights == "package":
        return package_sha256("pyannote-segmentation-3.0", "campplus")
    return folder_sha256("community-1", _community_folder(settings.folder))


class PyannoteDiariser:
    """Diariser on pyannote.audio.

    Raises
    ------
    BackendError
        If pyannote.audio or torch is not installed or cannot be loaded.
    WeightsError
        If community-1 is asked for and not on this machine.
    SettingsError
        If the settings name other weights.
    """

    def __init__(self, settings: Settings) -> None:
        if settings.weights not in ("package", "community-1"):
            raise SettingsError(
                f"found weights = {settings.weights!r} in the pyannote settings, "
                "expected package or community-1"
            )
        _import_quietly()
        if settings.weights == "package":
            self._pipeline = _assembled(settings)
        else:
            self._pipeline = _community(_community_folder(settings.folder))
        self.weights_sha256 = weights_sha256(settings)

    def diarise(
        self, audio: Audio, num_speakers: int | None = 2, progress: Progress = silent
    ) -> Diarisation:
        """Tell the voices of the mono mix apart; ``num_speakers=None`` finds their number."""
        import torch

        # torch shares the memory and would complain about a read-only one.
        waveform = torch.from_numpy(np.array(audio.mix, dtype=np.float32))[None]
        file = {"waveform": waveform, "sample_rate": audio.sample_rate_hz, "uri": "recording"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self._pipeline(file, num_speakers=num_speakers, hook=_hook(progress))
        turns = [
            SpeakerTurn(label, float(segment.start), min(float(segment.end), audio.duration_s))
            for segment, _, label in found.speaker_diarization.itertracks(yield_label=True)
            if segment.start < audio.duration_s
        ]
        progress(1.0)
        return joined(_in_order(turns), _separation(found))


def _import_quietly() -> None:
    """Import pyannote.audio with its telemetry off; it reports durations to a server else."""
    os.environ["PYANNOTE_METRICS_ENABLED"] = "0"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pyannote.audio  # noqa: F401
    except (ImportError, OSError) as error:
        raise BackendError(
            f"cannot load pyannote.audio ({error}); install it with "
            "pip install 'rehearsal-audio[pyannote]', or choose the onnx backend"
        ) from error


def _assembled(settings: Settings) -> Any:
    """pyannote.audio's pipeline on the networks of this package."""
    from pyannote.audio.core.plda import PLDA
    from pyannote.audio.pipelines import SpeakerDiarization

    # The library takes an ONNX embedding by a path that holds "wespeaker", and loads it at
    # once. Agglomerative clustering asks for a PLDA and never uses it.
    with tempfile.TemporaryDirectory(prefix="wespeaker-") as folder:
        voices = Path(folder) / "voices.onnx"
        shutil.copyfile(onnx_path("campplus"), voices)
        pipeline = SpeakerDiarization(
            segmentation=_segmentation(onnx_path("pyannote-segmentation-3.0")),
            embedding=str(voices),
            embedding_exclude_overlap=True,
            plda=PLDA.__new__(PLDA),
            clustering="AgglomerativeClustering",
            segmentation_batch_size=8,
        )
    pipeline.instantiate(
        {
            "segmentation": {"min_duration_off": 0.0},
            "clustering": {
                "method": "centroid",
                "threshold": settings.max_cosine_distance,
                "min_cluster_size": settings.min_cluster_windows,
            },
        }
    )
    return pipeline


def _segmentation(path: Path) -> Any:
    """The exported segmentation network behind the interface of pyannote.audio's own."""
    import onnxruntime
    import torch
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from pyannote.audio.models.segmentation import PyanNet

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    class ExportedPyanNet(PyanNet):  # type: ignore[misc]
        """Same input, output and frames; the layers run in ONNX Runtime."""

        def forward(self, waveforms: Any) -> Any:
            """Log-probabilities of the powerset, shape (batch, frames, 7)."""
            return torch.from_numpy(session.run(None, {"wav": waveforms.numpy(force=True)})[0])

    network = ExportedPyanNet()
    network.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=10.0,
        classes=["speaker#1", "speaker#2", "speaker#3"],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    network.build()
    network.eval()
    return network


def _community(folder: Path) -> Any:
    """The community-1 pipeline of a folder, without the network."""
    from pyannote.audio import Pipeline

    return Pipeline.from_pretrained(folder)


def _community_folder(folder: str) -> Path:
    """Where community-1 lies on this machine."""
    path = Path(folder) if folder else _cached_community()
    if path is None or not (path / "config.yaml").is_file():
        where = f"in {folder}" if folder else "in the hub's cache on this machine"
        raise WeightsError(
            f"no config.yaml of {COMMUNITY} {where}; accept its terms on the hub, then run: "
            f"hf download {COMMUNITY}, or set folder to a copy of it, or use the default pipeline"
        )
    return path


def _cached_community() -> Path | None:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(COMMUNITY, local_files_only=True))
    except (OSError, ValueError):
        return None


def _hook(progress: Progress) -> Callable[..., None]:
    """pyannote.audio's hook, told to our progress: half for each of the two long steps."""
    begins = {"segmentation": 0.0, "embeddings": 0.5}

    def told(
        step: str,
        artefact: object,
        file: object = None,
        total: int | None = None,
        completed: int | None = None,
    ) -> None:
        if step in begins and total and completed is not None:
            progress(begins[step] + 0.5 * min(1.0, completed / total))

    return told


def _in_order(turns: list[SpeakerTurn]) -> list[SpeakerTurn]:
    """Labels renumbered in order of first speech."""
    turns = sorted(turns, key=lambda turn: (turn.start_s, turn.end_s))
    order = list(dict.fromkeys(turn.speaker for turn in turns))
    return [
        SpeakerTurn(f"SPEAKER_{order.index(turn.speaker):02d}", turn.start_s, turn.end_s)
        for turn in turns
    ]


def _separation(found: Any) -> float | None:
    """Cosine distance between the two most talkative voices; None for fewer than two."""
    labels = found.speaker_diarization.labels()
    if len(labels) < 2 or found.speaker_embeddings is None:
        return None
    speech_s = [found.speaker_diarization.label_duration(label) for label in labels]
    first, second = (found.speaker_embeddings[index] for index in np.argsort(speech_s)[-2:])
    cosine = float(first @ second) / float(np.linalg.norm(first) * np.linalg.norm(second))
    return 1.0 - cosine if np.isfinite(cosine) else None
