"""The documents tell the truth: commands, pipelines, names and pictures that they name exist."""

import re
from pathlib import Path

import pytest

from rehearsal_audio.cli import COMMANDS
from rehearsal_audio.config import pipeline_names

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"rehearsal-audio {name}" in README


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"rehearsal-audio ([a-z]+) ", README))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", pipeline_names())
def test_every_pipeline_is_in_its_table(name: str) -> None:
    table = (ROOT / "pipelines" / "README.md").read_text(encoding="utf-8")
    assert f"| `{name}` |" in table


@pytest.mark.parametrize(
    "document", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_every_linked_file_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target


def test_every_folder_of_the_package_is_in_the_drawing() -> None:
    drawing = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "rehearsal_audio"
    for folder in package.iterdir():
        if (folder / "__init__.py").is_file():
            assert f"{folder.name}/" in drawing, folder.name
    for file in package.glob("*.py"):
        assert file.name == "__init__.py" or file.stem in drawing, file.name
