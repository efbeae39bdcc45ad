"""Recordings to reports: the whole way, or one stage alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rehearsal_audio.errors import InputError
from rehearsal_audio.model.report import IterationReport
from rehearsal_audio.model.speech import Diarisation, Transcript

if TYPE_CHECKING:
    from rehearsal_audio.verification import Verdict

PathLike: TypeAlias = Path | str


def analyse(
    source: PathLike,
    out: PathLike,
    pipeline: str = "default",
    leader: str = "first",
    consent_confirmed: bool = False,
) -> tuple[IterationReport, ...]:
    """Analyse a recording, a folder of recordings or a session file.

    Parameters
    ----------
    source
        Any audio or video file, a folder, or a session file (YAML or TOML).
    out
        Folder of results; ``OUT/<recording>/<iteration>/`` holds the files of each iteration, as
        the command line writes them. A second run takes what it kept there.
    pipeline
        Name of a pipeline, or the path of a TOML file.
    leader
        ``"first"`` (speaks first), ``"most"``, ``"least"``, a diarised label, ``"channel:1"`` or
        ``"voice:FILE"``.
    consent_confirmed
        Whether everybody on several recordings has agreed; else the session file must record it.

    Returns
    -------
    tuple of IterationReport
        One an iteration.

    Raises
    ------
    RehearsalAudioError
        A recording cannot be read, or weights, settings or consent are missing. With several
        recordings the others are analysed all the same, then the first failure is raised.
    """
    from rehearsal_audio.batch import Options, gather, run
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.export import export_overview
    from rehearsal_audio.export.report_json import read_report
    from rehearsal_audio.session import require_consent

    jobs = gather([Path(source)], leader)
    require_consent([job.consent for job in jobs], consent_confirmed)
    outcomes = run(jobs, load_pipeline(pipeline), Path(out), Options(), lambda *told: None)
    paths = [path for outcome in outcomes for path in outcome.reports]
    reports = [(path.parent, read_report(path)) for path in paths]
    if reports:
        export_overview(reports, Path(out))
    for outcome in outcomes:
        if outcome.failure:
            raise InputError(outcome.failure)
    return tuple(report for _, report in reports)


def transcribe(recording: PathLike, pipeline: str = "default") -> Transcript:
    """Words of a recording with their times and confidences.

    Parameters
    ----------
    recording
        Any audio or video file.
    pipeline
        Whose settings of recognition are taken.

    Raises
    ------
    RehearsalAudioError
        The recording cannot be read, or weights are missing.
    """
    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.transcription import make_transcriber

    _, audio = read_recording(Path(recording))
    return make_transcriber(load_pipeline(pipeline).transcription).transcribe(audio)


def diarise(recording: PathLike, pipeline: str = "default") -> Diarisation:
    """Who speaks when in a recording, overlaps kept.

    Parameters
    ----------
    recording
        Any audio or video file.
    pipeline
        Whose settings of diarisation are taken, the number of voices with them.

    Raises
    ------
    RehearsalAudioError
        The recording cannot be read, or weights are missing.
    """
    from rehearsal_audio.audio import read_recording
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.diarisation import make_diariser

    settings = load_pipeline(pipeline)
    _, audio = read_recording(Path(recording))
    return make_diariser(settings.diarisation).diarise(audio, settings.num_speakers)


def verify(report: PathLike, audio: PathLike | None = None) -> Verdict:
    """Whether a report holds, and can be made again here.

    Parameters
    ----------
    report
        A report.json.
    audio
        Its recording, or a folder that holds it; None checks the report alone.

    Raises
    ------
    InputError
        The file is no report, or the recording is not there.
    """
    from rehearsal_audio import verification

    return verification.verify(Path(report), None if audio is None else Path(audio))
