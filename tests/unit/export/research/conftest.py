"""Reports with everything that a format can trip over."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from rehearsal_audio.model.conversation import Ipu, Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.speech import Word

MARKUP = '=1+1 <b>bold</b> & "q" --> x; naïve 你好\nsecond line'


@pytest.fixture
def awkward(poor):
    """Overlapping speech, no words, no length, Unicode, markup, line ends, formulas."""
    two = (Word("=1+1", 1.0, 1.0), Word("<b>", 1.0, 4.0))
    said = (
        Utterance(0, Role.LEADER, MARKUP, 1.0, 4.0, two),
        Utterance(1, Role.ACTOR, "mm", 2.0, 2.0, (Word("mm", 2.0, 2.0, 0.5),)),
        Utterance(2, Role.LEADER, "", 5.0, 6.0),
        Utterance(3, Role.ACTOR, "one\ntwo", 3.5, 7.1234, (Word(";;", 3.5, 7.1234),)),
    )
    events = (
        Event(
            "interruption-1",
            Behaviour.INTERRUPTION,
            Role.LEADER,
            1.0,
            4.0,
            MARKUP,
            0.9,
            "r",
            MappingProxyType({"talked_over": "secret words", "outcome": "successful"}),
        ),
        Event("empathy-1", Behaviour.EMPATHY, Role.LEADER, 1.0, 2.0, "sorry", 0.3, "r"),
        Event("reflection-1", Behaviour.REFLECTION, Role.LEADER, 1.5, 2.0, "you", 0.8, "r"),
    )
    ipus = (
        Ipu(Role.LEADER, 1.0, 4.0),
        Ipu(Role.ACTOR, 2.0, 2.4, is_backchannel=True),
        Ipu(Role.ACTOR, 3.5, 7.1234),
        Ipu(Role.LEADER, 5.0, 6.0),
    )
    return replace(
        poor,
        utterances=said,
        events=events,
        labels=(),
        ipus=ipus,
        recording="ward 1",
        iteration="1",
        duration_s=8.0,
    )
