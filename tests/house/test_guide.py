"""The guide: every page is listed, every command in it exists, every link in it leads somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from empathy_widgets.cli import app

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
COMMAND = re.compile(r"(?m)^((?:empathy|make) .+)$|`((?:empathy|make) [^`]+)`")


def commands(text: str) -> list[str]:
    """Every command line of a page, from its blocks and from its sentences."""
    return [(block or inline).partition("  #")[0].strip() for block, inline in COMMAND.findall(text)]


def must_parse(line: str) -> None:
    """Fail unless the program would take this line: the command is there and so is every option."""
    words = shlex.split(line)
    if words[0] == "make":
        makefile = (GUIDE.parents[1] / "Makefile").read_text("utf-8")
        assert re.search(rf"(?m)^{re.escape(words[1])}:", makefile), line
        return
    command, rest = get_command(app), words[1:]
    while hasattr(command, "commands"):
        assert rest and rest[0] in command.commands, line
        command, rest = command.commands[rest[0]], rest[1:]
    known = {option for one in command.params for option in one.opts}
    assert {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_command_of_a_page_is_one_the_program_takes(page):
    for line in commands(page.read_text("utf-8")):
        must_parse(line)


def test_every_page_is_listed_and_every_link_leads_somewhere():
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", (GUIDE / "README.md").read_text("utf-8")))
    assert listed == {page.name for page in PAGES} - {"README.md"} and len(listed) >= 2
    for page in PAGES:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_a_command_or_an_option_that_is_gone_is_noticed():
    assert commands("Say `empathy link --port 8867`.\n\n```\nempathy pin reset   # at the computer\n```\n") == [
        "empathy link --port 8867", "empathy pin reset"]
    for gone in ("empathy unlock", "empathy pin", "make dinner", "empathy link --everywhere"):
        with pytest.raises(AssertionError):
            must_parse(gone)
    must_parse("empathy link --port=8867")
