"""Offers, signposts, follow-through, information, and the list of services."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.behaviours.labelling import labels_of, talk_of

from rehearsal_audio.behaviours import labels_by_rule
from rehearsal_audio.behaviours.helping import HelpingDetector
from rehearsal_audio.behaviours.services import PACKAGED, Settings, load_services, service_pattern
from rehearsal_audio.errors import SettingsError

HELPING = {
    "offer_specific",
    "offer_generic",
    "signpost_specific",
    "signpost_generic",
    "follow_through",
    "information",
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I'll move you off nights from Monday, for four weeks.", {"offer_specific"}),
        ("Would it help if I swapped your shifts?", {"offer_specific"}),
        ("I'll send that referral before I go home today.", {"follow_through"}),
        ("Let's meet again on Thursday at two.", {"follow_through"}),
        ("I'll collect the folders tomorrow morning.", {"follow_through"}),
        ("I'll say it at the briefing on Monday.", {"follow_through"}),
        ("I'm taking two of those off you.", {"offer_specific"}),
        ("What if I took the evening calls?", {"offer_specific"}),
        ("I'll be short on Thursday.", set()),
        ("The policy is that it stays between us.", {"information"}),
        ("Nothing's recorded on your file.", {"information"}),
        ("Asking for an assessment doesn't start anything formal.", {"information"}),
        ("There's all sorts on the portal.", {"signpost_generic"}),
        ("There's the Rowan Trust. They've a line you can ring.", {"signpost_specific"}),
        ("My door's always open.", {"offer_generic"}),
        ("Let me know if you need anything.", {"offer_generic"}),
        ("Occupational health can see you this week.", {"signpost_specific"}),
        ("The EAP is free and you can ring them at night.", {"signpost_specific"}),
        ("There's a mental health first aider upstairs, it's Anita.", {"signpost_specific"}),
        ("There's loads of support out there.", {"signpost_generic"}),
        ("It's all on the intranet.", {"signpost_generic"}),
        ("The policy says you get three days for that.", {"information"}),
        ("We'll catch up at some point.", set()),
        ("I'll be honest with you.", set()),
        ("I can see that.", set()),
        ("HR want that form back.", set()),
        ("Have you spoken to occupational health?", set()),
        ("Have you thought about seeing your GP?", set()),
    ],
)
def test_helping(said: str, expected: set[str]) -> None:
    assert labels_of(said) & HELPING == expected


def test_an_answer_to_a_question_for_a_fact_informs() -> None:
    heard = "Will it come out of my leave?"
    assert "information" in labels_of("It comes out of a separate pot altogether.", heard)


def test_a_facilitators_own_services_are_found() -> None:
    talk = talk_of("L The Quiet-Room crew can see you on Friday.")
    own = HelpingDetector(Settings(services=("quiet room crew",)))
    assert [one.behaviour.value for one in own.detect(talk, ())] == ["signpost_specific"]
    assert "signpost_specific" not in {
        one.behaviour.value for one in HelpingDetector().detect(talk, ())
    }
    assert "signpost_specific" in {
        one.behaviour.value for one in labels_by_rule(talk, Settings(services=("quiet room crew",)))
    }


def test_an_empty_name_of_a_service_is_refused() -> None:
    with pytest.raises(ValueError, match="services holds an empty name"):
        Settings(services=("hr", " "))


def test_the_packaged_list_has_the_usual_ones() -> None:
    names = load_services(PACKAGED)
    assert {"occupational health", "eap", "mental health first aider", "hr", "union rep"} <= set(
        names
    )
    assert all(service_pattern().search(name.replace("'", "")) for name in names if len(name) > 8)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not toml [", "no readable list of services"),
        ("[other]\n", "no readable list of services"),
        ("[services]\nlocal = [1]\n", "expected the names of services as text"),
        ("[services]\n", "expected the names of services as text"),
    ],
)
def test_a_malformed_list_is_one_clear_error(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "services.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        load_services(path)


def test_a_missing_list_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no readable list of services"):
        load_services(tmp_path / "none.toml")


def test_what_the_leader_has_is_no_commitment() -> None:
    said = "I've got three off sick already, and I really need you on nights next week."
    assert "follow_through" not in labels_of(said)
