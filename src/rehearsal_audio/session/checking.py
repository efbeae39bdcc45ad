"""What a session file says against what is on the disk: every fault, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import AudioError
from rehearsal_audio.model.segment import Seconds
from rehearsal_audio.session.model import Fault, Session, SessionRecording
from rehearsal_audio.session.reading import examine

END_SLACK_S = 1.0
"""A scene that ends this much after the recording was marked by a player that rounds up."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Parameters
    ----------
    session
        The session as far as it can be read; None where it cannot.
    faults
        What must be mended before it can be analysed, by line.
    notes
        What may be meant so, but is worth a look.
    """

    session: Session | None
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()


def check_session(path: Path) -> Checked:
    """Read a session file and look for its recordings; nothing is changed.

    Parameters
    ----------
    path
        A ``.yaml``, ``.yml`` or ``.toml`` file.
    """
    examined = examine(path)
    if examined.session is None:
        return Checked(None, examined.faults)
    home = path.parent.resolve()
    on_disk = [
        fault
        for recording in examined.session.recordings
        for fault in _recording_faults(recording, home)
    ]
    faults = sorted([*examined.faults, *on_disk], key=lambda fault: fault.line or 0)
    return Checked(examined.session, tuple(faults), tuple(_notes(examined.session)))


def _recording_faults(recording: SessionRecording, home: Path) -> Iterator[Fault]:
    path, line = recording.path, recording.line
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "is not there"
        yield Fault(line, f"{path.name} {what}; name a recording that lies in {path.parent}")
        return
    is_inside = path.resolve().is_relative_to(home)
    if path.is_symlink() and not is_inside:
        yield Fault(line, f"{path.name} is a link out of the folder; put the recording there")
        return
    for sample in {mark.leader for mark in recording.iterations if mark.leader}:
        voice = Path(sample.removeprefix("voice:"))
        if sample.startswith("voice:") and not voice.is_file():
            yield Fault(line, f"{path.name}: no voice sample at {voice}; check its name")
    is_timed = any(
        mark.start_s is not None or mark.end_s is not None for mark in recording.iterations
    )
    try:
        end_s = _duration_s(path, must_know=is_timed)
    except AudioError as error:
        yield Fault(line, str(error))
        return
    if end_s is not None:
        yield from _times_beyond(recording, end_s)


def _times_beyond(recording: SessionRecording, end_s: Seconds) -> Iterator[Fault]:
    for mark in recording.iterations:
        for name, at_s, slack_s in (
            ("starts", mark.start_s, 0.0),
            ("ends", mark.end_s, END_SLACK_S),
        ):
            if at_s is not None and at_s - slack_s >= end_s:
                yield Fault(
                    recording.line,
                    f"{recording.path.name}: iteration {mark.name!r} {name} at {_clock(at_s)}, but "
                    f"the recording ends at {_clock(end_s)}; mend its times",
                )


def _duration_s(path: Path, must_know: bool) -> Seconds | None:
    """Length of a recording from its header; decoded where that tells none and it matters."""
    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.decoding import opened

    with opened(path) as track:
        announced_s = track.announced_s
    if announced_s is None and must_know:
        return read_recording(path)[0].duration_s
    return announced_s


def _notes(session: Session) -> Iterator[Fault]:
    """What is worth a look: consent, and iterations that a comparison cannot tell apart."""
    if not session.consent_recorded:
        yield Fault(None, "consent is not recorded, so `analyse` will ask for --consent-confirmed")
    seen: dict[tuple[str, str], int | None] = {}
    for recording in session.recordings:
        for mark in recording.iterations:
            key = (recording.participant or "", mark.name.casefold())
            if recording.participant and key in seen:
                yield Fault(
                    recording.line,
                    f"{recording.participant} has an iteration {mark.name!r} in line {seen[key]}, "
                    "too; other names would tell them apart",
                )
            seen.setdefault(key, recording.line)


def _clock(seconds: Seconds) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
