"""The documents tell the truth: commands, pipelines, names and pictures that they name exist."""

import re
from pathlib import Path

import click
import pytest

from rehearsal_audio.cli import COMMANDS, main
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


def lines_of_commands() -> list[str]:
    """Every line of a shell block that calls us, in all documents."""
    found = []
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for block in re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
            lines = (line.partition("#")[0].strip() for line in block.splitlines())
            found += [line for line in lines if line.startswith("rehearsal-audio ")]
    return found


@pytest.mark.parametrize("line", lines_of_commands())
def test_every_command_line_of_the_documents_is_one(line: str) -> None:
    """Command, sub-command and options exist; files need not."""
    command: click.Command = main
    words = line.split()[1:]
    context = click.Context(command)
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words[0]
        command, words = found, words[1:]
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    used = {word.partition("=")[0] for word in words if re.match(r"-{1,2}[a-z]", word)}
    assert used - {"--help"} <= known


def test_every_document_is_in_the_navigation_of_the_site() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    for path in (ROOT / "docs").glob("*.md"):
        assert path.name in navigation, path.name


def test_the_citation_names_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {version.group(1)}\n" in citation
    assert f"rehearsal-audio, version {version.group(1)} " in (ROOT / "docs/citing.md").read_text(
        encoding="utf-8"
    )
