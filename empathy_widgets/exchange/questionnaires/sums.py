"""Formulas that are plain sums or means of items, read without running anything; every other formula is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Formula", "plain_sum"]

LONGEST = 20_000
"""Characters of a formula that is looked at; 999 items need about as many."""
DEEPEST = 4
"""Brackets round the whole of a formula."""
TERM = r"(?P<item>{name})|\((?P<turn>-?[0-9]{{1,5}})-(?P<turned>{name})\)"
CALL = re.compile(r"(?i)(?P<call>sum|mean|avg|average)\((?P<inside>.*)\)", re.DOTALL)
DIVIDED = re.compile(r"\((?P<inside>.*)\)/(?P<by>[0-9]{1,4})", re.DOTALL)


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
        As ``[a] + (6 - [b])``, ``sum([a], [b])``, ``mean([a], [b])`` or ``([a] + [b]) / 2``.
    name : str
        A regular expression of one reference to an item, without groups.

    Examples
    --------
    >>> plain_sum("[a] + (6-[b])", r"\[[a-z]+\]")
    Formula(items=('[a]', '[b]'), turned=(('[b]', 6),), mean=False)
    >>> plain_sum("mean([a], [b])", r"\[[a-z]+\]").mean
    True
    >>> plain_sum("if([a]>3, 1, 0)", r"\[[a-z]+\]")
    """
    if len(text) > LONGEST:
        return None
    text = _unwrapped(re.sub(r"\s+", "", text))
    if found := CALL.fullmatch(text):
        call, inside = found["call"].lower(), found["inside"]
        terms = _terms(_unwrapped(inside.removeprefix("c")) if inside.startswith("c(") else inside, ",", name)
        return _formula(terms, mean=call != "sum")
    if found := DIVIDED.fullmatch(text):
        terms = _terms(found["inside"], "+", name)
        return _formula(terms, mean=True) if terms and len(terms) == int(found["by"]) else None
    return _formula(_terms(text, "+", name), mean=False)


def _unwrapped(text: str) -> str:
    """The formula without brackets round the whole of it."""
    for _bracket in range(DEEPEST):
        if not (text.startswith("(") and text.endswith(")") and _closes_last(text)):
            break
        text = text[1:-1]
    return text


def _closes_last(text: str) -> bool:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False


def _terms(text: str, joint: str, name: str) -> list[tuple[str, int | None]]:
    """Each item with the number it is taken from, None when it counts as it is; empty when anything else is there."""
    term = re.compile(TERM.format(name=name))
    terms: list[tuple[str, int | None]] = []
    place = 0
    while place < len(text):
        found = term.match(text, place)
        if not found:
            return []
        terms.append((found["item"], None) if found["item"] else (found["turned"], int(found["turn"])))
        place = found.end()
        if place < len(text):
            if text[place] != joint or place + 1 == len(text):
                return []
            place += 1
    return terms


def _formula(terms: list[tuple[str, int | None]], mean: bool) -> Formula | None:
    items = tuple(item for item, turn in terms)
    if not items or len(set(items)) != len(items):
        return None
    return Formula(items, tuple((item, turn) for item, turn in terms if turn is not None), mean)
