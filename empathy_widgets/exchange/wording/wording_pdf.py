"""The numbered sentences of a PDF: its text fields where it has them, else the lines of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.wording.pdf_text import extracted
from empathy_widgets.exchange.wording.wording_lines import NUMBERED, WordingDraft, Row
from empathy_widgets.exchange.wording.wording_rules import essence
from empathy_widgets.strings import _

__all__ = ["pdf_rows"]

BARE = re.compile(r"(?P<number>\d{1,3})\s+(?P<text>[^\W\d_].*)")
"""A number without a mark, as tables print it."""
ENDED = (".", "!", "?", "…", "。", "؟", "।", ".”", ".“", ".\"", ".)")
MOST_LINES = 4
"""A sentence that goes on over more lines than this has probably swallowed something else."""


def pdf_rows(content: bytes, instrument: Instrument) -> WordingDraft:
    """The rows of a PDF; ExchangeError when it cannot be read or holds no numbered line."""
    found = extracted(content)
    if trouble := found.get("trouble"):
        raise ExchangeError(refusal(trouble))
    numbers = {item.number for item in instrument.items}
    rows = [row for row in field_rows(found["fields"]) if row.number in numbers]
    if len(rows) < len(numbers):
        rows = rows if len(rows) > len(numbers) / 2 else page_rows(found["pages"], instrument)
    if not rows:
        if not any(line.strip() for page in found["pages"] for line in page):
            raise ExchangeError(_(
                "This PDF holds pictures of pages and no text; type the sentences into the box, one a line."))
        raise ExchangeError(_(
            "No line of this PDF begins with an item's number; copy the sentences and paste them, one a line."))
    return WordingDraft(rows)


def refusal(trouble: str) -> str:
    """Why a PDF was not read, and what to do."""
    return {
        "password": _("This PDF asks for a password; save a copy without one, or paste the sentences."),
        "long": _("This PDF is far longer than a scale; save the page with the sentences by itself, or paste them."),
        "slow": _("This PDF takes too long to read, so it was given up; copy the sentences and paste them."),
    }.get(trouble, _("This PDF is damaged and cannot be read; save it again, or paste the sentences."))


def field_rows(fields: dict[str, str]) -> list[Row]:
    """Text fields whose name ends in a number, in the order of the numbers."""
    rows = []
    for name, text in fields.items():
        number = re.search(r"(\d{1,4})\D{0,3}$", name)
        if number and any(character.isalpha() for character in text):
            rows.append(Row(_("The field “{name}”").format(name=name[:40]), int(number[1]), text))
    return sorted(rows, key=lambda row: row.number or 0)


def page_rows(pages: Sequence[Sequence[str]], instrument: Instrument) -> list[Row]:
    """Numbered lines, each joined to the lines it goes on over; labels of choices and their numbers left out."""
    labels = {essence(choice.label) for choice in instrument.choices}
    values = [str(choice.value) for choice in instrument.choices]
    numbers = {item.number for item in instrument.items}
    rows: list[Row] = []
    taken = MOST_LINES
    for place, line in lines_of(pages):
        text = without_choices(line, values)
        found = NUMBERED.fullmatch(text) or BARE.fullmatch(text)
        if found and int(found["number"]) in numbers and essence(found["text"]) not in labels:
            rows.append(Row(place, int(found["number"]), found["text"]))
            taken = 1
        elif rows and taken < MOST_LINES and text and not rows[-1].text.endswith(ENDED) and essence(text) not in labels:
            rows[-1] = Row(rows[-1].place, rows[-1].number, f"{rows[-1].text} {text}".strip())
            taken += 1
        else:
            taken = MOST_LINES
    return rows


def lines_of(pages: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Every line with its place."""
    for page, lines in enumerate(pages, 1):
        for number, line in enumerate(lines, 1):
            yield _("Page {page}, line {number}").format(page=page, number=number), line.strip()


def without_choices(line: str, values: Sequence[str]) -> str:
    """A line without the numbers of the choices that stand at its end."""
    parts = line.split()
    tail = len(values)
    return " ".join(parts[:-tail]) if len(parts) > tail and parts[-tail:] == list(values) else line
