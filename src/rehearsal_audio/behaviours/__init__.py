"""Stage 4: conversation to events. One detector a file, one line each in the tables below."""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.model.conversation import Conversation, Utterance
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.ports import EventDetector, LabelDetector

LABEL_DETECTORS: tuple[LabelDetector, ...] = ()
"""Read the text; each sees the labels of those before it."""

EVENT_DETECTORS: tuple[EventDetector, ...] = ()
"""Read the times."""


def label(utterances: Sequence[Utterance]) -> tuple[Label, ...]:
    """All labels of a conversation's text, in order of utterance and place."""
    found: list[Label] = []
    for detector in LABEL_DETECTORS:
        found.extend(detector.detect(utterances, tuple(found)))
    return tuple(sorted(found, key=lambda one: (one.utterance_index, one.start_char)))


def detect(conversation: Conversation) -> tuple[Event, ...]:
    """All events that times show, in order of start."""
    events = [event for one in EVENT_DETECTORS for event in one.detect(conversation)]
    return tuple(sorted(events, key=lambda event: (event.start_s, event.end_s, event.id)))
