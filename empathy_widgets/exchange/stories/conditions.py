"""Yes-or-no questions in the languages of others: what maps to something remembered, and what does not.

Nothing is evaluated: a text either has one of a few simple shapes, or it is left for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from empathy_widgets.exchange.stories.story import Asked

__all__ = ["Questions", "asked_for", "every", "opposite", "set_to"]

Questions = tuple[Asked, ...] | None
"""What must hold, all of it; None when it cannot be said."""
LONGEST = 200
NAME = r"(?:\$|_|s\.|window\.story\.state\.)?(?P<name>[A-Za-z][A-Za-z0-9_]{0,60})"
NO, YES = r"is\s+not|isnot|neq|!==|!=", r"is|eq|===|=="
QUESTION = re.compile(
    rf"(?P<not>not\s+|!\s*)?{NAME}(?:\s*(?P<sign>{NO}|{YES})\s*(?P<value>true|false))?", re.IGNORECASE)
NOT_ALL = re.compile(r"(?:not\s*|!\s*)(\([^()]*\))", re.IGNORECASE)
LEFT_SET = re.compile(rf"{NAME}\s*(?:\bto\b|:|=)\s*(?P<value>true|false)", re.IGNORECASE)
RIGHT_SET = re.compile(rf"(?P<value>true|false)\s+into\s+{NAME}", re.IGNORECASE)
AND = re.compile(r"\s+and\s+|\s*&&\s*", re.IGNORECASE)
WORDS = {"true", "false", "not", "and", "or", "is"}


def asked_for(text: str) -> tuple[Asked, ...] | None:
    """What a condition asks for; None when it asks for more than yes or no.

    Examples
    --------
    >>> asked_for("$metHer and not $late")
    (Asked(name='metHer', negated=False), Asked(name='late', negated=True))
    >>> asked_for("$coins > 3") is None
    True
    """
    if len(text) > LONGEST:
        return None
    found = []
    for part in AND.split(text.strip()):
        around = NOT_ALL.fullmatch(bare(part))
        question = QUESTION.fullmatch(bare(around[1] if around else part))
        if question is None or question["name"].casefold() in WORDS:
            return None
        negated = (question["not"] is not None) ^ (around is not None)
        if question["sign"]:
            negated ^= re.fullmatch(NO, question["sign"], re.IGNORECASE) is not None
            negated ^= question["value"].casefold() == "false"
        found.append(Asked(question["name"], negated))
    return tuple(found)


def set_to(text: str) -> tuple[str, bool] | None:
    """The name and the yes or no it is set to; None when it is set to anything else.

    Examples
    --------
    >>> set_to("$metHer to true"), set_to("false into $late"), set_to("$coins += 1")
    (('metHer', True), ('late', False), None)
    """
    if len(text) > LONGEST:
        return None
    found = LEFT_SET.fullmatch(text.strip().rstrip(";")) or RIGHT_SET.fullmatch(text.strip())
    return (found["name"], found["value"].casefold() == "true") if found else None


def opposite(questions: tuple[Asked, ...] | None) -> tuple[Asked, ...] | None:
    """What holds when the questions do not; None when that cannot be said with “and” alone."""
    if questions is None or len(questions) != 1:
        return None
    return (Asked(questions[0].name, not questions[0].negated),)


def bare(text: str) -> str:
    """Without the brackets round it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    return text


def every(parts: Iterable[Questions]) -> Questions:
    """All questions together; None when one of them cannot be said."""
    together: tuple[Asked, ...] = ()
    for part in parts:
        if part is None:
            return None
        together += part
    return tuple(dict.fromkeys(together))
