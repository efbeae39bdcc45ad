"""What several suites stand on: the checkout's folders, and one real analysis of the fixtures."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)  # machines are noisy
settings.load_profile("no-deadline")

ROOT = Path(__file__).resolve().parent.parent
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A round that leaves the models out is a quick one: it leaves the documentation out too."""
    if "not models" in config.option.markexpr:
        slow = [item for item in items if item.get_closest_marker("docs")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def fixtures_audio() -> Path:
    return ROOT / "fixtures" / "audio"


@pytest.fixture(scope="session")
def write_wav() -> Callable[[Path, np.ndarray], Path]:
    """Writes mono samples in [-1, 1] at 16 kHz as a wav file."""

    def write(path: Path, samples: np.ndarray) -> Path:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(16_000)
            file.writeframes((np.asarray(samples) * 32767).astype("<i2").tobytes())
        return path

    return write


@pytest.fixture(scope="session")
def analysed(fixtures_audio: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """OUT of ``analyse`` over the mono rehearsals, on the real models."""
    from click.testing import CliRunner

    from rehearsal_audio.cli import main

    out = tmp_path_factory.mktemp("analysed")
    recordings = [str(fixtures_audio / f"nhs-ward-{number}.flac") for number in (1, 2, 3)]
    result = CliRunner().invoke(
        main, ["analyse", *recordings, "-o", str(out), "--consent-confirmed"]
    )
    assert result.exit_code == 0, result.output
    return out


def _executable() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium, one for all suites."""
    executable = _executable()
    if executable is None:
        pytest.skip("no Chromium in PATH (chromium, chromium-browser, google-chrome)")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a run learns of this machine goes to no real cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REHEARSAL_AUDIO_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
