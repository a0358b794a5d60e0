"""A workbook (.xlsx) whose sheets are a survey, its choices and its settings: rows by column name, read by openpyxl."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Any

from empathy_widgets.exchange.questionnaires.guards import refuse, slim_archive
from empathy_widgets.strings import _

__all__ = ["MOST_COLUMNS", "Book", "Row", "cell", "read_book"]

MOST_ROWS, MOST_COLUMNS = 5_000, 60
LONGEST_HEADER = 200
Row = dict[str, Any]


@dataclass(frozen=True)
class Book:
    """The rows of the sheets "survey" (else the first one), "choices" and "settings", and the columns of the first."""

    survey: list[Row]
    choices: list[Row]
    settings: list[Row]
    columns: tuple[str, ...]


def read_book(content: bytes) -> Book:
    """Read a workbook; ExchangeError when it is damaged, locked, or far larger than a questionnaire."""
    content = slim_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from openpyxl import load_workbook

            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                sheets = {sheet.title.strip().lower(): sheet for sheet in reversed(book.worksheets)}
                first = book.worksheets[0] if book.worksheets else None
                columns, survey = _table(sheets.get("survey", first))
                return Book(survey, _table(sheets.get("choices"))[1], _table(sheets.get("settings"))[1], columns)
            finally:
                book.close()
    except Exception:  # openpyxl raises many kinds for sheets that are not as Excel writes them
        refuse(_("This workbook is not as a spreadsheet program writes it; open it in one and save it again as .xlsx."))


def _table(sheet: Any) -> tuple[tuple[str, ...], list[Row]]:
    if sheet is None:
        return (), []
    lines = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    header = [" ".join(str(cell)[:LONGEST_HEADER].lower().split()) if cell is not None else ""
              for cell in next(lines, ())]
    return tuple(filter(None, header)), [
        {name: cell for name, cell in zip(header, cells, strict=False) if name and cell is not None}
        for cells in lines if any(cell is not None for cell in cells)]


def cell(row: Row, name: str) -> str:
    """A cell as text, "" for none; 3.0 is "3"."""
    value = row.get(name)
    return (
        str(int(value)) if isinstance(value, float) and value.is_integer()
        else "" if value is None else str(value).strip()
    )
