import errno
import hashlib
import logging
from collections.abc import Iterator
from contextlib import nullcontext
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from rehearsal_audio import audio
from rehearsal_audio.audio import Settings, list_recordings, read_recording
from rehearsal_audio.errors import AudioError, AudioNotFoundError

RATE_HZ = 16_000
LAYOUTS = {1: "mono", 2: "stereo", 4: "quad", 6: "5.1", 8: "7.1"}


def tones(duration_s: float, channels: int = 1, rate_hz: int = RATE_HZ) -> np.ndarray:
    """Channel k holds a tone of (k + 1) * 100 Hz; shape (samples, channels)."""
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    return np.stack(
        [0.3 * np.sin(2 * np.pi * 100 * (k + 1) * time_s) for k in range(channels)], axis=1
    )


def write(path: Path, samples: np.ndarray, codec: str, rate_hz: int = RATE_HZ) -> Path:
    layout = LAYOUTS[samples.shape[1]]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz)
        stream.layout = layout
        for first in range(0, len(samples), rate_hz):
            block = samples[first : first + rate_hz].astype(np.float32).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="flt", layout=layout)
            frame.rate = rate_hz
            frame.pts, frame.time_base = first, Fraction(1, rate_hz)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def write_picture(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        for _ in range(10):
            frame = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [
        ("a.wav", "pcm_s16le", 16_000),
        ("a.wav", "pcm_f32le", 44_100),
        ("a.wav", "pcm_mulaw", 8_000),
        ("a.flac", "flac", 48_000),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.ogg", "libopus", 48_000),
        ("a.opus", "libopus", 48_000),
        ("a.mp4", "aac", 48_000),
        ("a.mov", "aac", 22_050),
        ("a.webm", "libopus", 48_000),
        ("a.mkv", "flac", 16_000),
    ],
)
def test_any_format_and_rate_is_decoded_to_16_khz(
    tmp_path: Path, name: str, codec: str, rate_hz: int
) -> None:
    path = write(tmp_path / name, tones(3.0, rate_hz=rate_hz), codec, rate_hz)
    recording, decoded = read_recording(path)
    assert decoded.sample_rate_hz == RATE_HZ
    assert decoded.mix.dtype == np.float32
    assert recording.sample_rate_hz == rate_hz
    assert recording.duration_s == pytest.approx(3.0, abs=0.07)
    middle = decoded.mix[RATE_HZ : 2 * RATE_HZ]
    loudest_hz = np.argmax(np.abs(np.fft.rfft(middle)))
    assert loudest_hz == 100
    assert np.abs(middle).max() == pytest.approx(0.3, abs=0.03)


@pytest.mark.parametrize("channels", [1, 2, 4, 6, 8])
def test_channels_stay_apart_and_the_mix_is_their_mean(tmp_path: Path, channels: int) -> None:
    path = write(tmp_path / "a.flac", tones(2.0, channels), "flac")
    recording, decoded = read_recording(path)
    assert recording.channels == channels
    assert decoded.channels.shape == (2 * RATE_HZ, channels)
    for k in range(channels):
        one_second = np.abs(np.fft.rfft(decoded.channels[:RATE_HZ, k]))
        assert np.argmax(one_second) == 100 * (k + 1)
    np.testing.assert_allclose(decoded.mix, decoded.channels.mean(axis=1), atol=1e-6)


def test_the_mix_of_one_channel_is_that_channel(tmp_path: Path) -> None:
    _, decoded = read_recording(write(tmp_path / "a.flac", tones(1.0), "flac"))
    assert np.shares_memory(decoded.mix, decoded.channels)


def test_samples_are_read_only(tmp_path: Path) -> None:
    _, decoded = read_recording(write(tmp_path / "a.flac", tones(1.0, 2), "flac"))
    with pytest.raises(ValueError, match="read-only"):
        decoded.mix[0] = 1.0


def test_sha256_is_that_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", tones(1.0), "flac")
    recording, _ = read_recording(path)
    assert recording.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_samples_that_are_not_finite_count_as_zero(tmp_path: Path) -> None:
    samples = tones(1.0)
    samples[100:110] = np.nan
    samples[200] = np.inf
    _, decoded = read_recording(write(tmp_path / "a.wav", samples, "pcm_f32le"))
    assert np.isfinite(decoded.mix).all()
    assert (decoded.mix[100:110] == 0).all()


def test_samples_beyond_full_scale_are_clipped(tmp_path: Path) -> None:
    _, decoded = read_recording(write(tmp_path / "a.wav", tones(1.0) * 10, "pcm_f32le"))
    assert decoded.mix.max() == 1.0
    assert decoded.mix.min() == -1.0


def test_time_that_the_recorder_left_out_counts_as_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=RATE_HZ)
        stream.layout = "mono"
        for start_s in (0, 3):
            block = (tones(1.0) * 32767).astype(np.int16).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.rate = RATE_HZ
            frame.pts, frame.time_base = start_s * RATE_HZ, Fraction(1, RATE_HZ)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    _, decoded = read_recording(path)
    assert decoded.duration_s == pytest.approx(4.0, abs=0.01)
    assert np.abs(decoded.mix[round(1.1 * RATE_HZ) : round(2.9 * RATE_HZ)]).max() == 0
    assert np.abs(decoded.mix[round(3.1 * RATE_HZ) :]).max() > 0.2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioNotFoundError, match=r"no recording at .*none\.wav; check"):
        read_recording(tmp_path / "none.wav")


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="is a folder, expected a recording"):
        read_recording(tmp_path)


def test_an_empty_file_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.touch()
    with pytest.raises(AudioError, match=r"is empty \(0 bytes\)"):
        read_recording(path)


@pytest.mark.parametrize(
    "content", [b"only text, no sound\n" * 50, b"RIFF\0\0\0\0WAVE", b"\0" * 999]
)
def test_a_file_that_is_no_audio_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(AudioError, match=r"a\.wav is (not audio|too short)") as caught:
        read_recording(path)
    assert "\n" not in str(caught.value)


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="holds no audio track"):
        read_recording(write_picture(tmp_path / "a.mp4"))


def test_a_playlist_does_not_reach_other_files(tmp_path: Path) -> None:
    path = tmp_path / "a.m3u8"
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://localhost:9/a.ts\n")
    with pytest.raises(AudioError, match=r"a\.m3u8"):
        read_recording(path)


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.flac", "flac"), ("a.wav", "pcm_s16le"), ("a.aiff", "pcm_s16be"), ("a.mkv", "aac")],
)
def test_a_truncated_file_is_refused_with_how_far_it_goes(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = write(tmp_path / name, tones(20.0), codec)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(AudioError, match=r"truncated or damaged: \d+\.\d s of 20\.\d s could be"):
        read_recording(path)


def test_a_little_damage_at_the_end_is_logged_and_the_rest_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path / "a.wav", tones(40.0), "pcm_s16le")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 95 // 100])
    with caplog.at_level(logging.WARNING):
        recording, _ = read_recording(path)
    assert recording.duration_s == pytest.approx(38.0, abs=0.1)
    assert "only 38.0 s of 40.0 s decoded" in caplog.text


def test_a_wav_whose_recorder_did_not_state_a_length_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", tones(2.0), "pcm_s16le")
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    recording, _ = read_recording(path)
    assert recording.duration_s == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("level", [0.0, 0.0005])
def test_a_silent_recording_is_refused(tmp_path: Path, level: float) -> None:
    path = write(tmp_path / "a.flac", tones(2.0) / 0.3 * level, "flac")
    with pytest.raises(AudioError, match=r"is silent: no sample above -60 dBFS in 2\.0 s"):
        read_recording(path)


def test_a_very_short_recording_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", tones(0.3), "flac")
    with pytest.raises(AudioError, match=r"too short: 0\.30 s of sound, expected at least 0\.5 s"):
        read_recording(path)


def test_more_than_eight_channels_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    samples = np.tile((tones(1.0) * 32767).astype("<i2"), (1, 10)).tobytes()
    header = b"fmt " + (16).to_bytes(4, "little") + (1).to_bytes(2, "little")
    header += (10).to_bytes(2, "little") + RATE_HZ.to_bytes(4, "little")
    header += (RATE_HZ * 20).to_bytes(4, "little") + (20).to_bytes(2, "little") + b"\x10\0"
    body = b"WAVE" + header + b"data" + len(samples).to_bytes(4, "little") + samples
    path.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    with pytest.raises(AudioError, match="has 10 channels, expected 1 to 8"):
        read_recording(path)


def test_recordings_of_a_folder_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("b.WAV", "a.mp4", ".hidden.wav", "notes.txt", "c.opus"):
        (tmp_path / name).touch()
    (tmp_path / "folder.wav").mkdir()
    assert [path.name for path in list_recordings(tmp_path)] == ["a.mp4", "b.WAV", "c.opus"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.wav").touch()
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "own.wav").touch()
    (folder / "inside.wav").symlink_to(folder / "own.wav")
    (folder / "leads_out.wav").symlink_to(tmp_path / "outside.wav")
    assert [path.name for path in list_recordings(folder)] == ["inside.wav", "own.wav"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioNotFoundError, match="no folder at"):
        list_recordings(tmp_path / "none")


class TrackOnFullDisk:
    channels = 1
    sample_rate_hz = RATE_HZ
    announced_s = None

    def pieces(self) -> Iterator[tuple[np.ndarray, float | None]]:
        yield np.ones(RATE_HZ, np.float32), 0.0
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.flac", tones(1.0), "flac")
    monkeypatch.setattr(audio, "opened", lambda _: nullcontext(TrackOnFullDisk()))
    with pytest.raises(AudioError, match="No space left on device; free some space, or set TMPDIR"):
        read_recording(path)


SPECIAL = Path(__file__).parents[2] / "fixtures" / "audio" / "special"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty.wav", "is empty"),
        ("not-audio.wav", "is not audio"),
        ("silence.m4a", "is silent"),
        ("truncated.flac", "is truncated or damaged: 2.2 s of 6.0 s"),
    ],
)
def test_special_cases_are_refused_in_one_line(name: str, message: str) -> None:
    with pytest.raises(AudioError, match=message) as caught:
        read_recording(SPECIAL / name)
    assert "\n" not in str(caught.value)


def test_the_telephone_recording_is_read() -> None:
    recording, decoded = read_recording(SPECIAL / "telephone.mp3")
    assert recording.sample_rate_hz == 8000
    assert decoded.duration_s == pytest.approx(25.0, abs=0.1)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mp3", "libmp3lame")]
)  # the second announces no length
def test_a_recording_beyond_the_limit_is_refused(tmp_path: Path, name: str, codec: str) -> None:
    path = write(tmp_path / name, tones(3.0), codec)
    read_recording(path, Settings(max_duration_s=4.0))
    with pytest.raises(AudioError, match=r"too long: more than 0\.0005\d* hours; cut it, or raise"):
        read_recording(path, Settings(max_duration_s=2.0))
