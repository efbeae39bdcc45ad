"""Stage 4: conversation to events. One detector a file, one line each in the tables below."""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.behaviours.advice import AdviceDetector
from rehearsal_audio.behaviours.attention import AttentionDetector
from rehearsal_audio.behaviours.backchannels import BackchannelDetector
from rehearsal_audio.behaviours.barriers import BarrierDetector
from rehearsal_audio.behaviours.empathy import EmpathyDetector
from rehearsal_audio.behaviours.held_silences import HeldSilenceDetector
from rehearsal_audio.behaviours.helping import HelpingDetector
from rehearsal_audio.behaviours.information import InformationDetector
from rehearsal_audio.behaviours.interruptions import InterruptionDetector
from rehearsal_audio.behaviours.label_events import events_of_labels as events_of_labels
from rehearsal_audio.behaviours.overlaps_cooperative import CooperativeOverlapDetector
from rehearsal_audio.behaviours.questions import QuestionDetector
from rehearsal_audio.behaviours.reflections import ReflectionDetector
from rehearsal_audio.behaviours.services import Settings as Settings
from rehearsal_audio.behaviours.tokens import TokenDetector
from rehearsal_audio.behaviours.wording import weighed
from rehearsal_audio.behaviours.wording_model import weights_sha256 as weights_sha256
from rehearsal_audio.model.conversation import Conversation, Utterance
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.ports import EventDetector, LabelDetector

LABEL_DETECTORS: tuple[LabelDetector, ...] = (
    QuestionDetector(),
    TokenDetector(),
    HelpingDetector(),
    BarrierDetector(),
    AdviceDetector(),
    EmpathyDetector(),
    AttentionDetector(),
    InformationDetector(),
    ReflectionDetector(),
)
"""Read the text; each sees the labels of those before it."""

EVENT_DETECTORS: tuple[EventDetector, ...] = (
    InterruptionDetector(),
    CooperativeOverlapDetector(),
    BackchannelDetector(),
    HeldSilenceDetector(),
)
"""Read the times."""


def label(utterances: Sequence[Utterance], settings: Settings = Settings()) -> tuple[Label, ...]:
    """All labels of a conversation's text, in order of utterance and place."""
    return weighed(utterances, labels_by_rule(utterances, settings))


def labels_by_rule(
    utterances: Sequence[Utterance], settings: Settings = Settings()
) -> tuple[Label, ...]:
    """What the rules alone find, before the wording is weighed."""
    found: list[Label] = []
    for detector in LABEL_DETECTORS:
        if settings.services and isinstance(detector, HelpingDetector):
            detector = HelpingDetector(settings)
        found.extend(detector.detect(utterances, tuple(found)))
    return tuple(sorted(found, key=lambda one: (one.utterance_index, one.start_char)))


def detect(conversation: Conversation) -> tuple[Event, ...]:
    """All events that times show, in order of start."""
    events = [event for one in EVENT_DETECTORS for event in one.detect(conversation)]
    return tuple(sorted(events, key=lambda event: (event.start_s, event.end_s, event.id)))
