"""Two choices in one line: the sitting to look at, and an earlier one to lay under it."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["SittingChooser", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the chooser, by name."""
    return {
        "over": _("Compared with"),
        "sitting": _("Sitting"),
    }


class SittingChooser(EmpathyWidget):
    """Choose a sitting, and which earlier one it is compared with.

    Events
    ------
    see
        ``id``: the sitting to look at.
    lay_over
        ``id``: the earlier sitting to compare with.

    Examples
    --------
    >>> chooser = SittingChooser(sittings=[{"id": "7", "text": "3 October 2026"}], chosen="7")
    >>> chooser.on_event(lambda event: {"text": f"Looking at {event['id']}."})
    >>> chooser.outbox = [{"request": "a", "kind": "see", "id": "7"}]
    >>> chooser.receipts["a"]["text"]
    'Looking at 7.'
    """

    _esm = script("sitting_chooser")
    _css = style("sitting_chooser")
    words = staticmethod(default_strings)
    events = {"see": {"id": (str,)}, "lay_over": {"id": (str,)}}

    sittings = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what can be looked at, newest first: ``id`` and ``text``. Empty by default."""
    chosen = traitlets.Unicode().tag(sync=True)
    """In: the id of the sitting looked at; empty for none."""
    earlier = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what it can be compared with, newest first: ``id`` and ``text``. Empty hides the second choice."""
    laid_over = traitlets.Unicode().tag(sync=True)
    """In: the id of the sitting it is compared with; empty for none."""
    line = traitlets.Unicode().tag(sync=True)
    """In: how the sitting was given and how to hold it, in a few words; empty for nothing."""
