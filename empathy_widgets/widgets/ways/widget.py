"""Ways on from a page: what is waiting, as rows that are links, or doors to the chapters."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Ways", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the list, by name."""
    return {"all": _("Show all {count}"), "more": _("More is waiting in your cases."), "title": _("Continue")}


class Ways(EmpathyWidget):
    """Where to go from here: rows of what is waiting, or doors with a few chapters behind each.

    A row with a ``link`` is an ordinary link; one without sends an event.

    Events
    ------
    open
        ``id`` of the way.

    Examples
    --------
    >>> ways = Ways(ways=[{"id": "7", "title": "Two cups", "line": "as the helper", "code": "amber-otter-27"}])
    >>> ways.on_event(lambda event: {"text": f"Opening {event['id']}"})
    >>> ways.outbox = [{"request": "a", "kind": "open", "id": "7"}]
    >>> ways.receipts["a"]["text"]
    'Opening 7'
    """

    _esm = script("ways")
    _css = style("ways")
    words = staticmethod(default_strings)
    events = {"open": {"id": (str,)}}

    ways = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: rows in the order to show: ``id, title, line`` (where it stands), ``code`` (of its case, "" for none),
    ``badge`` (a mark in words, "" for none) and ``link`` ("" for a button)."""
    doors = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: doors, after the rows: ``id, title, line`` and ``links``, each ``text`` and ``href`` ("" for a name only)."""
    shown = traitlets.Int(5).tag(sync=True)
    """In: how many rows stand there before all are asked for; 5 by default."""
    more = traitlets.Bool(False).tag(sync=True)
    """In: whether more is waiting than there are rows."""
    room = traitlets.Dict().tag(sync=True)
    """In: another way in below the doors, ``text``, ``href`` and ``svg`` (a small picture); none by default."""
