"""Stage 5: conversation and events to measures. One extractor a file, one line each below."""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.features.backchannels import BackchannelExtractor
from rehearsal_audio.features.first_advice import FirstAdviceExtractor
from rehearsal_audio.features.interruptions import InterruptionExtractor
from rehearsal_audio.features.label_counts import LabelCountExtractor
from rehearsal_audio.features.questions import QuestionExtractor
from rehearsal_audio.features.reflections import ReflectionExtractor
from rehearsal_audio.features.response import ResponseExtractor
from rehearsal_audio.features.talk_time import TalkTimeExtractor
from rehearsal_audio.features.turns import TurnExtractor
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.ports import FeatureExtractor

EXTRACTORS: tuple[FeatureExtractor, ...] = (
    TalkTimeExtractor(),
    TurnExtractor(),
    ResponseExtractor(),
    InterruptionExtractor(),
    BackchannelExtractor(),
    FirstAdviceExtractor(),
    QuestionExtractor(),
    ReflectionExtractor(),
    LabelCountExtractor(),
)


def measure(conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
    """All measures of one iteration, in the order of the table."""
    return tuple(
        measured for extractor in EXTRACTORS for measured in extractor.extract(conversation, events)
    )
