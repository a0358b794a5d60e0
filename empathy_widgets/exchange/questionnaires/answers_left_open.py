"""Choices that say there is no answer ("I would rather not say", 99): no points of a scale."""

from __future__ import annotations

import re

from empathy_widgets.exchange.questionnaires.draft import Offered

__all__ = ["without_open_answers"]

SAID = re.compile(
    r"\b(?:prefer not|rather not (?:say|answer|tell)|(?:do ?n.t|do not) (?:want|wish) to (?:say|answer)|"
    r"declined? to|refused?|no (?:answer|response|basis)|not answered|missing|not applicable|does not apply|"
    r"keine angabe|keine antwort|nicht zutreffend|möchte ich nicht|prefiero no|no contesta|sin respuesta|no aplica|"
    r"préfère ne pas|sans réponse|non applicable|preferisco non|nessuna risposta)\b|^\W*n\s?/?\s?a\W*$", re.IGNORECASE)
"""Labels that say so whatever their number."""
UNSURE = re.compile(r"\b(?:do ?n.t know|do not know|unknown|unsure|not sure|weiß (?:ich )?nicht|no sé|no sabe|"
                    r"ne sais pas|non so)\b", re.IGNORECASE)
"""Labels that say so where their number stands away from the others'."""
CODES = {7, 8, 9, 66, 77, 88, 97, 98, 99, 666, 777, 888, 997, 998, 999}


def without_open_answers(offered: tuple[Offered, ...]) -> tuple[tuple[Offered, ...], tuple[Offered, ...]]:
    """Split a question's choices in those of the scale and those that leave it unanswered.

    A choice is taken for the second kind when its label says so and it stands at an end, or when its number is one of
    the usual codes (99, -9 …), stands away from the others, and the others are evenly spaced.

    Examples
    --------
    >>> scale = (Offered("Never", 1), Offered("Often", 2), Offered("Prefer not to answer", 99))
    >>> [one.label for one in without_open_answers(scale)[1]]
    ['Prefer not to answer']
    >>> without_open_answers((Offered("No", 0), Offered("Don't know", 1), Offered("Yes", 2)))[1]
    ()
    """
    open_ = tuple(one for one in offered if _is_open(one, offered))
    kept = tuple(one for one in offered if one not in open_)
    return (kept, open_) if len(kept) >= 2 else (offered, ())


def _is_open(one: Offered, offered: tuple[Offered, ...]) -> bool:
    others = sorted(other.points for other in offered
                    if other.points is not None and other is not one and abs(other.points) not in CODES - {7, 8, 9}
                    and not SAID.search(other.label))
    if sum(points >= 0 for points in others) > len(others) / 2:
        others = [points for points in others if points >= 0]
    at_end = one.points is None or not others or not others[0] < one.points < others[-1]
    if SAID.search(one.label):
        return at_end
    if one.points is None or len(others) < 2 or not at_end:
        return False
    every = sorted(other.points for other in offered if other.points is not None and not SAID.search(other.label))
    if len(_steps(every)) == 1:
        return False
    steps = _steps(others)
    away = min(abs(one.points - others[0]), abs(one.points - others[-1]))
    if len(steps) != 1 or away <= max(steps):
        return False
    return abs(one.points) in CODES or one.points < 0 or bool(UNSURE.search(one.label))


def _steps(points: list[int]) -> set[int]:
    """The distances between points that follow each other."""
    return {high - low for low, high in zip(points, points[1:], strict=False)}
