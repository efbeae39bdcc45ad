"""Talk time: who speaks how much.

Rule: ``talk_time_ratio`` = leader's speech / (leader's + actor's speech), speech being the seconds
of a role's units: fillers and backchannels count, silence and the facilitator do not, overlapped
speech counts for both. Variants: overlap left out (``_exclusive``), time on the floor with its
pauses (``floor_time_ratio``), words (``word_ratio``), and the leader's speech over the length of
the scene (``scene_share``). Tools that report "talk ratio" use any of these: the components say
which.

Units: ratios in [0, 1], seconds. Intervals of the ratios: bootstrap over exchanges (two turns), of
words too, for the words of one turn are not drawn one by one. Sums of seconds have none.

Source: the measures' definitions; Hesterberg (2015) for the bootstrap.

Known weaknesses: reverberation lengthens speech by 0.1 to 0.3 s a stretch for both roles, which
favours who speaks in short stretches.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.conversation.turns import floor_of
from rehearsal_audio.features.exchanges import (
    Block,
    seconds_by_exchange,
    share_by_exchange,
    words_by_exchange,
)
from rehearsal_audio.features.intervals import share_interval
from rehearsal_audio.features.timing import NO_WORDS, NOBODY_SPEAKS, no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import difference, intersection, total_s

_RATIOS = ("talk_time_ratio", "talk_time_ratio_exclusive", "floor_time_ratio")
_SECONDS = ("leader_speech_s", "actor_speech_s", "overlap_s", "silence_s")


class TalkTimeExtractor:
    """Shares and seconds of speech."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """Ratios of time, ``word_ratio``, ``scene_share``, then seconds."""
        words = _word_ratio(conversation)
        reason = no_speech_reason(conversation)
        if reason is not None:
            ratios = [Measure(name, None, "ratio", reason=reason) for name in _RATIOS]
            scene_share = Measure("scene_share", None, "ratio", reason=reason)
            seconds = [Measure(name, None, "s", reason=reason) for name in _SECONDS]
            return (*ratios, words, scene_share, *seconds)
        leader = conversation.activity_of(Role.LEADER)
        actor = conversation.activity_of(Role.ACTOR)
        overlap_s = total_s(intersection(leader, actor))
        silence_s = max(0.0, conversation.scene.duration_s - _anyone_s(conversation))
        parts = (total_s(leader), total_s(actor), overlap_s, silence_s)
        alone = (difference(leader, actor), difference(actor, leader))
        floor = [floor_of(conversation.turns, role) for role in (Role.LEADER, Role.ACTOR)]
        none = (NOBODY_SPEAKS, "all speech is overlapped", "nobody takes the floor")
        return (
            *(
                _share(
                    name, seconds_by_exchange(conversation, *sides), ("leader_s", "actor_s"), why
                )
                for name, sides, why in zip(
                    _RATIOS, ((leader, actor), alone, floor), none, strict=True
                )
            ),
            words,
            _scene_share(conversation),
            *(Measure(name, part, "s") for name, part in zip(_SECONDS, parts, strict=True)),
        )


def _share(name: str, blocks: Sequence[Block], parts: tuple[str, str], reason: str) -> Measure:
    """The share of the first part in the sum of both; None with the reason if that is 0."""
    first, second = (sum(side) for side in zip(*blocks, strict=True)) if blocks else (0.0, 0.0)
    if first + second <= 0:
        return Measure(name, None, "ratio", reason=reason)
    low, high = share_interval(blocks) or (None, None)
    components = {parts[0]: first, parts[1]: second}
    return Measure(name, first / (first + second), "ratio", low, high, components=components)


def _scene_share(conversation: Conversation) -> Measure:
    leader = conversation.activity_of(Role.LEADER)
    leader_s, scene_s = total_s(leader), conversation.scene.duration_s
    low, high = share_interval(share_by_exchange(conversation, leader)) or (None, None)
    components = {"leader_s": leader_s, "scene_s": scene_s}
    return Measure("scene_share", leader_s / scene_s, "ratio", low, high, components=components)


def _word_ratio(conversation: Conversation) -> Measure:
    if not conversation.has_words:
        return Measure("word_ratio", None, "ratio", reason=NO_WORDS)
    parts = ("leader_words", "actor_words")
    return _share("word_ratio", words_by_exchange(conversation), parts, NOBODY_SPEAKS)


def _anyone_s(conversation: Conversation) -> float:
    """Seconds in which anyone speaks, the facilitator too."""
    return total_s(ipu.segment for ipu in conversation.ipus)
