"""Why a conversation cannot carry a measure of time."""

from __future__ import annotations

from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.segment import Seconds

NOBODY_SPEAKS = "nobody speaks"
NO_TIMES = "the utterances have no times; give start_s and end_s for each"
NO_WORDS = "needs words, and only times are known"


def no_speech_reason(conversation: Conversation) -> str | None:
    """Why there is no timed speech of leader or actor, None if there is some."""
    if any(ipu.role is not Role.FACILITATOR for ipu in conversation.ipus):
        return None
    return NO_TIMES if conversation.utterances and not conversation.ipus else NOBODY_SPEAKS


def first_speech_s(conversation: Conversation) -> Seconds:
    """Start of the first speech of leader or actor; the scene's start if there is none."""
    starts = (ipu.start_s for ipu in conversation.ipus if ipu.role is not Role.FACILITATOR)
    return min(starts, default=conversation.scene.start_s)
