"""Pasted lines and CSV files as numbered rows. Whether the rows can be right is wording_rules' to say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from empathy_widgets import files
from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

__all__ = ["NUMBERED", "WordingDraft", "Row", "csv_rows", "decoded", "drafted", "plain_rows"]

NUMBERED = re.compile(r"(?:item\s*)?(?P<number>\d{1,4})(?:\s*[.):]|\t|\s+[-–—](?=\s))\s*(?P<text>.*)", re.IGNORECASE)
"""A number and what stands after it: "3. …", "3) …", "3: …", "3 – …", "item 3: …", or a tab between."""
NAMED = re.compile(r"(?P<name>instructions|choice\s+-?\d{1,4})\s*[:\t]\s*(?P<text>.*)", re.IGNORECASE)
CHOICE = re.compile(r"choice\s+(-?\d{1,4})", re.IGNORECASE)
MOST_ROWS = 2000
MOST_CELLS = 20
HEADS = {("item", "text"), ("text",)}


@dataclass(frozen=True)
class Row:
    """One sentence as it was found. ``place`` opens a complaint: "Line 3"; ``number`` is None where there was none."""

    place: str
    number: int | None
    text: str


@dataclass
class WordingDraft:
    """What a text brought: sentences, and maybe instructions and labels of choices."""

    rows: list[Row] = field(default_factory=list)
    instructions: str = ""
    choices: dict[int, Row] = field(default_factory=dict)


def decoded(content: bytes) -> str:
    """The text of a file; ExchangeError when it is neither UTF-8 nor UTF-16 with its mark."""
    try:
        return files.decoded(content, marked=True)
    except UnicodeDecodeError:
        raise ExchangeError(_(
            "This is not text that can be read letter by letter; save it as UTF-8 (“CSV UTF-8” in a spreadsheet) or "
            "paste the sentences.")) from None


def line_name(number: int) -> str:
    """How a complaint names a line."""
    return _("Line {number}").format(number=number)


def plain_rows(text: str) -> WordingDraft:
    """One sentence a line; empty lines between them say nothing."""
    lines = re.split(r"\r\n|\r|\n", text)
    named = ((line_name(number), line.strip()) for number, line in enumerate(lines, 1) if line.strip())
    draft = drafted((place, *parted(line)) for place, line in named)
    numbered = [row for row in draft.rows if row.number is not None]
    for row in draft.rows if numbered else ():
        if row.number is None:
            raise ExchangeError(_(
                "{place} has no number though others have one; join it to the sentence it belongs to, or take it out."
            ).format(place=row.place))
    return draft


def parted(line: str) -> tuple[str | int | None, str]:
    """What a line is the text of, and the text."""
    if found := NAMED.fullmatch(line):
        return found["name"], found["text"]
    if found := NUMBERED.fullmatch(line):
        return int(found["number"]), found["text"]
    return None, line


def csv_rows(text: str) -> WordingDraft:
    """A table with the columns item and text, or text alone; the first row may say so."""
    rows = table_rows(text)
    if not rows:
        return WordingDraft()
    head = tuple(cell.strip().lower() for cell in rows[0][1])
    if head in HEADS:
        rows = rows[1:]
    width = len(head) if head in HEADS else max(len(cells) for _place, cells in rows)
    if width > 2:
        raise ExchangeError(_(
            "{place} has {count} columns; keep the columns “item” and “text”, and put a sentence with a comma between "
            "quotation marks.").format(place=rows[0][0], count=len(rows[0][1])))
    return drafted((place, *cell_parts(place, cells, width)) for place, cells in rows)


def table_rows(text: str) -> list[tuple[str, list[str]]]:
    """The rows that hold anything, each with its place; ExchangeError when a row is no row."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    found = re.match(r'\s*"?[\w -]+"?\s*([,;\t])', first[:200])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=found[1] if found else ",", strict=True)
    rows = []
    try:
        for cells in reader:
            cells = cells[:MOST_CELLS]
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                rows.append((line_name(reader.line_num), cells))
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        raise ExchangeError(_(
            "{place} is not a row of a table; look for a quotation mark that is not closed."
        ).format(place=line_name(reader.line_num))) from None
    return rows


def cell_parts(place: str, cells: list[str], width: int) -> tuple[str | int | None, str]:
    """What a row is the text of, and the text."""
    if len(cells) > width:
        raise ExchangeError(_(
            "{place} has {count} columns where {width} should be; put a sentence with a comma between quotation marks."
        ).format(place=place, count=len(cells), width=width))
    if width == 1:
        return None, cells[0]
    name = cells[0].strip()
    text = cells[1] if len(cells) > 1 else ""
    if name.lower() == "instructions" or CHOICE.fullmatch(name):
        return name, text
    if not re.fullmatch(r"\d{1,4}", name):
        raise ExchangeError(_(
            "{place} names no item; write the item's number, “instructions” or “choice 1” in the first column."
        ).format(place=place))
    return int(name), text


def drafted(parts: Iterable[tuple[str, str | int | None, str]]) -> WordingDraft:
    """Sort places with what they are the text of into sentences, instructions and labels."""
    draft = WordingDraft()
    for place, name, text in parts:
        if len(draft.rows) >= MOST_ROWS:
            raise ExchangeError(_(
                "{place} is one of too many; give the sentences of this scale only.").format(place=place))
        if not isinstance(name, str):
            draft.rows.append(Row(place, name, text))
        elif found := CHOICE.fullmatch(name):
            value = int(found[1])
            if value in draft.choices:
                raise ExchangeError(_("{place} gives choice {value} a second time; keep one.").format(
                    place=place, value=value))
            draft.choices[value] = Row(place, value, text)
        else:
            if draft.instructions:
                raise ExchangeError(_("{place} gives the instructions a second time; keep one.").format(place=place))
            draft.instructions = " ".join(text.split())
    return draft
