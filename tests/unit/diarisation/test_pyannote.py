import os
import subprocess
import sys
from pathlib import Path

import pytest

from rehearsal_audio.diarisation.pyannote import PyannoteDiariser, Settings, _hook
from rehearsal_audio.errors import BackendError, SettingsError, WeightsError


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


@pytest.mark.pyannote
def test_community_1_is_looked_for_on_this_machine_only(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    with pytest.raises(WeightsError, match=r"no config.yaml of pyannote/speaker-diarization"):
        PyannoteDiariser(Settings(weights="community-1", folder=str(tmp_path)))


def test_the_hook_tells_progress_of_both_long_steps() -> None:
    told: list[float] = []
    hook = _hook(told.append)
    hook("segmentation", None, total=4, completed=2)
    hook("speaker_counting", None)
    hook("embeddings", None, total=10, completed=0)
    hook("embeddings", None, total=10, completed=5)
    assert told == [0.25, 0.5, 0.75]
