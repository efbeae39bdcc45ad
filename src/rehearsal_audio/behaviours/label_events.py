"""Labels of text to events in time.

Rule: an event spans the words that the label's characters touch; where an utterance has no word
times, its whole time; where it has no time at all, the event lies at the scene's start, and its
``timed`` detail says that the time means nothing. Backchannel labels become no events where the
conversation has units: there the backchannel detector has heard them, with or without words.

Units: seconds.

Known weaknesses: interpolated word times make a span good to about 0.3 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from rehearsal_audio.behaviours.clauses import plain_form
from rehearsal_audio.behaviours.wording import SOURCE, telling_words
from rehearsal_audio.behaviours.wording_model import packaged_model
from rehearsal_audio.model.conversation import Conversation, Utterance
from rehearsal_audio.model.event import TELLING_WORDS, Behaviour, Event, Label
from rehearsal_audio.model.segment import Segment


def events_of_labels(conversation: Conversation, labels: Sequence[Label]) -> tuple[Event, ...]:
    """Events of the labels, in order of start; found by the wording alone, with telling words.

    Parameters
    ----------
    conversation
        The conversation whose utterances were labelled.
    labels
        Labels of its utterances.

    Returns
    -------
    tuple of Event
        Ids are ``"<behaviour>-<n>"``, numbered from 1 in order of the labels; details hold
        ``utterance_index``, ``start_char``, ``end_char``, ``timed`` and, of what the wording alone
        found, ``telling_words``.
    """
    numbers: dict[Behaviour, int] = {}
    events: list[Event] = []
    for label in labels:
        if label.behaviour is Behaviour.BACKCHANNEL and conversation.ipus:
            continue
        numbers[label.behaviour] = numbers.get(label.behaviour, 0) + 1
        events.append(_event(conversation, label, numbers[label.behaviour]))
    return tuple(sorted(events, key=lambda event: event.start_s))


def _event(conversation: Conversation, label: Label, number: int) -> Event:
    utterance = conversation.utterances[label.utterance_index]
    span = _span(utterance, label)
    placed = span or Segment(conversation.scene.start_s, conversation.scene.start_s)
    quote = utterance.text[label.start_char : label.end_char]
    return Event(
        id=f"{label.behaviour.value}-{number}",
        behaviour=label.behaviour,
        role=utterance.role,
        start_s=placed.start_s,
        end_s=placed.end_s,
        quote=quote,
        confidence=label.confidence,
        source=label.source,
        details=MappingProxyType(
            {
                "utterance_index": label.utterance_index,
                "start_char": label.start_char,
                "end_char": label.end_char,
                "timed": span is not None,
                **_telling(label, quote),
            }
        ),
    )


def _telling(label: Label, quote: str) -> dict[str, str]:
    """The words that spoke for a label that no rule gave."""
    if not label.source.startswith(SOURCE):
        return {}
    name = label.source.removeprefix(SOURCE)
    return {TELLING_WORDS: telling_words(plain_form(quote), name, packaged_model())}


def _span(utterance: Utterance, label: Label) -> Segment | None:
    """Time of the labelled characters, None where the utterance has none."""
    at, touched = 0, []
    for word in utterance.words:
        start = utterance.text.find(word.text, at)
        at = start + len(word.text)
        if start < label.end_char and at > label.start_char:
            touched.append(word.segment)
    if touched:
        return Segment(min(word.start_s for word in touched), max(word.end_s for word in touched))
    if utterance.start_s is None:
        return None
    return Segment(utterance.start_s, max(utterance.start_s, utterance.end_s or utterance.start_s))
