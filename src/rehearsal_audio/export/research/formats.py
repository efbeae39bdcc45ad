"""The formats of one file an iteration, and how each is made. One format a line below."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.export.report_json import report_to_json
from rehearsal_audio.export.research.captions import srt_bytes, vtt_bytes
from rehearsal_audio.export.research.left_out import text_left_out
from rehearsal_audio.export.research.speech_files import ctm_bytes, rttm_bytes, stm_bytes
from rehearsal_audio.export.tiers import tiers_of
from rehearsal_audio.model.report import IterationReport


@dataclass(frozen=True, slots=True)
class Format:
    """A format of one file an iteration.

    Parameters
    ----------
    ending
        Of its files, without the dot.
    write
        Makes the file; told whether text is asked for.
    parts
        Its tiers or fields and what they hold, for the codebook.
    is_text
        Whether it holds nothing but what was said.
    """

    ending: str
    write: Callable[[IterationReport, bool], bytes]
    parts: Mapping[str, str]
    is_text: bool = False


def _textgrid(report: IterationReport, with_text: bool) -> bytes:
    return textgrid_bytes(tiers_of(report, with_text), report.duration_s)


def _eaf(report: IterationReport, with_text: bool) -> bytes:
    return eaf_bytes(tiers_of(report, with_text))


def _json(report: IterationReport, with_text: bool) -> bytes:
    kept = report if with_text else text_left_out(report)
    text = json.dumps(report_to_json(kept), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


_TIERS = {
    "<role> speech": "Inter-pausal units of the role, marked speech or backchannel.",
    "<role> utterances": "What the role says in one go (with text only).",
    "<role> words": "Words with their times (with text only).",
    "<role> events": "Behaviours of the role that count, named as in the labels below; what "
    "overlaps is on further tiers of the name with a number.",
}

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "textgrid": Format("TextGrid", _textgrid, parts=_TIERS),
        "eaf": Format("eaf", _eaf, parts=_TIERS),
        "rttm": Format(
            "rttm",
            lambda report, with_text: rttm_bytes(report),
            parts={
                "onset, duration": "An inter-pausal unit in seconds.",
                "speaker": "The role.",
            },
        ),
        "ctm": Format(
            "ctm",
            lambda report, with_text: ctm_bytes(report),
            is_text=True,
            parts={
                "channel": "The role: 1 leader, 2 actor, 3 facilitator.",
                "start, duration": "The word's time in seconds.",
                "confidence": "The recogniser's probability in [0, 1].",
            },
        ),
        "stm": Format(
            "stm",
            lambda report, with_text: stm_bytes(report),
            is_text=True,
            parts={"speaker": "The role.", "start, end": "The utterance's time in seconds."},
        ),
        "vtt": Format(
            "vtt",
            lambda report, with_text: vtt_bytes(report),
            is_text=True,
            parts={"<v Role>": "An utterance of the role, escaped as WebVTT asks."},
        ),
        "srt": Format(
            "srt",
            lambda report, with_text: srt_bytes(report),
            is_text=True,
            parts={"Role: ...": "An utterance of the role."},
        ),
        "json": Format(
            "json",
            _json,
            parts={"report.schema.json": "The layout, in the package; as report.json."},
        ),
    }
)
"""Name of each format -> how it is made."""
