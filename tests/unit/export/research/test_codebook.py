"""The codebook cannot drift: every name has an entry, every formula gives its value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio import behaviours, features
from rehearsal_audio.config import load_pipeline, pipeline_names, settings_in_force
from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.export.research.codebook import (
    DETECTOR_OF,
    bounds_of,
    column_entries,
    component_entries,
    label_entries,
    make_codebook,
    measure_entries,
)
from rehearsal_audio.export.research.codebook_files import codebook_markdown
from rehearsal_audio.export.research.formulas import FORMULAS
from rehearsal_audio.export.research.table_files import wide_table
from rehearsal_audio.export.research.tables import TABLES
from rehearsal_audio.model.event import Behaviour


@pytest.fixture(scope="module")
def measured(reports):
    """All measures, as the code computes them now, of three conversations."""
    found = []
    for report in reports:
        conversation = conversation_from_utterances(report.utterances)
        labels = behaviours.label(conversation.utterances)
        events = (
            *behaviours.detect(conversation),
            *behaviours.events_of_labels(conversation, labels),
        )
        found += features.measure(conversation, events)
    return found


def test_every_measure_has_an_entry_with_all_its_parts(measured):
    entries = {one.name: one for one in measure_entries()}
    assert {measure.name for measure in measured} == set(entries)
    for one in entries.values():
        for part in ("meaning", "unit", "missing", "rule", "interval", "source", "weaknesses"):
            assert getattr(one, part), (one.name, part)


def test_every_label_and_event_has_an_entry_with_all_its_parts():
    entries = {one.name: one for one in label_entries()}
    assert set(entries) == {one.value for one in Behaviour}
    for one in entries.values():
        for part in ("meaning", "type", "rule", "source", "weaknesses", "settings"):
            assert getattr(one, part), (one.name, part)


def test_every_column_has_an_entry(reports):
    tables = (*TABLES, wide_table(reports))
    entries = {(one.table, one.name): one for one in column_entries(tables)}
    for table in tables:
        for column in table.columns:
            one = entries[table.name, column.name]
            assert one.meaning and one.type and one.missing
            assert (
                column.kind != "number" or one.unit or table.name in ("components", "event_details")
            )


def test_every_component_has_an_entry(measured):
    named = {one.name for one in component_entries()}
    assert {name for measure in measured for name in measure.components} <= named


@pytest.mark.parametrize("name", pipeline_names())
def test_every_setting_has_a_meaning(poor, name):
    settings = settings_in_force(load_pipeline(name))
    reports = [replace(poor, provenance=replace(poor.provenance, settings=settings))]
    entries = [one for one in make_codebook(reports, ()) if one.kind == "setting"]
    assert {
        "turns.ipus.ipu_max_pause_s",
        "behaviours.overlaps.min_overlap_s",
        "features.response.answered_turn_min_s",
    } <= {one.name for one in entries}
    assert [one.name for one in entries if not one.meaning] == []


def test_formulas_give_the_values(measured):
    checked = set()
    for measure in measured:
        formula = FORMULAS.get(measure.name)
        if formula is not None and measure.value is not None:
            assert formula.value(measure.components) == pytest.approx(measure.value, abs=1e-6)
            checked.add(measure.name)
    assert checked == set(FORMULAS)


def test_a_measure_with_a_quotients_unit_has_a_formula(measured):
    quotients = {one.name for one in measured if one.unit in ("ratio", "per_min")}
    assert quotients == set(FORMULAS)


def test_values_and_intervals_keep_to_their_bounds(measured):
    for measure in measured:
        minimum, maximum = bounds_of(measure.name, measure.unit)
        for value in (measure.value, measure.low, measure.high):
            assert value is None or minimum is None or value >= minimum, measure.name
            assert value is None or maximum is None or value <= maximum, measure.name


def test_detectors_are_those_that_fire(reports):
    for report in reports:
        for label in behaviours.label(report.utterances):
            if label.behaviour is not Behaviour.BACKCHANNEL:
                found_by = {DETECTOR_OF[label.behaviour.value], "wording"}
                assert label.source.split(".")[0] in found_by


def test_it_reads_as_markdown(reports):
    text = codebook_markdown(make_codebook(reports, TABLES), {"format": "csv"})
    assert "### `talk_time_ratio`" in text
    assert "- Formula: leader_s / (leader_s + actor_s)" in text
    assert "| `events.confidence` |" in text
