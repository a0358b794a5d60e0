"""README holds every command with an example, and every command has help."""

import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from empathy_widgets.cli import app

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def commands(group=None, prefix=()):
    group = group or get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*prefix, name))
        else:
            yield (*prefix, name), command


COMMANDS = [" ".join(words) for words, _ in commands()]


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help_and_an_example_in_the_readme(words):
    shown = CliRunner().invoke(app, [*words.split(), "--help"])
    assert shown.exit_code == 0 and len(shown.output) > 60
    assert re.search(rf"(?m)^\s*empathy {re.escape(words)}\b", README), f"README shows no `empathy {words}`"


@pytest.mark.parametrize("words", COMMANDS)
def test_every_option_says_what_it_is_for(words):
    command = {" ".join(names): command for names, command in commands()}[words]
    for option in command.params:
        assert option.name == "help" or getattr(option, "help", None), f"empathy {words} {option.name}"


def test_the_readme_names_no_command_that_is_gone():
    first_words = {words.split()[0] for words in COMMANDS}
    for line in re.findall(r"(?m)^\s*empathy ([a-z]+)", README):
        assert line in first_words


def test_make_targets_in_the_readme_exist():
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    named = set(re.findall(r"`?make ([a-z]+)", README))
    assert {"serve", "test", "demo", "setup", "bench"} <= named <= targets
