"""Talk time: who speaks how much.

Rule: ``talk_time_ratio`` = leader's speech / (leader's + actor's speech), speech being the seconds
of a role's units: fillers and backchannels count, silence and the facilitator do not, overlapped
speech counts for both. Variants: overlap left out (``_exclusive``), time on the floor with its
pauses (``floor_time_ratio``), words (``word_ratio``), and the leader's speech over the length of
the scene (``scene_share``). Tools that report "talk ratio" use any of these: the components say
which.

Units: ratios in [0, 1], seconds. Intervals of ratios of time: bootstrap over exchanges (two turns);
of words: Wilson.

Source: the measures' definitions; Efron and Tibshirani (1993) for the bootstrap.

Known weaknesses: reverberation lengthens speech by 0.1 to 0.3 s a stretch for both roles, which
favours who speaks in short stretches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rehearsal_audio.conversation.turns import floor_of
from rehearsal_audio.features.intervals import Interval, proportion_interval, share_interval
from rehearsal_audio.features.timing import NO_WORDS, NOBODY_SPEAKS, no_speech_reason
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.event import Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Segment, intersection, total_s

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
        leader_s, actor_s = total_s(leader), total_s(actor)
        overlap_s = total_s(intersection(leader, actor))
        silence_s = max(0.0, conversation.scene.duration_s - _anyone_s(conversation))
        interval = share_interval(_blocks(conversation))
        parts = (leader_s, actor_s, overlap_s, silence_s)
        return (
            _time_ratio(_RATIOS[0], leader_s, actor_s, interval),
            _time_ratio(_RATIOS[1], leader_s - overlap_s, actor_s - overlap_s),
            _floor_ratio(conversation),
            words,
            _scene_share(conversation.scene, leader_s),
            *(Measure(name, part, "s") for name, part in zip(_SECONDS, parts, strict=True)),
        )


def _time_ratio(
    name: str, leader_s: float, actor_s: float, interval: Interval | None = None
) -> Measure:
    both_s = leader_s + actor_s
    if both_s <= 0:
        return Measure(name, None, "ratio", reason="all speech is overlapped")
    low, high = interval or (None, None)
    return Measure(
        name,
        leader_s / both_s,
        "ratio",
        low,
        high,
        components={"leader_s": leader_s, "actor_s": actor_s},
    )


def _floor_ratio(conversation: Conversation) -> Measure:
    leader_s = total_s(floor_of(conversation.turns, Role.LEADER))
    actor_s = total_s(floor_of(conversation.turns, Role.ACTOR))
    if leader_s + actor_s <= 0:
        return Measure("floor_time_ratio", None, "ratio", reason="nobody takes the floor")
    return _time_ratio("floor_time_ratio", leader_s, actor_s)


def _scene_share(scene: Segment, leader_s: float) -> Measure:
    return Measure(
        "scene_share",
        leader_s / scene.duration_s,
        "ratio",
        components={"leader_s": leader_s, "scene_s": scene.duration_s},
    )


def _word_ratio(conversation: Conversation) -> Measure:
    if not conversation.has_words:
        return Measure("word_ratio", None, "ratio", reason=NO_WORDS)
    counts = {
        role: sum(len(one.text.split()) for one in conversation.utterances if one.role is role)
        for role in (Role.LEADER, Role.ACTOR)
    }
    leader, both = counts[Role.LEADER], sum(counts.values())
    if both == 0:
        return Measure("word_ratio", None, "ratio", reason=NOBODY_SPEAKS)
    low, high = proportion_interval(leader, both)
    return Measure(
        "word_ratio",
        leader / both,
        "ratio",
        low,
        high,
        components={"leader_words": leader, "actor_words": counts[Role.ACTOR]},
    )


def _anyone_s(conversation: Conversation) -> float:
    """Seconds in which anyone speaks, the facilitator too."""
    return total_s(ipu.segment for ipu in conversation.ipus)


def _blocks(conversation: Conversation) -> list[tuple[float, float]]:
    """Leader's and actor's speech in each exchange, a turn and the answer to it."""
    edges = [turn.start_s for turn in conversation.turns[::2]]
    speech = [[0.0, 0.0] for _ in range(len(edges) + 1)]
    for ipu in conversation.ipus:
        if ipu.role is not Role.FACILITATOR:
            block = speech[bisect_right(edges, ipu.start_s)]
            block[ipu.role is Role.ACTOR] += ipu.segment.duration_s
    return [(leader_s, actor_s) for leader_s, actor_s in speech]
