"""What is asked of a class's file before it is read: its letters, or which column is which item. One at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.columns import Columns
from empathy_widgets.exchange.answers.naming import in_a_line
from empathy_widgets.exchange.answers.notes import column_notes
from empathy_widgets.strings import _

__all__ = ["chosen_places", "question_of_columns", "question_of_letters"]

WIDEST = 300
"""Columns among which a person can choose on a page."""


def question_of_letters(text: str) -> dict[str, Any]:
    """Ask whether the words of a text read well."""
    return {"text": text, "names": [], "items": [], "notes": []}


def question_of_columns(
    instrument: Instrument, names: Sequence[str], columns: Columns | None = None, text: str = "",
) -> dict[str, Any]:
    """Ask which column is which item: with what was found, or without where nothing is certain.

    ExchangeError where there are more columns than a person can look through.
    """
    if len(names) > WIDEST:
        raise ExchangeError(_("This file has {count} columns, which is more than a page shows. Keep the column with "
                              "the ids and those with the answers.").format(count=len(names)))
    found = {one.item: one for one in columns.found} if columns is not None else {}
    return {
        "text": text or _("Please look once whether each item stands in the column beside it."),
        "names": [in_a_line(name, 80) for name in names],
        "items": [{
            "item": item.number, "label": item.text or "", "place": found[item.number].place if found else -1,
            "way": found[item.number].in_words() if found else "",
        } for item in instrument.items],
        "notes": column_notes(columns) if columns is not None else [],
    }


def chosen_places(instrument: Instrument, places: Sequence[Any], width: int) -> dict[int, int]:
    """Column, from 0, to item as a person chose them; ExchangeError where one is missing or chosen twice."""
    if len(places) != len(instrument.items) or not all(type(place) is int and place < width for place in places):
        raise ExchangeError(_("Please choose the file once more; the table no longer belongs to it."))
    missing = [str(item.number) for item, place in zip(instrument.items, places, strict=True) if place < 0]
    if missing:
        raise ExchangeError(_("Please choose a column for item {items}.").format(items=", ".join(missing[:8])))
    twice = [str(item.number) for item, place in zip(instrument.items, places, strict=True) if places.count(place) > 1]
    if twice:
        raise ExchangeError(_("The items {items} are in the same column. Choose one column for each.").format(
            items=", ".join(twice[:8])))
    return {place: item.number for item, place in zip(instrument.items, places, strict=True)}
