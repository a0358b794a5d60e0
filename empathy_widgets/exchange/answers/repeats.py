"""Which ids of a long file repeat or lack, kept as twelve bytes a row whatever the ids are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from empathy_widgets.strings import ngettext

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Repeats"]


class Repeats:
    """Hears ids block by block and says afterwards in which rows they repeat.

    An id is kept as its 64-bit hash: two different ids that look the same are not to be expected in any file.

    Examples
    --------
    >>> repeats = Repeats()
    >>> repeats.hear([2, 3, 4], ["ann", "", "ann"])
    >>> [note.split(".")[0] for note in repeats.notes()]
    ['The id of row 4 stands in row 2 already', 'Row 3 has no id']
    """

    def __init__(self) -> None:
        self._rows: list[np.ndarray] = []
        self._hashes: list[np.ndarray] = []
        self._empty = 0
        self._first_empty = 0

    def hear(self, rows: Sequence[int], ids: Sequence[str]) -> None:
        """Take in the ids of some rows."""
        import numpy as np

        hashes = np.fromiter(map(hash, ids), dtype=np.int64, count=len(ids))
        numbers = np.asarray(rows, dtype=np.uint32)
        if not all(ids):
            named = np.fromiter(map(bool, ids), dtype=bool, count=len(ids))
            self._first_empty = self._first_empty or int(numbers[~named][0])
            self._empty += int((~named).sum())
            numbers, hashes = numbers[named], hashes[named]
        self._rows.append(numbers)
        self._hashes.append(hashes)

    def notes(self) -> list[str]:
        """Return a sentence on repeated ids and one on rows without an id; none where there are none."""
        notes = []
        rows, hashes = self._repeated()
        again = [place for place in range(1, len(rows)) if hashes[place] == hashes[place - 1]]
        if again:
            first = min(again, key=rows.__getitem__)
            notes.append(ngettext(
                "The id of row {later} stands in row {earlier} already. Both rows are scored; look which one you mean.",
                "{count} rows repeat an id; the first is row {later}, whose id stands in row {earlier} already. All of "
                "them are scored; look which ones you mean.",
                len(again)).format(count=len(again), later=rows[first], earlier=rows[first - 1]))
        if self._empty:
            notes.append(ngettext(
                "Row {row} has no id. It is scored; fill one in so that you can tell whose it is.",
                "{count} rows have no id; the first is row {row}. They are scored; fill ids in so that you can tell "
                "whose they are.",
                self._empty).format(count=self._empty, row=self._first_empty))
        return notes

    def _repeated(self) -> tuple[list[int], list[int]]:
        """The rows whose id stands elsewhere too, and their hashes, equal ones together and by row."""
        import numpy as np

        if not self._hashes:
            return [], []
        every = np.concatenate(self._hashes)
        every.sort()
        twice = np.unique(every[1:][every[1:] == every[:-1]])
        found: list[np.ndarray | slice] = (
            [np.isin(hashes, twice) for hashes in self._hashes] if len(twice) else [slice(0)] * len(self._hashes))
        rows = np.concatenate([rows[some] for rows, some in zip(self._rows, found, strict=True)])
        hashes = np.concatenate([hashes[some] for hashes, some in zip(self._hashes, found, strict=True)])
        order = np.argsort(hashes, kind="stable")
        return rows[order].tolist(), hashes[order].tolist()
