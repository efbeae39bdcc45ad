from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal_audio.config import load_pipeline, settings_in_force
from rehearsal_audio.export.report_json import plain
from rehearsal_audio.provenance import (
    Inputs,
    analysis_id,
    file_digest,
    id_of,
    id_text,
    make_provenance,
    package_digest,
    text_digest,
)

SETTINGS = settings_in_force(load_pipeline("default"))
INPUTS = Inputs(
    "a" * 64, 0.0, 250.0, "first", {"corrections": "b" * 64}, {"base/model.bin": "c" * 64}
)


def with_setting(name: str, value: object) -> dict[str, object]:
    stage, _, key = name.partition(".")
    return {**SETTINGS, stage: {**SETTINGS[stage], key: value} if key else value}


def test_the_id_is_the_sum_of_its_text() -> None:
    text = id_text("0.1.0", SETTINGS, INPUTS)
    assert analysis_id("0.1.0", SETTINGS, INPUTS) == hashlib.sha256(text.encode()).hexdigest()
    assert text.startswith(
        f"rehearsal-audio analysis 1\npackage 0.1.0\naudio {'a' * 64}\nspan 0 250\n"
        'leader "first"\nsetting attribution.'
    )
    assert text.endswith(f"file corrections {'b' * 64}\nweights {'c' * 64}\n")


def test_the_id_is_the_same_from_the_settings_of_a_report() -> None:
    """report.json rounds numbers, sorts names and turns tuples to lists."""
    assert analysis_id("1", plain(SETTINGS), INPUTS) == analysis_id("1", SETTINGS, INPUTS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "my-pipeline"),
        ("description", "words"),
        ("listen", False),
        ("transcription.cpu_threads", 3),
        ("transcription.model", "/home/someone/base"),
    ],
)
def test_what_changes_no_number_changes_no_id(name: str, value: object) -> None:
    assert analysis_id("1", with_setting(name, value), INPUTS) == analysis_id("1", SETTINGS, INPUTS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("num_speakers", None),
        ("transcription.beam_size", 4),
        ("transcription.compute_type", "float32"),
        ("turns.resume_max_pause_s", 0.51),
        ("quality.withhold_snr_db", 2.5),
        ("diarisation.backend", "pyannote"),
    ],
)
def test_every_setting_that_counts_changes_the_id(name: str, value: object) -> None:
    assert analysis_id("1", with_setting(name, value), INPUTS) != analysis_id("1", SETTINGS, INPUTS)


@pytest.mark.parametrize(
    "change",
    [
        {"audio_sha256": "d" * 64},
        {"audio_sha256": None},
        {"start_s": None},
        {"end_s": 250.5},
        {"leader": "most"},
        {"files_sha256": {}},
        {"files_sha256": {"turns": "b" * 64}},
        {"weights_sha256": {"base/model.bin": "d" * 64}},
    ],
)
def test_every_input_changes_the_id(change: dict) -> None:
    assert analysis_id("1", SETTINGS, replace(INPUTS, **change)) != analysis_id(
        "1", SETTINGS, INPUTS
    )


def test_names_of_weights_and_paths_of_voices_do_not_count() -> None:
    renamed = replace(INPUTS, weights_sha256={"my-folder/model.bin": "c" * 64})
    assert analysis_id("1", SETTINGS, renamed) == analysis_id("1", SETTINGS, INPUTS)
    here, there = (replace(INPUTS, leader=f"voice:{place}/v.wav") for place in ("a", "/b"))
    assert analysis_id("1", SETTINGS, here) == analysis_id("1", SETTINGS, there)


def test_the_version_changes_the_id() -> None:
    assert analysis_id("1", SETTINGS, INPUTS) != analysis_id("2", SETTINGS, INPUTS)


def test_provenance_carries_the_id_that_its_own_contents_give() -> None:
    made = make_provenance(load_pipeline("fast"), replace(INPUTS, leader="voice:/x/y.wav"))
    assert made.analysis_id == id_of(made)
    assert made.leader == "voice"
    assert set(made.digests) == {"package", "settings", "models"}
    assert all(len(one) == 64 for one in made.digests.values())


def test_an_id_written_down_once_stays() -> None:
    """Guards the text's format: an id in a paper must be found again by a later version."""
    settings = {"num_speakers": 2, "turns": {"resume_max_pause_s": 0.5}}
    assert analysis_id("0.1.0", settings, INPUTS) == (
        "65937e47ead32220b47cf09750a9c19a5e89671a5f5f68c4b035f54f2d046b2c"
    )


def test_line_ends_of_text_files_do_not_count(tmp_path: Path) -> None:
    unix, dos = tmp_path / "unix", tmp_path / "dos"
    unix.write_bytes(b"a\nb\n")
    dos.write_bytes(b"a\r\nb\r\n")
    assert text_digest(unix) == text_digest(dos)
    assert file_digest(unix) != file_digest(dos)


def test_the_package_digest_is_one_of_code_not_of_place() -> None:
    assert len(package_digest()) == 64
    assert package_digest() == package_digest.__wrapped__()
