"""Words to readable utterances.

Rule: one role's words in one go. An utterance ends where its speaker pauses for 1.0 s or more, or
where the other takes the floor; the other's backchannels do not end it. A backchannel is an
utterance of its own. Words outside all units keep their place by their times: no word is lost.

::

    leader   so I thought | we could | (2 s) | do it     utterances: so I thought we could / do it
    actor                 mm                             mm

Units: seconds.

Known weaknesses: a unit without a recognised word is in no utterance; words that a recogniser
put far from their speech can open an utterance of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearsal_audio.model.conversation import Ipu, Role, Turn, Utterance
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.model.speech import Word


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the utterances.

    Parameters
    ----------
    utterance_max_pause_s
        A pause this long or longer ends an utterance.
    """

    utterance_max_pause_s: Seconds = 1.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stay together, and the turn that they are part of."""

    start_s: Seconds
    end_s: Seconds
    words: tuple[Word, ...]
    turn: int | None
    is_backchannel: bool = False


def build_utterances(
    ipus: Mapping[Role, Sequence[Ipu]],
    left_over: Mapping[Role, Sequence[Word]],
    turns: Sequence[Turn],
    settings: Settings = Settings(),
) -> tuple[Utterance, ...]:
    """Group each role's words.

    Parameters
    ----------
    ipus
        Units of each role with their words, sorted by start, backchannels marked.
    left_over
        Words of each role in no unit.
    turns
        Turns of leader and actor.
    settings
        See :class:`Settings`.

    Returns
    -------
    tuple of Utterance
        In order of start, numbered from 0.
    """
    turn_of = {
        (ipu.role, ipu.start_s): number for number, turn in enumerate(turns) for ipu in turn.ipus
    }
    found: list[tuple[Role, list[_Piece]]] = []
    for role in Role:
        pieces = [_piece_of(ipu, turn_of) for ipu in ipus.get(role, ())]
        pieces += [
            _Piece(word.start_s, word.segment.end_s, (word,), None)
            for word in left_over.get(role, ())
        ]
        pieces.sort(key=lambda piece: (piece.start_s, piece.end_s))
        found.extend(
            (role, group) for group in _groups(pieces, settings) if any(p.words for p in group)
        )
    found.sort(key=lambda one: (one[1][0].start_s, one[1][0].end_s))
    return tuple(_utterance(index, role, group) for index, (role, group) in enumerate(found))


def _piece_of(ipu: Ipu, turn_of: Mapping[tuple[Role, Seconds], int]) -> _Piece:
    turn = turn_of.get((ipu.role, ipu.start_s))
    return _Piece(ipu.start_s, ipu.end_s, ipu.words, turn, ipu.is_backchannel)


def _groups(pieces: Sequence[_Piece], settings: Settings) -> list[list[_Piece]]:
    """One role's pieces, cut at long pauses, at backchannels and where the floor passed."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and _belongs(piece, groups[-1], settings):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _belongs(piece: _Piece, group: Sequence[_Piece], settings: Settings) -> bool:
    pause_s = piece.start_s - max(one.end_s for one in group)
    if pause_s >= settings.utterance_max_pause_s:
        return False
    if piece.is_backchannel != group[-1].is_backchannel:
        return False
    turns = {one.turn for one in (*group, piece)} - {None}
    return len(turns) <= 1


def _utterance(index: int, role: Role, group: Sequence[_Piece]) -> Utterance:
    words = tuple(
        sorted((word for piece in group for word in piece.words), key=lambda word: word.start_s)
    )
    return Utterance(
        index=index,
        role=role,
        text=" ".join(word.text for word in words),
        start_s=min(piece.start_s for piece in group),
        end_s=max(piece.end_s for piece in group),
        words=words,
    )
