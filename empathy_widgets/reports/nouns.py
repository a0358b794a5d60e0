"""What a printed report is made of: plain words, tables and drawings, in reading order. No layout, no arithmetic."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

__all__ = ["Cell", "Drawing", "PAPERS", "Report", "Section", "Table"]

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""What a person asks for, and what Typst calls it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: ``svg`` draws it in points, ``alt`` says what it shows to whoever does not see it."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says: ``text`` first, and ``more`` below it, smaller; ``strong`` where the eye should land."""

    text: str
    more: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under header cells. ``widths`` are shares of the line, one a column; 0 is as wide as its words. The rows of
    a ``tall`` one leave room to write in by hand.

    Raises
    ------
    ValueError
        A row, or ``widths``, has not one entry a header cell.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    tall: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in (*self.rows, self.widths)):
            raise ValueError("every row and the widths need one entry a header cell")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it: drawings side by side, then a table, then paragraphs.

    ``quiet`` sections hold what is read once and kept: smaller, two columns wide. One with ``cut`` stands below a
    dotted line, to be torn off; the paragraphs of a ``numbered`` one are steps.
    """

    heading: str
    drawings: tuple[Drawing, ...] = ()
    table: Table | None = None
    paragraphs: tuple[str, ...] = ()
    quiet: bool = False
    cut: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one or two pages.

    One with ``one_page`` is set smaller until it fits its page, down to three fifths.

    Parameters
    ----------
    title : str
        The instrument's; also the document's own title.
    lead : str
        One sentence below it: which sitting, when, how.
    facts : tuple of (name, value)
        What must be found at a glance, the case's code among them.
    label : str
        What must stand on every page, "" for nothing: that a practice form is one.
    foot : str
        What stands at the foot of every page beside its number.
    numbering : str
        The page's number in words, with ``{page}`` and ``{pages}``.
    sections : tuple of Section
        In reading order.
    made_for : datetime
        With its zone: when the newest sitting was completed. It stands in the file as its time of making, so that the
        same sittings give the same bytes.
    language : str
        Of the words, as "en".
    """

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    label: str
    foot: str
    numbering: str
    sections: tuple[Section, ...]
    made_for: datetime.datetime
    language: str = "en"
    one_page: bool = False
