"""Choices that say there is no answer ("I would rather not say", 99): no points of a scale."""

from __future__ import annotations

import re

from empathy_widgets.exchange.questionnaires.draft import Offered

__all__ = ["perhaps_open", "without_open_answers"]

SAID = re.compile(
    r"\b(?:prefer not|rather not (?:say|answer|tell)|(?:do ?n.t|do not) (?:want|wish) to (?:say|answer)|"
    r"(?:declined?|refused?) to (?:say|answer)|keine angabe|möchte ich nicht (?:sagen|beantworten)|"
    r"prefiero no (?:decir|contestar|responder)|préfère ne pas (?:dire|répondre)|preferisco non (?:dire|rispondere))\b",
    re.IGNORECASE)
"""Labels that say so whatever their number."""
OFTEN = re.compile(
    r"\b(?:do ?n.t know|do not know|unknown|unsure|not sure|refused?|no (?:answer|response|basis|opinion)|not answered|"
    r"missing|not applicable|does not apply|weiß (?:ich )?nicht|keine antwort|nicht zutreffend|no sé|no sabe|"
    r"no contesta|sin respuesta|no aplica|ne sais pas|sans réponse|non applicable|non so|nessuna risposta)\b|"
    r"^\W*n\s?/?\s?a\W*$", re.IGNORECASE)
"""Labels that may say so, or be the lowest point ("does not apply to me"): where their number stands away from the
others'."""
NEVER_THE_MOST = re.compile(
    r"\b(?:not applicable|do ?n.t know|do not know|no (?:opinion|basis)|nicht anwendbar|weiß (?:ich )?nicht|no sabe|"
    r"ne sais pas|non applicable)\b|^\W*n\s?/?\s?a\W*$", re.IGNORECASE)
"""Labels that are no answer where they stand above all others, for nothing is the more for it."""
CODES = {7, 8, 9, 66, 77, 88, 97, 98, 99, 666, 777, 888, 997, 998, 999}


def without_open_answers(offered: tuple[Offered, ...]) -> tuple[tuple[Offered, ...], tuple[Offered, ...]]:
    """Split a question's choices in those of the scale and those that leave it unanswered.

    A choice is taken for the second kind when its label says so and it stands at an end; when it has more points than
    all others and cannot be the most of anything ("not applicable"); when it may say so and alone has points below 0;
    or when its number is one of the usual codes (99, -9 …), stands away from the others, and the others are evenly
    spaced.

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


def perhaps_open(label: str) -> bool:
    """Whether a label may say that there is no answer, though it stands among the points of a scale."""
    return bool(SAID.search(label) or OFTEN.search(label))


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
    if NEVER_THE_MOST.search(one.label) and one.points > others[-1]:
        return True
    if OFTEN.search(one.label) and one.points < 0 <= others[0]:
        return True
    every = sorted(other.points for other in offered if other.points is not None and not SAID.search(other.label))
    if len(_steps(every)) == 1:
        return False
    steps = _steps(others)
    away = min(abs(one.points - others[0]), abs(one.points - others[-1]))
    if len(steps) != 1 or away <= max(steps):
        return False
    return abs(one.points) in CODES or one.points < 0 or bool(OFTEN.search(one.label))


def _steps(points: list[int]) -> set[int]:
    """The distances between points that follow each other."""
    return {high - low for low, high in zip(points, points[1:], strict=False)}
