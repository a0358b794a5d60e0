"""Formulas that are plain sums or means of items, read without running anything; every other formula is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from empathy_widgets.exchange.questionnaires.formula_reader import FormulaReader, OtherFormula

__all__ = ["Formula", "plain_sum"]

LONGEST = 20_000
"""Characters of a formula that is looked at; 999 items need about as many."""


@dataclass(frozen=True)
class Formula:
    """Items that are added, those turned round first with the number they are taken from, and whether it is a mean."""

    items: tuple[str, ...]
    turned: tuple[tuple[str, int], ...] = ()
    mean: bool = False


def plain_sum(text: str, name: str) -> Formula | None:
    r"""Return the items a formula adds up, or None when it does anything else.

    Parameters
    ----------
    text : str
        As ``[a] + (6 - [b])``, ``sum([a], [b])``, ``mean([a], [b])``, ``([a] + [b]) / 2``, ``5 - [a]``, or
        ``if([a] = 1, 3, if([a] = 2, 2, 1))``.
    name : str
        A regular expression of one reference to an item, without groups.

    Examples
    --------
    >>> plain_sum("[a] + (6-[b])", r"\[[a-z]+\]")
    Formula(items=('[a]', '[b]'), turned=(('[b]', 6),), mean=False)
    >>> plain_sum("round(mean([a], [b]), 2)", r"\[[a-z]+\]").mean
    True
    >>> plain_sum("if([a] = '1', 3, if([a] = '2', 2, 1))", r"\[[a-z]+\]").turned
    (('[a]', 4),)
    >>> plain_sum("if([a] = '' or [a] = '99', '', 5 - [a])", r"\[[a-z]+\]").turned
    (('[a]', 5),)
    >>> plain_sum("if([a] > 3, 1, 0)", r"\[[a-z]+\]")
    """
    if len(text) > LONGEST:
        return None
    if re.fullmatch(rf"\s*(?:{name})(?:\s*\+\s*(?:{name}))*\s*", text):
        items = re.findall(name, text)
        return Formula(tuple(items)) if len(set(items)) == len(items) else None
    try:
        reader = FormulaReader(text, name)
        counted, added = reader.expression()
        return None if reader.left() else _formula(counted, added)
    except (OtherFormula, ZeroDivisionError):
        return None


def _formula(items: dict[str, Fraction], added: Fraction) -> Formula | None:
    """The same as a sum or a mean, when every item counts as much as the others."""
    if not items or len({abs(count) for count in items.values()}) != 1:
        return None
    weight = abs(next(iter(items.values())))
    turned = [name for name, count in items.items() if count < 0]
    start = added / weight / len(turned) if turned else added
    if weight not in (1, Fraction(1, len(items))) or start.denominator != 1 or abs(start) > 99_999:
        return None
    if not turned and added:
        return None
    return Formula(tuple(items), tuple((name, int(start)) for name in turned), weight != 1)
