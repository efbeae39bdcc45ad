from __future__ import annotations

import re

import pytest

from rehearsal_audio.export.page.tiles import headline_tiles
from rehearsal_audio.export.page.wording import FOLDER, wording
from rehearsal_audio.model.event import Behaviour

WORDS = wording()


@pytest.mark.parametrize("behaviour", list(Behaviour))
def test_every_behaviour_has_name_plural_and_meaning(behaviour):
    words = WORDS.sections["behaviours"][behaviour.value]
    assert words["name"] and words["plural"] and words["meaning"].endswith((".", "”"))


def test_every_measure_of_the_extractors_has_words(poor):
    from rehearsal_audio.features import measure
    from rehearsal_audio.model.conversation import Conversation

    empty = Conversation(poor.scene, (), (), (), (), ())
    for found in measure(empty, ()):
        assert WORDS.measure(found.name)["meaning"], found.name


def test_a_measure_without_words_shows_its_name():
    assert WORDS.measure("gap_s") == {"title": "Gap s", "show": "number", "meaning": ""}


def test_texts_are_filled_in():
    assert WORDS.text("page", "run", iteration="2") == "Run 2"
    assert WORDS.text("tiles.talk_time", "title") == "Talk time"


def test_no_score_no_percentile_no_feeling_is_promised():
    text = (FOLDER / "en_GB.toml").read_text("utf-8").casefold()
    assert not re.search(r"\b(score|grade|percentile|rank|emotion|sentiment|stress level)\b", text)


def test_the_first_page_has_no_jargon(good, poor):
    words = " ".join(
        f"{tile.unit} {tile.made_of} {tile.quote_title}"
        for report in (good, poor)
        for tile in headline_tiles(report, WORDS)
    ).casefold()
    for term in (
        "ipu",
        "backchannel",
        "diaris",
        "interval",
        "ratio",
        "floor",
        "poisson",
        "utterance",
    ):
        assert not re.search(rf"\b{term}", words) or term == "floor"


TEMPLATES = sorted((FOLDER.parent / "templates").glob("*.j2"))
SCRIPTS = sorted((FOLDER.parent / "templates").glob("*.js"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_of_its_own(path):
    code = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    text = code.sub("", path.read_text("utf-8"))
    shown = re.sub(r"<[^>]*>", " ", text)
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= {"rehearsal", "audio"}
    read_out = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', text)
    assert "".join(re.findall(r"[A-Za-z]{2,}", " ".join(read_out))) == ""


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_nothing_of_its_own(path):
    code = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    literals = [first or second for first, second in re.findall(r'"([^"\n]*)"|`([^`]*)`', code)]
    said = [
        one for one in literals if re.search(r"(?:^|\s)[A-Z]?[a-z]+ [a-z]+(?:\s|$|[.,!?])", one)
    ]
    assert said == ["use strict"]
