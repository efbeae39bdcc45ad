"""The figures on the page are those of the benchmarks' own results, and each detector has some."""

import json
import sys
from pathlib import Path

import pytest

from rehearsal_audio.export.page import accuracy
from rehearsal_audio.export.page.accuracy import (
    CORPORA,
    FILES,
    OVERLAPS,
    accuracy_rows,
    accuracy_sentences,
    results,
    results_folder,
)
from rehearsal_audio.export.page.wording import wording

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[4]


def test_every_detector_of_the_list_was_found_in_the_results():
    """A benchmark that renames its parts must say so in ``export/page/accuracy.py``."""
    rows = {(row.name, row.tested_on) for row in accuracy_rows(wording())}
    sets = wording().sections["accuracy"]["sets"]
    for behaviour, tested_on in [one[:2] for one in (*CORPORA, *OVERLAPS)]:
        name = "advice" if "advice" in behaviour else wording().behaviour(behaviour)
        assert (name.capitalize(), sets[tested_on]) in rows, f"{behaviour} on {tested_on}"
    assert len(accuracy_sentences(wording())) == 3


def test_the_figures_are_those_of_the_results():
    measured = json.loads((results_folder() / "labels.json").read_text("utf-8"))
    row = measured["sets"]["annomi"]["reflection"]
    shown = next(
        one
        for one in accuracy_rows(wording())
        if one.name == "Reflection" and "AnnoMI" in one.tested_on
    )
    assert shown.cases == row["cases"]
    # The results hold shares rounded to a thousandth: half a per cent and that.
    for said, share in ((shown.right, row["precision"]), (shown.found, row["recall"])):
        assert int(said.split("% (")[0]) == pytest.approx(100 * share, abs=0.56)


def test_the_results_are_shipped_with_the_package():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    shipped = build["targets"]["wheel"]["force-include"]
    for name in FILES:
        assert shipped[f"benchmarks/results/{name}.json"].startswith("rehearsal_audio/")
        assert (ROOT / "benchmarks" / "results" / f"{name}.json").is_file()


@pytest.fixture
def nothing_measured(tmp_path, monkeypatch):
    monkeypatch.setattr(accuracy, "results_folder", lambda: tmp_path)
    results.cache_clear()
    yield
    results.cache_clear()


@pytest.mark.usefixtures("nothing_measured")
def test_what_was_not_measured_is_left_out():
    assert accuracy_rows(wording()) == ()
    assert accuracy_sentences(wording()) == ()
