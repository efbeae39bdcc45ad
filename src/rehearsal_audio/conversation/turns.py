"""Activity and words to a conversation: units, backchannels, floor, turns, transitions.

Rule: the floor passes at the start of speech of the other role that is no backchannel. Pauses
inside a turn belong to its holder, gaps between turns to nobody. A speaker who goes on within
0.5 s while the other has already cut in is still in the same turn: a drop-out of the voice
detector, or a breath, is not a new attempt at the floor.

::

    leader  |---ipu---|  |-ipu-|                    |--ipu--|
    actor                     |bc|      |---ipu---|
    turns   |------- leader ---|         |- actor -| |-leader-|
                                  gap              overlap if < 0

Units: seconds.

Source: Sacks, Schegloff and Jefferson (1974), Language 50, for the floor; Heldner and Edlund
(2010), Journal of Phonetics 38, for gaps, pauses and overlaps between turns.

Known weaknesses: an attempt at the floor that fails is a turn of its own, so that one long turn
around it counts as two; a facilitator's speech neither holds nor ends a turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rehearsal_audio.conversation import backchannels as backchannel_rule
from rehearsal_audio.conversation import ipus as ipu_rule
from rehearsal_audio.conversation import utterances as utterance_rule
from rehearsal_audio.model.conversation import (
    Conversation,
    Ipu,
    Role,
    SpeakerRole,
    Transition,
    Turn,
)
from rehearsal_audio.model.segment import Seconds, Segment, cropped, difference, union
from rehearsal_audio.model.speech import Word


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the conversation stage.

    Parameters
    ----------
    resume_max_pause_s
        A speaker who goes on within this time, while the other has cut in, has not lost the
        turn; longer than the drop-outs of voice detectors, shorter than a usual gap plus onset.
    ipus, backchannels, utterances
        Parameters of the parts.
    """

    resume_max_pause_s: Seconds = 0.5
    ipus: ipu_rule.Settings = field(default_factory=ipu_rule.Settings)
    backchannels: backchannel_rule.Settings = field(default_factory=backchannel_rule.Settings)
    utterances: utterance_rule.Settings = field(default_factory=utterance_rule.Settings)


def build_conversation(
    scene: Segment,
    activity: Mapping[Role, Sequence[Segment]],
    words: Mapping[Role, Sequence[Word]],
    speakers: Sequence[SpeakerRole],
    settings: Settings = Settings(),
    has_words: bool = True,
) -> Conversation:
    """Build who said what, when from each role's speech and words.

    Parameters
    ----------
    scene
        Only speech inside it counts; a word counts where its middle lies inside.
    activity
        Stretches of speech of each role, in any order, overlapping as they like.
    words
        Words of each role in order of start; empty where there are none.
    speakers
        The voices and their roles, handed on.
    settings
        See :class:`Settings`.
    has_words
        Whether words are known at all.

    Returns
    -------
    Conversation
        All speech of the scene is in its units, all words of the scene in its utterances.
    """
    ipus: dict[Role, tuple[Ipu, ...]] = {}
    left_over: dict[Role, tuple[Word, ...]] = {}
    for role in Role:
        spoken = cropped(activity.get(role, ()), scene)
        said = [word for word in words.get(role, ()) if _is_inside(word, scene)]
        ipus[role], left_over[role] = ipu_rule.build_ipus(role, spoken, said, settings.ipus)
    for role, marked in _marked(ipus, settings.backchannels).items():
        ipus[role] = marked
    turns = build_turns(ipus[Role.LEADER], ipus[Role.ACTOR], settings.resume_max_pause_s)
    return Conversation(
        scene=scene,
        speakers=tuple(speakers),
        utterances=utterance_rule.build_utterances(ipus, left_over, turns, settings.utterances),
        ipus=tuple(sorted((one for own in ipus.values() for one in own), key=_by_start)),
        turns=turns,
        transitions=build_transitions(turns),
        has_words=has_words,
    )


def build_turns(
    leader: Sequence[Ipu], actor: Sequence[Ipu], resume_max_pause_s: Seconds = 0.5
) -> tuple[Turn, ...]:
    """Group the units that take the floor into turns.

    Parameters
    ----------
    leader, actor
        Units with their backchannels marked; those enter no turn.
    resume_max_pause_s
        See :class:`Settings`.

    Returns
    -------
    tuple of Turn
        Sorted by start; neighbours have different roles.
    """
    grouped: list[list[Ipu]] = []
    taking = (ipu for ipu in (*leader, *actor) if not ipu.is_backchannel)
    for ipu in sorted(taking, key=_by_start):
        if grouped and grouped[-1][0].role is ipu.role:
            grouped[-1].append(ipu)
        elif len(grouped) > 1 and _goes_on(grouped[-2][-1], grouped[-1], ipu, resume_max_pause_s):
            grouped[-2].append(ipu)
        else:
            grouped.append([ipu])
    return tuple(Turn(group[0].role, tuple(group)) for group in grouped)


def build_transitions(turns: Sequence[Turn]) -> tuple[Transition, ...]:
    """The floor's passages between neighbouring turns.

    Parameters
    ----------
    turns
        Sorted by start, roles alternating.
    """
    return tuple(
        Transition(before.role, after.role, before.end_s, after.start_s)
        for before, after in pairwise(turns)
    )


def floor_of(turns: Sequence[Turn], role: Role) -> tuple[Segment, ...]:
    """Time in which a role holds the floor.

    A turn holds the floor from its start to its end, except where the other's turn that starts
    inside it runs; after a failed attempt of the other the floor is the holder's again.

    Parameters
    ----------
    turns
        Sorted by start.
    role
        Whose floor.

    Examples
    --------
    >>> long = Turn(Role.ACTOR, (Ipu(Role.ACTOR, 0, 10),))
    >>> attempt = Turn(Role.LEADER, (Ipu(Role.LEADER, 4, 5),))
    >>> [(held.start_s, held.end_s) for held in floor_of([long, attempt], Role.ACTOR)]
    [(0, 4), (5, 10)]
    """
    held: list[Segment] = []
    for i, turn in enumerate(turns):
        if turn.role is not role:
            continue
        inside: list[Segment] = []
        for later in turns[i + 1 :]:
            if later.start_s >= turn.end_s:
                break
            inside.append(later.segment)
        held.extend(difference([turn.segment], inside))
    return union(held)


def _marked(
    ipus: Mapping[Role, tuple[Ipu, ...]], settings: backchannel_rule.Settings
) -> dict[Role, tuple[Ipu, ...]]:
    """Leader's and actor's units with their backchannels marked."""
    return {
        role: backchannel_rule.mark_backchannels(ipus[role], ipus[role.other], settings)
        for role in (Role.LEADER, Role.ACTOR)
    }


def _goes_on(last: Ipu, cut_in: Sequence[Ipu], ipu: Ipu, max_pause_s: Seconds) -> bool:
    """Whether a unit continues its role's turn although the other has cut in."""
    still_talking = max(one.end_s for one in cut_in) > ipu.start_s
    return last.role is ipu.role and still_talking and ipu.start_s - last.end_s < max_pause_s


def _is_inside(word: Word, scene: Segment) -> bool:
    """Whether a word belongs to the scene; its last moment still does."""
    return scene.start_s <= word.segment.middle_s <= scene.end_s


def _by_start(ipu: Ipu) -> tuple[Seconds, Seconds]:
    return ipu.start_s, ipu.end_s
