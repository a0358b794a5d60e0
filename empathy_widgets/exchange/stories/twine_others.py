"""Cuts Chapbook and Snowman passages into pieces: ``[modifier]`` lines and ``{inserts}``, or ``<% … %>``."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from empathy_widgets.exchange.stories.story import brief
from empathy_widgets.exchange.stories.twine_pieces import Piece, cut, left, link, quoted
from empathy_widgets.strings import _

__all__ = ["chapbook", "snowman"]

VARIABLE = re.compile(r"[ \t]*([A-Za-z_$][\w$.]{0,60})[ \t]*(\([^()\n]{0,200}\))?[ \t]*:[ \t]*([^\n]*)")
CHAPBOOK = re.compile(r"\[\[|\{|(?m:^[ \t]*\[(?P<modifier>[^\[\]\n]{1,200})\][ \t]*$)")
LINK_INSERT = re.compile(r"link\s+to\s*:", re.IGNORECASE)
VALUE = re.compile(r"[A-Za-z_]\w{0,60}")
SNOWMAN = re.compile(r"\[\[|<%|<!--")
JS_IF = re.compile(r"if\s*\((.{1,200})\)\s*\{", re.DOTALL)
JS_ELSE_IF = re.compile(r"\}\s*else\s+if\s*\((.{1,200})\)\s*\{", re.DOTALL)
JS_ELSE = re.compile(r"\}\s*else\s*\{")
LONGEST = 2000


def chapbook(text: str, names: set[str]) -> Iterator[Piece]:
    """Yield the pieces of a Chapbook passage in order; ``names`` are the passages there are."""
    body = yield from variables(text)
    at, opened = body, False
    while found := CHAPBOOK.search(text, at):
        yield Piece("text", at, text[at:found.start()])
        here, at = found.start(), found.end()
        if found["modifier"]:
            pieces = list(modifier(here, found["modifier"].strip(), opened))
            yield from pieces
            opened = pieces[-1].kind == "open" if pieces else opened
            continue
        inner = cut(text, at, "]]" if found[0] == "[[" else "}", LONGEST)
        if inner is None:
            yield Piece("text", here, found[0])
            continue
        words, at = inner
        yield link(here, words, names) if found[0] == "[[" else insert(here, words)
    yield Piece("text", at, text[at:])


def variables(text: str) -> Generator[Piece, None, int]:
    """The lines above ``--``; returns where the words begin."""
    lines = text.split("\n", 200)
    end = next((index for index, line in enumerate(lines[:200]) if line.strip() == "--"), None)
    if end is None or not all(VARIABLE.fullmatch(line) for line in lines[:end] if line.strip()):
        return 0
    at = 0
    for line in lines[:end]:
        if found := VARIABLE.fullmatch(line):
            yield left(at, not_carried(line)) if found[2] else Piece("set", at, f"{found[1]} = {found[3].strip()}")
        at += len(line) + 1
    return at + len(lines[end]) + 1


def modifier(here: int, words: str, opened: bool) -> Iterator[Piece]:
    """``[if …]``, ``[unless …]``, ``[else]``, ``[continue]``; anything else is not carried over."""
    name, _space, inside = words.partition(" ")
    name = name.casefold()
    if opened:
        yield Piece("close", here)
    if name in ("if", "unless"):
        yield Piece("open", here, f"not ({inside})" if name == "unless" else inside, how="if")
    elif name in ("ifalways", "ifnever"):
        yield Piece("open", here, "?" if name == "ifnever" else "", how="if" if name == "ifnever" else "always")
    elif name == "else":
        yield Piece("open", here, how="else")
    elif name in ("javascript", "css", "note", "n.b.", "todo", "fixme"):
        yield left(here, _("The part under “[{what}]” is not carried over.").format(what=brief(words)))
        yield Piece("open", here, how="never")
    elif not name.startswith("cont"):
        yield left(here, not_carried(f"[{words}]"))


def insert(here: int, words: str) -> Piece:
    """``{link to: 'passage', label: 'words'}`` is a link, ``{name}`` a value in the words.

    The rest is not carried over.
    """
    if VALUE.fullmatch(words):
        return Piece("text", here, "{" + words + "}")
    strings = quoted(words)
    if LINK_INSERT.search(words[:100]) and strings:
        return Piece("link", here, strings[-1], strings[0])
    return left(here, not_carried("{" + words + "}"))


def snowman(text: str, names: set[str]) -> Iterator[Piece]:
    """Yield the pieces of a Snowman passage in order; ``names`` are the passages there are."""
    at = 0
    while found := SNOWMAN.search(text, at):
        yield Piece("text", at, text[at:found.start()])
        here, at = found.start(), found.end()
        end = {"[[": "]]", "<%": "%>", "<!--": "-->"}[found[0]]
        inner = cut(text, at, end, LONGEST)
        if inner is None:
            yield Piece("text", here, found[0])
            continue
        words, at = inner
        if found[0] == "[[":
            yield link(here, words, names)
        elif found[0] == "<%":
            yield from program(here, words)
    yield Piece("text", at, text[at:])


def program(here: int, inner: str) -> Iterator[Piece]:
    """The few shapes of JavaScript that mean a condition or a yes-or-no; the rest is not carried over, nor run."""
    words = inner.strip()
    if found := JS_IF.fullmatch(words):
        yield Piece("open", here, found[1], how="if")
    elif found := JS_ELSE_IF.fullmatch(words):
        yield from (Piece("close", here), Piece("open", here, found[1], how="elseif"))
    elif JS_ELSE.fullmatch(words):
        yield from (Piece("close", here), Piece("open", here, how="else"))
    elif words == "}":
        yield Piece("close", here)
    elif re.fullmatch(r"(?:s|window\.story\.state)\.\w{1,60}\s*=\s*(?:true|false)\s*;?", words):
        yield Piece("set", here, words)
    else:
        yield left(here, not_carried(f"<%{inner}%>"))


def not_carried(words: str) -> str:
    """The sentence about something that has no counterpart."""
    return _("“{what}” is not carried over.").format(what=brief(words))
