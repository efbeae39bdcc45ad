"""The written scenes can be read, carry known labels, and stay apart from the held-out ones."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rehearsal_audio.behaviours.wording_model import PACKAGED

TRAINING = Path(__file__).parents[2] / "training"
GOLDEN = Path(__file__).parents[1] / "golden" / "labels"
TRAINED_ON = [*sorted((TRAINING / "scenes").glob("*.txt")), *sorted(GOLDEN.rglob("*.jsonl"))]
HELD_OUT = sorted((TRAINING / "held_out").rglob("*.txt"))
LONG = 7
"""So many words in a row do not come twice by chance."""


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    found = importlib.util.spec_from_file_location("scenes", TRAINING / "scenes.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["scenes"] = module
    found.loader.exec_module(module)
    return module


def written(tmp_path: Path, text: str) -> list[Path]:
    path = tmp_path / "one.txt"
    path.write_text(text, encoding="utf-8")
    return [path]


def test_a_scene_is_read_with_its_sentences(reader: ModuleType, tmp_path: Path) -> None:
    text = (
        "# s1 | poor | nhs | two nurses\nA: I'm tired.\nL: Right. | Since when? [closed_question]\n"
    )
    (scene,) = reader.read_scenes(written(tmp_path, text))
    assert scene.name == "one/s1"
    assert [one.text for one in scene.utterances] == ["I'm tired.", "Right. Since when?"]
    first, second = scene.spans[1]
    assert (first.labels, second.labels) == (frozenset(), {"closed_question"})
    assert scene.utterances[1].text[second.start_char : second.end_char] == "Since when?"


def test_faulty_scenes_are_named(reader: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"one\.txt:2: unknown label nonsense"):
        reader.read_scenes(written(tmp_path, "# s1\nL: Right. [nonsense]\n"))
    with pytest.raises(ValueError, match=r"one\.txt:2: expected a turn"):
        reader.read_scenes(written(tmp_path, "# s1\nRight.\n"))


def test_the_weights_are_those_of_these_scenes() -> None:
    found = hashlib.sha256()
    for path in TRAINED_ON:
        found.update(path.name.encode() + path.read_text(encoding="utf-8").encode())
    with PACKAGED.open(encoding="utf-8") as file:
        held = json.loads(file.readline().removesuffix(', "weights": {\n') + "}")
    assert held["scenes_sha256"] == found.hexdigest(), "run python training/train_wording.py"


def test_held_out_scenes_stand_in_no_training(reader: ModuleType) -> None:
    assert len(reader.read_scenes([one for one in HELD_OUT if "second" not in str(one)])) == 42
    held_out = runs(reader, HELD_OUT)
    shared = held_out & runs(reader, TRAINED_ON)
    assert len(shared) < 0.01 * len(held_out), "a turn of phrase may come twice, a sentence not"


def test_the_second_coder_changed_no_word(reader: ModuleType) -> None:
    again = reader.read_scenes([one for one in HELD_OUT if "second" in str(one)])
    first = reader.read_scenes([one for one in HELD_OUT if one.name.startswith("mixed")][:6])
    assert [[one.text for one in scene.utterances] for scene in again] == [
        [one.text for one in scene.utterances] for scene in first
    ]


def runs(reader: ModuleType, paths: list[Path]) -> set[tuple[str, ...]]:
    """Runs of words of the leader's sentences."""
    found = set()
    for scene in reader.read_scenes(paths):
        for one in scene.utterances:
            words = re.findall(r"[\w']+", one.text.lower()) if one.role.value == "leader" else []
            found |= {tuple(words[i : i + LONG]) for i in range(len(words) - LONG + 1)}
    return found
