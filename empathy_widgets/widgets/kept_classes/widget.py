"""Lists the classes whose figures are kept: one more under a name, two chosen to be compared, one deleted."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["KeptClasses", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the widget, by name."""
    return {
        "after": _("with"),
        "before": _("Compare"),
        "choose": _("Please choose two different classes."),
        "compare": _("Compare these two"),
        "delete": _("Delete"),
        "delete_named": _("Delete {name}"),
        "help": _("Only figures of the group are kept: how many people, means, spread, reliability, and how many "
                  "people lie in each part of the range. Never an answer, a code, or anything of fewer than five."),
        "keep": _("Keep the figures of this class"),
        "name": _("What is this class called?"),
        "name_missing": _("Please write a name first, so that you find it again."),
        "none": _("No class is kept of this instrument."),
        "sure": _("Really delete {name}?"),
        "title": _("Classes you kept"),
        "working": _("One moment…"),
    }


class KeptClasses(EmpathyWidget):
    """A list of kept classes with a button to delete each, a field to keep one, and a choice of two to compare.

    Events
    ------
    keep
        ``name``: what the class is called.
    compare
        ``before``, ``after``: the ids of two different classes of the list.
    delete
        ``id``: of one of the classes, after a second press.

    Examples
    --------
    >>> widget = KeptClasses(classes=[{"id": "a1", "name": "May", "line": "36 people"}])
    >>> widget.on_event(lambda event: {"text": f"Deleted {event['id']}."})
    >>> widget.outbox = [{"request": "a", "kind": "delete", "id": "a1"}]
    >>> widget.receipts["a"]["text"]
    'Deleted a1.'
    """

    _esm = script("kept_classes")
    _css = style("kept_classes")
    words = staticmethod(default_strings)
    events = {
        "keep": {"name": (str,)}, "compare": {"before": (str,), "after": (str,)}, "delete": {"id": (str,)},
    }

    classes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id``, ``name`` and ``line`` (one sentence) of each kept class, oldest first. Default none."""
    can_keep = traitlets.Bool(False).tag(sync=True)
    """In: whether there is a class on the page whose figures may be kept; False by default."""
