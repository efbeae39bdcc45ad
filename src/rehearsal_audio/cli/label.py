"""``rehearsal-audio label``: behaviours from text alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearsal_audio.cli._options import pipeline_option

if TYPE_CHECKING:
    from rehearsal_audio.behaviours import Settings
    from rehearsal_audio.conversation.utterance_lines import Line

STANDARD_STREAM = "-"
"""Name of standard input and output."""


@click.command(name="label")
@click.argument("conversation", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="JSONL file to write; - for standard output.",
)
@pipeline_option
def command(conversation: Path, output: Path, pipeline: str) -> None:
    """Label what is said in CONVERSATION (JSONL, one utterance a line; - for standard input).

    Writes the same lines in the same order with two more keys: "labels", the names that count, and
    "label_spans", every label with its characters, confidence and rule; those below a confidence
    of 0.5 are possible ones and stand in "label_spans" only. A file may hold several conversations:
    each is labelled by itself.
    """
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.conversation.utterance_lines import parse_lines
    from rehearsal_audio.files import write_whole

    settings = load_pipeline(pipeline).behaviours

    name = "standard input" if str(conversation) == STANDARD_STREAM else str(conversation)
    lines = parse_lines(_read(conversation), name)
    text = "".join(
        json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n"
        for entry in _labelled(lines, settings)
    )
    if str(output) == STANDARD_STREAM:
        click.echo(text, nl=False)
    else:
        write_whole(output, text)


def _read(path: Path) -> str:
    """The whole text of a file or of standard input."""
    from rehearsal_audio.conversation.utterance_lines import read_text
    from rehearsal_audio.errors import InputError

    if str(path) != STANDARD_STREAM:
        return read_text(path)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("standard input: not UTF-8 text, expected utterances as JSONL") from None


def _labelled(lines: Sequence[Line], settings: Settings) -> list[dict[str, Any]]:
    """The entries with their labels, in the same order; each conversation by itself."""
    from rehearsal_audio.behaviours import label
    from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE
    from rehearsal_audio.conversation.utterance_lines import utterance_of

    by_conversation: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        by_conversation.setdefault(str(line.entry.get("conversation_id", "")), []).append(place)
    spans: list[list[dict[str, Any]]] = [[] for _ in lines]
    for places in by_conversation.values():
        utterances = [utterance_of(lines[place], index) for index, place in enumerate(places)]
        for found in label(utterances, settings):
            spans[places[found.utterance_index]].append(
                {
                    "label": found.behaviour.value,
                    "start_char": found.start_char,
                    "end_char": found.end_char,
                    "confidence": round(found.confidence, 3),
                    "source": found.source,
                }
            )
    return [
        {
            **line.entry,
            "labels": sorted(
                {one["label"] for one in own if one["confidence"] >= LISTED_CONFIDENCE}
            ),
            "label_spans": own,
        }
        for line, own in zip(lines, spans, strict=True)
    ]
