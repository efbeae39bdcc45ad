from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.diarisation.from_file import FromFileDiariser, Settings
from rehearsal_audio.errors import InputError, SettingsError
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import SpeakerTurn


def test_the_files_turns_are_given_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.rttm"
    path.write_text("SPEAKER a 1 0.5 1.5 <NA> <NA> nurse <NA> <NA>\n")
    audio = Audio(np.zeros(10, np.float32), np.zeros((10, 1), np.float32))
    found = FromFileDiariser(Settings(str(path))).diarise(audio, num_speakers=2)
    assert found.turns == (SpeakerTurn("nurse", 0.5, 2.0),)
    assert found.separation is None


def test_without_a_path_the_settings_are_at_fault() -> None:
    with pytest.raises(SettingsError, match=r"needs the setting path: an \.rttm, \.Text"):
        FromFileDiariser(Settings())


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no file of speaker turns; expected an \.rttm"):
        FromFileDiariser(Settings(str(tmp_path / "a.csv")))
