import re

import pytest

from rehearsal_audio.weights.catalogue import CATALOGUE, find


@pytest.mark.parametrize("name", list(CATALOGUE))
def test_every_entry_says_where_it_comes_from_and_its_licence(name: str) -> None:
    entry = CATALOGUE[name]
    assert entry.name == name
    assert entry.licence.startswith(("MIT", "Apache-2.0", "CC-BY-4.0"))
    assert entry.source
    assert entry.size_mb > 0
    assert entry.in_package or entry.wheel_files or entry.hub_repository


@pytest.mark.parametrize("name", list(CATALOGUE))
def test_hashes_are_sha256(name: str) -> None:
    for digest in CATALOGUE[name].hashes.values():
        assert re.fullmatch("[0-9a-f]{64}", digest)


def test_wheels_hold_all_files_of_their_set() -> None:
    for entry in CATALOGUE.values():
        if entry.wheel_files:
            assert {one.file for one in entry.wheel_files} == set(entry.hashes)


def test_what_the_default_pipeline_needs() -> None:
    needed = {entry.name for entry in CATALOGUE.values() if entry.needed}
    assert needed == {"pyannote-segmentation-3.0", "campplus", "whisper-base"}


def test_a_whisper_size_finds_its_set() -> None:
    entry = find("small")
    assert entry is not None
    assert entry.name == "whisper-small"
    assert find("nothing of the kind") is None
