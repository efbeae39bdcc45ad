"""``rehearsal-audio label``: behaviours from text alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rehearsal_audio.model.conversation import Utterance

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
def command(conversation: Path, output: Path) -> None:
    """Label what is said in CONVERSATION (JSONL, one utterance a line; - for standard input).

    Writes the same lines in the same order with two more keys: "labels", the names that count, and
    "label_spans", every label with its characters, confidence and rule; those below a confidence
    of 0.5 are possible ones and stand in "label_spans" only. A file may hold several conversations:
    each is labelled by itself.
    """
    from rehearsal_audio.files import write_whole

    name = "standard input" if str(conversation) == STANDARD_STREAM else str(conversation)
    entries = _parsed(_read(conversation, name), name)
    text = "".join(
        json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n"
        for entry in _labelled(entries, name)
    )
    if str(output) == STANDARD_STREAM:
        click.echo(text, nl=False)
    else:
        write_whole(output, text)


def _read(path: Path, name: str) -> str:
    """The whole text of a file or of standard input."""
    from rehearsal_audio.errors import InputError

    try:
        if str(path) == STANDARD_STREAM:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{name}: no such file, expected utterances as JSONL") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text, expected utterances as JSONL") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); check the path") from None


def _parsed(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The JSON objects with the numbers of their lines."""
    from rehearsal_audio.errors import InputError

    entries = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            raise InputError(
                f"{name}, line {number}: not JSON, expected one object a line"
            ) from None
        if not isinstance(entry, dict):
            raise InputError(
                f"{name}, line {number}: not a JSON object, expected keys role and text"
            )
        entries.append((number, entry))
    if not entries:
        raise InputError(f"{name}: no utterances, expected one JSON object a line")
    return entries


def _labelled(entries: list[tuple[int, dict[str, Any]]], name: str) -> list[dict[str, Any]]:
    """The entries with their labels, in the same order."""
    from rehearsal_audio.behaviours import label
    from rehearsal_audio.behaviours.rules import LISTED_CONFIDENCE

    by_conversation: dict[str, list[int]] = {}
    for place, (_, entry) in enumerate(entries):
        by_conversation.setdefault(str(entry.get("conversation_id", "")), []).append(place)
    labelled: list[dict[str, Any]] = [
        {**entry, "labels": [], "label_spans": []} for _, entry in entries
    ]
    for places in by_conversation.values():
        utterances = [
            _utterance(entries[place][1], index, f"{name}, line {entries[place][0]}")
            for index, place in enumerate(places)
        ]
        for found in label(utterances):
            entry = labelled[places[found.utterance_index]]
            entry["label_spans"].append(
                {
                    "label": found.behaviour.value,
                    "start_char": found.start_char,
                    "end_char": found.end_char,
                    "confidence": round(found.confidence, 3),
                    "source": found.source,
                }
            )
    for entry in labelled:
        sure = (one for one in entry["label_spans"] if one["confidence"] >= LISTED_CONFIDENCE)
        entry["labels"] = sorted({one["label"] for one in sure})
    return labelled


def _utterance(entry: dict[str, Any], index: int, where: str) -> Utterance:
    """An entry's utterance; its order in the file, not its index, places it."""
    from rehearsal_audio.errors import InputError
    from rehearsal_audio.model.conversation import Role, Utterance

    role, text = entry.get("role"), entry.get("text")
    roles = [one.value for one in Role]
    if role not in roles:
        raise InputError(f"{where}: role is not one of {', '.join(roles)}; rename the speakers")
    if not isinstance(text, str):
        raise InputError(
            f"{where}: text is missing or no string; give the words, or an empty string"
        )
    return Utterance(index, Role(role), text)
