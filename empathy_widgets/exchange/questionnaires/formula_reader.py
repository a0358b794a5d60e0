"""A formula read token by token, as how often each item counts and what is added; nothing is run."""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["FormulaReader", "OtherFormula"]

DEEPEST = 40
"""Brackets inside one another; a choice of four answers recoded by `if` has four."""
MOST_DIGITS = 6
TOKEN = r"\s*(?:(?P<word>(?:or|and)\b)|" \
        r"(?P<call>(?:sum|mean|avg|average|round|if|number|int|c)\s*\()|(?P<item>{name})|" \
        r"(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?)|(?P<text>'[^']{{0,9}}'|\"[^\"]{{0,9}}\")|" \
        r"(?P<sign>!=|<>|[-+*/(),=]))"
NO_ANSWER = {"", *(sign + code * times for sign in ("", "-") for code in "6789" for times in (2, 3)), "97", "98", "997",
             "998"}
"""What a formula compares an answer with to find out that there is none."""
BLANK = {"", ".", "NaN"}
Linear = tuple[dict[str, Fraction], Fraction]
"""How often each item counts, and what is added."""


class OtherFormula(Exception):
    """The formula does something else."""


class FormulaReader:
    """One formula, token by token, as how often each item counts."""

    def __init__(self, text: str, name: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        token, place, end = re.compile(TOKEN.format(name=name), re.IGNORECASE), 0, len(text.rstrip())
        while place < end:
            found = token.match(text, place)
            if not found:
                raise OtherFormula
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
            raise OtherFormula
        self.place += 1
        return self.tokens[self.place - 1]

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise OtherFormula

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
                raise OtherFormula
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
            raise OtherFormula
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
        raise OtherFormula

    def _call(self, name: str) -> Linear:
        if name == "if":
            place = self.place
            try:
                return self._guarded()
            except OtherFormula:
                self.place = place
                return self._recoded()
        parts = [self.expression()]
        while self._next() == ",":
            self._take()
            parts.append(self.expression())
        self._expect(")")
        if name == "round":
            if any(items for items, _number in parts[1:]) or len(parts) > 2:
                raise OtherFormula
            return parts[0]
        if name in ("number", "int") and len(parts) > 1:
            raise OtherFormula
        items: dict[str, Fraction] = {}
        for part, _number in parts:
            for item, count in part.items():
                items[item] = items.get(item, Fraction(0)) + count
        added = sum((number for _items, number in parts), Fraction(0))
        if name in ("mean", "avg", "average"):
            many = len(items) if len(parts) == 1 else len(parts)
            return {item: times / many for item, times in items.items()}, added / many
        return items, added

    def _guarded(self) -> Linear:
        """Something that stays blank where an answer is missing, which a score of this workbook does anyway."""
        missing, asked = self._missing()
        self._expect(",")
        if missing:
            self._blank()
            self._expect(",")
        items, added = self.expression()
        if not missing:
            self._expect(",")
            self._blank()
        self._expect(")")
        if not asked <= items.keys():
            raise OtherFormula
        return items, added

    def _missing(self, depth: int = 0) -> tuple[bool, set[str]]:
        """Whether a condition asks if answers are missing, or if all are there; and which answers."""
        if depth > DEEPEST:
            raise OtherFormula
        asked, ways = set(), set()
        while True:
            if self._next() == "(":
                self._take()
                way, inner = self._missing(depth + 1)
                self._expect(")")
                asked |= inner
            else:
                kind, name = self._take()
                sign, (held, value) = self._take()[1], self._take()
                if value == "-":
                    held, value = self._take()
                    value = f"-{value}"
                if kind != "item" or held not in ("text", "number") or value.strip("'\" ") not in NO_ANSWER:
                    raise OtherFormula
                if sign not in ("=", "<>", "!="):
                    raise OtherFormula
                way = sign == "="
                asked.add(name)
            ways.add(way)
            if self._next().lower() not in ("or", "and"):
                break
            ways.add(self._take()[1].lower() == "or")
        if len(ways) != 1:
            raise OtherFormula
        return ways.pop(), asked

    def _blank(self) -> None:
        kind, text = self._take()
        if kind != "text" or text.strip("'\" ") not in BLANK:
            raise OtherFormula

    def _recoded(self) -> Linear:
        """Answers exchanged one by one for others, where each and its new one have the same sum."""
        item, sums, seen, last = "", set(), set(), None
        depth = 0
        while True:
            depth += 1
            kind, name = self._take()
            if kind != "item" or (item and name != item) or depth > DEEPEST:
                raise OtherFormula
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
                    raise OtherFormula
                continue
            kind, text = self._take()
            last = None if text.strip("'\" ") in BLANK else self._number(kind, text)
            break
        for _bracket in range(depth):
            self._expect(")")
        if len(sums) != 1 or (last is not None and sums.copy().pop() - last in seen):
            raise OtherFormula
        return {item: Fraction(-1)}, Fraction(sums.pop())

    def _whole(self) -> int:
        return self._number(*self._take())

    def _number(self, kind: str, text: str) -> int:
        text = text.strip("'\" ")
        if kind not in ("number", "text") or not text.isascii() or not text.isdigit():
            raise OtherFormula
        return int(text)
