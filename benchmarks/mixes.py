"""Conversations with exact truth, made from recordings of single speakers in ``../shared``.

Utterances of real people are laid on a time line as people talk in a rehearsal: turns of 1 to
12 s, gaps about 0.3 s, quiet listening sounds inside the other's turn, starts on the other's last
word, interruptions that cut the other off. Then come a room, a noise, at times a telephone. The
same name gives the same samples on every machine.

``DEVELOPMENT`` may be tuned on. The speakers of ``OTHER`` are others, but no blind set: their
scores were watched while settings were chosen, and two thresholds of clustering were set after a
look at their failures.

Truth is where the clips are loud: false alarms and misses hold the clips' own breath and noise.
A listening sound is a scrap of a sentence, not a true "mm-hm".
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, resample_poly, sosfilt

from rehearsal_audio.audio import read_recording
from rehearsal_audio.diarisation.pieces import closed, runs
from rehearsal_audio.diarisation.rttm import joined
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

CLIPS = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "audio"
RATE_HZ = 16_000
LENGTH_S = 110
FADE_S = 0.02
Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mix:
    """What a conversation is made of.

    Parameters
    ----------
    group
        What it tests.
    speakers
        Names as in ``clips.tsv``; the third is a facilitator, who opens and closes the scene.
    overlap
        Chance that the next speaker starts before the other has ended, in [0, 1].
    second_db
        Level of the second speaker relative to the first.
    snr_db
        Level of the noise under the speech.
    voice_change
        The second speaker's voice is raised by this share from the middle on: an actor's.
    telephone
        300 to 3400 Hz at 8 kHz.
    """

    group: str
    speakers: tuple[str, ...]
    overlap: float = 0.3
    second_db: float = 0.0
    snr_db: float = 28.0
    voice_change: float = 0.0
    telephone: bool = False

    @property
    def name(self) -> str:
        """Its name; the seed is made from it."""
        return f"{self.group}: {' '.join(self.speakers)}"


def _mixes(group: str, *conversations: str, **traits: float) -> list[Mix]:
    return [Mix(group, tuple(names.split()), **traits) for names in conversations]


DEVELOPMENT = (
    *_mixes("two, different sex", "1998 2033", "1688 2609", "dr1-fvmh0 dr2-marc0", "p226 p225"),
    *_mixes("two, same sex", "1998 3080", "1688 2033", "dr3-falk0 dr5-ftlg0", "84 p225"),
    *_mixes("two, one quiet and noise", "2033 2609", "3080 1688", second_db=-8.0, snr_db=15.0),
    *_mixes("two, heated", "1998 1688", "2609 3080", "dr4-maeb0 dr8-mbcg0", overlap=0.7),
    *_mixes("two, change of voice", "3080 2033", "1089 2609", "p226 1998", voice_change=0.08),
    *_mixes("two, telephone", "3080 1998", "1089 84", telephone=True),
    *_mixes("three, facilitator", "1998 2033 3080", "1688 2609 2033", "p225 1089 1998"),
    *_mixes("one", "1998", "1688", "p225", "dr1-fvmh0"),
)
"""Conversations that settings may be chosen on."""

OTHER = (
    *_mixes("two, different sex", "1263 1723", "32 4018", "p230 p254", "8123 8425"),
    *_mixes("two, same sex", "2196 298", "5390 6848", "p233 p230", "p273 p243"),
    *_mixes("two, similar voices", "1723 27", "3983 7059", "5393 7059"),
    *_mixes("two, one quiet and noise", "8425 2196", "5393 2911", second_db=-8.0, snr_db=15.0),
    *_mixes("two, heated", "27 1263", "32 3983", "6848 8425", overlap=0.7),
    *_mixes("two, change of voice", "4018 5390", "2911 298", "p254 p233", voice_change=0.08),
    *_mixes("two, telephone", "1723 7059", "5390 8425", telephone=True),
    *_mixes("three, facilitator", "1263 2911 5393", "32 27 7059", "p230 p243 8123"),
    *_mixes("one", "8123", "4018", "p273"),
)
"""Conversations that results are told on; the similar voices are the nearest of one sex."""


def composed(mix: Mix, voices: dict[str, list[Samples]]) -> tuple[Audio, Diarisation]:
    """The conversation, and who speaks when in it."""
    random = np.random.default_rng(zlib.crc32(mix.name.encode()))
    scene = _Scene(mix, voices, random)
    now_s, speaker = 0.8, mix.speakers[-1] if len(mix.speakers) > 2 else mix.speakers[0]
    while now_s < LENGTH_S:
        now_s = scene.turn(speaker, now_s)
        others = [name for name in scene.present(now_s) if name != speaker]
        if others and random.random() < 0.85:
            speaker = str(random.choice(others))
    samples = in_a_room(scene.mixed(), mix.snr_db, random)
    if mix.telephone:
        band = butter(4, (300, 3400), "bandpass", fs=RATE_HZ, output="sos")
        narrow = sosfilt(band, samples)[::2].astype(np.float32)
        samples = resample_poly(narrow, 2, 1).astype(np.float32)
    return Audio(samples, samples[:, None]), joined(scene.turns)


class _Scene:
    """Tracks that are being filled."""

    def __init__(
        self, mix: Mix, voices: dict[str, list[Samples]], random: np.random.Generator
    ) -> None:
        self._mix, self._random = mix, random
        size = (LENGTH_S + 40) * RATE_HZ
        self._tracks = {name: np.zeros(size, dtype=np.float32) for name in mix.speakers}
        self._voices = {name: [voices[name], voices[name]] for name in mix.speakers}
        if mix.voice_change:
            up = round(100 * (1 + mix.voice_change))
            second = mix.speakers[1]
            raised = [resample_poly(one, 100, up).astype(np.float32) for one in voices[second]]
            self._voices[second][1] = raised
        self._free_s = dict.fromkeys(mix.speakers, 0.0)
        self.turns: list[SpeakerTurn] = []

    def present(self, now_s: float) -> tuple[str, ...]:
        """Who takes turns now: the facilitator only at the start and the end."""
        third = not 15.0 < now_s < LENGTH_S - 12.0
        return self._mix.speakers if third else self._mix.speakers[:2]

    def turn(self, speaker: str, start_s: float) -> float:
        """One turn with what happens during it; when the next one starts."""
        random = self._random
        longest_s = float(random.choice([1.0, 2.5, 6.0, 12.0]))
        start_s = max(start_s, self._free_s[speaker] + 0.05)
        spoken = self._said(speaker, start_s, longest_s)
        end_s = start_s + len(spoken) / RATE_HZ
        others = [name for name in self._mix.speakers[:2] if name != speaker]
        kind = random.random()
        next_s = end_s + max(0.0, float(random.normal(0.3, 0.25)))
        if others and kind < self._mix.overlap:
            next_s = end_s - float(random.uniform(0.25, 0.6))
            if end_s - start_s > 2.5 and kind < self._mix.overlap / 2:  # cut off by the other
                next_s = float(random.uniform(start_s + 1.2, end_s - 0.6))
                left_s = float(random.uniform(0.4, 1.5))
                spoken = spoken[: round((next_s + left_s - start_s) * RATE_HZ)]
        self._lay(speaker, start_s, spoken, 0.0)
        end_s = min(end_s, self._free_s[speaker])
        if others and end_s - start_s > 4 and next_s >= end_s - 0.6 and random.random() < 0.6:
            listener = str(random.choice(others))
            at_s = float(random.uniform(start_s + 1.5, end_s - 1.5))
            if at_s > self._free_s[listener] + 0.2:
                scrap = self._said(listener, at_s, float(random.uniform(0.25, 0.7)))
                self._lay(listener, at_s, scrap, float(random.uniform(-9, -3)))
        return max(0.5, next_s)

    def _said(self, speaker: str, at_s: float, longest_s: float) -> Samples:
        clips = self._voices[speaker][at_s > LENGTH_S / 2]
        clip = clips[int(self._random.integers(len(clips)))]
        size = round(longest_s * RATE_HZ)
        first = int(self._random.integers(max(1, len(clip) - size)))
        loud = np.flatnonzero(np.abs(clip[first:]) > 0.5 * np.sqrt((clip**2).mean()))
        first += int(loud[0]) if len(loud) else 0
        return clip[first : first + size].copy()

    def _lay(self, speaker: str, start_s: float, spoken: Samples, level_db: float) -> None:
        if speaker == self._mix.speakers[-1] and len(self._mix.speakers) > 1:
            level_db += self._mix.second_db
        fade = round(FADE_S * RATE_HZ)
        spoken[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
        loudness = 0.05 * 10 ** (level_db / 20) / float(np.sqrt((spoken**2).mean()) + 1e-9)
        first = round(start_s * RATE_HZ)
        self._tracks[speaker][first : first + len(spoken)] += loudness * spoken
        end_s = start_s + len(spoken) / RATE_HZ
        self._free_s[speaker] = max(self._free_s[speaker], end_s)
        self.turns.append(SpeakerTurn(speaker, start_s, end_s))

    def mixed(self) -> Samples:
        """All tracks together, up to a second after the last word."""
        whole: Samples = sum(self._tracks.values())  # type: ignore[assignment]
        return whole[: round((max(self._free_s.values()) + 1) * RATE_HZ)]


def in_a_room(dry: Samples, snr_db: float, random: np.random.Generator) -> Samples:
    """Reverberation of 0.3 s and noise below the speech."""
    times_s = np.arange(round(0.3 * RATE_HZ)) / RATE_HZ
    response = 0.06 * random.standard_normal(len(times_s)) * 10 ** (-3 * times_s / 0.3)
    response[0] = 1.0
    wet = fftconvolve(dry, response)[: len(dry)]
    noise = random.standard_normal(len(wet)) * np.sqrt((wet**2).mean()) * 10 ** (-snr_db / 20)
    return (wet + noise).astype(np.float32)


def conversations(mixes: tuple[Mix, ...]) -> Iterator[tuple[Mix, Audio, Diarisation]]:
    """Each mix with its samples and truth; mixes whose clips are not here are left out."""
    voices = voices_of({name for mix in mixes for name in mix.speakers})
    for mix in mixes:
        if all(name in voices for name in mix.speakers):
            yield (mix, *composed(mix, voices))


def voices_of(wanted: set[str]) -> dict[str, list[Samples]]:
    """Utterances of each speaker, cut at pauses."""
    voices: dict[str, list[Samples]] = {}
    with (CLIPS / "clips" / "clips.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["speaker"] in wanted:
                _, audio = read_recording(CLIPS / row["file"])
                voices.setdefault(row["speaker"], []).extend(utterances(np.asarray(audio.mix)))
    return voices


def utterances(samples: Samples) -> list[Samples]:
    """Parts that are loud, without pauses over 0.35 s."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    level = np.convolve(np.sqrt((frames**2).mean(axis=1)), np.ones(3) / 3, "same")
    loud = level > max(np.percentile(level, 95) * 10 ** (-32 / 20), 2 * np.percentile(level, 10))
    parts = zip(*runs(closed(loud, 35)), strict=True)
    return [samples[start * 160 : end * 160] for start, end in parts if end - start >= 25]
