"""Many rows of a file at once, kept column by column: what reads long files as fast as they can be read.

A block says the same as its rows do; what it cannot say, it leaves to them (`rows`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from empathy_widgets.exchange.answers.foreign_reader import plain
from empathy_widgets.exchange.answers.labels import Cells

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Block", "NumberBlock", "TextBlock", "text_block"]

QUOTE, NEW_LINE, SPACE = b'"\n '
LONGEST_ROW = 100_000
"""Letters; a longer one is left to the reader of CSV, which knows how long a cell may be."""
FEW = 8
"""Where one cell in so many is longer than a sign, all of them are cut at once instead of one by one."""
SHORT = 32
"""Letters of cells that are cut all at once."""
SMALL = 2000
"""Below this a whole number is looked up in a table."""


class Block(Protocol):
    """Some rows, all of them as wide as the first row of the file."""

    def __len__(self) -> int:
        """How many rows."""

    def texts(self, place: int) -> list[str]:
        """A column as text."""

    def choices(self, cells: Sequence[Cells], places: Sequence[int]) -> np.ndarray:
        """Rows × items: what each cell means, inf for what cannot stand. ``cells`` is one for all, or one an item."""

    def has_empty_rows(self) -> bool:
        """Whether a row has nothing in any cell."""

    def rows(self) -> list[list[str]]:
        """The same row by row."""


def text_block(text: str, separator: str, width: int) -> TextBlock | None:
    """Lines of a text as a block; None where only a reader of CSV can say what they are.

    Parameters
    ----------
    text : str
        Whole lines, whatever they end with; the last may lack its end.
    separator : str
        What parts the cells.
    width : int
        How many cells each row must have.

    Examples
    --------
    >>> block = text_block('id,1\\r\\n"A7",3\\r\\n', ",", 2)
    >>> block.texts(0), block.rows(), text_block('"A,7",3\\n', ",", 2)
    (['id', 'A7'], [['id', '1'], ['A7', '3']], None)
    """
    import numpy as np

    if separator in '"\r\n':
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text += "" if text.endswith("\n") else "\n"
    bare = without_quotes(text, separator) if '"' in text else text
    if bare is None:
        return None
    content = bare.encode()
    sign = separator.encode()
    if len(sign) > 1 or b"\0" in content:
        return None
    signs = np.frombuffer(content, dtype=np.uint8)
    found = np.flatnonzero((signs == sign[0]) | (signs == NEW_LINE))
    if len(found) % width:
        return None
    ends = found.reshape(-1, width)
    last = ends[:, -1]
    if not (signs[last] == NEW_LINE).all() or content.count(b"\n") != len(ends):
        return None
    starts = np.concatenate(([0], found[:-1] + 1)).reshape(-1, width)
    if int((last - starts[:, 0]).max()) > LONGEST_ROW:
        return None
    return TextBlock(content, signs, starts, ends, separator)


def without_quotes(text: str, separator: str) -> str | None:
    """The text without the quotation marks around whole cells; None where one of them means something."""
    import numpy as np

    signs = np.frombuffer(text.encode(), dtype=np.uint8)
    marks = np.flatnonzero(signs == QUOTE)
    breaks = (signs == ord(separator)) | (signs == NEW_LINE) if separator.isascii() else None
    if breaks is None or len(marks) % 2:
        return None
    opening, closing = marks[::2], marks[1::2]
    before, after = opening[opening > 0] - 1, closing + 1
    inside = np.cumsum(breaks)
    whole = breaks[before].all() and breaks[after].all() and (inside[opening] == inside[closing]).all()
    return text.replace('"', "") if whole else None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of a text: where in it each cell starts and ends, rows × columns."""

    content: bytes
    signs: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    separator: str

    def __len__(self) -> int:
        return len(self.ends)

    def texts(self, place: int) -> list[str]:
        """A column as text."""
        return self._cut(self.starts[:, place], self.ends[:, place])

    def _cut(self, starts: np.ndarray, ends: np.ndarray) -> list[str]:
        import numpy as np

        content, lengths = self.content, ends - starts
        longest = int(lengths.max(initial=0))
        if content.isascii() and 0 < longest <= SHORT:
            places = np.arange(longest)
            letters = self.signs.take(starts[:, None] + places, mode="clip")
            letters[places >= lengths[:, None]] = 0
            return list(letters.view(f"S{longest}").ravel().astype(f"U{longest}").tolist())
        some = zip(starts.tolist(), ends.tolist(), strict=True)
        return [content[start:end].decode() for start, end in some]

    def choices(self, cells: Sequence[Cells], places: Sequence[int]) -> np.ndarray:
        """A cell of one sign by that sign, all at once; longer ones by their text."""
        import numpy as np

        (known,) = cells
        first, last = places[0], places[-1] + 1
        columns = slice(first, last) if list(places) == list(range(first, last)) else list(places)
        starts, ends = self.starts[:, columns], self.ends[:, columns]
        long = ends - starts > 1
        if np.count_nonzero(long) * FEW > long.size:
            flat = self.content[:-1].decode().replace("\n", self.separator).split(self.separator)
            picked = chain.from_iterable(flat[place::self.ends.shape[1]] for place in places)
            return np.ascontiguousarray(known.choices(picked, len(places), len(self)).T)
        found = known.of_signs(np.where(ends == starts, np.uint8(SPACE), np.where(long, SPACE, self.signs[starts])))
        if long.any():
            found[long] = [known[cell] for cell in self._cut(starts[long], ends[long])]
        return found

    def has_empty_rows(self) -> bool:
        """Whether a row has nothing in any cell."""
        doubtful = self.starts[:, 0] == self.ends[:, 0]
        nothing = self.separator + " \t\v\f\u00a0"
        return bool(doubtful.any()) and not all(
            line.strip(nothing) for line in self._cut(self.starts[doubtful, 0], self.ends[doubtful, -1]))

    def rows(self) -> list[list[str]]:
        """The same row by row."""
        return [line.split(self.separator) for line in self.content[:-1].decode().split("\n")]


class NumberBlock:
    """Columns of numbers, nan for nothing, and columns of text."""

    def __init__(self, columns: Sequence[np.ndarray | list[str]], count: int) -> None:
        self._columns, self._count = columns, count

    def __len__(self) -> int:
        return self._count

    def texts(self, place: int) -> list[str]:
        """A column as text."""
        column = self._columns[place]
        return column if isinstance(column, list) else list(map(plain, column.tolist()))

    def choices(self, cells: Sequence[Cells], places: Sequence[int]) -> np.ndarray:
        """Each number a column has looked up once."""
        import numpy as np

        each = cells if len(cells) > 1 else list(cells) * len(places)
        found = np.empty((self._count, len(places)))
        for item, (known, place) in enumerate(zip(each, places, strict=True)):
            column = self._columns[place]
            found[:, item] = ([known[cell] for cell in column] if isinstance(column, list)
                              else looked_up(column, known))
        return found

    def has_empty_rows(self) -> bool:
        """Whether a row has nothing in any cell."""
        import numpy as np

        nothing = np.ones(self._count, dtype=bool)
        for column in sorted(self._columns, key=lambda one: isinstance(one, list)):
            nothing &= (np.fromiter((not cell.strip() for cell in column), dtype=bool, count=self._count)
                        if isinstance(column, list) else np.isnan(column))
            if not nothing.any():
                return False
        return True

    def rows(self) -> list[list[str]]:
        """The same row by row."""
        return [list(row) for row in zip(*map(self.texts, range(len(self._columns))), strict=True)]


def looked_up(column: np.ndarray, cells: Cells) -> np.ndarray:
    """A column of numbers as choices; each number that stands there is asked for once."""
    import numpy as np

    empty = np.isnan(column)
    filled = np.where(empty, 0.0, column)
    if np.abs(filled).max(initial=0.0) < SMALL and (filled == (whole := filled.astype(np.int64))).all():
        there = np.flatnonzero(np.bincount(whole[~empty] + SMALL, minlength=1))
        table = np.full(2 * SMALL, np.nan)
        table[there] = [cells[str(one - SMALL)] for one in there.tolist()]
        found = table[whole + SMALL]
    else:
        values, at = np.unique(filled, return_inverse=True)
        found = np.array([cells[plain(value)] for value in values.tolist()])[at]
    found[empty] = np.nan
    return found
