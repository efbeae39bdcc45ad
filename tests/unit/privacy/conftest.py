"""A real folder of results: three participants' recordings, analysed with words from files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from rehearsal_audio.cli import main
from rehearsal_audio.diarisation.rttm import format_rttm
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription.from_file import write_transcript

SESSION = """\
session: ward
date: 2026-03-04
scenario: support
consent: {recorded: true, delete_audio_after_days: 30}
recordings:
  - {file: P07_1.wav, participant: P07}
  - {file: P07_2.wav, participant: P07}
  - {file: P08_1.wav, participant: P08, date: 2026-04-20}
  - {file: Anna_1.wav, participant: Anna Bell}
  - {file: broken_P08.wav, participant: P08}
"""


def rehearsal(folder: Path, name: str, write_wav) -> None:
    """Ten seconds, loud where somebody speaks, with words and turns beside it."""
    samples = np.random.default_rng(sum(name.encode())).normal(0, 0.001, 160_000)
    for start_s, end_s in ((1.0, 2.0), (3.0, 3.8)):
        samples[int(start_s * 16_000) : int(end_s * 16_000)] *= 100
    write_wav(folder / f"{name}.wav", samples)
    words = (Word("How", 1.0, 1.4), Word("come?", 1.4, 2.0), Word("Secretly.", 3.0, 3.8))
    write_transcript(Transcript(words), folder / f"{name}.transcript.json")
    turns = (SpeakerTurn("a", 1.0, 2.0), SpeakerTurn("b", 3.0, 3.8))
    text = format_rttm(Diarisation(turns), name)
    (folder / f"{name}.rttm").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """The command line."""
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="session")
def analysed_once(run, write_wav, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds ``in/session.yaml`` and ``out``."""
    home = tmp_path_factory.mktemp("privacy")
    folder = home / "in"
    folder.mkdir()
    for name in ("P07_1", "P07_2", "P08_1", "Anna_1"):
        rehearsal(folder, name, write_wav)
    (folder / "broken_P08.wav").write_text("no audio", encoding="utf-8")
    (folder / "session.yaml").write_text(SESSION, encoding="utf-8")
    arguments = ("-o", home / "out", "--pipeline", "from-files", "--jobs", 1)
    done = run("analyse", folder / "session.yaml", *arguments)
    assert done.exit_code == 1
    assert "Anna" not in done.output
    assert (home / "out" / "failures.csv").is_file()
    return home


@pytest.fixture
def results(analysed_once: Path, tmp_path: Path) -> Path:
    """OUT beside ``in/session.yaml``, for one test alone."""
    return Path(shutil.copytree(analysed_once, tmp_path / "home")) / "out"
