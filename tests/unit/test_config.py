import json
from pathlib import Path

import pytest

from rehearsal_audio import diarisation, transcription
from rehearsal_audio.config import (
    load_pipeline,
    pipeline_names,
    pipeline_of_settings,
    settings_in_force,
)
from rehearsal_audio.errors import SettingsError


def test_every_shipped_pipeline_loads_and_is_described() -> None:
    names = pipeline_names()
    assert names[0] == "default"
    assert set(names) == {"default", "fast", "accurate", "two-channel", "pyannote", "from-files"}
    for name in names:
        assert load_pipeline(name).description


def test_the_default_pipeline_holds_the_stages_defaults() -> None:
    pipeline = load_pipeline()
    assert pipeline.transcription == transcription.default_settings()
    assert pipeline.diarisation == diarisation.default_settings()
    assert pipeline.num_speakers == 2


def test_settings_in_force_name_the_backends() -> None:
    tables = settings_in_force(load_pipeline("two-channel"))
    assert tables["diarisation"]["backend"] == "channels"
    assert tables["transcription"]["model"] == "base"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense = 1", r"unknown key 'nonsense'; expected one of name, description"),
        (
            "[diarisation]\nbackend = 'magic'",
            r"backend is 'magic'; expected one of onnx",
        ),
        ('[behaviours]\nservices = "hr"', r"services is 'hr'; expected a list of text"),
        ("[behaviours]\nservices = [1]", r"services is \[1\]; expected a list of text"),
        ('[behaviours]\nservices = [""]', r"services holds an empty name"),
        ("[transcription]\nbeam = 5", r"transcription: unknown key 'beam'"),
        ("[transcription]\nbeam_size = 'five'", r"beam_size is 'five'; expected a whole number"),
        ("[attribution]\nswitch_cost = true", r"switch_cost is True; expected a number"),
        ("[[[", r"not a pipeline file in TOML"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        load_pipeline(str(path))


def test_an_unknown_pipeline_names_those_that_there_are() -> None:
    with pytest.raises(SettingsError, match="no pipeline 'best'; expected one of default"):
        load_pipeline("best")


def test_a_file_changes_only_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[diarisation]\nnum_speakers = 'auto'\n", encoding="utf-8")
    pipeline = load_pipeline(str(path))
    assert pipeline.name == "mine"
    assert pipeline.num_speakers is None
    assert pipeline.diarisation == diarisation.default_settings()


def test_ones_own_services_come_back_from_a_report(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('[behaviours]\nservices = ["the hive"]\n', encoding="utf-8")
    pipeline = load_pipeline(str(path))
    assert pipeline.behaviours.services == ("the hive",)
    told = json.loads(json.dumps(settings_in_force(pipeline)))
    assert pipeline_of_settings(told).behaviours == pipeline.behaviours
