"""The ledger of an import: what became of each part of the file, in the file's own order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from empathy_widgets.strings import _

__all__ = ["Element", "Entry", "Ledger", "ledger"]

Outcome = Literal["taken", "changed", "left"]


@dataclass(frozen=True)
class Element:
    """One part of a file as it stands there.

    Attributes
    ----------
    name, text : str
        What the file calls it, and its sentence.
    kind : {"question", "score", "head", "instructions", "left"}
        A head stands above others and asks nothing by itself.
    why : str
        Why it is left, where that is known when it is read; of instructions the form they belong to.
    """

    name: str
    text: str
    kind: Literal["question", "score", "head", "instructions", "left"]
    why: str = ""


@dataclass(frozen=True)
class Entry:
    """What became of one part of the file: taken, taken changed (``how``), or left (``how`` says why)."""

    name: str
    text: str
    outcome: Outcome
    how: str = ""

    @property
    def said(self) -> str:
        """The outcome in words."""
        return {"taken": _("taken"), "changed": _("taken, changed"), "left": _("left out")}[self.outcome]


@dataclass(frozen=True)
class Ledger:
    """Every part of the file, once; the three counts add up to all of them.

    Examples
    --------
    >>> kept = Ledger((Entry("q1", "I notice.", "taken"), Entry("q2", "Your name?", "left", "text")))
    >>> kept.taken, kept.changed, kept.left, len(kept.entries)
    (1, 0, 1, 2)
    """

    entries: tuple[Entry, ...] = ()

    @property
    def taken(self) -> int:
        """How many parts stand in the draft as they stand in the file."""
        return self._count("taken")

    @property
    def changed(self) -> int:
        """How many parts stand in the draft in another way."""
        return self._count("changed")

    @property
    def left(self) -> int:
        """How many parts do not stand in the draft."""
        return self._count("left")

    def _count(self, outcome: Outcome) -> int:
        return sum(entry.outcome == outcome for entry in self.entries)

    @property
    def line(self) -> str:
        """The counts in one line."""
        return _("{total} parts in the file: {taken} taken, {changed} taken changed, {left} left out").format(
            total=len(self.entries), taken=self.taken, changed=self.changed, left=self.left)


def ledger(elements: Iterable[Element], outcomes: Mapping[str, tuple[Outcome, str]]) -> Ledger:
    """Write down what became of each element.

    Parameters
    ----------
    elements : iterable of Element
        The parts of the file.
    outcomes : mapping of str to (outcome, how)
        By name, for all that was not left when it was read.
    """
    def entry(one: Element) -> Entry:
        if one.kind == "left":
            return Entry(one.name, one.text, "left", one.why)
        outcome, how = outcomes.get(f"{one.kind} {one.name}", ("left", _("belongs to nothing that was taken")))
        return Entry(one.name, one.text, outcome, how)

    return Ledger(tuple(map(entry, elements)))
