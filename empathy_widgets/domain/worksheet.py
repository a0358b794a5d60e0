"""A worksheet: one or two pages to write on, made of typed parts; some words of it differ for teens."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["Filling", "PartKind", "PartWords", "SheetPart", "TeenWords", "Worksheet"]

PartKind = Literal["text", "lines", "boxes", "table", "scale", "thermometer", "wheel", "body", "bubbles", "path",
                   "checklist", "calendar", "cards"]
"""What is drawn: words; ruled lines; headed boxes side by side; a table to fill; a line from 1 to 10; a thermometer
from 0 to 10; a wheel of words; an outline of a body; speech bubbles of two people; stations on a path; boxes to tick;
a grid of days; cards to cut out."""
Filling = Literal["goals", "reason", "profile"]
"""What of a case may be printed: the goals agreed, the reason a practice was given for, the newest profile in words."""


class SheetPart(Noun):
    """One part of a page.

    Attributes
    ----------
    says : str
        What to do here; "" for nothing.
    entries : tuple of str
        Heads of boxes or columns, words on the wheel, stations, cards, things to tick, the two ends of a scale.
    rows : tuple of str
        Heads of a table's rows, or what a station, box or bubble says in small; () for none.
    count : int
        How many lines, rows or days; 0 for the kind's own.
    fill : str or None
        What of a case is printed here in place of the first lines.
    imagines, checks : bool
        Here somebody imagines how it is for another; here it says how to find out from them.
    """

    id: str
    kind: PartKind
    heading: str = ""
    says: str = ""
    entries: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    count: int = 0
    fill: Filling | None = None
    imagines: bool = False
    checks: bool = False


class PartWords(Noun):
    """The words of a part that differ; None where they are the same."""

    heading: str | None = None
    says: str | None = None
    entries: tuple[str, ...] | None = None
    rows: tuple[str, ...] | None = None


class TeenWords(Noun):
    """What is said differently to teens."""

    title: str | None = None
    lead: str | None = None
    parts: dict[str, PartWords] = Field(default_factory=dict)


class Worksheet(Noun):
    """One worksheet, one file. ``activity`` is the chapter it belongs to, ``about`` is for the list and ``lead`` for
    whoever writes on it."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    about: str
    activity: str
    pages: int = Field(ge=1, le=2)
    versions: tuple[Literal["adult", "teen"], ...]
    safety: str
    lead: str
    parts: tuple[SheetPart, ...]
    teen: TeenWords | None = None

    @property
    def fills(self) -> tuple[str, ...]:
        """What of a case this sheet can hold, in the order of the pages."""
        return tuple(part.fill for part in self.parts if part.fill is not None)

    def for_teens(self) -> Worksheet:
        """The same sheet in the words for teens; itself where nothing differs."""
        if self.teen is None:
            return self
        words = self.teen
        parts = tuple(part.model_copy(update=words.parts[part.id].model_dump(exclude_none=True))
                      if part.id in words.parts else part for part in self.parts)
        return self.model_copy(update={
            "title": words.title or self.title, "lead": words.lead or self.lead, "parts": parts})
