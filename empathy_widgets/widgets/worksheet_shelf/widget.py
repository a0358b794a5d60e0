"""A shelf of worksheets: pictures of their pages, and each as a PDF in the way that was chosen.

Pictures come when a page asks for them, sheet by sheet as they come into sight; none is part of the widget's state.
"""

from __future__ import annotations

from typing import Any

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import Receipt, script, style
from empathy_widgets.widgets.shared.delivering import DeliveringWidget

__all__ = ["MOST", "WorksheetShelf", "default_strings"]

MOST = 8
"""Sheets a page may ask pictures of at once."""
WAYS = {"version": ("adult", "teen"), "print": ("ordinary", "large"), "paper": ("a4", "letter"),
        "fill": ("blank", "case")}
"""What can be chosen, each with its first value."""


def default_strings() -> dict[str, str]:
    """Return every word of the shelf, by name."""
    return {
        "again": _("Save it once more"),
        "all": _("All of them"),
        "blank": _("blank"),
        "choices": _("How it is printed"),
        "close": _("Close"),
        "closer": _("Look closer: {title}"),
        "count": _("Shown: {count}"),
        "done": _("Ready: {name}, {size}. Look in your downloads."),
        "drawing": _("The page is being drawn …"),
        "fill": _("Filled in"),
        "fills": _("Can hold {what}"),
        "from": _("from {code}"),
        "large": _("large"),
        "letter": _("US Letter"),
        "lost": _("The file did not arrive here. Please press the button again."),
        "make": _("Print it"),
        "making": _("Making…"),
        "no_case": _("blank (open a case to fill it)"),
        "one": _("one page"),
        "one_version": _("The same for adults and teens"),
        "ordinary": _("ordinary"),
        "page": _("Page {page} of “{title}”"),
        "paper": _("Paper"),
        "print": _("Size of print"),
        "two": _("two pages"),
        "unseen": _("The pages cannot be shown just now. They can still be printed."),
        "adult": _("adults"),
        "teen": _("teens"),
        "teens_too": _("Has words for teens"),
        "a4": _("A4"),
        "version": _("In words for"),
        "which": _("Which sheets"),
    }


class WorksheetShelf(DeliveringWidget):
    """Sheets to choose from; pictures on asking, and a PDF at a press.

    The function given to `on_event` answers a "look" with ``widget.show(…)`` for each sheet, and a "make" with
    ``return widget.deliver(…)``.

    Events
    ------
    look
        ``sheets``: ids of up to 8 sheets; ``version``: "adult" or "teen"; ``print``: "ordinary" or "large"; ``size``:
        "small" for the list, "large" to look closely.
    make
        ``sheet``: an id; ``version``, ``print``; ``paper``: "a4" or "letter"; ``fill``: "blank" or "case". What was
        never offered is refused before anybody hears of it.

    Examples
    --------
    >>> sheet = {"id": "two-chairs", "title": "Two chairs", "about": "", "activity": "role-play", "pages": 1,
    ...          "teen": True, "fills": []}
    >>> widget = WorksheetShelf(sheets=[sheet], activities=[{"id": "role-play", "label": "Role-play", "link": None}])
    >>> widget.on_event(lambda event: widget.deliver(f"{event['sheet']}.pdf", "application/pdf", b"%PDF"))
    >>> widget.outbox = [{"request": "a", "kind": "make", "sheet": "two-chairs", "version": "adult",
    ...     "print": "ordinary", "paper": "a4", "fill": "blank"}]
    >>> widget.receipts["a"]["text"]
    'Ready: two-chairs.pdf, 1 KB. Look in your downloads.'
    """

    _esm = script("worksheet_shelf")
    _css = style("worksheet_shelf")
    words = staticmethod(default_strings)
    events = {
        "look": {"sheets": (list,), "version": (str,), "print": (str,), "size": (str,)},
        "make": {"sheet": (str,), "version": (str,), "print": (str,), "paper": (str,), "fill": (str,)},
    }

    sheets = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what stands on the shelf, in its order, default none: ``id``, ``title``, ``about``, ``activity`` (an id of
    `activities`), ``pages`` (1 or 2), ``teen`` (whether it has words for teens), ``fills`` (what it can hold of a case,
    in words)."""
    activities = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the chapters the sheets belong to, in their order, default none: ``id``, ``label``, ``link`` (None for
    none)."""
    code = traitlets.Unicode("").tag(sync=True)
    """In: the code of the case a sheet can be filled from; "" (the default) where none is open."""

    def show(self, sheet: str, version: str, print: str, size: str, pages: list[bytes]) -> None:
        """Send the pictures of a sheet's pages, PNG, to whoever looks at the shelf."""
        told = {"kind": "pages", "sheet": sheet, "version": version, "print": print, "size": size}
        self.send(told, pages)

    def _answer(self, event: dict[str, Any]) -> Receipt:
        return super()._answer(event) if self._offered(event) else {"ok": False, "text": self.unexpected}

    def _offered(self, event: dict[str, Any]) -> bool:
        """Whether a page of ours could have sent this."""
        known = {sheet["id"] for sheet in self.sheets}
        if event.get("kind") == "look":
            asked = event.get("sheets")
            return (isinstance(asked, list) and 0 < len(asked) <= MOST and all(isinstance(one, str) for one in asked)
                    and set(asked) <= known and event.get("size") in ("small", "large")
                    and all(event.get(way) in WAYS[way] for way in ("version", "print")))
        if event.get("kind") == "make":
            filled = event.get("fill") == "blank" or bool(self.code)
            return event.get("sheet") in known and filled and all(event.get(way) in WAYS[way] for way in WAYS)
        return False
