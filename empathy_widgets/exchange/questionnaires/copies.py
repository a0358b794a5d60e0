"""Fields that only copy or turn round one question, put back into the scores that add them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from empathy_widgets.exchange.questionnaires.draft import Sum

__all__ = ["followed"]

DEEPEST = 20
"""Scores that add up scores that add up scores."""
MOST_TERMS = 2_000


def followed(sums: Iterable[Sum], questions: Iterable[str]) -> tuple[list[Sum], list[Sum]]:
    """Return the scores with questions in place of their copies, and the copies.

    A copy is a field that turns one question round, or that repeats one and is added up by another score. A score
    that adds up only scores keeps them as its parts; one that adds up scores and questions gets the questions of all.

    Examples
    --------
    >>> total, turned = Sum("t", "Total", ("a", "b_r")), Sum("b_r", "", ("b",), (("b", 5),))
    >>> followed([total, turned], ["a", "b"])[0][0].turned
    (('b', 5),)
    """
    listed, asked = list(sums), set(questions)
    by_name = {one.name: one for one in listed if one.name not in asked}
    used = {name for one in listed for name in one.items if name in by_name}
    copies = {one.name: one for one in listed if one.name in by_name and len(one.items) == 1 and not one.of and (
        one.turned or one.name in used)}
    kept = [_followed(one, by_name, copies) for one in listed if copies.get(one.name) is not one]
    return kept, [_plain(one, by_name) for one in copies.values()]


def _followed(one: Sum, by_name: dict[str, Sum], copies: dict[str, Sum]) -> Sum:
    parts = [name for name in one.items if name in by_name and name not in copies]
    if parts and len(parts) == len(one.items) and not one.turned and not one.mean and one.name not in parts:
        return replace(one, items=(), of=(*one.of, *parts))
    return _plain(one, by_name)


def _plain(one: Sum, by_name: dict[str, Sum]) -> Sum:
    """The score as questions only; unchanged where that cannot be said without a circle or a mean."""
    turned: dict[str, int | None] = {}
    items: list[str] = []
    starts = dict(one.turned)
    waiting = [(name, name in starts, starts.get(name), 0) for name in reversed(one.items)]
    while waiting:
        name, flipped, start, depth = waiting.pop()
        inner = by_name.get(name)
        if inner is None or inner is one:
            items.append(name)
            if flipped:
                turned[name] = start
        elif depth > DEEPEST or len(items) > MOST_TERMS or (inner.mean and len(inner.items) > 1) or inner.of:
            return one
        elif flipped and len(inner.items) > 1:
            return one
        else:
            inside = dict(inner.turned)
            waiting += [(part, (part in inside) != flipped, inside.get(part, start), depth + 1)
                        for part in reversed(inner.items)]
    return replace(one, items=tuple(items), turned=tuple(turned.items())) if len(set(items)) == len(items) else one
