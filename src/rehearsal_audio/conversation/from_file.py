"""Conversations from files: timed utterances (JSONL) or speaker turns (RTTM), without audio.

Rule: an utterance's time is its speaker's activity; words without times of their own share the
utterance's time in proportion to their characters. Where an utterance has no start or no end,
the conversation has no times at all: no units, no turns, only text. Of speaker turns alone there
are times and no words.

A line of JSONL holds ``conversation_id``, ``index``, ``role``, ``text`` and, if known, ``start_s``
and ``end_s``; other keys are ignored.

Units: seconds.

Known weaknesses: silence inside an utterance counts as its speech; interpolated word times are
good to about 0.3 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rehearsal_audio.conversation.roles import assign_roles
from rehearsal_audio.conversation.turns import Settings, build_conversation
from rehearsal_audio.conversation.utterance_lines import parse_lines, read_text, utterance_of
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Conversation, Role, SpeakerRole, Utterance
from rehearsal_audio.model.segment import Seconds, Segment, total_s
from rehearsal_audio.model.speech import Diarisation, spread_words


def read_utterances(path: Path) -> tuple[Utterance, ...]:
    """Read one conversation from JSONL.

    Parameters
    ----------
    path
        The file, UTF-8, one utterance a line; blank lines are skipped.

    Returns
    -------
    tuple of Utterance
        In the order of the file, numbered from 0; without words, times where the file has them.

    Raises
    ------
    InputError
        The file cannot be read, holds several conversations or a line is malformed; the message
        names the line.
    """
    lines = parse_lines(read_text(path), str(path))
    for line in lines:
        if line.entry.get("conversation_id") != lines[0].entry.get("conversation_id"):
            raise InputError(
                f"{line.place}: a second conversation_id, expected one conversation a file; "
                "split the file by conversation_id"
            )
    return tuple(utterance_of(line, index) for index, line in enumerate(lines))


def conversation_from_utterances(
    utterances: Sequence[Utterance], settings: Settings = Settings()
) -> Conversation:
    """Build a conversation from utterances that a person or a program has cut.

    Parameters
    ----------
    utterances
        Of one conversation. Their words are interpolated where they have none.
    settings
        Parameters of the conversation stage.

    Returns
    -------
    Conversation
        Its utterances are those given, in order of start where all have one. Without a start and
        an end of every utterance it has no units, turns and transitions; without any text it has
        no words.

    Examples
    --------
    >>> built = conversation_from_utterances([
    ...     Utterance(0, Role.LEADER, "What do you need?", 0.0, 2.0),
    ...     Utterance(1, Role.ACTOR, "Time.", 2.2, 3.0),
    ... ])
    >>> [turn.role.value for turn in built.turns]
    ['leader', 'actor']
    """
    given = list(utterances)
    if all(one.start_s is not None for one in given):
        given.sort(key=lambda one: (one.start_s or 0.0, one.end_s or one.start_s or 0.0))
    given = [_with_words(replace(one, index=index)) for index, one in enumerate(given)]
    spans = [_span(one) for one in given]
    if not spans or any(span is None for span in spans):
        return _untimed(given)
    timed = [(one, span) for one, span in zip(given, spans, strict=True) if span is not None]
    activity = {role: [span for one, span in timed if one.role is role] for role in Role}
    words = {
        role: [word for one in given if one.role is role for word in one.words] for role in Role
    }
    scene = _scene([span for one, span in timed if one.role is not Role.FACILITATOR])
    speakers = _speakers(given, {role: total_s(own) for role, own in activity.items()})
    ordered = {role: sorted(own, key=lambda word: word.start_s) for role, own in words.items()}
    has_words = any(words.values())
    built = build_conversation(scene, activity, ordered, speakers, settings, has_words)
    return replace(built, utterances=tuple(given))


def conversation_from_diarisation(
    diarisation: Diarisation, leader: str = "first", settings: Settings = Settings()
) -> Conversation:
    """Build a conversation without words from speaker turns.

    Parameters
    ----------
    diarisation
        Who speaks when, such as read from RTTM.
    leader
        Leader specification. Where the speakers are called ``leader``, ``actor`` and
        ``facilitator``, ``"first"`` takes them at their names.
    settings
        Parameters of the conversation stage.

    Raises
    ------
    RoleError
        No voice fits the specification.
    """
    speakers = assign_roles(diarisation, leader)
    activity: dict[Role, list[Segment]] = {role: [] for role in Role}
    for speaker in speakers:
        activity[speaker.role].extend(diarisation.segments_of(speaker.label))
    scene = _scene(activity[Role.LEADER] + activity[Role.ACTOR])
    return build_conversation(scene, activity, {}, speakers, settings, has_words=False)


def _with_words(utterance: Utterance) -> Utterance:
    """The utterance with its words' times interpolated by their characters."""
    if utterance.words or _span(utterance) is None:
        return utterance
    assert utterance.start_s is not None
    assert utterance.end_s is not None
    words = spread_words(utterance.text, utterance.start_s, utterance.end_s)
    return replace(utterance, words=words)


def _span(utterance: Utterance) -> Segment | None:
    """The utterance's time, None where its start or end is not known."""
    if utterance.start_s is None or utterance.end_s is None:
        return None
    return Segment(utterance.start_s, utterance.end_s)


def _scene(spans: Sequence[Segment]) -> Segment:
    """From the first to the last speech of leader and actor."""
    if not spans:
        return Segment(0.0, 0.0)
    return Segment(min(span.start_s for span in spans), max(span.end_s for span in spans))


def _untimed(utterances: Sequence[Utterance]) -> Conversation:
    return Conversation(
        scene=Segment(0.0, 0.0),
        speakers=_speakers(utterances, {}),
        utterances=tuple(utterances),
        ipus=(),
        turns=(),
        transitions=(),
        has_words=any(one.text.strip() for one in utterances),
    )


def _speakers(
    utterances: Sequence[Utterance], speech_s: dict[Role, Seconds]
) -> tuple[SpeakerRole, ...]:
    """The roles as speakers, in order of first speech."""
    roles = dict.fromkeys(one.role for one in utterances)
    return tuple(
        SpeakerRole(role.value, role, round(speech_s.get(role, 0.0), 3), 1.0) for role in roles
    )
