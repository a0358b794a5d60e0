"""Formulas that are plain sums or means of items, read without running anything; every other formula is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Formula", "plain_sum"]

LONGEST = 20_000
"""Characters of a formula that is looked at; 999 items need about as many."""
DEEPEST = 40
"""Brackets inside one another; a choice of four answers recoded by `if` has four."""
MOST_DIGITS = 6
TOKEN = r"\s*(?:(?P<call>(?:sum|mean|avg|average|round|if|number|int|c)\s*\()|(?P<item>{name})|" \
        r"(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?)|(?P<text>'[^']{{0,9}}'|\"[^\"]{{0,9}}\")|(?P<sign>!=|[-+*/(),=]))"
Linear = tuple[dict[str, Fraction], Fraction]
"""How often each item counts, and what is added."""


@dataclass(frozen=True)
class Formula:
    """Items that are added, those turned round first with the number they are taken from, and whether it is a mean."""

    items: tuple[str, ...]
    turned: tuple[tuple[str, int], ...] = ()
    mean: bool = False


class _Other(Exception):
    """The formula does something else."""


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
    >>> plain_sum("if([a] > 3, 1, 0)", r"\[[a-z]+\]")
    """
    if len(text) > LONGEST:
        return None
    if re.fullmatch(rf"\s*(?:{name})(?:\s*\+\s*(?:{name}))*\s*", text):
        items = re.findall(name, text)
        return Formula(tuple(items)) if len(set(items)) == len(items) else None
    try:
        reader = _Reader(text, name)
        counted, added = reader.expression()
        return None if reader.left() else _formula(counted, added)
    except (_Other, ZeroDivisionError):
        return None


class _Reader:
    """One formula, token by token, as how often each item counts."""

    def __init__(self, text: str, name: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        token, place, end = re.compile(TOKEN.format(name=name), re.IGNORECASE), 0, len(text.rstrip())
        while place < end:
            found = token.match(text, place)
            if not found:
                raise _Other
            kind = found.lastgroup or ""
            self.tokens.append((kind, found[kind]))
            place = found.end()
        self.place = self.depth = 0

    def left(self) -> bool:
        """Whether anything is still to be read."""
        return self.place < len(self.tokens)

    def _next(self) -> str:
        return self.tokens[self.place][1] if self.left() else ""

    def _take(self) -> tuple[str, str]:
        if not self.left():
            raise _Other
        self.place += 1
        return self.tokens[self.place - 1]

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise _Other

    def expression(self) -> Linear:
        """Terms that are added or taken away."""
        items, added = self._term()
        while self._next() in ("+", "-"):
            more = Fraction(1 if self._take()[1] == "+" else -1)
            further, number = self._term()
            for name, count in further.items():
                items[name] = items.get(name, Fraction(0)) + more * count
            added += more * number
        return items, added

    def _term(self) -> Linear:
        items, added = self._factor()
        while self._next() in ("*", "/"):
            times = self._take()[1] == "*"
            further, number = self._factor()
            if further and (items or not times):
                raise _Other
            if further:
                items, added, number = further, number, added
            factor = number if times else 1 / number
            items, added = {name: count * factor for name, count in items.items()}, added * factor
        return items, added

    def _factor(self) -> Linear:
        kind, text = self._take()
        if kind == "item":
            return {text: Fraction(1)}, Fraction(0)
        if kind == "number" and len(text) <= 2 * MOST_DIGITS:
            return {}, Fraction(text)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Other
        try:
            if text in ("-", "+"):
                items, added = self._factor()
                sign = -1 if text == "-" else 1
                return {name: sign * count for name, count in items.items()}, sign * added
            if text == "(":
                inner = self.expression()
                self._expect(")")
                return inner
            if kind == "call":
                return self._call(text.rstrip("( \t\r\n").lower())
        finally:
            self.depth -= 1
        raise _Other

    def _call(self, name: str) -> Linear:
        if name == "if":
            return self._recoded()
        parts = [self.expression()]
        while self._next() == ",":
            self._take()
            parts.append(self.expression())
        self._expect(")")
        if name == "round":
            if any(items for items, _number in parts[1:]) or len(parts) > 2:
                raise _Other
            return parts[0]
        if name in ("number", "int") and len(parts) > 1:
            raise _Other
        items: dict[str, Fraction] = {}
        for part, _number in parts:
            for item, count in part.items():
                items[item] = items.get(item, Fraction(0)) + count
        added = sum((number for _items, number in parts), Fraction(0))
        if name in ("mean", "avg", "average"):
            many = len(items) if len(parts) == 1 else len(parts)
            return {item: times / many for item, times in items.items()}, added / many
        return items, added

    def _recoded(self) -> Linear:
        """Answers exchanged one by one for others, where each and its new one have the same sum."""
        item, sums, seen, last = "", set(), set(), None
        depth = 0
        while True:
            depth += 1
            kind, name = self._take()
            if kind != "item" or (item and name != item) or depth > DEEPEST:
                raise _Other
            item = name
            self._expect("=")
            answer = self._whole()
            self._expect(",")
            new = self._whole()
            self._expect(",")
            sums.add(answer + new)
            seen.add(answer)
            if self.tokens[self.place:self.place + 1] and self.tokens[self.place][0] == "call":
                if self._take()[1].rstrip("( \t\r\n").lower() != "if":
                    raise _Other
                continue
            kind, text = self._take()
            last = None if text.strip("'\" ") in ("", ".", "NaN") else self._number(kind, text)
            break
        for _bracket in range(depth):
            self._expect(")")
        if len(sums) != 1 or (last is not None and sums.copy().pop() - last in seen):
            raise _Other
        return {item: Fraction(-1)}, Fraction(sums.pop())

    def _whole(self) -> int:
        return self._number(*self._take())

    def _number(self, kind: str, text: str) -> int:
        text = text.strip("'\" ")
        if kind not in ("number", "text") or not text.isascii() or not text.isdigit():
            raise _Other
        return int(text)


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
