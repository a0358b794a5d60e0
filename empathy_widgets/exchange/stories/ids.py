"""Ids from names: lower-case words with hyphens, always the same for the same story, never two alike."""

from __future__ import annotations

import re

from empathy_widgets.exchange.slugs import words

__all__ = ["Names", "mark", "slug"]

LONGEST, LONGEST_MARK = 60, 40
ROOM = 6
"""Characters kept free for a number that tells two alike names apart."""


class Names:
    """Hands out names, and puts a number behind one that is taken.

    Examples
    --------
    >>> names = Names()
    >>> names.new("kitchen"), names.new("kitchen"), names.new("kitchen")
    ('kitchen', 'kitchen-2', 'kitchen-3')
    """

    def __init__(self, joint: str = "-") -> None:
        self.joint = joint
        self.taken: set[str] = set()
        self.last: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """The name, or the name with the next free number."""
        name, number = wanted, self.last.get(wanted, 1)
        while name in self.taken:
            number += 1
            name = f"{wanted}{self.joint}{number}"
        self.last[wanted] = number
        self.taken.add(name)
        return name


def slug(name: str, otherwise: str = "passage") -> str:
    """A name as an id.

    Examples
    --------
    >>> slug("The Kitchen, later"), slug("Übergabe"), slug("3 o'clock"), slug("Кухня"), slug("🌱")
    ('the-kitchen-later', 'ubergabe', 'passage-3-oclock', 'kukhnia', 'passage')
    """
    found = words(name)
    if found and not found[0].isalpha():
        found = f"{otherwise}-{found}"
    return found[: LONGEST - ROOM].strip("-") or otherwise


def mark(name: str) -> str:
    """A variable's name as the name of something remembered.

    Examples
    --------
    >>> mark("metHer"), mark("$Sat_Down"), mark("2x")
    ('met_her', 'sat_down', 'm_2x')
    """
    found = words(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name), "_") or "memory"
    found = found if found[0].isalpha() else f"m_{found}"
    return found[: LONGEST_MARK - ROOM].strip("_")
