import re

import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.page.context import read_context
from rehearsal_audio.export.page.overview_page import render_overview

GOOD = 'origin = "40 <first> rehearsals"\n[bands]\ntalk_time_ratio = [0.4, 0.65]\n'


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "context.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_a_band_is_drawn_with_its_origin_and_off_at_first(reports, written, tmp_path):
    pairs = [(tmp_path / one.recording, one) for one in reports]
    page = render_overview(pairs, tmp_path, read_context(written(GOOD)))
    assert len(re.findall(r'<rect class="context"', page)) == 1
    assert "Others: 40% to 65%" in page
    assert "40 &lt;first&gt; rehearsals" in page
    switch = re.search(r'<input type="checkbox" id="context"[^>]*>', page)
    assert switch is not None
    assert "checked" not in switch[0]


def test_without_a_context_there_is_none(reports, tmp_path):
    page = render_overview([(tmp_path / one.recording, one) for one in reports], tmp_path)
    assert 'id="context"' not in page
    assert '<rect class="context"' not in page


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[bands]\ntalk_time_ratio = [0.4, 0.6]\n", "names no origin; write where"),
        ('origin = " "\n[bands]\ntalk_time_ratio = [0.4, 0.6]\n', "names no origin"),
        ('origin = "ours"\n', "has no bands; write them"),
        ('origin = "ours"\n[bands]\nsmiles = [1, 2]\n', "smiles is not a measure"),
        ('origin = "ours"\n[bands]\ntalk_time_ratio = [0.6, 0.4]\n', "must be two numbers"),
        ('origin = "ours"\n[bands]\ntalk_time_ratio = "much"\n', "must be two numbers"),
        ("origin = ", "cannot be read as TOML"),
    ],
)
def test_a_context_that_is_none_is_one_line(written, text, message):
    with pytest.raises(InputError, match=message):
        read_context(written(text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.toml cannot be read"):
        read_context(tmp_path / "none.toml")
