"""Finished reports: read, written, compared; coders against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rehearsal_audio.api.talk import find_events, label, measure
from rehearsal_audio.errors import InputError
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.report import IterationReport, Quality

if TYPE_CHECKING:
    from rehearsal_audio.coding.results import Agreement
    from rehearsal_audio.comparison import Change
    from rehearsal_audio.study import Study

PathLike: TypeAlias = Path | str


def load_report(path: PathLike) -> IterationReport:
    """A report.json, or the one in a folder.

    Parameters
    ----------
    path
        What ``analyse`` wrote.

    Raises
    ------
    InputError
        The file is missing or no report of a known version.
    """
    from rehearsal_audio.export.report_json import read_report

    found = Path(path)
    return read_report(found / "report.json" if found.is_dir() else found)


def load_study(folder: PathLike) -> Study:
    """Every report below a folder, as rows for a data frame.

    Parameters
    ----------
    folder
        What ``analyse`` wrote, or a folder that holds several of those.

    Raises
    ------
    InputError
        There is no report, or one cannot be read.

    See Also
    --------
    rehearsal_audio.study.Study
    """
    from rehearsal_audio import study

    return study.load_study(folder)


def make_report(
    conversation: Conversation,
    recording: str,
    iteration: str = "1",
    participant: str | None = None,
    scenario: str | None = None,
) -> IterationReport:
    """A report of a conversation that was never a recording here: a transcript, a script.

    Parameters
    ----------
    conversation
        Of :func:`load_conversation` or :func:`make_conversation`.
    recording, iteration
        Names in the report.
    participant, scenario
        Who leads, what is rehearsed.

    Examples
    --------
    >>> import rehearsal_audio as ra
    >>> talk = ra.make_conversation([("leader", "What do you need?"), ("actor", "Time.")])
    >>> report = ra.make_report(talk, "script-1", participant="P07")
    >>> report.measure("open_questions").value, report.measure("talk_time_ratio").reason
    (1, 'the utterances have no times; give start_s and end_s for each')
    """
    from rehearsal_audio import behaviours
    from rehearsal_audio.config import load_pipeline
    from rehearsal_audio.provenance import Inputs, make_provenance, talk_digest

    events = find_events(conversation)
    inputs = Inputs(
        None,
        files_sha256={"transcript": talk_digest(conversation)},
        weights_sha256=behaviours.weights_sha256(),
    )
    return IterationReport(
        recording=recording,
        iteration=iteration,
        participant=participant,
        scenario=scenario,
        duration_s=conversation.scene.end_s,
        scene=conversation.scene,
        speakers=conversation.speakers,
        measures=tuple(measure(conversation, events).values()),
        events=events,
        utterances=conversation.utterances,
        labels=label(conversation),
        ipus=conversation.ipus,
        quality=Quality(None, None, None, None, None, None),
        provenance=make_provenance(load_pipeline("from-files"), inputs),
    )


def compare(
    earlier: IterationReport, later: IterationReport, names: Sequence[str] = ()
) -> tuple[Change, ...]:
    """The change of measures from one iteration to a later one, and whether it exceeds the noise.

    Parameters
    ----------
    earlier, later
        Reports of one scenario.
    names
        Measures to compare; empty for all of the earlier report.
    """
    from rehearsal_audio.comparison import changes

    return changes(earlier, later, names or [one.name for one in earlier.measures])


def export_report(
    report: IterationReport, folder: PathLike, formats: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write a report's files.

    Parameters
    ----------
    report
        What to write.
    folder
        Where the files go.
    formats
        Names of :data:`rehearsal_audio.export.EXPORTERS`; empty for all of them.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    InputError
        A format is unknown.
    """
    from rehearsal_audio.export import EXPORTERS

    unknown = [name for name in formats if name not in EXPORTERS]
    if unknown:
        raise InputError(f"unknown format {unknown[0]!r}; expected one of {', '.join(EXPORTERS)}")
    paths = []
    for name in formats or EXPORTERS:
        path = Path(folder) / EXPORTERS[name].file_name
        EXPORTERS[name].export(report, path)
        paths.append(path)
    return tuple(paths)


def agreement(*codings: PathLike, match_within_s: float = 0.5) -> Agreement:
    """Whether coders agree: people with each other, and the tool with people.

    Parameters
    ----------
    *codings
        Two or more: labelled utterances (``.jsonl``), a report.json, an events.csv, or a folder of
        them. The first is the reference.
    match_within_s
        Events whose starts lie no farther apart can be one.

    Raises
    ------
    InputError
        A file is malformed, or no conversation was coded by all.
    BackendError
        The extra ``evaluation`` is not installed.
    """
    from rehearsal_audio.coding.agreement import agree
    from rehearsal_audio.coding.reading import read_coding
    from rehearsal_audio.coding.results import Settings

    return agree(
        [read_coding(Path(one)) for one in codings], Settings(match_within_s=match_within_s)
    )
