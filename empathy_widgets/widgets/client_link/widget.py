"""The way to a client's own page: its code is made and shown once, the page is closed, and whom clients may ring."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ClientLink", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the widget, by name; words in braces are filled in by the page."""
    return {
        "address": _("To try it, open this address in a second browser:"),
        "again": _("Make a new code"),
        "again_help": _("A new code closes the page under the code before. What your client wrote there stays theirs, "
                        "and opens only in the browser it was written in."),
        "close": _("Close the page now"),
        "close_sure": _("Close it in every browser?"),
        "close_no": _("No, leave it open"),
        "close_yes": _("Yes, close it"),
        "code": _("The code. Write it down for your client now: it is shown this once."),
        "help": _("With a short code your client opens their practices on a phone, without an account: their own "
                  "practices and nothing else. What they write there is theirs alone, and you cannot read it; you see "
                  "each line they share, here in the practice."),
        "make": _("Make a code"),
        "name": _("Name"),
        "nobody": _("Nobody reads along, and the page says so, with these numbers above and below everything. Until "
                    "you write one down it asks your client to look up the emergency number of their country."),
        "number": _("Number"),
        "numbers": _("Whom your clients may ring in an emergency"),
        "one_computer": _("This workbook runs on this one computer, and a client's phone cannot reach it. Give paper, "
                          "the calendar file or the take-home page instead. The page opens for phones once a clinic is "
                          "served; here you can try it."),
        "save": _("Keep these numbers"),
        "summary": _("A page of their own for your client"),
        "weeks": _("For how long?"),
        "weeks_of": _("{weeks} weeks"),
        "when": _("When somebody answers"),
        "working": _("One moment…"),
    }


class ClientLink(EmpathyWidget):
    """Make, show once and call back the code of a client's page; nothing of what stands there is here.

    Events
    ------
    make
        ``weeks``: how long the code opens the page. The receipt brings ``code``, which nobody can show again.
    close
        The page is closed at once.
    numbers
        ``numbers``: a list of ``name``, ``number`` and ``when`` as typed; rows without a number are left out.

    Examples
    --------
    >>> link = ClientLink()
    >>> link.on_event(lambda event: {"code": "abcd-efgh", "text": f"For {event['weeks']} weeks."})
    >>> link.outbox = [{"request": "a", "kind": "make", "weeks": 6}]
    >>> link.receipts["a"]["code"]
    'abcd-efgh'
    """

    _esm = script("client_link")
    _css = style("client_link")
    words = staticmethod(default_strings)
    events = {"make": {"weeks": (int,)}, "close": {}, "numbers": {"numbers": (list,)}}

    page_open = traitlets.Bool(False).tag(sync=True)
    """In: whether there is a page and a code that opens it; False by default."""
    line = traitlets.Unicode().tag(sync=True)
    """In: how the page stands, in a sentence."""
    address = traitlets.Unicode().tag(sync=True)
    """In: where this server has the page; "", the default, where nobody serves it."""
    weeks = traitlets.List(traitlets.Int()).tag(sync=True)
    """In: for how many weeks a code may open the page; the middle one is meant."""
    numbers = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: whom clients may ring: ``name``, ``number``, ``when``."""
