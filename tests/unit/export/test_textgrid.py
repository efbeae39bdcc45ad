from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio.export.textgrid import TextGrid
from rehearsal_audio.model.conversation import Role, Utterance


def _grid(report, tmp_path):
    from praatio import textgrid

    path = tmp_path / "transcript.TextGrid"
    TextGrid().export(report, path)
    return textgrid.openTextgrid(str(path), includeEmptyIntervals=False)


def test_utterances_words_and_events_have_tiers_by_role(poor, tmp_path):
    grid = _grid(poor, tmp_path)
    assert {"leader speech", "leader utterances", "leader words", "leader events"} <= set(
        grid.tierNames
    )
    spoken = [one for one in poor.utterances if one.role is Role.LEADER]
    entries = grid.getTier("leader utterances").entries
    assert [entry.label for entry in entries] == [one.text for one in spoken]
    assert entries[0].start == pytest.approx(spoken[0].start_s, abs=0.001)
    assert len(grid.getTier("leader words").entries) == sum(len(one.words) for one in spoken)
    events = [name for name in grid.tierNames if name.startswith("leader events")]
    labels = [entry.label for name in events for entry in grid.getTier(name).entries]
    assert "interruption" in labels


def test_an_utterance_inside_another_of_the_role_has_a_lane_of_its_own(poor, tmp_path):
    spoken = (
        Utterance(0, Role.LEADER, "so what I", 1.0, 3.0),
        Utterance(1, Role.LEADER, "right", 2.0, 4.0),
    )
    report = replace(poor, utterances=spoken, labels=(), events=(), duration_s=5.0)
    grid = _grid(report, tmp_path)
    assert [tuple(one) for one in grid.getTier("leader utterances").entries] == [
        (1.0, 3.0, "so what I")
    ]
    assert [tuple(one) for one in grid.getTier("leader utterances 2").entries] == [
        (2.0, 4.0, "right")
    ]


def test_silence_is_still_a_grid(poor, tmp_path):
    report = replace(poor, utterances=(), labels=(), events=(), ipus=(), duration_s=7.0)
    assert _grid(report, tmp_path).maxTimestamp == 7.0
