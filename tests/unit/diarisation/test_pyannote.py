import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from rehearsal_audio.config import load_pipeline
from rehearsal_audio.diarisation.pyannote import PyannoteDiariser, Settings, _hook
from rehearsal_audio.errors import BackendError, SettingsError, WeightsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import SpeakerTurn


def test_other_weights_are_a_setting_at_fault() -> None:
    with pytest.raises(SettingsError, match="expected package or community-1"):
        PyannoteDiariser(Settings(weights="mine"))


def test_without_the_library_one_line_says_how_to_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyannote.audio", None)
    with pytest.raises(BackendError, match=r"pip install 'rehearsal-audio\[pyannote\]'"):
        PyannoteDiariser(Settings())


def test_telemetry_is_off_before_the_library_is_imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A fake library writes down what it finds at its import, then fails."""
    package = tmp_path / "pyannote" / "audio"
    package.mkdir(parents=True)
    found = tmp_path / "found.txt"
    (package / "__init__.py").write_text(
        f"import os, pathlib\npathlib.Path({str(found)!r}).write_text("
        "os.environ.get('PYANNOTE_METRICS_ENABLED', 'unset'))\nraise ImportError('a fake')\n"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from rehearsal_audio.diarisation.pyannote import PyannoteDiariser, Settings\n"
        "from rehearsal_audio.errors import BackendError\n"
        "try:\n    PyannoteDiariser(Settings())\n"
        "except BackendError:\n    print('refused')\n"
    )
    environment = {**os.environ, "PYANNOTE_METRICS_ENABLED": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "refused\n"
    assert found.read_text() == "0"


def _settings_of_accurate(folder: Path) -> Settings:
    """What the pipeline of that name says, with community-1 in a folder."""
    settings = load_pipeline("accurate").diarisation
    assert isinstance(settings, Settings)
    return replace(settings, folder=str(folder))


def test_the_accurate_pipeline_says_in_one_line_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _fake_library(monkeypatch)
    with pytest.raises(WeightsError, match=r"accept its terms .* hf download .* default pipeline"):
        PyannoteDiariser(_settings_of_accurate(tmp_path))


def test_the_accurate_pipeline_uses_community_1_and_names_its_hashes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = _fake_library(monkeypatch)
    (tmp_path / "config.yaml").write_text("version: 4\n")
    (tmp_path / "embedding").mkdir()
    (tmp_path / "embedding" / "pytorch_model.bin").write_bytes(b"numbers")
    samples = np.linspace(-1, 1, 16_000, dtype=np.float32)
    told: list[float] = []
    diariser = PyannoteDiariser(_settings_of_accurate(tmp_path))
    found = diariser.diarise(Audio(samples, samples[:, None]), 2, told.append)

    assert asked["folder"] == tmp_path
    assert asked["num_speakers"] == 2
    assert asked["file"]["sample_rate"] == 16_000
    assert asked["file"]["waveform"].shape == (1, 16_000)
    assert told == [0.5, 1.0]
    assert found.turns == (SpeakerTurn("SPEAKER_00", 0.1, 0.5), SpeakerTurn("SPEAKER_01", 0.4, 1.0))
    assert found.separation == pytest.approx(1.0)
    assert diariser.weights_sha256 == {
        f"community-1/{name}": hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        for name in ("config.yaml", "embedding/pytorch_model.bin")
    }


def _fake_library(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """pyannote.audio and torch as far as they are called; what they were asked for."""
    asked: dict[str, Any] = {}
    spans = [("B", 0.4, 1.2), ("A", 0.1, 0.5)]

    def diarised(file: dict[str, Any], num_speakers: int | None, hook: Any) -> SimpleNamespace:
        asked.update(file=file, num_speakers=num_speakers)
        hook("segmentation", None, total=1, completed=1)
        annotation = SimpleNamespace(
            itertracks=lambda yield_label: [
                (SimpleNamespace(start=start, end=end), None, label) for label, start, end in spans
            ],
            labels=lambda: ["A", "B"],
            label_duration=lambda label: 1.0,
        )
        return SimpleNamespace(speaker_diarization=annotation, speaker_embeddings=np.eye(2))

    def from_pretrained(folder: Path) -> Any:
        asked["folder"] = folder
        return diarised

    library = ModuleType("pyannote.audio")
    library.Pipeline = SimpleNamespace(from_pretrained=from_pretrained)  # type: ignore[attr-defined]
    torch = ModuleType("torch")
    torch.from_numpy = lambda samples: samples  # type: ignore[attr-defined]
    package = ModuleType("pyannote")
    package.audio = library  # type: ignore[attr-defined]
    for name, module in (("pyannote", package), ("pyannote.audio", library), ("torch", torch)):
        monkeypatch.setitem(sys.modules, name, module)
    return asked


def test_the_hook_tells_progress_of_both_long_steps() -> None:
    told: list[float] = []
    hook = _hook(told.append)
    hook("segmentation", None, total=4, completed=2)
    hook("speaker_counting", None)
    hook("embeddings", None, total=10, completed=0)
    hook("embeddings", None, total=10, completed=5)
    assert told == [0.25, 0.5, 0.75]
