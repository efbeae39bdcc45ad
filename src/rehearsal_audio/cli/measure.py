"""``rehearsal-audio measure``: measures without audio, from timed utterances or speaker turns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearsal_audio.cli._options import pipeline_option

if TYPE_CHECKING:
    from rehearsal_audio.model.conversation import Conversation
    from rehearsal_audio.model.event import Event

RTTM_SUFFIX = ".rttm"
"""Files of this ending are speaker turns; all others are utterances as JSONL."""


@click.command(name="measure")
@click.argument("conversation_file", metavar="CONVERSATION", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON file of measures and events.",
)
@click.option(
    "--leader",
    default="first",
    show_default=True,
    help="Who leads, of speaker turns: first, most, least or a speaker's label. Utterances name "
    "their roles.",
)
@pipeline_option
def command(conversation_file: Path, out: Path, leader: str, pipeline: str) -> None:
    """Measure CONVERSATION: utterances with roles and times (JSONL), or speaker turns (RTTM).

    What needs words is null with a reason where only turns are known, and what needs times is
    null with a reason where the utterances have none.
    """
    import json

    from rehearsal_audio.behaviours import detect, events_of_labels, label
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.export.report_json import measure_to_json
    from rehearsal_audio.features import measure
    from rehearsal_audio.files import write_whole

    conversation = _conversation(conversation_file, leader)
    settings = load_pipeline(pipeline).behaviours
    labels = label(conversation.utterances, settings) if conversation.has_words else ()
    events = (*detect(conversation), *events_of_labels(conversation, labels))
    found = {
        "measures": [measure_to_json(one) for one in measure(conversation, events)],
        "events": [
            _event(one) for one in sorted(events, key=lambda one: (one.start_s, one.end_s, one.id))
        ],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False)
    write_whole(out, text + "\n")


def _conversation(path: Path, leader: str) -> Conversation:
    """Read the file by its ending."""
    from rehearsal_audio.conversation.from_file import (
        conversation_from_diarisation,
        conversation_from_utterances,
        read_utterances,
    )
    from rehearsal_audio.diarisation.rttm import read_rttm

    if path.suffix.lower() == RTTM_SUFFIX:
        return conversation_from_diarisation(read_rttm(path), leader)
    if leader not in ("first", "leader"):
        raise click.UsageError("--leader is for speaker turns (RTTM); utterances name their roles")
    return conversation_from_utterances(read_utterances(path))


def _event(event: Event) -> dict[str, Any]:
    """An event in the layout of report.json; null times where the utterance has none."""
    from rehearsal_audio.export.report_json import event_to_json

    if event.details.get("timed", True):
        return event_to_json(event)
    return {**event_to_json(event), "start_s": None, "end_s": None}
