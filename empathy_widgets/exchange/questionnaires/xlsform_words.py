"""The languages of an XLSForm: "label", "label::English (en)", "label:English (en)", and which one is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from empathy_widgets.exchange.questionnaires.workbook import Book, Row, cell

__all__ = ["Words", "words_of"]

SPOKEN = re.compile(r"label\s*::?\s*(?P<language>[^:]+)")
TAG = re.compile(r"\((?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")


@dataclass(frozen=True)
class Words:
    """Which language of a form is read.

    Attributes
    ----------
    language : str
        As its columns name it, in lower case; "" for columns that name none.
    tag : str
        As "de"; "" where the form gives none.
    others : tuple of str
        The other languages, as the columns name them.
    """

    language: str
    tag: str
    others: tuple[str, ...]

    def of(self, row: Row, name: str) -> str:
        """A row's text in this language, else without a language, else in any; without the marks of Markdown."""
        wanted = [key for key in row if re.sub(r"\s*::?\s*", "::", key) == f"{name}::{self.language}"]
        spoken = [key for key in row if re.match(rf"{name}\s*::?", key)]
        text = next((text for key in (*wanted, name, *spoken) if (text := cell(row, key))), "")
        return re.sub(r"(?m)^#+ ", "", text.replace("**", "").replace("__", ""))


def words_of(book: Book) -> Words:
    """Find out which language is read: the form's own default, else columns without a language, else the first."""
    columns = [*book.columns, *(name for row in book.choices[:1] for name in row)]
    languages = list(dict.fromkeys(
        found["language"].strip() for name in columns if (found := SPOKEN.fullmatch(name))))
    default = cell(book.settings[0], "default_language").lower() if book.settings else ""
    near = [one for one in languages if one == default or (default and _tag(one) == default) or (
        default and one.partition("(")[0].strip() == default)]
    bare = "label" in book.columns
    language = near[0] if near else "" if bare or not languages else languages[0]
    tag = _tag(language or default) or (default if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]+)*", default) else "")
    return Words(language, tag, tuple(one for one in languages if one != language))


def _tag(language: str) -> str:
    found = TAG.search(language)
    return found["tag"] if found else ""
