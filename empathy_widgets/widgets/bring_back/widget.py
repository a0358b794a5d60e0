"""Takes in the file that was saved on a take-home page: chosen, looked at line by line, then added or left."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["BringBack", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the widget, by name; words in braces are filled in by the page."""
    return {
        "add": _("Add these lines"),
        "cancel": _("Leave them out"),
        "file": _("The file from home"),
        "file_empty": _("{name} is empty; choose another file."),
        "file_help": _("The client saved it on their take-home page; its name begins with “take-home”. You look at it "
                       "before anything is added."),
        "file_too_large": _("{name} is larger than any such file; choose another."),
        "file_unreadable": _("{name} cannot be read; choose it again."),
        "heading": _("Bring a file back"),
        "known": _("already here"),
        "lines": _("What was brought along"),
        "reading": _("Reading…"),
    }


class BringBack(EmpathyWidget):
    """A field for the file, and below it what the file holds until it is added or left out.

    Events
    ------
    bring
        ``name``: the file's name; ``content``: its bytes in base64. The page forgets them once they were heard.
    add
        Take in what is shown.
    cancel
        Leave it.

    Examples
    --------
    >>> widget = BringBack()
    >>> widget.on_event(lambda event: {"text": f"Read {event['name']}."})
    >>> widget.outbox = [{"request": "a", "kind": "bring", "name": "take-home.json", "content": "e30="}]
    >>> widget.receipts["a"]["text"]
    'Read take-home.json.'
    """

    _esm = script("bring_back")
    _css = style("bring_back")
    words = staticmethod(default_strings)
    events = {"bring": {"name": (str,), "content": (str,)}, "add": {}, "cancel": {}}

    limit = traitlets.Int(2_000_000, min=1).tag(sync=True)
    """In: the largest file a page takes, bytes. Default 2,000,000."""
    told = traitlets.Unicode().tag(sync=True)
    """In: whose file it is and from when, in a sentence; "", the default, for no file."""
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the file's lines: ``practice`` (its title), ``about``, ``text`` and ``known`` (whether it is here already).
    Default none."""
