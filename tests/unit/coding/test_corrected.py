from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.behaviours.corrections import read_corrections
from rehearsal_audio.cli import main
from rehearsal_audio.coding.corrected import corrections_of
from rehearsal_audio.errors import InputError
from rehearsal_audio.export.report_json import ReportJson, read_report
from rehearsal_audio.export.tiers import counted_events, tiers_of
from rehearsal_audio.model.conversation import Role

GOLDEN = Path(__file__).parents[2] / "golden" / "report"


@pytest.fixture
def report():
    return read_report(sorted(GOLDEN.glob("*.report.json"))[0])


def edited(report, path, change) -> Path:
    """The export of a report, each interval of the leader's events changed; None removes it."""
    tiers = []
    for tier in tiers_of(report, with_text=False):
        if tier.name.startswith("leader events"):
            kept = [new for one in tier.intervals if (new := change(one)) is not None]
            tier = replace(tier, intervals=tuple(kept))
        tiers.append(tier)
    path.write_bytes(eaf_bytes(tiers))
    return path


def first(report, behaviour):
    events = counted_events(report.events)
    return next(
        one for one in events if one.role is Role.LEADER and one.behaviour.value == behaviour
    )


def test_what_was_not_touched_says_nothing(report, tmp_path):
    assert corrections_of(edited(report, tmp_path / "a.eaf", lambda one: one), report) == ()


def test_a_new_name_relabels_and_a_missing_interval_rejects(report, tmp_path):
    target = first(report, "closed_question")
    gone = first(report, "advice_unsolicited")

    def change(one):
        if one.text == "closed_question" and one.start_s == target.start_s:
            return replace(one, text="Open question")
        return None if one.text == "advice_unsolicited" and one.start_s == gone.start_s else one

    found = corrections_of(edited(report, tmp_path / "a.eaf", change), report)
    assert {
        "action": "relabel",
        "id": target.id,
        "start_s": target.start_s,
        "behaviour": "open_question",
    } in found
    assert {"action": "reject", "id": gone.id, "start_s": gone.start_s} in found
    assert len(found) == 2


def test_a_moved_border_rejects_and_adds(report, tmp_path):
    target = first(report, "advice_unsolicited")

    def change(one):
        is_it = one.text == "advice_unsolicited" and one.start_s == target.start_s
        return replace(one, end_s=one.end_s - 0.2) if is_it else one

    found = corrections_of(edited(report, tmp_path / "a.eaf", change), report)
    assert [one["action"] for one in found] == ["add", "reject"]


def test_a_tier_that_was_emptied_rejects_all_and_one_that_is_not_there_nothing(report, tmp_path):
    emptied = corrections_of(edited(report, tmp_path / "a.eaf", lambda one: None), report)
    leader = [one for one in counted_events(report.events) if one.role is Role.LEADER]
    assert [one["action"] for one in emptied] == ["reject"] * len(leader)
    kept = [tier for tier in tiers_of(report, False) if not tier.name.startswith("leader ev")]
    (tmp_path / "b.eaf").write_bytes(eaf_bytes(kept))
    assert corrections_of(tmp_path / "b.eaf", report) == ()


@pytest.mark.parametrize(
    ("name", "interval", "message"),
    [
        ("leader events", Interval(1, 2, "kindness"), r"event at 1\.0 s is no behaviour; expected"),
        ("leader events", Interval(1, 9999, "empathy"), r"ends after the audio, at 9999\.0 s"),
        ("boss events", Interval(1, 2, "empathy"), "tier of 'boss': unknown role"),
    ],
)
def test_what_cannot_be_is_named(report, tmp_path, name, interval, message):
    tiers = [Tier("leader speech", (Interval(0, 1, "speech"),)), Tier(name, (interval,))]
    (tmp_path / "a.eaf").write_bytes(eaf_bytes(tiers))
    with pytest.raises(InputError, match=message):
        corrections_of(tmp_path / "a.eaf", report)


def test_a_file_without_events_is_named(report, tmp_path):
    (tmp_path / "a.eaf").write_bytes(eaf_bytes([Tier("leader speech", (Interval(0, 1, "x"),))]))
    with pytest.raises(InputError, match="no tier of events; expected 'leader events'"):
        corrections_of(tmp_path / "a.eaf", report)


def test_the_command_adds_to_the_corrections(report, tmp_path):
    folder = tmp_path / "P07" / "1"
    ReportJson().export(report, folder / "report.json")
    before = '{"action": "reject", "id": "x"}'
    (folder / "corrections.jsonl").write_text(before)
    file = edited(report, tmp_path / "a.eaf", lambda one: None)
    result = CliRunner().invoke(main, ["corrections", str(file), str(folder)])
    assert result.exit_code == 0, result.output
    lines = (folder / "corrections.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines[0] == before
    assert f"{len(lines) - 1} reject" in result.stdout
    assert len(read_corrections(folder / "corrections.jsonl")) == len(lines)
    assert json.loads(lines[1])["action"] == "reject"
    same = edited(report, tmp_path / "b.eaf", lambda one: one)
    result = CliRunner().invoke(main, ["corrections", str(same), str(folder)])
    assert "nothing was changed" in result.stdout
