"""Exchanges: a turn and the answer to it, the blocks that shares of speech are drawn over.

One exchange hardly tells how the next one will be shared, while a turn and its answer hang
together: that makes exchanges, and not seconds or words, what a bootstrap may draw one by one::

    turns       LLLLLL  AAA   LL  AAAAAAA  LLL
    exchanges   [          ) [            ) [
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import groupby, pairwise

from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.segment import Segment

Block = tuple[float, float]


def seconds_by_exchange(
    conversation: Conversation, leader: Iterable[Segment], actor: Iterable[Segment]
) -> list[Block]:
    """Leader's and actor's seconds in each exchange; a segment lies where it starts."""
    edges = _edges(conversation)
    blocks = [[0.0, 0.0] for _ in range(len(edges) + 1)]
    for side, segments in enumerate((leader, actor)):
        for one in segments:
            blocks[bisect_right(edges, one.start_s)][side] += one.duration_s
    return [(leader_s, actor_s) for leader_s, actor_s in blocks]


def share_by_exchange(conversation: Conversation, leader: Iterable[Segment]) -> list[Block]:
    """Leader's seconds in each exchange, and the rest of its time."""
    scene = conversation.scene
    spoken = seconds_by_exchange(conversation, leader, ())
    borders = [scene.start_s, *_edges(conversation), scene.end_s]
    lengths_s = [max(0.0, end - start) for start, end in pairwise(borders)]
    return [
        (leader_s, max(0.0, length_s - leader_s))
        for (leader_s, _), length_s in zip(spoken, lengths_s, strict=True)
    ]


def words_by_exchange(conversation: Conversation) -> list[Block]:
    """Leader's and actor's words in each exchange, of utterances in their order."""
    spoken = [
        (role, sum(len(one.text.split()) for one in own))
        for role, own in groupby(conversation.utterances, key=lambda one: one.role)
        if role is not Role.FACILITATOR
    ]
    blocks: list[Block] = []
    for index in range(0, len(spoken), 2):
        counts = {Role.LEADER: 0, Role.ACTOR: 0}
        for role, count in spoken[index : index + 2]:
            counts[role] += count
        blocks.append((counts[Role.LEADER], counts[Role.ACTOR]))
    return blocks


def _edges(conversation: Conversation) -> list[float]:
    """Where exchanges begin."""
    return [turn.start_s for turn in conversation.turns[::2]]
