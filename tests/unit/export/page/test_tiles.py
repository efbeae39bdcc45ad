from __future__ import annotations

from dataclasses import replace

import pytest

from rehearsal_audio.export.page.tiles import clearest, headline_tiles
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.event import Behaviour
from rehearsal_audio.model.measure import Measure


def _tiles(report):
    return {tile.name: tile for tile in headline_tiles(report, wording())}


def _with(report, *measures):
    names = {measure.name for measure in measures}
    others = tuple(one for one in report.measures if one.name not in names)
    return replace(report, measures=(*others, *measures))


def test_the_five_tiles_stand_in_their_order(poor):
    assert [tile.name for tile in headline_tiles(poor, wording())] == [
        "talk_time",
        "interruptions",
        "first_advice",
        "open_questions",
        "reflections",
    ]


def test_each_tile_has_value_unit_denominator_and_quote(poor):
    tiles = _tiles(poor)
    assert tiles["talk_time"].value == "63%"
    assert "Leader 1:40, actor 0:59" in tiles["talk_time"].made_of
    assert tiles["interruptions"].value == "4.1"
    assert tiles["interruptions"].made_of.startswith("4 clear interruptions in 0:59")
    assert tiles["first_advice"].value == "0:36"
    assert tiles["first_advice"].made_of == "The actor had spoken for 0:17 by then."
    assert tiles["open_questions"].value == "1 of 4"
    assert tiles["open_questions"].range == ("5%", "70%")
    assert tiles["interruptions"].quote.quote.startswith("Half nine?")
    assert tiles["open_questions"].quote.start_s == pytest.approx(5.154)


def test_bars_lie_on_the_scale(reports):
    for report in reports:
        for tile in headline_tiles(report, wording()):
            if tile.bar:
                bar = tile.bar
                assert 0 <= bar.low_percent <= bar.value_percent <= bar.high_percent <= 100


def test_no_advice_is_said_with_the_length_observed(good):
    tile = _tiles(good)["first_advice"]
    assert (tile.value, tile.quote, tile.withheld) == ("None", None, None)
    assert tile.unit == "in 3:44: no advice that was not asked for"
    assert (tile.wait.percent, tile.wait.is_open) == (100.0, True)
    assert tile.cell == "none in 3:44"


def test_a_withheld_measure_shows_its_reason(poor):
    report = _with(
        poor,
        Measure("talk_time_ratio", None, "ratio", reason="the two voices cannot be told apart"),
        Measure("reflections_per_min", None, "per_min", reason="no words are known"),
        Measure("questions", None, "count", reason="no words are known"),
        Measure("interruption_rate_by_leader", None, "per_min", reason="too much overlap"),
        Measure("time_to_first_advice_s", None, "s", reason="no words are known"),
        Measure("advice_count", None, "count", reason="no words are known"),
    )
    assert {tile.withheld for tile in _tiles(report).values()} == {
        "the two voices cannot be told apart",
        "no words are known",
        "too much overlap",
    }


def test_no_questions_is_zero_and_not_a_ratio(poor):
    report = _with(
        poor,
        Measure("questions", 0, "count"),
        Measure("open_question_ratio", None, "ratio", reason="no question"),
    )
    assert _tiles(report)["open_questions"].value == "0"


def test_the_share_and_its_counts_agree_where_questions_are_stacked(poor):
    share = Measure("open_question_ratio", 0.5, "ratio", components={"open": 1, "closed": 1})
    report = _with(poor, share)
    tile = _tiles(report)["open_questions"]
    assert (tile.value, tile.unit) == ("1 of 2", "questions were open (50%)")


def test_one_of_something_is_in_the_singular(poor):
    rate = Measure("interruption_rate_by_leader", 1.0, "per_min", components={"actor_floor_s": 60})
    report = _with(poor, rate, Measure("interruptions_by_leader", 1, "count"))
    assert _tiles(report)["interruptions"].made_of.startswith("1 clear interruption in 1:00")


def test_a_report_that_lacks_a_measure_still_has_its_tile(poor):
    tiles = _tiles(replace(poor, measures=()))
    assert {tile.withheld for tile in tiles.values()} == {"not in this report"}


def test_the_clearest_example_is_the_surest_then_the_longest(poor):
    events = [one for one in poor.events if one.behaviour is Behaviour.ADVICE_UNSOLICITED]
    sure = replace(events[-1], confidence=0.99)
    others = tuple(one for one in poor.events if one.id != sure.id)
    report = replace(poor, events=(*others, sure))
    assert clearest(report, Behaviour.ADVICE_UNSOLICITED) == sure
    assert clearest(poor, Behaviour.EMPATHY) is None


def test_a_good_move_that_cuts_in_is_shown_only_where_there_is_no_other(poor):
    asked = next(one for one in poor.events if one.behaviour is Behaviour.OPEN_QUESTION)
    clean = replace(asked, id="clean", start_s=170.0, end_s=171.0, confidence=0.6, quote="How so?")
    spoilt = replace(asked, id="spoilt", confidence=0.95)
    cut_in = replace(spoilt, id="cut", behaviour=Behaviour.INTERRUPTION)
    both = replace(poor, events=(spoilt, cut_in, clean))
    assert clearest(both, Behaviour.OPEN_QUESTION) == clean
    alone = replace(poor, events=(spoilt, cut_in))
    assert clearest(alone, Behaviour.OPEN_QUESTION) == spoilt


def test_it_is_said_where_questions_in_a_row_count_once(poor):
    share = Measure("open_question_ratio", 0.5, "ratio", components={"open": 1, "closed": 1})
    assert "only the last counts" in _tiles(_with(poor, share))["open_questions"].made_of
    assert "only the last counts" not in _tiles(poor)["open_questions"].made_of
