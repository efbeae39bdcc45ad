"""Captions for players and transcript tools: WebVTT (webvtt-py) and SubRip (srt).

Definition
    W3C, "WebVTT: The Web Video Text Tracks Format": voice spans, ``<v Leader>``. SubRip has no
    standard: the role stands before the words, ``Leader: ...``.
Ambiguities, and what is done here
    - Overlapping cues are allowed in both, and kept.
    - A cue needs a length: one without gets a millisecond. An utterance without words is no cue.
    - WebVTT text is escaped (``&lt;``), so that a word is never read as a tag; SubRip has no
      escapes, and some players show ``<b>`` in bold.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import timedelta

from rehearsal_audio.annotation.tiers import SHORTEST_S, on_a_tier
from rehearsal_audio.errors import BackendError
from rehearsal_audio.export.report_json import TIME_DIGITS
from rehearsal_audio.model.report import IterationReport


def vtt_bytes(report: IterationReport) -> bytes:
    """A WebVTT file of the utterances.

    Raises
    ------
    BackendError
        webvtt-py is not installed.
    """
    try:
        import webvtt
    except ImportError:
        raise _missing("webvtt-py") from None

    captions = webvtt.WebVTT()
    for start_s, end_s, role, said in _cues(report):
        start, end = (str(webvtt.models.Timestamp.from_seconds(at_s)) for at_s in (start_s, end_s))
        words = f"<v {role}>{html.escape(said, quote=False)}"
        captions.captions.append(webvtt.Caption(start, end, words))
    content: str = captions.content
    return (content.rstrip("\n") + "\n").encode("utf-8")


def srt_bytes(report: IterationReport) -> bytes:
    """A SubRip file of the utterances.

    Raises
    ------
    BackendError
        srt is not installed.
    """
    try:
        import srt
    except ImportError:
        raise _missing("srt") from None

    cues = [
        srt.Subtitle(
            number, timedelta(seconds=start_s), timedelta(seconds=end_s), f"{role}: {said}"
        )
        for number, (start_s, end_s, role, said) in enumerate(_cues(report), 1)
    ]
    content: str = srt.compose(cues, reindex=False)
    return content.encode("utf-8")


def _cues(report: IterationReport) -> Iterator[tuple[float, float, str, str]]:
    """Start, end, role and words of each utterance that has them, in order of start."""
    timed = [one for one in report.utterances if one.start_s is not None]
    for one in sorted(timed, key=lambda said: (said.start_s or 0.0, said.end_s or 0.0)):
        said = on_a_tier(one.text)
        if said:
            start_s = round(one.start_s or 0.0, TIME_DIGITS)
            end_s = max(round(one.end_s or 0.0, TIME_DIGITS), start_s + SHORTEST_S)
            yield start_s, round(end_s, TIME_DIGITS), one.role.value.capitalize(), said


def _missing(library: str) -> BackendError:
    return BackendError(
        f'captions need {library}, which is not installed; pip install "rehearsal-audio[research]"'
    )
