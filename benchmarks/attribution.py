"""Words to speakers: what attribution gets wrong, and whether recognising voices apart is better.

Run: ``python benchmarks/attribution.py [NAME ...] [--keep FOLDER]``. Three ways,
each with the default recogniser and the default diariser:

- *attributed*: the whole is recognised, then each word given to a voice, as the package does;
- *turns apart*: each turn is cut out with 0.2 s on either side and recognised by itself;
- *voices apart*: each voice is recognised in a recording in which all else is silence.

Recordings: the rehearsals with truth and, where ``../shared/data/audio`` lies beside the checkout,
the real conversations with words of at least two speakers (their true number is given).

- *Wrong speaker*: all words in order of time, those of the reference spread over their utterance by
  letters, are aligned by Levenshtein distance; share of the equal words with another speaker.
- *cpWER*: meeteval; a word given to the wrong speaker costs two errors, a missing one costs one.

``--keep`` keeps what the models heard. Writes ``benchmarks/results/attribution.json`` and ``.md``.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np

from rehearsal_audio.artefacts import Artefacts
from rehearsal_audio.audio import read_recording
from rehearsal_audio.conversation.attribution import attribute
from rehearsal_audio.diarisation import default_settings as default_diarisation
from rehearsal_audio.diarisation import make_diariser
from rehearsal_audio.evaluation.spoken import Saying, Spoken, read_spoken, tokens
from rehearsal_audio.evaluation.words import score_words
from rehearsal_audio.model.recording import Audio
from rehearsal_audio.model.segment import union
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word
from rehearsal_audio.transcription import default_settings as default_transcription
from rehearsal_audio.transcription import make_transcriber
from results_files import write_results

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
FOLDERS = (
    ROOT / "fixtures" / "audio",
    SHARED / "rehearsals",
    SHARED / "audio" / "conversations",
)
PADDING_S = 0.2
TURN_PAUSE_S = 0.5
"""Pause within a turn that does not cut it in two."""

Given = dict[str, list[Word]]
"""Words of each voice."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording with its reference."""

    name: str
    audio: Audio
    reference: Spoken
    num_speakers: int


class Engines:
    """The default models, loaded when first needed; what they heard is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._transcriber: Any = None
        self._diariser: Any = None

    def voices(self, recording: Recording) -> Diarisation:
        """Who speaks when."""

        def make() -> dict[str, Any]:
            self._diariser = self._diariser or make_diariser(default_diarisation())
            heard = self._diariser.diarise(recording.audio, recording.num_speakers)
            return {"turns": [dataclasses.asdict(turn) for turn in heard.turns]}

        kept = Artefacts(self._folder / recording.name).keep("voices", "", make)
        return Diarisation(tuple(SpeakerTurn(**turn) for turn in kept["turns"]))

    def words(self, recording: Recording, audio: Audio, name: str) -> list[Word]:
        """Words of the recording or of a part of it, from the part's start."""

        def make() -> dict[str, Any]:
            self._transcriber = self._transcriber or make_transcriber(default_transcription())
            heard = self._transcriber.transcribe(audio)
            return {"words": [dataclasses.asdict(word) for word in heard.words]}

        kept = Artefacts(self._folder / recording.name).keep(name, "", make)
        return [Word(**word) for word in kept["words"]]


def attributed(recording: Recording, voices: Diarisation, engines: Engines) -> Given:
    """Recognise all, give each word to a voice."""
    words = tuple(engines.words(recording, recording.audio, "whole"))
    given = attribute(Transcript(words), voices)
    return {label: list(own) for label, own in given.words.items()}


def turns_apart(recording: Recording, voices: Diarisation, engines: Engines) -> Given:
    """Recognise each turn by itself."""
    given: Given = {}
    for label in voices.speakers:
        given[label] = []
        for i, turn in enumerate(union(voices.segments_of(label), TURN_PAUSE_S)):
            start_s = max(0.0, turn.start_s - PADDING_S)
            cut = recording.audio.cut(start_s, turn.end_s + PADDING_S)
            for word in engines.words(recording, cut, f"turn-{label}-{i}"):
                given[label].append(
                    Word(word.text, word.start_s + start_s, word.end_s + start_s, word.confidence)
                )
    return given


def voices_apart(recording: Recording, voices: Diarisation, engines: Engines) -> Given:
    """Recognise each voice with all else made silent."""
    given: Given = {}
    for label in voices.speakers:
        alone = np.zeros_like(recording.audio.mix)
        rate = recording.audio.sample_rate_hz
        for turn in voices.segments_of(label):
            first = max(0, round((turn.start_s - PADDING_S) * rate))
            last = round((turn.end_s + PADDING_S) * rate)
            alone[first:last] = recording.audio.mix[first:last]
        given[label] = engines.words(recording, Audio(alone, alone[:, None]), f"voice-{label}")
    return given


WAYS: dict[str, Callable[[Recording, Diarisation, Engines], Given]] = {
    "attributed": attributed,
    "turns apart": turns_apart,
    "voices apart": voices_apart,
}


def main() -> None:
    """Score every way on every recording, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, help="folder that keeps what the models heard")
    parser.add_argument("names", nargs="*", help="recordings; all if none is named")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        engines = Engines(options.keep or Path(scratch))
        for recording in recordings(options.names):
            voices = engines.voices(recording)
            for way, make in WAYS.items():
                rows.append({"way": way, **score(recording, make(recording, voices, engines))})
    write(rows)


def recordings(names: Sequence[str]) -> Iterable[Recording]:
    """Rehearsals with truth, and real conversations with words of at least two speakers."""
    seen = set()
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.flac")):
            truth = path.with_suffix(".truth.json")
            truth = truth if truth.is_file() else path.with_suffix(".stm")
            unwanted = names and path.stem not in names
            if unwanted or path.stem in seen or not truth.is_file():
                continue
            seen.add(path.stem)
            reference = read_spoken(truth)
            speakers = {saying.speaker for saying in reference.sayings}
            if len(reference.sayings) > 3 and len(speakers) > 1:
                yield Recording(path.stem, read_recording(path)[1], reference, len(speakers))


def score(recording: Recording, given: Given) -> dict[str, Any]:
    """Counts of one way on one recording."""
    ours = sorted(
        (word.start_s, token, label)
        for label, words in given.items()
        for word in words
        for token in tokens(word.text)
    )
    theirs = sorted(timed for saying in recording.reference.sayings for timed in spread(saying))
    pairs = equal_pairs([one[1] for one in ours], [one[1] for one in theirs])
    agreed = [(ours[i][2], theirs[j][2]) for i, j in pairs]
    sayings = [
        Saying(label, word.start_s, word.end_s, word.text)
        for label, words in given.items()
        for word in words
    ]
    hypothesis = Spoken(Diarisation(()), tuple(sorted(sayings, key=lambda one: one.start_s)))
    cp = score_words(hypothesis, recording.reference)
    return {
        "recording": recording.name,
        "wrong_speaker_words": wrong_speakers(agreed),
        "agreed_words": len(agreed),
        "cp_errors": cp.cp_errors,
        "reference_words": cp.reference_words,
    }


def spread(saying: Saying) -> list[tuple[float, str, str]]:
    """Time, word and speaker of an utterance's words, spread by their letters."""
    words = tokens(saying.text)
    ends = np.cumsum([0, *(len(word) for word in words)])
    shares = ends[:-1] / max(1, ends[-1])
    length_s = saying.end_s - saying.start_s
    return [
        (saying.start_s + share * length_s, word, saying.speaker)
        for share, word in zip(shares, words, strict=True)
    ]


def equal_pairs(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Places of the equal words on the best Levenshtein alignment."""
    costs = np.zeros((len(ours) + 1, len(theirs) + 1), dtype=int)
    costs[:, 0], costs[0, :] = np.arange(len(ours) + 1), np.arange(len(theirs) + 1)
    for i, word in enumerate(ours, start=1):
        for j, other in enumerate(theirs, start=1):
            costs[i, j] = min(
                costs[i - 1, j - 1] + (word != other), costs[i - 1, j] + 1, costs[i, j - 1] + 1
            )
    i, j, pairs = len(ours), len(theirs), []
    while i and j:
        same = ours[i - 1] == theirs[j - 1]
        if costs[i, j] == costs[i - 1, j - 1] + (not same):
            i, j = i - 1, j - 1
            pairs += [(i, j)] if same else []
        elif costs[i, j] == costs[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs


def wrong_speakers(agreed: list[tuple[str, str]]) -> int:
    """Words with the wrong speaker where labels are matched for the fewest."""
    ours = sorted({label for label, _ in agreed})
    theirs = sorted({label for _, label in agreed})
    theirs += [f"nobody {i}" for i in range(len(ours) - len(theirs))]
    return min(
        sum(match[label] != speaker for label, speaker in agreed)
        for choice in permutations(theirs, len(ours))
        for match in [dict(zip(ours, choice, strict=True))]
    )


def write(rows: list[dict[str, Any]]) -> None:
    """Write the results for programs and for people."""
    lines = [
        "# Words to speakers: recognise all and attribute, or recognise voices apart",
        "",
        "Default recogniser and diariser. Made by `python benchmarks/attribution.py`.",
        "",
        "| recording | way | wrong speaker | cpWER |",
        "|---|---|---|---|",
    ]
    groups = {row["recording"]: [row["recording"]] for row in rows}
    groups["**all rehearsals**"] = [name for name in groups if not name.startswith("ami")]
    groups["**all real**"] = [name for name in groups if name.startswith("ami")]
    for group, names in groups.items():
        for way in WAYS:
            own = [row for row in rows if row["way"] == way and row["recording"] in names]
            wrong, agreed, errors, words = (
                sum(row[key] for row in own)
                for key in ("wrong_speaker_words", "agreed_words", "cp_errors", "reference_words")
            )
            if own:
                lines.append(
                    f"| {group} | {way} | {wrong} of {agreed} ({wrong / agreed:.2%}) "
                    f"| {errors / words:.1%} |"
                )
    write_results("attribution", {"recordings": rows}, lines)


if __name__ == "__main__":
    main()
