"""Every format, read by its tool's own library, says what the report says to a millisecond."""

from __future__ import annotations

import html
import io
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.annotation.tiers import on_a_tier
from rehearsal_audio.export.report_json import SCHEMA_PATH
from rehearsal_audio.export.research.captions import srt_bytes, vtt_bytes
from rehearsal_audio.export.research.formats import FORMATS
from rehearsal_audio.export.research.left_out import text_left_out
from rehearsal_audio.model.conversation import Role, Utterance

GOLDEN = Path(__file__).parents[3] / "golden" / "report"
MS = 0.001 + 1e-9


@pytest.fixture(params=["awkward", "poor", "good"])
def report(request):
    return request.getfixturevalue(request.param)


def written(report, name, with_text=True) -> bytes:
    return FORMATS[name].write(report, with_text)


def spoken(report):
    timed = [one for one in report.utterances if on_a_tier(one.text)]
    return sorted(timed, key=lambda one: (one.start_s, one.end_s))


def near(ours, theirs):
    assert len(ours) == len(theirs)
    for (start_s, end_s, text), found in zip(ours, theirs, strict=True):
        assert found[2] == text
        assert abs(found[0] - start_s) <= MS
        assert abs(found[1] - end_s) <= MS


def words_of(report):
    return sorted(
        (word.start_s, word.end_s, on_a_tier(word.text))
        for one in report.utterances
        for word in one.words
    )


def test_elan_reads_what_was_written(report, tmp_path):
    from pympi.Elan import Eaf

    (tmp_path / "a.eaf").write_bytes(written(report, "eaf"))
    document = Eaf(str(tmp_path / "a.eaf"))
    by_kind: dict[str, list] = {}
    for name in document.get_tier_names():
        own = sorted(document.get_annotation_data_for_tier(name))
        assert all(before[1] <= after[0] for before, after in pairwise(own))
        kind = name.split()[1]
        by_kind.setdefault(kind, []).extend((a / 1000, b / 1000, text) for a, b, text in own)
    near(words_of(report), sorted(by_kind["words"]))
    near(
        sorted((one.start_s, one.end_s, on_a_tier(one.text)) for one in report.utterances),
        sorted(by_kind["utterances"]),
    )
    assert len(by_kind["speech"]) == len(report.ipus)


def test_praat_reads_what_was_written(report, tmp_path):
    from praatio import textgrid

    (tmp_path / "a.TextGrid").write_bytes(written(report, "textgrid"))
    grid = textgrid.openTextgrid(str(tmp_path / "a.TextGrid"), includeEmptyIntervals=False)

    def entries(kind):
        tiers = [grid.getTier(name) for name in grid.tierNames if f" {kind}" in name]
        return sorted(tuple(entry) for tier in tiers for entry in tier.entries)

    kinds = {True: "backchannel", False: "speech"}
    near(words_of(report), entries("words"))
    near(
        sorted((one.start_s, one.end_s, kinds[one.is_backchannel]) for one in report.ipus),
        entries("speech"),
    )


def test_pyannote_reads_the_rttm(report, tmp_path):
    from pyannote.database.util import load_rttm

    (tmp_path / "a.rttm").write_bytes(written(report, "rttm", with_text=False))
    (annotation,) = load_rttm(str(tmp_path / "a.rttm")).values()
    for role in Role:
        ours = sum(one.end_s - one.start_s for one in report.ipus if one.role is role)
        theirs = annotation.label_duration(role.value)
        assert theirs == pytest.approx(ours, abs=MS * len(report.ipus))


def test_meeteval_reads_ctm_and_stm(report, tmp_path):
    from meeteval.io import CTM, STM

    words = list(CTM.load(io.StringIO(written(report, "ctm").decode())))
    assert len(words) == len(words_of(report))
    assert {str(one.channel) for one in words} <= {"1", "2", "3"}
    near(
        [(start_s, end_s, "") for start_s, end_s, _ in words_of(report)],
        sorted((float(one.begin_time), float(one.begin_time + one.duration), "") for one in words),
    )
    lines = list(STM.load(io.StringIO(written(report, "stm").decode())))
    ordered = sorted(report.utterances, key=lambda said: (said.start_s, said.index))
    assert [one.speaker_id for one in lines] == [one.role.value for one in ordered]
    near(
        [(one.start_s, one.end_s, on_a_tier(one.text)) for one in ordered],
        [(float(one.begin_time), float(one.end_time), one.transcript) for one in lines],
    )


def test_players_read_the_captions(report):
    import srt
    import webvtt

    ours = [(one.start_s, one.end_s, on_a_tier(one.text)) for one in spoken(report)]
    cues = webvtt.WebVTT.from_string(written(report, "vtt").decode(), strict=True)
    near(ours, [(at(one.start), at(one.end), html.unescape(one.text)) for one in cues])
    assert [one.raw_text.split(">")[0] for one in cues] == [
        f"<v {one.role.value.capitalize()}" for one in spoken(report)
    ]
    subtitles = list(srt.parse(written(report, "srt").decode()))
    roles = [one.role.value.capitalize() for one in spoken(report)]
    near(
        [(*times, f"{role}: {text}") for role, (*times, text) in zip(roles, ours, strict=True)],
        [(one.start.total_seconds(), one.end.total_seconds(), one.content) for one in subtitles],
    )


_ms = st.integers(0, 9_000_000).map(lambda time_ms: time_ms / 1000)  # as report.json holds times


@given(st.lists(st.tuples(_ms, _ms | st.just(0.0), st.text(max_size=20)), max_size=6))
def test_captions_keep_any_text(said):
    import srt
    import webvtt

    report = captioned(said)
    ours = [(one.start_s, one.end_s, on_a_tier(one.text)) for one in spoken(report)]
    cues = webvtt.WebVTT.from_string(vtt_bytes(report).decode())
    near(ours, [(at(one.start), at(one.end), html.unescape(one.text)) for one in cues])
    subtitles = list(srt.parse(srt_bytes(report).decode()))
    near(
        ours,
        [
            (one.start.total_seconds(), one.end.total_seconds(), one.content[8:])
            for one in subtitles
        ],
    )


def captioned(said):
    from rehearsal_audio.export.report_json import read_report

    report = read_report(sorted(GOLDEN.glob("*.report.json"))[0])
    utterances = tuple(
        Utterance(index, Role.LEADER, text, start_s, start_s + length_s)
        for index, (start_s, length_s, text) in enumerate(said)
    )
    return replace(report, utterances=utterances)


def at(stamp: str) -> float:
    hours, minutes, seconds = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@pytest.mark.parametrize("with_text", [True, False])
def test_json_is_a_report(report, with_text):
    content = json.loads(written(report, "json", with_text))
    jsonschema.validate(content, json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))


def test_no_word_of_the_conversation_is_left_without_text(awkward, poor):
    for report in (awkward, poor):
        for name in ("textgrid", "eaf", "rttm", "json"):
            content = written(report, name, with_text=False).decode()
            for one in report.utterances:
                assert len(one.text) < 4 or on_a_tier(one.text) not in content
            assert "secret words" not in content
            assert "utterances" not in content or name == "json"
    assert text_left_out(awkward).events[0].details == {"outcome": "successful"}
