"""Which answers an instrument allows. The page is never trusted: types are strict, and nothing unknown is echoed."""

from __future__ import annotations

from empathy_widgets.domain import Instrument, Item
from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.strings import _

__all__ = ["LONGEST_MS", "check_choice", "check_item", "check_response"]

LONGEST_MS = 86_400_000
"""The longest time an item can have been in view: one day, in milliseconds."""


def check_response(instrument: Instrument, item: object, choice: object, declined: object, elapsed_ms: object) -> None:
    """Refuse an answer this instrument does not offer.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire on the page.
    item : int
        Item number. A bool, a float or a string is refused, also where it would equal a number.
    choice : int or None
        One of the instrument's choices; None together with ``declined``.
    declined : bool
        Whether the person prefers not to answer. Exactly one of choice and declined is an answer.
    elapsed_ms : int or None
        How long the item was in view, 0 to 86,400,000 milliseconds; None when not known.

    Raises
    ------
    ImpossibleResponse
        One sentence that says what to do. It never repeats the value that was sent.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> pes = Library().instrument("pes")
    >>> check_response(pes, 3, 5, False, 1800)
    >>> check_response(pes, 3, 6, False, 1800)
    Traceback (most recent call last):
        ...
    empathy_widgets.errors.ImpossibleResponse: Item 3 offers choices from 1 to 5; pick one of them.
    """
    known = check_item(instrument, item)
    if type(declined) is not bool:
        raise ImpossibleResponse(_("The page sent an answer that cannot be read; reload the page and answer again."))
    if declined and choice is not None:
        raise ImpossibleResponse(
            _("Item {item} was both answered and declined; pick a choice or prefer not to answer.")
            .format(item=known.number)
        )
    if not declined:
        check_choice(instrument, known, choice)
    if elapsed_ms is not None and not (type(elapsed_ms) is int and 0 <= elapsed_ms <= LONGEST_MS):
        raise ImpossibleResponse(
            _("The time spent on item {item} cannot be right; reload the page and answer it again.")
            .format(item=known.number)
        )


def check_item(instrument: Instrument, number: object) -> Item:
    """Return the item of this number; ImpossibleResponse when the instrument has none."""
    if type(number) is int:
        for item in instrument.items:
            if item.number == number:
                return item
    raise ImpossibleResponse(
        _("That item is not in {title}; reload the page and answer the items it shows.").format(title=instrument.title)
    )


def check_choice(instrument: Instrument, item: Item, choice: object) -> int:
    """Return ``choice``; ImpossibleResponse when the instrument does not offer it."""
    if type(choice) is int and any(offered.value == choice for offered in instrument.choices):
        return choice
    low, high = instrument.choice_range
    raise ImpossibleResponse(
        _("Item {item} offers choices from {low} to {high}; pick one of them.")
        .format(item=item.number, low=low, high=high)
    )
