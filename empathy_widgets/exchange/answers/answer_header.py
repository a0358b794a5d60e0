"""The first row of a file of answers: which separator it uses, and in which column each item stands."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _, ngettext

__all__ = ["AnswerHeader", "read_header", "template"]

SEPARATORS = ",;\t"
AN_ITEM = re.compile(r"[0-9]{1,6}")
NAMED = 8


@dataclass(frozen=True, slots=True)
class AnswerHeader:
    """Where everything stands.

    ``places`` is the column of each item, counted from 0, in the instrument's order; ``width`` is how many columns
    there are; ``aside`` names the columns that are no items.
    """

    separator: str
    id_name: str
    places: tuple[int, ...]
    width: int
    aside: tuple[str, ...]


def read_header(instrument: Instrument, line: str) -> AnswerHeader:
    """Read the first row.

    Parameters
    ----------
    instrument : Instrument
        Every one of its items must have a column.
    line : str
        The first line of the file, without a byte order mark.

    Returns
    -------
    AnswerHeader
        The separator is the one of comma, semicolon and tab that shows the most items.

    Raises
    ------
    ExchangeError
        The row is empty, or an item's column is missing or doubled, or a number is no item of this instrument.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> head = read_header(Library().instrument("teq"), "who;age;" + ";".join(map(str, range(16, 0, -1))))
    >>> head.separator, head.places[0], head.aside
    (';', 17, ('age',))
    """
    if not line.strip():
        raise ExchangeError(_(
            "This file is empty. Give it a first row with the column names: id, then the item numbers."))
    readings = {separator: cells(line, separator) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda one: sum(bool(AN_ITEM.fullmatch(name)) for name in readings[one][1:]))
    names = readings[separator]
    places: dict[int, int] = {}
    for place, name in enumerate(names[1:], 1):
        if AN_ITEM.fullmatch(name):
            if int(name) in places:
                raise ExchangeError(_("Column {item} stands twice in the first row. Keep one of the two.")
                                    .format(item=int(name)))
            places[int(name)] = place
    wanted = [item.number for item in instrument.items]
    _complain_of_strangers(instrument, sorted(set(places) - set(wanted)))
    _complain_of_gaps(instrument, [number for number in wanted if number not in places])
    aside = tuple(name for name in names[1:] if name and not AN_ITEM.fullmatch(name))
    return AnswerHeader(separator, names[0], tuple(places[number] for number in wanted), len(names), aside)


def cells(line: str, separator: str) -> list[str]:
    """Split one line; one cell when its quotation marks do not match."""
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=separator))]
    except (csv.Error, StopIteration):
        return [line]


def template(instrument: Instrument) -> str:
    """Return a file to fill in: the first row, and one made-up respondent who answered nothing yet.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> template(Library().instrument("compassion-practice-form"))
    'id,1,2,3,4,5,6,7,8,9,10\\nperson-1,,,,,,,,,,\\n'
    """
    numbers = [str(item.number) for item in instrument.items]
    return f"{','.join(['id', *numbers])}\nperson-1{',' * len(numbers)}\n"


def _complain_of_strangers(instrument: Instrument, numbers: list[int]) -> None:
    if numbers:
        raise ExchangeError(ngettext(
            "Column {items} is no item of {title}. Choose the instrument these answers belong to, or take the column "
            "out.",
            "Columns {items} are no items of {title}. Choose the instrument these answers belong to, or take them out.",
            len(numbers)).format(items=listed(numbers), title=instrument.title))


def _complain_of_gaps(instrument: Instrument, numbers: list[int]) -> None:
    if numbers:
        raise ExchangeError(ngettext(
            "The column for item {items} is missing. The first row holds the ids' name, then the number of every item "
            "of {title}.",
            "The columns for items {items} are missing. The first row holds the ids' name, then the number of every "
            "item of {title}.",
            len(numbers)).format(items=listed(numbers), title=instrument.title))


def listed(numbers: list[int]) -> str:
    """The numbers as words, cut short where there are many."""
    return ", ".join(map(str, numbers[:NAMED])) + ("…" if len(numbers) > NAMED else "")
