from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.by_hand import annotated, read_turns, read_words, turns_file, words_file
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.model.speech import SpeakerTurn
from rehearsal_audio.session import IterationMark

ONE = IterationMark()
RTTM = "SPEAKER a 1 {} {} <NA> <NA> {} <NA> <NA>\n"


@pytest.fixture
def recording(tmp_path):
    return tmp_path / "P07.wav"


def known(recording, duration_s=10.0):
    return Recording(recording, "0" * 64, duration_s, 1, 16000)


def silence(duration_s=10.0):
    count = int(duration_s * 16000)
    return Audio(np.zeros(count, np.float32), np.zeros((count, 1), np.float32))


def grid(path: Path, text: str = "yes indeed", end_s: float = 9.0) -> Path:
    tiers = [Tier("leader speech", (Interval(1, end_s, "speech"),))]
    if text:
        tiers.append(Tier("leader utterances", (Interval(1, end_s, text),)))
    path.write_bytes(textgrid_bytes(tiers, end_s))
    return path


def turns(recording, part=None, mark=ONE, path=""):
    settings = diarisation.from_file.Settings(str(path))
    return read_turns(known(recording), part or silence(), mark, settings).turns


def test_the_iterations_file_comes_before_the_recordings(recording):
    (recording.parent / "P07.rttm").write_text(RTTM.format(4, 2, "leader"))
    mark = IterationMark("2", 5.0, 8.0)
    assert turns(recording, silence(3), mark) == (SpeakerTurn("leader", 0.0, 1.0),)
    (recording.parent / "P07.2.rttm").write_text(RTTM.format(0.5, 1, "actor"))
    assert turns(recording, silence(3), mark) == (SpeakerTurn("actor", 0.5, 1.5),)


def test_a_folder_or_a_file_may_be_set(recording, tmp_path):
    folder = tmp_path / "corrected"
    folder.mkdir()
    path = grid(folder / "P07.1.TextGrid")
    assert turns_file(recording, ONE, str(folder)).path == path
    assert turns_file(recording, ONE, str(path)).path == path
    assert turns(recording, path=folder) == (SpeakerTurn("leader", 1.0, 9.0),)


def test_the_words_keep_their_speaker(recording):
    grid(recording.parent / "P07.TextGrid")
    settings = transcription.from_file.Settings()
    heard = read_words(known(recording), silence(), ONE, settings)
    assert [(word.speaker, word.text) for word in heard.words] == [
        ("leader", "yes"),
        ("leader", "indeed"),
    ]


def test_a_grid_without_text_leaves_the_words_to_the_transcript(recording):
    grid(recording.parent / "P07.TextGrid", text="")
    beside = recording.parent / "P07.transcript.json"
    beside.write_text('{"words": []}')
    assert words_file(recording, ONE, "").path == beside


@pytest.mark.parametrize(
    ("names", "find"),
    [
        (("P07.TextGrid", "P07.rttm"), turns_file),
        (("P07.TextGrid", "P07.transcript.json"), words_file),
    ],
)
def test_two_files_that_could_be_meant_are_named(recording, names, find):
    grid(recording.parent / names[0])
    (recording.parent / names[1]).write_text("{}")
    with pytest.raises(InputError, match=r"both P07\.\w.* and P07\.\w.* could be meant"):
        find(recording, ONE, "")


def test_no_file_says_which_were_looked_for(recording):
    with pytest.raises(InputError, match=r"no speaker turns beside .*P07\.eaf, P07\.TextGrid, P07"):
        turns_file(recording, ONE, "")
    with pytest.raises(InputError, match=r"no transcript beside .*P07\.transcript\.json"):
        words_file(recording, ONE, "")


def test_times_beyond_the_audio_are_named(recording):
    grid(recording.parent / "P07.TextGrid", end_s=301.0)
    with pytest.raises(InputError, match=r"goes on to 301\.0 s, but the audio ends at 10\.0 s"):
        turns(recording)


def test_an_annotation_replaces_the_speakers_and_words_only_where_words_are_files():
    place = Path("corrected")
    chosen = annotated(load_pipeline("default"), place)
    assert chosen.diarisation == diarisation.from_file.Settings("corrected")
    assert chosen.transcription == load_pipeline("default").transcription
    both = annotated(load_pipeline("from-files"), place)
    assert both.transcription == transcription.from_file.Settings("corrected")
    rttm = annotated(load_pipeline("from-files"), Path("a.rttm"))
    assert rttm.transcription == transcription.from_file.Settings("")


def test_a_file_of_another_kind_is_no_annotation(tmp_path):
    (tmp_path / "a.csv").write_text("a")
    with pytest.raises(InputError, match=r"no annotation; expected an \.eaf, \.TextGrid or \.rttm"):
        annotated(load_pipeline("default"), tmp_path / "a.csv")
