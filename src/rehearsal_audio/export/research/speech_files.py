"""Files of speech research: who speaks when (RTTM), words with times (CTM), utterances (STM).

Definition
    NIST, "The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation Plan" (RTTM); SCTK,
    "ctm" and "stm" file formats of sclite.
Ambiguities, and what is done here
    - Names hold no blanks: they are written with ``_`` instead.
    - CTM has a channel and no speaker: the channel is the role, 1 leader, 2 actor,
      3 facilitator; a comment says so.
    - A word of a CTM has no blanks: within a word they become ``_``. Words that begin with ``;;``
      would be comments: they get a blank's ``_`` in front.
    - An utterance without words stands in the STM with an empty text; labels are left out.
"""

from __future__ import annotations

from rehearsal_audio.annotation.tiers import on_a_tier
from rehearsal_audio.diarisation.rttm import field_name, format_rttm, joined
from rehearsal_audio.export.report_json import NUMBER_DIGITS, TIME_DIGITS
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.speech import SpeakerTurn

CHANNELS = {role: number for number, role in enumerate(Role, 1)}
"""Role -> channel of a CTM."""


def rttm_bytes(report: IterationReport) -> bytes:
    """An RTTM file of the roles' speech."""
    speech = joined(SpeakerTurn(ipu.role.value, ipu.start_s, ipu.end_s) for ipu in report.ipus)
    return format_rttm(speech, report.recording).encode("utf-8")


def ctm_bytes(report: IterationReport) -> bytes:
    """A CTM file of the words, in order of channel and start."""
    name = field_name(report.recording)
    lines = [";; channel " + ", ".join(f"{CHANNELS[role]} {role.value}" for role in Role)]
    words = [
        (CHANNELS[one.role], word.start_s, word.end_s, word.text, word.confidence)
        for one in report.utterances
        for word in one.words
        if word.text.strip()
    ]
    for channel, start_s, end_s, said, confidence in sorted(words):
        start_s, end_s = round(start_s, TIME_DIGITS), round(end_s, TIME_DIGITS)
        lines.append(
            f"{name} {channel} {start_s:.3f} {max(0.0, end_s - start_s):.3f} "
            f"{_one_field(said)} {confidence:.{NUMBER_DIGITS}f}"
        )
    return ("\n".join(lines) + "\n").encode("utf-8")


def stm_bytes(report: IterationReport) -> bytes:
    """An STM file of the utterances, in order of start."""
    name = field_name(report.recording)
    timed = [one for one in report.utterances if one.start_s is not None]
    lines = [
        f"{name} 1 {one.role.value} {one.start_s:.3f} {one.end_s or 0.0:.3f} "
        f"{on_a_tier(one.text)}".rstrip()
        for one in sorted(timed, key=lambda said: (said.start_s or 0.0, said.index))
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _one_field(word: str) -> str:
    field = on_a_tier(word).replace(" ", "_")
    return f"_{field}" if field.startswith(";;") else field
