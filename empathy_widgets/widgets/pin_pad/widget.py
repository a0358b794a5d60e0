"""Where a clinician types the PIN that takes a handed-over screen back, or makes a new one."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["PinPad", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the pad, by name."""
    return {
        "again": _("The same PIN again"),
        "checking": _("One moment…"),
        "empty_old": _("Please type the PIN that is set now."),
        "empty_pin": _("Please type the PIN."),
        "hide": _("Hide the PIN"),
        "mismatch": _("The two PINs differ; please type the same digits twice."),
        "old": _("PIN until now"),
        "only_digits": _("A PIN is made of digits only; please type it again."),
        "pin": _("PIN"),
        "set": _("Keep this PIN"),
        "show": _("Show the PIN"),
        "too_short": _("Please use at least {count} digits."),
        "unlock": _("Take the screen back"),
    }


class PinPad(EmpathyWidget):
    """A field for a PIN. What was typed is wiped from the page and from ``outbox`` as soon as it was heard.

    Events
    ------
    pin
        ``pin``: digits as text. With purpose "set" it was typed twice, the same.
    change
        ``old``: the PIN until now; ``pin``: the new one, typed twice, the same.

    Examples
    --------
    >>> pad = PinPad(title="Welcome back", purpose="unlock")
    >>> pad.on_event(lambda event: {"goto": "/chapter/profile"} if event["pin"] == "2468" else {"ok": False})
    >>> pad.outbox = [{"request": "a", "kind": "pin", "pin": "2468"}]
    >>> pad.receipts["a"]
    {'ok': True, 'goto': '/chapter/profile'}
    """

    _esm = script("pin_pad")
    _css = style("pin_pad")
    words = staticmethod(default_strings)
    events = {"pin": {"pin": (str,)}, "change": {"old": (str,), "pin": (str,)}}

    title = traitlets.Unicode().tag(sync=True)
    """In: the heading, "" for none."""
    help = traitlets.Unicode().tag(sync=True)
    """In: one sentence saying whose PIN, and what for."""
    reveal = traitlets.Unicode().tag(sync=True)
    """In: the line that unfolds the pad, "" (default) for one that is always there."""
    purpose = traitlets.Enum(("unlock", "set", "change"), "unlock").tag(sync=True)
    """In: ask for the PIN (default), make one by typing it twice, or make another and ask for the one until now."""
    shortest = traitlets.Int(4, min=1).tag(sync=True)
    """In: the fewest digits a new PIN may have. Default 4."""
