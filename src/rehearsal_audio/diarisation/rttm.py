"""RTTM: who speaks when, one turn a line.

Definition
    NIST, "The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation Plan",
    appendix A. Ten fields apart by blanks::

        SPEAKER file channel onset duration <NA> <NA> speaker <NA> <NA>

    Onset and duration are seconds.
Ambiguities, and what is done here
    - Speaker names and file names hold no blanks: they are written with ``_`` instead.
    - Files in the wild lack the last one or two fields: nine or eight fields are read, too.
    - Other types of line (SPKR-INFO, LEXEME, NON-SPEECH …) and comments (``;;``) are passed
      over.
    - A file may hold several recordings: reading takes one, which must be named where there
      are several.
    - Turns of one speaker may overlap or touch: they are joined.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from rehearsal_audio.errors import InputError, shown
from rehearsal_audio.model.segment import Segment, union
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

_FEWEST_FIELDS = 8


def read_rttm(path: Path, uri: str | None = None) -> Diarisation:
    """Read who speaks when from an RTTM file.

    Parameters
    ----------
    path
        The file, UTF-8.
    uri
        The recording to take, second field of its lines; may be left out if the file holds
        one recording.

    Raises
    ------
    InputError
        If the file is missing, holds a malformed line, several recordings and no ``uri``, or
        not the recording of that name.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"no RTTM file at {path}; check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path} as RTTM (UTF-8 text expected): {error}") from error
    turns: dict[str, list[SpeakerTurn]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        fields = line.split()
        if not fields or fields[0] != "SPEAKER":
            continue
        turns.setdefault(fields[1] if len(fields) > 1 else "", []).append(
            _turn(fields, f"{path}, line {number}")
        )
    return joined(_chosen(turns, path, uri))


def format_rttm(diarisation: Diarisation, uri: str) -> str:
    """The lines of an RTTM file, each with its line end; empty for no turns.

    Examples
    --------
    >>> turns = (SpeakerTurn("SPEAKER_00", 0.5, 2.25),)
    >>> print(format_rttm(Diarisation(turns), "ward 1"), end="")
    SPEAKER ward_1 1 0.500 1.750 <NA> <NA> SPEAKER_00 <NA> <NA>
    """
    name = field_name(uri)
    return "".join(
        f"SPEAKER {name} 1 {turn.start_s:.3f} {turn.end_s - turn.start_s:.3f} "
        f"<NA> <NA> {field_name(turn.speaker)} <NA> <NA>\n"
        for turn in diarisation.turns
    )


def joined(turns: Iterable[SpeakerTurn], separation: float | None = None) -> Diarisation:
    """A diarisation from turns in any order; one speaker's turns that overlap are joined.

    Examples
    --------
    >>> joined([SpeakerTurn("A", 1, 2), SpeakerTurn("A", 0, 1.5)]).turns
    (SpeakerTurn(speaker='A', start_s=0, end_s=2),)
    """
    spans: dict[str, list[Segment]] = {}
    for turn in turns:
        spans.setdefault(turn.speaker, []).append(turn.segment)
    every = [
        SpeakerTurn(speaker, segment.start_s, segment.end_s)
        for speaker, segments in spans.items()
        for segment in union(segments)
    ]
    every.sort(key=lambda turn: (turn.start_s, turn.end_s, turn.speaker))
    return Diarisation(tuple(every), separation)


def _turn(fields: list[str], where: str) -> SpeakerTurn:
    if len(fields) < _FEWEST_FIELDS:
        raise InputError(
            f"{where}: found {len(fields)} fields, expected 10 "
            "(SPEAKER file channel onset duration <NA> <NA> speaker <NA> <NA>)"
        )
    try:
        start_s, duration_s = float(fields[3]), float(fields[4])
    except ValueError:
        start_s = duration_s = math.nan
    if not (math.isfinite(start_s) and math.isfinite(duration_s) and duration_s >= 0 <= start_s):
        raise InputError(
            f"{where}: found onset {shown(fields[3])} and duration {shown(fields[4])}, "
            "expected seconds of 0 or more"
        )
    return SpeakerTurn(fields[7], start_s, start_s + duration_s)


def _chosen(turns: dict[str, list[SpeakerTurn]], path: Path, uri: str | None) -> list[SpeakerTurn]:
    if uri is not None and turns and uri not in turns:
        raise InputError(f"{path} holds no recording {uri!r}; found: {', '.join(sorted(turns))}")
    if uri is None and len(turns) > 1:
        raise InputError(
            f"{path} holds {len(turns)} recordings ({', '.join(sorted(turns))}), expected one; "
            "keep the lines of one recording"
        )
    return turns.get(uri, []) if uri is not None else [t for found in turns.values() for t in found]


def field_name(name: str) -> str:
    """The name without blanks, which would shift the fields."""
    return "_".join(name.split()) or "<NA>"
