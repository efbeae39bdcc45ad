"""The ways in which ``degraded.py`` makes a recording worse: samples in, samples out.

All are seeded: the same recording and condition give the same samples on every machine. The MP3
conditions leave the samples as they are; the file they are written to does the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, resample_poly, sosfilt

from rehearsal_audio.model.recording import SAMPLE_RATE_HZ

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scene:
    """A clean recording: samples, where somebody speaks, and samples of other rehearsals."""

    samples: Samples
    spoken: NDArray[np.bool_]
    others: tuple[Samples, ...]


Degrade = Callable[[Scene, np.random.Generator], Samples]


def white(scene: Scene, rng: np.random.Generator) -> Samples:
    """Noise with equal power at all frequencies."""
    return rng.standard_normal(len(scene.samples)).astype(np.float32)


def pink(scene: Scene, rng: np.random.Generator) -> Samples:
    """Noise with equal power in every octave, down to 20 Hz."""
    count = len(scene.samples)
    spectrum = np.fft.rfft(rng.standard_normal(count))
    hz = np.fft.rfftfreq(count, 1 / SAMPLE_RATE_HZ)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(hz, 20.0)), count).astype(np.float32)


def babble(scene: Scene, rng: np.random.Generator) -> Samples:
    """Eight voices of other rehearsals, each from another place and at another pitch."""
    mixed = np.zeros(len(scene.samples), dtype=np.float32)
    for i in range(8):
        pitch = Fraction(float(rng.uniform(0.85, 1.2))).limit_denominator(20)
        voice = resample_poly(
            scene.others[i % len(scene.others)], pitch.denominator, pitch.numerator
        )
        voice = np.roll(np.resize(voice, len(mixed)), int(rng.integers(len(mixed))))
        mixed += voice / np.sqrt(np.mean(voice**2))
    return mixed


def with_noise(make: Degrade, snr_db: float) -> Degrade:
    """Add noise; the level of speech is that while somebody speaks."""

    def degrade(scene: Scene, rng: np.random.Generator) -> Samples:
        noise = make(scene, rng)
        speech_power = np.mean(scene.samples[scene.spoken] ** 2)
        scale = np.sqrt(speech_power / np.mean(noise**2) / 10 ** (snr_db / 10))
        return scene.samples + noise * scale

    return degrade


def reverberant(rt60_s: float) -> Degrade:
    """A room: exponentially decaying noise after the direct sound, of the same energy."""

    def degrade(scene: Scene, rng: np.random.Generator) -> Samples:
        times_s = np.arange(round(rt60_s * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
        tail = rng.standard_normal(len(times_s)) * 10 ** (-3 * times_s / rt60_s)
        tail[: round(0.005 * SAMPLE_RATE_HZ)] = 0.0
        tail /= np.sqrt(np.sum(tail**2))
        tail[0] = 1.0
        return fftconvolve(scene.samples, tail)[: len(scene.samples)].astype(np.float32)

    return degrade


def clipped(share: float) -> Degrade:
    """Overdriven: the loudest share of the samples with speech lies at full scale."""

    def degrade(scene: Scene, rng: np.random.Generator) -> Samples:
        limit = np.quantile(np.abs(scene.samples[scene.spoken]), 1 - share)
        return np.clip(scene.samples / limit, -1.0, 1.0)

    return degrade


def telephone(scene: Scene, rng: np.random.Generator) -> Samples:
    """300 to 3400 Hz at 8 kHz."""
    band = butter(4, (300, 3400), "bandpass", fs=SAMPLE_RATE_HZ, output="sos")
    return sosfilt(band, scene.samples)[::2].astype(np.float32)


def unchanged(scene: Scene, rng: np.random.Generator) -> Samples:
    """The clean recording."""
    return scene.samples


LEVELS_DB = (30, 20, 15, 10, 5, 0)
CONDITIONS: dict[str, Degrade] = {
    "clean": unchanged,
    **{f"white {level} dB": with_noise(white, level) for level in LEVELS_DB},
    **{f"babble {level} dB": with_noise(babble, level) for level in LEVELS_DB},
    "reverberation 0.6 s": reverberant(0.6),
    "reverberation 1.0 s": reverberant(1.0),
    "clipped 10 %": clipped(0.1),
    "clipped 30 %": clipped(0.3),
    "telephone": telephone,
    "mp3 32 kbit/s": unchanged,
    "mp3 16 kbit/s": unchanged,
    **{f"pink {level} dB": with_noise(pink, level) for level in LEVELS_DB},
}
