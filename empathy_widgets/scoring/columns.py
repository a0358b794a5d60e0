"""Scores of many respondents at once, a column a score: the arithmetic of score.py over whole arrays.

Arrays hold nan where a person gave no answer; what a person sees of one sitting is score.py's work.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from empathy_widgets.domain import Composite, Instrument, MissingRule, Subscale
from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.scoring.score import ROUNDING
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

__all__ = ["MISSING_RULES", "MissingName", "ScoreColumn", "keyed_answers", "score_columns", "with_missing_rule"]

MissingName = Literal["own", "half", "none"]
MISSING_RULES: tuple[MissingName, ...] = ("own", "half", "none")
"""The instrument's own rule; at least half of a subscale answered; every item answered."""


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One subscale or composite over all respondents, in their order.

    ``points`` is in the instrument's own points, nan where unscored; ``answered`` counts answered items out of ``of``;
    ``prorated`` is True where a scored person left some of them out.
    """

    name: str
    label: str
    points: np.ndarray
    answered: np.ndarray
    of: int
    prorated: np.ndarray

    @property
    def known(self) -> list[float]:
        """The points of everybody who has a score, lowest first, so that no order gives a person away."""
        return sorted(points for points in self.points.tolist() if points == points)

    @property
    def mean(self) -> float:
        """The mean of the known scores, points; there must be one."""
        return statistics.fmean(self.known)

    @property
    def sd(self) -> float:
        """The standard deviation of the known scores with n - 1, points; there must be two."""
        return statistics.stdev(self.known)


def with_missing_rule(instrument: Instrument, rule: MissingName) -> Instrument:
    """Return the instrument with another rule for missing answers.

    Parameters
    ----------
    instrument : Instrument
        Left as it is.
    rule : str
        "own" keeps the instrument's rule, "half" scores a subscale when at least half of its items were answered,
        "none" when all were.

    Notes
    -----
    Half rule: Bell, Fairclough, Fiero & Butow (2016), BMC Res Notes 9:479, doi:10.1186/s13104-016-2284-z.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> with_missing_rule(Library().instrument("pes"), "half").missing.share
    0.5
    """
    shares = {
        "half": MissingRule(share=0.5, source="Bell, Fairclough, Fiero & Butow (2016), BMC Res Notes 9:479"),
        "none": MissingRule(share=1, source="Chosen for this file: every item must be answered."),
    }
    return instrument if rule == "own" else instrument.model_copy(update={"missing": shares[rule]})


def keyed_answers(instrument: Instrument, choices: np.ndarray) -> np.ndarray:
    """Turn reverse-keyed items round.

    Parameters
    ----------
    instrument : Instrument
        Its choices and its key.
    choices : array of float, respondents × items
        A column an item, in the instrument's order; nan is unanswered or declined.

    Returns
    -------
    array of float
        The same shape: lowest choice + highest choice - choice where the key says so, nan where there was nan.

    Raises
    ------
    ImpossibleResponse
        The columns are not the items, or a choice is not on offer.
    """
    import numpy as np

    choices = np.asarray(choices, dtype=float)
    if choices.ndim != 2 or choices.shape[1] != len(instrument.items):
        raise ImpossibleResponse(
            _("These answers have not one column for each of the {count} items of {title}; read the file again.")
            .format(count=len(instrument.items), title=instrument.title))
    offered = np.array([choice.value for choice in instrument.choices], dtype=float)
    if not (np.isin(choices, offered) | np.isnan(choices)).all():
        low, high = instrument.choice_range
        raise ImpossibleResponse(_("{title} offers choices from {low} to {high}; another one stands among the answers.")
                                 .format(title=instrument.title, low=low, high=high))
    low, high = instrument.choice_range
    turned = np.array([item.reverse_keyed for item in instrument.items])
    return np.where(turned, low + high - choices, choices)


def score_columns(instrument: Instrument, choices: np.ndarray) -> tuple[ScoreColumn, ...]:
    """Work out every subscale and composite of many respondents, exactly as `score_instrument` does for one.

    Parameters
    ----------
    instrument : Instrument
        Its key and its rule for missing answers.
    choices : array of float, respondents × items
        A column an item, in the instrument's order; nan is unanswered or declined.

    Returns
    -------
    tuple of ScoreColumn
        Subscales first, then composites, in the instrument's order. Equal to the last bit to `score_instrument`.

    Raises
    ------
    ImpossibleResponse
        The columns are not the items, or a choice is not on offer.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> nan = float("nan")
    >>> column = score_columns(Library().instrument("pes"), [[3] * 20, [nan] + [4] * 19])[0]
    >>> column.name, column.points.tolist(), column.answered.tolist(), column.prorated.tolist()
    ('NCE', [15.0, 20.0], [5, 4], [False, True])
    """
    keyed = keyed_answers(instrument, choices)
    place = {item.number: index for index, item in enumerate(instrument.items)}
    subscales = {
        part.id: _subscale(instrument, part, keyed[:, [place[number] for number in part.items]])
        for part in instrument.subscales
    }
    composites = [_composite(whole, [subscales[name] for name in whole.of]) for whole in instrument.composites]
    return (*subscales.values(), *composites)


def _subscale(instrument: Instrument, part: Subscale, keyed: np.ndarray) -> ScoreColumn:
    import numpy as np

    count = len(part.items)
    there = ~np.isnan(keyed)
    answered = there.sum(axis=1)
    total = np.where(there, keyed, 0.0).sum(axis=1)
    scored = (answered > 0) & (answered >= instrument.missing.share * count - ROUNDING)
    points = np.full(len(keyed), np.nan)
    np.divide(total if part.score == "mean" else total * count, answered, out=points, where=scored)
    return ScoreColumn(part.id, part.label, points, answered, count, scored & (answered < count))


def _composite(whole: Composite, parts: Sequence[ScoreColumn]) -> ScoreColumn:
    """Parts are added one person at a time, by the very ``sum`` of score.py, so that both round alike."""
    import numpy as np

    columns = [part.points for part in parts]
    rows = zip(*(column.tolist() for column in columns), strict=True)
    points = np.fromiter(map(sum, rows), dtype=float, count=len(columns[0]))
    prorated = np.logical_or.reduce([part.prorated for part in parts]) & ~np.isnan(points)
    return ScoreColumn(whole.id, whole.label, points, np.sum([part.answered for part in parts], axis=0),
                       sum(part.of for part in parts), prorated)
