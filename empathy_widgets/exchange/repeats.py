"""Which ids of a long file repeat or lack, kept as sixteen bytes a row whatever the ids are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from empathy_widgets.strings import _, ngettext

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
    >>> repeats.notes()
    ['The id of row 4 stands in row 2 already. Both rows are scored; look which one you mean.', 'Row 3 has no id. It is scored; fill one in so that you can tell whose it is.']
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
        numbers = np.asarray(rows, dtype=np.int64)
        named = np.fromiter(map(bool, ids), dtype=bool, count=len(ids))
        if not named.all():
            self._first_empty = self._first_empty or int(numbers[~named][0])
            self._empty += int((~named).sum())
        self._rows.append(numbers[named])
        self._hashes.append(hashes[named])

    def notes(self) -> list[str]:
        """Return a sentence on repeated ids and one on rows without an id; none where there are none."""
        import numpy as np

        notes = []
        hashes = np.concatenate(self._hashes) if self._hashes else np.empty(0, dtype=np.int64)
        order = np.argsort(hashes, kind="stable")
        again = np.flatnonzero(np.diff(hashes[order]) == 0) + 1
        if len(again):
            rows = np.concatenate(self._rows)[order]
            first = again[np.argmin(rows[again])]
            notes.append(ngettext(
                "The id of row {later} stands in row {earlier} already. Both rows are scored; look which one you mean.",
                "{count} rows repeat an id; the first is row {later}, whose id stands in row {earlier} already. All of them "
                "are scored; look which ones you mean.",
                len(again)).format(count=len(again), later=int(rows[first]), earlier=int(rows[first - 1])))
        if self._empty:
            notes.append(ngettext(
                "Row {row} has no id. It is scored; fill one in so that you can tell whose it is.",
                "{count} rows have no id; the first is row {row}. They are scored; fill ids in so that you can tell whose "
                "they are.",
                self._empty).format(count=self._empty, row=self._first_empty))
        return notes
