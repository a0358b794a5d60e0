"""Tables as sheets of a workbook: numbers as numbers, times as text with their zone, no formula anywhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.cells import defuse
from empathy_widgets.exchange.export.case_file import CaseFile, Outline, moment_text
from empathy_widgets.exchange.export.dictionary import HEADINGS, dictionary_rows
from empathy_widgets.exchange.export.tables import Cell, answers_table, sittings_table
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["sheet_text", "write_xlsx"]

MOST_ROWS = 1_048_576
"""Rows a sheet can have."""

MOST_COLUMNS = 16_384
UNWRITABLE = re.compile("_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold, and texts that look like the escape for it (ECMA-376 part 1, 22.9.2.19)."""


def write_xlsx(case_files: Iterable[CaseFile], outline: Outline, out: BinaryIO, about: Iterable[str]) -> None:
    """Write a workbook of four sheets: Read me, Answers, Sittings, Dictionary; row by row, so that memory stays flat.

    Parameters
    ----------
    about : iterable of str
        The lines of the first sheet.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "Empathy Workbook"
    book.properties.created = book.properties.modified = outline.at.astimezone(datetime.UTC).replace(tzinfo=None)
    try:
        fill(book, case_files, outline, about)
        book.save(out)
    except BaseException:
        abandon(book)
        raise


def fill(book: Any, case_files: Iterable[CaseFile], outline: Outline, about: Iterable[str]) -> None:
    """Add the four sheets."""
    read_me = book.create_sheet(_("Read me"))
    read_me.column_dimensions["A"].width = 110
    for line in about:
        read_me.append([sheet_text(line)])
    tables = (answers_table(outline), sittings_table(outline))
    sheets = [Sheet(book, table.name, [column.name for column in table.columns]) for table in tables]
    for case_file in case_files:
        for table, sheet in zip(tables, sheets, strict=True):
            sheet.add(table.rows(case_file))
    Sheet(book, _("Dictionary"), HEADINGS).add(dictionary_rows(tables))


def abandon(book: Any) -> None:
    """Delete the files openpyxl keeps its rows in until it saves: they hold people's answers."""
    for page in book.worksheets:
        if not page.closed:
            page.close()
        page._writer.cleanup()


class Sheet:
    """One sheet under a frozen line of headings, counted so that no row is lost where a sheet ends."""

    def __init__(self, book: Any, title: str, headings: Iterable[str]) -> None:
        self.page: WriteOnlyWorksheet = book.create_sheet(title)
        self.page.freeze_panes = "A2"
        self.count = 0
        headings = list(headings)
        if len(headings) > MOST_COLUMNS:
            raise ExchangeError(_("A spreadsheet has too few columns for this. Please export to CSV or JSON."))
        for at, heading in enumerate(headings, start=1):
            self.page.column_dimensions[letter(at)].width = min(40, max(12, len(heading) + 2))
        self.add([tuple(headings)])

    def add(self, rows: Iterable[tuple[Cell, ...]] | Iterator[tuple[Cell, ...]]) -> None:
        """Add rows; ExchangeError when the sheet is full."""
        for row in rows:
            self.count += 1
            if self.count > MOST_ROWS:
                raise ExchangeError(_("A spreadsheet has too few rows for this. Please export to CSV or JSON."))
            self.page.append([self.shown(cell) for cell in row])

    def shown(self, cell: Cell) -> Any:
        """A cell as the sheet holds it; a text stays a text, also one that is spelled like an error such as #N/A."""
        if isinstance(cell, datetime.datetime):
            return moment_text(cell)
        if not isinstance(cell, str) or not cell.startswith("#"):
            return sheet_text(cell) if isinstance(cell, str) else cell
        from openpyxl.cell import WriteOnlyCell

        text = WriteOnlyCell(self.page, sheet_text(cell))
        text.data_type = "s"
        return text


def letter(column: int) -> str:
    """The letters of a column."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def sheet_text(text: str) -> str:
    """A text as a sheet holds it: never run, and whole where XML has no sign for a character.

    Examples
    --------
    >>> sheet_text("=1+1"), sheet_text("a\\x08b"), sheet_text("_x0008_")
    ("'=1+1", 'a_x0008_b', '_x005F_x0008_')
    """
    text = UNWRITABLE.sub(lambda found: escaped(found[0]), defuse(text))
    return text if text.strip(" \t\n") or not text else escaped(text)  # openpyxl lets a reader drop a text of blanks


def escaped(found: str) -> str:
    """A character, or the underscore of what looks like an escape, in the workbook's own spelling."""
    return f"_x{ord(found[0]):04X}_{found[1:]}"
