"""An instrument's sentences out of pasted lines, a CSV or a PDF: a wording a person can look at, or a refusal.

Reading is wording_lines' and pdf_text's work, the suspicion is wording_rules'. Nothing is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from empathy_widgets.domain import Instrument, Wording
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.wording.wording_lines import WordingDraft, csv_rows, decoded, plain_rows
from empathy_widgets.exchange.wording.wording_pdf import pdf_rows
from empathy_widgets.exchange.wording.wording_rules import (
    check_choices, check_order, check_rows, check_sentences, clean, other_order,
)
from empathy_widgets.strings import _

__all__ = ["LARGEST", "language_tag", "read_wording"]

LARGEST = 5_000_000
"""Bytes of the largest file that is read."""
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)", re.IGNORECASE | re.ASCII)
TABLES = (".csv", ".tsv")


def read_wording(
    instrument: Instrument, language: str, content: bytes, name: str = "", earlier: Iterable[Wording] = (),
    order_checked: bool = False,
) -> Wording:
    """Read the sentences of one instrument, or say which line cannot be right.

    Parameters
    ----------
    instrument : Instrument
        Says how many sentences there must be, in which order they stand and which choices there are.
    language : str
        BCP 47 tag of the sentences' language, such as "en", "de" or "pt-BR".
    content : bytes
        At most 5 MB: lines of text or a CSV in UTF-8, or a PDF. Lines may be numbered; a CSV has the columns ``item``
        and ``text``, or ``text`` alone. Beside item numbers, "instructions" and "choice 1" (any choice) may stand.
    name : str
        The file's name; ``.csv`` and ``.tsv`` are read as tables, and lines that were pasted have none.
    earlier : iterable of Wording
        What the site loaded before: the same sentences in another order are refused.
    order_checked : bool
        Somebody compared the order with the original: another order than an earlier wording's is let through.

    Returns
    -------
    Wording
        Every item with its sentence, white space made even; instructions and labels only where the text gave them.

    Raises
    ------
    ExchangeError
        One sentence that names the line and the remedy; OtherOrder when only the order speaks against it.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> pes = Library().instrument("pes")
    >>> lines = [f"{number}. Sentence {number}." for number in range(1, 21)]
    >>> read_wording(pes, "EN", "\\n".join(lines).encode()).items[20]
    'Sentence 20.'
    >>> read_wording(pes, "en", "\\n".join(lines[:6] + lines[7:]).encode())
    Traceback (most recent call last):
        ...
    empathy_widgets.errors.ExchangeError: Line 7 is numbered 8 where 7 should come; put every sentence in its own \
place, in the order of the original.
    """
    tag = language_tag(language)
    if len(content) > LARGEST:
        raise ExchangeError(_("This is larger than 5 MB, so it was not read; choose a file with the sentences only."))
    draft = read_draft(instrument, content, name)
    numbers = [item.number for item in instrument.items]
    rows = [clean(row) for row in draft.rows]
    check_order(rows, numbers)
    check_sentences(rows, instrument, draft.choices)
    check_rows(rows, numbers)
    choices = check_choices(draft, instrument)
    items = {number: row.text for number, row in zip(numbers, rows, strict=True)}
    if not order_checked:
        other_order(rows, numbers, instrument, tag, earlier)
    return Wording(
        instrument=instrument.id, language=tag, instructions=draft.instructions, items=items, choices=choices)


def read_draft(instrument: Instrument, content: bytes, name: str) -> WordingDraft:
    """The rows of a PDF, a table or plain lines, whichever it is."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return pdf_rows(content, instrument)
    text = decoded(content)
    table = name.lower().endswith(TABLES) or re.match(
        r'\s*"?item"?[ ]*[,;\t][ ]*"?text"?[ ]*(\n|$)', text, re.IGNORECASE)
    return csv_rows(text) if table else plain_rows(text)


def language_tag(language: str) -> str:
    """Return a BCP 47 tag in its usual spelling; ExchangeError when it is none.

    Examples
    --------
    >>> language_tag("PT-br"), language_tag("zh-hant-TW")
    ('pt-BR', 'zh-Hant-TW')
    """
    found = TAG.fullmatch(language.strip()) if isinstance(language, str) and len(language) <= 35 else None
    if found is None:
        raise ExchangeError(_("That is no language tag; write a short one such as en, de, tr or pt-BR."))
    parts = [found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper()]
    return "-".join(part for part in parts if part) + found["variants"].lower()
