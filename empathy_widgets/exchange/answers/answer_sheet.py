"""Answers of many respondents from a file, block by block: a row a respondent, a column an item. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.blocks import Block
from empathy_widgets.exchange.answers.columns import find_columns
from empathy_widgets.exchange.answers.heads import read_head
from empathy_widgets.exchange.answers.labels import LIME_CODE, Cells, whole
from empathy_widgets.exchange.answers.naming import told_apart
from empathy_widgets.exchange.answers.notes import cell_notes, column_notes
from empathy_widgets.exchange.answers.repeats import Repeats
from empathy_widgets.exchange.answers.table import Table
from empathy_widgets.exchange.answers.told import Told
from empathy_widgets.exchange.cells import undefuse
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

__all__ = ["AnswerBlock", "AnswerSheet", "column_names"]

ROWS_A_BLOCK = 8192
MANY = 10
"""People among whom somebody chooses the lowest choice for one of the items, if anybody may."""


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """Some respondents in the order of the file.

    ``choices`` is an array of float, respondents × items in the instrument's order; nan is unanswered or declined.
    ``numbers`` are their rows in the file. ``beside`` has the columns that were asked for besides the items, as text.
    """

    ids: list[str]
    choices: np.ndarray
    numbers: Sequence[int] = ()
    beside: tuple[list[str], ...] = ()


def column_names(stream: BinaryIO, told: Told) -> tuple[str, ...]:
    """What the columns of a file are called, so that a person can say which is which item."""
    table = Table(stream, told.letters)
    return tuple(called[0] for called in read_head(table.sample, table.heads).names)


class AnswerSheet:
    """A file of answers, read once from beginning to end: CSV, XLSX, ODS, XLS or SAV.

    Which column is which item is found by the columns' names (`find_columns`), or said by a person. Other columns are
    left aside. An answer is a choice's value or its label. An empty cell, NA, or a code that means so is an item nobody
    answered, or declined.

    Parameters
    ----------
    instrument : Instrument
        Its items and choices are what the file may hold.
    stream : binary stream
        Not closed here.
    told : Told, optional
        What a person said of the file, and the wordings it may be called by.

    Raises
    ------
    ExchangeError
        At once for wrong column names, while reading for a wrong cell; row and column are named, a cell never repeated.
    Unsure
        It can be read in more than one way, and somebody must say which.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> import io
    >>> head = "who," + ",".join(map(str, range(1, 21)))
    >>> sheet = AnswerSheet(Library().instrument("pes"), io.BytesIO(f"{head}\\nA7{',3' * 20}\\n".encode()))
    >>> [(block.ids, block.choices.shape) for block in sheet.blocks()], sheet.respondents
    ([(['A7'], (1, 20))], 1)
    """

    def __init__(self, instrument: Instrument, stream: BinaryIO, told: Told | None = None) -> None:
        told = told or Told()
        self.instrument = instrument
        self.respondents = 0
        self._blank, self._least = 0, float("inf")
        self.table = Table(stream, told.letters)
        head = read_head(self.table.sample, self.table.heads)
        self.columns = find_columns(instrument, head, self.table.sample[head.rows:], told)
        meanings = [self.table.labels.get(one.name, {}) for one in self.columns.found]
        alike = all(one == meanings[0] for one in meanings)
        self._cells = [Cells(instrument, told.wordings, told.no_answer, one, told.counts_from)
                       for one in (meanings[:1] if alike else meanings)]
        self._repeats = Repeats()
        self._before = head.rows + self.table.before
        self._skip = head.rows
        places = self.columns.places
        beside = slice(places[0], places[0] + len(places))
        self._places = (itemgetter(beside) if places == tuple(range(beside.start, beside.stop))
                        else itemgetter(*places))

    def blocks(self) -> Iterator[AnswerBlock]:
        """Yield the respondents block by block.

        ExchangeError at the first cell that cannot stand, or when there are none.
        """
        self.table.take(self._skip)
        done, width = self._before, self.columns.width
        while True:
            block = self.table.take_block(width)
            rows = [] if block is not None else self.table.take(ROWS_A_BLOCK)
            numbers: Sequence[int] = range(done + 1, done + 1 + len(rows if block is None else block))
            if not numbers:
                break
            done += len(numbers)
            if block is not None and not block.has_empty_rows():
                yield self._columns_of(numbers, block)
                continue
            rows = rows if block is None else block.rows()
            if set(map(len, rows)) != {width} or not all(map(any, rows)) or not all(map(itemgetter(0), rows)):
                numbers, rows = self._without_empty_lines(numbers, rows)
            if rows:
                yield self._block(numbers, rows)
        if not self.respondents:
            raise ExchangeError(_("There is no respondent in this file. Below the first row, give each person a row."))

    def _without_empty_lines(self, numbers: Sequence[int], rows: list[list[str]]) -> tuple[list[int], list[list[str]]]:
        """Rows with a word in them, and their numbers; ExchangeError for one that is too short or too long."""
        width = self.columns.width
        kept = [(number, row) for number, row in zip(numbers, rows, strict=True) if any(map(str.strip, row))]
        for number, row in kept:
            if len(row) != width:
                raise ExchangeError(_("Row {row} has {found} cells where the first row has {width}. Every row needs as "
                                      "many cells as there are columns, also where one is empty.")
                                    .format(row=number, found=len(row), width=width))
        return [number for number, _row in kept], [row for _number, row in kept]

    def _columns_of(self, numbers: Sequence[int], block: Block) -> AnswerBlock:
        """Respondents whose file gives column by column."""
        place, places = self.columns.id_place, self.columns.places
        ids = None if place is None else block.texts(place)
        return self._checked(numbers, ids, block.choices(self._cells, places),
                             lambda row, item: block.texts(places[item])[row],
                             tuple(map(block.texts, self.columns.beside)))

    def _block(self, numbers: Sequence[int], rows: list[list[str]]) -> AnswerBlock:
        place = self.columns.id_place
        ids = None if place is None else [row[place] for row in rows]
        return self._checked(numbers, ids, self._choices(rows), lambda row, item: self._places(rows[row])[item],
                             tuple([row[at] for row in rows] for at in self.columns.beside))

    def _checked(
        self, numbers: Sequence[int], ids: list[str] | None, choices: np.ndarray, cell: Callable[[int, int], str],
        beside: tuple[list[str], ...],
    ) -> AnswerBlock:
        """The respondents with their ids; ExchangeError at the first cell that cannot stand."""
        import numpy as np

        ids = [str(number) for number in numbers] if ids is None else list(map(str.strip, ids))
        if "'" in "".join(ids):
            ids = [undefuse(one) for one in ids]
        refused = np.argwhere(np.isinf(choices))
        if len(refused):
            row, item = refused[0]
            self._refuse(numbers[row], item, cell(row, item))
        empty = np.isnan(choices)
        self._blank += int(empty.all(axis=1).sum())
        self._least = min(self._least, float(np.where(empty, np.inf, choices).min()))
        self._repeats.hear(numbers, ids)
        self.respondents += len(ids)
        return AnswerBlock(ids, choices, numbers, beside)

    def _choices(self, rows: list[list[str]]) -> np.ndarray:
        """Respondents × items; inf for what cannot stand."""
        import numpy as np

        picked = map(self._places, rows)
        if len(self._cells) == 1:
            return self._cells[0].choices(chain.from_iterable(picked), len(rows), len(self.columns.found))
        return np.column_stack([
            np.fromiter(map(cells.__getitem__, column), dtype=float, count=len(rows))
            for cells, column in zip(self._cells, zip(*picked, strict=True), strict=True)])

    def _refuse(self, row: int, item: int, cell: str) -> None:
        found = self.columns.found[item]
        allowed = ", ".join(str(choice.value) for choice in self.instrument.choices)
        if whole(cell.strip()) is not None:
            said = _("Row {row}, column {item} holds a number that is no choice of this instrument. It offers "
                     "{allowed}; where there is no answer, leave the cell empty.")
            if self._shifted(cell):
                said += " " + _("Maybe the file counts the choices from {least}; “empathy score” takes "
                                "--counts-from {least}.")
        elif LIME_CODE.fullmatch(cell.strip()):
            said = _("Row {row}, column {item} holds the code of an answer, as LimeSurvey gives it. Export the answers "
                     "in full instead of as codes; this instrument offers {allowed}.")
        else:
            said = _("Row {row}, column {item} holds no whole number. This instrument offers {allowed}; where there is "
                     "no answer, leave the cell empty.")
        name = str(found.item) if self.columns.plain else told_apart([found.name])
        least = self.instrument.choice_range[0] + 1
        raise ExchangeError(said.format(row=row, item=name, allowed=allowed, least=least))

    def _shifted(self, cell: str) -> bool:
        """Whether a number is just above the highest choice of an instrument that counts from 0."""
        low, high = self.instrument.choice_range
        return low == 0 and whole(cell.strip()) == high + 1 and self._cells[0].shift == 0

    def notes(self) -> list[str]:
        """Say, once every block was read, what a person should look at: how columns were found, ids, what was left."""
        none_seen = set().union(*(cells.none_seen for cells in self._cells))
        blank = 0 if self.columns.plain else self._blank
        notes = [*self.table.notes(), *self._repeats.notes(), *column_notes(self.columns)]
        notes += cell_notes(none_seen, blank)
        low, by_label = self.instrument.choice_range[0], any(cells.labels_seen for cells in self._cells)
        if self._least == low + 1 and self.respondents >= MANY and not by_label:
            notes.append(_("Nobody chose {low} for any item. Look whether the file counts the choices from {least}, "
                           "for then every score is too high.").format(low=low, least=low + 1))
        return notes
