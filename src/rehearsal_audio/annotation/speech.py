"""Tiers to speech: who speaks when, and what they say.

Rule: a tier's name says what it holds: ``<speaker> speech`` stretches of speech, ``<speaker>
utterances`` text by the utterance, ``<speaker> words`` words with their times, ``<speaker> events``
behaviours; a number behind it is a further lane. Turns come from the speech tiers, else from the
utterances, else from the words. A file that names no tier so is a person's own: every tier is a
speaker, by its participant or its name, and the text on it is what they say, unless the tier says
the same everywhere ("x", "speech").

Words of an utterance share its time in proportion to their characters.

Speakers may have any names. But where one is called leader, actor or facilitator, all must be: a
tier that is misspelt would otherwise be a further voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.annotation import read_tiers
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.speech import Word, spread_words

KINDS = ("speech", "utterances", "words", "events")
"""What a tier may hold, the last word of its name."""

_NAME = re.compile(rf"(?P<speaker>.+?)[ _]+(?P<kind>{'|'.join(KINDS)})(?: \d+)?", re.IGNORECASE)
_ROLES = tuple(role.value for role in Role)
_EXPECTED = "expected a tier a speaker, such as 'leader speech' and 'actor speech'"


@dataclass(frozen=True, slots=True)
class AnnotatedSpeech:
    """What the tiers of one file say.

    Parameters
    ----------
    speech
        Speaker -> stretches of speech, in order of start.
    words
        Words with their speaker, in order of start; empty where the file holds no text.
    events
        Speaker -> behaviours as they are written on the event tiers; empty for empty tiers.
    """

    speech: Mapping[str, tuple[Interval, ...]]
    words: tuple[Word, ...]
    events: Mapping[str, tuple[Interval, ...]]


def read_annotated_speech(path: Path) -> AnnotatedSpeech:
    """Who speaks when, and what, from a TextGrid or an EAF.

    Raises
    ------
    InputError
        The file is malformed, has no tier of a speaker, or an unknown role.
    """
    read = read_tiers(path)
    tiers = [tier for tier in read if tier.intervals]
    by_kind = _by_kind(tiers)
    if not any(by_kind[kind] for kind in ("speech", "utterances", "words")):
        by_kind["speech"] = _own_tiers(tier for tier in tiers if not _NAME.fullmatch(tier.name))
        by_kind["utterances"] = {
            speaker: own for speaker, own in by_kind["speech"].items() if _is_text(own)
        }
    for speaker in [name for kind in KINDS for name in by_kind[kind]]:
        _check_speaker(path, speaker, [name for kind in KINDS for name in by_kind[kind]])
    speech = by_kind["speech"] or by_kind["utterances"] or by_kind["words"]
    if not speech:
        raise InputError(f"{path}: no tier with intervals of speech; {_EXPECTED}")
    return AnnotatedSpeech(speech, _words(by_kind), _by_kind(read)["events"])


def _by_kind(tiers: Iterable[Tier]) -> dict[str, dict[str, tuple[Interval, ...]]]:
    """Kind -> speaker -> intervals, of the tiers that are named so."""
    found: dict[str, dict[str, tuple[Interval, ...]]] = {kind: {} for kind in KINDS}
    for tier in tiers:
        named = _NAME.fullmatch(tier.name.strip())
        if named is None:
            continue
        own = found[named["kind"].lower()]
        speaker = _speaker(named["speaker"])
        own[speaker] = tuple(sorted((*own.get(speaker, ()), *tier.intervals)))
    return found


def _own_tiers(tiers: Iterable[Tier]) -> dict[str, tuple[Interval, ...]]:
    """Speaker -> intervals, of a person's own tiers."""
    found: dict[str, tuple[Interval, ...]] = {}
    for tier in tiers:
        speaker = _speaker(tier.speaker or tier.name)
        found[speaker] = tuple(sorted((*found.get(speaker, ()), *tier.intervals)))
    return found


def _speaker(name: str) -> str:
    """The speaker's name; a role in small letters, as the roles are written."""
    name = " ".join(name.split())
    return name.lower() if name.lower() in _ROLES else name


def _check_speaker(path: Path, speaker: str, speakers: Sequence[str]) -> None:
    if speaker not in _ROLES and any(one in _ROLES for one in speakers):
        raise InputError(
            f"{path}: tier of {speaker!r}: unknown role; expected {', '.join(_ROLES)} "
            "(rename the tier, or delete it)"
        )


def _is_text(intervals: Sequence[Interval]) -> bool:
    """Whether more than one thing is written, or one thing of several words."""
    texts = {one.text.strip().casefold() for one in intervals} - {""}
    return len(texts) > 1 or any(" " in text for text in texts)


def _words(by_kind: Mapping[str, Mapping[str, Sequence[Interval]]]) -> tuple[Word, ...]:
    """Words where they have times; of a speaker who has none, those of the utterances."""
    words = [
        Word(" ".join(one.text.split()), one.start_s, one.end_s, speaker=speaker)
        for speaker, own in by_kind["words"].items()
        for one in own
        if one.text.strip()
    ]
    for speaker, own in by_kind["utterances"].items():
        if speaker not in by_kind["words"]:
            for one in own:
                words += spread_words(one.text, one.start_s, one.end_s, speaker)
    return tuple(sorted(words, key=lambda word: (word.start_s, word.end_s)))
