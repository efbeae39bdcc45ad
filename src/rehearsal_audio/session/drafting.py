"""A session file to be edited, written from the names of the recordings found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rehearsal_audio.errors import InputError
from rehearsal_audio.session.file_names import iteration_in, participant_in


def draft(name: str, files: Sequence[str]) -> str:
    """A session file for recordings, in YAML, to be edited.

    Parameters
    ----------
    name
        The session's name.
    files
        Names of the recordings; ``P07_2.flac`` is participant P07, iteration 2. Several files of
        one participant are iterations of the same scenario.

    Raises
    ------
    InputError
        A name holds bytes that are no text.

    Examples
    --------
    >>> print(draft("ward", ["P07_2.flac"]).splitlines()[-4])
      - file: "P07_2.flac"
    """
    lines = [
        f"session: {quoted(name)}",
        "# date: 2026-03-04         # when it was held; days of deletion are counted from it",
        'scenario: ""                # what is rehearsed; iterations of one scenario are compared',
        "consent: {recorded: false}  # true once everybody on the recordings has agreed",
        "#        {recorded: true, delete_audio_after_days: 30}",
        "# mask: [Willow Ward]       # names and places that --redact masks beside those it finds",
        "recordings:",
    ]
    taken: set[tuple[str, int]] = set()
    for file in files:
        stem = Path(file).stem
        participant = participant_in(stem) or ""
        iteration = iteration_in(stem) or 1
        while participant and (participant, iteration) in taken:
            iteration += 1
        taken.add((participant, iteration))
        lines += [
            f"  - file: {quoted(file)}",
            f"    participant: {quoted(participant)}",
            "    iterations:",
            f'      - {{name: "{iteration}"}}  # start: 0:00, end: 4:10, leader: first',
        ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Text as a double-quoted YAML value: JSON's form is one; what cannot be seen is escaped."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(
            f"{text!r} holds bytes that are no text, so a session file cannot name it; rename it"
        ) from None
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in quoted)
