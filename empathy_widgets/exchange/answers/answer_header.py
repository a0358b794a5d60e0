"""The first row of a file of answers where the columns are called by the items' bare numbers, as in our template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _, ngettext

__all__ = ["A_BARE_NUMBER", "bare_places", "listed", "places_of", "template"]

A_BARE_NUMBER = re.compile(r"[0-9]{1,6}")
NAMED = 8


def bare_places(names: Sequence[Sequence[str]]) -> dict[int, list[int]]:
    """The columns behind the first that are called by a number alone.

    Examples
    --------
    >>> bare_places([["1"], ["3"], ["age"], ["03"]])
    {3: [1, 3]}
    """
    places: dict[int, list[int]] = {}
    for place, called in enumerate(names):
        if place and called and A_BARE_NUMBER.fullmatch(called[0]):
            places.setdefault(int(called[0]), []).append(place)
    return places


def places_of(instrument: Instrument, names: Sequence[Sequence[str]], items: Sequence[int]) -> dict[int, int]:
    """The column of each of these items, called by its bare number.

    Raises
    ------
    ExchangeError
        An item's column is missing or doubled, or a number is no item of this instrument.
    """
    places = bare_places(names)
    for number, here in places.items():
        if len(here) > 1:
            raise ExchangeError(_("Column {item} stands twice in the first row. Keep one of the two.")
                                .format(item=number))
    _complain_of_strangers(instrument, sorted(set(places) - {item.number for item in instrument.items}))
    _complain_of_gaps(instrument, [number for number in items if number not in places])
    return {number: places[number][0] for number in items}


def template(instrument: Instrument) -> str:
    """Return a file to fill in: the first row, and one made-up respondent who answered nothing yet.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> template(Library().instrument("compassion-practice-form"))
    'id,1,2,3,4,5,6,7,8,9,10,11,12\\nperson-1,,,,,,,,,,,,\\n'
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


def listed(numbers: Sequence[int]) -> str:
    """The numbers as words, cut short where there are many."""
    return ", ".join(map(str, numbers[:NAMED])) + ("…" if len(numbers) > NAMED else "")
