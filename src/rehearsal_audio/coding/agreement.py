"""Whether coders agree: people with each other, and the tool with people.

Rule: every pair of coders is compared behaviour by behaviour (Cohen's kappa, precision, recall and
F1; the first of a pair is the reference), all of them together by Krippendorff's alpha, and the
measures of their sessions by ICC(A,1). Only conversations that all coders coded are used.

A figure on fewer than ``min_cases`` cases is shown and marked: with four cases one slip moves it by
a quarter.

Known weaknesses: see ``units`` and ``chance``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from rehearsal_audio.coding.chance import (
    Estimate,
    Numbers,
    alpha_of,
    f1_of,
    icc_of,
    kappa_of,
    precision_of,
    recall_of,
)
from rehearsal_audio.coding.codings import CodedConversation, Coding
from rehearsal_audio.coding.results import (
    Agreement,
    BehaviourAgreement,
    MeasureAgreement,
    PairAgreement,
    Settings,
)
from rehearsal_audio.coding.units import Codes, event_tables, utterance_codes, utterance_tables
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.event import EVENT_ONLY, Behaviour


def agree(codings: Sequence[Coding], settings: Settings = Settings()) -> Agreement:
    """Compare coders.

    Parameters
    ----------
    codings
        Two or more; the first is the reference. Coders with one conversation each are compared
        whatever its name is.
    settings
        How to compare.

    Raises
    ------
    InputError
        Fewer than two coders, no conversation that all coded, or utterances that cannot be laid
        over each other.
    BackendError
        scikit-learn or krippendorff is not installed.
    """
    if len(codings) < 2:
        raise InputError("found one coder, expected two or more; name another file or folder")
    coders = _distinct([one.coder for one in codings])
    shared = _shared(codings)
    behaviours = _used(shared.values())
    codes = {name: utterance_codes(coded, behaviours, name) for name, coded in shared.items()}
    by_utterance = [one for one in codes.values() if one is not None]
    return Agreement(
        coders=coders,
        conversations=tuple(shared),
        pairs=tuple(
            PairAgreement(
                coders[i],
                coders[j],
                tuple(_behaviours((i, j), behaviours, shared, by_utterance, settings)),
            )
            for i, j in itertools.combinations(range(len(codings)), 2)
        ),
        alpha={
            behaviour.value: alpha_of([one[behaviour] for one in by_utterance])
            for behaviour in behaviours
            if by_utterance and behaviour not in _in_time(list(shared.values()))
        },
        measures=tuple(_measures(shared.values(), settings)),
        warnings=tuple(_warnings(codings, shared, settings)),
        settings=settings,
    )


Shared = Mapping[str, Sequence[CodedConversation]]
"""Conversation -> each coder's coding of it."""


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names that tell the coders apart, such as of two files called the same."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _shared(codings: Sequence[Coding]) -> Shared:
    """Conversations that every coder coded, in the order of the first coder."""
    if all(len(one.conversations) == 1 for one in codings):
        name = next(iter(codings[0].conversations))
        return {name: [next(iter(one.conversations.values())) for one in codings]}
    names = [
        name
        for name in codings[0].conversations
        if all(name in one.conversations for one in codings)
    ]
    if not names:
        raise InputError(
            "no conversation was coded by all; the first coder's are called "
            f"{_some(codings[0].conversations)}, the second's {_some(codings[1].conversations)}"
        )
    return {name: [one.conversations[name] for one in codings] for name in names}


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:3]) + (" …" if len(listed) > 3 else "")


def _used(shared: Iterable[Sequence[CodedConversation]]) -> list[Behaviour]:
    """Behaviours that at least one coder saw, in their usual order."""
    seen = {mark.behaviour for coded in shared for one in coded for mark in one.marks}
    return [behaviour for behaviour in Behaviour if behaviour in seen]


def _behaviours(
    pair: tuple[int, int],
    behaviours: Sequence[Behaviour],
    shared: Shared,
    by_utterance: Sequence[Mapping[Behaviour, Codes]],
    settings: Settings,
) -> Iterable[BehaviourAgreement]:
    both = [(coded[pair[0]], coded[pair[1]]) for coded in shared.values()]
    for behaviour in behaviours:
        if not by_utterance or behaviour in _in_time(both):
            if all(one.has_turn_taking for two in both for one in two):
                tables = event_tables(behaviour, both, settings.match_within_s)
                yield _compared(behaviour, "event", tables, settings)
        else:
            tables = utterance_tables([codes[behaviour][list(pair)] for codes in by_utterance])
            yield _compared(behaviour, "utterance", tables, settings)


def _in_time(coded: Iterable[Sequence[CodedConversation]]) -> tuple[Behaviour, ...]:
    """What is compared as events: where all coders marked times, listening sounds too."""
    if all(one.has_turn_taking for coders in coded for one in coders):
        return (*EVENT_ONLY, Behaviour.BACKCHANNEL)
    return EVENT_ONLY


def _compared(
    behaviour: Behaviour, unit: str, tables: Numbers, settings: Settings
) -> BehaviourAgreement:
    both, second, first, _ = (int(one) for one in tables.sum(axis=0))
    cases = (both + first, both + second)
    return BehaviourAgreement(
        behaviour.value,
        unit,
        cases,
        both,
        kappa_of(tables) if unit == "utterance" else Estimate(None),
        precision_of(tables),
        recall_of(tables),
        f1_of(tables),
        tuple(_case_warnings(cases, settings.min_cases)),
    )


def _case_warnings(cases: tuple[int, int], min_cases: int) -> Iterable[str]:
    if 0 in cases:
        which = "first" if cases[0] == 0 else "second"
        yield f"the {which} coder never saw it, or did not code it"
    elif min(cases) < min_cases:
        yield f"only {min(cases)} case{'s' if min(cases) > 1 else ''}"


def _measures(
    shared: Iterable[Sequence[CodedConversation]], settings: Settings
) -> Iterable[MeasureAgreement]:
    conversations = list(shared)
    names = dict.fromkeys(name for coded in conversations for name in coded[0].measures)
    for name in names:
        rows = [
            [one.measures[name] for one in coded]
            for coded in conversations
            if all(name in one.measures for one in coded)
        ]
        if len(rows) < 2:
            continue
        values = np.array(rows, dtype=float)
        if not values.any():
            continue
        few = len(rows) < settings.min_conversations
        yield MeasureAgreement(
            name,
            len(rows),
            icc_of(values),
            float(np.mean(values[:, 1] - values[:, 0])) if values.shape[1] == 2 else None,
            (f"only {len(rows)} conversations",) if few else (),
        )


def _warnings(codings: Sequence[Coding], shared: Shared, settings: Settings) -> Iterable[str]:
    if len(shared) < settings.min_conversations:
        yield (
            f"conversations: only {len(shared)}; intervals are too narrow, or missing with one; "
            f"code {settings.min_conversations} or more before you cite a figure"
        )
    for one in codings:
        left = len(one.conversations) - len(shared)
        if left > 0:
            yield f"{left} of the conversations of {one.coder} were not coded by all: left out"
