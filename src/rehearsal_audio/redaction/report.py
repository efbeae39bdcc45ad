"""A whole report masked: utterances, words, quotes, labels, and the sound where they are said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from rehearsal_audio.model.conversation import Utterance
from rehearsal_audio.model.event import TELLING_WORDS, Detail, Event, Label
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.segment import Segment, union
from rehearsal_audio.model.speech import Word
from rehearsal_audio.redaction.masks import Kind, Masked
from rehearsal_audio.redaction.redactor import Redactor

Quotes = Mapping[str, str]
"""A quote -> what it becomes."""

Redacted = tuple[IterationReport, tuple[Segment, ...]]
"""A report, and the spans of its sound to silence."""

MUTE_MARGIN_S = 0.15
"""Silenced before and after a masked word: recognised times are good to about this."""

SPOKEN_DETAILS = ("talked_over",)
"""Details of an event that hold words."""


def redact_report(
    report: IterationReport, redactor: Redactor, known: Iterable[str] = ()
) -> Redacted:
    """The report with names, places and numbers masked, and where they are heard.

    Parameters
    ----------
    report
        With everything measured on the words as they were.
    redactor
        Finds what to mask.
    known
        Names and other words that are to be masked wherever they are said.

    Returns
    -------
    tuple
        The masked report, whose units carry no words any more; spans of the sound to silence.
    """
    known = tuple(known)
    texts = [utterance.text for utterance in report.utterances]
    quotes = [text for event in report.events for text in _spoken(event)]
    masked = redactor.redact([*texts, *quotes], known)
    said = masked[: len(texts)]
    made = _quotes(quotes, masked[len(texts) :], said)
    utterances = [
        _utterance(utterance, found)
        for utterance, found in zip(report.utterances, said, strict=True)
    ]
    by_index = {one.index: found for one, found in zip(report.utterances, said, strict=True)}
    muted = union(
        Segment(max(0.0, word.start_s - MUTE_MARGIN_S), word.end_s + MUTE_MARGIN_S)
        for before, after in zip(report.utterances, utterances, strict=True)
        for word, new in zip(before.words, after.words, strict=True)
        if word.text != new.text
    )
    return (
        replace(
            report,
            utterances=tuple(utterances),
            labels=tuple(_label(label, by_index) for label in report.labels),
            events=tuple(_event(event, made, by_index) for event in report.events),
            ipus=tuple(replace(ipu, words=()) for ipu in report.ipus),
        ),
        tuple(muted),
    )


def _spoken(event: Event) -> list[str]:
    details = [event.details.get(name) for name in SPOKEN_DETAILS]
    return [event.quote, *(text for text in details if isinstance(text, str))]


def _quotes(quotes: Sequence[str], own: Sequence[Masked], said: Sequence[Masked]) -> Quotes:
    """What each quote becomes: on its own or within what was said, whichever masks more."""
    made = {}
    for quote, alone in zip(quotes, own, strict=True):
        candidates = [alone.text]
        for found in said:
            at = found.source.find(quote) if quote else -1
            if at >= 0:
                start, end = found.span(at, at + len(quote))
                candidates.append(found.text[start:end])
        made[quote] = max(candidates, key=_count_masks)
    return made


def _count_masks(text: str) -> int:
    return sum(text.count(kind.value) for kind in Kind)


def _utterance(utterance: Utterance, found: Masked) -> Utterance:
    lengths = [len(word.text) + 1 for word in utterance.words]
    starts = [0, *accumulate(lengths)]
    words = [
        _word(word, found, start) for word, start in zip(utterance.words, starts, strict=False)
    ]
    text = " ".join(word.text for word in words) if words else found.text
    return replace(utterance, text=text, words=tuple(words))


def _word(word: Word, found: Masked, start: int) -> Word:
    first, last = found.span(start, start + len(word.text))
    return replace(word, text=found.text[first:last])


def _label(label: Label, by_index: Mapping[int, Masked]) -> Label:
    found = by_index.get(label.utterance_index)
    if found is None:
        return label
    start, end = found.span(label.start_char, label.end_char)
    return replace(label, start_char=start, end_char=end)


def _event(event: Event, made: Quotes, by_index: Mapping[int, Masked]) -> Event:
    details: dict[str, Detail] = dict(event.details)
    details.pop(TELLING_WORDS, None)
    for name in SPOKEN_DETAILS:
        if isinstance(details.get(name), str):
            details[name] = made[str(details[name])]
    index, start, end = (details.get(key) for key in ("utterance_index", "start_char", "end_char"))
    if isinstance(index, int) and isinstance(start, int) and isinstance(end, int):
        found = by_index.get(index)
        if found is not None:
            details["start_char"], details["end_char"] = found.span(start, end)
    return replace(event, quote=made[event.quote], details=MappingProxyType(details))
