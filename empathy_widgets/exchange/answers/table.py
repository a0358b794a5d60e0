"""A file as people have it, as one table of rows with text cells: CSV, XLSX, ODS, XLS and SPSS's SAV.

Text is read row by row; what the other formats need is read by a program of its own.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.blocks import Block, text_block
from empathy_widgets.exchange.answers.foreign import ForeignFile, kind_of
from empathy_widgets.exchange.answers.naming import in_a_line, told_apart
from empathy_widgets.exchange.answers.text_file import (
    TextLines, letters_of, must_be_lines, no_text, separator_of,
)
from empathy_widgets.strings import _, ngettext

__all__ = ["Table"]

SAMPLE = 60
"""Rows looked at before the file is read."""
A_NUMBER = re.compile(r"[0-9]{1,6}")
WIDEST = 4000


class Table:
    """The rows of one file, to be read once.

    Parameters
    ----------
    stream : binary stream
        Not closed here. One that cannot be set back, as a pipe, is kept in a nameless file meanwhile.
    letters : str, optional
        The encoding a person named, for text without a mark.

    Attributes
    ----------
    kind : str
        ``csv``, ``xlsx``, ``ods``, ``xls`` or ``sav``.
    letters : str or None
        The encoding of a text.
    heads : int
        How many header rows the file itself says it has; 0 where it does not say.
    labels : dict
        Column name to what each of its values means, as SPSS keeps it.
    sample : list of rows
        The first rows, as wide as they are.

    Raises
    ------
    ExchangeError
        It is no such file, or broken; `UnsureLetters` where a person must look first. Also while rows are read.

    Examples
    --------
    >>> import io
    >>> table = Table(io.BytesIO(b"sep=;\\nid;1\\nA7;3\\n"))
    >>> table.sample, table.take(100), table.take(100), table.before
    ([['id', '1'], ['A7', '3']], [['id', '1'], ['A7', '3']], [], 1)
    """

    def __init__(self, stream: BinaryIO, letters: str | None = None) -> None:
        stream = stream if stream.seekable() else kept(stream)
        start = stream.read(80)
        stream.seek(0)
        self.letters: str | None = None
        self.heads, self.before = 0, 0
        self.labels: dict[str, dict[str, str]] = {}
        self._notes: list[str] = []
        self.kind = kind_of(start) or "csv"
        self._count = 0
        self._rows = self._foreign(stream) if self.kind != "csv" else self._text(stream, letters)
        self.sample = self._next(SAMPLE)
        self._again = self.sample
        if any(len(row) > WIDEST for row in self.sample):
            raise ExchangeError(
                _("This file has thousands of columns. Keep the column with the ids and those with the answers."))

    def _foreign(self, stream: BinaryIO) -> Iterator[list[str]]:
        file = self._file = ForeignFile(stream, self.kind)
        self.heads = int(file.about.get("heads", 0))
        self.labels = file.about.get("labels", {})
        if others := file.about.get("others"):
            self._notes.append(ngettext(
                "Only the sheet “{sheet}” was read; there is another one: {others}.",
                "Only the sheet “{sheet}” was read; there are {count} others: {others}.", len(others)
            ).format(sheet=in_a_line(file.about["sheet"]), count=len(others), others=told_apart(others)))
        return file.rows()

    def _text(self, stream: BinaryIO, letters: str | None) -> Iterator[list[str]]:
        self.letters = letters_of(stream, letters)
        lines = self._lines = TextLines(stream, self.letters)
        try:
            first = list(islice(lines, SAMPLE))
        except UnicodeError:
            raise no_text() from None
        must_be_lines(first)
        self._separator, self.before = separator_of(first, A_NUMBER)
        return csv.reader(chain(first[self.before:], lines), delimiter=self._separator, strict=True)

    def take(self, count: int) -> list[list[str]]:
        """The next rows from the first on, the sample as well: at most so many, none at the end of the file."""
        again, self._again = self._again[:count], self._again[count:]
        return again or self._next(count)

    def take_block(self, width: int) -> Block | None:
        """The next rows as a block, where they can be had so; otherwise None, and they are to be taken row by row."""
        if self._again:
            return None
        block: Block | None = None
        if self.kind == "sav":
            block = self._file.block()
        elif self.kind == "csv":
            try:
                text = self._lines.ahead()
            except UnicodeError:
                raise no_text() from None
            block = text_block(text, self._separator, width) if text else None
            if block is None:
                self._lines.put_back(text)
        self._count += len(block) if block is not None else 0
        return block

    def _next(self, count: int) -> list[list[str]]:
        """Rows not read yet; ExchangeError with its number for one that cannot be read."""
        rows: list[list[str]] = []
        try:
            rows.extend(islice(self._rows, count))
        except UnicodeError:
            raise no_text() from None
        except csv.Error:
            raise ExchangeError(_(
                "Row {row} cannot be read: a quotation mark is not closed, or a cell is far too long. Mend that row "
                "and try again.").format(row=self.before + self._count + len(rows) + 1)) from None
        self._count += len(rows)
        return rows

    def notes(self) -> list[str]:
        """What a person should know of the file itself."""
        return list(self._notes)


def kept(stream: BinaryIO) -> BinaryIO:
    """The rest of a pipe in a file without a name, which is gone with this program."""
    spool = tempfile.TemporaryFile()
    while piece := stream.read(1 << 18):
        spool.write(piece)
    spool.seek(0)
    return spool
