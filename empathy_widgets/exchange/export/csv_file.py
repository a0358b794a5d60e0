"""Tables as CSV: UTF-8 with its mark, commas, texts in quotes, numbers bare, times in UTC with their zone.

A text that a spreadsheet would run gets an apostrophe, by the rule in exchange/cells.py. RFC 4180 otherwise.
"""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Iterable
from typing import BinaryIO

from empathy_widgets.exchange.cells import defuse
from empathy_widgets.exchange.export.case_file import CaseFile, moment_text
from empathy_widgets.exchange.export.dictionary import HEADINGS
from empathy_widgets.exchange.export.tables import Cell, ExportTable

__all__ = ["csv_line", "dictionary_csv", "write_csv"]


def write_csv(table: ExportTable, case_files: Iterable[CaseFile], out: BinaryIO) -> None:
    """Write a table case by case, so that memory does not grow with their number."""
    out.write(codecs.BOM_UTF8 + csv_line([column.name for column in table.columns]))
    for case_file in case_files:
        for row in table.rows(case_file):
            out.write(csv_line(row))


def dictionary_csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """A data dictionary as CSV."""
    return codecs.BOM_UTF8 + csv_line(HEADINGS) + b"".join(map(csv_line, rows))


def csv_line(cells: Iterable[Cell]) -> bytes:
    """One line of a CSV file.

    Examples
    --------
    >>> csv_line(["amber-otter-27", "=1+1", -3, 17.0, 16.25, True, None])
    b'"amber-otter-27","\\'=1+1",-3,17,16.25,true,\\r\\n'
    """
    return (",".join(map(written, cells)) + "\r\n").encode()


def written(cell: Cell) -> str:
    """One cell: nothing for None, and "" for an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return '"' + defuse(cell).replace('"', '""') + '"'
    if isinstance(cell, datetime.datetime):
        return moment_text(cell)
    return str(int(cell)) if cell == int(cell) else repr(cell)
