"""Reads Yarn Spinner files: nodes with a header, lines, ``->`` options by indentation, ``<<commands>>``, ``[[links]]``.

Here a file becomes statements; yarn_flow.py follows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from empathy_widgets.exchange.stories.story import MOST_PASSAGES, Budget, Note, refuse, refuse_long, brief
from empathy_widgets.exchange.stories.yarn_lines import COMMAND, NodeLine, asked_at_once, lines_of
from empathy_widgets.strings import _

__all__ = ["Branching", "Choices", "Command", "Jump", "Line", "Link", "Node", "Option", "Statement", "looks_like_yarn",
           "nodes_of"]

DEEPEST = 24
MOST_LINES, LONGEST_LINE = 10_000, 4_000
TITLE = re.compile(r"(?m)^title[ \t]*:")
HEADER = re.compile(r"[ \t]*([A-Za-z][\w-]{0,60})[ \t]*:[ \t]*([^\n]*)")
LINK = re.compile(r"\[\[([^\[\]]{1,500})\]\]")
ENDS = {"if": ("elseif", "else", "endif"), "once": ("else", "endonce")}


@dataclass(frozen=True)
class Line:
    """Something said; ``group`` when it is one of several the story chooses among."""

    text: str
    number: int
    group: bool = False


@dataclass(frozen=True)
class Command:
    """Anything between ``<<`` and ``>>`` that is neither a jump nor a condition."""

    name: str
    inside: str
    number: int


@dataclass(frozen=True)
class Jump:
    """On to another node; an empty name ends the story."""

    to: str
    number: int


@dataclass(frozen=True)
class Link:
    """An option of Yarn 1: it is offered when the node is at its end."""

    say: str
    to: str
    number: int


@dataclass
class Option:
    """One ``->`` with what is indented under it; ``once`` when it is offered the first time only."""

    say: str
    when: str
    number: int
    once: bool = False
    body: list[Statement] = field(default_factory=list)


@dataclass
class Choices:
    """The options that are offered together."""

    options: list[Option]
    number: int


@dataclass
class Branching:
    """``<<if>>`` to ``<<endif>>``: each condition with its statements; None is “else”."""

    branches: list[tuple[str | None, list[Statement]]]
    number: int


Statement = Line | Command | Jump | Link | Choices | Branching


@dataclass
class Node:
    """One node of the file."""

    title: str
    number: int
    body: list[Statement]


def looks_like_yarn(text: str) -> bool:
    """Whether there is a node with a title and a body."""
    return TITLE.search(text) is not None and re.search(r"(?m)^---[ \t]*\r?$", text) is not None


def nodes_of(text: str, budget: Budget) -> tuple[list[Node], list[Note]]:
    """Every node of a file, and what was left on the way."""
    refuse_long(len(text))
    if text.count("\n") > MOST_LINES or max(map(len, text.split("\n"))) > LONGEST_LINE:
        refuse(_(
            "This story has more than {lines:,} lines, or a line of more than {letters:,} characters. Split it."
        ).format(lines=MOST_LINES, letters=LONGEST_LINE))
    nodes: list[Node] = []
    notes: list[Note] = []
    title = ""
    body: list[tuple[int, str]] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        budget.tick()
        line = line.rstrip("\r").rstrip()
        if body is None and line == "---":
            body, first = [], number
        elif body is None:
            header = HEADER.fullmatch(line)
            if header and header[1].casefold() == "title":
                title = brief(header[2], 300)
            elif header and header[1].casefold() == "when":
                notes.append(Note(_("line {line}").format(line=number), _(
                    "The story comes to node “{name}” only when “{condition}”; decide when.").format(
                        name=title or "?", condition=brief(header[2])), True))
            elif header is None and line.strip() and not line.lstrip().startswith(("#", "//")):
                notes.append(Note(_("line {line}").format(line=number), _("“{what}” stands outside any node and is not "
                                                                         "carried over.").format(what=brief(line))))
        elif line == "===":
            nodes.append(node(title, first, body, notes, budget))
            title, body = "", None
        else:
            body.append((number, line))
        if len(nodes) > MOST_PASSAGES:
            refuse(_("This story has more than {count} nodes. Split it, and bring in one part.").format(
                count=MOST_PASSAGES))
    if body:
        notes.append(Note(_("line {line}").format(line=first), _("The last node has no “===” at its end.")))
        nodes.append(node(title, first, body, notes, budget))
    return nodes, notes


def node(title: str, first: int, lines: list[tuple[int, str]], notes: list[Note], budget: Budget) -> Node:
    """One node as statements."""
    refuse_long(sum(len(line) for _number, line in lines), title or "===")
    reader = Lines(lines, title or _("line {line}").format(line=first), budget)
    body = reader.block(-1, ())
    while reader.at < len(reader.lines):  # an end without its beginning
        reader.note(reader.lines[reader.at].number, reader.lines[reader.at].text)
        reader.at += 1
        body += reader.block(-1, ())
    notes += reader.notes
    return Node(reader.title, first, body)


class Lines:
    """The lines of one node, read one after the other."""

    def __init__(self, lines: list[tuple[int, str]], title: str, budget: Budget) -> None:
        self.lines = list(lines_of(lines))
        self.title, self.budget, self.at, self.depth = title, budget, 0, 0
        self.notes: list[Note] = []

    def note(self, number: int, text: str) -> None:
        """Something that is not carried over."""
        self.notes.append(Note(_("node “{name}”, line {line}").format(name=brief(self.title, 80), line=number),
                               _("“{what}” is not carried over.").format(what=brief(text))))

    def block(self, above: int, ends: tuple[str, ...]) -> list[Statement]:
        """Statements indented further than ``above``, up to one of the commands that end them."""
        self.depth += 1
        if self.depth > DEEPEST:
            refuse(_("Options or conditions stand more than {count} deep inside one another in node “{name}”. Give the "
                     "inner ones nodes of their own.").format(count=DEEPEST, name=brief(self.title, 60)))
        found: list[Statement] = []
        while self.at < len(self.lines):
            self.budget.tick()
            line = self.lines[self.at]
            command = COMMAND.match(line.text)
            name = command[1].casefold() if command else ""
            if line.deep <= above or name in ("elseif", "else", "endif", "endonce"):
                break
            self.at += 1
            if line.text.startswith("->"):
                self.option(found, line)
            elif command and name in ENDS:
                found.append(self.branching(line.number, name, command[2].strip()))
            else:
                found += statements(line.number, line.text)
        self.depth -= 1
        return found

    def option(self, found: list[Statement], line: NodeLine) -> None:
        """One option with its body: beside the option before it, or, after an empty line, as the first of a group."""
        asked, once = "", False
        for command in COMMAND.finditer(line.text):
            name, inside = command[1].casefold(), command[2].strip()
            if name in ENDS:
                once = once or name == "once"
                asked = inside if name == "if" else re.sub(r"^if\b\s*", "", inside)
            else:
                self.note(line.number, command[0])
        option = Option(COMMAND.sub("", line.text[2:]).strip(), asked, line.number, once)
        option.body = self.block(line.deep, ())
        if found and isinstance(found[-1], Choices) and not line.apart:
            found[-1].options.append(option)
        else:
            found.append(Choices([option], line.number))

    def branching(self, number: int, name: str, asked: str) -> Branching:
        """A condition with everything up to its end."""
        branches: list[tuple[str | None, list[Statement]]] = []
        condition: str | None = asked_at_once(name, asked)
        while True:
            branches.append((condition, self.block(-1, ENDS[name])))
            if self.at >= len(self.lines):
                break
            command = COMMAND.match(self.lines[self.at].text)
            self.at += 1
            if command is None or command[1].casefold() not in ("elseif", "else"):
                break
            condition = command[2].strip() if command[1].casefold() == "elseif" else None
        return Branching(branches, number)


def statements(number: int, text: str) -> list[Statement]:
    """What one line says or does."""
    if (link := LINK.fullmatch(text)) is not None:
        say, bar, to = link[1].rpartition("|")
        return [Link(say.strip(), to.strip(), number)] if bar else [Jump(to.strip(), number)]
    found: list[Statement] = []
    asked: list[str] = []
    for command in COMMAND.finditer(text):
        name = command[1].casefold()
        if name in ENDS:  # after the words: they are said only then
            asked.append(asked_at_once(name, command[2].strip()))
        elif name == "jump":
            found.append(Jump(command[2].strip("{}\" "), number))
        elif name == "stop":
            found.append(Jump("", number))
        else:
            found.append(Command(name, command[2].strip(), number))
    words = COMMAND.sub("", text).strip()
    group = words.startswith("=>")
    said: list[Statement] = [Line(words.removeprefix("=>").strip(), number, group)] if words else []
    if said and asked:
        said = [Branching([(", ".join(asked), said)], number)]
    return said + found
