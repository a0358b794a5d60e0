"""Whether items run the way their key says.

A file that holds reverse-keyed items turned round already is a common slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from empathy_widgets.domain import Instrument, Subscale
from empathy_widgets.strings import ngettext

if TYPE_CHECKING:
    import numpy as np

__all__ = ["keying_warnings"]

BY_CHANCE = 1.96
"""Times 1 / sqrt(n): how far below 0 a correlation of nothing with nothing falls once in forty times."""


def keying_warnings(instrument: Instrument, part: Subscale, cov: np.ndarray, respondents: int) -> list[str]:
    """Say which items run against the others after the key was applied.

    Parameters
    ----------
    instrument : Instrument
        Says which items are reverse-keyed.
    part : Subscale
        The subscale the covariances are of.
    cov : array of float, items × items
        Covariances of the keyed items, in the order of ``part.items``.
    respondents : int
        How many people stand behind them.

    Returns
    -------
    list of str
        A sentence on reverse-keyed items that look turned round already, and one on other items that look turned
        round; none where all is well, or where there is nothing to compare with.

    Notes
    -----
    Each item is correlated with the sum of the other items that are not reverse-keyed. Below -1.96 / sqrt(n) is more
    than chance. Where every item is reverse-keyed, nobody can tell from the answers.
    """
    straight = [not instrument.item(number).reverse_keyed for number in part.items]
    against: dict[bool, list[int]] = {True: [], False: []}
    for index, number in enumerate(part.items):
        anchor = [other for other, is_straight in enumerate(straight) if is_straight and other != index]
        if anchor and _runs_against(cov, index, anchor, BY_CHANCE / respondents**0.5):
            against[straight[index]].append(number)
    sentences = []
    if items := against[False]:
        sentences.append(ngettext(
            "{label}: item {items} is reverse-keyed, yet once turned round it runs against the others. It looks as if "
            "the file holds it turned round already; give the answer as it was ticked.",
            "{label}: items {items} are reverse-keyed, yet once turned round they run against the others. It looks as "
            "if the file holds them turned round already; give the answers as they were ticked.",
            len(items)).format(label=part.label, items=", ".join(map(str, items))))
    if items := against[True]:
        sentences.append(ngettext(
            "{label}: item {items} runs against the others. Look whether it was turned round in the file, or mixed up "
            "with another item.",
            "{label}: items {items} run against the others. Look whether they were turned round in the file, or mixed "
            "up with other items.",
            len(items)).format(label=part.label, items=", ".join(map(str, items))))
    return sentences


def _runs_against(cov: np.ndarray, index: int, anchor: list[int], chance: float) -> bool:
    import numpy as np

    variance, rest = cov[index, index], cov[np.ix_(anchor, anchor)].sum()
    return bool(variance > 0 and rest > 0 and cov[index, anchor].sum() / (variance * rest) ** 0.5 < -chance)
