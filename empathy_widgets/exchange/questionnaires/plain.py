"""Another program's words as plain text: no markup, no invisible signs, no more than a content file takes."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import SupportsInt

from empathy_widgets.exchange.slugs import words

__all__ = ["asks", "clipped", "leads", "names", "plain", "slug", "whole"]

LOOKED_AT = 20_000
"""Characters of one text that are read at all; an item takes a tenth of it."""
SHOWN_NAMES = 12
LONGEST_NAME = 100
ASKING = ("?", "…", "...", ":", "？", "：", "؟", ";")
FEWEST_WORDS, LONGEST_HEADING = 7, 60
"""A heading has fewer words, and no more characters."""
TAG = re.compile(r"(<[a-zA-Z/!?][^<>]*>)")
BREAKS = re.compile(r"(?i)</?(?:br|p|div|li|tr|h[1-6]|ul|ol|table)\b")
UNSEEN = re.compile(r"(?i)<(/?)(?:script|style)\b")


@lru_cache(maxsize=4096)
def plain(text: object, breaks: bool = False) -> str:
    """Return what a person would read of ``text``: one line, or with ``breaks`` a line for each line break.

    Examples
    --------
    >>> plain("<p>I notice&nbsp;<b>when</b><br>someone goes quiet.</p><script>alert(1)</script>")
    'I notice when someone goes quiet.'
    >>> plain("less than < 3, more than > 2")
    'less than < 3, more than > 2'
    """
    if not isinstance(text, str):
        return ""
    text = html.unescape(_without_tags(text[:LOOKED_AT]))
    text = "".join(sign if _visible(sign) else " " if sign in "\t\x0b\x0c\x85" else "" for sign in _lines(text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line) if breaks else " ".join(line for line in lines if line)


def _without_tags(text: str) -> str:
    kept, hidden = [], False
    for part in TAG.split(text):
        if not TAG.fullmatch(part):
            kept.append("" if hidden else part)
        elif found := UNSEEN.match(part):
            hidden = not found[1]
        elif BREAKS.match(part):
            kept.append("\n")
    return "".join(kept)


def _lines(text: str) -> str:
    return re.sub("\r\n?|\u2028|\u2029", "\n", text)


def _visible(sign: str) -> bool:
    """Whether a YAML file may hold the sign and a person could meet it in a sentence."""
    return sign == "\n" or (
        unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Co") and sign not in "\ufeff\u202d\u202e")


def asks(text: str) -> bool:
    """Whether a text above items is a question or task of its own, and not only a heading.

    Examples
    --------
    >>> asks("At your table, how often …"), asks("Listening"), asks("Please say how true each sentence is of you")
    (True, False, True)
    """
    text = plain(text)
    return text.endswith(ASKING) or len(text.split()) >= FEWEST_WORDS or len(text) > LONGEST_HEADING


def leads(text: str) -> bool:
    """Whether a text between questions leads to those that follow: it ends as a question or a list begins."""
    return plain(text).endswith(ASKING)


def clipped(text: str, longest: int) -> str:
    """Return ``text`` with at most ``longest`` characters, an ellipsis where some were cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def names(listed: list[str] | tuple[str, ...]) -> str:
    """Return names as people list them, the first twelve and how many more there are.

    Examples
    --------
    >>> names(["q1", "q2"]), names([str(number) for number in range(1, 16)])
    ('q1, q2', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … (15)')
    """
    shown = ", ".join(clipped(name, LONGEST_NAME) for name in listed[:SHOWN_NAMES])
    return shown if len(listed) <= SHOWN_NAMES else f"{shown} … ({len(listed)})"


def slug(text: str) -> str:
    """Return ``text`` as a content file's name: lower-case words joined by hyphens; "" when nothing is left.

    Examples
    --------
    >>> slug("Être là – 2 Fragen"), slug("🌱"), slug("2 cups")
    ('etre-la-2-fragen', '', 'cups')
    """
    return words(text[:200]).lstrip("-0123456789")[:60].strip("-")


def whole(value: object) -> int | None:
    """Return a value as a whole number of points a choice can have, or None.

    Examples
    --------
    >>> whole("3"), whole(2.0), whole("-1"), whole("A2"), whole(0.5), whole(True), whole("9" * 5000)
    (3, 2, -1, None, None, None, None)
    """
    if isinstance(value, str):
        text = value.strip()
        value = int(text) if re.fullmatch(r"[+-]?[0-9]{1,4}", text) else None
    if not isinstance(value, SupportsInt) or isinstance(value, bool):
        return None
    try:
        number = int(value)
        return number if number == value and -1000 <= number <= 1000 else None
    except (ValueError, TypeError, OverflowError, ArithmeticError):
        return None
