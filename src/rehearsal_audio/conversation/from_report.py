"""The conversation that a report was made from, out of what the report holds.

Rule: a report holds each role's units with their times, each utterance with its words, and which
units are backchannels. The words go back to the units by the same rule that gave them at first,
the turns are grouped anew from the units. Nothing is heard again.

Units: seconds.

Known weaknesses: a report without the words of its utterances (made from text with times only)
gives units without words.
"""

from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.conversation import ipus as ipu_rule
from rehearsal_audio.conversation.turns import Settings, build_transitions, build_turns
from rehearsal_audio.model.conversation import Conversation, Ipu, Role
from rehearsal_audio.model.report import IterationReport


def conversation_from_report(
    report: IterationReport, settings: Settings = Settings()
) -> Conversation:
    """Who said what, when, as it was when the report was made.

    Parameters
    ----------
    report
        As read from a report.json.
    settings
        Parameters of the conversation stage that it was made with.

    Returns
    -------
    Conversation
        Its scene, speakers and utterances are the report's; measures and events can be computed
        from it again.
    """
    ipus = [ipu for role in Role for ipu in _ipus_of(report, role, settings.ipus)]
    ipus.sort(key=lambda ipu: (ipu.start_s, ipu.end_s))
    leader, actor = (
        [ipu for ipu in ipus if ipu.role is role] for role in (Role.LEADER, Role.ACTOR)
    )
    turns = build_turns(leader, actor, settings.resume_max_pause_s)
    return Conversation(
        scene=report.scene,
        speakers=report.speakers,
        utterances=report.utterances,
        ipus=tuple(ipus),
        turns=turns,
        transitions=build_transitions(turns),
        has_words=_has_words(report),
    )


def _has_words(report: IterationReport) -> bool:
    """Whether words were known at all, be it that none of them is in the scene."""
    heard = report.quality.asr_confidence is not None
    return heard or any(one.text for one in report.utterances)


def _ipus_of(report: IterationReport, role: Role, settings: ipu_rule.Settings) -> tuple[Ipu, ...]:
    """The role's units with their words."""
    own = tuple(ipu for ipu in report.ipus if ipu.role is role)
    words = sorted(
        (word for one in report.utterances if one.role is role for word in one.words),
        key=lambda word: (word.start_s, word.end_s),
    )
    given, _ = ipu_rule.build_ipus(role, [ipu.segment for ipu in own], words, settings)
    listening = {ipu.start_s for ipu in own if ipu.is_backchannel}
    return tuple(replace(ipu, is_backchannel=ipu.start_s in listening) for ipu in given)
