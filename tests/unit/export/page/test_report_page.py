from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rehearsal_audio.export.page.accuracy import accuracy_sentences
from rehearsal_audio.export.page.report_page import render_report
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.segment import Segment

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7 * 7 }}"


class _Reader(HTMLParser):
    """Collects tags, attributes and visible text."""

    def __init__(self):
        super().__init__()
        self.tags, self.text, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.text.append(data)


def _read(page):
    reader = _Reader()
    reader.feed(page)
    return reader


def test_the_page_is_one_small_file_that_loads_nothing(reports):
    for report in reports:
        page = render_report(report)
        assert len(page.encode()) <= 1_000_000
        for tag, attrs in _read(page).tags:
            assert tag not in {"link", "iframe", "object", "img", "base"}
            for name in ("src", "href", "action"):
                assert attrs.get(name, "#").startswith("#")
        assert "http:" not in page and "https:" not in page and "@import" not in page


def test_the_policy_allows_the_pages_own_script_and_no_other(poor):
    page = render_report(poor, b"sound")
    policy = re.search(r'Security-Policy" content="([^"]+)"', page).group(1)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")


def test_markup_in_data_shows_as_text(poor):
    report = replace(
        poor,
        recording=EVIL,
        iteration=EVIL,
        participant=EVIL,
        scenario=EVIL,
        utterances=(Utterance(0, Role.LEADER, EVIL, 0.8, 9.0),),
        labels=tuple(replace(one, utterance_index=0) for one in poor.labels[:3]),
        events=tuple(replace(one, quote=EVIL, source=EVIL) for one in poor.events),
        measures=(Measure("talk_time_ratio", None, "ratio", reason=EVIL), *poor.measures[1:]),
        quality=replace(poor.quality, warnings=(EVIL,)),
        provenance=replace(
            poor.provenance, settings={EVIL: EVIL}, models={EVIL: EVIL}, pipeline=EVIL
        ),
    )
    page = render_report(report, b"sound")
    reader = _read(page)
    assert [attrs for tag, attrs in reader.tags if tag == "script"] == [
        {"type": "text/plain", "id": "listen"},
        {},
    ]
    assert not any(tag == "img" for tag, _ in reader.tags)
    assert not any(name.startswith("on") for _, attrs in reader.tags for name in attrs)
    assert "".join(reader.text).count("alert(1)") > 10
    assert "49" not in "".join(part for part in reader.text if "7 * 7" in part)


def test_ids_are_unique_and_references_lead_somewhere(good):
    reader = _read(render_report(good, b"sound"))
    assert len(reader.ids) == len(set(reader.ids))
    for _, attrs in reader.tags:
        for name in ("aria-labelledby", "for"):
            if name in attrs:
                assert attrs[name] in reader.ids
        if attrs.get("href", "").startswith("#"):
            assert attrs["href"][1:] in reader.ids


def test_warnings_and_withheld_measures_are_said_in_words(poor):
    report = replace(
        poor,
        measures=(Measure("talk_time_ratio", None, "ratio", reason="one voice only"),),
        quality=replace(poor.quality, warnings=("The recording is noisy.",)),
    )
    text = "".join(_read(render_report(report)).text)
    assert "The recording is noisy." in text
    assert "one voice only" in text


def test_provenance_settings_and_checksums_are_shown(poor):
    text = "".join(_read(render_report(poor)).text)
    for shown in ("turns.ipu_max_pause_s", "0" * 64, "1" * 64, "golden", "a person's transcript"):
        assert shown in text


def test_a_conversation_without_words_still_has_a_page(poor):
    report = replace(poor, utterances=(), labels=(), events=())
    assert "No words were recognised" in render_report(report)


def test_text_without_times_still_has_a_page(poor):
    spoken = tuple(replace(one, start_s=None, end_s=None, words=()) for one in poor.utterances)
    report = replace(poor, utterances=spoken, ipus=(), events=(), scene=Segment(0.0, 0.0))
    assert poor.utterances[3].text.split(".")[-2].split("'")[0] in render_report(report)


@pytest.mark.parametrize("listen", [None, b"sound"])
def test_the_player_is_there_only_with_sound(poor, listen):
    tags = [tag for tag, _ in _read(render_report(poor, listen)).tags]
    assert ("audio" in tags) == (listen is not None)


def test_two_hours_render_and_stay_small(poor):
    times = 40
    hour = [i * poor.duration_s for i in range(times)]
    long = replace(
        poor,
        duration_s=poor.duration_s * times,
        scene=Segment(0.0, poor.duration_s * times),
        utterances=tuple(
            replace(
                one,
                index=one.index + i * len(poor.utterances),
                start_s=one.start_s + by,
                end_s=one.end_s + by,
            )
            for i, by in enumerate(hour)
            for one in poor.utterances
        ),
        ipus=tuple(
            replace(one, start_s=one.start_s + by, end_s=one.end_s + by)
            for by in hour
            for one in poor.ipus
        ),
        events=tuple(
            replace(one, id=f"{one.id}-{by}", start_s=one.start_s + by, end_s=one.end_s + by)
            for by in hour
            for one in poor.events
        ),
    )
    page = render_report(long)
    assert len(page.encode()) < 4_000_000
    assert page.count('class="row"') == 12


def test_known_limits_and_how_often_it_is_right_are_said(poor):
    text = "".join(_read(render_report(poor)).text)
    words = wording().sections["method"]
    for sentence in (*words["limit"], *accuracy_sentences(wording())):
        assert sentence in text


def test_the_method_names_the_id_of_the_analysis(poor):
    named = replace(poor, provenance=replace(poor.provenance, analysis_id="ab" * 32))
    assert f"<code>{'ab' * 32}</code>" in render_report(named)
    nameless = replace(poor, provenance=replace(poor.provenance, analysis_id=None))
    assert "Id of the analysis" not in render_report(nameless)


def test_the_page_says_whose_voice_is_the_leaders_and_how_sure_that_is(poor):
    speakers = tuple(replace(voice, confidence=0.83) for voice in poor.speakers)
    leader = next(voice for voice in speakers if voice.role is Role.LEADER)
    text = " ".join(_read(render_report(replace(poor, speakers=speakers))).text)
    assert f"{leader.label}, 83%" in text
