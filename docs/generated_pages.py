"""Pages of the site that are made from the code and the results, so that they cannot drift.

A hook of MkDocs: commands from their ``--help``, measures and behaviours from the wording and
docstrings that define them, results from the benchmarks' own pages, and the documents that lie
in the repository's root. Nothing is fetched.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import tomllib
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from rehearsal_audio.cli import COMMANDS, main
from rehearsal_audio.features import EXTRACTORS
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.segment import Segment

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
WORDING = ROOT / "src" / "rehearsal_audio" / "export" / "wording" / "en_GB.toml"
FROM_ROOT = {
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "pipelines/README.md": "pipelines.md",
}
"""Documents of the repository -> pages."""
LINKS = {**FROM_ROOT, "benchmarks/results": "results/README.md", "NOTICE": "notice.md"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for uri, content in pages():
        files.append(File.generated(config, uri, content=content))
    return files


def pages() -> Iterator[tuple[str, str]]:
    """Place and Markdown of every generated page."""
    yield "commands.md", commands_page()
    yield "measures.md", measures_page()
    yield "codebook.md", codebook_page()
    yield "validity.md", validity_page()
    yield "notice.md", f"# Notice\n\n```text\n{(ROOT / 'NOTICE').read_text('utf-8')}```\n"
    for path, uri in FROM_ROOT.items():
        yield uri, with_links((ROOT / path).read_text("utf-8"))
    for path in sorted(RESULTS.glob("*.md")):
        yield f"results/{path.name}", result_page(path)


def commands_page() -> str:
    """Every command with its options, as ``--help`` says it."""
    lines = [
        "# Commands",
        "",
        "Data goes to standard output, progress to standard error. Exit code ",
    ]
    lines[-1] += "0: done; 1: a named error, or some recordings failed; 2: wrong usage."
    context = click.Context(main, info_name="rehearsal-audio")
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        lines += ["", f"## {name}", "", COMMANDS[name], ""]
        lines += command_help(command, click.Context(command, context, info_name=name))
    return "\n".join(lines) + "\n"


def command_help(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of a command and of those below it."""
    context.max_content_width = 96
    yield from ("```text", command.get_help(context), "```", "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from command_help(below, click.Context(below, context, info_name=name))


def measures_page() -> str:
    """Every measure and behaviour: meaning, rule, source, weaknesses."""
    words = tomllib.loads(WORDING.read_text("utf-8"))
    nothing = Conversation(Segment(0.0, 0.0), (), (), (), (), ())
    lines = [
        "# What is measured",
        "",
        "Each definition is the one in the code that computes it. Names are those of the columns "
        "and of report.json. A measure has a value, or a reason for having none: never both, and "
        "never zero for unknown. Range, formula, interval and missing values of each stand in the "
        "[codebook](codebook.md).",
    ]
    for extractor in EXTRACTORS:
        module = type(extractor).__module__
        title, sections = docstring_of(module)
        lines += [
            "",
            f"## {title}",
            "",
            *sections,
            "",
            "| measure | unit | meaning |",
            "|---|---|---|",
        ]
        for measure in extractor.extract(nothing, ()):
            said = words["measures"].get(measure.name, {})
            meaning = said.get("meaning") or label_meaning(measure.name, words)
            lines.append(f"| `{measure.name}` | {measure.unit} | {meaning} |")
    lines += ["", "## Behaviours", "", "| behaviour | meaning |", "|---|---|"]
    for name, said in words["behaviours"].items():
        lines.append(f"| `{name}` | {said['meaning']} |")
    for path in detector_files():
        title, sections = docstring_of(f"rehearsal_audio.behaviours.{path.stem}")
        lines += ["", f"### {title}", "", *sections]
    return "\n".join(lines) + "\n"


def codebook_page() -> str:
    """The codebook of the exports, apart from the settings, which are those of a report."""
    from rehearsal_audio.export.research.codebook import make_codebook
    from rehearsal_audio.export.research.codebook_files import codebook_markdown
    from rehearsal_audio.export.research.tables import TABLES

    entries = [one for one in make_codebook((), TABLES) if one.kind != "setting"]
    return codebook_markdown(entries, {})


def label_meaning(measure: str, words: dict) -> str:
    """What a count of a label counts."""
    behaviour = words["behaviours"].get(measure.removesuffix("_count"), {})
    return f"Times the leader: {behaviour.get('name', measure)}. {behaviour.get('meaning', '')}"


def detector_files() -> list[Path]:
    """Files that hold a detector of the tables, by their names."""
    from rehearsal_audio.behaviours import EVENT_DETECTORS, LABEL_DETECTORS

    modules = dict.fromkeys(type(one).__module__ for one in (*LABEL_DETECTORS, *EVENT_DETECTORS))
    folder = ROOT / "src"
    return [folder / f"{module.replace('.', '/')}.py" for module in modules]


def docstring_of(module: str) -> tuple[str, list[str]]:
    """Title and paragraphs of a module's docstring; drawings stay as they are."""
    path = ROOT / "src" / f"{module.replace('.', '/')}.py"
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    title, _, rest = docstring.partition("\n")
    return title.rstrip("."), list(markdown(rest))


def markdown(text: str) -> Iterator[str]:
    """The little reStructuredText of our docstrings as Markdown."""
    drawing = False
    for line in text.strip("\n").split("\n"):
        if line.rstrip().endswith("::"):
            yield line.rstrip()[:-2].rstrip()
            drawing = True
            yield "```text"
            continue
        if drawing and line and not line.startswith(" "):
            drawing = False
            yield "```"
            yield ""
        line = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", line) if not drawing else line
        line = line.replace("``", "`") if not drawing else line
        yield re.sub(r"^(Rule|Units?|Source|Sources|Known weaknesses):", r"**\1.**", line)
    if drawing:
        yield "```"


def validity_page() -> str:
    """The summary of all benchmarks, introduced."""
    summary = (RESULTS / "README.md").read_text("utf-8").split("\n", 1)[1]
    summary = re.sub(r"\]\(([\w-]+\.md)\)", r"](results/\1)", summary)
    return (
        "# How right it is\n\n"
        "Measured by the project's own benchmarks, with what they were measured on. These are "
        "figures of other people's recordings: read the [limits](limits.md), and measure the "
        "[agreement](agreement.md) on some of yours.\n" + summary
    )


def result_page(path: Path) -> str:
    """One page of results; links to data files, which are not on the site, become text."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\.json\)", r"\1", path.read_text("utf-8"))
    return text.replace("](../../docs/", "](../")


def with_links(text: str) -> str:
    """A document of the root with its links set for the site."""

    def moved(match: re.Match[str]) -> str:
        shown, target = match.groups()
        if target in LINKS:
            return f"[{shown}]({LINKS[target]})"
        if target.startswith("docs/"):
            return f"[{shown}]({target.removeprefix('docs/')})"
        return match.group(0) if target.startswith(("http", "#")) else shown

    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", moved, text)
