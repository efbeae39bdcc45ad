"""Time to the first advice: censored where there is none, never fooled by weak ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.features.labelled_talk import event, named, talk, wordless

from rehearsal_audio.features.first_advice import FirstAdviceExtractor, FirstAdviceSettings
from rehearsal_audio.model.conversation import Role

TALK = talk(("L", "How are you?", 1.0, 3.0), ("A", "Tired.", 3.5, 6.5), ("L", "Rest.", 7.0, 9.0))


def measures(events: list, settings: FirstAdviceSettings | None = None) -> dict:
    return named(FirstAdviceExtractor(settings).extract(TALK, events))


def test_from_the_first_speech_to_the_first_unsolicited_advice() -> None:
    found = measures(
        [
            event("open_question", 1.0),
            event("advice_solicited", 6.8),
            event("advice_unsolicited", 7.0),
            event("advice_unsolicited", 8.0),
        ]
    )
    first = found["time_to_first_advice_s"]
    assert first.value == pytest.approx(6.0)
    assert first.components["observed_s"] == pytest.approx(8.0)
    assert first.components["open_question_before"] == 1
    assert first.components["reflection_before"] == 0
    assert first.components["acknowledgement_before"] == 0
    assert found["actor_speech_before_first_advice_s"].value == pytest.approx(3.0)
    assert found["advice_count"].value == 3
    assert found["advice_count"].components["advice_unsolicited"] == 2
    assert found["advice_rate_per_min"].value == pytest.approx(3 / (4.0 / 60))


def test_none_given_is_censored_with_the_observed_length() -> None:
    found = measures([])
    first = found["time_to_first_advice_s"]
    assert first.value is None
    assert first.reason == "no advice given in 0:08"
    assert first.components["observed_s"] == pytest.approx(8.0)
    assert found["actor_speech_before_first_advice_s"].reason == "no advice given in 0:08"
    assert found["advice_count"].value == 0


def test_what_is_not_sure_enough_or_not_the_leaders_is_no_first_advice() -> None:
    weak = event("advice_unsolicited", 7.0, confidence=0.55)
    theirs = replace(event("advice_unsolicited", 4.0), role=Role.ACTOR)
    found = measures([weak, theirs])
    assert found["time_to_first_advice_s"].value is None
    assert found["advice_count"].value == 1
    looser = measures([weak], FirstAdviceSettings(headline_confidence=0.5))
    assert looser["time_to_first_advice_s"].value == pytest.approx(6.0)


def test_a_persons_advice_counts() -> None:
    found = measures([event("advice_unsolicited", 8.0, confidence=1.0, source="human")])
    assert found["time_to_first_advice_s"].value == pytest.approx(7.0)


def test_without_words_or_times_there_is_a_reason() -> None:
    assert all(
        one.reason == "needs words, and only times are known"
        for one in FirstAdviceExtractor().extract(wordless(), [])
    )
    untimed = talk(("L", "You should rest.", None, None))
    found = named(FirstAdviceExtractor().extract(untimed, [event("advice_unsolicited", 0.0)]))
    assert found["time_to_first_advice_s"].value is None
    assert "no times" in str(found["time_to_first_advice_s"].reason)
    assert found["advice_count"].value == 1


def test_nobody_speaks() -> None:
    found = named(FirstAdviceExtractor().extract(talk(), []))
    assert found["advice_count"].reason is not None
    assert found["time_to_first_advice_s"].reason is not None
