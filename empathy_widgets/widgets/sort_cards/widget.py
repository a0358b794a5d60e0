"""Short scenes, one at a time, to put where they belong. Every place has its reason."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["SortCards", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the cards, by name."""
    return {
        "all": _("You have sorted all of them. Any card can be sorted again."),
        "also": _("“{places}” fits as well."),
        "card": _("Card {number} of {count}"),
        "fits": _("Yes: “{place}”."),
        "fits_not": _("“{place}” is not far off. We would begin with “{places}”."),
        "how": _("Press a place, or drag the card onto it."),
        "next": _("Next card"),
        "previous": _("Previous card"),
        "sorted": _("sorted"),
        "title": _("Sort them"),
        "waiting": _("not yet sorted"),
    }


class SortCards(EmpathyWidget):
    """Cards to sort by pressing a place, by keys, or by dragging. Nothing is counted against anybody.

    Events
    ------
    sort
        ``card`` and ``bin``: ids.

    Examples
    --------
    >>> cards = SortCards(bins=[{"id": "feel", "name": "Feeling"}], cards=[{"id": "tea", "text": "She weeps too."}])
    >>> cards.on_event(lambda event: {"text": f"{event['card']} in {event['bin']}"})
    >>> cards.outbox = [{"request": "r", "kind": "sort", "card": "tea", "bin": "feel"}]
    >>> cards.receipts["r"]["text"]
    'tea in feel'
    """

    _esm = script("sort_cards")
    _css = style("sort_cards")
    words = staticmethod(default_strings)
    events = {"sort": {"card": (str,), "bin": (str,)}}

    run = traitlets.Unicode().tag(sync=True)
    """In: the lesson's id, so that what a reload interrupted is sent again."""
    question = traitlets.Unicode().tag(sync=True)
    """In: what is asked of every card."""
    bins = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the places: ``id`` and ``name`` (text)."""
    cards = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, text``, ``bin`` (id of the place it was put in, "" for none yet), ``fits`` (ids) and ``why`` (text;
    the reason for that place, "" while it is in none)."""
