"""Reports to export: made by hand from the truth of the fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.model.report import IterationReport

GOLDEN = Path(__file__).parents[2] / "golden" / "report"


@pytest.fixture(scope="session")
def reports() -> tuple[IterationReport, ...]:
    """A poor, a mixed and a good run of one scene."""
    return tuple(read_report(path) for path in sorted(GOLDEN.glob("*.report.json")))


@pytest.fixture(scope="session")
def poor(reports: tuple[IterationReport, ...]) -> IterationReport:
    return reports[0]


@pytest.fixture(scope="session")
def good(reports: tuple[IterationReport, ...]) -> IterationReport:
    return reports[2]
