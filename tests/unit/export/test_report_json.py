from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from jsonschema import Draft202012Validator

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import (
    SCHEMA_PATH,
    ReportJson,
    plain,
    read_report,
    report_to_json,
)
from rehearsal_audio.model.measure import Measure

SCHEMA = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_reports_fit_the_schema(reports):
    for report in reports:
        assert list(VALIDATOR.iter_errors(report_to_json(report))) == []


def test_a_report_without_words_or_audio_fits_the_schema(poor):
    bare = replace(
        poor,
        utterances=tuple(
            replace(one, words=(), start_s=None, end_s=None) for one in poor.utterances
        ),
        events=(),
        ipus=(),
        provenance=replace(poor.provenance, audio_sha256=None),
    )
    assert list(VALIDATOR.iter_errors(report_to_json(bare))) == []


def _without(path):
    def break_it(data):
        *parents, last = path
        for key in parents:
            data = data[key]
        del data[last]

    return break_it


def _with(path, value):
    def break_it(data):
        *parents, last = path
        for key in parents:
            data = data[key]
        data[last] = value

    return break_it


@pytest.mark.parametrize(
    "break_it",
    [
        _without(["scene"]),
        _without(["measures", 0, "reason"]),
        _without(["events", 0, "source"]),
        _without(["provenance", "weights_sha256"]),
        _with(["schema_version"], "2.0"),
        _with(["duration_s"], "long"),
        _with(["scene", "start_s"], -1),
        _with(["speakers", 0, "role"], "patient"),
        _with(["measures", 0, "reason"], "a value and a reason"),
        _with(["measures", 0, "value"], None),
        _with(["measures", 0, "unit"], "percent"),
        _with(["events", 0, "behaviour"], "shouting"),
        _with(["events", 0, "confidence"], 1.5),
        _with(["utterances", 0, "labels"], ["interruption"]),
        _with(["utterances", 0, "labels"], ["reflection", "reflection"]),
        _with(["quality", "overlap_share"], 3),
        _with(["provenance", "audio_sha256"], "ABC"),
        _with(["colour"], "blue"),
    ],
)
def test_schema_catches_what_is_wrong(poor, break_it):
    data = report_to_json(poor)
    break_it(data)
    assert list(VALIDATOR.iter_errors(data))


def test_what_is_read_back_writes_the_same_file(poor, tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    ReportJson().export(poor, first)
    ReportJson().export(read_report(first), second)
    assert first.read_bytes() == second.read_bytes()


def test_order_without_meaning_does_not_change_the_file(poor):
    turned = replace(
        poor,
        events=poor.events[::-1],
        labels=poor.labels[::-1],
        ipus=poor.ipus[::-1],
        provenance=replace(
            poor.provenance, versions=dict(reversed(list(poor.provenance.versions.items())))
        ),
    )
    assert json.dumps(report_to_json(turned)) == json.dumps(report_to_json(poor))


def test_times_are_rounded_to_milliseconds_and_numbers_to_six_digits(poor):
    measure = Measure(
        "talk_time_ratio", 1 / 3, "ratio", components=MappingProxyType({"a_s": 2 / 3})
    )
    data = report_to_json(replace(poor, duration_s=100 / 3, measures=(measure,)))
    assert data["duration_s"] == 33.333
    assert data["measures"][0]["value"] == 0.333333
    assert data["measures"][0]["components"] == {"a_s": 0.666667}


def test_labels_of_an_utterance_are_sorted_unique_names(poor):
    for one in report_to_json(poor)["utterances"]:
        assert one["labels"] == sorted(set(one["labels"]))
    assert report_to_json(poor)["utterances"][0]["labels"] == [
        "closed_question",
        "open_question",
        "task_focus",
    ]


def test_settings_of_any_shape_become_json():
    settings = MappingProxyType({"b": (1, 2.00000001), "a": {"path": Path("x"), "on": True}})
    assert plain(settings) == {"a": {"on": True, "path": "x"}, "b": [1, 2.0]}


def test_a_number_that_json_cannot_hold_is_not_written(poor, tmp_path):
    bad = replace(poor, measures=(Measure("overlap_s", float("nan"), "s"),))
    with pytest.raises(ValueError, match="not JSON compliant"):
        ReportJson().export(bad, tmp_path / "report.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("{}", "is not a report: it lacks 'schema_version'"),
        ('{"schema_version": "1.0"}', "is not a report: it lacks 'utterances'"),
        ('{"schema_version": "7.0"}', "has report version 7.0, expected 1"),
        ("[]", "is not a report"),
    ],
)
def test_what_is_not_a_report_is_named(tmp_path, content, message):
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_report(path)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_report(tmp_path / "none.json")


def test_golden_reports_are_what_their_builder_makes(tmp_path):
    import importlib.util

    golden = Path(__file__).parents[2] / "golden"
    spec = importlib.util.spec_from_file_location(
        "report_from_truth", golden / "report_from_truth.py"
    )
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    for name in builder.NAMES:
        ReportJson().export(builder.report_from_truth(name), tmp_path / "report.json")
        golden_file = golden / "report" / f"{name}.report.json"
        assert (tmp_path / "report.json").read_text("utf-8") == golden_file.read_text("utf-8")
