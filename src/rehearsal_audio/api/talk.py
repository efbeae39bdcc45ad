"""Talk without audio: who said what, when; the behaviours in it; its measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.event import Event, Label
from rehearsal_audio.model.measure import Measure

PathLike: TypeAlias = Path | str

Said: TypeAlias = "tuple[str, str] | tuple[str, str, float, float]"
"""Role and words, and if known start and end in seconds."""


def load_conversation(path: PathLike, leader: str = "first") -> Conversation:
    """Who said what, when, from a file without audio.

    Parameters
    ----------
    path
        Utterances (``.jsonl``), speaker turns (``.rttm``, ``.TextGrid``, ``.eaf``), or a
        report.json.
    leader
        Who leads, of speaker turns: ``"first"``, ``"most"``, ``"least"`` or a label.

    Raises
    ------
    InputError
        The file is missing or malformed.
    """
    from rehearsal_audio.conversation.from_file import (
        conversation_from_diarisation,
        conversation_from_utterances,
        read_utterances,
    )
    from rehearsal_audio.conversation.from_report import conversation_from_report
    from rehearsal_audio.diarisation.from_file import read_turns
    from rehearsal_audio.export.report_json import read_report

    ending = Path(path).suffix.lower()
    if ending in (".rttm", ".textgrid", ".eaf"):
        return conversation_from_diarisation(read_turns(Path(path)), leader)
    if ending == ".json":
        return conversation_from_report(read_report(Path(path)))
    return conversation_from_utterances(read_utterances(Path(path)))


def make_conversation(said: Iterable[Said]) -> Conversation:
    """A conversation from what was said.

    Parameters
    ----------
    said
        Role (``leader``, ``actor``, ``facilitator``), words, and if known start and end in
        seconds, in the order of the talk. Without all times, what needs times has no value.

    Examples
    --------
    >>> import rehearsal_audio as ra
    >>> talk = ra.make_conversation([
    ...     ("leader", "How has the week been for you?", 0.0, 2.5),
    ...     ("actor", "Hard. I am on nights again.", 3.0, 6.0),
    ... ])
    >>> [(turn.role.value, turn.start_s) for turn in talk.turns]
    [('leader', 0.0), ('actor', 3.0)]
    """
    from rehearsal_audio.conversation.from_file import conversation_from_utterances

    utterances = []
    for index, (role, text, *times) in enumerate(said):
        start_s, end_s = times or (None, None)
        utterances.append(Utterance(index, Role(role), text, start_s, end_s))
    return conversation_from_utterances(utterances)


def label(conversation: Conversation | Sequence[Utterance]) -> tuple[Label, ...]:
    """Behaviours in the text, each with its place, confidence and rule.

    Parameters
    ----------
    conversation
        Or its utterances alone.

    Examples
    --------
    >>> import rehearsal_audio as ra
    >>> talk = ra.make_conversation([("leader", "What would help you most?")])
    >>> sorted(one.behaviour.value for one in ra.label(talk))
    ['asks_need', 'open_question']
    """
    from rehearsal_audio import behaviours

    if isinstance(conversation, Conversation):
        conversation = conversation.utterances
    return behaviours.label(conversation)


def find_events(conversation: Conversation) -> tuple[Event, ...]:
    """Everything that can be counted: behaviours in the text and in the turn-taking.

    Parameters
    ----------
    conversation
        Of :func:`load_conversation` or :func:`make_conversation`.

    Examples
    --------
    >>> import rehearsal_audio as ra
    >>> talk = ra.make_conversation([
    ...     ("actor", "I have tried to talk to her about the rota again and", 0.0, 4.0),
    ...     ("leader", "You should go to HR about that today.", 3.2, 6.5),
    ...     ("actor", "Right.", 7.0, 7.4),
    ... ])
    >>> sorted({event.behaviour.value for event in ra.find_events(talk)})
    ['advice_unsolicited', 'backchannel', 'interruption']
    """
    from rehearsal_audio import behaviours

    labels = label(conversation) if conversation.has_words else ()
    return (
        *behaviours.detect(conversation),
        *behaviours.events_of_labels(conversation, labels),
    )


def measure(
    conversation: Conversation, events: Sequence[Event] | None = None
) -> dict[str, Measure]:
    """All measures by name, each with unit, interval and components, or the reason for none.

    Parameters
    ----------
    conversation
        Of :func:`load_conversation` or :func:`make_conversation`.
    events
        What was found in it; None finds them. Give your own to measure a person's codes.

    Examples
    --------
    >>> import rehearsal_audio as ra
    >>> talk = ra.make_conversation([
    ...     ("leader", "How are you finding it?", 0.0, 2.0),
    ...     ("actor", "Hard going, if I am honest.", 2.5, 5.5),
    ... ])
    >>> measures = ra.measure(talk)
    >>> measures["talk_time_ratio"].value, measures["open_questions"].value
    (0.4, 1)
    >>> measures["time_to_first_advice_s"].reason
    'no advice given in 0:06'
    """
    from rehearsal_audio import features

    found = find_events(conversation) if events is None else events
    return {one.name: one for one in features.measure(conversation, found)}
