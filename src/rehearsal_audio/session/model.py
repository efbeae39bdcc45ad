"""What a session file holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rehearsal_audio.model.segment import Seconds


@dataclass(frozen=True, slots=True)
class IterationMark:
    """One iteration in a recording.

    Parameters
    ----------
    name
        Its name, such as ``"1"``; becomes a folder.
    start_s, end_s
        Scene start and end in the recording; None for the recording's own.
    leader
        Leader specification; None for the command's.
    """

    name: str = "1"
    start_s: Seconds | None = None
    end_s: Seconds | None = None
    leader: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRecording:
    """One recording with its iterations.

    Parameters
    ----------
    path
        The file.
    participant
        Identifier of who rehearses; a name only before it is replaced by an identifier.
    iterations
        Its iterations, in order.
    mask
        Names and other words that redaction masks wherever they are said.
    pseudonyms
        Names and what stands for them in all that is written.
    recorded_on
        The day of the recording; None where the session file does not tell.
    line
        Where in the session file it stands; None for a recording without one.
    """

    path: Path
    participant: str | None = None
    iterations: tuple[IterationMark, ...] = (IterationMark(),)
    mask: tuple[str, ...] = ()
    pseudonyms: tuple[tuple[str, str], ...] = ()
    recorded_on: date | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """All recordings of one session.

    Parameters
    ----------
    name
        The session's name.
    scenario
        What is rehearsed, if told.
    consent_recorded
        Whether it records that everybody agreed.
    recordings
        The recordings, in order.
    delete_audio_after_days
        Days after which audio and words are to be deleted; None if no such promise was made.
    """

    name: str
    scenario: str | None
    consent_recorded: bool
    recordings: tuple[SessionRecording, ...]
    delete_audio_after_days: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a session file.

    Parameters
    ----------
    line
        The line, from 1; None where it is the whole file.
    text
        What was found, what was expected, how to mend it.
    """

    line: int | None
    text: str

    def told(self, path: Path) -> str:
        """One line for people.

        Examples
        --------
        >>> Fault(3, "no file").told(Path("s.yaml"))
        's.yaml, line 3: no file'
        """
        return f"{path}, line {self.line}: {self.text}" if self.line else f"{path}: {self.text}"
