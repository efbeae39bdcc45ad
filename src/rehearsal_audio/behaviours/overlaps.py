"""Overlapping starts, told apart: terminal, simultaneous, cooperative, interruption, silent.

Rule. A candidate is the onset *t* of one role's speech that is no backchannel, after 0.5 s or more
of its own silence, while the other holds the floor and is active at *t* (or stopped less than
0.3 s before). In this order it is

1. *nothing*, if the overlap is shorter than 0.2 s and the other's unit is not left unfinished,
   or if it is laughter, a cough or listener tokens alone;
2. a *simultaneous start*, if the other began at most 0.2 s before;
3. a *cooperative overlap*, if its words help the other's unit along (completion, word supplied,
   choral, echo, agreement);
4. a *terminal overlap*, if the other's unit is complete and the other stops within 0.5 s after
   *t*, or *t* lies at the last two words, or the unit is a question that is being answered;
5. a *silent interruption*, if the overlap is shorter than 0.2 s or a pause, and the other's unit
   is clearly unfinished;
6. an *interruption* otherwise: clear if the overlap lasts 0.5 s or the other's unit is cut off,
   possible if words that would decide are missing or speak against it.

::

    other    |------------------x              x: breaks off, unit unfinished
    by                    |-----------------|
                          t                    interruption, successful

Outcome: *successful*, the other stops within 1.5 s with the unit unfinished and the speaker goes
on for 1 s; *resumed*, the same, but the other takes the content up again; *completed*, the other
finishes the unit first; *unsuccessful*, the speaker yields.

Units: seconds; confidence in [0, 1], a rule of thumb and no calibrated probability.

Source: West and Zimmerman (1983), Small insults; Schegloff (2000), Language in Society 29;
Heldner (2011), J. Acoust. Soc. Am. 130, for the perception threshold of overlaps of 0.12 s.

Known weaknesses: completeness is judged from words, never from intonation; edges of activity are
off by up to 0.2 s, so that an overlap of 0.35 s can look like none and becomes a silent, merely
possible interruption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum

from rehearsal_audio.behaviours import overlaps_onsets as onset_rule
from rehearsal_audio.behaviours import overlaps_wording as wording
from rehearsal_audio.behaviours.overlaps_onsets import Onset
from rehearsal_audio.model.conversation import Conversation, Role
from rehearsal_audio.model.segment import Seconds


class OverlapKind(str, Enum):
    """Class of an overlapping start."""

    SIMULTANEOUS = "simultaneous start"
    COOPERATIVE = "cooperative overlap"
    TERMINAL = "terminal overlap"
    SILENT = "silent interruption"
    INTERRUPTION = "interruption"


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of the classes; the rule above says what each does.

    Parameters
    ----------
    min_overlap_s
        Shorter overlaps are not heard as overlaps, or are edges of activity (Heldner 2011).
    simultaneous_max_s
        Both start within this time of each other.
    terminal_max_s
        The other stops within this time (about two syllables, West and Zimmerman 1983).
    terminal_late_max_s
        The same where word times show that *t* lies at the last two words.
    early_answer_max_s
        The same where the other finishes a question and is answered: one knows what is asked
        before it ends.
    clear_overlap_s
        An overlap this long makes an interruption clear.
    success_max_s
        The other gives way within this time.
    go_on_min_s
        The speaker goes on for this long after the other has stopped.
    unfinished_clear_min
        A unit is clearly unfinished from this probability, where no overlap shows it.
    onsets
        Parameters of the starts themselves.
    """

    min_overlap_s: Seconds = 0.2
    simultaneous_max_s: Seconds = 0.2
    terminal_max_s: Seconds = 0.5
    terminal_late_max_s: Seconds = 0.8
    early_answer_max_s: Seconds = 1.5
    clear_overlap_s: Seconds = 0.5
    success_max_s: Seconds = 1.5
    go_on_min_s: Seconds = 1.0
    unfinished_clear_min: float = 0.8
    onsets: onset_rule.Settings = field(default_factory=onset_rule.Settings)


@dataclass(frozen=True, slots=True)
class Overlap:
    """An overlapping start and what it is.

    Parameters
    ----------
    kind
        Its class.
    by, over
        Who starts, and who holds the floor.
    start_s, end_s
        From the onset to where the first of the two stops; of a silent interruption, its first
        unit.
    overlap_s
        Seconds in which both speak.
    said, talked_over
        Words of the one, and the last words of the other up to the end of the overlap; empty
        where none are known.
    is_clear
        Whether an interruption counts, or is merely possible.
    outcome
        ``"successful"``, ``"resumed"``, ``"completed"`` or ``"unsuccessful"``; None for other
        classes.
    confidence
        In [0, 1].
    decided_by
        What decided, in plain words.
    """

    kind: OverlapKind
    by: Role
    over: Role
    start_s: Seconds
    end_s: Seconds
    overlap_s: Seconds
    said: str
    talked_over: str
    is_clear: bool
    outcome: str | None
    confidence: float
    decided_by: str


def classify_overlaps(
    conversation: Conversation, settings: Settings = Settings()
) -> tuple[Overlap, ...]:
    """All overlapping starts of leader and actor, in order of start.

    Parameters
    ----------
    conversation
        With its backchannels marked.
    settings
        See :class:`Settings`.
    """
    found = [
        overlap
        for by in (Role.LEADER, Role.ACTOR)
        for onset in onset_rule.find_onsets(conversation, by, settings.onsets)
        if (overlap := _classify(onset, settings)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.start_s, one.end_s)))


_TALKED_OVER_WORDS = 8
_NOISE = re.compile(
    r"[\s.,!?]*(?:[<\[(][^>\])]*[>\])][\s.,!?]*|\b(?:(?:ha)+h?|(?:he)+h)\b[\s.,!?]*)+"
)


def _classify(start: Onset, settings: Settings) -> Overlap | None:
    """Class of a candidate in the order of the rule; None if it is nothing."""
    if start.has_own_words and _is_noise_or_listening(start.remark.said):
        return None
    is_short = start.overlap_s < settings.min_overlap_s - _ROUNDING_S
    clearly_cut_off = (start.unfinished or 0.0) >= settings.unfinished_clear_min
    if is_short and not (clearly_cut_off and start.goes_on_s >= settings.go_on_min_s):
        return None
    if start.onset_s - start.other_started_s <= settings.simultaneous_max_s + _ROUNDING_S:
        return _overlap(start, OverlapKind.SIMULTANEOUS, 0.7, "both start after a silence")
    helping = wording.cooperation(start.remark)
    if helping is not None:
        return _overlap(start, OverlapKind.COOPERATIVE, 0.7, helping.replace("_", " "))
    if is_short:
        return _overlap(start, OverlapKind.SILENT, 0.4, "starts at a break in an unfinished unit")
    if _is_terminal(start, settings):
        return _overlap(start, OverlapKind.TERMINAL, 0.7, "starts at the last words of the unit")
    return _interruption(start, settings)


_ROUNDING_S = 1e-6


def _is_terminal(start: Onset, settings: Settings) -> bool:
    """Whether the other was at the end of a complete unit."""
    if start.unfinished is None or start.is_cut_off or start.yields:
        return False
    at_last_words = start.words_left is not None and start.words_left <= 2
    longest_s = settings.terminal_late_max_s if at_last_words else settings.terminal_max_s
    if wording.answers(start.remark):
        longest_s = settings.early_answer_max_s
    return start.other_lasts_s <= longest_s + _ROUNDING_S


def _interruption(start: Onset, settings: Settings) -> Overlap:
    """An interruption, clear or possible, with its outcome."""
    is_clear, confidence, reason = _judged(start, settings)
    found = _overlap(start, OverlapKind.INTERRUPTION, confidence, reason)
    return replace(found, is_clear=is_clear, outcome=_outcome(start, settings))


def _judged(start: Onset, settings: Settings) -> tuple[bool, float, str]:
    """Whether an interruption is clear, how sure that is, and what decided."""
    is_long = start.overlap_s >= settings.clear_overlap_s - _ROUNDING_S
    goes_on = start.goes_on_s >= settings.go_on_min_s
    if not start.has_own_words or start.unfinished is None:
        if is_long and goes_on and start.other_lasts_s > settings.terminal_max_s:
            return True, 0.6, "long overlap, then holds the floor; no words"
        return False, 0.3, "no words to tell it from a terminal or cooperative overlap"
    if start.is_cut_off and not start.yields:
        reason = "the other's unit is cut off"
        if start.remark.has_lost_words:
            reason = "the other talks on past the last word that was heard"
        sureness = 2 * start.unfinished - 1
        return True, 0.6 + 0.2 * sureness + 0.1 * is_long + 0.1 * goes_on, reason
    if start.at_completion and start.other_lasts_s <= settings.success_max_s:
        return False, 0.35, "starts at a possible completion"
    if start.yields and start.end_s - start.onset_s < settings.go_on_min_s:
        return False, 0.35, "short, and the other talks on"
    if is_long:
        return True, 0.6 + 0.1 * goes_on, "overlap of 0.5 s or more"
    return False, 0.3, "short overlap in mid-unit"


def _outcome(start: Onset, settings: Settings) -> str:
    """How an interruption ends."""
    if start.yields:
        return "unsuccessful"
    if start.unfinished is not None and not start.is_cut_off:
        return "completed"
    if start.other_lasts_s > settings.success_max_s:
        return "completed"
    spoken = f"{start.remark.before} {start.remark.during}"
    if wording.resumes(spoken, start.remark.after):
        return "resumed"
    return "successful" if start.goes_on_s >= settings.go_on_min_s else "unsuccessful"


def _overlap(start: Onset, kind: OverlapKind, confidence: float, decided_by: str) -> Overlap:
    end_s = start.onset_s + start.overlap_s if start.overlap_s > 0 else start.first_end_s
    spoken = f"{start.remark.before} {start.remark.during}".split()
    count = max(_TALKED_OVER_WORDS, len(start.remark.during.split()))
    return Overlap(
        kind=kind,
        by=start.by,
        over=start.by.other,
        start_s=start.onset_s,
        end_s=end_s,
        overlap_s=start.overlap_s,
        said=start.remark.said,
        talked_over=" ".join(spoken[-count:]),
        is_clear=False,
        outcome=None,
        confidence=round(min(1.0, confidence), 2),
        decided_by=decided_by,
    )


def _is_noise_or_listening(said: str) -> bool:
    return bool(_NOISE.fullmatch(said.lower())) or wording.is_listening(said)
