"""A recording that is decoded when its samples are first asked for, and not before.

Where every stage's result is kept, only the file's SHA-256 is needed: that is what makes a
repeated run of a batch take seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rehearsal_audio.audio import Settings, decode, sha256_of
from rehearsal_audio.errors import AudioError
from rehearsal_audio.model.recording import Audio, Recording
from rehearsal_audio.session import IterationMark

Decoding = Callable[[float], None]
"""Told 0 before decoding and 1 after it."""


class Source:
    """One recording at work.

    Parameters
    ----------
    path
        The file.
    settings
        Limits of what is decoded.
    progress
        Told when it is decoded.

    Attributes
    ----------
    sha256
        SHA-256 of the file's bytes.

    Raises
    ------
    AudioError
        The file is missing, empty or cannot be read.
    """

    def __init__(self, path: Path, settings: Settings, progress: Decoding) -> None:
        self.path = path
        self.sha256 = sha256_of(path)
        self._settings = settings
        self._progress = progress
        self._decoded: tuple[Recording, Audio] | None = None

    def decoded(self) -> tuple[Recording, Audio]:
        """The recording and its samples.

        Raises
        ------
        AudioError
            It is no audio, truncated, silent, too short or too long.
        """
        if self._decoded is None:
            self._progress(0.0)
            self._decoded = decode(self.path, self.sha256, self._settings)
            self._progress(1.0)
        return self._decoded

    def part(self, mark: IterationMark) -> Audio:
        """The samples of an iteration.

        Raises
        ------
        AudioError
            As :meth:`decoded`; or the iteration starts after the recording's end.
        """
        _, audio = self.decoded()
        if mark.start_s is None and mark.end_s is None:
            return audio
        start_s = mark.start_s or 0.0
        if start_s >= audio.duration_s:
            raise AudioError(
                f"{self.path}: iteration {mark.name!r} starts at {start_s:.0f} s, but the "
                f"recording ends at {audio.duration_s:.0f} s; mend its start in the session file"
            )
        return audio.cut(start_s, mark.end_s if mark.end_s is not None else audio.duration_s)
