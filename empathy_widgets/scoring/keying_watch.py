"""Whether a long file holds items turned round already, watched block by block in memory that does not grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from empathy_widgets.domain import Instrument
from empathy_widgets.scoring.keying import keying_warnings

if TYPE_CHECKING:
    import numpy as np

__all__ = ["KeyingWatch"]


class KeyingWatch:
    """Adds up what the covariances of the items need, and says at the end which items run against their key.

    Parameters
    ----------
    instrument : Instrument
        Says which items are reverse-keyed.

    Notes
    -----
    Each covariance rests on everybody who answered both items (pairwise); where nobody left anything out this is what
    `item_report` works with. The sums are of whole numbers, so that nothing is rounded.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> import numpy as np
    >>> teq = Library().instrument("teq")
    >>> watch = KeyingWatch(teq)
    >>> watch.hear(np.repeat([[0.0], [4.0]], 20, axis=0) @ np.ones((1, 16)))
    >>> watch.warnings()[0][:61]
    'Empathy as feeling with others: items 2, 4, 7, 10, 11, 12, 14'
    """

    def __init__(self, instrument: Instrument) -> None:
        import numpy as np

        self.instrument = instrument
        count = len(instrument.items)
        self._both, self._sums, self._products = (np.zeros((count, count)) for _ in range(3))

    def hear(self, choices: np.ndarray) -> None:
        """Take in some respondents: choices as answered, respondents × items, nan where there is none."""
        import numpy as np

        there = (~np.isnan(choices)).astype(float)
        points = np.nan_to_num(choices)
        self._both += there.T @ there
        self._sums += points.T @ there
        self._products += points.T @ points

    def warnings(self, fewest: int = 30) -> list[str]:
        """A sentence on each subscale that looks wrong; none where fewer answered any two of its items."""
        import numpy as np

        sign = np.array([-1.0 if item.reverse_keyed else 1.0 for item in self.instrument.items])
        place = {item.number: index for index, item in enumerate(self.instrument.items)}
        sentences = []
        for part in self.instrument.subscales:
            here = np.ix_(*[[place[number] for number in part.items]] * 2)
            both = self._both[here]
            if both.min() >= fewest:
                cov = (self._products[here] - self._sums[here] * self._sums[here].T / both) / (both - 1)
                turned = sign[here[0]] * sign[here[1]]
                sentences += keying_warnings(self.instrument, part, cov * turned, int(both.min()))
        return sentences
