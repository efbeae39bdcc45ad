"""The last word on every label of the leader: what the wording says, beside the rules.

Rule: the rules read a sentence first. Then one regression a behaviour weighs its words, its place
and the rules that fired (:mod:`~rehearsal_audio.behaviours.wording_features`). Where a rule gave a
label, the label counts if its probability reaches ``keep``; where none did, from ``add`` on, with
``wording.<behaviour>`` as its source; its event holds the words that spoke most for it. What falls
short is kept as "possible". The confidence is the probability, stretched so that the threshold
lies at 0.5.

Units: one sentence; neighbouring reflections are one. Source: regressions trained on scenes
written for this project (``training/README.md``).

Known weaknesses: wording that no scene holds and no rule foresees is missed; written scenes are
tidier than talk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from rehearsal_audio.behaviours.advice_place import advice_class
from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE, by_utterance, label_of
from rehearsal_audio.behaviours.wording_features import (
    WeighedSentence,
    sentences_to_weigh,
    word_groups,
)
from rehearsal_audio.behaviours.wording_model import WordingModel, packaged_model
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import ADVICE, LABELS, Behaviour, Label

SOURCE = "wording."
"""What the source of a label begins with that the wording alone gave."""
LEAST_CONFIDENCE = 0.35
"""Below it a sentence that no rule labelled is not even "possible"."""
LEAST_RULED = 0.05
"""The same where a rule labelled it: a person may well agree with the rule."""
UNDER_HEADLINE = 0.59
"""Counts, but never as the first advice, whose confidence must reach 0.6."""
_JUST_POSSIBLE = 0.49
_TELLING = 4
_CONFIDENCE = attrgetter("confidence")
_ANY_ADVICE = "advice"
_ONE_OF = (Behaviour.OPEN_QUESTION, Behaviour.CLOSED_QUESTION, Behaviour.LEADING_QUESTION)
"""A sentence asks in one of these ways."""
_BRINGS = {
    Behaviour.PERMISSION_QUESTION: Behaviour.CLOSED_QUESTION,
    Behaviour.NOTICING: Behaviour.PERSON_FOCUS,
}
"""A label that never comes without another."""

_BARRIERS = (Behaviour.MINIMISING, Behaviour.NORMALISING, Behaviour.FALSE_REASSURANCE)
_EXCLUDE = (
    *(
        (Behaviour.REFLECTION, other)
        for other in (
            *_BARRIERS,
            *ADVICE,
            Behaviour.INFORMATION,
            Behaviour.ACKNOWLEDGEMENT,
            Behaviour.OFFER_SPECIFIC,
        )
    ),
    *((Behaviour.INFORMATION, other) for other in (*ADVICE, Behaviour.SIGNPOST_GENERIC)),
    (Behaviour.EMPATHY, Behaviour.MINIMISING),
    (Behaviour.EMPATHY, Behaviour.ACKNOWLEDGEMENT),
    (Behaviour.NOTICING, Behaviour.OPEN_QUESTION),
    (Behaviour.NOTICING, Behaviour.CLOSED_QUESTION),
    (Behaviour.PERSON_FOCUS, Behaviour.TASK_FOCUS),
)
"""By their definitions, and in ninety-nine labelled sentences of a hundred, these stand apart. What
plays a trouble down gives nothing back, and what points vaguely to help tells no fact, however sure
these seem; else the surer label counts."""
_PREVAIL = (*_BARRIERS, Behaviour.SIGNPOST_GENERIC)

Verdicts = dict[Behaviour, Label]


def weighed(
    utterances: Sequence[Utterance], found: Sequence[Label], model: WordingModel | None = None
) -> tuple[Label, ...]:
    """The labels that hold once the wording of the leader's sentences is weighed.

    Parameters
    ----------
    utterances
        The conversation.
    found
        What the rules found in it. Labels of the actor, and of behaviours that the model does not
        know, stay as they are.
    model
        The weights; those of the package if not given.

    Returns
    -------
    tuple of Label
        In order of utterance and place.
    """
    model = model or packaged_model()
    roles = {one.index: one.role for one in utterances}
    known = {behaviour for name in model.behaviours for behaviour in _behaviours(name)}
    kept = [
        one
        for one in found
        if roles[one.utterance_index] is not Role.LEADER or one.behaviour not in known
    ]
    labels_of = by_utterance(found)
    for position, sentences in groupby(
        sentences_to_weigh(utterances, found), key=attrgetter("position")
    ):
        utterance = utterances[position]
        advice = advice_class(utterances, labels_of, position)
        verdicts = [
            _not_both(_asked_once(_with_company(_verdicts(utterance, one, model, advice))))
            for one in sentences
        ]
        kept += [
            one
            for behaviour in LABELS
            for one in _joined(
                utterance, [each[behaviour] for each in verdicts if behaviour in each]
            )
        ]
    return tuple(sorted(kept, key=lambda one: (one.utterance_index, one.start_char)))


def _behaviours(name: str) -> tuple[Behaviour, ...]:
    return ADVICE if name == _ANY_ADVICE else (Behaviour(name),)


def _verdicts(
    utterance: Utterance, sentence: WeighedSentence, model: WordingModel, advice: Behaviour
) -> Verdicts:
    """What the model says of each behaviour, those left out that are not even possible."""
    verdicts: Verdicts = {}
    for name, probability in model.probabilities(sentence.features).items():
        fired = _fired(sentence.fired, name)
        by_rule = fired is not None and fired.confidence >= LISTED_CONFIDENCE
        threshold = model.thresholds[name].keep if by_rule else model.thresholds[name].add
        confidence = _stretched(probability, threshold)
        if not by_rule and probability < model.thresholds[name].sure:
            confidence = min(confidence, UNDER_HEADLINE)
        if confidence < (LEAST_RULED if fired is not None else LEAST_CONFIDENCE):
            continue
        if fired is not None:
            behaviour, source = fired.behaviour, fired.source
        else:
            behaviour = advice if name == _ANY_ADVICE else Behaviour(name)
            source = f"{SOURCE}{name}"
        verdicts[behaviour] = label_of(utterance, sentence.clause, behaviour, confidence, source)
    return verdicts


def telling_words(plain: str, name: str, model: WordingModel) -> str:
    """The neighbouring words of a sentence that speak most for a behaviour, four at most.

    Parameters
    ----------
    plain
        The sentence in plain form.
    name
        The behaviour, as the model calls it.
    model
        The weights.

    Examples
    --------
    >>> weights = {"a teacup": {0: 2.0}, "storm": {0: 1.0}}
    >>> model = WordingModel(("minimising",), (-3.0,), weights, {})
    >>> telling_words("to me it's a storm in a teacup", "minimising", model)
    'storm in a teacup'
    """
    words = plain.split()
    windows = [words[at : at + _TELLING] for at in range(max(1, len(words) - _TELLING + 1))]
    return " ".join(
        max(windows, key=lambda window: model.says(sorted(word_groups(" ".join(window))), name))
    )


def _fired(fired: Mapping[Behaviour, Label], name: str) -> Label | None:
    """The surest label that the rules gave for what the model calls by this name."""
    labels = (fired[one] for one in _behaviours(name) if one in fired)
    return max(labels, key=_CONFIDENCE, default=None)


def _stretched(probability: float, threshold: float) -> float:
    """A confidence of 0.5 at the threshold, 0 and 1 at the ends."""
    if probability < threshold:
        return min(_JUST_POSSIBLE, round(LISTED_CONFIDENCE * probability / threshold, 2))
    above = (probability - threshold) / (1 - threshold)
    return round(LISTED_CONFIDENCE + (1 - LISTED_CONFIDENCE) * above, 2)


def _with_company(verdicts: Verdicts) -> Verdicts:
    """With the label that another one never comes without."""
    for one, other in _BRINGS.items():
        if one in verdicts and _counts(verdicts[one]):
            held = verdicts.get(other)
            if held is None or not _counts(held):
                verdicts[other] = replace(verdicts[one], behaviour=other)
    need = verdicts.get(Behaviour.ASKS_NEED)
    if need is not None and _counts(need):
        asks = [verdicts[one] for one in _ONE_OF[:2] if one in verdicts]
        surest = max(asks, key=_CONFIDENCE, default=None)
        if surest is None:
            verdicts[_ONE_OF[0]] = replace(need, behaviour=_ONE_OF[0])
        elif not _counts(surest):
            verdicts[surest.behaviour] = replace(surest, confidence=need.confidence)
    return verdicts


def _asked_once(verdicts: Verdicts) -> Verdicts:
    """One function for a question: the surest one; the others are only possible."""
    asks = [verdicts[one] for one in _ONE_OF if one in verdicts and _counts(verdicts[one])]
    if len(asks) > 1:
        surest = max(asks, key=_CONFIDENCE)
        for one in asks:
            if one is not surest:
                verdicts[one.behaviour] = replace(one, confidence=_JUST_POSSIBLE)
    return verdicts


def _not_both(verdicts: Verdicts) -> Verdicts:
    """Of two labels that no sentence carries both, one counts; the other is only possible."""
    for one, other in _EXCLUDE:
        held = [verdicts[name] for name in (one, other) if name in verdicts]
        if len(held) == 2 and all(_counts(label) for label in held):
            weaker = held[0] if other in _PREVAIL else min(held, key=_CONFIDENCE)
            verdicts[weaker.behaviour] = replace(weaker, confidence=_JUST_POSSIBLE)
    return verdicts


def _counts(one: Label) -> bool:
    return one.confidence >= LISTED_CONFIDENCE


def _joined(utterance: Utterance, labels: Sequence[Label]) -> list[Label]:
    """Neighbouring sentences that give back as one reflection, named after the surest."""
    joined: list[Label] = []
    for one in labels:
        last = joined[-1] if joined else None
        is_next = (
            last is not None
            and one.behaviour is last.behaviour is Behaviour.REFLECTION
            and _counts(one) == _counts(last)
            and not utterance.text[last.end_char : one.start_char].strip()
        )
        if last is not None and is_next:
            surer = max(last, one, key=_CONFIDENCE)
            joined[-1] = replace(surer, start_char=last.start_char, end_char=one.end_char)
        else:
            joined.append(one)
    return joined
