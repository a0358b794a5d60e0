"""The header rows of a file of answers: one, or the two or three that survey programs write."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Head", "read_head"]

IMPORT_ID = re.compile(r"\s*\{\s*[\"']ImportId[\"']", re.IGNORECASE)
"""What every cell of Qualtrics' third row begins with."""
RESPONDENT = {"respondent id", "respondentid", "collector id", "collectorid"}
"""Two of these begin SurveyMonkey's first row; the second row has the parts of each question."""
NO_PART = {"response", "open-ended response", ""}
OLD_QUALTRICS = ("v1", "v2", "v3")
TITLES = 10
"""Rows above the column names at most, where somebody gave the sheet a title."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first rows say.

    ``names`` has for each column everything it is called, the first as people see it, none of them empty unless all
    are; ``rows`` is how many rows come before the first respondent.
    """

    names: tuple[tuple[str, ...], ...]
    rows: int


def read_head(sample: list[list[str]], declared: int = 0) -> Head:
    """Find the header rows.

    Parameters
    ----------
    sample : list of rows
        The first rows of the file.
    declared : int
        How many header rows the format itself has; 0 where it does not say.

    Returns
    -------
    Head
        Without a column where the file is empty.

    Examples
    --------
    >>> read_head([["id", "1"], ["a", "3"]]).names
    (('id',), ('1',))
    >>> read_head([["Q1_1", "Q1_2"], ["How? - Well", "How? - Ill"], ['{"ImportId":"Q1"}'] * 2, ["3", "4"]])
    Head(names=(('Q1_1', 'How? - Well'), ('Q1_2', 'How? - Ill')), rows=3)
    """
    first = first_row(sample)
    if first is None:
        return Head((), 0)
    rows = sample[first:]
    count = declared or counted(rows)
    told = [[cell.strip() for cell in row] for row in rows[:count]]
    width = max(map(len, told))
    told = [row + [""] * (width - len(row)) for row in told]
    if count > 1 and is_survey_monkey(rows):
        return Head(questions_and_parts(*told), first + count)
    told = [row for row in told if not is_import_row(row)]
    return Head(tuple(tuple(dict.fromkeys(filter(None, names))) or ("",) for names in zip(*told, strict=True)),
                first + count)


def first_row(sample: list[list[str]]) -> int | None:
    """Where the column names begin: below empty rows, and below a title that stands alone in its row."""
    filled = [(place, sum(bool(cell.strip()) for cell in row)) for place, row in enumerate(sample[:TITLES])]
    filled = [(place, count) for place, count in filled if count]
    if not filled:
        return None
    below = [place for place, count in filled if count > 1]
    return below[0] if below and filled[0][1] == 1 and len(sample[filled[0][0]]) > 1 else filled[0][0]


def counted(rows: list[list[str]]) -> int:
    """How many header rows these are, as far as any program is known to write them."""
    for place in (1, 2):
        if len(rows) > place and is_import_row(rows[place]):
            return place + 1
    if is_survey_monkey(rows):
        return 2
    old = tuple(cell.strip().casefold() for cell in rows[0][:3])
    return 2 if old == OLD_QUALTRICS and len(rows) > 1 and not any(map(str.isdigit, rows[1][:3])) else 1


def is_import_row(row: list[str]) -> bool:
    """Whether this is the row in which Qualtrics names its own fields."""
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and sum(bool(IMPORT_ID.match(cell)) for cell in filled) * 2 > len(filled)


def is_survey_monkey(rows: list[list[str]]) -> bool:
    """Whether the second row holds the parts of the questions in the first."""
    if len(rows) < 2 or not {cell.strip().casefold() for cell in rows[0][:3]} & RESPONDENT:
        return False
    return not rows[1][0].strip() and any(cell.strip() for cell in rows[1])


def questions_and_parts(questions: list[str], parts: list[str]) -> tuple[tuple[str, ...], ...]:
    """A question stands over the first of its columns only; what each of them asks stands below."""
    names, question = [], ""
    for above, below in zip(questions, parts, strict=True):
        question = above or question
        names.append((question,) if below.casefold() in NO_PART else (below, f"{question} - {below}"))
    return tuple(names)
