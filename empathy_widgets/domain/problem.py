"""A problem between people: neutral words, each person's side, options, and what was agreed."""

from __future__ import annotations

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import Noun

__all__ = ["MEETS", "PARTS", "Person", "Problem", "WayOut"]

PARTS = ("fact", "feeling", "need", "respect")
"""What each person's side is made of."""
MEETS = (0, 4)
"""How far an option meets a need: 0 not at all, 4 fully."""


class Person(Noun):
    """One side: what happened, what is felt, what is needed, and what would be heard as respect."""

    name: str
    fact: tuple[str, ...]
    feeling: tuple[str, ...]
    need: tuple[str, ...]
    respect: tuple[str, ...]


class WayOut(Noun):
    """An option; ``meets`` holds, for each person by name, how far it meets their needs in order, in `MEETS`."""

    text: str
    by: str
    meets: dict[str, tuple[int, ...]]


class Problem(Activity):
    """A worked problem, or a blank one (no statement, no people)."""

    statement: str = ""
    people: tuple[Person, ...] = ()
    options: tuple[WayOut, ...] = ()
    agreement: dict[str, str] = Field(default_factory=dict)
    """``who``, ``what`` and ``when`` of a possible agreement."""
    comment: str = ""
    """What makes this one hard."""
