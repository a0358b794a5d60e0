"""Which column of a file holds which item: found by what the columns are called, or said by a person, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.answer_header import A_BARE_NUMBER, bare_places
from empathy_widgets.exchange.answers.beside import (
    ID_NAMES, is_about_the_filling_in, is_personal, is_total, is_turned,
)
from empathy_widgets.exchange.answers.heads import Head
from empathy_widgets.exchange.answers.looking import NUMBER, REMEMBERED, SAID, Found, look
from empathy_widgets.exchange.answers.naming import in_a_line, series_of, told_apart
from empathy_widgets.exchange.answers.told import EVERY, Told
from empathy_widgets.strings import _

__all__ = ["Columns", "as_found", "find_columns"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands in one file.

    ``found`` has the items in the instrument's order; ``id_place`` is the ids' column, None where there is none.
    ``personal``, ``totals``, ``turned`` and ``aside`` name the other columns. ``width`` is how many there are.
    ``beside`` are the places of columns a person asked for besides the items.
    """

    found: tuple[Found, ...]
    id_place: int | None
    id_name: str
    width: int
    personal: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    beside: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """The column of each item, in the instrument's order."""
        return tuple(one.place for one in self.found)

    @property
    def remembered(self) -> bool:
        """Whether a person confirmed these columns for an earlier file."""
        return all(one.way == REMEMBERED for one in self.found)

    @property
    def plain(self) -> bool:
        """Whether the columns are named as our own files name them, so that there is nothing to confirm."""
        return all(one.way == NUMBER for one in self.found)


def find_columns(
    instrument: Instrument, head: Head, sample: list[list[str]], told: Told | None = None,
) -> Columns:
    """Find every item's column.

    Parameters
    ----------
    instrument : Instrument
        Every one of its items must have a column.
    head : Head
        What the columns are called.
    sample : list of rows
        Some respondents, to see which columns hold addresses.
    told : Told, optional
        What a person said, and the wordings by whose sentences a column may be called.

    Raises
    ------
    ExchangeError
        An item has no column.
    Unsure
        An item may stand in more than one column; the text names them.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> head = Head(tuple((f"TEQ_{number}",) for number in range(1, 17)), 1)
    >>> columns = find_columns(Library().instrument("teq"), head, [])
    >>> columns.places[:3], columns.found[0].way, columns.id_place
    ((0, 1, 2), 'series', None)
    """
    told = told or Told()
    if not head.names or not any(any(called) for called in head.names):
        raise ExchangeError(_(
            "This file is empty. Give it a first row with the column names: id, then the item numbers."))
    shown = tuple(called[0] for called in head.names)
    places = said(instrument, shown, told.columns)
    if not places and not bare_places(head.names):
        places = confirmed(instrument, shown, told.remembered(shown))
    open_items = [item.number for item in instrument.items if item.number not in places]
    free = tuple(() if place in {one.place for one in places.values()} else called
                 for place, called in enumerate(head.names))
    places |= look(instrument, free, open_items, told.wordings) if open_items else {}
    found = tuple(places[item.number] for item in instrument.items)
    return wanted_beside(with_the_rest(instrument, head, sample, found), told.beside)


def said(instrument: Instrument, shown: tuple[str, ...], columns: Mapping[str, int]) -> dict[int, Found]:
    """What a person said, as far as it can be: one column for one item, a name that is there once."""
    places: dict[int, Found] = {}
    for name, item in columns.items():
        if item == EVERY:
            places |= said_of_all(instrument, shown, name.strip())
            continue
        here = place_called(shown, name)
        if item not in {one.number for one in instrument.items}:
            raise ExchangeError(_("Item {item} is no item of {title}; it has {count}.").format(
                item=item, title=instrument.title, count=len(instrument.items)))
        if item in places:
            raise ExchangeError(_("Item {item} is said to stand in two columns. Name one of them.").format(item=item))
        places[item] = Found(item, here, shown[here], SAID)
    return places


def place_called(shown: tuple[str, ...], name: str) -> int:
    """Where the column of this name stands; ExchangeError where there is none, or more than one."""
    here = [place for place, one in enumerate(shown) if one.casefold() == name.strip().casefold()]
    if len(here) != 1:
        said = (_("There are {count} columns called “{name}”. Rename one of them.") if here else
                _("There is no column “{name}” in this file; it has {names}."))
        raise ExchangeError(said.format(count=len(here), name=in_a_line(name), names=told_apart(shown)))
    return here[0]


def said_of_all(instrument: Instrument, shown: tuple[str, ...], name: str) -> dict[int, Found]:
    """Every item by the number that stands for # in the name."""
    numbers = [item.number for item in instrument.items]
    for one in series_of(tuple((name,) for name in shown)):
        if one.name.casefold() == name.casefold() and one.whole(set(numbers)):
            return {number: Found(number, one.places[number][0], shown[one.places[number][0]], SAID)
                    for number in numbers}
    raise ExchangeError(_("There is not one column {name} for each of the items {first} to {last}, where # is the "
                          "number.").format(name=in_a_line(name), first=numbers[0], last=numbers[-1]))


def confirmed(instrument: Instrument, shown: tuple[str, ...], places: Mapping[int, int] | None) -> dict[int, Found]:
    """What was confirmed for an earlier file with these columns; nothing where it does not fit any more."""
    found = {item: Found(item, place, shown[place], REMEMBERED)
             for place, item in (places or {}).items() if 0 <= place < len(shown)}
    return found if set(found) == {item.number for item in instrument.items} and len(found) == len(places or ()) else {}


def as_found(columns: Columns) -> dict[int, int]:
    """Column, from 0, to item: what is remembered once a person confirmed it."""
    return {one.place: one.item for one in columns.found}


def wanted_beside(columns: Columns, names: tuple[str, ...]) -> Columns:
    """The columns with those a person asked for besides the items, which are left aside no longer."""
    places = tuple(place_called(columns.names, name) for name in names)
    for place in places:
        if place in columns.places:
            raise ExchangeError(_("The column “{name}” holds an item. Name another one.").format(
                name=in_a_line(columns.names[place])))
    asked = {columns.names[place] for place in places}
    personal, totals, turned, aside = (
        tuple(one for one in some if one not in asked)
        for some in (columns.personal, columns.totals, columns.turned, columns.aside))
    return replace(columns, beside=places, personal=personal, totals=totals, turned=turned, aside=aside)


def with_the_rest(
    instrument: Instrument, head: Head, sample: list[list[str]], found: tuple[Found, ...],
) -> Columns:
    """Say what the columns are that hold no item."""
    shown = tuple(called[0] for called in head.names)
    items = {one.place for one in found}
    kinds: dict[str, list[str]] = {"personal": [], "totals": [], "turned": [], "aside": []}
    free, personal = [], set()
    for place, called in enumerate(head.names):
        if place in items:
            continue
        if is_personal(called, [row[place] for row in sample if place < len(row)]):
            kinds["personal"].append(shown[place])
            personal.add(place)
        else:
            free.append(place)
    id_place = id_column(shown, free, head)
    for place in free:
        if place != id_place and shown[place] and not A_BARE_NUMBER.fullmatch(shown[place]):
            kind = ("turned" if is_turned(head.names[place], [one.name for one in found])
                    else "totals" if is_total(instrument, head.names[place]) else "aside")
            kinds[kind].append(shown[place])
    return Columns(
        found, id_place, "row" if id_place is None else shown[id_place], len(shown), tuple(kinds["personal"]),
        tuple(kinds["totals"]), tuple(kinds["turned"]), tuple(kinds["aside"]), shown)


def id_column(shown: tuple[str, ...], free: list[int], head: Head) -> int | None:
    """The column by which people are told apart: the first, or one that is called so where that is something else."""
    if 0 in free and shown[0] and not is_about_the_filling_in(head.names[0]):
        return 0
    called = [(ID_NAMES.index(name), place) for place in free if (name := shown[place].strip().casefold()) in ID_NAMES]
    if called:
        return min(called)[1]
    return 0 if 0 in free and not is_about_the_filling_in(head.names[0]) else None
