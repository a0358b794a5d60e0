"""Cuts a Harlowe passage into pieces: ``(macro: …)``, ``[hook]`` and ``[[link]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from empathy_widgets.exchange.stories.story import brief
from empathy_widgets.exchange.stories.twine_pieces import Piece, cut, left, link, quoted
from empathy_widgets.strings import _

__all__ = ["harlowe"]

TOKEN = re.compile(r"\[\[|\||\[|\]|\((?P<macro>[A-Za-z][A-Za-z0-9-]{0,40}):|<!--")
HOOK_NAME = re.compile(r"\|[\w-]{1,60}[>)](?=\[)")
HOOK_END = re.compile(r"<[\w-]{1,60}\|")
BARE_LINK = re.compile(r"\s{0,20}\[\[")
JOINED = re.compile(r"\s{0,20}\+\s{0,20}(?=\()")
"""What joins two changers: ``(align: …)+(box: …)[hook]``."""
LONGEST_MACRO = 2000
CONDITIONS = {"if": "if", "unless": "unless", "elseif": "elseif", "else": "else"}
LINKS = {"link", "linkreveal", "linkreplace", "linkrepeat", "click", "clickreplace", "clickappend"}
REPLACE = {"link", "linkreplace"}
GOTO = {"linkgoto", "linkrevealgoto"}


def harlowe(text: str, names: set[str]) -> Iterator[Piece]:
    """Yield the pieces in order; ``names`` are the passages there are."""
    at, open_hooks = 0, 0
    while found := TOKEN.search(text, at):
        yield Piece("text", at, text[at:found.start()].translate(BRACES))
        here, at = found.start(), found.end()
        if found["macro"]:
            pieces, at = macro(text, found, names)
            at = joined.end() if (joined := JOINED.match(text, at)) else at
            yield from pieces
            open_hooks += sum((piece.kind == "open") - (piece.kind == "close") for piece in pieces)
        elif found[0] == "[[":
            inner = cut(text, at, "]]", LONGEST_MACRO)
            if inner and inner[0].startswith("[") and inner[0].count("[") > inner[0].count("]"):  # a hook round a link
                open_hooks, at = open_hooks + 1, here + 1
                yield Piece("open", here, how="always")
            elif inner is None:
                yield Piece("text", here, "[[")
            else:
                yield link(here, inner[0], names)
                at = inner[1]
        elif found[0] == "[":
            open_hooks += 1
            yield Piece("open", here, how="always")
        elif found[0] == "]":
            yield Piece("close", here) if open_hooks else Piece("text", here, "]")
            open_hooks -= open_hooks > 0
            name = HOOK_END.match(text, at)
            at = name.end() if name else at
        elif found[0] == "|":
            name = HOOK_NAME.match(text, here)
            at = name.end() if name else at
            if not name:
                yield Piece("text", here, "|")
        else:
            comment = cut(text, at, "-->")
            at = comment[1] if comment else at
    yield Piece("text", at, text[at:].translate(BRACES))


BRACES = str.maketrans("", "", "{}")


def macro(text: str, found: re.Match[str], names: set[str]) -> tuple[list[Piece], int]:
    """The pieces of one macro with the bracket that opens its hook, and where the passage goes on."""
    at = found.start()
    end = closing(text, found.end())
    if end is None:
        return [Piece("text", at, found[0])], found.end()
    inside = text[found.end():end].strip()
    whole = text[at:end + 1]
    name = re.sub(r"[-_]", "", found["macro"].casefold())
    hook = re.compile(r"\s{0,20}\[(?!\[[^\[])").match(text, end + 1)
    if name in ("set", "put"):
        return [Piece("set", at, part) for part in inside.split(",")], end + 1
    if name == "goto":
        return [Piece("go", at, to=next(iter(quoted(inside)), inside))], end + 1
    if name in GOTO and (words := quoted(inside)):
        return [Piece("link", at, words[0], words[-1])], end + 1
    if name in CONDITIONS:
        return conditional(text, at, end + 1, hook, inside, CONDITIONS[name], names)
    if hook is None:
        return [left(at, not_carried(whole))], end + 1
    if name in LINKS and (words := quoted(inside)):
        return [Piece("open", at, words[0], how="replace" if name in REPLACE else "link")], hook.end()
    return [left(at, not_carried(whole)), Piece("open", at, how="always")], hook.end()


def conditional(
    text: str, at: int, after: int, hook: re.Match[str] | None, inside: str, how: str, names: set[str],
) -> tuple[list[Piece], int]:
    """A hook, or a single link, under a condition."""
    asked = f"not ({inside})" if how == "unless" else inside
    opened = Piece("open", at, asked, how="if" if how == "unless" else how)
    if hook is not None:
        return [opened], hook.end()
    if (start := BARE_LINK.match(text, after)) and (inner := cut(text, start.end(), "]]", LONGEST_MACRO)):
        return [opened, link(start.start(), inner[0], names), Piece("close", inner[1])], inner[1]
    return [left(at, not_carried(text[at:after]))], after


def closing(text: str, at: int) -> int | None:
    """Where the bracket of a macro closes; None when it does not."""
    depth, mark = 1, ""
    for index in range(at, min(len(text), at + LONGEST_MACRO)):
        letter = text[index]
        if mark:
            mark = "" if letter == mark else mark
        elif letter == '"' or (letter == "'" and not text[index - 1].isalnum()):
            mark = letter
        elif letter in "()":
            depth += 1 if letter == "(" else -1
            if depth == 0:
                return index
    return None


def not_carried(whole: str) -> str:
    """The sentence about a macro."""
    return _("“{what}” is not carried over.").format(what=brief(whole))
