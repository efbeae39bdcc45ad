from __future__ import annotations

from pathlib import Path

import pytest

from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.errors import InputError


def read(tmp_path: Path, *tiers: Tier):
    path = tmp_path / "a.TextGrid"
    path.write_bytes(textgrid_bytes(tiers, 20.0))
    return read_annotated_speech(path)


def test_names_say_what_a_tier_holds(tmp_path):
    found = read(
        tmp_path,
        Tier("Leader Speech", (Interval(0, 1, "speech"),)),
        Tier("leader speech 2", (Interval(2, 3, "speech"),)),
        Tier("actor_speech", (Interval(1, 2, "speech"),)),
        Tier("leader words", (Interval(0, 0.4, "Why"), Interval(0.4, 1, "now?"))),
        Tier("leader utterances", (Interval(0, 1, "not these"),)),
        Tier("actor utterances", (Interval(1, 2, "I see"),)),
        Tier("leader events", (Interval(0, 1, "open_question"),)),
    )
    assert found.speech == {
        "leader": (Interval(0, 1, "speech"), Interval(2, 3, "speech")),
        "actor": (Interval(1, 2, "speech"),),
    }
    assert [(word.speaker, word.text, word.start_s) for word in found.words] == [
        ("leader", "Why", 0),
        ("leader", "now?", 0.4),
        ("actor", "I", 1),
        ("actor", "see", 1.25),
    ]
    assert found.events == {"leader": (Interval(0, 1, "open_question"),)}


def test_utterances_are_speech_where_there_is_no_speech_tier(tmp_path):
    found = read(tmp_path, Tier("Anna utterances", (Interval(0, 1, "yes indeed"),)))
    assert found.speech == {"Anna": (Interval(0, 1, "yes indeed"),)}


@pytest.mark.parametrize(
    ("texts", "words"), [(("x", "x"), 0), (("Why?", "Oh."), 2), (("I see", "I see"), 4)]
)
def test_a_persons_own_tiers_are_speakers_and_hold_words_if_they_differ(tmp_path, texts, words):
    tier = Tier("Anna", (Interval(0, 1, texts[0]), Interval(2, 3, texts[1])))
    found = read(tmp_path, tier)
    assert set(found.speech) == {"Anna"}
    assert len(found.words) == words


def test_the_participant_of_an_elan_tier_is_the_speaker(tmp_path):
    path = tmp_path / "a.eaf"
    path.write_bytes(eaf_bytes([Tier("L-txt", (Interval(0, 1, ""),), "Leader")]))
    assert set(read_annotated_speech(path).speech) == {"leader"}


@pytest.mark.parametrize("name", ["actr speech", "notes utterances"])
def test_an_unknown_role_beside_a_role_is_named(tmp_path, name):
    tiers = Tier("leader speech", (Interval(0, 1, "x"),)), Tier(name, (Interval(1, 2, "x"),))
    with pytest.raises(InputError, match=r"tier of '(actr|notes)': unknown role; expected leader"):
        read(tmp_path, *tiers)


@pytest.mark.parametrize("name", ["leader events", "speech"])
def test_no_tier_of_speech_is_named(tmp_path, name):
    tiers = [Tier(name, (Interval(0, 1, "open_question"),))] if name != "speech" else []
    with pytest.raises(InputError, match="no tier with intervals of speech; expected a tier"):
        read(tmp_path, *tiers)
