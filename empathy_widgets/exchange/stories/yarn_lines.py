"""One line of a Yarn file: how far it is indented, what is only a comment or a tag, and what it asks before it is said.

What the lines of a node come to together is in yarn.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from empathy_widgets.strings import _

__all__ = ["COMMAND", "NodeLine", "asked_at_once", "lines_of"]

COMMAND = re.compile(r"<<[ \t]*([A-Za-z]\w{0,60})((?:(?!<<|>>).){0,400})>>")
TAG = re.compile(r"(?:(?<=>>)|(?<=\s)|(?=#line:))#[^\s#<>]+\s*$")
"""A tag at the end: after a space, right behind a command, or a line's own name, wherever that is glued on."""


@dataclass(frozen=True)
class NodeLine:
    """A line that says or does something; ``apart`` when an empty line stands before it."""

    number: int
    deep: int
    text: str
    apart: bool


def lines_of(numbered: list[tuple[int, str]]) -> Iterator[NodeLine]:
    """The lines of a node that say or do something."""
    apart = False
    for number, line in numbered:
        if text := without_comment(line).strip():
            yield NodeLine(number, indent(line), text, apart)
            apart = False
        else:
            apart = apart or not line.strip()


def without_comment(line: str) -> str:
    """Without ``// …`` and ``#tags`` at the end.

    Examples
    --------
    >>> without_comment("Stay. <<if $late>>#line:1 #sad // she waits")
    'Stay. <<if $late>>'
    """
    line = re.sub(r"(?<!:)//.*$", "", line).rstrip()
    while (found := TAG.search(line)) and found.start():
        line = line[:found.start()].rstrip()
    return line


def indent(line: str) -> int:
    """How far a line is indented; a tabulator counts as four."""
    bare = line.expandtabs(4)
    return len(bare) - len(bare.lstrip())


def asked_at_once(name: str, inside: str) -> str:
    """What a command asks in all: ``<<once if $late>>`` is a condition, and the first time.

    Examples
    --------
    >>> asked_at_once("if", "$late"), asked_at_once("once", "if $late"), asked_at_once("once", "")
    ('$late', '$late, and only the first time', 'the first time')
    """
    if name == "if":
        return inside
    asked = re.sub(r"^if\b\s*", "", inside)
    return _("{condition}, and only the first time").format(condition=asked) if asked else _("the first time")
