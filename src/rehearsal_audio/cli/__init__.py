"""The command line: one file per command, loaded when it is called."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "analyse": "Recordings to behaviour reports: the main job.",
    "session": "Session files: write, check, propose iterations.",
    "transcribe": "A recording to words with times.",
    "diarise": "A recording to who speaks when (RTTM).",
    "label": "Behaviours from text alone (JSONL to JSONL).",
    "measure": "Measures from timed utterances or speaker turns, without audio.",
    "compare": "Reports of several iterations side by side.",
    "export": "An analysed folder to files for researchers.",
    "corrections": "A coder's tiers of events (Praat, ELAN) as corrections of a report.",
    "evaluate": "Our output against references.",
    "agreement": "Coders against each other: people, and the tool.",
    "verify": "Whether a report can be made again here.",
    "cache": "What is kept of an analysed folder: info, clear.",
    "erase": "All of one participant, removed from a folder of results.",
    "retention": "Audio and words deleted after the agreed days.",
    "models": "Model weights: list, fetch, verify.",
    "doctor": "What this machine has and what is missing.",
    "pipelines": "Pipelines: list, show.",
}
"""Name of each command and its line of help; the command lies in ``cli/<name>.py``."""


class _LazyGroup(click.Group):
    """A group that knows its commands' names and imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"rehearsal_audio.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        from rehearsal_audio.errors import RehearsalAudioError
        from rehearsal_audio.files import on_one_line

        try:
            return super().invoke(ctx)
        except RehearsalAudioError as error:
            click.echo(f"error: {on_one_line(error)}", err=True)
            ctx.exit(1)


@click.command(cls=_LazyGroup)
@click.version_option(package_name="rehearsal-audio")
def main() -> None:
    """Turn recordings of rehearsed conversations into behaviour reports, offline."""
