import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from rehearsal_audio.cli import COMMANDS, main

HEAVY = ("numpy", "av", "onnxruntime", "faster_whisper", "torch", "scipy", "rich", "jinja2")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_of_the_table_exists_and_has_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage:")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\n"
        "from rehearsal_audio.cli import COMMANDS, main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "for name in COMMANDS: CliRunner().invoke(main, [name, '--help'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_error_on_purpose_is_one_line_and_exit_1(tmp_path) -> None:
    args = ["analyse", str(tmp_path / "none.wav"), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 1
    assert "none.wav" in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_usage_exits_2() -> None:
    assert CliRunner().invoke(main, ["analyse"]).exit_code == 2
    assert CliRunner().invoke(main, ["nonsense"]).exit_code == 2


def test_the_group_is_a_click_command() -> None:
    assert isinstance(main, click.Command)
