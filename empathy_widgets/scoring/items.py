"""How the items of an instrument behave in a group: means, spread, item–rest correlations, reliability.

Nobody is named.

Answers that are missing are never filled in here: a person's own mean in their place would flatter the reliability.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from empathy_widgets.domain import Instrument, Subscale
from empathy_widgets.errors import ScoringError
from empathy_widgets.scoring.columns import keyed_answers
from empathy_widgets.scoring.keying import keying_warnings
from empathy_widgets.scoring.reliability import FEWEST, alpha, covariances, feldt_interval, omega_total
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FEWEST", "ItemFigures", "ItemReport", "MissingPolicy", "SubscaleFigures", "item_report", "policy_in_words"]

MissingPolicy = Literal["listwise", "pairwise"]


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item within one subscale, after reverse-keyed items were turned round.

    ``n`` counts answers; ``mean`` and ``sd`` are in points; ``lowest`` and ``highest`` are the shares, 0 to 1, at the
    lowest and the highest possible points (floor and ceiling). ``with_rest`` is the correlation with the sum of the
    other items, ``alpha_without`` the alpha these would have; both have no unit and are None where they cannot be
    known.
    """

    number: int
    reverse_keyed: bool
    n: int
    mean: float | None
    sd: float | None
    lowest: float | None
    highest: float | None
    with_rest: float | None
    alpha_without: float | None


@dataclass(frozen=True, slots=True)
class SubscaleFigures:
    """One subscale: its items, and its reliability in this group.

    ``respondents`` stand behind the reliability; ``low`` and ``high`` are the 95 % limits of ``alpha``. None of them
    has a unit; what cannot be known is None, and ``reason`` says why in one sentence.
    """

    id: str
    label: str
    items: tuple[ItemFigures, ...]
    respondents: int
    alpha: float | None
    low: float | None
    high: float | None
    omega: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class ItemReport:
    """Every subscale of an instrument in one group, and sentences on what to look at again."""

    instrument: str
    title: str
    respondents: int
    policy: MissingPolicy
    subscales: tuple[SubscaleFigures, ...]
    warnings: tuple[str, ...]


def item_report(instrument: Instrument, choices: np.ndarray, policy: MissingPolicy = "listwise") -> ItemReport:
    """Describe the items of an instrument in a group.

    Parameters
    ----------
    instrument : Instrument
        Its key.
    choices : array of float, respondents × items
        As answered, a column an item in the instrument's order; nan is unanswered or declined.
    policy : str
        "listwise": each subscale over the people who answered all of its items. "pairwise": each mean over all answers
        to that item, each covariance over the people who answered both items.

    Returns
    -------
    ItemReport
        Subscales in the instrument's order.

    Raises
    ------
    ScoringError
        Fewer than 30 people answered anything.
    ImpossibleResponse
        The columns are not the items, or a choice is not on offer.

    Notes
    -----
    Corrected item–total correlation: cov(item, sum of the others) / (sd of the item * sd of that sum).
    Source: Nunnally & Bernstein (1994), Psychometric Theory, 3rd edition, McGraw-Hill (no address found, the page not
    seen). Alpha, its interval and omega: see reliability.py. With "pairwise", the interval counts the fewest people
    behind any pair of items.
    """
    import numpy as np

    keyed = keyed_answers(instrument, choices)
    keyed = keyed[~np.isnan(keyed).all(axis=1)]
    if len(keyed) < FEWEST:
        raise ScoringError(ngettext(
            "Item figures need at least {fewest} respondents, and {count} person answered here; with so few, chance "
            "would decide them.",
            "Item figures need at least {fewest} respondents, and {count} people answered here; with so few, chance "
            "would decide them.", len(keyed)).format(fewest=FEWEST, count=len(keyed)))
    place = {item.number: index for index, item in enumerate(instrument.items)}
    figures, warnings = [], []
    for part in instrument.subscales:
        answers = keyed[:, [place[number] for number in part.items]]
        cov, respondents = covariances(answers, pairwise=policy == "pairwise")
        figures.append(_subscale(instrument, part, answers, cov, respondents, policy))
        if respondents >= FEWEST:
            warnings += keying_warnings(instrument, part, cov, respondents)
    return ItemReport(instrument.id, instrument.title, len(keyed), policy, tuple(figures), tuple(warnings))


def policy_in_words(policy: MissingPolicy) -> str:
    """Say in one sentence which answers the figures rest on."""
    return {
        "listwise": _("Missing answers (listwise): each subscale rests on the people who answered all of its items; "
                      "nothing is filled in."),
        "pairwise": _("Missing answers (pairwise): each item rests on everybody who answered it, each correlation on "
                      "everybody who answered both; nothing is filled in."),
    }[policy]


def _subscale(
    instrument: Instrument, part: Subscale, answers: np.ndarray, cov: np.ndarray, respondents: int,
    policy: MissingPolicy,
) -> SubscaleFigures:
    import numpy as np

    shown = answers if policy == "pairwise" else answers[~np.isnan(answers).any(axis=1)]
    enough = respondents >= FEWEST
    whole = alpha(cov) if enough else None
    low, high = feldt_interval(whole, respondents, len(cov)) if whole is not None else (None, None)
    items = tuple(
        _item(instrument, number, shown[:, index], cov, index, enough) for index, number in enumerate(part.items)
    )
    return SubscaleFigures(
        part.id, part.label, items, respondents, whole, low, high, omega_total(cov) if enough else None,
        _reason(respondents, len(cov), whole),
    )


def _item(
    instrument: Instrument, number: int, answers: np.ndarray, cov: np.ndarray, index: int, enough: bool,
) -> ItemFigures:
    import numpy as np

    given = answers[~np.isnan(answers)]
    low, high = instrument.choice_range
    without = np.delete(np.delete(cov, index, 0), index, 1)
    return ItemFigures(
        number, instrument.item(number).reverse_keyed, len(given),
        mean=float(given.mean()) if len(given) else None,
        sd=float(given.std(ddof=1)) if len(given) > 1 else None,
        lowest=float((given == low).mean()) if len(given) else None,
        highest=float((given == high).mean()) if len(given) else None,
        with_rest=_with_rest(cov, index) if enough else None,
        alpha_without=alpha(without) if enough else None,
    )


def _with_rest(cov: np.ndarray, index: int) -> float | None:
    """The correlation of an item with the sum of the others; None where either does not vary."""
    variance, shared = cov[index, index], cov[index].sum() - cov[index, index]
    rest = cov.sum() - 2 * shared - variance
    if len(cov) < 2 or not (variance > 0 and rest > 0):
        return None
    return float(shared / (variance * rest) ** 0.5)


def _reason(respondents: int, count: int, whole: float | None) -> str:
    """Why there is no alpha or no omega; empty where both are there to be had."""
    if respondents < FEWEST:
        return _(
            "Reliability is left out: it needs {fewest} people who answered these items, and there are {count}."
        ).format(fewest=FEWEST, count=respondents)
    if count < 2:
        return _("Reliability is left out: one item alone has none that could be worked out.")
    if whole is None:
        return _("Reliability is left out: everybody scores the same here, or the answers are too patchy.")
    return _("Omega is left out: it needs three items.") if count < 3 else ""
