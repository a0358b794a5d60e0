"""Cuts a SugarCube passage into pieces: ``<<macro …>>`` and ``[[link]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from empathy_widgets.exchange.stories.story import brief
from empathy_widgets.exchange.stories.twine_pieces import Piece, cut, left, link, quoted
from empathy_widgets.strings import _

__all__ = ["sugarcube"]

TOKEN = re.compile(r"\[\[|\[img\[|<<|<!--|/%|/\*")
COMMENTS = {"<!--": "-->", "/%": "%/", "/*": "*/"}
MACRO = re.compile(r"\s*(/?[A-Za-z][\w-]{0,40}|[-=])\s*(.*)", re.DOTALL)
LINK = re.compile(r"\[\[(.{1,400}?)\]\]", re.DOTALL)
OPENS = {"if": "if", "elseif": "elseif", "else": "else"}
CLOSES = {"/if", "endif", "/link", "endlink", "/button", "endbutton", "/click", "endclick", "/switch", "endswitch",
          "/for", "endfor"}
LINKS = {"link", "button", "click"}
SKIPPED = {"script": "<</script>>", "widget": "<</widget>>"}
MOST_IN_MACRO = 2000


def sugarcube(text: str, names: set[str]) -> Iterator[Piece]:
    """Yield the pieces in order; ``names`` are the passages there are."""
    at = 0
    while found := TOKEN.search(text, at):
        yield Piece("text", at, text[at:found.start()])
        here, mark = found.start(), found[0]
        end = COMMENTS.get(mark) or (">>" if mark == "<<" else "]]")
        inner = cut(text, found.end(), end, MOST_IN_MACRO if mark not in COMMENTS else 20_000)
        if inner is None:
            yield Piece("text", here, mark)
            at = found.end()
            continue
        words, at = inner
        if mark == "[[":
            yield link(here, words, names)
        elif mark == "[img[":
            yield left(here, _("The picture “{what}” is not carried over.").format(what=brief(words)))
        elif mark == "<<":
            pieces, at = macro(text, here, words, at, names)
            yield from pieces
    yield Piece("text", at, text[at:])


def macro(text: str, here: int, words: str, at: int, names: set[str]) -> tuple[list[Piece], int]:
    """The pieces of one macro, and where the passage goes on."""
    found = MACRO.fullmatch(words)
    name, inside = (found[1], found[2].strip()) if found else ("", words)
    if name in OPENS:
        before = [] if name == "if" else [Piece("close", here)]
        return [*before, Piece("open", here, inside, how=OPENS[name])], at
    if name in CLOSES:
        return [Piece("close", here)], at
    if name == "set":
        return [Piece("set", here, part) for part in parted(inside) if part.strip()], at
    if name == "goto":
        return [Piece("go", here, to=target(inside, names))], at
    if name in LINKS:
        return [link_macro(here, inside, names)], at
    if name in ("switch", "for"):
        return [left(here, not_carried(words)), Piece("open", here, "?", how="if")], at
    if name in SKIPPED:
        inner = cut(text, at, SKIPPED[name], len(text))
        return [left(here, not_carried(words))], inner[1] if inner else at
    return ([] if name.startswith(("/", "end")) or name == "nobr" else [left(here, not_carried(words))]), at


def link_macro(here: int, inside: str, names: set[str]) -> Piece:
    """``<<link "words" "passage">>`` or ``<<link [[words|passage]]>>``: a block until it is closed."""
    if found := LINK.search(inside[:MOST_IN_MACRO]):
        inner = link(here, found[1], names)
        return Piece("open", here, inner.text, inner.to, how="link", sets=inner.sets)
    words = quoted(inside)
    return Piece("open", here, words[0] if words else inside, words[1] if len(words) > 1 else "", how="link")


def target(inside: str, names: set[str]) -> str:
    """The passage a jump names."""
    if found := LINK.search(inside[:MOST_IN_MACRO]):
        return link(0, found[1], names).to
    return next(iter(quoted(inside)), inside)


def parted(inside: str) -> list[str]:
    """What one ``<<set>>`` sets, apart: a comma or semicolon within quotation marks or brackets parts nothing.

    Examples
    --------
    >>> parted("$a to true, $b = [1, {say: 'x; y'}]")
    ['$a to true', " $b = [1, {say: 'x; y'}]"]
    """
    parts, depth, mark = [""], 0, ""
    for letter in inside:
        if mark:
            mark = "" if letter == mark else mark
        elif letter in "\"'":
            mark = letter
        else:
            depth += (letter in "([{") - (letter in ")]}")
        if letter in ",;" and not mark and depth <= 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def not_carried(words: str) -> str:
    """The sentence about a macro."""
    return _("“{what}” is not carried over.").format(what=brief(f"<<{words}>>"))
