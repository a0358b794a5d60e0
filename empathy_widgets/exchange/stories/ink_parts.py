"""The knots and stitches of compiled Ink, and the words that stand in them, whether a way leads there or not.

Nothing is played here: ink_play.py plays, and what it never came to is told from what stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from empathy_widgets.strings import _

__all__ = ["place_in", "places_of", "said_before", "texts_of", "truths_restored", "where_in_words"]

OWN = re.compile(r"(?:[cg]-\d+|\$r\d*|s)$")
"""Names that inklecate gives by itself."""
GLOBALS = "global decl"


def places_of(root: object) -> dict[str, None]:
    """The knots, and the stitches as “knot.stitch”, in the order of the file."""
    found: dict[str, None] = {}
    for knot, inside in named_in(root):
        if knot != GLOBALS:
            found[knot] = None
            found |= {f"{knot}.{stitch}": None for stitch, _part in named_in(inside) if not OWN.match(stitch)}
    return found


def place_in(path: str, places: dict[str, None]) -> str:
    """The knot or stitch a path is in; empty at the beginning of the story."""
    first, _dot, more = path.partition(".")
    stitch = f"{first}.{more.partition('.')[0]}"
    return stitch if stitch in places else first if first in places else ""


def named_in(part: object) -> list[tuple[str, list[Any]]]:
    """The named parts at the end of a container."""
    last = part[-1] if isinstance(part, list) and part else None
    return [(name, one) for name, one in last.items() if isinstance(one, list)] if isinstance(last, dict) else []


def texts_of(root: object) -> Iterator[tuple[str, str]]:
    """Path and words of everything that is said, in order: no names of choices, no tags, no values.

    Examples
    --------
    >>> list(texts_of(["^Hm.", "ev", "str", "^Go", "/str", "/ev", {"*": "hall"}, {"hall": ["^Dark.", None]}]))
    [('0', 'Hm.'), ('hall.0', 'Dark.')]
    """
    ahead: list[tuple[object, tuple[str, ...]]] = [(root, ())]
    while ahead:
        part, path = ahead.pop()
        if isinstance(part, str):
            yield ".".join(path), part[1:]
        if not isinstance(part, list) or path[:1] == (GLOBALS,):
            continue
        chosen = any(isinstance(one, dict) and "*" in one for one in part)
        inside = [(one, (*path, name)) for name, one in named_in(part) if not (chosen and name == "s")]
        ahead += [*reversed(inside), *reversed(list(spoken(part, path)))]


def spoken(part: list[Any], path: tuple[str, ...]) -> Iterator[tuple[object, tuple[str, ...]]]:
    """What stands in one container and is said: not what is worked out, and no tag."""
    worked_out = tag = 0
    for index, one in enumerate(part[:-1]):
        if one in ("ev", "/ev"):
            worked_out = int(one == "ev")
        elif one in ("#", "/#"):
            tag = int(one == "#")
        elif isinstance(one, list):
            last = one[-1] if one else None
            name = last.get("#n") if isinstance(last, dict) else None
            yield one, (*path, name if isinstance(name, str) else str(index))
        elif isinstance(one, str) and one.startswith("^") and one.strip("^ ") and not worked_out and not tag:
            yield one, (*path, str(index))


def said_before(parts: list[Any], index: int) -> str:
    """The plain words of the choice at an index: those that are worked out right before it, and no others.

    Examples
    --------
    >>> said_before(["^Nobody is here.", "ev", "str", "^Listen", "/str", "/ev", {"*": "c-0"}, None], 6)
    'Listen'
    """
    words: list[str] = []
    for part in reversed(parts[max(0, index - 40):index]):
        if part == "ev" or (isinstance(part, dict) and "*" in part):
            break
        if isinstance(part, str) and part.startswith("^"):
            words.insert(0, part[1:].strip())
    for name, one in named_in(parts):
        if name == "s":
            words = [*(part[1:].strip() for part in one if isinstance(part, str) and part.startswith("^")), *words]
    return " ".join(word for word in words if word)


def truths_restored(root: object) -> None:
    """Make yes and no of the 1 and 0 that Ink wrote for them before its version 20.

    Only of what is never set to anything but one of the two, outright.

    Examples
    --------
    >>> root = ["ev", 1, "/ev", {"VAR=": "met"}, "ev", 1, "/ev", {"VAR=": "cups"}, 2, {"VAR=": "cups"}, None]
    >>> truths_restored(root)
    >>> root[1], root[5]
    (True, 1)
    """
    found: dict[str, list[tuple[list[Any], int]]] = {}
    counted: set[str] = set()
    ahead: list[Any] = [root]
    while ahead:
        part = ahead.pop()
        if isinstance(part, dict):
            ahead += part.values()
        for index, one in enumerate(part if isinstance(part, list) else ()):
            ahead.append(one)
            if not isinstance(one, dict) or not isinstance(name := one.get("VAR=", one.get("^var")), str):
                continue
            at = index - 1 if index and part[index - 1] != "/ev" else index - 2
            alone = at == index - 1 or (at > 0 and part[at - 1] == "ev")
            if at >= 0 and "VAR=" in one and alone and type(part[at]) is int and part[at] in (0, 1):
                found.setdefault(name, []).append((part, at))
            else:
                counted.add(name)
    for name, places in found.items():
        for part, at in places if name not in counted else ():
            part[at] = part[at] == 1


def where_in_words(path: str) -> str:
    """A knot, or a knot and its stitch."""
    knot, _dot, stitch = path.partition(".")
    if not knot:
        return _("the beginning")
    return _("knot “{name}”, stitch “{stitch}”").format(name=knot, stitch=stitch) if stitch else _(
        "knot “{name}”").format(name=knot)
