from __future__ import annotations

import json
from dataclasses import replace

import frictionless
import pytest

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.research.writing import ALL_FORMATS, Options, write_research

CODEBOOK = {"codebook.csv", "codebook.md", "codebook.json", "datapackage.json"}


@pytest.mark.parametrize("name", ALL_FORMATS)
def test_every_export_is_a_valid_package_with_a_codebook(reports, tmp_path, name):
    paths = write_research(reports, name, tmp_path, Options(with_text=True))
    assert {path.name for path in paths} >= CODEBOOK
    found = frictionless.validate(str(tmp_path / "datapackage.json"))
    metadata = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert list(frictionless.Package.metadata_validate(metadata)) == []
    listed = {one["path"] for one in metadata["resources"]}
    assert listed == {path.name for path in tmp_path.iterdir()} - {"datapackage.json"}
    if name != "parquet":  # frictionless reads Parquet only with a plug-in
        assert found.valid, found.flatten(["name", "message"])


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("with_text", [False, True])
def test_tables_keep_to_their_schema_and_keys(awkward, poor, tmp_path, wide, with_text):
    write_research([awkward, poor], "csv", tmp_path, Options(wide, with_text))
    found = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert found.valid, found.flatten(["name", "message"])
    assert (tmp_path / "measures_wide.csv").exists() == wide
    assert "second line" in (tmp_path / "utterances.csv").read_text() if with_text else True


def test_a_wrong_cell_is_found_by_the_schema(poor, tmp_path):
    write_research([poor], "csv", tmp_path)
    path = tmp_path / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",leader,", ",boss,", 1))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("name", ["ctm", "stm", "vtt", "srt"])
def test_formats_of_text_alone_need_to_be_asked_for(poor, tmp_path, name):
    with pytest.raises(InputError, match=f"the format {name} holds nothing but what was said; add"):
        write_research([poor], name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_wide_is_for_tables(poor, tmp_path):
    with pytest.raises(InputError, match="--wide is for tables, not for eaf"):
        write_research([poor], "eaf", tmp_path, Options(wide=True))


def test_one_iteration_twice_is_named(poor, tmp_path):
    with pytest.raises(InputError, match=r"two reports are of the iteration nhs-ward-1\.1"):
        write_research([poor, replace(poor, participant="P9")], "eaf", tmp_path)


def test_what_a_person_changed_is_not_replaced(poor, tmp_path):
    write_research([poor], "eaf", tmp_path)
    before = (tmp_path / "nhs-ward-1.1.eaf").read_bytes()
    write_research([poor], "eaf", tmp_path, Options(with_text=True))
    assert (tmp_path / "nhs-ward-1.1.eaf").read_bytes() != before
    (tmp_path / "nhs-ward-1.1.eaf").write_bytes(before + b"\n")
    with pytest.raises(InputError, match="was changed since it was exported, and would be lost"):
        write_research([poor], "eaf", tmp_path)


def test_the_same_reports_give_the_same_bytes(poor, tmp_path):
    for name in ALL_FORMATS:
        paths = write_research([poor], name, tmp_path / name, Options(with_text=True))
        again = write_research([poor], name, tmp_path / f"{name} again", Options(with_text=True))
        for first, second in zip(paths, again, strict=True):
            assert first.read_bytes() == second.read_bytes(), first.name
