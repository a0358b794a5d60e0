"""Answers of many respondents from a CSV file, block by block: a row a respondent, a column an item. Writes nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.answer_header import read_header
from empathy_widgets.exchange.answers.repeats import Repeats
from empathy_widgets.exchange.cells import undefuse
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    import numpy as np

__all__ = ["AnswerBlock", "AnswerSheet"]

ROWS_A_BLOCK = 8192
A_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,]0*)?")
REFUSED = float("inf")
CACHED = 1000
NAMED = 5


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """Some respondents in the order of the file.

    ``choices`` is an array of float, respondents × items in the instrument's order; nan is unanswered or declined.
    """

    ids: list[str]
    choices: np.ndarray


class AnswerSheet:
    """A CSV file of answers, read once from beginning to end.

    The first row holds the column names: first the respondents' ids under any name, then the item numbers in any
    order. Other columns are left aside. Separators are comma, semicolon or tab; the text is UTF-8, with or without a
    byte order mark. An empty cell is an item nobody answered, or declined.

    Parameters
    ----------
    instrument : Instrument
        Its items and choices are what the file may hold.
    stream : binary stream
        Not closed here.

    Raises
    ------
    ExchangeError
        At once for a wrong first row, while reading for a wrong cell; row and column are named, a cell never repeated.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> head = "who," + ",".join(map(str, range(1, 21)))
    >>> sheet = AnswerSheet(Library().instrument("pes"), io.BytesIO(f"{head}\\nA7{',3' * 20}\\n".encode()))
    >>> [(block.ids, block.choices.shape) for block in sheet.blocks()], sheet.respondents
    ([(['A7'], (1, 20))], 1)
    """

    def __init__(self, instrument: Instrument, stream: BinaryIO) -> None:
        self.instrument = instrument
        self.respondents = 0
        self._lines = io.TextIOWrapper(_Held(stream), "utf-8-sig", newline="")
        self._offered = _Offered({choice.value for choice in instrument.choices})
        self._repeats = Repeats()
        first = self._first_line()
        self.header = read_header(instrument, first)
        self._reader = csv.reader(chain([first], self._lines), delimiter=self.header.separator, strict=True)
        self._places = itemgetter(*self.header.places) if len(self.header.places) > 1 else self._only_place

    def _only_place(self, row: list[str]) -> tuple[str]:
        return (row[self.header.places[0]],)

    def _first_line(self) -> str:
        try:
            return self._lines.readline(io.DEFAULT_BUFFER_SIZE * 32)
        except UnicodeDecodeError:
            raise ExchangeError(not_text()) from None

    def blocks(self) -> Iterator[AnswerBlock]:
        """Yield the respondents block by block.

        ExchangeError at the first cell that cannot stand, or when there are none.
        """
        self._take(1)
        done = 1
        while rows := self._take(ROWS_A_BLOCK, done):
            numbers: Sequence[int] = range(done + 1, done + 1 + len(rows))
            done += len(rows)
            if set(map(len, rows)) != {self.header.width} or not all(map(itemgetter(0), rows)):
                numbers, rows = self._without_empty_lines(numbers, rows)
            if rows:
                yield self._block(numbers, rows)
        if not self.respondents:
            raise ExchangeError(_("There is no respondent in this file. Below the first row, give each person a row."))

    def _take(self, count: int, done: int = 0) -> list[list[str]]:
        """The next rows as they stand, after ``done`` others."""
        rows: list[list[str]] = []
        try:
            rows.extend(islice(self._reader, count))
        except csv.Error:
            raise ExchangeError(_("Row {row} cannot be read: a quotation mark is not closed, or a cell is far too "
                                  "long. Mend that row and try again.").format(row=done + len(rows) + 1)) from None
        except UnicodeDecodeError:
            raise ExchangeError(not_text()) from None
        return rows

    def _without_empty_lines(self, numbers: Sequence[int], rows: list[list[str]]) -> tuple[list[int], list[list[str]]]:
        """Rows with a word in them, and their numbers; ExchangeError for one that is too short or too long."""
        kept = [(number, row) for number, row in zip(numbers, rows, strict=True) if any(map(str.strip, row))]
        for number, row in kept:
            if len(row) != self.header.width:
                raise ExchangeError(_("Row {row} has {found} cells where the first row has {width}. Every row needs as "
                                      "many cells as there are columns, also where one is empty.")
                                    .format(row=number, found=len(row), width=self.header.width))
        return [number for number, _row in kept], [row for _number, row in kept]

    def _block(self, numbers: Sequence[int], rows: list[list[str]]) -> AnswerBlock:
        import numpy as np

        ids = [row[0].strip() for row in rows]
        if any("'" in one for one in ids):
            ids = [undefuse(one) for one in ids]
        cells = chain.from_iterable(map(self._places, rows))
        count = len(self.header.places)
        flat = np.fromiter(map(self._offered.__getitem__, cells), dtype=float, count=len(rows) * count)
        choices = flat.reshape(len(rows), count)
        refused = np.argwhere(np.isinf(choices))
        if len(refused):
            row, item = refused[0]
            self._refuse(numbers[row], item, self._places(rows[row])[item])
        self._repeats.hear(numbers, ids)
        self.respondents += len(rows)
        return AnswerBlock(ids, choices)

    def _refuse(self, row: int, item: int, cell: str) -> None:
        number = self.instrument.items[item].number
        allowed = ", ".join(str(choice.value) for choice in self.instrument.choices)
        said = _("Row {row}, column {item} holds a number that is no choice of this instrument. It offers {allowed}; "
                 "where there is no answer, leave the cell empty.") if A_NUMBER.fullmatch(cell.strip()) else _(
                 "Row {row}, column {item} holds no whole number. This instrument offers {allowed}; where there is no "
                 "answer, leave the cell empty.")
        raise ExchangeError(said.format(row=row, item=number, allowed=allowed))

    def notes(self) -> list[str]:
        """Say, once every block was read, what a person should look at: ids that repeat or lack, columns left aside."""
        notes = self._repeats.notes()
        if aside := self.header.aside:
            named = ", ".join(aside[:NAMED]) + ("…" if len(aside) > NAMED else "")
            notes.append(ngettext("A column that is no item was left aside: {names}.",
                                  "{count} columns that are no items were left aside: {names}.", len(aside))
                         .format(count=len(aside), names=named))
        return notes


class _Offered(dict[str, float]):
    """Cell text to choice as a float: nan for an empty cell, inf for one that cannot stand."""

    def __init__(self, values: set[int]) -> None:
        super().__init__({"": float("nan"), **{str(value): float(value) for value in values}})
        self._values = values

    def __missing__(self, cell: str) -> float:
        text = cell.strip()
        if not text:
            value = self[""]
        elif A_NUMBER.fullmatch(text) and int(re.split("[.,]", text)[0]) in self._values:
            value = float(int(re.split("[.,]", text)[0]))
        else:
            return REFUSED
        if len(self) < CACHED:
            self[cell] = value
        return value


class _Held(io.RawIOBase):
    """A stream that stays open when the text read from it is done with."""

    name = "answers"
    """Text asks every stream below it for one, to be shown in its ``repr``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)


def not_text() -> str:
    """Return the sentence for a file that is no UTF-8 text."""
    return _("This file is not text in UTF-8. In your spreadsheet, save it again as “CSV UTF-8” and use that file.")
