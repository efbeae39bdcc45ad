"""What two coders are compared on: the same utterances, or events that lie near each other.

Rule: behaviours of the text are compared utterance by utterance of the leader: a behaviour is in it
or not. The utterances are those of the first coder who has any. A coder who cut the talk otherwise,
or marked events in time alone, has each mark put to the utterance of the same role that it shares
most time with::

    units     |---- leader 0 ----|      |-- leader 1 --|
    marks          |open_q|   |advice|
    codes     0: open_question, advice_unsolicited      1: nothing

Behaviours in time (interruptions, held silences), and all behaviours where nobody has utterances,
are compared event by event: an event meets one of the same behaviour and role that starts within
``match_within_s``, each at most one, as many pairs as can be. Events have no "neither saw it", so
there is no kappa of them.

Source: matching as in mir_eval's onsets (Raffel et al. 2014), by maximum bipartite matching.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rehearsal_audio.coding.chance import Numbers
from rehearsal_audio.coding.codings import CodedConversation, Mark
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import LABELS, Behaviour
from rehearsal_audio.model.segment import Seconds, Segment

Codes = NDArray[np.bool_]
"""Shape (coders, units): whether a coder saw the behaviour in a unit."""


def utterance_codes(
    coded: Sequence[CodedConversation], behaviours: Sequence[Behaviour], place: str
) -> dict[Behaviour, Codes] | None:
    """Each behaviour's codes on the leader's utterances of one conversation.

    Parameters
    ----------
    coded
        The conversation by each coder.
    behaviours
        Which ones.
    place
        The conversation's name, for messages.

    Returns
    -------
    dict or None
        None where no coder has utterances.

    Raises
    ------
    InputError
        Coders cut the talk otherwise and have no times to lay over each other.
    """
    cut = next((one.utterances for one in coded if one.utterances), None)
    if cut is None:
        return None
    units = [one.index for one in cut if one.role is Role.LEADER]
    marked = [_units_of_marks(one, cut, place) for one in coded]
    return {
        behaviour: np.array(
            [[(unit, behaviour) in own for unit in units] for own in marked], dtype=bool
        )
        for behaviour in behaviours
        if behaviour in LABELS
    }


def matched(first: Sequence[Mark], second: Sequence[Mark], match_within_s: Seconds) -> int:
    """How many events of one behaviour two coders both have.

    Parameters
    ----------
    first, second
        Marks of one behaviour in one conversation, each with a time.
    match_within_s
        How far their starts may lie apart.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    near = np.array(
        [
            [
                one.role is other.role and abs(one.start_s - other.start_s) <= match_within_s
                for other in second
            ]
            for one in first
        ],
        dtype=bool,
    )
    if not near.any():
        return 0
    pairs = maximum_bipartite_matching(csr_array(near), perm_type="column")
    return int((pairs >= 0).sum())


def utterance_tables(codes: Sequence[Codes]) -> Numbers:
    """Both, second only, first only, neither; a row a conversation."""
    return np.array(
        [[np.sum(a & b), np.sum(~a & b), np.sum(a & ~b), np.sum(~a & ~b)] for a, b in codes],
        dtype=float,
    )


def event_tables(
    behaviour: Behaviour,
    both: Sequence[tuple[CodedConversation, CodedConversation]],
    match_within_s: Seconds,
) -> Numbers:
    """Met, second only, first only, and nothing for neither; a row a conversation."""
    rows = []
    for two in both:
        first, second = (
            [mark for mark in one.marks if mark.behaviour is behaviour and mark.segment is not None]
            for one in two
        )
        met = matched(first, second, match_within_s)
        rows.append([met, len(second) - met, len(first) - met, 0])
    return np.array(rows, dtype=float)


def _units_of_marks(
    coded: CodedConversation, cut: Sequence[Utterance], place: str
) -> set[tuple[int, Behaviour]]:
    """Unit and behaviour of each of a coder's marks that has a unit."""
    same = _same_cut(coded.utterances, cut)
    found = set()
    for mark in coded.marks:
        if mark.behaviour not in LABELS:
            continue
        if same and mark.utterance_index is not None:
            found.add((mark.utterance_index, mark.behaviour))
            continue
        if mark.segment is None or any(one.start_s is None for one in cut):
            raise InputError(
                f"{place}: the coders' utterances are not the same and have no times; let all "
                "code one file, or give start_s and end_s"
            )
        unit = _nearest(mark.segment, mark.role, cut)
        if unit is not None:
            found.add((unit, mark.behaviour))
    return found


def _same_cut(first: Sequence[Utterance], second: Sequence[Utterance]) -> bool:
    """Whether two coders coded the very same utterances."""
    return len(first) == len(second) and all(
        one.role is other.role and one.text.split() == other.text.split()
        for one, other in zip(first, second, strict=True)
    )


def _nearest(segment: Segment, role: Role, cut: Sequence[Utterance]) -> int | None:
    """The unit of the role that shares most time with a mark; None where none touches it."""
    best, unit = -1.0, None
    for one in cut:
        if one.role is not role or one.start_s is None:
            continue
        span = Segment(one.start_s, max(one.start_s, one.end_s or one.start_s))
        if span.gap_s(segment) > 0:
            continue
        shared = span.overlap_s(segment)
        if shared > best:
            best, unit = shared, one.index
    return unit
