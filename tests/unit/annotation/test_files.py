"""What is written by one hand is read by the tool's own library, and the other way round."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.annotation import read_tiers
from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier, lanes
from rehearsal_audio.errors import BackendError, InputError

TIERS = [
    Tier(
        "leader speech", (Interval(0.123, 1.5, "speech"), Interval(2, 3, "backchannel")), "leader"
    ),
    Tier("actor speech", (Interval(1.2, 2.75, "speech"),), "actor"),
    Tier(
        "leader utterances", (Interval(0.123, 3, 'say "<b>&amp; no</b>" – naïve 你好'),), "leader"
    ),
]

_times = st.floats(0, 3600, allow_nan=False)
_texts = st.text(max_size=12)
_intervals = st.lists(
    st.builds(
        lambda start, length, text: Interval(start, start + length, text),
        _times,
        st.floats(0, 20),
        _texts,
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("ending", ["eaf", "TextGrid"])
def test_what_is_written_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(eaf_bytes(TIERS) if ending == "eaf" else textgrid_bytes(TIERS, 10.0))
    read = read_tiers(path)
    assert [(tier.name, tier.intervals) for tier in read] == [
        (tier.name, tier.intervals) for tier in TIERS
    ]


@given(_intervals)
def test_no_interval_moves_by_a_millisecond(tmp_path_factory, intervals) -> None:
    folder = tmp_path_factory.mktemp("tiers")
    tiers = lanes("leader words", intervals)
    (folder / "a.eaf").write_bytes(eaf_bytes(tiers))
    (folder / "a.TextGrid").write_bytes(textgrid_bytes(tiers, 3700.0))
    for ending in ("eaf", "TextGrid"):
        read = sorted(one for tier in read_tiers(folder / f"a.{ending}") for one in tier.intervals)
        expected = sorted(one for tier in tiers for one in tier.intervals)
        if ending == "TextGrid":  # to Praat an interval without text is silence
            expected = [one for one in expected if one.text]
        assert [one.text for one in read] == [one.text for one in expected]
        for ours, theirs in zip(expected, read, strict=True):
            assert theirs.start_s == pytest.approx(ours.start_s, abs=1e-6)
            assert theirs.end_s == pytest.approx(ours.end_s, abs=1e-6)
    for tier in tiers:
        for one in tier.intervals:
            assert any(
                abs(one.start_s - given.start_s) <= 0.0005001
                and one.end_s - given.end_s <= 0.0015001
                for given in intervals
            )


def test_praats_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.TextGrid"
    path.write_text(textgrid_bytes(TIERS, 5.0).decode("utf-8"), encoding="utf-16")
    assert read_tiers(path)[2].intervals[0].text.endswith("你好")


def test_the_same_tiers_give_the_same_bytes() -> None:
    assert eaf_bytes(TIERS) == eaf_bytes(TIERS)


@pytest.mark.parametrize("ending", ["eaf", "TextGrid"])
@pytest.mark.parametrize("content", [b"", b"<a/>", b"\xff\xfe\x00", b"File type"])
def test_another_file_under_the_ending_is_named(
    tmp_path: Path, ending: str, content: bytes
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(content)
    with pytest.raises(InputError, match="that can be read"):
        read_tiers(path)


def test_a_missing_file_and_another_ending_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_tiers(tmp_path / "none.eaf")
    with pytest.raises(InputError, match=r"expected a \.TextGrid or an \.eaf"):
        read_tiers(tmp_path / "a.txt")


def test_an_annotation_without_times_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.eaf"
    path.write_bytes(eaf_bytes(TIERS).replace(b' TIME_VALUE="2750"', b""))
    with pytest.raises(InputError, match="tier 'actor speech' has an annotation without times"):
        read_tiers(path)


def test_a_missing_library_says_what_to_install(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pympi", None)
    with pytest.raises(BackendError, match=r'pip install "rehearsal-audio\[research\]"'):
        eaf_bytes(TIERS)
