"""Many reports as one study: rows for a data frame, times that may be censored.

Rows are plain dictionaries, one a measure and iteration, so that pandas, polars or R take them as
they are; nothing of them is needed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport

Row = dict[str, str | float | bool | None]


@dataclass(frozen=True, slots=True)
class Study:
    """Reports of several participants and iterations.

    Parameters
    ----------
    reports
        In order of recording and iteration.
    """

    reports: tuple[IterationReport, ...]

    def __len__(self) -> int:
        return len(self.reports)

    def __iter__(self) -> Iterator[IterationReport]:
        return iter(self.reports)

    def rows(self, names: Sequence[str] = ()) -> list[Row]:
        """One row a measure and iteration.

        Parameters
        ----------
        names
            Measures to take; empty for all.

        Returns
        -------
        list of dict
            ``recording iteration participant scenario analysis_id scene_s measure value unit low
            high reason``; ``value`` is None where there is none, ``reason`` then says why.
        """
        return [
            {
                **_of(report),
                "measure": measure.name,
                "value": measure.value,
                "unit": measure.unit,
                "low": measure.low,
                "high": measure.high,
                "reason": measure.reason,
            }
            for report in self.reports
            for measure in report.measures
            if not names or measure.name in names
        ]

    def wide(self, names: Sequence[str]) -> list[Row]:
        """One row an iteration, one column a measure; None where there is no value.

        Parameters
        ----------
        names
            Measures to take.
        """
        return [
            {**_of(report), **{name: report.measure(name).value for name in names}}
            for report in self.reports
        ]

    def times(self, name: str) -> list[Row]:
        """A time until something happened, with the scenes in which it did not.

        Parameters
        ----------
        name
            Such as ``"time_to_first_advice_s"``.

        Returns
        -------
        list of dict
            With ``duration_s`` and ``observed``: False where it did not happen in the scene, so
            that the true time is longer (right-censored). Scenes whose measure was withheld or
            undefined are left out: of them nothing is known.
        """
        rows = []
        for report in self.reports:
            measure = report.measure(name)
            duration_s = measure.censored_at_s if measure.value is None else measure.value
            if duration_s is not None:
                observed = measure.value is not None
                rows.append({**_of(report), "duration_s": duration_s, "observed": observed})
        return rows


def load_study(folder: Path | str) -> Study:
    """Every report below a folder.

    Parameters
    ----------
    folder
        What ``rehearsal-audio analyse`` wrote, or a folder that holds several of those.

    Raises
    ------
    InputError
        There is no report.json, or one cannot be read.
    """
    paths = sorted(Path(folder).rglob("report.json"))
    if not paths:
        raise InputError(
            f"found no report.json below {folder}; give the folder that "
            "`rehearsal-audio analyse` wrote"
        )
    return Study(tuple(map(read_report, paths)))


def _of(report: IterationReport) -> Row:
    """The columns that every row begins with."""
    return {
        "recording": report.recording,
        "iteration": report.iteration,
        "participant": report.participant,
        "scenario": report.scenario,
        "analysis_id": report.provenance.analysis_id,
        "scene_s": report.scene.duration_s,
    }
