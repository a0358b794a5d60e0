"""A drawn room to come in by: every thing in it is a link, and the same links stand in a list for who would rather
read."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Room", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word around the things, by name."""
    return {
        "arrange": _("Arrange the room"),
        "arrange_about": _("Choose what stands in the room for {whose}. What you take out stays where it is kept; only "
                           "the way to it from here is gone."),
        "as_list": _("Show as a list"),
        "day": _("Let the day in"),
        "elsewhere": _("Open the chapter “{chapter}” from the side."),
        "empty": _("The room is empty. Put something in."),
        "evening": _("Light the lamps"),
        "hide_list": _("Hide the list"),
        "name": _("{name}: {says}"),
        "picture": _("A room to come in by: {title}"),
        "things": _("What is in the room"),
    }


class Room(EmpathyWidget):
    """A room by day and in the evening, wide or tall as there is room for; what was done bears a small light.

    Events
    ------
    place
        ``key`` of a thing, and ``on``: whether it is to stand in the room.

    Examples
    --------
    >>> room = Room(things=[{"id": "mirror", "name": "A mirror", "there": True}])
    >>> room.on_event(lambda event: {"text": f"{event['key']}: {event['on']}"})
    >>> room.outbox = [{"request": "a", "kind": "place", "key": "mirror", "on": False}]
    >>> room.receipts["a"]["text"]
    'mirror: False'
    """

    _esm = script("room")
    _css = style("room")
    words = staticmethod(default_strings)
    events = {"place": {"key": (str,), "on": (bool,)}}

    run = traitlets.Unicode().tag(sync=True)
    """In: whose room it is, so that what a reload interrupted is sent again."""
    title = traitlets.Unicode().tag(sync=True)
    """In: what the room is called."""
    whose = traitlets.Unicode().tag(sync=True)
    """In: the case the room can be arranged for; "" where it cannot."""
    wide = traitlets.Dict().tag(sync=True)
    """In: the picture that lies: ``svg``, and ``places`` (id to ``box`` and ``mark``, percent of the picture)."""
    tall = traitlets.Dict().tag(sync=True)
    """In: the one that stands, likewise; what both show is drawn in ``wide`` and used here."""
    things = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: in their order ``id, name, says, chapter`` (its title), ``href`` ("" for none), ``state`` ("", "begun" or
    "done"), ``done`` (the same in words) and ``there`` (whether it stands in the room)."""
