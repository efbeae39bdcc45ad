import json
import re
import socket
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from rehearsal_audio.audio import read_recording
from rehearsal_audio.errors import SettingsError, WeightsError
from rehearsal_audio.model.recording import SAMPLE_RATE_HZ, Audio
from rehearsal_audio.model.speech import Transcript
from rehearsal_audio.transcription.faster_whisper import FasterWhisperTranscriber, Settings
from rehearsal_audio.transcription.windows import WindowSettings

SPECIAL = Path(__file__).parents[3] / "fixtures" / "audio" / "special"


@pytest.fixture(scope="module")
def transcriber() -> FasterWhisperTranscriber:
    return FasterWhisperTranscriber(Settings())


@pytest.fixture(scope="module")
def telephone() -> Audio:
    return read_recording(SPECIAL / "telephone.mp3")[1]


@pytest.fixture(scope="module")
def heard(transcriber: FasterWhisperTranscriber, telephone: Audio) -> Transcript:
    return transcriber.transcribe(telephone)


def audio_of(samples: np.ndarray) -> Audio:
    mix = samples.astype(np.float32)
    return Audio(mix, mix[:, None])


def noise(duration_s: float) -> np.ndarray:
    return 0.002 * np.random.default_rng(3).standard_normal(round(duration_s * SAMPLE_RATE_HZ))


def words(transcript: Transcript) -> list[str]:
    return [re.sub(r"[^a-z]", "", word.text.lower()) for word in transcript.words]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"beam_size": 0}, "beam_size is 0, expected 1 or more"),
        ({"min_speech_probability": 1.0}, r"min_speech_probability is 1\.0, expected between"),
        ({"windows": WindowSettings(40.0)}, r"max_window_s is 40\.0, expected at most 30"),
        ({"block_s": 60.0}, r"block_s is 60\.0 and block_search_s 60\.0"),
    ],
)
def test_settings_out_of_range_are_refused(settings: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Settings(**settings)  # type: ignore[arg-type]


def test_a_model_that_is_nowhere_is_refused() -> None:
    with pytest.raises(WeightsError, match="no weights are called 'huge'"):
        FasterWhisperTranscriber(Settings(model="huge"))


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(WeightsError, match=r"lacks? model\.bin"):
        FasterWhisperTranscriber(Settings(model=str(tmp_path)))


@pytest.mark.models
def test_a_language_that_the_model_does_not_know_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"tiny\.en does not know the language 'fr'"):
        FasterWhisperTranscriber(Settings(model="tiny.en", language="fr"))


@pytest.mark.models
def test_a_precision_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingsError, match="cannot be loaded with compute_type int3"):
        FasterWhisperTranscriber(Settings(model="tiny.en", compute_type="int3"))


@pytest.mark.models
def test_telephone_speech_is_recognised(heard: Transcript) -> None:
    truth = json.loads((SPECIAL.parent / "nhs-ward-1.truth.json").read_text(encoding="utf-8"))
    said = [one["text"] for one in truth["utterances"] if one["end_s"] < 25]
    spoken = Counter(re.findall("[a-z]+", " ".join(said).lower().replace("'", "")))
    shared = spoken & Counter(words(heard))
    assert shared.total() > 0.75 * spoken.total()
    assert heard.language == "en"


@pytest.mark.models
def test_the_network_is_not_touched(telephone: Audio, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = FasterWhisperTranscriber(Settings(model="tiny.en")).transcribe(telephone)
    assert found.words


@pytest.mark.models
def test_the_same_audio_gives_the_same_words(
    transcriber: FasterWhisperTranscriber, telephone: Audio, heard: Transcript
) -> None:
    assert transcriber.transcribe(telephone) == heard


@pytest.mark.models
def test_silence_before_the_speech_shifts_the_words_by_its_length(
    transcriber: FasterWhisperTranscriber, telephone: Audio, heard: Transcript
) -> None:
    late = transcriber.transcribe(audio_of(np.concatenate([noise(20.0), telephone.mix])))
    both = [
        (heard.words[block.a + i], late.words[block.b + i])
        for block in SequenceMatcher(None, words(heard), words(late)).get_matching_blocks()
        for i in range(block.size)
    ]
    assert len(both) >= 0.8 * max(len(heard.words), len(late.words))  # fillers come and go
    shifts_s = [after.start_s - before.start_s for before, after in both]
    assert np.median(shifts_s) == pytest.approx(20.0, abs=0.1)
    assert np.percentile(np.abs(np.array(shifts_s) - 20.0), 90) < 0.4
    assert late.words[0].start_s == pytest.approx(heard.words[0].start_s + 20.0, abs=0.4)
    assert late.words[-1].end_s == pytest.approx(heard.words[-1].end_s + 20.0, abs=0.4)


@pytest.mark.models
def test_room_noise_yields_no_words(transcriber: FasterWhisperTranscriber) -> None:
    _, audio = read_recording(SPECIAL / "room-noise.ogg")
    assert transcriber.transcribe(audio).words == ()


@pytest.mark.models
@pytest.mark.parametrize("level", [0.001, 0.05])
def test_white_noise_yields_no_words(transcriber: FasterWhisperTranscriber, level: float) -> None:
    samples = level * np.random.default_rng(0).standard_normal(30 * SAMPLE_RATE_HZ)
    assert transcriber.transcribe(audio_of(samples)).words == ()


@pytest.mark.models
def test_a_recording_in_blocks_has_the_words_of_each_at_their_time(telephone: Audio) -> None:
    transcriber = FasterWhisperTranscriber(
        Settings(model="tiny.en", block_s=40.0, block_search_s=30.0)
    )
    gap = noise(5.0)
    twice = audio_of(np.concatenate([telephone.mix, gap, telephone.mix, gap]))
    told: list[float] = []
    found = transcriber.transcribe(twice, told.append)
    half_s = telephone.duration_s + 5.0
    first = [word for word in found.words if word.start_s < half_s]
    second = [word for word in found.words if word.start_s >= half_s]
    assert len(first) == pytest.approx(len(second), abs=4)
    assert second[0].start_s - half_s == pytest.approx(first[0].start_s, abs=0.4)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.models
def test_a_folder_that_happens_to_have_the_models_name_is_not_taken_for_it(
    tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "tiny.en").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "tiny.en" in FasterWhisperTranscriber(Settings(model="tiny.en")).description
    with pytest.raises(WeightsError, match="lack"):
        FasterWhisperTranscriber(Settings(model="./tiny.en"))
