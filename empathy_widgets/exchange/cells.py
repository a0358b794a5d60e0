"""Cells a spreadsheet would run: made harmless on the way out, and exactly themselves again on the way in.

The rule, which the "Read me" of an export repeats: a text that starts, after blanks and quotes, with ``= + - @`` or
their full-width forms, or with a tab, a line break or NUL, gets one apostrophe in front. So does each part of it that
starts like that after a semicolon, a tab or a line break, where a spreadsheet of another country begins a new cell.
Numbers are written as numbers and never pass here.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["defuse", "undefuse"]

STARTERS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−")
BREAKERS = frozenset("\t\r\n\0")
QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»＇＂")
PART = re.compile(r"([;\t\r\n])")
PLAIN = re.compile(r"[0-9A-Za-z][^;\t\r\n]*", re.ASCII)
"""Most texts: they start with a letter or digit and have one part, so there is nothing to look for."""


def defuse(text: str) -> str:
    """Return ``text`` as a spreadsheet may have it.

    Examples
    --------
    >>> defuse("=1+1"), defuse(' "@SUM(A1)'), defuse("'=1+1"), defuse("a;=1+1"), defuse("a = b")
    ("'=1+1", '\\' "@SUM(A1)', "''=1+1", "a;'=1+1", 'a = b')
    """
    if PLAIN.fullmatch(text):
        return text
    first, *rest = PART.split(text)
    text = first + "".join(defused(part, starts(part, STARTERS)) for part in rest)
    return defused(text, dangerous(text))


def undefuse(cell: str) -> str:
    """Return the text `defuse` was given.

    Examples
    --------
    >>> undefuse("'=1+1"), undefuse("''=1+1"), undefuse("'quoted'"), undefuse("a;'=1+1")
    ('=1+1', "'=1+1", "'quoted'", 'a;=1+1')
    """
    if "'" not in cell:
        return cell
    text = cell[1:] if cell[:1] == "'" and dangerous(cell[1:]) else cell
    first, *rest = PART.split(text)
    return first + "".join(
        part[1:] if part[:1] == "'" and starts(part[1:], STARTERS) else part for part in rest)


def defused(text: str, needed: bool) -> str:
    """``text`` with an apostrophe in front where one is needed."""
    return f"'{text}" if needed else text


def dangerous(text: str) -> bool:
    """Whether a cell that begins like this might be run; apostrophes in front change nothing, so one more is undone."""
    return starts(text, STARTERS, BREAKERS)


def starts(text: str, *with_one_of: frozenset[str]) -> bool:
    """Whether the first sign after blanks, quotes and what cannot be seen is one of these, or a breaker before it."""
    starters, breakers = with_one_of[0], with_one_of[1] if len(with_one_of) > 1 else frozenset()
    for sign in text:
        if sign in breakers or sign in starters:
            return True
        if not (sign in QUOTES or sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")):
            return False
    return False
