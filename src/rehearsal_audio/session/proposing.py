"""Iterations proposed from what facilitators say around them: "from the top", "and pause there".

::

    | off you go |----- iteration 1 -----| pause there | talk | from the top |---- iteration 2 ----

Rule: a start cue begins an iteration at its end; a stop cue ends it at its beginning; a restart
("let's go again") does both. The first iteration may have no start cue. Shorter ones than
``min_length_s`` are left out: somebody talked about the scene.

Source: own list of cues (``cues.toml``), written from how rehearsals are run.

Known weaknesses: a leader may say "let's pause there" inside a scene, and a facilitator may say
nothing; so iterations are proposed with the cues that begin and end them, and never applied.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.model.speech import Word

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser under its older name
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class ProposalSettings:
    """When talk between two cues can be an iteration.

    Parameters
    ----------
    min_length_s
        Shorter talk is none (own choice: the shortest rehearsed scenes last half a minute).
    same_cue_s
        Cues this close are one, said in one breath ("pause there, and from the top").
    """

    min_length_s: Seconds = 30.0
    same_cue_s: Seconds = 3.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase at its time.

    Parameters
    ----------
    phrase
        As in the lists, without the words around it.
    start_s, end_s
        When it is said.
    begins, ends
        Whether an iteration begins after it, and whether one ends before it.
    """

    phrase: str
    start_s: Seconds
    end_s: Seconds
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed iteration and the cues that it stands on; None for an end of the recording."""

    start_s: Seconds
    end_s: Seconds
    start_cue: Cue | None
    end_cue: Cue | None


def find_cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """All cue phrases in what was said, the longest where several fit.

    Parameters
    ----------
    words
        Of one recording, in order.
    """
    plain = tuple(re.sub(r"[^a-z]", "", word.text.casefold()) for word in words)
    cues: list[Cue] = []
    at = 0
    while at < len(words):
        fitting = (one for one in _phrases() if plain[at : at + len(one[0])] == one[0])
        phrase, kind = next(fitting, ((), ""))
        if phrase:
            last = words[at + len(phrase) - 1]
            span = (words[at].start_s, last.end_s)
            cues.append(Cue(" ".join(phrase), *span, kind != "stops", kind != "starts"))
        at += max(1, len(phrase))
    return tuple(cues)


def propose(
    words: Sequence[Word], duration_s: Seconds, settings: ProposalSettings = ProposalSettings()
) -> tuple[Proposal, ...]:
    """Iterations between the cues; none where there is no cue at all.

    Parameters
    ----------
    words
        Of one recording, in order.
    duration_s
        Its length.
    settings
        When talk can be an iteration.
    """
    cues = _joined(find_cues(words), settings.same_cue_s)
    if not cues:
        return ()
    found: list[Proposal] = []
    start_s, is_open = words[0].start_s, True
    start_cue: Cue | None = None
    for cue in cues:
        is_new = start_cue is None or cue.start_s - start_s < settings.min_length_s
        if is_open and cue.ends:
            found.append(Proposal(start_s, cue.start_s, start_cue, cue))
            is_open = False
        if cue.begins and (not is_open or is_new):
            start_s, start_cue, is_open = cue.end_s, cue, True
    if is_open and start_cue is not None:
        found.append(Proposal(start_s, duration_s, start_cue, None))
    return tuple(one for one in found if one.end_s - one.start_s >= settings.min_length_s)


def snippet(file: str, proposals: Iterable[Proposal]) -> str:
    """The proposed iterations as YAML comments, to be taken over by a person.

    Parameters
    ----------
    file
        The recording's name as the session file has it.
    proposals
        Its proposed iterations.
    """
    lines = [f"#  - file: {file}", "#    iterations:"]
    for number, one in enumerate(proposals, 1):
        start = f'after "{one.start_cue.phrase}"' if one.start_cue else "from the first word"
        end = f'before "{one.end_cue.phrase}"' if one.end_cue else "to the end"
        times = f"start: {clock(one.start_s)}, end: {clock(one.end_s)}"
        lines.append(f'#      - {{name: "{number}", {times}}}  # {start}, {end}')
    return "\n".join(lines)


def clock(seconds: Seconds) -> str:
    """A time as the session file takes it.

    Examples
    --------
    >>> clock(250.4), clock(3725)
    ('4:10.4', '1:02:05')
    """
    tenths = round(seconds * 10)
    hours, rest = divmod(tenths // 10, 3600)
    tail = f".{tenths % 10}" if tenths % 10 else ""
    minutes, whole = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{whole:02d}{tail}" if hours else f"{minutes}:{whole:02d}{tail}"


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Every cue phrase as its words, the longest first, and the list that it is from."""
    lists = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    found = [(tuple(phrase.split()), kind) for kind, own in lists.items() for phrase in own]
    return tuple(sorted(found, key=lambda one: len(one[0]), reverse=True))


def _joined(cues: Sequence[Cue], same_cue_s: Seconds) -> list[Cue]:
    """Cues said in one breath as one, which does what each of them does."""
    joined: list[Cue] = []
    for cue in cues:
        if joined and cue.start_s - joined[-1].end_s <= same_cue_s:
            before = joined[-1]
            joined[-1] = Cue(
                f"{before.phrase} … {cue.phrase}",
                before.start_s,
                cue.end_s,
                before.begins or cue.begins,
                before.ends or cue.ends,
            )
        else:
            joined.append(cue)
    return joined
