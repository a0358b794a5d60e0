"""Looks over compiled Ink before anything is played: is it one, is it small and flat enough, what does it call upon."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from empathy_widgets.exchange.stories.ink_parts import said_before, truths_restored
from empathy_widgets.exchange.stories.story import MOST_PASSAGES, Asked, Budget, refuse, refuse_long, brief
from empathy_widgets.strings import _

__all__ = ["Shape", "looks_like_ink", "questions_before", "shape_of"]

DEEPEST = 60
MOST_PARTS = 60_000
LONGEST_LINE = 5_000
VERSIONS = range(18, 22)
TRUTHS_SINCE = 20
"""The first version that writes true and false as such."""
CHANCE = {"rnd", "srnd", "seq", "lrnd"}
INK_VERSION = re.compile(r"\"inkVersion\"\s*:")


@dataclass
class Shape:
    """What stands in a compiled story.

    Attributes
    ----------
    root : dict
        The whole file.
    choices : dict of str to str
        Path of every choice to its words, as far as they are plain.
    externals : set of str
        Functions of a game it would call.
    lists : tuple of str
        Names of its lists.
    values : set of str
        Variables whose value is shown in the words.
    chance, tags : bool
        Whether anything is left to chance; whether there are tags.
    """

    root: dict[str, Any]
    choices: dict[str, str] = field(default_factory=dict)
    externals: set[str] = field(default_factory=set)
    lists: tuple[str, ...] = ()
    values: set[str] = field(default_factory=set)
    chance: bool = False
    tags: bool = False


def looks_like_ink(text: str) -> bool:
    """Whether it is compiled Ink."""
    return text.lstrip().startswith("{") and INK_VERSION.search(text) is not None


def shape_of(text: str, budget: Budget) -> Shape:
    """Read a compiled story without playing it; refuse what is too deep, too large or no story."""
    try:
        root = json.loads(text)
    except RecursionError:
        refuse_deep()
    except ValueError:
        refuse(_("This JSON file is damaged. Compile the Ink story again."))
    if not isinstance(root, dict) or "inkVersion" not in root or not isinstance(root.get("root"), list):
        refuse(_("This JSON file is not a compiled Ink story. Name the file that Inky exports with “Export to JSON”."))
    version = root["inkVersion"]
    if version not in VERSIONS or isinstance(version, bool):
        refuse(_("This Ink story has version {version}; versions {low} to {high} can be read. Compile it with a "
                 "version of Ink that fits.").format(
                     version=brief(str(version), 12) if isinstance(version, int) else "?",
                     low=VERSIONS[0], high=VERSIONS[-1]))
    if version < TRUTHS_SINCE:
        truths_restored(root["root"])
    lists = root.get("listDefs")
    shape = Shape(root, lists=tuple(str(name) for name in lists) if isinstance(lists, dict) else ())
    look(shape, budget)
    return shape


def refuse_deep() -> NoReturn:
    """Refuse a file with too many brackets inside one another."""
    refuse(_("This file is nested too deep for an Ink story. Compile it again with inklecate or Inky."))


def look(shape: Shape, budget: Budget) -> None:
    """Walk every part once."""
    ahead: list[tuple[object, tuple[str, ...]]] = [(shape.root["root"], ())]
    parts = letters = 0
    while ahead:
        part, path = ahead.pop()
        parts += 1
        budget.tick()
        if len(path) > DEEPEST:
            refuse_deep()
        if isinstance(part, str) and len(part) > LONGEST_LINE:
            refuse(_(
                "A line of this Ink story has more than {count:,} characters. Split it.").format(count=LONGEST_LINE))
        if ((len(part) if isinstance(part, list) else parts) > MOST_PARTS or parts > MOST_PARTS
                or len(shape.choices) > 4 * MOST_PASSAGES):
            refuse(_("This Ink story is too large to read in one go. Split it, and bring in one part."))
        if isinstance(part, list):
            ahead += [(one, (*path, named(one) or str(index))) for index, one in enumerate(part[:-1])]
            last = part[-1] if part else None
            if isinstance(last, dict):
                ahead += [(one, (*path, name)) for name, one in last.items() if isinstance(one, list)]
            shape.values |= {str(one["VAR?"]) for one, after in zip(part, part[1:], strict=False)
                             if after == "out" and isinstance(one, dict) and "VAR?" in one}
            for index, one in enumerate(part[:-1]):
                if isinstance(one, dict) and isinstance(one.get("*"), str) and not flags(one) & 8:
                    shape.choices[".".join((*path, str(index)))] = said_before(part, index)
        elif isinstance(part, dict) and "x()" in part:
            shape.externals.add(str(part["x()"]))
        elif isinstance(part, str):
            letters += len(part)
            refuse_long(letters)
            shape.chance |= part in CHANCE
            shape.tags |= part == "#"


def named(part: object) -> str:
    """The name a container has of its own."""
    last = part[-1] if isinstance(part, list) and part else None
    name = last.get("#n") if isinstance(last, dict) else None
    return name if isinstance(name, str) else ""


def flags(part: dict[str, Any]) -> int:
    """What a choice says of itself."""
    return part["flg"] if isinstance(part.get("flg"), int) else 0


def questions_before(parts: list[object]) -> tuple[Asked, ...] | None:
    """What must hold, from the last of an expression backwards; None when it is more than yes-or-no joined by “and”.

    Parameters
    ----------
    parts : list
        The expression in the order Ink works it out: names as ``Asked``, truths as bool, ``!``, ``==``, ``!=``, ``&&``.

    Examples
    --------
    >>> questions_before([Asked("met"), Asked("late"), "!", "&&"])
    (Asked(name='met', negated=False), Asked(name='late', negated=True))
    """
    stack: list[object] = []
    for part in parts:
        if isinstance(part, bool):
            stack.append(part)
        elif isinstance(part, Asked):
            stack.append((part,))
        elif part == "!" and stack and isinstance(one := stack.pop(), tuple) and len(one) == 1:
            stack.append((Asked(one[0].name, not one[0].negated),))
        elif part in ("==", "!=", "&&") and len(stack) > 1:
            second, first = stack.pop(), stack.pop()
            together = joined(part, first, second)
            if together is None:
                return None
            stack.append(together)
        else:
            return None
    return stack[0] if len(stack) == 1 and isinstance(stack[0], tuple) else None


def joined(sign: object, first: object, second: object) -> tuple[Asked, ...] | None:
    """Two parts of an expression as one."""
    if sign == "&&":
        return (*first, *second) if isinstance(first, tuple) and isinstance(second, tuple) else None
    if isinstance(first, tuple) and len(first) == 1 and isinstance(second, bool):
        return (Asked(first[0].name, first[0].negated ^ (second is (sign == "!="))),)
    return None
